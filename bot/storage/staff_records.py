"""What the repositories of the staff's side hand out: plain values, never rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

QUEUED, HUMAN, CLOSED = "queued", "human", "closed"
"""States of a conversation, besides ``bot``."""
QUEUE, NOBODY = "queue", "nobody"
"""Owners of a conversation that waits for staff, and of a closed one."""
WAITING, ACTIVE = "waiting", "active"
"""States of a case, besides ``closed``."""


@dataclass(frozen=True)
class Case:
    """One matter handed to staff. ``contact`` is an e-mail address, a phone number, or empty."""

    id: int
    conversation: str
    state: str
    opened_at: datetime
    queued_at: datetime
    reason: str
    out_of_hours: bool
    note: str
    contact: str
    team: str
    claimed_by: str | None
    claimed_at: datetime | None
    replied_at: datetime | None
    closed_at: datetime | None
    closed_by: str | None
    outcome: str | None
    follow_up: str


@dataclass(frozen=True)
class Staff:
    """A member of the staff. ``name`` is what applicants see; ``login`` an e-mail address."""

    id: str
    login: str
    name: str
    roles: frozenset[str]
    teams: tuple[str, ...]
    password_hash: str | None
    subject: str | None
    is_active: bool
    last_seen_at: datetime | None


@dataclass(frozen=True)
class Session:
    """A signed-in member. ``key_hash`` names the session; the cookie itself is not kept."""

    key_hash: str
    csrf: str
    staff: Staff
    created_at: datetime
    used_at: datetime


@dataclass(frozen=True)
class InternalNote:
    """What staff wrote for each other."""

    at: datetime
    author: str
    text: str


@dataclass(frozen=True)
class Correction:
    """A fact that staff changed; ``after`` is None where it was taken away."""

    at: datetime
    author: str
    fact: str
    before: Any
    after: Any


@dataclass(frozen=True)
class CannedReply:
    """A reply to use again; ``text`` may hold fields such as ``{handläggare}``."""

    id: int
    title: str
    text: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True)
class AuditEntry:
    """Who of the staff read or changed what. ``login`` stands also where nobody was signed in."""

    id: int
    at: datetime
    staff: str | None
    login: str
    action: str
    conversation: str | None
    details: dict[str, Any]


@dataclass(frozen=True)
class Notice:
    """A message to the outside that waits to be sent, or has been."""

    id: int
    channel: str
    content: dict[str, Any]
    created_at: datetime
    next_try_at: datetime
    tries: int
    sent_at: datetime | None
    failed_at: datetime | None
