"""The tables. ``migrations/`` brings a database to this form; a test holds the two together."""

from datetime import datetime, timezone

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite has no time zones of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=timezone.utc)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

conversations = Table(
    "conversations",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("key_hash", String(64), nullable=False, unique=True),  # the person's key itself is never stored
    Column("channel", String(16), nullable=False),
    Column("state", String(16), nullable=False),  # bot, queued, human, closed
    Column("owner", String(64), nullable=False),  # "bot", "queue", "nobody", or the id of the staff member
    Column("last_seq", Integer, nullable=False),
    Column("untold_from", Integer),  # first message that Rasa has yet to be told of, after a person has had it
    Column("started_at", UtcTime, nullable=False),
    Column("last_at", UtcTime, nullable=False, index=True),
)

messages = Table(
    "messages",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),  # place in the conversation, from 1
    Column("client_id", String(36)),  # the sender's own id of a message, by which a repeated one is known
    Column("sender", String(16), nullable=False),  # person, bot, staff, system
    Column("author", String(80)),  # the name of the staff member who wrote it
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("payload", JSON),
    Column("at", UtcTime, nullable=False),
    Column("waiting", Boolean, nullable=False),  # said by the person and not answered yet
    UniqueConstraint("conversation", "seq"),
    UniqueConstraint("conversation", "client_id", name="uq_messages_client_id"),
    Index("ix_messages_waiting", "waiting"),
)

summaries = Table(
    "summaries",
    METADATA,
    Column("key", String(43), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="SET NULL"), index=True),
    Column("made_on", Date, nullable=False),
    Column("made_at", UtcTime, nullable=False, index=True),
    Column("facts", JSON, nullable=False),
    Column("assessments", JSON, nullable=False),
    Column("ticked", JSON, nullable=False),  # ids of attachments that are ready: "<call>/<attachment>"
    Column("sent_at", UtcTime),  # when the person asked that an officer shall see it
)

deletions = Table(
    "deletions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("what", String(32), nullable=False),  # conversation, summary, deletion_log
    Column("reason", String(32), nullable=False),  # asked_for, too_old
    Column("number", Integer, nullable=False),
)
