"""Conversations and cases that lie in the past, put straight into the tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.staff_tables import cases
from bot.storage.tables import conversations, messages


async def conversation(engine: AsyncEngine, id_: str, at: datetime, said: Sequence[tuple[str, str, Any]] = ()) -> None:
    """A conversation that began at ``at``; of each message the sender, text and payload, a minute apart."""
    begun = {
        "id": id_, "key_hash": id_, "channel": "web", "state": "bot", "owner": "bot", "last_seq": len(said),
        "started_at": at, "last_at": at + timedelta(minutes=len(said)),
    }  # fmt: skip
    rows = [
        {"conversation": id_, "seq": seq, "sender": sender, "text": text, "payload": payload, "buttons": [],
         "at": at + timedelta(minutes=seq), "waiting": False}
        for seq, (sender, text, payload) in enumerate(said, 1)
    ]  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(insert(conversations).values(begun))
        for row in rows:
            await connection.execute(insert(messages).values(row))


async def case(engine: AsyncEngine, of: str, at: datetime, reason: str = "requested", **changes: Any) -> None:
    """A case that was opened and queued at ``at`` and waits, but for what ``changes`` say."""
    values = {
        "conversation": of, "state": "waiting", "opened_at": at, "queued_at": at, "reason": reason,
        "out_of_hours": False, "note": "", "contact": "", "team": "", "follow_up": "",
    }  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(insert(cases).values(values | changes))
