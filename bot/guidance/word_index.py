"""Which of thousands of words a text names, without trying each: found by how they begin, or by their length.

What is found is just what ``named_words`` finds word for word; a list of words is named where one of them is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.catalogue.subjects import Catalogue, Subject
from bot.guidance.about_words import (
    NO_WORDS,
    SHORTEST_FUZZY,
    SHORTEST_PART,
    TOGETHER,
    can_be_misspelt,
    can_be_split,
    may_follow,
    named_words,
    slips_in,
)
from bot.swedish.normalise import folded

LONGEST_HEAD = 6
"""Letters by which the beginnings of words are looked up."""
MOST_KEPT = 512
"""Texts whose words are kept: a turn asks for the same text's words several times."""
_BEFORE_SPACE = re.compile(r"\w+(?= )")
_LONG_TOKEN = re.compile(rf"\w{{{SHORTEST_FUZZY - 1},}}")
_HEAD = re.compile(r"([^ *]*)([ *]?)(.*)", re.DOTALL)
_BETWEEN = " -"
"""What may stand where a word of several parts has a space."""


class _Entry(NamedTuple):
    """A ``word`` by how it begins: its first part up to a space or a mark, and the part after a space, if any.

    ``settled`` says that nothing else needs to stand in a text that names it.
    """

    word: str
    head: str
    follow: str
    spaced: bool
    closed: bool
    settled: bool

    def stands(self, plain: str, place: int) -> bool:
        """Whether the word may begin at ``place`` of folded text; surely so where it is settled."""
        if not plain.startswith(self.head, place):
            return False
        end = place + len(self.head)
        if self.spaced:
            return plain[end : end + 1] in _BETWEEN and plain[end:].lstrip(_BETWEEN).startswith(self.follow)
        return not (self.closed and self.settled) or not _is_letter(plain[end : end + 1])


def _entry(word: str, part: str) -> _Entry:
    core = part.strip("*$")
    head, mark, rest = _HEAD.fullmatch(core).groups()  # type: ignore[union-attr]  # it matches any text
    follow = "" if mark != " " or rest.startswith("~") else _HEAD.fullmatch(rest).group(1)  # type: ignore[union-attr]
    settled = not mark and TOGETHER not in word and head.isalnum()
    return _Entry(word, head, follow, mark == " ", part.endswith("$"), settled)


class WordIndex:
    """Finds which of ``words`` (an answer's own words, or hints, with their marks) a text names."""

    def __init__(self, words: Iterable[str]) -> None:
        self._at_start: dict[str, list[_Entry]] = defaultdict(list)
        self._anywhere: dict[str, list[_Entry]] = defaultdict(list)
        self._split: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_shape: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._always: list[str] = []
        for word in dict.fromkeys(words):
            self._enter(word, folded(max(word.split(TOGETHER), key=len)))
        self._named = lru_cache(maxsize=MOST_KEPT)(self._found)
        self._misspelt = lru_cache(maxsize=MOST_KEPT)(self._meant_by)

    def _enter(self, word: str, part: str) -> None:
        """``word`` under what must stand in a text that names it: its longest ``part``, however that is written."""
        entry = _entry(word, part)
        if not entry.head:
            self._always.append(word)
            return
        heads = self._anywhere if part.startswith("*") else self._at_start
        heads[entry.head[:LONGEST_HEAD]].append(entry)
        if can_be_split(part):
            self._split[part[:SHORTEST_PART]].append((part, word))
        if can_be_misspelt(part):
            self._by_shape[part[0], len(part)][part].append(word)

    def named(self, text: str) -> frozenset[str]:
        """Those of the words that ``text`` names."""
        return self._named(text)

    def _found(self, text: str) -> frozenset[str]:
        plain = folded(text)
        begun = list(self._begun(plain))
        sure = {entry.word for entry in begun if entry.settled}
        possible = {entry.word for entry in begun}.union(self._always, self._written_apart(plain), self._slips(plain))
        return frozenset(sure | {word for word in possible - sure if named_words((word,), text) != NO_WORDS})

    def _begun(self, plain: str) -> Iterator[_Entry]:
        for place in range(len(plain)):
            begins = place == 0 or not _is_letter(plain[place - 1])
            for heads in (self._anywhere, self._at_start) if begins else (self._anywhere,):
                for length in range(1, LONGEST_HEAD + 1) if heads else ():
                    for entry in heads.get(plain[place : place + length], ()):
                        if entry.stands(plain, place):
                            yield entry

    def _written_apart(self, plain: str) -> Iterator[str]:
        for token in _BEFORE_SPACE.finditer(plain):
            said, after = token.group(), token.end() + 1
            for part, word in self._split.get(said[:SHORTEST_PART], ()):
                if part.startswith(said) and plain.startswith(part[len(said) :], after):
                    yield word

    def _slips(self, plain: str) -> Iterator[str]:
        for token in _LONG_TOKEN.findall(plain):
            yield from self._misspelt(token)

    def _meant_by(self, token: str) -> tuple[str, ...]:
        """The words that ``token`` may misspell, with or without an ending."""
        found: list[str] = []
        for end in range(SHORTEST_FUZZY - 1, len(token) + 1):
            if may_follow(token[end:]):
                for length in range(end - 1, end + 2):
                    found += self._near(token[:end], self._by_shape.get((token[0], length)) or {})
        return tuple(found)

    @staticmethod
    def _near(said: str, parts: dict[str, list[str]]) -> Iterator[str]:
        most = max(map(slips_in, parts), default=0)
        near = process.extract(said, parts.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=None)
        return (word for part, _, _ in near for word in parts[part])


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


class OwnedWords:
    """Words of the subjects of a catalogue: which a text names, and whose they are."""

    def __init__(self, words: Iterable[tuple[Subject, Iterable[str]]]) -> None:
        owners: dict[str, dict[Subject, None]] = {}
        self._order: dict[Subject, int] = {}
        for subject, own in words:
            self._order[subject] = len(self._order)
            for word in own:
                owners.setdefault(word, {})[subject] = None
        self._owners = {word: tuple(subjects) for word, subjects in owners.items()}
        self._index = WordIndex(owners)

    def named(self, text: str) -> frozenset[str]:
        """The words that ``text`` names."""
        return self._index.named(text)

    def of(self, word: str) -> tuple[Subject, ...]:
        """The subjects that have ``word`` among theirs."""
        return self._owners[word]

    def owners(self, words: Iterable[str]) -> list[Subject]:
        """The subjects that have any of ``words`` among theirs, in the catalogue's order."""
        found = {subject for word in words for subject in self._owners[word]}
        return sorted(found, key=self._order.__getitem__)


@lru_cache(maxsize=4)
def answer_words(catalogue: Catalogue) -> OwnedWords:
    """The own words of all answers of ``catalogue``."""
    return OwnedWords(
        (subject, (word for answer in subject.answers for word in answer.about))
        for subject in catalogue.subjects.values()
    )


@lru_cache(maxsize=4)
def hint_words(catalogue: Catalogue) -> OwnedWords:
    """The hints of all subjects of ``catalogue``."""
    return OwnedWords((subject, subject.hints) for subject in catalogue.subjects.values())
