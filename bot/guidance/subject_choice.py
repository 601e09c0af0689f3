"""Which support a question is about: named, meant by place and plan, or still in focus."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.subjects import Catalogue, Subject
from bot.eligibility.facts import county_of
from bot.eligibility.municipalities import COUNTY_OF
from bot.guidance.following import counterparts, means_them
from bot.guidance.matching import best_match, is_telling
from bot.guidance.turn import Question, State, Turn
from bot.guidance.wide_search import hinted, meant_by_plan
from bot.guidance.word_index import answer_words
from bot.swedish.normalise import folded
from bot.swedish.places import county_in, places_in
from bot.swedish.segments import is_elliptic


@dataclass(frozen=True)
class Choice:
    """``subjects`` that the question is about, or ``candidates`` among which the person must choose.

    ``county`` is the county that the question points to; ``from_focus`` says that nothing was named.
    """

    subjects: tuple[Subject, ...] = ()
    candidates: tuple[Subject, ...] = ()
    county: str | None = None
    from_focus: bool = False


def choose_subjects(question: Question, turn: Turn, state: State, catalogue: Catalogue) -> Choice:
    """The subjects that ``question`` is about."""
    county = county_meant(question.text, turn.text, state)
    named = _named(question, turn, catalogue)
    if not named:
        return _spoken_of(turn, state, county, catalogue)
    focus = catalogue.subjects.get(state.focus or "")
    chosen: list[Subject] = []
    unclear: list[Subject] = []
    for ids in named:
        fitting = _narrowed(_with_namesakes(catalogue.named(ids), county, catalogue), county, state, focus)
        if len(fitting) > 1 and (telling := _answering(question, fitting, catalogue)):
            fitting = telling
        if len(fitting) > 1:
            unclear += fitting
        else:
            chosen += fitting
    if _LOOSE.search(folded(question.text)) and (other := hinted(question.text, county, catalogue)) is not None:
        return Choice(subjects=(other,), county=county)
    if unclear and not chosen:
        chosen = _clear_elsewhere(turn, catalogue)
    if unclear and not chosen:
        return Choice(candidates=_unique(unclear), county=county)
    calls = [subject for subject in chosen if subject.call or subject.members]
    return Choice(subjects=_unique(calls or chosen), county=county)


def _clear_elsewhere(turn: Turn, catalogue: Catalogue) -> list[Subject]:
    """The one support that the message names clearly beside a name that several share."""
    clear = [mention.ids[0] for mention in turn.mentions if len(mention.ids) == 1]
    found = [subject for subject in catalogue.named(dict.fromkeys(clear)) if subject.call or subject.members]
    return found if len(found) == 1 else []


_LOOSE = re.compile(r"\b(?:projekt|utvecklings)peng\w*")
"""Words that name any project support: what the plan points to tells which."""


def _spoken_of(turn: Turn, state: State, county: str | None, catalogue: Catalogue) -> Choice:
    """What a question that names nothing is about: several spoken of together, the focus, or its like elsewhere."""
    if len(state.others) > 1 and means_them(turn.text):
        return Choice(subjects=tuple(catalogue.named(state.others)), county=county, from_focus=True)
    focus = catalogue.subjects.get(state.focus or "")
    here = county_named(turn.text)
    if focus is None:
        return Choice(county=county)
    if (other := _pointed_to(focus, turn, county, catalogue)) is not None:
        return Choice(subjects=(other,), county=county)
    if _agrees(focus, here):
        return Choice(subjects=(focus,), county=county, from_focus=True)
    return Choice(subjects=tuple(counterparts(focus, here or "", catalogue.subjects.values())[:1]), county=county)


def _pointed_to(focus: Subject, turn: Turn, county: str | None, catalogue: Catalogue) -> Subject | None:
    """Another support that a follow-up points to by plan or kind: *och för maskiner?*, *sociala företag också?*."""
    if not (focus.members or is_elliptic(turn.text)):
        return None
    meant = hinted(turn.text, focus.county, catalogue) or meant_by_plan(county or focus.county, turn.facts, catalogue)
    return meant if meant is not None and meant.id != focus.id and (focus.members or meant.kind == focus.kind) else None


def _with_namesakes(subjects: list[Subject], county: str | None, catalogue: Catalogue) -> list[Subject]:
    """``subjects`` and, where none of them belongs to ``county``, those of it that share a name with them."""
    if county is None or any(subject.county in (None, county) for subject in subjects):
        return subjects
    names = {folded(alias) for subject in subjects for alias in subject.aliases}
    return subjects + [
        other
        for other in catalogue.subjects.values()
        if other.county == county and names & {folded(alias) for alias in other.aliases}
    ]


def _answering(question: Question, subjects: list[Subject], catalogue: Catalogue) -> list[Subject]:
    """Those of several subjects that have an answer whose own words the question names, if only one has."""
    named = [
        subject
        for subject in subjects
        if (match := best_match(question, subject, words=answer_words(catalogue)))
        and match.named
        and is_telling(match, question)
    ]
    return named if len(named) == 1 else []


def _unique(subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    return tuple({subject.id: subject for subject in subjects}.values())


def _named(question: Question, turn: Turn, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """The mentions within the question; with those of the whole message where it names no support itself."""
    start = turn.text.find(question.text)
    end = start + len(question.text)
    inside = [mention.ids for mention in turn.mentions if start <= mention.start and mention.end <= end]
    if any(subject.call or subject.members for ids in inside for subject in catalogue.named(ids)):
        return inside
    return [mention.ids for mention in turn.mentions]


def _narrowed(subjects: list[Subject], county: str | None, state: State, focus: Subject | None) -> list[Subject]:
    """Those of several subjects with the same name that the county or the conversation points to."""
    if len(subjects) > 1 and county:
        subjects = [subject for subject in subjects if subject.county in (county, None)] or subjects
    if len(subjects) > 1 and any(subject.id == state.focus for subject in subjects):
        return [subject for subject in subjects if subject.id == state.focus]
    here = focus.county if focus else None
    if len(subjects) > 1 and here:
        return [subject for subject in subjects if subject.county == here] or subjects
    return subjects


def county_named(text: str) -> str | None:
    """The county that ``text`` names, itself or by a municipality in it."""
    named = county_in(folded(text))
    if named:
        return named
    counties = {COUNTY_OF[place.municipality] for place in places_in(text)}
    return counties.pop() if len(counties) == 1 else None


def county_meant(question: str, message: str, state: State) -> str | None:
    """The county the question, else the message, else what is known of the applicant points to."""
    return county_named(question) or county_named(message) or county_of(state.facts)


def _agrees(subject: Subject, county: str | None) -> bool:
    return county is None or subject.county in (None, county)
