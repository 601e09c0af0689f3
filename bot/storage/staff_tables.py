"""The tables of the staff's side. Kept apart from the conversations' own, and of the same database."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.storage.tables import METADATA, UtcTime

cases = Table(
    "cases",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("state", String(16), nullable=False, index=True),  # waiting, active, closed
    Column("opened_at", UtcTime, nullable=False, index=True),
    Column("queued_at", UtcTime, nullable=False),  # later than opened_at where it came back to the queue
    Column("reason", String(32), nullable=False),  # why a person was wanted, see bot/storage/cases.py
    Column("out_of_hours", Boolean, nullable=False),  # left for the next working day; the assistant goes on answering
    Column("note", Text, nullable=False),  # what the applicant added
    Column("contact", String(254), nullable=False),  # e-mail address or phone number (E.164), or empty
    Column("team", String(40), nullable=False),  # the group it was handed to, or empty
    Column("claimed_by", String(32)),
    Column("claimed_at", UtcTime),
    Column("replied_at", UtcTime),  # the first answer of a person
    Column("closed_at", UtcTime),
    Column("closed_by", String(32)),
    Column("outcome", String(32)),  # why it was closed: answered, advised_to_apply, referred, no_contact, returned …
    Column("follow_up", Text, nullable=False),
)

internal_notes = Table(
    "internal_notes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("author", String(80), nullable=False),
    Column("text", Text, nullable=False),
)

corrections = Table(
    "corrections",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("author", String(80), nullable=False),
    Column("fact", String(64), nullable=False),
    Column("before", JSON),
    Column("after", JSON),  # null: taken away
)

canned_replies = Table(
    "canned_replies",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("title", String(80), nullable=False),
    Column("text", Text, nullable=False),  # with fields such as {handläggare}
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", String(80), nullable=False),
    UniqueConstraint("title"),
)

staff = Table(
    "staff",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("login", String(254), nullable=False, unique=True),  # e-mail address, in lower case
    Column("name", String(80), nullable=False),  # as applicants see it
    Column("roles", JSON, nullable=False),  # officer, supervisor, auditor, administrator
    Column("teams", JSON, nullable=False),
    Column("password_hash", String(255)),  # argon2id; null: no password yet, or signs in elsewhere
    Column("subject", String(255), unique=True),  # "<issuer> <sub>" of the OpenID provider
    Column("is_active", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("last_seen_at", UtcTime),
)

staff_sessions = Table(
    "staff_sessions",
    METADATA,
    Column("key_hash", String(64), primary_key=True),  # the cookie itself is never stored
    Column("staff", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("csrf", String(43), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=False),
)

invitations = Table(
    "invitations",
    METADATA,
    Column("key_hash", String(64), primary_key=True),
    Column("staff", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("staff", String(32)),  # null: nobody was signed in
    Column("login", String(254), nullable=False),
    Column("action", String(40), nullable=False),
    Column("conversation", String(32), index=True),
    Column("details", JSON, nullable=False),  # never what an applicant wrote
)

notices = Table(
    "notices",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),  # webhook, email
    Column("content", JSON, nullable=False),  # no personal data
    Column("created_at", UtcTime, nullable=False),
    Column("next_try_at", UtcTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", UtcTime),
    Column("failed_at", UtcTime),  # given up
    Index("ix_notices_next_try_at", "next_try_at"),
)
