"""What staff can do with a conversation: take it, answer, correct what is known, hand it on, give it back, close it."""

from datetime import datetime, timedelta
from typing import Any

from bot.eligibility.facts import checked_facts
from bot.gateway.asking import checked_note
from bot.gateway.changes import Changes
from bot.gateway.dossiers import Dossiers
from bot.gateway.events import message_event, typing_event
from bot.gateway.incoming import MOST_CHARACTERS, Refused, cleaned_text
from bot.gateway.masking import masked
from bot.gateway.notices import Notices
from bot.gateway.queueing import Queueing
from bot.gateway.staff_room import StaffRoom
from bot.gateway.summarising import with_summaries
from bot.gateway.switchboard import Switchboard
from bot.gateway.times import now
from bot.guidance.dossier import facts_of, written_change
from bot.guidance.payload import plain_facts
from bot.guidance.phrases import phrase
from bot.storage.cases import RETURNED, Cases
from bot.storage.records import BOT, Draft, Message
from bot.storage.staff import StaffAccounts
from bot.storage.staff_records import HUMAN, QUEUE, Correction, Staff

OUTCOMES = ("answered", "advised_to_apply", "advised_not_to_apply", "referred", "no_contact", "other")
"""Why a case is closed, as staff choose."""
PERSONAL = "Det ser ut som ett personnummer. Det ska inte stå i chatten eller i ärendet."
NOT_YOURS = "Ärendet är inte ditt längre. Ladda om sidan så ser du vem som har det."


class NotYours(Refused):
    """The conversation belongs to somebody else by now."""

    def __init__(self) -> None:
        super().__init__(NOT_YOURS)


class Handover:
    """The staff's side of a handover."""

    def __init__(
        self,
        switchboard: Switchboard,
        cases: Cases,
        accounts: StaffAccounts,
        dossiers: Dossiers,
        queueing: Queueing,
        changes: Changes,
        room: StaffRoom,
        notices: Notices,
    ) -> None:
        self._switchboard = switchboard
        self._cases = cases
        self._accounts = accounts
        self._dossiers = dossiers
        self._queueing = queueing
        self._changes = changes
        self._room = room
        self._notices = notices
        self._began = now()

    async def claim(self, conversation: str, staff: Staff, *, from_colleague: bool = False) -> bool:
        """Takes the conversation, from the queue or the assistant, or from a colleague; False: somebody was first."""
        told = [Draft("system", phrase("staff_claims", name=staff.name))]
        owners = [QUEUE, BOT]
        known = await self._switchboard.conversations.get(conversation)
        if known and known.state == HUMAN:
            if not from_colleague or known.owner == staff.id:
                return False  # seen without a write, which would hold up all others
            told = [Draft("system", phrase("staff_passes", name=staff.name))]
            owners = [known.owner]
        claimed = self._cases.claimed(conversation, staff.id, told, now(), owners)
        return await self._changes.made(conversation, claimed) is not None

    async def say(
        self, conversation: str, staff: Staff, client_id: str, text: object, payload: dict[str, Any] | None = None
    ) -> Message:
        """Says something to the applicant. Raises ``NotYours``, or ``Refused`` where the text can't be taken."""
        draft = Draft("staff", cleaned_text(text), payload=payload, author=staff.name)
        async with self._switchboard.lane(conversation) as lane, lane.lock:
            kept = await self._switchboard.conversations.staff_said(conversation, client_id, draft, staff.id, now())
            if kept is None:
                raise NotYours
            message, is_new = kept
            if is_new:
                lane.tell(message_event(message))
                await self._cases.replied(conversation, now())
        return message

    async def typing(self, conversation: str, staff: Staff, on: bool) -> None:
        """Shows the applicant that somebody is writing."""
        known = await self._switchboard.conversations.get(conversation)
        if known and known.owner == staff.id:
            self._switchboard.tell(conversation, typing_event(on, "staff") | {"name": staff.name}, to_staff=False)

    async def transfer(self, conversation: str, staff: Staff, to: Staff) -> bool:
        """Gives a conversation of ``staff`` to a colleague."""
        told = [Draft("system", phrase("staff_passes", name=to.name))]
        moved = self._cases.handed_to(conversation, staff.id, to.id, told, now())
        if await self._changes.made(conversation, moved) is None:
            return False
        self._room.tell(to.id, {"type": "mine", "conversation": conversation})
        return True

    async def to_team(self, conversation: str, staff: Staff, team: str) -> bool:
        """Puts a conversation of ``staff`` back into the queue, for a group."""
        told = [Draft("system", phrase("staff_queues"))]
        case = await self._changes.made(
            conversation, self._cases.queued_again(conversation, staff.id, team, told, now())
        )
        if case is not None:
            await self._notices.new_case(case, len(await self._cases.waiting()))
        return case is not None

    async def give_back(self, conversation: str, staff: Staff) -> bool:
        """Gives a conversation of ``staff`` back to the assistant, which goes on where it stopped."""
        told = [Draft("system", phrase("staff_returns", name=staff.name))]
        ended = self._cases.ended(conversation, staff.id, RETURNED, told, now(), to_bot=True, by=staff.id)
        try:
            return await self._changes.made(conversation, ended) is not None
        finally:  # also where it was kept and could not be told: somebody has to answer
            self._switchboard.go_on(conversation)

    async def close(self, conversation: str, staff: Staff, outcome: str, follow_up: str) -> bool:
        """Ends a case of ``staff``; the conversation stays to be read. Raises ``Refused`` for an unknown outcome."""
        if outcome not in OUTCOMES:
            raise Refused("Välj varför ärendet avslutas.")
        told = [Draft("system", phrase("staff_closes", name=staff.name))]
        ended = self._cases.ended(
            conversation, staff.id, outcome, told, now(), to_bot=False, by=staff.id, follow_up=checked_note(follow_up)
        )
        return await self._changes.made(conversation, ended) is not None

    async def correct(self, conversation: str, staff: Staff, fact: str, value: Any | None) -> bool:
        """Corrects a fact or (None) takes it away; the applicant gets the new assessment.

        False where the conversation is not theirs; raises ``InvalidFacts`` where the value can't be, and ``Refused``
        where it is a personal identity number, as the organisation number of a sole trader is.
        """
        if isinstance(value, str) and masked(value) != value:
            raise Refused(PERSONAL)
        known = await self._dossiers.known(conversation)
        before = known[fact].value if fact in known else None
        checked = None if value is None else checked_facts({fact: value})[fact]
        after = plain_facts({fact: checked})[fact] if checked is not None else None
        if before == after:
            return True
        moment = now()
        change = Correction(moment, staff.name, fact, before, after)
        facts = dict(facts_of(known))
        facts.pop(fact, None)
        facts |= {} if checked is None else {fact: checked}
        return await self._corrected(conversation, staff, change, written_change(fact, checked), facts, moment)

    async def _corrected(
        self, conversation: str, staff: Staff, change: Correction, words: str, facts: dict[str, Any], moment: datetime
    ) -> bool:
        payload = {"type": "assessment", "assessments": self._dossiers.assessed(facts), "facts": plain_facts(facts)}
        draft = Draft("system", phrase("staff_corrects", name=staff.name, change=words), payload=payload)
        drafts, summaries = with_summaries([draft], conversation, self._dossiers.today(), moment)
        async with self._switchboard.lane(conversation) as lane, lane.lock:
            kept = await self._cases.corrected(conversation, staff.id, [change], drafts, moment, summaries)
            for message in kept or []:
                lane.tell(message_event(message))
        self._room.tell_all({"type": "changed", "conversation": conversation})
        return kept is not None

    async def note(self, conversation: str, staff: Staff, text: str) -> None:
        """Keeps what staff write for each other. Raises ``Refused`` where it is empty or too long."""
        if len(text) > MOST_CHARACTERS or not text.strip():
            raise Refused(f"Skriv en anteckning på högst {MOST_CHARACTERS} tecken.")
        await self._cases.note(conversation, staff.name, cleaned_text(text), now())
        self._room.tell_all({"type": "changed", "conversation": conversation})

    async def return_abandoned(self, absent: timedelta) -> int:
        """Puts conversations back into the queue whose owner has had no console open for ``absent``; how many."""
        returned = 0
        for conversation, owner in await self._cases.owned():
            if owner in self._room.present:
                continue
            member = await self._accounts.get(owner)
            last_seen = member.last_seen_at if member and member.is_active else None
            if member and member.is_active and now() - max(last_seen or self._began, self._began) < absent:
                continue
            words = (
                phrase("staff_away") if self._queueing.is_open
                else phrase("staff_away_shut", opens=self._queueing.opens)
            )  # fmt: skip
            back = self._cases.queued_again(conversation, owner, "", [Draft("system", words)], now())
            returned += await self._changes.made(conversation, back) is not None
        return returned
