"""Bringing what is kept to Teams: every message of a conversation, in order, also after a restart."""

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any

from bot.gateway.incoming import Refused
from bot.gateway.teams.connector import Connector, Gone, NotSent, Unfit
from bot.gateway.teams.rendering import Face, faces, used
from bot.gateway.times import now
from bot.storage.conversations import Conversations
from bot.storage.records import Message
from bot.storage.teams import Place, TeamsPlaces

STOP_SECONDS = 2.0
TYPING_SECONDS = 4.0
"""Teams shows a typing sign for some seconds; a new one before that would be of no use."""
_log = logging.getLogger(__name__)


class Courier:
    """One for all conversations; in each one message at a time is on its way."""

    def __init__(self, conversations: Conversations, places: TeamsPlaces, connector: Connector, base_url: str) -> None:
        self._conversations = conversations
        self._places = places
        self._connector = connector
        self._base_url = base_url
        self._known: set[str] = set()
        self._working: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._typed: dict[tuple[str, str], float] = {}
        self._asides: set[asyncio.Task[None]] = set()
        self._ending = False

    async def recover(self) -> None:
        """Goes on with what an earlier run of the gateway had not sent yet."""
        self._known.update(await self._places.all())
        for conversation in await self._places.behind():
            self._deliver_soon(conversation)

    async def stop(self, patience: float = STOP_SECONDS) -> None:
        """Lets what is on its way arrive, so that it is not sent again; what is not sent stays to be sent."""
        self._ending = True
        self._connector.stop()
        for typing in tuple(self._asides):
            typing.cancel()
        if tasks := tuple(self._working.values()):
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def remember(self, conversation: str, reference: dict[str, Any]) -> None:
        """Keeps where a conversation is, and sends what waits there."""
        await self._places.remember(conversation, reference)
        if conversation not in self._known:
            self._known.add(conversation)
            self.type_soon(conversation)  # the first sign of it came before the place was known
        self._deliver_soon(conversation)

    def heard(self, conversation: str, event: Mapping[str, Any]) -> None:
        """What is told in any conversation; what concerns Teams is brought there."""
        if conversation not in self._known:
            return
        if event["type"] == "erased":
            self._let_go(conversation)
        elif event["type"] == "message":
            self._deliver_soon(conversation)
        elif event["type"] == "typing" and event["on"] and event.get("who") != "person":
            self.type_soon(conversation, str(event.get("who")))

    def tell(self, reference: dict[str, Any], face: Face) -> None:
        """Sends soon what is not part of the conversation, such as why a card was not taken."""
        task = asyncio.create_task(self._tell(reference, face))
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _tell(self, reference: dict[str, Any], face: Face) -> None:
        try:
            await self._connector.send(reference, face)
        except (Gone, NotSent, Unfit) as error:
            _log.warning("A notice could not be sent to Teams (%s)", type(error).__name__)

    async def use_up(self, conversation: str, message: Message, answer: str) -> None:
        """Puts the card of ``message`` away: it shows the answer and has nothing to press."""
        place, face = await self._places.of(conversation), used(message, answer)
        activity = await self._places.take(conversation, message.seq)
        if place is None or face is None or activity is None:
            return
        try:
            await self._connector.change(place.reference, activity, face)
        except (Gone, NotSent, Unfit) as error:
            _log.warning("A used card could not be changed (%s); pressed again it is refused", type(error).__name__)

    # -- on the way ------------------------------------------------------------------------------------

    def type_soon(self, conversation: str, who: str = "bot") -> None:
        """Shows that an answer is being written, but not all the time."""
        moment = time.monotonic()
        if self._ending or moment - self._typed.get((conversation, who), -TYPING_SECONDS) < TYPING_SECONDS:
            return
        self._typed = {one: at for one, at in self._typed.items() if moment - at < TYPING_SECONDS}
        self._typed[conversation, who] = moment
        task = asyncio.create_task(self._type(conversation))
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _type(self, conversation: str) -> None:
        place = await self._places.of(conversation)
        # Teams shows no typing sign in channels, and some clients lose what comes right after one.
        if place and place.reference["conversation"].get("conversationType") != "channel":
            await self._connector.type(place.reference)

    def _deliver_soon(self, conversation: str) -> None:
        if self._ending:
            return
        if conversation in self._working:
            self._again.add(conversation)
            return
        task = asyncio.create_task(self._deliver(conversation))
        self._working[conversation] = task
        task.add_done_callback(lambda _: self._done(conversation))

    def _done(self, conversation: str) -> None:
        del self._working[conversation]
        if conversation in self._again:
            self._again.discard(conversation)
            self._deliver_soon(conversation)

    def _let_go(self, conversation: str) -> None:
        """Stops what is being tried again: what has been erased is not sent."""
        self._known.discard(conversation)
        self._again.discard(conversation)
        if task := self._working.get(conversation):
            task.cancel()

    async def _deliver(self, conversation: str) -> None:
        try:
            place = await self._places.of(conversation)
            if place is None or place.is_lost:
                return
            sent = place.told_parts
            for message in await self._conversations.after(conversation, place.told_seq):
                if not await self._send(place, message, sent):
                    return
                await self._places.told(conversation, message.seq)
                sent = 0
        except Gone:
            _log.warning("A conversation in Teams is gone; nothing more is sent there")
            await self._places.lost(conversation, now())
        except NotSent as error:
            _log.error("Messages could not be sent to Teams (%s); tried again with the next one", error)
        except Exception:
            _log.exception("Messages could not be brought to Teams")

    async def _send(self, place: Place, message: Message, sent: int) -> bool:
        """Sends the parts of a message that have not been; False where the gateway stops in the middle."""
        for number, face in enumerate(faces(message, self._base_url)[sent:], sent + 1):
            if self._ending:
                return False
            await self._send_part(place, message, face)
            await self._places.told_part(place.conversation, number)
        return not self._ending

    async def _send_part(self, place: Place, message: Message, face: Face) -> None:
        try:
            activity = await self._connector.send(place.reference, face)
        except Unfit as error:
            _log.error("Teams refused a message (%s); it is left out", error)
            return
        if face.card is not None and activity and used(message, "") is not None:
            await self._places.shown(place.conversation, message.seq, activity)


def refusal(error: Refused) -> Face:
    """Why something was not taken, as Teams shows it."""
    return Face(error.message)
