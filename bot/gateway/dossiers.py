"""Gathering what is known of an applicant: from Rasa's side, and from what staff corrected."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.catalogue.subjects import Catalogue
from bot.eligibility.facts import Facts
from bot.gateway.rasa_client import fact_set, person_said, staff_said
from bot.guidance.dossier import Told, dossier, facts_of, latest
from bot.guidance.payload import eligibility_payload
from bot.storage.cases import Cases
from bot.storage.conversations import Conversations
from bot.storage.records import Conversation, Message
from bot.storage.trackers import RESTARTED, Trackers

LONGEST_QUOTE = 200
PERSON, STAFF = "person", "staff"


class Dossiers:
    """What is known in each conversation. ``today`` is the day that assessments are made on."""

    def __init__(
        self,
        conversations: Conversations,
        trackers: Trackers,
        cases: Cases,
        catalogue: Catalogue,
        today: Callable[[], date],
    ) -> None:
        self._conversations = conversations
        self._trackers = trackers
        self._cases = cases
        self._catalogue = catalogue
        self.today = today

    async def known(self, conversation: str) -> dict[str, Told]:
        """Each fact with where it comes from."""
        said = await self._said(conversation)
        corrections = await self._cases.corrections(conversation)
        began = max((one.at for one in said if one.fact == RESTARTED), default=None)
        corrected = [
            Told(one.at, one.fact, one.after, by=one.author) for one in corrections if began is None or one.at > began
        ]
        return latest([*said, *corrected])

    async def facts(self, conversation: str) -> Facts:
        """The facts alone, as the rules take them."""
        return facts_of(await self.known(conversation))

    async def shown(self, conversation: str) -> dict[str, Any]:
        """The dossier for people to read: see ``bot.guidance.dossier``."""
        return dossier(await self.known(conversation), self._catalogue.calls, self.today())

    def assessed(self, facts: Facts) -> list[dict[str, Any]]:
        """The verdicts that follow from ``facts``."""
        return list(eligibility_payload(self._catalogue.calls, facts, self.today())["assessments"])

    async def untold(self, conversation: Conversation) -> list[dict[str, Any]]:
        """What Rasa has yet to be told, as its events: what was said while staff had it, and what they corrected."""
        if conversation.untold_from is None:
            return []
        messages = await self._conversations.after(conversation.id, conversation.untold_from - 1)
        messages = [one for one in messages if one.sender in (PERSON, STAFF) and not one.waiting]
        heard = await self._trackers.heard(conversation.id, {_name(one) for one in messages})
        events: list[dict[str, Any]] = []
        for one in messages:
            if _name(one) in heard or not one.text:
                continue
            if one.sender == PERSON:
                events += person_said(one.text, _name(one), one.at)
            else:
                events += staff_said(one.text, one.author or "", _name(one), one.at)
        return events + await self._unset(conversation.id)

    async def _unset(self, conversation: str) -> list[dict[str, Any]]:
        """The facts that Rasa has otherwise than they are known here."""
        slots = {one.name: one.value for one in await self._trackers.slots(conversation)}
        known = await self.known(conversation)
        corrected = {one.fact for one in await self._cases.corrections(conversation)}
        return [
            event
            for fact in sorted(corrected)
            if slots.get(fact) != (value := known[fact].value if fact in known else None)
            for event in fact_set(fact, value)
        ]

    async def _said(self, conversation: str) -> list[Told]:
        changes = await self._trackers.slots(conversation)
        messages = await self._conversations.after(conversation, 0) if changes else []
        by_name = {_name(one): one for one in messages}
        return [
            Told(
                change.at, change.name, change.value,
                seq=message.seq if message else None, quote=message.text[:LONGEST_QUOTE] if message else "",
            )
            for change in changes
            for message in [by_name.get(change.message)]
        ]  # fmt: skip


def _name(message: Message) -> str:
    """The id by which Rasa knows a message, see ``Answerer``."""
    return message.client_id or str(message.seq)
