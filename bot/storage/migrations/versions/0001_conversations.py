"""Conversations with their messages, summaries, and the log of deletions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("key_hash", name="uq_conversations_key_hash"),
    )
    op.create_index("ix_conversations_last_at", "conversations", ["last_at"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("conversation", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("client_id", sa.String(36)),
        sa.Column("sender", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("buttons", sa.JSON, nullable=False),
        sa.Column("payload", sa.JSON),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("waiting", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name="fk_messages_conversation", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("conversation", "seq", name="uq_messages_conversation"),
        sa.UniqueConstraint("conversation", "client_id", name="uq_messages_client_id"),
    )
    op.create_index("ix_messages_waiting", "messages", ["waiting"])
    op.create_table(
        "summaries",
        sa.Column("key", sa.String(43), nullable=False),
        sa.Column("conversation", sa.String(32)),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("assessments", sa.JSON, nullable=False),
        sa.Column("ticked", sa.JSON, nullable=False),
        sa.Column("sent_at", sa.DateTime),
        sa.PrimaryKeyConstraint("key", name="pk_summaries"),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name="fk_summaries_conversation", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_summaries_conversation", "summaries", ["conversation"])
    op.create_index("ix_summaries_made_at", "summaries", ["made_at"])
    op.create_table(
        "deletions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deletions"),
    )
    op.create_index("ix_deletions_at", "deletions", ["at"])


def downgrade() -> None:
    """Drops the tables."""
    for table in ("deletions", "summaries", "messages", "conversations"):
        op.drop_table(table)
