"""Finding an answer's own words (``about``) in a question: bent, written apart, misspelt, or two of them together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.swedish.lexicon import pattern_of
from bot.swedish.normalise import folded

TOGETHER = " + "
"""Between words that must all stand in the question, in any order: ``mest + kommun``."""
SHORTEST_FUZZY = 6
LONG = 14
"""Letters from which two slips of the finger are allowed in a word."""
SHORTEST_SPLIT = 9
SHORTEST_PART = 4
_LONG_WORD = re.compile(rf"\w{{{SHORTEST_FUZZY - 1},}}")


@dataclass(frozen=True)
class Words:
    """Where a question names an answer's own words; ``more`` are the letters of others that stand elsewhere."""

    start: int
    end: int
    more: int = 0

    @property
    def letters(self) -> int:
        """Length of the words."""
        return self.end - self.start + self.more

    def overlaps(self, other: "Words") -> bool:
        """Whether both stand on the same letters."""
        return self.start < other.end and other.start < self.end


NO_WORDS = Words(0, 0)


@lru_cache(maxsize=4096)
def named_words(about: tuple[str, ...], text: str) -> Words:
    """The longest of the words ``about`` that ``text`` names, else ``NO_WORDS``."""
    plain = folded(text)
    single = tuple(word for word in about if TOGETHER not in word)
    found = _named(single, plain) if single else []
    for word in about:
        if TOGETHER in word:
            found += _together(word.split(TOGETHER), plain)
    return max(found, key=lambda words: words.letters, default=NO_WORDS)


_SMALL = frozenset(
    "vad va ar e det de den dom hur mkt mycket mycke myck stor stort stora nar vem vilka vilken vilket "
    "vars var innebar innebara betyder kan man jag ja vi far fa ska maste mast om och a i pa av till for "
    "med som en ett nat nagot gar galler finns har fick blir blev vara ni dem dessa sa da men mest".split()
)


def is_hollow(found: Words, text: str) -> bool:
    """Whether the words found are such as any question holds (*va e*, *hur mycket*): they tell no answer apart."""
    return not found.more and all(word in _SMALL for word in folded(text)[found.start : found.end].split())


def _named(about: tuple[str, ...], plain: str) -> list[Words]:
    exact = [Words(match.start(), match.end()) for match in _pattern(about).finditer(plain)]
    return exact or _split(about, plain) or _misspelt(about, plain)


def _together(parts: Sequence[str], plain: str) -> list[Words]:
    """The first of ``parts`` where all of them are named, with the letters of the others."""
    found = [max(_named((part,), plain), key=lambda words: words.letters, default=NO_WORDS) for part in parts]
    if NO_WORDS in found:
        return []
    return [Words(found[0].start, found[0].end, sum(words.letters for words in found[1:]))]


@lru_cache(maxsize=8192)
def _pattern(about: tuple[str, ...]) -> re.Pattern[str]:
    return pattern_of(list(about))


def _split(about: tuple[str, ...], plain: str) -> list[Words]:
    """Where compounds among ``about`` are written apart (*tjänste företag*, *hemsändnings bidrag*)."""
    return [
        Words(match.start(), match.end())
        for spelt in map(folded, about)
        if can_be_split(spelt)
        for match in _split_pattern(spelt).finditer(plain)
    ]


@lru_cache(maxsize=8192)
def _split_pattern(word: str) -> re.Pattern[str]:
    """``word`` with one space at any place that leaves four letters on either side."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return re.compile(r"(?<!\w)(?:" + "|".join(f"{word[:place]} {word[place:]}" for place in places) + r")\w*")


def _misspelt(about: tuple[str, ...], plain: str) -> list[Words]:
    spelt = [folded(word) for word in about if can_be_misspelt(word)]
    return [
        Words(token.start(), token.end())
        for word in spelt
        for token in _LONG_WORD.finditer(plain)
        if _is_misspelling(token.group(), word)
    ]


def slips_in(word: str) -> int:
    """How many slips of the finger are allowed in ``word``."""
    return 1 if len(word) < LONG else 2


def may_follow(rest: str) -> bool:
    """Whether ``rest`` may stand after a misspelt word: an ending, not the rest of another word."""
    return _ENDING.fullmatch(rest) is not None


def can_be_misspelt(word: str) -> bool:
    """Whether misspellings of the folded ``word`` are looked for."""
    return len(word) >= SHORTEST_FUZZY and re.fullmatch(r"\w+", word) is not None


def can_be_split(word: str) -> bool:
    """Whether the folded ``word`` is looked for written apart, four letters at least on either side."""
    return len(word) >= SHORTEST_SPLIT and word.isalpha()


def _is_misspelling(token: str, word: str) -> bool:
    """Whether ``token`` is ``word`` with a letter wrong or missing (two make another form: *skaffa*, *skaffade*)."""
    if token[0] != word[0] or len(token) < len(word) - 1 or _WELL_SPELT.match(token):
        return False
    most = slips_in(word)
    return any(
        DamerauLevenshtein.distance(token[:end], word, score_cutoff=most) <= most
        for end in range(len(word) - 1, len(word) + 2)
        if may_follow(token[end:])
    )


_WELL_SPELT = re.compile(r"(?:behov(?:er|de|s)|lokaler|anstallda|investeringsbidrag\w*)$")
"""Common words a letter away from others (*behöver*, *behoven*): never slips of the finger."""
_ENDING = re.compile(r"(?:e?[nt]s?|[aeo]?rn?a?s?|na?s?|a|e|s|de|te|ing\w*)?")
"""What may follow a misspelt word: an ending, not the rest of another word (*kommentar* is no *kommun*)."""
