"""What the figures are counted from, in batches: nobody's name, and no text but that of unanswered questions."""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Row,
    Select,
    TableValuedAlias,
    Text,
    and_,
    case,
    cast,
    column,
    exists,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.staff_records import ACTIVE, WAITING
from bot.storage.staff_tables import cases
from bot.storage.tables import conversations, messages

AT_ONCE = 2000
"""Rows in one batch."""
_ASSESSMENT, _FALLBACK, _SOURCES = "assessment", "fallback", "sources"
_KIND = messages.c.payload["type"].as_string()
_OF_CONVERSATIONS = messages.join(conversations, conversations.c.id == messages.c.conversation)
_PAYLOAD = cast(messages.c.payload, Text)


class Begun(NamedTuple):
    """A conversation. ``handed_over``: there has been a case of it."""

    at: datetime
    handed_over: bool


class HandledCase(NamedTuple):
    """When a case was queued, taken, first answered and closed, as far as it has come."""

    reason: str
    queued_at: datetime
    claimed_at: datetime | None
    replied_at: datetime | None
    closed_at: datetime | None
    outcome: str | None


class Payload(NamedTuple):
    """What stands beside a reply: sources or a fallback as JSON; empty for an assessment, which takes much room."""

    message: int
    conversation: str
    text: str


class Verdicts(NamedTuple):
    """How often a call got a verdict (``fit``: see ``bot/guidance/wording.py``)."""

    call: str
    fit: str
    number: int


class Unanswered(NamedTuple):
    """What a person said that could not be answered."""

    conversation: str
    text: str


class Figures:
    """Reads what has happened from ``start`` up to, but not including, ``end``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def begun(self, start: datetime, end: datetime) -> AsyncIterator[list[Begun]]:
        """The conversations that began."""
        handed_over = exists().where(cases.c.conversation == conversations.c.id)
        chosen = select(conversations.c.started_at, handed_over).where(
            conversations.c.last_at >= start, conversations.c.started_at >= start, conversations.c.started_at < end
        )
        async for rows in self._batches(chosen):
            yield [Begun(row[0], bool(row[1])) for row in rows]

    async def cases(self, start: datetime, end: datetime) -> AsyncIterator[list[HandledCase]]:
        """The cases that were opened."""
        chosen = select(*(cases.c[name] for name in HandledCase._fields)).where(
            cases.c.opened_at >= start, cases.c.opened_at < end
        )
        async for rows in self._batches(chosen):
            yield [HandledCase(*row) for row in rows]

    async def open_now(self) -> dict[str, int]:
        """How many cases wait and how many somebody has, whenever they were opened."""
        chosen = select(cases.c.state, func.count()).where(cases.c.state.in_((WAITING, ACTIVE))).group_by(cases.c.state)
        async with self._reading.connect() as connection:
            found = {row[0]: int(row[1]) for row in (await connection.execute(chosen)).all()}
        return {state: found.get(state, 0) for state in (WAITING, ACTIVE)}

    async def payloads(self, start: datetime, end: datetime) -> AsyncIterator[list[Payload]]:
        """What stood beside the replies, in no order; the assessments themselves are had by ``verdicts``."""
        told = case({_SOURCES: _PAYLOAD, _FALLBACK: _PAYLOAD, _ASSESSMENT: literal("")}, value=_KIND).label("told")
        # The offset keeps databases from reading each payload once for the choice and once more for the result.
        each = (
            select(messages.c.id, messages.c.conversation, told)
            .select_from(_OF_CONVERSATIONS)
            .where(_within(start, end), messages.c.sender != "person")
            .offset(0)
            .subquery()
        )
        async for rows in self._batches(select(each).where(each.c.told.is_not(None))):
            yield [Payload(*row) for row in rows]

    async def verdicts(self, ids: Sequence[int]) -> AsyncIterator[list[Verdicts]]:
        """What the assessments in these messages said, counted; of one call and verdict there may be several rows.

        Counted by the database: an assessment of all calls takes some fifty kilobytes.
        """
        each, call, fit = self._each_call()
        counted = select(call, fit, func.count()).select_from(messages).join(each, true()).group_by(call, fit)
        for some in _parts(ids):
            async for rows in self._batches(counted.where(messages.c.id.in_(some))):
                yield [Verdicts(*row) for row in rows if row[0] and row[1]]

    def _each_call(self) -> tuple[TableValuedAlias, ColumnElement[str], ColumnElement[str]]:
        """The calls of an assessment as rows; call and verdict of each."""
        if self._reading.dialect.name == "sqlite":
            each = func.json_each(messages.c.payload, "$.assessments").table_valued(column("value", JSON), name="each")
            return each, each.c.value["call"].as_string(), each.c.value["fit"].as_string()
        listed = func.json_to_recordset(messages.c.payload["assessments"])
        each = listed.table_valued(column("call", Text), column("fit", Text)).render_derived("each", with_types=True)
        return each, each.c.call, each.c.fit

    async def unanswered(self, ids: Sequence[int]) -> AsyncIterator[list[Unanswered]]:
        """What the person had said last ahead of each of these messages."""
        said, question = messages.alias("said"), messages.alias("question")
        asked = (
            select(func.max(said.c.seq))
            .where(said.c.conversation == messages.c.conversation, said.c.seq < messages.c.seq)
            .where(said.c.sender == "person")
            .scalar_subquery()
        )
        found = and_(question.c.conversation == messages.c.conversation, question.c.seq == asked)
        chosen = select(messages.c.conversation, question.c.text).select_from(messages.join(question, found))
        for some in _parts(ids):
            async for rows in self._batches(chosen.where(messages.c.id.in_(some))):
                yield [Unanswered(*row) for row in rows]

    async def _batches(self, chosen: Select[Any]) -> AsyncIterator[Sequence[Row[Any]]]:
        async with self._reading.connect() as connection:
            result = await connection.stream(chosen)
            async for rows in result.partitions(AT_ONCE):
                yield rows


def _within(start: datetime, end: datetime) -> Any:
    """Messages of that time; the conversations are named too, for they have an index on their time."""
    return and_(conversations.c.last_at >= start, messages.c.at >= start, messages.c.at < end)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
