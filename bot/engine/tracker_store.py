"""A tracker store whose turns cost the same in a long conversation as in a short one.

Everything is kept in Rasa's own table ``events``. Beside it stands one row a conversation, its *head*: what held (the
slots and so on) where the latest exchanges begin. A turn reads the head and those exchanges, and writes what is new.
"""

import json
from collections.abc import Iterable
from copy import copy
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, ConversationPaused, Event, SlotSet, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import sessionmaker

from bot.engine.events import events_from

EXCHANGES = 2
"""The latest messages of the person that a tracker holds, each with all that came of it."""
_events = SQLTrackerStore.SQLEvent.__table__
heads = sa.Table(
    "heads",
    sa.MetaData(),
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("first_event", sa.Integer, nullable=False),
    sa.Column("held", sa.Text, nullable=False),
)
_head = sa.select(heads.c.first_event).where(heads.c.sender_id == sa.bindparam("of"))
_held_there = sa.select(heads.c.held).where(heads.c.sender_id == sa.bindparam("of"))
_LATEST = (
    sa.select(_events.c.id, _events.c.data, _held_there.scalar_subquery().label("held"))
    .where(
        _events.c.sender_id == sa.bindparam("of"),
        _events.c.id >= sa.func.coalesce(_head.scalar_subquery(), sa.literal_column("0")),
    )
    .order_by(_events.c.id)
)
_of_one = (_events.c.sender_id == sa.bindparam("of"), _events.c.id >= sa.bindparam("since"))
_IDS = sa.select(_events.c.id).where(*_of_one).order_by(_events.c.id)
_ADD = sa.insert(_events).values(
    {name: sa.bindparam(name) for name in ("sender_id", "type_name", "timestamp", "intent_name", "action_name", "data")}
)
_new_head: dict[str, Any] = {"first_event": sa.bindparam("at"), "held": sa.bindparam("what")}
_MOVE = sa.update(heads).where(heads.c.sender_id == sa.bindparam("of")).values(_new_head)
_FIRST = sa.insert(heads).values({"sender_id": sa.bindparam("of")} | _new_head)


class Erased(RuntimeError):
    """What a turn went on from has been erased meanwhile; the turn is not kept."""


class LatestTracker(DialogueStateTracker):
    """A tracker that knows under which numbers its events are kept.

    ``ids`` has an entry for each of the first events: None for those that only restore what held before them. The
    events after these are new.
    """

    def __init__(self, sender_id: str, slots: Iterable[Slot] | None, *args: Any, **kwargs: Any) -> None:
        """See ``DialogueStateTracker``."""
        super().__init__(sender_id, None, *args, **kwargs)
        if slots is not None:
            self.slots = {slot.name: _twin(slot) for slot in slots}
            self._reset_slots()
        self.ids: list[int | None] = []

    def restore(self, event: Event, id: int | None = None) -> None:
        """Applies an event that is kept."""
        self.update(event)
        self.ids.append(id)

    def copy(self) -> "LatestTracker":
        """A twin that can be changed by itself. Rasa's own way is to apply every event once more."""
        twin = copy(self)
        twin.events = self.events.copy()
        twin.slots = {name: _twin(slot) for name, slot in self.slots.items()}
        twin.active_loop = copy(self.active_loop)
        return twin


def _twin(slot: Slot) -> Slot:
    """What ``copy.copy`` gives, five times as fast: there are as many slots as facts, and several copies a turn."""
    twin: Slot = object.__new__(type(slot))
    twin.__dict__ = slot.__dict__.copy()
    return twin


class LatestTrackerStore(SQLTrackerStore):
    """See the module. ``retrieve_full_tracker`` gives the whole conversation, as Rasa's own store does."""

    engine: sa.Engine

    def __init__(self, domain: Domain | None = None, event_broker: EventBroker | None = None, **kwargs: Any) -> None:
        """Connects as Rasa's ``SQLTrackerStore`` does, and adds the table of heads where it is missing."""
        super().__init__(domain, event_broker=event_broker, **kwargs)
        self.engine.dispose()
        # A connection that has broken is made anew before it is used, and an error tells nothing of what was said.
        options = create_engine_kwargs(self.engine.url) | {"pool_pre_ping": True, "hide_parameters": True}
        self.engine = sa.create_engine(self.engine.url, **options)
        self.sessionmaker = sessionmaker(bind=self.engine)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _write_quickly)
        heads.create(self.engine, checkfirst=True)
        self._worded: dict[sa.ClauseElement, Any] = {}

    def init_tracker(self, sender_id: str) -> LatestTracker:
        """The tracker of a conversation that begins."""
        return LatestTracker(sender_id, self.domain.slots if self.domain else None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker with the latest exchanges and all that holds; None where there is no conversation."""
        with self.engine.connect() as connection:
            rows = self._run(connection, _LATEST, of=sender_id).all()
        if not rows or self.domain is None:
            return None
        tracker = self.init_tracker(sender_id)
        for event in events_from(json.loads(rows[0].held or "[]")):
            tracker.restore(event)
        for row, event in zip(rows, events_from(json.loads(row.data) for row in rows)):
            tracker.restore(event, row.id)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps what is new in the tracker, and moves the head."""
        await self.stream_events(tracker)
        if not tracker.events:
            return
        with self.engine.begin() as connection:
            known = tracker.ids if isinstance(tracker, LatestTracker) else self._ids_of(connection, tracker)
            new = list(tracker.events)[len(known) :]
            if not new:
                return
            ids = self._add(connection, tracker.sender_id, known, new)
            self._move_head(connection, tracker, ids)
        if isinstance(tracker, LatestTracker):
            tracker.ids = ids

    def _add(
        self, connection: sa.Connection, sender_id: str, known: list[int | None], new: list[Event]
    ) -> list[int | None]:
        """Keeps the new events; the numbers of all.

        Raises ``Erased`` where those before them are not there any more: then nothing is kept.
        """
        self._run(connection, _ADD, [_row(sender_id, event) for event in new])
        kept = [id for id in known if id is not None]
        found = [row.id for row in self._run(connection, _IDS, of=sender_id, since=min(kept, default=0))]
        if found[: len(kept)] != kept or len(found) != len(kept) + len(new):
            raise Erased(f"the conversation {sender_id} was changed from outside during a turn")
        return [*known[: len(known) - len(kept)], *found]

    def _ids_of(self, connection: sa.Connection, tracker: DialogueStateTracker) -> list[int | None]:
        """The numbers of what is kept of a conversation whose tracker did not come from here."""
        kept = self._run(connection, _IDS, of=tracker.sender_id, since=0)
        return [row.id for row in kept][: len(tracker.events)]

    def _move_head(self, connection: sa.Connection, tracker: DialogueStateTracker, ids: list[int | None]) -> None:
        events = list(tracker.events)
        first = _start_of_latest(events)
        if first is None or (first_id := ids[first]) is None:
            return
        before = _held(events[:first], tracker.slots.values(), events[first].timestamp)
        held = json.dumps([event.as_dict() for event in before])
        values = {"of": tracker.sender_id, "at": first_id, "what": held}
        if not self._run(connection, _MOVE, **values).rowcount:
            self._run(connection, _FIRST, **values)

    def _run(
        self,
        connection: sa.Connection,
        statement: sa.ClauseElement,
        rows: list[dict[str, Any]] | None = None,
        **values: Any,
    ) -> sa.CursorResult[Any]:
        """Runs a statement that is put into the database's words once: SQLAlchemy's usual way costs more than it."""
        if statement not in self._worded:
            self._worded[statement] = statement.compile(dialect=self.engine.dialect)
        worded = self._worded[statement]
        order = worded.positiontup
        given = [one if order is None else tuple(one[name] for name in order) for one in rows or [values]]
        return connection.exec_driver_sql(worded.string, given if rows else given[0])


def _write_quickly(connection: Any, record: object) -> None:
    """A write-ahead log: one write a turn, synced now and then. Nothing that is replaced stays in the file."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    """An event as Rasa's store keeps it."""
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _start_of_latest(events: list[Event]) -> int | None:
    """Where the latest exchanges begin: at the wait for the first message of them. None where there are no more."""
    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(said) <= EXCHANGES:
        return None
    place = said[-EXCHANGES]
    while place and not isinstance(events[place], ActionExecuted):
        place -= 1
    return place


def _held(events: list[Event], slots: Iterable[Slot], at: float | None) -> list[Event]:
    """Events that bring about at once what ``events`` have brought about one after the other."""
    before = LatestTracker.from_events("", events, slots)
    said, loop = before.latest_message, before.active_loop_name
    values = ((slot.name, slot.value) for slot in before.slots.values() if slot.value != slot.initial_value)
    return [
        *([_without_details(said)] if said else []),
        *(SlotSet(name, value, timestamp=at) for name, value in values),
        *([ActiveLoop(loop, timestamp=at)] if loop else []),
        *([ConversationPaused(timestamp=at)] if before.is_paused() else []),
    ]


def _without_details(said: UserUttered) -> UserUttered:
    """What was said before, without all that was read from it."""
    return UserUttered(intent=said.intent, timestamp=said.timestamp, input_channel=said.input_channel)
