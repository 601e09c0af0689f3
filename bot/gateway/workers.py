"""The assistant's own part of each conversation: one worker has what waits in it answered, in turn."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.gateway.answerer import Answerer
from bot.gateway.connecting import with_offers
from bot.gateway.dossiers import Dossiers
from bot.gateway.events import typing_event
from bot.gateway.incoming import Refused
from bot.gateway.lanes import Lane, Lanes
from bot.gateway.queueing import Queueing
from bot.gateway.summarising import with_summaries
from bot.gateway.times import now
from bot.storage.conversations import Conversations
from bot.storage.records import BOT, Conversation, Draft, Message

_log = logging.getLogger(__name__)
Connect = Callable[[str, str], Awaitable[None]]
"""Hands a conversation to staff, for a reason: see ``Asking.ask``."""


async def _no_staff(conversation: str, reason: str) -> None:
    _log.warning("Somebody wants to be connected, and there is nobody to connect with")


class Workers:
    """The workers of all conversations. ``connect`` is called when a person says yes to being connected.

    ``waiting`` counts the messages that wait for an answer, in all conversations together.
    """

    def __init__(
        self, conversations: Conversations, lanes: Lanes, answerer: Answerer, dossiers: Dossiers, queueing: Queueing
    ) -> None:
        self._conversations = conversations
        self._lanes = lanes
        self._answerer = answerer
        self._dossiers = dossiers
        self._queueing = queueing
        self.connect: Connect = _no_staff
        self.waiting = 0

    def set_to_work(self, conversation: str) -> None:
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
        self.count(lane, 0)
        lane.tell(typing_event(False))
        if lane.has_more and not lane.ending.is_set():  # said after the worker's last look, before its end was noticed
            self.set_to_work(conversation)
        self._lanes.tidy(conversation)

    async def _answer_all(self, conversation: str, lane: Lane) -> None:
        went_well = True
        while went_well:
            async with lane.lock:
                current = await self._conversations.get(conversation)
                if current is None or current.owner != BOT:
                    break
                lane.is_taken = False
                waiting = await self._conversations.waiting(conversation)
                self.count(lane, len(waiting))
            if current.untold_from is not None:
                went_well = await self._resume(current, lane, bool(waiting))
            elif waiting:
                went_well = await self._answer(current, lane, waiting[0])
            else:
                await self._keep_promise(conversation)
                break

    def count(self, lane: Lane, number: int) -> None:
        """Remembers how many messages wait in a lane."""
        self.waiting += number - lane.waiting
        lane.waiting = number

    async def _resume(self, conversation: Conversation, lane: Lane, is_asked: bool) -> bool:
        """Has Rasa told what it missed, and the assistant take up the thread. False where that did not come about."""
        lane.tell(typing_event(True))
        drafts = await self._answerer.resumed(
            conversation.id, lane, lambda: self._dossiers.untold(conversation), is_asked
        )
        if drafts is None:
            return False
        drafts, summaries = with_summaries(drafts, conversation.id, self._answerer.today(), now())
        async with lane.lock:
            return lane.tell_kept(await self._conversations.resumed(conversation.id, drafts, now(), summaries))

    async def _answer(self, conversation: Conversation, lane: Lane, message: Message) -> bool:
        """Has one message answered. False where that did not come about, or is not the assistant's any more."""
        lane.tell(typing_event(True))
        drafts = await self._answerer.replies(conversation.id, lane, message)
        if drafts is None or lane.ending.is_set():
            return False
        drafts, summaries = with_summaries(drafts, conversation.id, self._answerer.today(), now())
        drafts, wish = await with_offers(drafts, conversation.id, self._queueing)
        async with lane.lock:
            answered = lane.tell_kept(
                await self._conversations.answered(conversation.id, message, drafts, BOT, now(), summaries)
            )
        if answered and wish:
            await self._connect(conversation.id, wish)
        return answered

    async def _keep_promise(self, conversation: str) -> None:
        """Connects whom the assistant has told so, where the gateway stopped or failed in between."""
        if reason := await self._conversations.promised(conversation):
            await self._connect(conversation, reason)

    async def _connect(self, conversation: str, reason: str) -> None:
        try:
            await self.connect(conversation, reason)
        except Refused as refused:
            async with self._lanes.busy(conversation) as lane, lane.lock:
                lane.tell_kept(await self._conversations.added(conversation, [Draft("system", refused.message)], now()))
