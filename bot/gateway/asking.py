"""What an applicant can do to be connected to staff: ask, add something, leave the queue."""

from bot.gateway.changes import Changes
from bot.gateway.contact import checked_contact
from bot.gateway.incoming import Refused, cleaned_text
from bot.gateway.limiting import Limiter
from bot.gateway.notices import Notices
from bot.gateway.queueing import Queueing
from bot.gateway.switchboard import Switchboard
from bot.gateway.times import now
from bot.guidance.phrases import phrase
from bot.storage.cases import WITHDRAWN, Cases, Wish
from bot.storage.records import BOT, Draft
from bot.storage.staff_records import CLOSED, HUMAN, QUEUE, QUEUED, WAITING

REASONS = ("requested", "officer_review", "not_understood", "complaint", "summary")
LONGEST_NOTE = 1000
LONGEST_NOTES = 4 * LONGEST_NOTE
"""Of all that is added to one case."""
RATE = "6/minute; 20/hour"
"""How often one conversation may be handed over: each time all of the staff are told."""
OFFERED_WITHIN = 20
"""Messages among which the offer is looked for that the person has taken."""


class Asking:
    """The applicant's side of a handover."""

    def __init__(
        self,
        switchboard: Switchboard,
        cases: Cases,
        queueing: Queueing,
        changes: Changes,
        notices: Notices,
        limiter: Limiter,
    ) -> None:
        self._switchboard = switchboard
        self._cases = cases
        self._queueing = queueing
        self._changes = changes
        self._notices = notices
        self._limiter = limiter

    async def ask(self, conversation: str, reason: str, note: object = "", contact: object = "") -> None:
        """Hands the conversation over, or adds to the case that waits. Raises ``Refused`` with ``field`` set."""
        plain_note, reached = checked_note(note), _checked_contact(contact)
        known = await self._switchboard.conversations.get(conversation)
        if known is None:
            raise Refused("Skriv först något i chatten, så att handläggaren vet vad det gäller.")
        if known.state == HUMAN:
            raise Refused("Du pratar redan med en handläggare. Skriv direkt i chatten.")
        await self._refuse_if_too_much(conversation, plain_note)
        is_open = self._queueing.is_open
        if known.state == CLOSED:
            await self._switchboard.reopen(conversation)
        elif known.state == QUEUED or not is_open:  # what was left for later is taken up now where staff are there
            more = [Draft("system", phrase("queued_more"))]
            added = self._cases.added_to(conversation, plain_note, reached, more, now())
            if await self._changes.made(conversation, added):
                return
        wish = Wish(reason if reason in REASONS else "requested", plain_note, reached, not is_open)
        await self._hand_over(conversation, wish)

    async def ask_by_form(self, conversation: str, note: object, contact: object) -> None:
        """Hands the conversation over for the reason for which it was offered last. Raises as ``ask``."""
        await self.ask(conversation, await self._reason_of(conversation), note, contact)

    async def _hand_over(self, conversation: str, wish: Wish) -> None:
        told = Draft("system", await self._welcome(conversation, wish), payload={"type": "queued"})
        if not await self._opened(conversation, wish, told):
            raise Refused("Ärendet är redan på väg till en handläggare.")
        if wish.out_of_hours:  # last, for Rasa may be slow
            await self._switchboard.let_offer_lapse(conversation)

    async def _opened(self, conversation: str, wish: Wish, told: Draft) -> bool:
        """Opens the case and tells staff outside too; False where somebody was first."""
        case = await self._changes.made(conversation, self._cases.handed_over(conversation, wish, [told], now()))
        if case is not None:
            await self._notices.new_case(case, len(await self._cases.waiting()))
        return case is not None

    async def _refuse_if_too_much(self, conversation: str, note: str) -> None:
        case = await self._cases.open_one(conversation)
        if case and note and len(case.note) + len(note) > LONGEST_NOTES:
            raise Refused("Handläggaren har fått mycket att läsa redan. Skriv resten i chatten.", field="note")
        if wait := self._limiter.seconds_to_wait(RATE, "handoff", conversation):
            raise Refused("Du har bett om en handläggare flera gånger på kort tid. Försök igen om en stund.", wait)

    async def _welcome(self, conversation: str, wish: Wish) -> str:
        if not wish.out_of_hours:
            position, wait = await self._queueing.position(conversation), await self._queueing.wait_words()
            return phrase("queued", position=position, wait=wait)
        reached = phrase("reached_outside", contact=wish.contact) if wish.contact else phrase("reached_here")
        return phrase("left_for_later", opens=self._queueing.opens, reached=reached)

    async def send_summary(self, conversation: str) -> None:
        """Leaves an assessment that somebody wants an officer to see; the assistant keeps the conversation.

        Nothing more than a line in the case where one is open already.
        """
        known = await self._switchboard.conversations.get(conversation)
        if known is None or await self._cases.open_one(conversation):
            return
        if known.state == CLOSED:
            await self._switchboard.reopen(conversation)
        told = Draft("system", phrase("summary_sent"))
        await self._opened(conversation, Wish("summary", out_of_hours=True), told)

    async def _reason_of(self, conversation: str) -> str:
        """Why a person was offered last, as the assistant's offer says."""
        for message in reversed(await self._switchboard.conversations.after(conversation, 0, OFFERED_WITHIN)):
            if (message.payload or {}).get("type") == "handoff":
                return str((message.payload or {}).get("reason"))
        return "requested"

    async def withdraw(self, conversation: str) -> None:
        """Leaves the queue; the assistant answers again. Nothing where the conversation does not wait."""
        known = await self._switchboard.conversations.get(conversation)
        case = await self._cases.open_one(conversation)
        if known is None or case is None or case.state != WAITING:
            return
        owner = QUEUE if known.state == QUEUED else BOT
        told = [Draft("system", phrase("withdrawn" if owner == QUEUE else "withdrawn_later"))]
        ended = self._cases.ended(conversation, owner, WITHDRAWN, told, now(), to_bot=True)
        try:
            await self._changes.made(conversation, ended)
        finally:  # also where it was kept and could not be told: somebody has to answer
            self._switchboard.go_on(conversation)


def checked_note(note: object) -> str:
    """The line that goes with a case, fit to be kept; raises ``Refused`` where it is too long."""
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise Refused(f"Skriv högst {LONGEST_NOTE} tecken.", field="note")
    return cleaned_text(note) if note.strip() else ""


def _checked_contact(contact: object) -> str:
    if not isinstance(contact, str):
        raise Refused("Skriv en e-postadress eller ett telefonnummer.", field="contact")
    try:
        return checked_contact(contact)
    except Refused as refused:
        raise Refused(refused.message, field="contact") from refused
