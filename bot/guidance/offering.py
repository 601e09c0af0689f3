"""Offering to connect a person to staff: what is passed on, and why it came to that."""

import re
from dataclasses import replace

from bot.guidance.payload import plain_facts
from bot.guidance.phrases import button, phrase
from bot.guidance.turn import Say, State
from bot.swedish.normalise import folded

REQUESTED, NOT_UNDERSTOOD, COMPLAINT, OFFICER_REVIEW = "requested", "not_understood", "complaint", "officer_review"
"""Why somebody is connected to staff."""
OFFER_PERSON_AFTER = 2
"""Failures or complaints in a row from which a person is offered."""
_STAFF = re.compile(
    r"\b(?:hand?l[ae]g+ar\w*|man+i?sk\w*|mansch\w*|personal\w*|tjansteman\w*|kolleg\w*|kundtjanst\w*|folk"
    r"|(?:vidare|upp)?k?kopp?la\w*|prata?|snacka?|tala|samtala?|(?:upp)?ring\w*|kontakta\w*|robot\w*"
    r"|personligen|personligt|nagon hjalpa)\b"
)


def speaks_of_staff(text: str) -> bool:
    """Whether ``text`` names staff, or what one does with them; it tells a wish from an answer with the same words."""
    return bool(_STAFF.search(folded(text)))


def offer(state: State) -> list[Say]:
    """Asks whether to hand over, and says what would be passed on; nothing is handed over yet.

    It says nothing of who is there or how long it takes: clients know that.
    """
    state.connecting, state.offer = True, state.offered
    return [Say(phrase("handoff_offer"), (button("connect"), button("stay")), _payload(state, confirmed=False))]


def confirmed(state: State) -> list[Say]:
    """Hands over: the person has said yes to what ``offer`` told."""
    said = [Say(phrase("handoff"), payload=_payload(state, confirmed=True))]
    state.offer, state.failures = None, 0
    return said


def _payload(state: State, confirmed: bool) -> dict[str, object]:
    return {
        "type": "handoff",
        "reason": state.offered or REQUESTED,
        "confirmed": confirmed,
        "facts": plain_facts(state.facts),
    }


def offering_person(said: list[Say], state: State) -> list[Say]:
    """``said``, counting failures in a row: from the second one a person is offered."""
    failed = bool(said) and all((message.payload or {}).get("type") == "fallback" for message in said)
    if not failed:
        state.failures = 0
        return said
    state.failures += 1
    if state.failures < OFFER_PERSON_AFTER:
        return said
    state.offer = NOT_UNDERSTOOD
    last = said[-1]
    return [*said[:-1], replace(last, text=f"{last.text} {phrase('offer_person')}", buttons=(button("person"),))]
