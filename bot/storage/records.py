"""What the repositories hand out: plain values, never rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

BOT = "bot"
"""State of a conversation that the assistant answers, and its owner then."""


@dataclass(frozen=True)
class Conversation:
    """One conversation. ``state`` is bot, queued, human or closed; ``owner`` is who may answer.

    ``untold_from`` is the first message that Rasa has yet to be told of, after a person has had the conversation.
    """

    id: str
    channel: str
    state: str
    owner: str
    last_seq: int
    started_at: datetime
    last_at: datetime
    untold_from: int | None = None


@dataclass(frozen=True)
class Draft:
    """A message before it has its place in the conversation. ``author`` names who of the staff wrote it."""

    sender: str
    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    payload: dict[str, Any] | None = None
    author: str | None = None


@dataclass(frozen=True)
class Message:
    """One message in its place. ``waiting``: said by the person and not answered yet."""

    seq: int
    sender: str
    text: str
    at: datetime
    buttons: list[dict[str, str]] = field(default_factory=list)
    payload: dict[str, Any] | None = None
    client_id: str | None = None
    waiting: bool = False
    author: str | None = None


@dataclass(frozen=True)
class Summary:
    """An assessment that was kept: what was told, and the verdicts as they were on ``made_on``."""

    key: str
    conversation: str | None
    made_on: date
    made_at: datetime
    facts: dict[str, Any]
    assessments: list[dict[str, Any]]
    ticked: tuple[str, ...] = ()
    sent_at: datetime | None = None
