"""What staff read and changed. Entries are added and read; the database itself refuses to alter them."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import LEAST_AUDIT_DAYS, SWEDEN
from bot.storage.database import for_reading
from bot.storage.staff_records import AuditEntry
from bot.storage.staff_tables import audit


class AuditLog:
    """The audit log of one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def add(
        self,
        now: datetime,
        login: str,
        action: str,
        staff: str | None = None,
        conversation: str | None = None,
        details: dict[str, Any] | None = None,
    ) -> None:
        """Keeps one entry. ``details`` must hold nothing that an applicant wrote."""
        entry = {
            "at": now, "staff": staff, "login": login, "action": action, "conversation": conversation,
            "details": details or {},
        }  # fmt: skip
        async with self._engine.begin() as connection:
            await connection.execute(insert(audit).values(entry))

    async def search(
        self,
        first_day: date | None = None,
        last_day: date | None = None,
        login: str = "",
        action: str = "",
        conversation: str = "",
        most: int = 100,
        offset: int = 0,
        newest: int | None = None,
    ) -> list[AuditEntry]:
        """The entries that fit, newest first. Days are Swedish ones, the last included; ``login`` may be a part.

        ``newest`` is the id of the first entry of the first page: what came later doesn't move the pages.
        """
        chosen = select(audit) if newest is None else select(audit).where(audit.c.id <= newest)
        if first_day:
            chosen = chosen.where(audit.c.at >= _start_of(first_day))
        if last_day:
            chosen = chosen.where(audit.c.at < _start_of(last_day + timedelta(days=1)))
        if login:
            chosen = chosen.where(audit.c.login.contains(login.strip().lower(), autoescape=True))
        return await self._found(_exactly(chosen, action, conversation), most, offset)

    async def _found(self, chosen: Select[Any], most: int, offset: int) -> list[AuditEntry]:
        newest_first = chosen.order_by(audit.c.id.desc()).limit(most).offset(offset)
        async with self._reading.connect() as connection:
            return [_entry(row) for row in (await connection.execute(newest_first)).all()]

    async def actions(self) -> list[str]:
        """Every kind of action that has been kept, in the order of the alphabet."""
        async with self._reading.connect() as connection:
            return list((await connection.execute(select(audit.c.action).distinct().order_by("action"))).scalars())

    async def purge(self, keep_days: int, now: datetime) -> int:
        """Erases entries older than ``keep_days`` (at least 365: the database refuses less); returns how many."""
        last = now - timedelta(days=max(keep_days, LEAST_AUDIT_DAYS))
        async with self._engine.begin() as connection:
            return (await connection.execute(delete(audit).where(audit.c.at < last))).rowcount


def _exactly(chosen: Select[Any], action: str, conversation: str) -> Select[Any]:
    if action:
        chosen = chosen.where(audit.c.action == action)
    if conversation:
        chosen = chosen.where(audit.c.conversation == conversation)
    return chosen


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), SWEDEN).astimezone(timezone.utc)


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(row.id, row.at, row.staff, row.login, row.action, row.conversation, row.details)
