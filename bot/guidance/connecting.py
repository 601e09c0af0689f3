"""Between the assistant and staff: the answer to an offer to connect, and going on when staff have given back."""

import re
from collections.abc import Callable

from bot.guidance import interview
from bot.guidance.answering import Desk
from bot.guidance.offering import OFFICER_REVIEW, confirmed
from bot.guidance.phrases import buttons_of, phrase
from bot.guidance.telling import follow_ups
from bot.guidance.turn import Say, State, Turn
from bot.swedish.normalise import folded
from bot.swedish.statements import yes_or_no

RESUME = "resume"
"""The intent by which staff give a conversation back; nobody types it."""
MOST_WORDS = 8
"""Words of a plain yes or no; a longer message says something else besides."""
_STAYING = re.compile(
    r"\b(?:fortsatt\w*|stanna\w*) (?:\w+ )?(?:har|med (?:dig|dej|boten|botten|dig i stallet))\b"
    r"|\b(?:vill|behover|behovs|ska|ids|orkar) (?:\w+ )?(?:inte|int|ej|ente|itte) (?:\w+ )?"
    r"(?:bli|kopplas|lamnas|prata|tala|snacka)"
    r"(?!.*\b(?:robot\w*|bot\w*|maskin\w*|dator\w*|dig|dej)\b)"
)
"""Words of who stays with the assistant, whatever yes or wish stands beside them."""

Handler = Callable[[Turn, State, Desk], list[Say]]


def replied(handler: Handler, turn: Turn, state: State, desk: Desk) -> list[Say]:
    """What ``turn`` leads to: where it answers an offer to connect, that; else what ``handler`` makes of it.

    An offer counts for the next turn only. So does the reason for one, but that of an assessment, which
    lasts as long as the assessment itself.
    """
    was_offered, state.connecting = state.connecting, False
    state.offered = state.offer
    state.offer = OFFICER_REVIEW if state.offered == OFFICER_REVIEW else None
    match answer_to_offer(turn) if was_offered else None:
        case True:
            return confirmed(state)
        case False:
            return _stayed(state, desk)
    return handler(turn, state, desk)


def answer_to_offer(turn: Turn) -> bool | None:
    """Whether ``turn`` says yes or no to being connected; None where it speaks of something else."""
    plain = folded(turn.text)
    if _STAYING.search(plain):
        return False
    if turn.intent == "request_human":
        return True
    if turn.facts or turn.mentions or turn.has_form_of_question:
        return None
    if turn.intent in ("affirm", "deny", "cancel"):
        return turn.intent == "affirm"
    return yes_or_no(plain) if len(plain.split()) <= MOST_WORDS else None


def _stayed(state: State, desk: Desk) -> list[Say]:
    if not state.in_form:
        return [Say(phrase("stays"))]
    return interview.asked_on([Say(phrase("stays_in_form"))], state, desk)


def resumed(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Going on outside the form after staff had the conversation.

    A form that was under way while Rasa began a new session is known by the question that waits: then it goes on.
    """
    if state.asked:
        state.to_form = True
        return []
    state.failures = 0
    focus = desk.catalogue.subjects.get(state.focus or "")
    buttons = follow_ups(focus, state.aspect or "") if focus else ()
    return [Say(phrase("resumed"), buttons or buttons_of("resumed"))]


def resumed_in_form(state: State, desk: Desk) -> list[Say]:
    """Going on in the form: the question that waits, or what follows from what staff have found out."""
    state.in_form, state.failures = True, 0
    return interview.asked_on([Say(phrase("resumed_in_form"))], state, desk)
