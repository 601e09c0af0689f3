"""Which of a subject's answers fits a question best."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.catalogue.aspects import NEIGHBOURS
from bot.catalogue.subjects import Answer, Subject
from bot.guidance.turn import Question
from bot.swedish.lexicon import pattern_of
from bot.swedish.normalise import folded, words

NAMED_BONUS = 0.35
"""What naming an answer's own words is worth beside the probability of its aspect (0–1)."""
LENGTH_BONUS = 0.02
"""Per letter of the longest word that was named, up to fifteen: long words are telling words."""
FAR_BONUS = 0.15
"""The same where the answer stands under an aspect that the question hardly touches."""
TOUCHED = 0.06
"""Probability from which a question touches an aspect."""
SHORTEST_FUZZY = 6
SIMILAR = 84


@dataclass(frozen=True)
class Match:
    """An answer of ``subject`` with its score; ``named`` where the question names the answer's own words."""

    subject: Subject
    answer: Answer
    score: float
    named: bool


def best_match(question: Question, subject: Subject, aspect: str = "") -> Match | None:
    """The answer of ``subject`` that fits ``question`` best, None where nothing under its aspects does.

    ``aspect`` overrides the question's own aspect (a follow-up that names only another support).
    """
    return max(matches(question, subject, aspect), key=lambda match: match.score, default=None)


def matches(question: Question, subject: Subject, aspect: str = "") -> Iterable[Match]:
    """The answers that come into question, scored."""
    wanted = aspect or question.aspect
    for answer in subject.answers:
        likely = 1.0 if answer.aspect == aspect else question.ranking.get(f"ask_{answer.aspect}", 0.0)
        near = answer.aspect == wanted or answer.aspect in NEIGHBOURS.get(wanted, ()) or likely >= TOUCHED
        if not answer.about:
            if likely > 0:
                yield Match(subject, answer, likely, False)
        elif letters := named_letters(answer.about, question.text):
            bonus = (NAMED_BONUS if near else FAR_BONUS) + LENGTH_BONUS * min(letters, 15)
            yield Match(subject, answer, likely + bonus, True)


@lru_cache(maxsize=4096)
def named_letters(about: tuple[str, ...], text: str) -> int:
    """Length of the longest of the words ``about`` that ``text`` names (bent or misspelt too), 0 for none."""
    plain = folded(text)
    best = max((match.end() - match.start() for match in _about_pattern(about).finditer(plain)), default=0)
    if best:
        return best
    spelt = [folded(word) for word in about if len(word) >= SHORTEST_FUZZY and re.fullmatch(r"\w+", word)]
    return max(
        (
            len(word)
            for word in spelt
            for token in _long_words(text)
            if token[0] == word[0] and fuzz.ratio(token[: len(word) + 1], word) >= SIMILAR
        ),
        default=0,
    )


@lru_cache(maxsize=1024)
def _long_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if len(word) >= SHORTEST_FUZZY - 1)


@lru_cache(maxsize=4096)
def _about_pattern(about: tuple[str, ...]) -> re.Pattern[str]:
    return pattern_of(list(about))
