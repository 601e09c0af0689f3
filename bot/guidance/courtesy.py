"""A kind word to what is no question, a complaint, a sigh, small talk or a no, and back to the matter."""

import re

from bot.guidance.offering import COMPLAINT, OFFER_PERSON_AFTER
from bot.guidance.payload import fallback_payload
from bot.guidance.phrases import button, phrase
from bot.guidance.telling import Desk, follow_ups
from bot.guidance.turn import Say, State, Turn
from bot.swedish.normalise import folded

_SIGHS = re.compile(
    r"\b(?:trakigt|synd|suck|usch|krangl\w*|tungt|jobbigt"
    r"|orkar (?:inte|int|snart)|sorgligt|trist|orattvist|sliten|trott pa)\b"
)


def kind_word(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """A complaint, small talk, a no: short and kind, and back to the matter that was spoken of."""
    focus = desk.catalogue.subjects.get(state.focus or "")
    if _SIGHS.search(folded(turn.text)):
        around = follow_ups(focus, state.aspect or "")[:2] if focus else ()
        return [Say(phrase("sympathy"), (*around, button("person")))]
    if turn.intent == "complaint":
        state.failures += 1
        state.offer = COMPLAINT
        again = state.failures >= OFFER_PERSON_AFTER
        buttons = (*(follow_ups(focus, state.aspect or "")[:2] if focus and not again else ()), button("person"))
        return [Say(phrase("complaint_again" if again else "complaint"), buttons)]
    asked = fallback_payload("out_of_scope") if turn.intent == "smalltalk" and turn.has_form_of_question else None
    text = phrase("nothing_to_cancel" if turn.intent == "cancel" else turn.intent)
    if turn.intent == "smalltalk" and focus is not None:
        return [Say(phrase("smalltalk_about", name=focus.name), follow_ups(focus, state.aspect or ""), asked)]
    return [Say(text, payload=asked)]
