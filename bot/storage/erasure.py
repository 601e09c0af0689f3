"""Erasing: at once when a person asks for it, and of itself when the time to keep is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Delete, delete, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.settings import Retention
from bot.storage.database import checkpoint
from bot.storage.staff_records import CLOSED
from bot.storage.staff_tables import cases
from bot.storage.tables import conversations, deletions, summaries
from bot.storage.trackers import Trackers

ASKED_FOR, TOO_OLD = "asked_for", "too_old"


@dataclass(frozen=True)
class Purged:
    """How many of each kind were erased."""

    conversations: int
    summaries: int
    log_entries: int


class Erasure:
    """Erases from the database and from Rasa's tracker store, and keeps a log without names or contents.

    Rasa's side goes first: were it to fail, the conversation would still be there to be erased again.
    """

    def __init__(self, engine: AsyncEngine, trackers: Trackers) -> None:
        self._engine = engine
        self._trackers = trackers

    async def conversation(self, conversation: str, now: datetime) -> None:
        """Erases a conversation with its messages and summaries, here and in Rasa."""
        await self._trackers.erase([conversation])
        async with self._engine.begin() as connection:
            made = await _count(connection, delete(summaries).where(summaries.c.conversation == conversation))
            gone = await _count(connection, delete(conversations).where(conversations.c.id == conversation))
            await _log(connection, now, ASKED_FOR, {"conversation": gone, "summary": made})
        await checkpoint(self._engine)

    async def summary(self, key: str, now: datetime) -> bool:
        """Erases one summary; False where there is none."""
        async with self._engine.begin() as connection:
            gone = await _count(connection, delete(summaries).where(summaries.c.key == key))
            await _log(connection, now, ASKED_FOR, {"summary": gone})
        await checkpoint(self._engine)
        return bool(gone)

    async def too_old(self, keep: Retention, now: datetime) -> Purged:
        """Erases what has been kept for longer than ``keep`` says. Summaries have a time of their own.

        A conversation whose case staff have not closed yet is kept.
        """
        last_day = now - timedelta(days=keep.conversation_days)
        open_case = exists().where(cases.c.conversation == conversations.c.id, cases.c.state != CLOSED)
        stale = (conversations.c.last_at < last_day) & ~open_case
        old = summaries.c.made_at < now - timedelta(days=keep.summary_days)
        forgotten = deletions.c.at < now - timedelta(days=keep.deletion_log_days)
        async with self._engine.connect() as connection:
            ids = list((await connection.execute(select(conversations.c.id).where(stale))).scalars())
            known = set((await connection.execute(select(conversations.c.id))).scalars())
        quiet = await self._trackers.quiet_since(last_day)  # of the terminal, and what may have been left behind
        # Rasa hears nothing while staff have a conversation: what it knows of those that are kept is kept too.
        await self._trackers.erase([*ids, *(one for one in quiet if one not in known)])
        async with self._engine.begin() as connection:
            gone = await _count(connection, delete(conversations).where(stale, conversations.c.id.in_(ids)))
            made = await _count(connection, delete(summaries).where(old))
            entries = await _count(connection, delete(deletions).where(forgotten))
            await _log(connection, now, TOO_OLD, {"conversation": gone, "summary": made, "deletion_log": entries})
        await checkpoint(self._engine)
        return Purged(gone, made, entries)


async def _count(connection: AsyncConnection, statement: Delete) -> int:
    return (await connection.execute(statement)).rowcount


async def _log(connection: AsyncConnection, now: datetime, reason: str, numbers: dict[str, int]) -> None:
    entries = [
        {"at": now, "what": what, "reason": reason, "number": number} for what, number in numbers.items() if number
    ]
    if entries:
        await connection.execute(insert(deletions), entries)
