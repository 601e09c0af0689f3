"""Which of many patterns can match a text at all: each must find certain letters in it, and most texts lack them.

Searching a text for hundreds of patterns costs milliseconds and drives everything else out of the processor's caches;
looking up which letters the text holds costs a twentieth of that. What stays in the sieve is searched as before, so
that the results are the same.
"""

import re
import sre_parse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import product
from sre_constants import ASSERT, ASSERT_NOT, AT, BRANCH, IN, LITERAL, MAX_REPEAT, MIN_REPEAT, NEGATE, SUBPATTERN
from typing import Generic, NamedTuple, TypeVar

SHORTEST_NEED = 3
"""Letters of the pieces by which a text is looked up; what a pattern needs is at least as long."""
_MOST_STRINGS = 240
"""Ways to write a part of a pattern that are still written out."""
_MOST_NEEDS = 3

Key = TypeVar("Key", bound=Hashable)
Strings = frozenset[str]
TEXTS_KEPT = 64
"""Several readers of one message look for patterns in the same text."""

compiled = cache(re.compile)
"""Most patterns are never needed, so each is compiled when a text may match it."""


class Sought(NamedTuple):
    """A regular expression without flags, for lower-case text, and what it needs (see ``needed_in``)."""

    pattern: str
    needs: list[Strings]


class Sifted(Generic[Key]):
    """Groups of patterns; of each text it tells which patterns of which groups may match it."""

    def __init__(self, groups: Mapping[Key, Iterable[Sought]]) -> None:
        """Each group keeps the order of its patterns."""
        sought = [(key, one) for key, patterns in groups.items() for one in patterns]
        self._patterns = [(key, one.pattern) for key, one in sought]
        self._sieve = Sieve(one.needs for _, one in sought)
        self.possible = lru_cache(maxsize=TEXTS_KEPT)(self._possible)

    def _possible(self, text: str) -> dict[Key, list[re.Pattern[str]]]:
        """The groups that may match ``text``, each with its patterns that may; don't change what is returned."""
        found: dict[Key, list[re.Pattern[str]]] = {}
        for place in sorted(self._sieve.possible(text)):
            key, pattern = self._patterns[place]
            found.setdefault(key, []).append(compiled(pattern))
        return found


def first_matches(patterns: Sequence[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    """Where ``text`` matches one of ``patterns``, from left to right and without overlaps.

    At the same place the first pattern counts: so would all of them in one pattern.
    """
    if len(patterns) == 1:
        return list(patterns[0].finditer(text))
    found = [(match.start(), place, match) for place, one in enumerate(patterns) for match in one.finditer(text)]
    kept: list[re.Match[str]] = []
    for start, _, match in sorted(found, key=lambda one: one[:2]):
        if not kept or start >= kept[-1].end():
            kept.append(match)
    return kept


class Guarded:
    """One long pattern, tried only in texts that hold what it needs."""

    def __init__(self, pattern: str) -> None:
        """``pattern`` is a regular expression without flags, for lower-case text."""
        self.pattern = pattern

    @cached_property
    def _needs(self) -> list[Strings]:
        return needed_in(self.pattern)

    def may_match(self, text: str) -> bool:
        """False where ``text`` surely holds no match."""
        return all(any(one in text for one in need) for need in self._needs)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        return compiled(self.pattern).search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in ``text``."""
        return compiled(self.pattern).finditer(text) if self.may_match(text) else iter(())


class Sieve:
    """Holds patterns by their place in the sequence it is made of."""

    def __init__(self, each: Iterable[list[Strings]]) -> None:
        """What ``each`` pattern needs: of each set one string."""
        self._always: list[int] = []
        self._more: dict[int, list[Strings]] = {}
        strings: dict[str, list[int]] = defaultdict(list)
        for place, needs in enumerate(each):
            if not needs:
                self._always.append(place)
                continue
            self._more[place] = needs[1:]
            for string in needs[0]:
                strings[string].append(place)
        common = Counter(gram for string in strings for gram in grams_of(string))
        self._by_gram: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for string, places in strings.items():
            self._by_gram[min(grams_of(string), key=lambda gram: common[gram])].append((string, places))

    def possible(self, text: str) -> set[int]:
        """The places of the patterns that may match ``text``; the others surely don't."""
        found = {
            place
            for gram in _grams_kept(text) & self._by_gram.keys()
            for string, places in self._by_gram[gram]
            if string in text
            for place in places
        }
        return {place for place in found if all(any(one in text for one in need) for need in self._more[place])}.union(
            self._always
        )


def grams_of(text: str) -> set[str]:
    """The pieces of three letters in ``text``."""
    return {text[at : at + SHORTEST_NEED] for at in range(len(text) - SHORTEST_NEED + 1)}


@lru_cache(maxsize=TEXTS_KEPT)
def _grams_kept(text: str) -> frozenset[str]:
    """The same for a text that several sieves are asked about."""
    return frozenset(grams_of(text))


def sought(pattern: str) -> Sought:
    """``pattern`` with what it needs."""
    return Sought(pattern, needed_in(pattern))


def needed_in(pattern: str) -> list[Strings]:
    """Sets of strings; whatever ``pattern`` matches holds at least one string of each. Empty where nothing is known.

    The strings are at least three letters long and neither begin nor end with a blank.
    """
    needs = sorted(set(_needs(sre_parse.parse(pattern).data)), key=_worth, reverse=True)
    return needs[:_MOST_NEEDS]


def _worth(need: Strings) -> tuple[int, int]:
    """Long strings are rare ones, but from four letters on fewer of them are worth more."""
    return min(4, *map(len, need)), -len(need)


def _needs(parts: Iterable[tuple[object, object]]) -> list[Strings]:
    """What a sequence of parsed parts needs, one after the other."""
    found: list[Strings] = []
    run = [""]
    for part in parts:
        written = _written([part])
        if written is not None and len(run) * len(written) <= _MOST_STRINGS:
            run = [before + after for before, after in product(run, written)]
            continue
        found += _need_of(run)
        run = [""] if written is None else written
        if written is None:
            found += _inner_needs(part)
    return found + _need_of(run)


def _inner_needs(part: tuple[object, object]) -> list[Strings]:
    """What a part needs that can be written in too many ways to write them out."""
    kind, what = part
    if kind is SUBPATTERN:
        return _needs(what[3])  # type: ignore[index]
    if kind in (MAX_REPEAT, MIN_REPEAT):
        return _needs(what[2]) if what[0] else []  # type: ignore[index]
    if kind is BRANCH:
        each = [_needs(branch) for branch in what[1]]  # type: ignore[index]
        if all(each):
            return _need_of([string for needs in each for string in max(needs, key=_worth)])
    return []


def _need_of(run: Sequence[str]) -> list[Strings]:
    """The strings of ``run`` as a need, where each is long enough to tell anything."""
    strings = {string.strip(" .,;:!?-") for string in run}
    if min(map(len, strings)) < SHORTEST_NEED:
        return []
    return [frozenset(one for one in strings if not any(other in one for other in strings if other != one))]


def _written(parts: Iterable[tuple[object, object]]) -> list[str] | None:
    """All that a sequence of parsed parts can match, None where that is too much to write out."""
    run = [""]
    for kind, what in parts:
        ways = _ways(kind, what)
        if ways is None or len(run) * len(ways) > _MOST_STRINGS:
            return None
        run = [before + after for before, after in product(run, ways)]
    return run


def _ways(kind: object, what: object) -> list[str] | None:
    """All that one parsed part can match."""
    if kind is LITERAL:
        return [chr(what)]  # type: ignore[arg-type]
    if kind in (AT, ASSERT, ASSERT_NOT):
        return [""]  # they take up no letters, so what stands on both sides stands together
    if kind is IN:
        return _letters(what)  # type: ignore[arg-type]
    if kind is SUBPATTERN:
        return _written(what[3])  # type: ignore[index]
    if kind is BRANCH:
        each = [_written(branch) for branch in what[1]]  # type: ignore[index]
        return None if None in each else [way for ways in each if ways for way in ways]
    if kind in (MAX_REPEAT, MIN_REPEAT) and what[1] == 1:  # type: ignore[index]
        ways = _written(what[2])  # type: ignore[index]
        return ways if ways is None or what[0] else ["", *ways]  # type: ignore[index]
    return None


def _letters(members: Sequence[tuple[object, int]]) -> list[str] | None:
    """The letters of a set that names each of them."""
    if any(kind is not LITERAL for kind, _ in members) or members[0][0] is NEGATE:
        return None
    return [chr(letter) for _, letter in members]
