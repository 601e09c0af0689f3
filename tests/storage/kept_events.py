"""Rasa's tracker store as Rasa 3.6 makes and fills it, written by hand."""

import json
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

METADATA = MetaData()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
EVENTS = Table(
    "events",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255), nullable=False, index=True),
    Column("type_name", String(255), nullable=False),
    Column("timestamp", Float),
    Column("intent_name", String(255)),
    Column("action_name", String(255)),
    Column("data", Text),
)


async def make_table(engine: AsyncEngine) -> None:
    """Creates ``events``, as Rasa does when it starts."""
    async with engine.begin() as connection:
        await connection.run_sync(METADATA.create_all)


async def drop_table(engine: AsyncEngine) -> None:
    """Takes the table away, as before Rasa's first start."""
    async with engine.begin() as connection:
        await connection.run_sync(METADATA.drop_all)


def heard(text: str, message: str) -> dict[str, Any]:
    """Rasa's event of a message, with the id that the gateway sent beside it."""
    return {"event": "user", "text": text, "metadata": {"message": message}, "parse_data": {"text": text}}


def uttered(text: str | None, **data: Any) -> dict[str, Any]:
    """Rasa's event of a reply."""
    return {"event": "bot", "text": text, "metadata": {"utter_action": "action_answer"}, "data": data}


def done(action: str) -> dict[str, Any]:
    """Rasa's event of an action."""
    return {"event": "action", "name": action, "policy": "RulePolicy", "metadata": {}}


async def keep(engine: AsyncEngine, conversation: str, *events: dict[str, Any], at: datetime = NOW) -> None:
    """Adds events to a conversation."""
    rows = [
        {"sender_id": conversation, "type_name": one["event"], "timestamp": at.timestamp(), "data": json.dumps(one)}
        for one in events
    ]
    async with engine.begin() as connection:
        await connection.execute(insert(EVENTS), rows)


async def senders(engine: AsyncEngine) -> set[str]:
    """The conversations of which Rasa holds something."""
    async with engine.connect() as connection:
        return set((await connection.execute(select(EVENTS.c.sender_id))).scalars())
