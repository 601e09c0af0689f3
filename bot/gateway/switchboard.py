"""The switchboard: every conversation of every channel goes through it.

What a person says is kept, acknowledged and given to Rasa in turn; the replies are kept and told to
everybody who listens to the conversation. Doors (website, later Teams and staff) only carry frames.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.gateway.answerer import Answerer
from bot.gateway.events import message_event, typing_event
from bot.gateway.incoming import Refused, cleaned_text
from bot.gateway.lanes import Lane, Lanes, Listener
from bot.gateway.rasa_client import RasaClient, RasaUnavailable
from bot.gateway.summarising import with_summaries
from bot.gateway.times import now
from bot.storage.conversations import Conversations, id_of
from bot.storage.erasure import Erasure
from bot.storage.records import BOT, Conversation, Draft, Message

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

    def __init__(self, conversations: Conversations, erasure: Erasure, rasa: RasaClient, answerer: Answerer) -> None:
        self.conversations = conversations
        self._erasure = erasure
        self._rasa = rasa
        self._answerer = answerer
        self._lanes = Lanes()
        self._waiting = 0

    # -- doors -----------------------------------------------------------------------------------------

    async def recover(self) -> None:
        """Goes on with what an earlier run of the gateway left unanswered."""
        for conversation in await self.conversations.unanswered():
            self._set_to_work(conversation)

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
        async with self._lane(conversation) as lane:
            async with lane.lock:
                known = await self.conversations.get(conversation)
                missed = await self.conversations.after(conversation, after, MOST_CAUGHT_UP) if known else []
                lane.listeners.add(listener)
                events = [message_event(one) for one in missed]
                if lane.worker:
                    events.append(typing_event(True))
                if lane.status:
                    events.append(dict(lane.status))
            if known and not lane.worker and await self.conversations.waiting(conversation):
                self._set_to_work(conversation)
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
        async with self._lane(conversation) as lane:
            plain = cleaned_text(text)
            async with lane.lock:
                await self._refuse_if_too_much(lane, conversation, client_id)
                begun = await self.conversations.begun(key, channel, now())
                if begun.last_seq >= MOST_MESSAGES:
                    raise Refused("Samtalet är så långt att det inte får plats mer. Radera det och börja ett nytt.")
                message, is_new = await self.conversations.said(conversation, client_id, plain, now())
                if is_new:
                    lane.fresh.add(message.seq)
                    self._count(lane, lane.waiting + 1)
                    lane.tell(message_event(message))
            if message.waiting:
                self._set_to_work(conversation)
            return message

    async def begin_anew(self, conversation: str, notice: str) -> None:
        """Forgets what was told; the messages stay to be read. Raises ``Refused`` where Rasa is away or at work."""
        async with self._lane(conversation) as lane, lane.lock:
            if await self.conversations.get(conversation) is None:
                return
            if lane.worker or lane.waiting:
                raise Refused("Vänta tills svaret har kommit och försök igen.")
            try:
                await self._rasa.forget(conversation)
            except RasaUnavailable as error:
                raise Refused("Det går inte att börja om just nu. Försök igen om en stund.") from error
            for message in await self.conversations.added(conversation, [Draft("system", notice)], now()):
                lane.tell(message_event(message))

    async def erase(self, conversation: str) -> None:
        """Erases the conversation with everything that came of it, and tells every open window.

        A reply that Rasa is working on is waited for: Rasa keeps its own side when it has finished.
        """
        async with self._lane(conversation) as lane:
            lane.ending.set()
            try:
                if lane.worker:
                    await asyncio.wait([lane.worker], timeout=LETTING_GO_SECONDS)
                async with lane.lock:
                    await self._erasure.conversation(conversation, now())
                    lane.fresh.clear()
                    lane.tell({"type": "erased"})
            finally:  # where erasing failed, the conversation goes on
                lane.ending.clear()

    # -- answering -------------------------------------------------------------------------------------

    async def _refuse_if_too_much(self, lane: Lane, conversation: str, client_id: str) -> None:
        if lane.waiting < MOST_WAITING_IN_ONE and self._waiting < MOST_WAITING_IN_ALL:
            return
        if await self.conversations.has(conversation, client_id):
            return  # it is one of those that wait already
        if lane.waiting >= MOST_WAITING_IN_ONE:
            raise Refused("Vänta på svaret på det du redan har skrivit. Meddelandet skickas igen om en liten stund.", 2)
        raise Refused("Väldigt många frågar just nu. Meddelandet skickas igen om en liten stund.", 5)

    def _set_to_work(self, conversation: str) -> None:
        """Has what waits in the conversation answered, one after the other, unless that goes on already."""
        lane = self._lanes.of(conversation)
        lane.has_more = True
        if lane.worker is None and not lane.ending.is_set():
            lane.worker = asyncio.create_task(self._work(conversation, lane))
            lane.worker.add_done_callback(lambda _: self._worked(conversation, lane))

    async def _work(self, conversation: str, lane: Lane) -> None:
        try:
            while lane.has_more and not lane.ending.is_set():
                lane.has_more = False  # set again by whoever adds something meanwhile
                await self._answer_all(conversation, lane)
        except Exception:
            _log.exception("A conversation could not be gone on with; it is when its window opens again")

    def _worked(self, conversation: str, lane: Lane) -> None:
        """What is to be done when a worker has ended, in whatever way."""
        lane.worker, lane.status = None, None
        self._count(lane, 0)
        lane.tell(typing_event(False))
        if lane.has_more and not lane.ending.is_set():  # said after the worker's last look, before its end was noticed
            self._set_to_work(conversation)
        self._lanes.tidy(conversation)

    async def _answer_all(self, conversation: str, lane: Lane) -> None:
        while (current := await self.conversations.get(conversation)) and current.owner == BOT:
            async with lane.lock:
                waiting = await self.conversations.waiting(conversation)
                self._count(lane, len(waiting))
            if not waiting or not await self._answer(current, lane, waiting[0]):
                break

    def _count(self, lane: Lane, number: int) -> None:
        self._waiting += number - lane.waiting
        lane.waiting = number

    async def _answer(self, conversation: Conversation, lane: Lane, message: Message) -> bool:
        """Has one message answered. False where that did not come about, or is not the assistant's any more."""
        lane.tell(typing_event(True))
        drafts = await self._answerer.replies(conversation.id, lane, message)
        if drafts is None or lane.ending.is_set():
            return False
        drafts, summaries = with_summaries(drafts, conversation.id, self._answerer.today(), now())
        async with lane.lock:
            kept = await self.conversations.answered(conversation.id, message, drafts, BOT, now(), summaries)
            for reply in kept or []:
                lane.tell(message_event(reply))
        return kept is not None

    @asynccontextmanager
    async def _lane(self, conversation: str) -> AsyncIterator[Lane]:
        """The lane of a conversation, kept as long as somebody is busy with it."""
        lane = self._lanes.of(conversation)
        lane.users += 1
        try:
            yield lane
        finally:
            lane.users -= 1
            self._lanes.tidy(conversation)
