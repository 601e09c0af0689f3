"""Kept assessments, each behind a link that nobody can guess."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.records import Summary
from bot.storage.tables import summaries


def new_key() -> str:
    """The last part of a summary's address: 256 random bits."""
    return secrets.token_urlsafe(32)


def values_of(summary: Summary) -> dict[str, Any]:
    """The row that keeps a summary."""
    return asdict(summary) | {"ticked": list(summary.ticked)}


class Summaries:
    """The summaries of one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def made(
        self,
        conversation: str | None,
        facts: Mapping[str, Any],
        assessments: Sequence[Mapping[str, Any]],
        made_on: date,
        now: datetime,
    ) -> Summary:
        """Keeps an assessment that was made outside of a reply."""
        summary = Summary(new_key(), conversation, made_on, now, dict(facts), [dict(one) for one in assessments])
        async with self._engine.begin() as connection:
            await connection.execute(insert(summaries).values(values_of(summary)))
        return summary

    async def found(self, key: str) -> Summary | None:
        """The summary behind ``key``."""
        async with self._reading.connect() as connection:
            row = (await connection.execute(select(summaries).where(summaries.c.key == key))).first()
        return _summary(row) if row else None

    async def of(self, conversation: str) -> list[Summary]:
        """The summaries that were made in a conversation, oldest first."""
        chosen = select(summaries).where(summaries.c.conversation == conversation).order_by(summaries.c.made_at)
        async with self._reading.connect() as connection:
            return [_summary(row) for row in (await connection.execute(chosen)).all()]

    async def tick(self, key: str, paper: str, ready: bool) -> Summary | None:
        """Remembers that the attachment ``paper`` is ready, or is not after all; None where there is no summary."""
        async with self._engine.begin() as connection:
            row = (
                await connection.execute(select(summaries.c.ticked).where(summaries.c.key == key).with_for_update())
            ).first()
            if row is None:
                return None
            ticked = sorted({*row.ticked, paper} if ready else {*row.ticked} - {paper})
            await connection.execute(update(summaries).where(summaries.c.key == key).values(ticked=ticked))
        return await self.found(key)

    async def send(self, key: str, now: datetime) -> Summary | None:
        """Marks the summary for an officer; the first time counts. None where there is no summary."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(summaries).where(summaries.c.key == key, summaries.c.sent_at.is_(None)).values(sent_at=now)
            )
        return await self.found(key)


def _summary(row: Row[Any]) -> Summary:
    return Summary(
        row.key, row.conversation, row.made_on, row.made_at, row.facts, row.assessments, tuple(row.ticked), row.sent_at
    )
