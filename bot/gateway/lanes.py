"""Who listens to which conversation, and what is on its way in it. In memory: one gateway serves all."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.gateway.events import message_event
from bot.storage.records import Message

MOST_UNREAD = 256
"""Events that may wait for a slow listener before it is cut off; it catches up when it comes back."""


class Listener:
    """One open window on a conversation: a browser tab, a console (``of_staff``), later a Teams chat."""

    def __init__(self, of_staff: bool = False) -> None:
        self.of_staff = of_staff
        self.events: asyncio.Queue[Mapping[str, Any] | None] = asyncio.Queue(MOST_UNREAD)
        self.ended = False

    def hear(self, event: Mapping[str, Any]) -> None:
        """Hands over an event; a listener that does not keep up is told to end, and to come back for the rest."""
        if self.ended:
            return
        try:
            self.events.put_nowait(event)
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        """Tells the listener that nothing more comes."""
        self.ended = True
        if self.events.full():  # what is lost here is asked for by its number when the listener comes back
            while not self.events.empty():
                self.events.get_nowait()
        self.events.put_nowait(None)


@dataclass
class Lane:
    """What is going on in one conversation.

    ``lock`` keeps the order in which things are kept and told. ``fresh`` holds the numbers of messages that
    surely have not been given to Rasa yet. ``ending`` is set when the worker shall let go; ``is_taken`` says that
    staff have the conversation, so that Rasa is not asked again. ``overheard`` is told everything, listeners or not.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    listeners: set[Listener] = field(default_factory=set)
    worker: asyncio.Task[None] | None = None
    has_more: bool = False
    fresh: set[int] = field(default_factory=set)
    ending: asyncio.Event = field(default_factory=asyncio.Event)
    is_taken: bool = False
    status: Mapping[str, Any] | None = None
    waiting: int = 0
    users: int = 0
    overheard: Callable[[Mapping[str, Any]], None] | None = None

    def tell(self, event: Mapping[str, Any], to_staff: bool | None = None) -> None:
        """Tells everybody who listens; only staff, or only the others, where ``to_staff`` says so."""
        for listener in tuple(self.listeners):
            if to_staff is None or listener.of_staff == to_staff:
                listener.hear(event)
        if self.overheard is not None and not to_staff:
            self.overheard(event)

    def tell_kept(self, messages: Iterable[Message] | None) -> bool:
        """Tells what has been kept; False where nothing could be."""
        for message in messages or ():
            self.tell(message_event(message))
        return messages is not None

    async def rest(self, seconds: float) -> None:
        """Waits, but no longer than until the lane is to end."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.ending.wait(), seconds)

    @property
    def is_idle(self) -> bool:
        """Whether nobody listens and nothing is on its way."""
        return not self.listeners and self.worker is None and not self.users


class Lanes:
    """The lanes of all conversations in which something goes on; idle ones are forgotten."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}
        self.overheard: Callable[[str, Mapping[str, Any]], None] | None = None

    def of(self, conversation: str) -> Lane:
        """The lane of a conversation. What is told in it reaches ``overheard`` too, with the conversation's id."""
        if conversation not in self._lanes:
            heard = partial(self.overheard, conversation) if self.overheard else None
            self._lanes[conversation] = Lane(overheard=heard)
        return self._lanes[conversation]

    @asynccontextmanager
    async def busy(self, conversation: str) -> AsyncIterator[Lane]:
        """The lane of a conversation, kept as long as somebody is busy with it."""
        lane = self.of(conversation)
        lane.users += 1
        try:
            yield lane
        finally:
            lane.users -= 1
            self.tidy(conversation)

    def tidy(self, conversation: str) -> None:
        """Forgets the lane where it has become idle."""
        lane = self._lanes.get(conversation)
        if lane is not None and lane.is_idle:
            del self._lanes[conversation]

    @property
    def all(self) -> tuple[Lane, ...]:
        """Every lane there is."""
        return tuple(self._lanes.values())
