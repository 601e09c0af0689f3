"""The words by which people name the choices of a fact, loaded from ``lexicon.yml``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.swedish.late import late
from bot.swedish.normalise import folded
from bot.swedish.sieve import SHORTEST_NEED, Sifted, Sought, Strings, compiled, first_matches
from bot.swedish.word_lists import word_list


@dataclass(frozen=True, slots=True)
class ChoiceMatch:
    """A place in the text that names the choice ``value``."""

    value: str
    start: int
    end: int
    negated: bool = False


@dataclass(frozen=True, eq=False)
class ChoiceWords:
    """The choices of one fact: their titles and the pattern that finds each in folded text."""

    titles: dict[str, str]
    patterns: Sifted[str]
    cores: dict[str, str]

    def titled(self, text: str) -> str | None:
        """The choice whose title is just what folded ``text`` says (a chosen button), else None."""
        return next((value for value, title in self.titles.items() if folded(title) == text), None)

    def matches(self, text: str) -> list[ChoiceMatch]:
        """Where folded ``text`` names choices, longest matches first, none overlapping another."""
        return list(_matches(self, text))

    def find(self, text: str) -> list[ChoiceMatch]:
        """The same, looked up anew."""
        found = [
            ChoiceMatch(value, match.start(), match.end(), _is_negated(text, match.start(), match.end()))
            for value, patterns in self.patterns.possible(text).items()
            for match in first_matches(patterns, text)
        ]
        kept: list[ChoiceMatch] = []
        for match in sorted(found, key=lambda one: (one.start - one.end, one.start, -self._said(text, one))):
            if all(match.end <= other.start or match.start >= other.end for other in kept):
                kept.append(match)
        return kept

    def core_end(self, text: str, match: ChoiceMatch) -> int:
        """Where the listed word ends by which ``match`` names its choice in folded ``text`` (*möbel|tapetser*)."""
        core = compiled(self.cores[match.value]).match(text, match.start)
        return core.end() if core else match.start

    def _said(self, text: str, match: ChoiceMatch) -> int:
        """How many letters the word that names the choice makes up: *möbeltapetser* more than *möbel*."""
        return self.core_end(text, match) - match.start


@lru_cache(maxsize=64)
def _matches(words: ChoiceWords, text: str) -> tuple[ChoiceMatch, ...]:
    """Several readers of one message ask for the same."""
    return tuple(words.find(text))


_NEGATION = late(
    r"\b(inte|int|ej|icke|inga|inget|ingen|varken|vare sig|skiter i|struntar i|skippar|stryk|stryka"
    r"|ta bort|slopar|i ?stallet for)"
    r"( (en|ett|nagon|nagot|nat|nan|na|nagra|som|for|till))?\s$"
    r"|\b(?:varken|vare sig) [^.!?;]{1,40} eller (?:(?:en|ett|nagon|nagot) )?$"
)
"""Words that take back what follows them: *inte maskiner*, *i stället för reklam*."""


_NEGATED_AFTER = late(
    r"\s?[?:]+\s?(?:nej|na|nae|nix|nope|ingen|inget|inga|inte aktuellt|ej aktuellt)\b(?! (?:problem|bekymmer))"
    r"|, (?:nej|na|nae),? (?:vanta|forlat|fel|jag menar|snarare)\b"
)
"""Words that take back what stands right ahead of them: *maskinuthyrning? nej*, *export: nej*."""


def _is_negated(text: str, start: int, end: int) -> bool:
    return bool(_NEGATION.search(text[max(0, start - 30) : start])) or bool(_NEGATED_AFTER.match(text, end))


def pattern_of(words: list[str]) -> re.Pattern[str]:
    """One pattern for folded text that finds any of ``words`` (marks: see ``lexicon.yml``)."""
    return compiled("|".join(one.pattern for one in sought_words(words)))


def sought_words(words: list[str]) -> list[Sought]:
    """A regular expression for folded text for each of ``words``, longest first.

    It takes in the rest of a word that only begins so.
    """
    return [
        Sought(rf"(?<!\w){one.core}" + (r"(?!\w)" if one.is_whole else r"\w*(?!\w)"), one.needs)
        for one in _listed(words)
    ]


def written_core(words: list[str]) -> str:
    """One regular expression of all of ``words``, just as far as they are listed."""
    return r"(?<!\w)(?:" + "|".join(one.core for one in _listed(words)) + ")"


class _Listed(NamedTuple):
    """A listed word: as a regular expression, whether the text's word ends with it, and the letters that it needs."""

    core: str
    is_whole: bool
    needs: list[Strings]


def _listed(words: list[str]) -> Iterator[_Listed]:
    for word in sorted((folded(str(word)) for word in words), key=len, reverse=True):
        core = re.escape(word.strip("*$")).replace(r"\ \~\ ", r"[ -]+(?:\w+[ -]+){0,3}").replace(r"\*", r"\w*")
        core = (r"\w*" if word.startswith("*") else "") + core.replace(r"\ ", r"[ -]+")
        letters = [piece for piece in _MARKS.split(word) if len(piece) >= SHORTEST_NEED]
        yield _Listed(
            core, word.endswith("$"), [frozenset({piece}) for piece in sorted(letters, key=len, reverse=True)]
        )


_MARKS = late(r"[ *~$]+")


@lru_cache(maxsize=1)
def lexicon() -> dict[str, ChoiceWords]:
    """For each choice fact its titles and words."""
    data = word_list("lexicon.yml")
    return {
        fact: ChoiceWords(
            {value: entry["title"] for value, entry in choices.items()},
            Sifted({value: sought_words(entry["words"]) for value, entry in choices.items()}),
            {value: written_core(entry["words"]) for value, entry in choices.items()},
        )
        for fact, choices in data.items()
    }


_REACHES = ("local", "regional", "national", "international")


def widest(reaches: list[str]) -> str:
    """The widest of market reaches."""
    return max(reaches, key=_REACHES.index)


def chosen_value(matches: list[ChoiceMatch]) -> str | None:
    """The choice named by the longest match; None where none is named."""
    return matches[0].value if matches else None


def title_of(fact: str, value: str) -> str:
    """How a choice is written to a person, e.g. ``Aktiebolag``; raises KeyError for an unknown one."""
    return lexicon()[fact].titles[value]
