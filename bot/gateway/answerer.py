"""Getting Rasa's reply to one message, however long Rasa is away, and never giving it to Rasa twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from bot.gateway.events import status_event
from bot.gateway.lanes import Lane
from bot.gateway.rasa_client import RasaClient, RasaUnavailable, drafts_of
from bot.guidance.payload import fallback_payload
from bot.storage.records import Draft, Message
from bot.storage.trackers import Trackers

MOST_CALLS_AT_ONCE = 4
"""Rasa reckons on one core: more calls at once would only wait there."""
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
MOST_FAULTS = 4
"""Times that a fault of our own is tried again before the person is told."""
BROKEN = "Något gick fel hos oss, så jag kan inte svara på det. Skriv gärna en gång till på ett annat sätt."
Event = dict[str, Any]
"""An event of Rasa's tracker."""
_log = logging.getLogger(__name__)


class Answerer:
    """Asks Rasa, a few at a time. ``today`` is the day that assessments are made on."""

    def __init__(self, rasa: RasaClient, trackers: Trackers, today: Callable[[], date]) -> None:
        self._rasa = rasa
        self._trackers = trackers
        self.today = today
        self._calls = asyncio.Semaphore(MOST_CALLS_AT_ONCE)

    async def replies(self, conversation: str, lane: Lane, message: Message) -> list[Draft] | None:
        """The replies to ``message``; None where the lane ends, or staff take over, before they have come."""
        broken = [Draft("bot", BROKEN, payload=dict(fallback_payload("unavailable")))]
        return await self._until_had(lane, lambda: self._asked(conversation, lane, message), broken)

    async def resumed(
        self, conversation: str, lane: Lane, untold: Callable[[], Awaitable[list[Event]]], is_asked: bool
    ) -> list[Draft] | None:
        """What the assistant says when it has the conversation again, after Rasa has been told of what it missed.

        Nothing where the person has said something meanwhile (``is_asked``): the answer to that follows.
        None where the lane ends, or staff take over, before.
        """
        return await self._until_had(lane, lambda: self._told(conversation, untold, is_asked), [])

    async def _until_had(
        self, lane: Lane, ask: Callable[[], Awaitable[list[dict[str, Any]]]], broken: list[Draft]
    ) -> list[Draft] | None:
        pause, faults = FIRST_PAUSE_SECONDS, 0
        while not lane.ending.is_set() and not lane.is_taken:
            try:
                drafts = drafts_of(await ask())
                _tell_status(lane, None)
                return drafts
            except RasaUnavailable as error:
                if lane.status is None:
                    _log.warning("Rasa does not answer (%s); tried again until it does", error)
                _tell_status(lane, "unavailable")
            except Exception:
                _log.exception("A reply could not be had")
                faults += 1
                if faults > MOST_FAULTS:
                    return broken
            await lane.rest(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
        return None

    async def _told(
        self, conversation: str, untold: Callable[[], Awaitable[list[Event]]], is_asked: bool
    ) -> list[dict[str, Any]]:
        async with self._calls:
            events = await untold()  # looked up with each try: an earlier one may have told some of it
            if events or is_asked:  # telling nothing lets an offer lapse that a person has answered elsewhere
                await self._rasa.tell(conversation, events)
            return [] if is_asked else await self._rasa.resume(conversation)

    async def _asked(self, conversation: str, lane: Lane, message: Message) -> list[dict[str, Any]]:
        """Rasa's replies: those it gave already, where an earlier try may have reached it."""
        name = message.client_id or str(message.seq)
        async with self._calls:
            if message.seq not in lane.fresh:
                known = await self._trackers.reply_to(conversation, name)
                if known is not None:
                    return known
            lane.fresh.discard(message.seq)
            return await self._rasa.answer(conversation, name, message.text)


def _tell_status(lane: Lane, state: str | None) -> None:
    before, lane.status = lane.status, status_event(state) if state else None
    if lane.status != before:
        lane.tell(lane.status or status_event("ok"))
