"""Answers to questions that name no support: by place and plan, by the answer's own words, or by asking which."""

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.subjects import Subject
from bot.guidance import listing
from bot.guidance.following import aspects_named
from bot.guidance.matching import Match, best_match
from bot.guidance.phrases import button, has_phrase, phrase
from bot.guidance.subject_choice import Choice, county_meant
from bot.guidance.telling import (
    Desk,
    exclusions,
    remember,
    said_of,
    unknown,
)
from bot.guidance.turn import Button, Question, Say, State, Turn
from bot.guidance.wide_search import found_widely, hinted, meant_support
from bot.guidance.word_index import answer_words
from bot.swedish.elsewhere import is_about_support
from bot.swedish.places import HOME_COUNTIES
from bot.swedish.segments import is_question

MOST_BUTTONS = 8
BRIEF, LIKELY = 5, 0.6
"""A question of so few words, so surely understood, asks about a support though no word says so."""
OWN_CASE = 0.85
"""Probability from which a question beside told facts is about support (*jag har redan beställt, är det kört?*)."""
SURELY_TELLING = 11
"""Letters of an answer's own words that find it though no word of the message speaks of support."""
FOREIGN = 0.3
"""Probability of being out of scope from which a question must speak of support to be taken for ours."""


def without_subject(question: Question, choice: Choice, turn: Turn, state: State, desk: Desk) -> list[Say]:
    """The answer found by the question's own words, what the told facts rule out, or which support is meant."""
    found = found_widely(question, choice.county, desk.catalogue, {**state.facts, **turn.facts})
    brief = len(question.text.split()) <= BRIEF and max(question.ranking.values(), default=0.0) >= LIKELY
    placed = choice.county in HOME_COUNTIES and bool(turn.facts.keys() - {"municipality"} or state.facts)
    own = (
        bool(turn.facts.keys() - {"municipality", "sector"}) and max(question.ranking.values(), default=0.0) >= OWN_CASE
    )
    known_world = brief or placed or own or is_about_support(question.text) or is_about_support(turn.text)
    foreign = question.ranking.get("out_of_scope", 0.0)
    if foreign >= FOREIGN and not is_about_support(question.text):
        known_world = False
    candidates = listing.candidates(choice.county, turn.facts, state, desk.catalogue, desk.today)
    excluded = exclusions(candidates, turn.facts, desk) if question.aspect in ("who", "purposes", "start") else None
    if excluded is not None and known_world and not hinted(question.text, choice.county or "", desk.catalogue):
        state.waiting = question.aspect  # the support that the person names next is what was asked about
        return [excluded]
    if found is not None and (known_world or (found.words.letters >= SURELY_TELLING and foreign < FOREIGN)):
        return [found_said(found, turn, state, desk)]
    if not known_world:
        return [unknown("out_of_scope")]
    return ask_which(candidates, question, state)


def hinted_answer(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """The answer to a wide question (*hur mycket kan vi få*) where place and plan point to one support."""
    asking = [question for question in turn.questions if is_question(question.text)] or turn.questions[:1]
    asking = [question for question in asking if aspects_named(question.text)]  # *går det att få nåt?* is wide
    for question in sorted(asking, key=lambda one: max(one.asking.values(), default=0.0), reverse=True):
        asked = replace(question, ranking=question.asking)
        county = county_meant(question.text, turn.text, state)
        meant = (
            meant_support(question, county, {**state.facts, **turn.facts}, desk.catalogue) if asked.ranking else None
        )
        if meant is not None and (match := best_match(asked, meant, words=answer_words(desk.catalogue))):
            return [found_said(match, turn, state, desk)]
    return []


def found_said(found: Match, turn: Turn, state: State, desk: Desk) -> Say:
    """An answer found without its subject's name; so the subject is named in it."""
    remember(found.subject, state)
    state.aspect = found.answer.aspect
    return said_of(found, desk, named=found.subject.name.casefold() not in turn.text.casefold())


def ask_which(candidates: Sequence[Subject], question: Question, state: State) -> list[Say]:
    """Asks which support is meant, with one button for each that comes into question."""
    state.waiting = question.aspect or "about"
    aspect = state.waiting if has_phrase(f"button_{state.waiting}_says") else "about"
    buttons = tuple(
        Button(listing.short_name(subject), phrase(f"button_{aspect}_says", name=listing.short_name(subject)))
        for subject in candidates[:MOST_BUTTONS]
    )
    if len(candidates) > MOST_BUTTONS:  # too many to choose among: the form finds the right one sooner
        buttons = (button("assess"), *buttons)
    return [Say(phrase("which_support"), buttons)]
