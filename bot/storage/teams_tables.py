"""The tables of conversations in Microsoft Teams."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table

from bot.storage.tables import METADATA, UtcTime

teams_conversations = Table(
    "teams_conversations",
    METADATA,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("reference", JSON, nullable=False),  # where to answer, as the Agents SDK writes it
    Column("told_seq", Integer, nullable=False),  # the last message that has been sent, or needs no sending
    Column("told_parts", Integer, nullable=False),  # how much of the message after that has been sent
    Column("failed_at", UtcTime),  # nothing can be sent there any more
)

teams_activities = Table(
    "teams_activities",
    METADATA,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),  # the message with something to press
    Column("activity", String(255), nullable=False),  # what shows it in Teams
)
