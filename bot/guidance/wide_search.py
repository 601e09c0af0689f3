"""Finding the answer to a question that names no support, by its own words, place and plan."""

from collections.abc import Mapping

from bot.catalogue.subjects import Catalogue, Subject
from bot.eligibility.conditions import AnyOf, OneOf
from bot.eligibility.facts import FactValue
from bot.guidance.matching import Match, best_match, story_of
from bot.guidance.turn import Question
from bot.guidance.word_index import answer_words, hint_words
from bot.swedish.places import HOME_COUNTIES

CLEAR = 0.08
"""Lead in score that the best subject needs over the next one with another answer."""
ENOUGH = 0.5
"""Least score of an answer found by its words alone."""


MOST_RIVALS = 60
"""Words that more subjects than this have in common tell none of them apart: then a support must be named."""


def found_widely(
    question: Question, county: str | None, catalogue: Catalogue, facts: Mapping[str, FactValue] | None = None
) -> Match | None:
    """The answer whose own words ``question`` names, where no other subject has one as fitting; else None.

    Where the plan points to exactly one support of the county, that support's answer is taken.
    """
    words = answer_words(catalogue)
    meant = meant_support(question, county, facts or {}, catalogue)
    if meant is not None:
        return best_match(question, meant, words=words)
    named = words.named(question.text) | words.named(story_of(question))
    subjects = [one for one in words.owners(named) if not county or _answers_for(one, county)]
    if len(subjects) > MOST_RIVALS:
        return None
    found: list[Match] = []
    for subject in subjects:
        match = best_match(question, subject, words=words)
        if match is not None and match.named and match.score >= ENOUGH and not match.answer.silent:
            found.append(match)
    if not found:
        return None
    found.sort(key=lambda match: (match.score, match.subject.call is None), reverse=True)
    best = found[0]
    rivals = [
        match for match in found[1:] if best.score - match.score < CLEAR and match.answer.text != best.answer.text
    ]
    return None if rivals else best


def meant_support(
    question: Question, county: str | None, facts: Mapping[str, FactValue], catalogue: Catalogue
) -> Subject | None:
    """The one support that the words, the place and the plan point to; None where they point to none or several."""
    words = hinted(question.text, county, catalogue) or hinted(question.context, county, catalogue)
    return words or meant_by_plan(county, facts, catalogue)


def hinted(text: str, county: str | None, catalogue: Catalogue) -> Subject | None:
    """The one subject to which the words of ``text`` point most clearly; None where two do as much.

    With a county only its own subjects come into question, without one only those of the whole country
    and those whose hints no other county's subject shares.
    """
    words = hint_words(catalogue)
    scores: dict[str, int] = {}
    for hint in words.named(text):
        letters = len(hint.strip("*$"))  # of the hint, not of the compound it was found in
        for subject in words.of(hint):
            if _comes_into_question(subject, county):
                scores[subject.id] = max(scores.get(subject.id, 0), letters)
    best = max(scores.values(), default=0)
    leading = [id_ for id_, score in scores.items() if score == best]
    return catalogue.subjects[leading[0]] if len(leading) == 1 else None


def _answers_for(subject: Subject, county: str) -> bool:
    """Whether ``subject`` is of ``county``, or a topic of the whole country."""
    return subject.county == county or (subject.call is None and subject.county is None)


def _comes_into_question(subject: Subject, county: str | None) -> bool:
    """Whether ``subject`` is of ``county``, or of the whole country where the county has no supports of its own."""
    return county in (None, subject.county) or (subject.county is None and county not in HOME_COUNTIES)


def meant_by_plan(county: str | None, facts: Mapping[str, FactValue], catalogue: Catalogue) -> Subject | None:
    """The one company support of ``county`` that the stated purposes or sector single out, else None."""
    if county is None or not ({"purposes", "sector"} & facts.keys()):
        return None
    pointed = [
        subject
        for subject in catalogue.of_county(county)
        if subject.call and any(_singles_out(criterion.condition, facts) for criterion in subject.call.criteria)
    ]
    return pointed[0] if len(pointed) == 1 else None


def _singles_out(condition: object, facts: Mapping[str, FactValue]) -> bool:
    """Whether a condition demands just one purpose or sector, and the facts have it."""
    if isinstance(condition, AnyOf) and condition.fact == "purposes":
        chosen = facts.get("purposes", ())
        return len(condition.values) <= 4 and isinstance(chosen, tuple) and not condition.values.isdisjoint(chosen)
    if isinstance(condition, OneOf) and condition.fact == "sector":
        return len(condition.met) == 1 and facts.get("sector") in condition.met
    return False
