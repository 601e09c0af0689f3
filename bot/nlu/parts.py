"""The parts of a message: what is told and what is asked, each as far as it tells what is asked."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.swedish.concepts import concepts_in
from bot.swedish.normalise import folded
from bot.swedish.segments import (
    asked_of_us,
    asks_for_contents,
    has_anaphor,
    is_farewell,
    is_greeting,
    is_plea,
    is_question,
    points_back,
    segments_of,
    supposes_before,
    wished_clause,
    without_purpose,
)

Span = tuple[int, int, str]
LONG = 20
"""Words from which a message tells a story beside what it asks."""
_PLEADING = frozenset({"about", "more", "definition", "apply"})
"""Concepts that stand in a mere plea for help as well (*kan ni förklara det?*, *fylla i luckan*)."""
MOST_MUTE = 5
"""Words up to which a question that names nothing to ask about leaves it to the story (*vad kan jag hälsa?*)."""
COURTESY = 4
"""Words up to which a sentence is a courtesy beside what is told and asked (*Tack på förhand.*)."""


class Part(NamedTuple):
    """A statement or question of a message; ``wished`` where it is asked though it lacks the form of a question."""

    start: int
    end: int
    wished: bool = False

    def within(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def parts_of(text: str, spans: Sequence[Span] = ()) -> list[Part]:
    """The statements and questions of ``text``, each as far as it tells what is asked."""
    places, at = [], 0
    for segment in segments_of(text):
        start = text.find(segment, at)
        if start >= 0:
            at = start + len(segment)
            places.append(Part(start, at))
    asking: list[Part] = []
    for part in places:
        said = part.within(text)
        if is_greeting(said) or (asking and is_farewell(said)):
            continue
        if asking and is_question(said) and _hangs_on(part, asking[-1], text, spans):
            if len(asking) > 1 and len(asking[-1].within(text).split()) <= COURTESY:
                asking.pop()
            asking[-1] = Part(asking[-1].start, part.end)  # *… ett av två spår. Vilka var det?* is one question
            continue
        asking.append(part)
    return _asked_parts(text, asking, spans) or places[:1] or [Part(0, len(text))]


def _asked_parts(text: str, parts: list[Part], spans: Sequence[Span]) -> list[Part]:
    """``parts`` with the indirect question instead of its sentence where no sentence asks anything itself.

    *We don't agree on how many months it was. Can you settle it?* asks in its first sentence.
    """
    pleas = [part for part in parts if _is_plea(part, text, spans)]
    rest = [part for part in parts if part not in pleas]
    asked = [part for part in rest if is_question(part.within(text))]
    wished = [
        Part(part.end - len(clause), part.end, True)
        for part in rest
        if part not in asked and (clause := wished_clause(part.within(text)))
    ]
    telling = [part for part in wished if _concepts(part, text) - _PLEADING]
    if telling and asked and all(_is_vague(part, text, spans) for part in asked):
        return telling
    if asked:
        return [_told(part, text) for part in rest]
    if wished:
        return wished
    if pleas and rest:
        before = [part for part in rest if part.end <= pleas[-1].start and len(part.within(text).split()) > COURTESY]
        return [*rest, Part((before or rest)[-1].start, pleas[-1].end)]
    return parts


def _hangs_on(part: Part, before: Part, text: str, spans: Sequence[Span]) -> bool:
    """Whether a question says so little, with nothing that can be asked in it, that it hangs on the sentence before."""
    said = part.within(text)
    if points_back(said):
        return True
    if _concepts(part, text) or _names_support(part, spans):
        return False
    return supposes_before(said) or (has_anaphor(said) and not is_question(before.within(text)))


def _names_support(part: Part, spans: Sequence[Span]) -> bool:
    return any(part.start <= start < part.end for start, _, _ in spans)


def _told(part: Part, text: str) -> Part:
    """A question without the request that leads to it and the purpose that follows it."""
    said = without_purpose(part.within(text))
    end = part.start + len(said)
    clause = asked_of_us(said) if len(text.split()) > LONG else ""
    return Part(end - len(clause), end, True) if clause else Part(part.start, end)


def _concepts(part: Part, text: str) -> set[str]:
    return set(concepts_in(folded(part.within(text))))


def _is_vague(part: Part, text: str, spans: Sequence[Span]) -> bool:
    """Whether a question leaves what is asked to the sentences before (*vad vill ni att vi tänker på?*)."""
    if len(text.split()) <= LONG or _names_support(part, spans):
        return False
    if is_plea(part.within(text)):
        return True
    return asks_for_contents(part.within(text)) and not _concepts(part, text) - _PLEADING


def _is_plea(part: Part, text: str, spans: Sequence[Span]) -> bool:
    """Whether the sentence begs for help without a word of what it is about, nor a support's name."""
    said = part.within(text)
    if _names_support(part, spans):
        return False
    named = _concepts(part, text)
    if is_plea(said):
        return not named - _PLEADING
    mute = is_question(said) and len(said.split()) <= MOST_MUTE and not named
    return mute and len(text.split()) > LONG
