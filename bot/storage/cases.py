"""Cases: what is handed to staff, and who has it. Each change is one transaction with a compare-and-set in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import for_reading
from bot.storage.keeping import handed_on, keep, reserved
from bot.storage.records import BOT, Draft, Message, Summary
from bot.storage.staff_records import (
    ACTIVE,
    CLOSED,
    HUMAN,
    NOBODY,
    QUEUE,
    QUEUED,
    WAITING,
    Case,
    Correction,
    InternalNote,
)
from bot.storage.staff_tables import cases, corrections, internal_notes
from bot.storage.summaries import values_of
from bot.storage.tables import conversations, summaries

TAKEN_OVER = "taken_over"
"""Reason of a case that nobody asked for: a member of the staff stepped in."""
WITHDRAWN, RETURNED = "withdrawn", "returned"
"""Outcomes besides those that staff choose: the person left the queue; the assistant was given it back."""
_OPEN = cases.c.state != CLOSED
Changed = tuple[Case, list[Message]]
"""A case after a change, and the messages that tell of the change."""


@dataclass(frozen=True)
class Wish:
    """What a person sends along when they want to be connected. ``out_of_hours``: for the next working day."""

    reason: str
    note: str = ""
    contact: str = ""
    out_of_hours: bool = False


class Cases:
    """The cases of one database. Methods that change something give None where somebody else was first."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def handed_over(
        self, conversation: str, wish: Wish, drafts: Sequence[Draft], now: datetime
    ) -> Changed | None:
        """Puts a conversation of the assistant into the queue; out of hours the assistant keeps it meanwhile."""
        async with self._engine.begin() as connection:
            if wish.out_of_hours:
                place = await reserved(connection, conversation, len(drafts), now, BOT)
                seq = place[0] if place else None
            else:
                seq = await handed_on(connection, conversation, [BOT], QUEUED, QUEUE, len(drafts), now)
            if seq is None:
                return None
            case = await _opened(connection, conversation, wish, now)
            return case, await keep(connection, conversation, drafts, seq, now)

    async def added_to(
        self, conversation: str, note: str, contact: str, drafts: Sequence[Draft], now: datetime
    ) -> Changed | None:
        """Adds a line and a way to be reached to a case that waits already; None where none does."""
        async with self._engine.begin() as connection:
            case = await _open_case(connection, conversation)
            if case is None or case.state != WAITING:
                return None
            place = await reserved(connection, conversation, len(drafts), now)
            if place is None:
                return None
            values = {"note": "\n".join(filter(None, (case.note, note))), "contact": contact or case.contact}
            return await _set(connection, case, values), await keep(connection, conversation, drafts, place[0], now)

    async def claimed(
        self,
        conversation: str,
        staff: str,
        drafts: Sequence[Draft],
        now: datetime,
        owners: Sequence[str] = (QUEUE, BOT),
    ) -> Changed | None:
        """Gives the conversation to a member of the staff, if one of ``owners`` still has it."""
        async with self._engine.begin() as connection:
            seq = await handed_on(connection, conversation, owners, HUMAN, staff, len(drafts), now)
            if seq is None:
                return None
            case = await _open_case(connection, conversation)
            if case is None:
                case = await _opened(connection, conversation, Wish(TAKEN_OVER), now)
            claimed_at = case.claimed_at or now  # from a colleague: the person has waited no longer than until then
            case = await _set(connection, case, {"state": ACTIVE, "claimed_by": staff, "claimed_at": claimed_at})
            return case, await keep(connection, conversation, drafts, seq, now)

    async def handed_to(
        self, conversation: str, owner: str, to: str, drafts: Sequence[Draft], now: datetime
    ) -> Changed | None:
        """Gives a conversation of ``owner`` to a colleague."""
        return await self._moved(conversation, owner, HUMAN, to, {"claimed_by": to}, drafts, now)

    async def queued_again(
        self, conversation: str, owner: str, team: str, drafts: Sequence[Draft], now: datetime
    ) -> Changed | None:
        """Puts a conversation of ``owner`` back into the queue, for ``team`` where one is named."""
        values = {"state": WAITING, "claimed_by": None, "claimed_at": None, "queued_at": now, "team": team}
        return await self._moved(conversation, owner, QUEUED, QUEUE, values, drafts, now)

    async def ended(
        self,
        conversation: str,
        owner: str,
        outcome: str,
        drafts: Sequence[Draft],
        now: datetime,
        *,
        to_bot: bool,
        by: str | None = None,
        follow_up: str = "",
    ) -> Changed | None:
        """Closes the case of ``owner``; the assistant has the conversation again, or nobody."""
        values = {"state": CLOSED, "closed_at": now, "closed_by": by, "outcome": outcome, "follow_up": follow_up}
        state, new_owner = (BOT, BOT) if to_bot else (CLOSED, NOBODY)
        return await self._moved(conversation, owner, state, new_owner, values, drafts, now)

    async def _moved(
        self,
        conversation: str,
        owner: str,
        state: str,
        new_owner: str,
        values: dict[str, Any],
        drafts: Sequence[Draft],
        now: datetime,
    ) -> Changed | None:
        async with self._engine.begin() as connection:
            seq = await handed_on(connection, conversation, [owner], state, new_owner, len(drafts), now)
            case = await _open_case(connection, conversation) if seq is not None else None
            if seq is None or case is None:
                return None
            return await _set(connection, case, values), await keep(connection, conversation, drafts, seq, now)

    async def replied(self, conversation: str, now: datetime) -> None:
        """Remembers when a person first answered."""
        async with self._engine.begin() as connection:
            mine = (cases.c.conversation == conversation) & (cases.c.state == ACTIVE) & cases.c.replied_at.is_(None)
            await connection.execute(update(cases).where(mine).values(replied_at=now))

    async def note(self, conversation: str, author: str, text: str, now: datetime) -> None:
        """Keeps what staff write for each other."""
        async with self._engine.begin() as connection:
            values = {"conversation": conversation, "at": now, "author": author, "text": text}
            await connection.execute(insert(internal_notes).values(values))

    async def corrected(
        self,
        conversation: str,
        owner: str,
        changes: Sequence[Correction],
        drafts: Sequence[Draft],
        now: datetime,
        made: Sequence[Summary] = (),
    ) -> list[Message] | None:
        """Keeps facts that the ``owner`` corrected and the summaries ``made``; None where it is not theirs."""
        async with self._engine.begin() as connection:
            place = await reserved(connection, conversation, len(drafts), now, owner)
            if place is None:
                return None
            rows = [vars(one) | {"conversation": conversation} for one in changes]
            await connection.execute(insert(corrections), rows)
            if made:
                await connection.execute(insert(summaries), [values_of(one) for one in made])
            return await keep(connection, conversation, drafts, place[0], now)

    # -- reading ---------------------------------------------------------------------------------------

    async def waiting(self) -> list[Case]:
        """The queue: who asked first stands first, also where it came back from a member of the staff."""
        return await self._read(cases.c.state == WAITING, cases.c.opened_at, cases.c.id)

    async def active(self, staff: str | None = None) -> list[Case]:
        """The cases that staff have now, all or those of one member."""
        mine = (cases.c.state == ACTIVE) if staff is None else (cases.c.state == ACTIVE) & (cases.c.claimed_by == staff)
        return await self._read(mine, cases.c.claimed_at)

    async def of(self, conversation: str) -> list[Case]:
        """The cases of a conversation, the newest first."""
        return await self._read(cases.c.conversation == conversation, cases.c.id.desc())

    async def open_one(self, conversation: str) -> Case | None:
        """The case of a conversation that is not closed."""
        found = await self._read((cases.c.conversation == conversation) & _OPEN, cases.c.id.desc())
        return found[0] if found else None

    async def recent_waits(self, since: datetime, most: int) -> list[tuple[datetime, datetime]]:
        """When the latest cases came into the queue and when they were claimed, from ``since`` on."""
        chosen = (
            select(cases.c.queued_at, cases.c.claimed_at)
            .where(cases.c.claimed_at >= since, cases.c.reason != TAKEN_OVER, cases.c.out_of_hours.is_(False))
            .order_by(cases.c.claimed_at.desc())
            .limit(most)
        )
        async with self._reading.connect() as connection:
            return [(row.queued_at, row.claimed_at) for row in (await connection.execute(chosen)).all()]

    async def owned(self) -> list[tuple[str, str]]:
        """The conversations that members of the staff have: each with its owner."""
        chosen = select(conversations.c.id, conversations.c.owner).where(conversations.c.state == HUMAN)
        async with self._reading.connect() as connection:
            return [(row.id, row.owner) for row in (await connection.execute(chosen)).all()]

    async def queued(self) -> set[str]:
        """The conversations that are in the queue, so that nobody answers in them."""
        chosen = select(conversations.c.id).where(conversations.c.state == QUEUED)
        async with self._reading.connect() as connection:
            return set((await connection.execute(chosen)).scalars())

    async def notes(self, conversation: str) -> list[InternalNote]:
        """What staff wrote for each other, oldest first."""
        chosen = select(internal_notes).where(internal_notes.c.conversation == conversation)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen.order_by(internal_notes.c.id))).all()
        return [InternalNote(row.at, row.author, row.text) for row in rows]

    async def corrections(self, conversation: str) -> list[Correction]:
        """What staff changed of the facts, oldest first."""
        chosen = select(corrections).where(corrections.c.conversation == conversation).order_by(corrections.c.id)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen)).all()
        return [Correction(row.at, row.author, row.fact, row.before, row.after) for row in rows]

    async def _read(self, condition: Any, *order: Any) -> list[Case]:
        async with self._reading.connect() as connection:
            rows = (await connection.execute(select(cases).where(condition).order_by(*order))).all()
        return [case_of(row) for row in rows]


async def _open_case(connection: AsyncConnection, conversation: str) -> Case | None:
    chosen = select(cases).where(cases.c.conversation == conversation, _OPEN)
    row = (await connection.execute(chosen)).first()
    return case_of(row) if row else None


async def _opened(connection: AsyncConnection, conversation: str, wish: Wish, now: datetime) -> Case:
    """A new case; or the one that waits already, with what is new in the wish."""
    if known := await _open_case(connection, conversation):
        note = "\n".join(filter(None, (known.note, wish.note)))
        queued_at = now if known.out_of_hours and not wish.out_of_hours else known.queued_at
        values = {
            "note": note, "contact": wish.contact or known.contact, "out_of_hours": wish.out_of_hours,
            "queued_at": queued_at,
        }  # fmt: skip
        return await _set(connection, known, values)
    values = {
        "conversation": conversation, "state": WAITING, "opened_at": now, "queued_at": now, "reason": wish.reason,
        "out_of_hours": wish.out_of_hours, "note": wish.note, "contact": wish.contact, "team": "", "follow_up": "",
    }  # fmt: skip
    row = (await connection.execute(insert(cases).values(values).returning(cases))).one()
    return case_of(row)


async def _set(connection: AsyncConnection, case: Case, values: dict[str, Any]) -> Case:
    row = (await connection.execute(update(cases).where(cases.c.id == case.id).values(values).returning(cases))).one()
    return case_of(row)


def case_of(row: Row[Any]) -> Case:
    """The case in a row of its table."""
    return Case(**{name: getattr(row, name) for name in Case.__dataclass_fields__})
