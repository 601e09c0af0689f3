"""Rasa's own side of the conversations: its tracker store, a table ``events`` that Rasa creates and fills."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, delete, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import for_reading

_events = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255)),
    Column("type_name", String(255)),
    Column("timestamp", Float),
    Column("intent_name", String(255)),
    Column("action_name", String(255)),
    Column("data", Text),
)
AT_ONCE = 500


class Trackers:
    """What Rasa keeps of conversations, by the id that it knows them by."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def erase(self, conversations: Sequence[str]) -> None:
        """Erases what Rasa knows of these conversations; nothing where Rasa has kept nothing yet."""
        async with self._engine.begin() as connection:
            if not await _exists(connection):
                return
            for first in range(0, len(conversations), AT_ONCE):
                chosen = conversations[first : first + AT_ONCE]
                await connection.execute(delete(_events).where(_events.c.sender_id.in_(chosen)))

    async def reply_to(self, conversation: str, message: str) -> list[dict[str, Any]] | None:
        """What Rasa answered to the message with this id; None where it has not heard or not finished it.

        Rasa keeps a turn at its end, so that what stands here was done whole. A message whose answer was
        lost on the way is therefore not given to Rasa a second time.
        """
        chosen = select(_events.c.data).where(
            _events.c.sender_id == conversation, _events.c.type_name.in_(("user", "bot"))
        )
        async with self._reading.connect() as connection:
            if not await _exists(connection):
                return None
            rows = (await connection.execute(chosen.order_by(_events.c.id))).scalars().all()
        events = [json.loads(row) for row in rows]
        places = [
            place for place, event in enumerate(events) if (event.get("metadata") or {}).get("message") == message
        ]
        if not places:
            return None
        replies = []
        for event in events[places[-1] + 1 :]:
            if event["event"] == "user":
                break
            replies += _as_sent(event)
        return replies


async def _exists(connection: AsyncConnection) -> bool:
    return await connection.run_sync(lambda plain: inspect(plain).has_table("events"))


def _id_of(event: dict[str, Any]) -> str | None:
    return (event.get("metadata") or {}).get("message")


def _as_sent(event: dict[str, Any]) -> list[dict[str, Any]]:
    """A bot event in the form in which the REST channel sends it."""
    data = event.get("data") or {}
    sent: list[dict[str, Any]] = []
    if event.get("text"):
        sent.append({"text": event["text"]} | ({"buttons": data["buttons"]} if data.get("buttons") else {}))
    if data.get("custom"):
        sent.append({"custom": data["custom"]})
    return sent
