"""Replies that staff write once and use again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.staff_records import CannedReply
from bot.storage.staff_tables import canned_replies

MOST_REPLIES = 300
"""Nobody finds one among more."""


class TitleTaken(Exception):
    """Another reply has this title."""


class TooMany(Exception):
    """There are ``MOST_REPLIES`` already."""


class CannedReplies:
    """The canned replies of one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def all(self) -> list[CannedReply]:
        """Every reply, by title."""
        chosen = select(canned_replies).order_by(func.lower(canned_replies.c.title), canned_replies.c.id)
        async with self._reading.connect() as connection:
            return [_reply(row) for row in (await connection.execute(chosen)).all()]

    async def add(self, title: str, text: str, by: str, now: datetime) -> CannedReply:
        """Keeps a new reply. Raises ``TitleTaken`` or ``TooMany``."""
        values = {"title": title, "text": text, "changed_at": now, "changed_by": by}
        try:
            async with self._engine.begin() as connection:
                if (await connection.execute(_number)).scalar_one() >= MOST_REPLIES:
                    raise TooMany
                made = await connection.execute(insert(canned_replies).values(values).returning(canned_replies.c.id))
                return CannedReply(int(made.scalar_one()), title, text, now, by)
        except IntegrityError as error:
            raise TitleTaken from error

    async def change(self, id_: int, seen: datetime, title: str, text: str, by: str, now: datetime) -> bool:
        """Replaces a reply. False where it is gone, or has been changed since it was ``seen`` last.

        Raises ``TitleTaken``.
        """
        try:
            async with self._engine.begin() as connection:
                done = await connection.execute(
                    update(canned_replies)
                    .where(canned_replies.c.id == id_, canned_replies.c.changed_at == seen)
                    .values(title=title, text=text, changed_at=now, changed_by=by)
                )
        except IntegrityError as error:
            raise TitleTaken from error
        return done.rowcount == 1

    async def delete(self, id_: int) -> bool:
        """Takes a reply away; False where there was none."""
        async with self._engine.begin() as connection:
            done = await connection.execute(delete(canned_replies).where(canned_replies.c.id == id_))
        return done.rowcount == 1

    async def fill(self, replies: Sequence[tuple[str, str]], by: str, now: datetime) -> int:
        """Keeps ``replies`` (title and text) where there is none yet; how many it kept."""
        rows = [{"title": title, "text": text, "changed_at": now, "changed_by": by} for title, text in replies]
        try:
            async with self._engine.begin() as connection:
                if await connection.scalar(_number):
                    return 0
                await connection.execute(insert(canned_replies), rows)
        except IntegrityError:  # another gateway filled them in the same moment
            return 0
        return len(rows)


_number = select(func.count()).select_from(canned_replies)


def _reply(row: Row[Any]) -> CannedReply:
    return CannedReply(row.id, row.title, row.text, row.changed_at, row.changed_by)
