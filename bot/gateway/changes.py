"""Carrying out a change of who has a conversation, and telling everybody whom it concerns."""

from collections.abc import Awaitable

from bot.gateway.events import message_event, typing_event
from bot.gateway.queueing import Queueing
from bot.gateway.staff_room import StaffRoom
from bot.gateway.switchboard import Switchboard
from bot.storage.cases import Cases, Changed
from bot.storage.records import BOT, Conversation
from bot.storage.staff_records import HUMAN, Case


class Changes:
    """Changes are kept first and told then: to the conversation's windows, to those who wait, and to the consoles."""

    def __init__(self, switchboard: Switchboard, cases: Cases, queueing: Queueing, room: StaffRoom) -> None:
        self._switchboard = switchboard
        self._cases = cases
        self._queueing = queueing
        self._room = room

    async def made(self, conversation: str, change: Awaitable[Changed | None]) -> Case | None:
        """The case after ``change``; None where somebody else was first, and then nothing is told."""
        # The lock is held while telling too: the news of two changes must not overtake each other.
        async with self._switchboard.lane(conversation) as lane, lane.lock:
            changed = await change
            if changed is None:
                return None
            case, messages = changed
            lane.tell(typing_event(False))
            for message in messages:
                lane.tell(message_event(message))
            known = await self._tell_owner(conversation)
            lane.is_taken = known is not None and known.owner != BOT
        await self.tell_queue(told=conversation)
        self._room.tell_all({"type": "changed", "conversation": conversation})
        return case

    async def _tell_owner(self, conversation: str) -> Conversation | None:
        known = await self._switchboard.conversations.get(conversation)
        while known:
            event, before = await self._queueing.owner_event(known), known
            known = await self._switchboard.conversations.get(conversation)
            if known and known.owner == before.owner:  # else it has changed while this was put together
                self._switchboard.tell(conversation, event)
                break
        return known

    async def tell_activity(self, conversation: str) -> None:
        """Lets the member of the staff who has a conversation know that something was said in it."""
        known = await self._switchboard.conversations.get(conversation)
        if known and known.state == HUMAN:
            self._room.tell(known.owner, {"type": "activity", "conversation": conversation})

    async def tell_queue(self, told: str = "") -> None:
        """Tells the consoles how many wait, and those who wait their place; ``told`` knows it already."""
        waiting = await self._cases.waiting()
        newest = max((one.id for one in waiting), default=0)
        self._room.tell_all({"type": "queue", "waiting": len(waiting), "newest": newest})
        for conversation, event in await self._queueing.places(waiting):
            if conversation != told:
                self._switchboard.tell(conversation, event, to_staff=False)
