"""What is kept: conversations, summaries and the log of what was erased (SQLAlchemy, SQLite or PostgreSQL)."""
