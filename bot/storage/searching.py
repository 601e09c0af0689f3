"""Finding conversations for staff: by text, call, day and state."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import SWEDEN
from bot.storage.cases import case_of
from bot.storage.database import for_reading
from bot.storage.keeping import conversation_of
from bot.storage.records import Conversation
from bot.storage.staff_records import CLOSED, Case
from bot.storage.staff_tables import cases
from bot.storage.tables import conversations, messages

AROUND = 60
"""Characters of a message shown on each side of what was searched for."""


@dataclass(frozen=True)
class Found:
    """A conversation with its latest case; ``snippet`` is where the text stands, or how the conversation began."""

    conversation: Conversation
    case: Case | None
    snippet: str


@dataclass(frozen=True)
class Query:
    """What is searched for; empty fields don't matter. Days are Swedish ones, both counted in.

    ``state``: bot, queued, human or closed; or ``handled`` for conversations with a closed case.
    """

    text: str = ""
    call: str = ""
    first_day: date | None = None
    last_day: date | None = None
    state: str = ""


class Searching:
    """Searches the conversations of one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def found(self, query: Query, most: int = 50, offset: int = 0) -> list[Found]:
        """The conversations that fit, the one last used first."""
        chosen = (
            select(conversations.c.id)
            .where(*_conditions(query), conversations.c.last_seq > 0)
            .order_by(conversations.c.last_at.desc(), conversations.c.id)
            .limit(most)
            .offset(offset)
        )
        async with self._reading.connect() as connection:
            ids = list((await connection.execute(chosen)).scalars())
            own = (await connection.execute(select(conversations).where(conversations.c.id.in_(ids)))).all()
            latest = select(func.max(cases.c.id)).where(cases.c.conversation.in_(ids)).group_by(cases.c.conversation)
            newest = (await connection.execute(select(cases).where(cases.c.id.in_(latest)))).all()
            said = (await connection.execute(_said(ids, query.text))).all()
        by_id = {row.id: conversation_of(row) for row in own}
        case_by = {row.conversation: case_of(row) for row in newest}
        first: dict[str, str] = {}
        for row in said:
            first.setdefault(row.conversation, row.text)
        return [Found(by_id[one], case_by.get(one), snippet_of(first.get(one, ""), query.text)) for one in ids]


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    own = messages.c.conversation == conversations.c.id
    if query.text:
        conditions.append(exists().where(own, _holds(query.text)))
    if query.call:
        told_of = cast(messages.c.payload, String).contains(f'"{query.call}"', autoescape=True)
        conditions.append(exists().where(own, told_of))
    if query.first_day:
        conditions.append(conversations.c.last_at >= _midnight(query.first_day))
    if query.last_day:
        conditions.append(conversations.c.started_at < _midnight(query.last_day + timedelta(days=1)))
    if query.state == "handled":
        handled = and_(cases.c.conversation == conversations.c.id, cases.c.state == CLOSED)
        conditions.append(exists().where(handled))
    elif query.state:
        conditions.append(conversations.c.state == query.state)
    return conditions


def _holds(text: str) -> ColumnElement[bool]:
    """Whether a message holds ``text`` in any case: databases know the case of a–z only, so å, ä, ö are told apart."""
    spellings = {text, text.lower(), text.upper(), text.capitalize()}
    return or_(*(messages.c.text.icontains(one, autoescape=True) for one in sorted(spellings)))


def _said(ids: list[str], text: str) -> Any:
    chosen = select(messages.c.conversation, messages.c.text).where(messages.c.conversation.in_(ids))
    chosen = chosen.where(_holds(text)) if text else chosen.where(messages.c.sender == "person")
    return chosen.order_by(messages.c.conversation, messages.c.seq)


def snippet_of(message: str, text: str) -> str:
    """The part of ``message`` around ``text``, or its beginning."""
    plain = " ".join(message.split())
    at = max(0, plain.lower().find(text.lower()))
    start, end = max(0, at - AROUND), at + len(text) + AROUND
    return ("… " if start else "") + plain[start:end].strip() + (" …" if end < len(plain) else "")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SWEDEN)
