"""Notices to the outside that wait to be sent, so that none is lost where the gateway or the receiver is down."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.staff_records import Notice
from bot.storage.staff_tables import notices


class Outbox:
    """The notices of one database. One may go out twice, where the gateway dies right after sending; none is lost."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def put(self, channel: str, content: dict[str, Any], now: datetime) -> int:
        """Keeps a notice that is to be sent at once; gives its id."""
        new = {"channel": channel, "content": content, "created_at": now, "next_try_at": now, "tries": 0}
        async with self._engine.begin() as connection:
            result = await connection.execute(insert(notices).values(new).returning(notices.c.id))
            return int(result.scalar_one())

    async def due(self, channel: str, now: datetime, most: int = 20) -> list[Notice]:
        """Those of a channel whose time has come, oldest first."""
        chosen = select(notices).where(notices.c.channel == channel, *_WAITING, notices.c.next_try_at <= now)
        async with self._reading.connect() as connection:
            ordered = chosen.order_by(notices.c.next_try_at, notices.c.id).limit(most)
            return [_notice(row) for row in (await connection.execute(ordered)).all()]

    async def next_try_at(self, channel: str) -> datetime | None:
        """When the next one of a channel is to be tried; None where none waits."""
        waiting = select(notices.c.next_try_at).where(notices.c.channel == channel, *_WAITING)
        chosen = waiting.order_by(notices.c.next_try_at).limit(1)
        async with self._reading.connect() as connection:
            return (await connection.execute(chosen)).scalar_one_or_none()

    async def sent(self, notice: int, now: datetime) -> None:
        """Remembers that it has arrived."""
        await self._tried(notice, sent_at=now)

    async def failed(self, notice: int, next_try_at: datetime | None, now: datetime) -> None:
        """Remembers a try in vain, and when the next one is; None: it is given up."""
        if next_try_at is None:
            await self._tried(notice, failed_at=now)
        else:
            await self._tried(notice, next_try_at=next_try_at)

    async def erase_before(self, moment: datetime) -> int:
        """Erases those that were sent or given up before ``moment``; gives their number."""
        over = or_(notices.c.sent_at < moment, notices.c.failed_at < moment)
        async with self._engine.begin() as connection:
            return (await connection.execute(delete(notices).where(over))).rowcount

    async def _tried(self, notice: int, **values: datetime) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(
                update(notices).where(notices.c.id == notice, *_WAITING).values(tries=notices.c.tries + 1, **values)
            )


_WAITING = (notices.c.sent_at.is_(None), notices.c.failed_at.is_(None))


def _notice(row: Row[Any]) -> Notice:
    return Notice(
        row.id, row.channel, row.content, row.created_at, row.next_try_at, row.tries, row.sent_at, row.failed_at
    )
