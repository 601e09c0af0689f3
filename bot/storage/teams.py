"""Conversations in Microsoft Teams: where to answer, and what has been sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.tables import conversations
from bot.storage.teams_tables import teams_activities, teams_conversations


@dataclass(frozen=True)
class Place:
    """Where a conversation is in Teams. ``reference`` is the SDK's, ``told_seq`` the last message that was sent.

    Of the message after that ``told_parts`` parts have been sent.
    """

    conversation: str
    reference: dict[str, Any]
    told_seq: int
    told_parts: int
    is_lost: bool


class TeamsPlaces:
    """The places of one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def remember(self, conversation: str, reference: dict[str, Any]) -> None:
        """Keeps where to answer; the latest counts, and makes up for an earlier failure."""
        values = {"reference": reference, "failed_at": None}
        mine = teams_conversations.c.conversation == conversation
        try:
            async with self._engine.begin() as connection:
                known = await connection.execute(update(teams_conversations).where(mine).values(values))
                if not known.rowcount:
                    new = values | {"conversation": conversation, "told_seq": 0, "told_parts": 0}
                    await connection.execute(insert(teams_conversations).values(new))
        except IntegrityError:  # the first two activities came at once
            async with self._engine.begin() as connection:
                await connection.execute(update(teams_conversations).where(mine).values(values))

    async def of(self, conversation: str) -> Place | None:
        """The place of a conversation; None where it is not one of Teams."""
        chosen = select(teams_conversations).where(teams_conversations.c.conversation == conversation)
        async with self._reading.connect() as connection:
            row = (await connection.execute(chosen)).first()
        return (
            Place(row.conversation, row.reference, row.told_seq, row.told_parts, row.failed_at is not None)
            if row
            else None
        )

    async def all(self) -> list[str]:
        """Every conversation of Teams."""
        async with self._reading.connect() as connection:
            return list((await connection.execute(select(teams_conversations.c.conversation))).scalars())

    async def behind(self) -> list[str]:
        """Conversations in which something waits to be sent."""
        chosen = (
            select(teams_conversations.c.conversation)
            .join(conversations, conversations.c.id == teams_conversations.c.conversation)
            .where(conversations.c.last_seq > teams_conversations.c.told_seq, teams_conversations.c.failed_at.is_(None))
        )
        async with self._reading.connect() as connection:
            return list((await connection.execute(chosen)).scalars())

    async def told(self, conversation: str, seq: int) -> None:
        """Remembers that everything up to message ``seq`` has been sent."""
        mine = (teams_conversations.c.conversation == conversation) & (teams_conversations.c.told_seq < seq)
        async with self._engine.begin() as connection:
            await connection.execute(update(teams_conversations).where(mine).values(told_seq=seq, told_parts=0))

    async def told_part(self, conversation: str, parts: int) -> None:
        """Remembers how many parts of the next message have been sent."""
        mine = teams_conversations.c.conversation == conversation
        async with self._engine.begin() as connection:
            await connection.execute(update(teams_conversations).where(mine).values(told_parts=parts))

    async def lost(self, conversation: str, now: datetime) -> None:
        """Remembers that nothing can be sent there any more, until somebody writes from there."""
        mine = teams_conversations.c.conversation == conversation
        async with self._engine.begin() as connection:
            await connection.execute(update(teams_conversations).where(mine).values(failed_at=now))

    async def shown(self, conversation: str, seq: int, activity: str) -> None:
        """Remembers which activity shows message ``seq``, so that it can be changed after use."""
        mine = (teams_activities.c.conversation == conversation) & (teams_activities.c.seq == seq)
        new = {"conversation": conversation, "seq": seq, "activity": activity}
        async with self._engine.begin() as connection:
            await connection.execute(delete(teams_activities).where(mine))
            await connection.execute(insert(teams_activities).values(new))

    async def take(self, conversation: str, seq: int) -> str | None:
        """The activity that shows message ``seq``; given once, for what is used can't be used again."""
        mine = (teams_activities.c.conversation == conversation) & (teams_activities.c.seq == seq)
        async with self._engine.begin() as connection:
            gone = await connection.execute(delete(teams_activities).where(mine).returning(teams_activities.c.activity))
            return gone.scalar()
