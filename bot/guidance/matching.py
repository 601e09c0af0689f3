"""Which of a subject's answers fits a question best."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.catalogue.aspects import NEIGHBOURS
from bot.catalogue.subjects import Answer, Subject
from bot.guidance.about_words import NO_WORDS, Words, is_hollow, named_words
from bot.guidance.turn import Question
from bot.guidance.word_index import OwnedWords
from bot.swedish.normalise import folded

NAMED_BONUS = 0.5
"""What naming an answer's own words is worth beside the probability of its aspect (0–1)."""
LENGTH_BONUS = 0.02
"""Per letter of the longest word that was named, up to fifteen: long words are telling words."""
FAR_BONUS = 0.35
"""The same where the answer stands under an aspect that the question hardly touches."""
CONTEXT_SHARE = 0.5
"""Share of the bonus where the words stand elsewhere in the message than in the question itself."""
ANAPHORIC_SHARE = 0.9
"""The same where the question points back to what stands there (*… stödområde A. Hur stor del hamnade där?*)."""
HOLLOW_BONUS = 0.2
"""What such words as any question holds (*hur mycket*) are worth in a longer question."""
BRIEF = 8
"""Words up to which they are worth as much as others."""
TOUCHED = 0.06
"""Probability from which a question touches an aspect."""


OF_A_YEAR = 0.3
"""Least probability that a question with a past year asks for figures."""
SECOND_WITHIN = 0.12
SECOND_LETTERS = 5
TELLING_LETTERS = 8
"""Letters from which words of any answer show that a question names its matter itself."""
LIKELY = 0.35
"""Probability from which the general answer of an aspect is told after a specific one."""
SHORT = 45
"""Words up to which a specific answer leaves room for the general one."""
COMPLETED = frozenset(
    {"purposes", "costs", "exclusions", "amount", "attachments", "sustainability", "criteria", "decision"}
)
"""Aspects where a yes or no to one thing is completed by the whole list."""


@dataclass(frozen=True)
class Match:
    """An answer of ``subject`` with its score, and the answer's own words in the question, if any."""

    subject: Subject
    answer: Answer
    score: float
    words: Words = NO_WORDS

    @property
    def named(self) -> bool:
        """Whether the question names the answer's own words."""
        return self.words != NO_WORDS


def best_match(question: Question, subject: Subject, aspect: str = "", words: OwnedWords | None = None) -> Match | None:
    """The answer of ``subject`` that fits ``question`` best, None where nothing under its aspects does.

    ``aspect`` overrides the question's own aspect (a follow-up that names only another support). ``words``, those
    of the whole catalogue, spare looking for each answer's words by themselves.
    """
    return max(matches(question, subject, aspect, words), key=lambda match: match.score, default=None)


def best_matches(
    question: Question, subject: Subject, aspect: str = "", words: OwnedWords | None = None
) -> list[Match]:
    """The best answer, and a second one where the question names that one's own words as clearly.

    *Is there support for rent and for my own hours?* names two things, each with its answer.
    """
    ranked = sorted(matches(question, subject, aspect, words), key=_careful_score, reverse=True)
    if not ranked or not ranked[0].named:
        return ranked[:1]
    best = ranked[0]
    second = next(
        (
            match
            for match in ranked[1:]
            if match.named
            and match.answer.aspect == best.answer.aspect
            and best.score - match.score < SECOND_WITHIN
            and match.words.letters >= SECOND_LETTERS
            and not match.words.overlaps(best.words)
        ),
        None,
    )
    found = [best] if second is None else [best, second]
    general = next((match for match in ranked if not match.named), None)
    if general is not None and _adds(general, best, question):
        found.append(general)
    return found


NO_FIRST = 0.06
"""Lead that a no has over a yes found by other words: a wrong yes costs the applicant the support."""


def _careful_score(match: Match) -> float:
    return match.score + (NO_FIRST if match.named and match.answer.text.startswith("Nej") else 0.0)


_WHICH = re.compile(r"\b(?:vilk\w*|vem|vicka|vika)\b")
"""Who asks *which may apply, can an association* wants the whole list beside the yes or no."""
_ASKING = re.compile(r"hur|vad|va |vem|vilk|nar |procent|andel|max|belopp|storlek|stor del")


def is_telling(match: Match, question: Question) -> bool:
    """Whether the words that ``match`` was found by tell supports apart: more than how, how much or per cent."""
    words = folded(question.text)[match.words.start : match.words.end]
    return match.words.letters >= SECOND_LETTERS and not _ASKING.match(words)


def _adds(general: Match, named: Match, question: Question) -> bool:
    """Whether the general answer is worth telling after the ``named`` one."""
    if general.answer.silent or general.score < LIKELY or len(named.answer.text.split()) > SHORT:
        return False
    if general.answer.aspect == "who" and _WHICH.search(folded(question.text)):
        return True
    return general.answer.aspect != named.answer.aspect or general.answer.aspect in COMPLETED


def matches(question: Question, subject: Subject, aspect: str = "", words: OwnedWords | None = None) -> Iterable[Match]:
    """The answers that come into question, scored."""
    answers = _possible(question, subject, words)
    wanted = aspect or question.aspect
    figures = _asks_of_past_year(question, subject)
    share = ANAPHORIC_SHARE if _points_back(question, answers) else CONTEXT_SHARE
    story = story_of(question)
    brief = len(question.text.split()) <= BRIEF
    asked = _RIVAL.sub("", question.text)
    for answer in answers:
        likely = 1.0 if answer.aspect == aspect else question.ranking.get(f"ask_{answer.aspect}", 0.0)
        if figures and answer.aspect in ("figures", "budget"):
            likely = max(likely, OF_A_YEAR, question.ranking.get("ask_amount", 0.0) + 0.01)
        near = answer.aspect == wanted or answer.aspect in NEIGHBOURS.get(wanted, ()) or likely >= TOUCHED
        if not answer.about:
            if likely > 0:
                yield Match(subject, answer, likely)
        elif (found := named_words(answer.about, asked)) != NO_WORDS:
            if not is_hollow(found, asked):
                yield Match(subject, answer, likely + _bonus(found, near), found)
            elif answer.aspect == wanted:
                yield Match(subject, answer, likely + (_bonus(found, near) if brief else HOLLOW_BONUS), found)
        elif near and (found := named_words(answer.about, story)) != NO_WORDS:
            yield Match(subject, answer, likely + share * _bonus(found, near), found)


_RIVAL = re.compile(
    r",?\s+eller\s+(?:är|e|gäller|riktar|kan|får)\b[^?]*\b(?:bara|endast|enbart|uteslutande|förbehåll\w*)\b.*$",
    re.I | re.S,
)
"""*Kan föreningar söka, eller är de bara till för kommuner?* asks about associations."""


def _possible(question: Question, subject: Subject, words: OwnedWords | None) -> Sequence[Answer]:
    """The general answers of ``subject``, and of the others those whose own words may be named."""
    if words is None:
        return subject.answers
    told = words.named(question.text) | words.named(story_of(question))
    return [answer for answer in subject.answers if not answer.about or not told.isdisjoint(answer.about)]


AFTER_STORY = 0.4
"""Share of a message from which a question in it comes after the story: what follows is an aside."""


def story_of(question: Question) -> str:
    """The message around ``question``, without what follows where the question comes late."""
    start = question.context.find(question.text)
    if start < AFTER_STORY * len(question.context):
        return question.context
    return question.context[: start + len(question.text)]


_ANAPHOR = re.compile(r"\b(?:det|den|dar|dit|dem|dom|detta|denna|dessa|sadant|sant|honom|henne|ordet|begreppet)\b")


def _points_back(question: Question, answers: Sequence[Answer]) -> bool:
    """Whether a question that names none of the answers' own words points to the sentences before it."""
    if question.text == question.context or not _ANAPHOR.search(folded(question.text)):
        return False
    return not any(
        answer.about
        and named_words(answer.about, question.text).letters
        >= (SECOND_LETTERS if answer.aspect == question.aspect else TELLING_LETTERS)
        for answer in answers
    )


def _asks_of_past_year(question: Question, subject: Subject) -> bool:
    """Whether the question names a past year that is not the year of the call itself."""
    years = set(_PAST_YEAR.findall(question.text))
    closes = subject.call.window.closes if subject.call else None
    return bool(years - ({str(closes.year)} if closes else set()))


_PAST_YEAR = re.compile(r"\b20(?:1\d|2[0-4])\b")


def _bonus(found: Words, near: bool) -> float:
    return (NAMED_BONUS if near else FAR_BONUS) + LENGTH_BONUS * min(found.letters, 15)
