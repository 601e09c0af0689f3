"""Answering questions about supports from the catalogue, with source, status and what naturally follows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.catalogue.subjects import Subject
from bot.eligibility.facts import Facts, FactValue
from bot.eligibility.truth import Outcome
from bot.guidance import listing
from bot.guidance.about_words import NO_WORDS, named_words
from bot.guidance.comparing import compared
from bot.guidance.matching import TOUCHED, Match, best_match, best_matches
from bot.guidance.own_case import NO, own_case
from bot.guidance.payload import fallback_payload, sources_payload
from bot.guidance.phrases import phrase
from bot.guidance.reasons import asks_for_reasons, explained
from bot.guidance.sourcing import all_sources, source_line
from bot.guidance.subject_choice import Choice, choose_subjects
from bot.guidance.telling import Desk as Desk
from bot.guidance.telling import (
    buttons_last,
    case_said,
    follow_ups,
    general_answer,
    own_amount,
    remember,
    said_of,
)
from bot.guidance.turn import Question, Say, State, Turn
from bot.guidance.unnamed import ask_which, found_said, without_subject
from bot.guidance.wide_search import found_widely, hinted
from bot.guidance.word_index import answer_words
from bot.swedish.concepts import concepts_in
from bot.swedish.elsewhere import is_about_support, is_granted_by_others, names_other_region, whose_matter
from bot.swedish.normalise import folded
from bot.swedish.places import HOME_COUNTIES
from bot.swedish.segments import asks_for_contents

MOST_QUESTIONS = 3
MOST_SUBJECTS = 3
LISTS = 0.5
"""Probability below which a question for a list that points to one support is about that one."""
EXPLAINED = ("definition", "about")
"""Aspects that a topic answers though supports share its name."""
TELLING_LETTERS = 8
"""Letters of an answer's own words that settle which of several supports of one name is meant."""
NOTHING_TOLD: Mapping[str, FactValue] = MappingProxyType({})
WITHOUT_CALL = frozenset(
    {"figures", "definition", "strategy", "secrecy", "rules", "sustainability", "reporting", "budget"}
)
"""Aspects whose answer may stand in a topic that no support is named with."""


def answer(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Answers to the questions of ``turn``, at most three; updates what ``state`` remembers."""
    questions = turn.questions[:MOST_QUESTIONS] or (Question(turn.text, {turn.intent: turn.confidence}),)
    said: list[Say] = []
    for question in questions:
        for message in _answer_one(question, turn, state, desk):
            if message.text not in {earlier.text for earlier in said}:
                said.append(message)
    return buttons_last(said)


def _answer_one(question: Question, turn: Turn, state: State, desk: Desk) -> list[Say]:
    choice = choose_subjects(question, turn, state, desk.catalogue)
    if (declined := _declined(question, choice, desk)) is not None:
        return [declined]
    hardly_lists = question.intent == "ask_list" and question.ranking["ask_list"] < LISTS and not choice.subjects
    if hardly_lists and (meant := hinted(question.text, choice.county, desk.catalogue)) is not None:
        choice, question = replace(choice, subjects=(meant,)), _without(question, "ask_list")
    if question.intent == "ask_list" and choice.subjects and not choice.from_focus:
        if choice.subjects[0].members:
            remember(choice.subjects[0], state)
            return listing.supports(question, turn, state, desk.catalogue, desk.today)
        question = replace(question, ranking={"ask_about": 1.0})  # what the named support consists of
    match question.intent:
        case "ask_list":
            state.aspect = "list"
            return listing.supports(question, turn, state, desk.catalogue, desk.today)
        case "ask_compare":
            return compared(question, turn, state, desk.catalogue, desk.today)
        case "ask_source" if not choice.subjects or "source" in concepts_in(folded(question.text)):
            return _about_sources(question, choice, state, desk)
        case "ask_more":
            return _more(question, turn, state, desk)
    if question.aspect in EXPLAINED and (topics := [one for one in choice.candidates if not (one.call or one.members)]):
        choice = replace(choice, subjects=tuple(topics[:1]), candidates=())  # *vad är 1:1-medel?* needs no choosing
    if asks_for_reasons(question.text):
        reasons = [explained(one, {**state.facts, **turn.facts}, desk) for one in choice.subjects[:MOST_SUBJECTS]]
        if any(reasons):
            return [reason for reason in reasons if reason]
    if choice.candidates:
        found = found_widely(question, choice.county, desk.catalogue)
        if (
            found is not None
            and found.subject in choice.candidates
            and found.words.letters >= TELLING_LETTERS
            and found.answer.aspect == question.aspect
        ):
            return [found_said(found, turn, state, desk)]
        return ask_which(choice.candidates, question, state)
    if (elsewhere := _beside_topic(question, choice, turn, state, desk)) is not None:
        return [elsewhere]
    if choice.subjects and not (choice.from_focus and _belongs_elsewhere(question, choice, desk)):
        if not choice.from_focus:
            state.others = ()
        if len(choice.subjects) > 1:
            state.others = tuple(subject.id for subject in choice.subjects[:MOST_SUBJECTS])
        return [
            message
            for subject in choice.subjects[:MOST_SUBJECTS]
            for message in answer_about(
                subject, question, state, desk, named=len(choice.subjects) > 1, facts=turn.facts
            )
        ]
    return without_subject(question, choice, turn, state, desk)


def _without(question: Question, intent: str) -> Question:
    """``question`` with ``intent`` ruled out."""
    return replace(question, ranking={name: share for name, share in question.ranking.items() if name != intent})


_POINTS_BACK = re.compile(r"\b(?:de|dom|dem|deras|dar|dit|dess)\b")


def _declined(question: Question, choice: Choice, desk: Desk) -> Say | None:
    """What is said to a question about others' matters; None where it is about a support of the catalogue."""
    subjects = choice.candidates or (() if choice.from_focus else choice.subjects)
    named = any(subject.call or subject.members for subject in subjects)
    if (declined := others_matter(question.text, bool(named))) is not None:
        return declined
    if not named and (_POINTS_BACK.search(folded(question.text)) or not is_about_support(question.text)):
        declined = others_matter(question.context, False)  # *jag hörde om Vinnova. Vad ställer de för krav?*
        if declined is not None and not choice.from_focus:
            return declined
    if choice.county not in (None, *HOME_COUNTIES) and not choice.subjects:
        meant = hinted(question.context, None, desk.catalogue)  # a support of the whole country is applied for anywhere
        return None if meant is not None and meant.county is None else _other_region()
    return None


def others_matter(text: str, named: bool) -> Say | None:
    """Who answers for what ``text`` names, where that is none of us; ``named`` says that it names a support of ours."""
    if (matter := whose_matter(text)) and (not named or is_granted_by_others(text)):
        return Say(phrase("elsewhere", who=matter), payload=fallback_payload("out_of_scope"))
    return _other_region() if names_other_region(text) else None


def _other_region() -> Say:
    return Say(phrase("other_region"), payload=fallback_payload("out_of_scope"))


def answer_about(
    subject: Subject,
    question: Question,
    state: State,
    desk: Desk,
    aspect: str = "",
    named: bool = False,
    facts: Facts = NOTHING_TOLD,
) -> list[Say]:
    """The answer of ``subject`` to ``question``; says so where the catalogue holds none.

    Where ``facts``, told in the same message, already decide the person's own case, that comes first.
    """
    remember(subject, state)
    state.aspect = aspect or question.aspect or "about"
    found = best_matches(question, subject, aspect, answer_words(desk.catalogue))
    if not found and (general := general_answer(subject, "about")):
        found = [Match(subject, general, 0.0)]
    text = question.context or question.text
    case = own_case(subject, facts, found[0].answer.aspect if found else state.aspect, text, desk.today)
    if case is not None and case.outcome is not Outcome.NOT_MET and asks_for_contents(question.text):
        case = None  # *which focus areas were there?* asks for no yes or no
    if case is not None and found and not found[0].answer.text.startswith(NO):
        found = [match for match in found if not match.answer.text.startswith("Ja")]
        return [case_said(subject, case, desk), *(said_of(match, desk, named) for match in found)]
    if found and found[0].answer.aspect == "amount" and (own := own_amount(subject, {**state.facts, **facts}, desk)):
        first = replace(found[0], answer=replace(found[0].answer, text=f"{found[0].answer.text} {own}"))
        found = [first, *found[1:]]
    if not found:
        return [Say(phrase("silent", name=subject.name, provider=subject.provider), follow_ups(subject, state.aspect))]
    state.aspect = found[0].answer.aspect
    return [said_of(match, desk, named) for match in found]


def _belongs_elsewhere(question: Question, choice: Choice, desk: Desk) -> bool:
    """Whether a question that names nothing is answered word for word by another subject than the focus."""
    own = best_match(question, choice.subjects[0], words=answer_words(desk.catalogue))
    other = found_widely(question, choice.county, desk.catalogue)
    if other is None or (own is not None and own.named):
        return False
    return own is None or (own.answer.silent and question.aspect in WITHOUT_CALL)


def _beside_topic(question: Question, choice: Choice, turn: Turn, state: State, desk: Desk) -> Say | None:
    """What a support says word for word where only a topic is named that says nothing of what is asked.

    *I sent in min ansökan, may I buy now?* names no service but one's own application.
    """
    named = any(subject.call or subject.members for subject in choice.subjects)
    if named or not choice.subjects or choice.from_focus or question.aspect in EXPLAINED:
        return None
    words = answer_words(desk.catalogue)
    own = (best_match(question, subject, words=words) for subject in choice.subjects)
    if any(match and match.score >= TOUCHED and match.answer.aspect not in EXPLAINED for match in own):
        return None
    found = found_widely(question, choice.county, desk.catalogue, {**state.facts, **turn.facts})
    if found is None or found.subject.call is None or found.answer.aspect != question.aspect:
        return None
    return found_said(found, turn, state, desk) if found.words.letters >= TELLING_LETTERS else None


def _about_sources(question: Question, choice: Choice, state: State, desk: Desk) -> list[Say]:
    subject = choice.subjects[0] if choice.subjects else None
    if subject is None:
        return [all_sources(choice.county, desk.catalogue)]
    match = best_match(question, subject, words=answer_words(desk.catalogue))
    if match is not None and named_words(match.answer.about, question.text) != NO_WORDS:
        return answer_about(subject, question, state, desk)
    sources = [source for one in subject.answers for source in one.sources]
    line = source_line(sources, desk.catalogue, desk.today)
    return [Say(f"{phrase('about_sources')}\n{subject.name}: {line}", payload=sources_payload(sources))]


def _more(question: Question, turn: Turn, state: State, desk: Desk) -> list[Say]:
    """The next aspect of the subject in focus that has something to tell."""
    choice = choose_subjects(question, turn, state, desk.catalogue)
    if not choice.subjects:
        return [Say(phrase("help"))]
    subject = choice.subjects[0]
    order = ("about", "who", "amount", "purposes", "conditions", "how_to_apply", "attachments", "criteria", "contact")
    told = order.index(state.aspect) if state.aspect in order else -1
    for aspect in (*order[told + 1 :], *order):
        if (general := general_answer(subject, aspect)) and not general.silent:
            state.focus, state.aspect = subject.id, aspect
            return [said_of(Match(subject, general, 1.0), desk, named=True)]
    return [Say(phrase("silent", name=subject.name, provider=subject.provider))]
