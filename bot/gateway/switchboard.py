"""The switchboard: every conversation of every channel goes through it.

What a person says is kept, acknowledged and given to Rasa in turn; the replies are kept and told to
everybody who listens to the conversation. While staff have a conversation Rasa hears nothing of it; afterwards
it is told what was said. Doors (website, staff console, later Teams) only carry frames.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

from bot.gateway.answerer import Answerer
from bot.gateway.dossiers import Dossiers
from bot.gateway.events import message_event, typing_event
from bot.gateway.incoming import Refused, cleaned_text
from bot.gateway.lanes import Lane, Lanes, Listener
from bot.gateway.queueing import Queueing
from bot.gateway.rasa_client import RasaClient, RasaUnavailable
from bot.gateway.times import now
from bot.gateway.workers import Workers
from bot.guidance.phrases import phrase
from bot.storage.conversations import Conversations
from bot.storage.erasure import Erasure
from bot.storage.keeping import id_of
from bot.storage.records import Draft, Message
from bot.storage.staff_records import CLOSED, HUMAN, QUEUED

MOST_WAITING_IN_ONE = 5
MOST_WAITING_IN_ALL = 2000
MOST_MESSAGES = 2000
"""In one conversation; nobody reads as much, and each window loads a part of it."""
MOST_CAUGHT_UP = 300
"""Messages that a window gets when it opens; older ones stand in the export."""
LETTING_GO_SECONDS = 35.0
_log = logging.getLogger(__name__)


class Switchboard:
    """Carries messages between people and Rasa; see the module."""

    def __init__(
        self,
        conversations: Conversations,
        erasure: Erasure,
        rasa: RasaClient,
        answerer: Answerer,
        dossiers: Dossiers,
        queueing: Queueing,
    ) -> None:
        self.conversations = conversations
        self._erasure = erasure
        self._rasa = rasa
        self._queueing = queueing
        self._lanes = Lanes()
        self.workers = Workers(conversations, self._lanes, answerer, dossiers, queueing)

    # -- doors -----------------------------------------------------------------------------------------

    async def recover(self) -> None:
        """Goes on with what an earlier run of the gateway left unanswered."""
        for conversation in await self.conversations.unanswered():
            self.workers.set_to_work(conversation)

    async def stop(self, patience: float = 3.0) -> None:
        """Lets go of everything; what is unanswered stays kept as such."""
        for lane in self._lanes.all:
            lane.ending.set()
            for listener in tuple(lane.listeners):
                listener.end()
        workers = [lane.worker for lane in self._lanes.all if lane.worker]
        if workers:
            _, late = await asyncio.wait(workers, timeout=patience)
            for worker in late:
                worker.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def listen(self, conversation: str, listener: Listener, after: int) -> tuple[bool, list[dict[str, Any]]]:
        """Lets ``listener`` hear what comes: no gap, nothing twice.

        Returns whether the conversation has begun, and what was missed since message ``after``.
        """
        async with self.lane(conversation) as lane:
            async with lane.lock:
                known = await self.conversations.get(conversation)
                missed = await self.conversations.after(conversation, after, MOST_CAUGHT_UP) if known else []
                lane.listeners.add(listener)
                events = [message_event(one) for one in missed]
                if lane.worker:
                    events.append(typing_event(True))
                if lane.status:
                    events.append(dict(lane.status))
            if known and not lane.worker and await self.conversations.unanswered(conversation):
                self.workers.set_to_work(conversation)
        return known is not None, events

    def leave(self, conversation: str, listener: Listener) -> None:
        """The listener hears nothing more."""
        self._lanes.of(conversation).listeners.discard(listener)
        self._lanes.tidy(conversation)

    async def say(self, key: str, channel: str, client_id: str, text: object) -> Message:
        """Takes what a person says and has it answered; a repetition of ``client_id`` is only acknowledged.

        The first message begins the conversation that ``key`` opens. Raises ``Refused`` where it can't be taken.
        """
        conversation = id_of(key)
        async with self.lane(conversation) as lane:
            plain = cleaned_text(text)
            async with lane.lock:
                await self._refuse_if_too_much(lane, conversation, client_id)
                begun = await self.conversations.begun(key, channel, now())
                if begun.last_seq >= MOST_MESSAGES:
                    raise Refused("Samtalet är så långt att det inte får plats mer. Radera det och börja ett nytt.")
                if begun.state == CLOSED and not await self.conversations.has(conversation, client_id):
                    await self._reopen(lane, conversation)
                message, is_new = await self.conversations.said(conversation, client_id, plain, now())
                if is_new and message.waiting:
                    lane.fresh.add(message.seq)
                    self.workers.count(lane, lane.waiting + 1)
                if is_new:
                    lane.tell(message_event(message))
            if message.waiting:
                self.workers.set_to_work(conversation)
            return message

    async def reopen(self, conversation: str) -> None:
        """Gives a closed conversation to the assistant again, visibly."""
        async with self.lane(conversation) as lane, lane.lock:
            await self._reopen(lane, conversation)

    async def _reopen(self, lane: Lane, conversation: str) -> None:
        lane.tell_kept(await self.conversations.reopened(conversation, Draft("system", phrase("reopened")), now()))
        if known := await self.conversations.get(conversation):
            lane.tell(await self._queueing.owner_event(known))

    async def begin_anew(self, conversation: str, notice: str) -> None:
        """Forgets what was told; the messages stay to be read.

        Raises ``Refused`` where Rasa is away or at work, or staff have the conversation.
        """
        async with self.lane(conversation) as lane, lane.lock:
            known = await self.conversations.get(conversation)
            if known is None:
                return
            if known.state in (QUEUED, HUMAN):
                raise Refused("Det går inte att börja om medan du har kontakt med en handläggare.")
            if lane.worker or lane.waiting:
                raise Refused("Vänta tills svaret har kommit och försök igen.")
            try:
                await self._rasa.forget(conversation)
            except RasaUnavailable as error:
                raise Refused("Det går inte att börja om just nu. Försök igen om en stund.") from error
            if known.state == CLOSED:
                await self._reopen(lane, conversation)
            lane.tell_kept(await self.conversations.resumed(conversation, [Draft("system", notice)], now()))

    async def erase(self, conversation: str) -> None:
        """Erases the conversation with everything that came of it, and tells every open window.

        A reply that Rasa is working on is waited for: Rasa keeps its own side when it has finished. Who does not
        end in time is cut off, so that Rasa is told nothing afterwards.
        """
        async with self.lane(conversation) as lane:
            lane.ending.set()
            try:
                if worker := lane.worker:
                    await asyncio.wait([worker], timeout=LETTING_GO_SECONDS)
                    worker.cancel()
                    await asyncio.wait([worker])
                async with lane.lock:
                    await self._erasure.conversation(conversation, now())
                    lane.fresh.clear()
                    lane.tell({"type": "erased"})
            finally:  # where erasing failed, the conversation goes on
                lane.ending.clear()

    def lane(self, conversation: str) -> AbstractAsyncContextManager[Lane]:
        """The lane of a conversation, kept as long as somebody is busy with it."""
        return self._lanes.busy(conversation)

    def tell(self, conversation: str, event: Mapping[str, Any], to_staff: bool | None = None) -> None:
        """Tells the open windows of a conversation something that is not kept: all, or only staff or the others."""
        self._lanes.of(conversation).tell(event, to_staff)
        self._lanes.tidy(conversation)

    def let_overhear(self, heard: Callable[[str, Mapping[str, Any]], None]) -> None:
        """Has ``heard`` called with everything that is told in any conversation: for a channel without windows."""
        self._lanes.overheard = heard

    async def let_offer_lapse(self, conversation: str) -> None:
        """Lets Rasa know that its offer of a person has been answered elsewhere: a later yes is no yes to it."""
        with suppress(RasaUnavailable):  # then somebody who says yes once more is told that the matter is under way
            await self._rasa.tell(conversation, [])

    def go_on(self, conversation: str) -> None:
        """Has the assistant take up a conversation that it has got back."""
        self.workers.set_to_work(conversation)

    async def _refuse_if_too_much(self, lane: Lane, conversation: str, client_id: str) -> None:
        if lane.waiting < MOST_WAITING_IN_ONE and self.workers.waiting < MOST_WAITING_IN_ALL:
            return
        if await self.conversations.has(conversation, client_id):
            return  # it is one of those that wait already
        if lane.waiting >= MOST_WAITING_IN_ONE:
            raise Refused("Vänta på svaret på det du redan har skrivit. Meddelandet skickas igen om en liten stund.", 2)
        raise Refused("Väldigt många frågar just nu. Meddelandet skickas igen om en liten stund.", 5)
