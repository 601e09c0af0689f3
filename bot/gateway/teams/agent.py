"""What is said and pressed in Teams, brought to the switchboard like what comes from any other channel."""

import re
import time
from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID, uuid5

from microsoft_agents.activity import Activity

from bot.gateway.asking import Asking
from bot.gateway.changes import Changes
from bot.gateway.incoming import Refused
from bot.gateway.limiting import Limiter
from bot.gateway.switchboard import Switchboard
from bot.gateway.teams.courier import Courier, refusal
from bot.gateway.teams.reading import Chosen, Incoming, Installed, Said, Wished, Withdrawn, incoming
from bot.gateway.teams.rendering import Face
from bot.gateway.teams.words import word
from bot.storage.keeping import id_of
from bot.storage.records import Message

CHANNEL = "teams"
GREETED_SECONDS = 600.0
NOTICES_RATE = "6/minute"
"""How often one conversation is told that something was not taken."""
TOO_OFTEN = "Det kommer många meddelanden på kort tid. Vänta lite och skriv igen."
_ERASE = re.compile(r"radera (?:det här |hela |mitt )?samtalet[.!]?", re.IGNORECASE)
"""What the welcome says one can write; a chat in Teams has no menu of ours."""
Greeting = Callable[[Literal["personal", "group"]], list[Face]]
"""What is shown when the app is added, to a person or to a group."""
_NAMES = UUID("5e1d5b0e-2f7b-4c37-9c6f-2b1c6c0a7f10")


class TeamsAgent:
    """Takes activities; see the module."""

    def __init__(
        self, switchboard: Switchboard, asking: Asking, changes: Changes, courier: Courier, greeting: Greeting,
        limiter: Limiter, rate: str,
    ) -> None:  # fmt: skip
        self._switchboard = switchboard
        self._asking = asking
        self._changes = changes
        self._courier = courier
        self._greeting = greeting
        self._limiter = limiter
        self._rate = rate
        self._greeted: dict[str, float] = {}

    async def take(self, body: dict[str, Any], activity: Activity) -> None:
        """Takes one activity, ``body`` being it as it came. One that is delivered again changes nothing."""
        said = incoming(body)
        if said is None:
            return
        place = str(activity.conversation.id)
        key = f"teams {place}"
        reference = activity.get_conversation_reference().model_dump(mode="json", by_alias=True, exclude_none=True)
        try:
            self._refuse_if_too_often(key)
            await self._carry_out(said, key, str(activity.id or body), reference, _kind(activity))
        except Refused as error:
            if not self._limiter.seconds_to_wait(NOTICES_RATE, "teams notice", key):
                self._courier.tell(reference, refusal(error))

    def _refuse_if_too_often(self, key: str) -> None:
        if wait := self._limiter.seconds_to_wait(self._rate, "conversation", id_of(key)):
            raise Refused(TOO_OFTEN, wait)

    async def _carry_out(self, said: Incoming, key: str, name: str, reference: dict[str, Any], kind: str) -> None:
        conversation = id_of(key)
        match said:
            case Said(text) if _ERASE.fullmatch(text.strip()):
                await self._erase(conversation, reference)
            case Said(text) | Chosen(0, text):  # the buttons of the welcome belong to no message
                await self._say(key, str(uuid5(_NAMES, f"{key} {name}")), text, reference)
            case Chosen(seq, text):
                message = await self._pressed(conversation, seq)
                # Named by the card, not by the press: pressed twice it is said once.
                await self._say(key, str(uuid5(_NAMES, f"{key} card {seq}")), text, reference)
                await self._courier.use_up(conversation, message, text)
            case Wished(seq, note, contact):
                message = await self._pressed(conversation, seq)
                await self._asking.ask_by_form(conversation, note, contact)
                await self._courier.use_up(conversation, message, word("handoffSent"))
            case Withdrawn(seq):
                message = await self._pressed(conversation, seq)
                await self._asking.withdraw(conversation)
                await self._courier.use_up(conversation, message, "")
            case Installed():
                await self._greet(conversation, kind, reference)

    async def _greet(self, conversation: str, kind: str, reference: dict[str, Any]) -> None:
        """Shows the welcome, once: Teams may tell of the same installation in two ways."""
        moment = time.monotonic()
        self._greeted = {one: at for one, at in self._greeted.items() if moment - at < GREETED_SECONDS}
        if conversation in self._greeted:
            return
        self._greeted[conversation] = moment
        if await self._switchboard.conversations.get(conversation):
            return
        for face in self._greeting("personal" if kind == "personal" else "group"):
            self._courier.tell(reference, face)

    async def _erase(self, conversation: str, reference: dict[str, Any]) -> None:
        await self._switchboard.erase(conversation)
        await self._changes.tell_queue()
        self._courier.tell(reference, Face(word("erased")))

    async def _say(self, key: str, id: str, text: str, reference: dict[str, Any]) -> None:
        await self._switchboard.say(key, CHANNEL, id, text)
        await self._courier.remember(id_of(key), reference)
        await self._changes.tell_activity(id_of(key))

    async def _pressed(self, conversation: str, seq: int) -> Message:
        """The message whose card was pressed. Raises ``Refused`` where it has been answered, or is no card of ours."""
        since = await self._switchboard.conversations.after(conversation, max(seq - 1, 0))
        if not since or since[0].seq != seq or since[0].sender == "person":
            raise Refused(word("cardUnknown"))
        if any(one.sender == "person" for one in since):
            raise Refused(word("cardUsed"))
        return since[0]


def _kind(activity: Activity) -> str:
    return str(getattr(activity.conversation, "conversation_type", "") or "personal")
