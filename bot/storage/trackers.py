"""Rasa's own side of the conversations: its tracker store, a table ``events`` that Rasa creates and fills."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, delete, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import checkpoint, for_reading

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
_heads = Table("heads", MetaData(), Column("sender_id", String(255), primary_key=True))
"""What held where the latest exchanges begin: see ``bot.engine.tracker_store``."""
AT_ONCE = 500
RESTARTED = "/restart"


@dataclass(frozen=True)
class SlotChange:
    """A slot that got a ``value`` (None: none any more) after the message with the id ``message`` was said."""

    at: datetime
    message: str
    name: str = ""
    value: Any = None


class Trackers:
    """What Rasa keeps of conversations, by the id that it knows them by."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def erase(self, conversations: Sequence[str]) -> None:
        """Erases what Rasa knows of these conversations; nothing where Rasa has kept nothing yet."""
        async with self._engine.begin() as connection:
            known = [table for table in (_heads, _events) if await _exists(connection, table)]
            for first in range(0, len(conversations), AT_ONCE):
                chosen = conversations[first : first + AT_ONCE]
                for table in known:
                    await connection.execute(delete(table).where(table.c.sender_id.in_(chosen)))
        await checkpoint(self._engine)

    async def quiet_since(self, last_day: datetime) -> list[str]:
        """Every conversation of which Rasa has heard nothing since ``last_day``, whoever had it."""
        quiet = (
            select(_events.c.sender_id)
            .group_by(_events.c.sender_id)
            .having(func.max(_events.c.timestamp) < last_day.timestamp())
        )
        async with self._reading.connect() as connection:
            if not await _exists(connection):
                return []
            return list((await connection.execute(quiet)).scalars())

    async def reply_to(self, conversation: str, message: str) -> list[dict[str, Any]] | None:
        """What Rasa answered to the message with this id; None where it has not heard or not finished it.

        Rasa keeps a turn at its end, so that what stands here was done whole. A message whose answer was
        lost on the way is therefore not given to Rasa a second time.
        """
        own = _events.c.sender_id == conversation
        heard = select(func.max(_events.c.id)).where(
            own, _events.c.type_name == "user", _events.c.data.contains(f'"message": "{message}"', autoescape=True)
        )
        async with self._reading.connect() as connection:
            if not await _exists(connection):
                return None
            place = (await connection.execute(heard)).scalar()
            if place is None:
                return None
            said = select(_events.c.data).where(own, _events.c.id > place, _events.c.type_name.in_(("user", "bot")))
            rows = (await connection.execute(said.order_by(_events.c.id))).scalars().all()
        replies: list[dict[str, Any]] = []
        for event in map(json.loads, rows):
            if event["event"] == "user":
                break
            replies += _as_sent(event)
        return replies

    async def heard(self, conversation: str, messages: Collection[str]) -> set[str]:
        """Those of the ``messages`` (ids) that Rasa has in the conversation, whoever said them."""
        return {one.message for one in await self._told(conversation, ("user", "bot")) if one.message in messages}

    async def slots(self, conversation: str) -> list[SlotChange]:
        """Every change of a slot since the conversation last began, in order, with what was said before it.

        Where it has begun anew, the first change is named ``RESTARTED``.
        """
        changes: list[SlotChange] = []
        for change in await self._told(conversation, ("user", "slot", "restart")):
            if change.name == RESTARTED:
                changes = []
            if change.name:
                changes.append(change)
        return changes

    async def _told(self, conversation: str, kinds: Sequence[str]) -> list[SlotChange]:
        """The events of these kinds as slot changes; a message said is one without a name."""
        chosen = select(_events.c.data).where(_events.c.sender_id == conversation, _events.c.type_name.in_(kinds))
        async with self._reading.connect() as connection:
            if not await _exists(connection):
                return []
            rows = (await connection.execute(chosen.order_by(_events.c.id))).scalars().all()
        found: list[SlotChange] = []
        message = ""
        for event in map(json.loads, rows):
            at = datetime.fromtimestamp(event.get("timestamp") or 0.0, timezone.utc)
            match event["event"]:
                case "user" | "bot":
                    message = str((event.get("metadata") or {}).get("message") or "")
                    found.append(SlotChange(at, message))
                case "restart":
                    found.append(SlotChange(at, message, RESTARTED))
                case "slot":
                    found.append(SlotChange(at, message, event["name"], event["value"]))
        return found


async def _exists(connection: AsyncConnection, table: Table = _events) -> bool:
    return await connection.run_sync(lambda plain: inspect(plain).has_table(table.name))


def _as_sent(event: dict[str, Any]) -> list[dict[str, Any]]:
    """A bot event in the form in which the REST channel sends it."""
    data = event.get("data") or {}
    sent: list[dict[str, Any]] = []
    if event.get("text"):
        sent.append({"text": event["text"]} | ({"buttons": data["buttons"]} if data.get("buttons") else {}))
    if data.get("custom"):
        sent.append({"custom": data["custom"]})
    return sent
