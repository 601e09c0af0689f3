"""The switchboard: every conversation of every channel goes through it.

What a person says is kept, acknowledged and given to Rasa in turn; the replies are kept and told to
everybody who listens to the conversation. Doors (website, later Teams and staff) only carry frames.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timezone
from typing import Any

from bot.gateway.events import message_event, status_event, typing_event
from bot.gateway.incoming import Refused, cleaned_text
from bot.gateway.lanes import Lane, Lanes, Listener
from bot.gateway.rasa_client import RasaClient, RasaUnavailable, drafts_of
from bot.storage.conversations import Conversations
from bot.storage.erasure import Erasure
from bot.storage.records import BOT, Conversation, Draft, Message
from bot.storage.summaries import Summaries
from bot.storage.trackers import Trackers

MOST_WAITING_IN_ONE = 5
MOST_WAITING_IN_ALL = 2000
MOST_CALLS_AT_ONCE = 4
"""Rasa reckons on one core: more calls at once would only wait there."""
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
PATIENCE_SECONDS = 900
"""For how long an unanswered message is tried; after that the next sign of life tries again."""
_log = logging.getLogger(__name__)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(timezone.utc)


class Switchboard:
    """Carries messages between people and Rasa; see the module."""

    def __init__(
        self,
        conversations: Conversations,
        summaries: Summaries,
        erasure: Erasure,
        trackers: Trackers,
        rasa: RasaClient,
        today: Callable[[], date],
    ) -> None:
        self.conversations = conversations
        self._summaries = summaries
        self._erasure = erasure
        self._trackers = trackers
        self._rasa = rasa
        self._today = today
        self._lanes = Lanes()
        self._calls = asyncio.Semaphore(MOST_CALLS_AT_ONCE)
        self._waiting = 0

    # -- doors -----------------------------------------------------------------------------------------

    async def recover(self) -> None:
        """Goes on with what an earlier run of the gateway left unanswered."""
        for conversation in await self.conversations.unanswered():
            self._set_to_work(conversation)

    async def stop(self) -> None:
        """Lets go of everything; what is unanswered stays kept as such."""
        workers = [lane.worker for lane in self._lanes.all if lane.worker]
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        for lane in self._lanes.all:
            for listener in tuple(lane.listeners):
                listener.end()

    async def listen(self, conversation: str, listener: Listener, after: int) -> list[dict[str, Any]]:
        """Lets ``listener`` hear what comes, and returns what it missed since ``after``: no gap, nothing twice."""
        async with self._lane(conversation) as lane, lane.lock:
            missed = await self.conversations.after(conversation, after)
            lane.listeners.add(listener)
            events = [message_event(one) for one in missed]
            if lane.worker:
                events.append(typing_event(True))
            if lane.status:
                events.append(dict(lane.status))
        if any(message.waiting for message in missed):
            self._set_to_work(conversation)
        return events

    def leave(self, conversation: str, listener: Listener) -> None:
        """The listener hears nothing more."""
        self._lanes.of(conversation).listeners.discard(listener)
        self._lanes.tidy(conversation)

    async def say(self, conversation: str, client_id: str, text: object) -> Message:
        """Takes what a person says and has it answered; a repetition of ``client_id`` is only acknowledged.

        Raises ``Refused`` where it can't be taken, LookupError where the conversation has been erased.
        """
        plain = cleaned_text(text)
        async with self._lane(conversation) as lane:
            self._refuse_if_too_much(lane)
            async with lane.lock:
                message, is_new = await self.conversations.said(conversation, client_id, plain, now())
                if is_new:
                    self._count(lane, lane.waiting + 1)
                    lane.tell(message_event(message))
            if message.waiting:
                self._set_to_work(conversation)
            return message

    async def begin_anew(self, conversation: str, notice: str) -> None:
        """Forgets what was told; the messages stay to be read. Raises ``Refused`` where Rasa is away or at work."""
        async with self._lane(conversation) as lane:
            if lane.worker:
                raise Refused("Vänta tills svaret har kommit och försök igen.", 2)
            try:
                await self._rasa.forget(conversation)
            except RasaUnavailable as error:
                raise Refused("Det går inte att börja om just nu. Försök igen om en stund.", 5) from error
            async with lane.lock:
                for message in await self.conversations.added(conversation, [Draft("system", notice)], now()):
                    lane.tell(message_event(message))

    async def erase(self, conversation: str) -> None:
        """Erases the conversation with everything that came of it, at once, and tells every open window."""
        async with self._lane(conversation) as lane:
            if lane.worker:
                lane.worker.cancel()
                await asyncio.gather(lane.worker, return_exceptions=True)
            async with lane.lock:
                await self._erasure.conversation(conversation, now())
                lane.tell({"type": "erased"})

    # -- answering -------------------------------------------------------------------------------------

    def _refuse_if_too_much(self, lane: Lane) -> None:
        if lane.waiting >= MOST_WAITING_IN_ONE:
            raise Refused("Vänta på svaret på det du redan har skrivit, och skicka sedan igen.", 2)
        if self._waiting >= MOST_WAITING_IN_ALL:
            raise Refused("Väldigt många frågar just nu. Meddelandet skickas igen om en liten stund.", 5)

    def _set_to_work(self, conversation: str) -> None:
        """Has what waits in the conversation answered, one after the other, unless that goes on already."""
        lane = self._lanes.of(conversation)
        lane.has_more = True
        if lane.worker is None:
            lane.worker = asyncio.create_task(self._work(conversation, lane))

    async def _work(self, conversation: str, lane: Lane) -> None:
        try:
            while lane.has_more:
                lane.has_more = False  # set again by whoever adds something meanwhile
                await self._answer_all(conversation, lane)
        except Exception:
            _log.exception("A conversation could not be gone on with")
        finally:
            self._count(lane, 0)
            lane.worker = None
            lane.tell(typing_event(False))
            self._lanes.tidy(conversation)

    async def _answer_all(self, conversation: str, lane: Lane) -> None:
        while (current := await self.conversations.get(conversation)) and current.owner == BOT:
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
        replies = await self._replies(conversation.id, lane, message)
        if replies is None:
            return False
        drafts = [await self._with_summary(conversation.id, draft) for draft in drafts_of(replies)]
        async with lane.lock:
            kept = await self.conversations.answered(conversation.id, message, drafts, BOT, now())
            for reply in kept or []:
                lane.tell(message_event(reply))
        return kept is not None

    async def _replies(self, conversation: str, lane: Lane, message: Message) -> list[dict[str, Any]] | None:
        """Rasa's replies, however long it is away; None where that takes too long."""
        pause, patience = FIRST_PAUSE_SECONDS, float(PATIENCE_SECONDS)
        name = message.client_id or str(message.seq)
        is_repeated = (now() - message.at).total_seconds() > LONGEST_PAUSE_SECONDS
        while patience > 0:
            try:
                async with self._calls:
                    known = await self._trackers.reply_to(conversation, name) if is_repeated else None
                    replies = await self._rasa.answer(conversation, name, message.text) if known is None else known
                self._tell_status(lane, None)
                return replies
            except RasaUnavailable as error:
                if lane.status is None:
                    _log.warning("Rasa does not answer (%s); tried again until it does", error)
                self._tell_status(lane, "unavailable")
            await asyncio.sleep(pause)
            patience -= pause
            pause, is_repeated = min(2 * pause, LONGEST_PAUSE_SECONDS), True
        return None

    def _tell_status(self, lane: Lane, state: str | None) -> None:
        before, lane.status = lane.status, status_event(state) if state else None
        if lane.status != before:
            lane.tell(lane.status or status_event("ok"))

    async def _with_summary(self, conversation: str, draft: Draft) -> Draft:
        """An assessment gets a page of its own, and its address beside it."""
        payload = draft.payload or {}
        if payload.get("type") != "assessment":
            return draft
        summary = await self._summaries.made(
            conversation, payload["facts"], payload["assessments"], self._today(), now()
        )
        return Draft(draft.sender, draft.text, draft.buttons, payload | {"summary": f"/sammanfattning/{summary.key}"})

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
