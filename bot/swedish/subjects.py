"""Finding the supports and topics that a text names, also bent, compounded, split or slightly misspelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from bot.swedish.late import late
from bot.swedish.normalise import folded
from bot.swedish.pipeline import swedish

SHORTEST_FUZZY = 7
"""Letters that a name must have before misspellings and compounds of it are taken for it."""
SIMILAR = 86
"""Least similarity (0–100) of a misspelt name: one or two letters wrong in a name of twelve."""

ALIKE = 4
"""Names whose similarity is within this of the best one's are all taken: which is meant is settled later."""

_ENDING = late(r"(?:et|en|ets|ens|s|n|t|na|erna|pengarna|pengar)$")


MOST_ALIKE = 5
"""Names that a misspelt word is taken for at most, before those that are much less alike are left out."""


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A place in the text that names one of ``ids`` (several where the name fits several)."""

    ids: tuple[str, ...]
    start: int
    end: int


class LongNames:
    """Names of one word, by first letter and length: of a thousand only the few that can be meant are looked at."""

    def __init__(self, names: Iterable[str]) -> None:
        self._all = frozenset(names)
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        for name in sorted(self._all):
            self._by_shape.setdefault((name[0], len(name)), []).append(name)

    def beginning(self, word: str) -> str:
        """The longest name that ``word`` begins with; empty where it begins with none."""
        lengths = range(len(word), SHORTEST_FUZZY - 1, -1)
        return next((word[:length] for length in lengths if word[:length] in self._all), "")

    def alike(self, word: str, cutoff: int) -> list[tuple[str, float]]:
        """The names most similar to ``word``, with their similarity (``cutoff`` to 100), the most similar first.

        A slip of the finger spares the first letter. Two words of so different a length that even a name wholly
        contained in the other falls below ``cutoff`` are not compared.
        """
        shortest = ceil(len(word) * cutoff / (200 - cutoff))
        longest = floor(len(word) * (200 - cutoff) / cutoff)
        near = [name for length in range(shortest, longest + 1) for name in self._by_shape.get((word[0], length), ())]
        found = process.extract(word, near, scorer=fuzz.ratio, score_cutoff=cutoff, limit=MOST_ALIKE)
        return [(name, score) for name, score, _ in found]


class SubjectMatcher:
    """Finds the names in ``aliases`` (subject id -> names). Built once, used for every message."""

    def __init__(self, aliases: Mapping[str, list[str]]) -> None:
        self._language = swedish()
        self._matcher = PhraseMatcher(self._language.vocab, attr="ORTH")
        named: dict[str, dict[str, None]] = {}
        for subject, names in aliases.items():
            for name in names:
                named.setdefault(folded(name), {})[subject] = None
        self._ids = {key: tuple(subjects) for key, subjects in named.items()}
        for key in self._ids:
            self._matcher.add(key, [self._language.make_doc(key)])
        self._long = LongNames(key for key in self._ids if len(key) >= SHORTEST_FUZZY and " " not in key)
        self._joined = {key.replace(" ", "").replace("-", ""): ids for key, ids in self._ids.items()}

    def mentions(self, text: str) -> list[SubjectMention]:
        """The mentions in ``text``, in order; where two overlap the longer one counts."""
        doc = self._language.make_doc(folded(text))
        found = [
            SubjectMention(self._ids[doc.vocab.strings[key]], doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            for key, start, end in self._matcher(doc)
        ]
        found += self._loose(doc)
        kept: list[SubjectMention] = []
        for mention in sorted(found, key=lambda one: one.start - one.end):
            if all(mention.end <= other.start or mention.start >= other.end for other in kept):
                kept.append(mention)
        return sorted(kept, key=lambda one: one.start)

    def _loose(self, doc: Doc) -> list[SubjectMention]:
        """Compounds, split compounds and misspellings."""
        found = []
        tokens = [token for token in doc if not token.is_space]
        for place, token in enumerate(tokens):
            if ids := self._like(token.text):
                found.append(SubjectMention(ids, token.idx, token.idx + len(token)))
            for length in (2, 3):
                run = tokens[place : place + length]
                if len(run) == length and (ids := self._split(run)):
                    found.append(SubjectMention(ids, token.idx, run[-1].idx + len(run[-1])))
        return found

    def _split(self, run: list[Token]) -> tuple[str, ...]:
        joined = "".join(token.text for token in run)
        if not all(token.text.isalpha() and len(token.text) > 1 for token in run) or len(joined) < SHORTEST_FUZZY:
            return ()
        if ids := self._joined.get(joined) or self._joined.get(_ENDING.sub("", joined)):
            return ids
        if min(len(token.text) for token in run) < 4:
            return ()
        return self._similar(joined, cutoff=90)

    def _like(self, word: str) -> tuple[str, ...]:
        """Subjects of a name that ``word`` begins with (a compound) or misspells."""
        if len(word) < SHORTEST_FUZZY or not word.replace("-", "").isalpha():
            return ()
        begun = self._long.beginning(word)
        return self._ids[begun] if begun else self._similar(word, SIMILAR)

    def _similar(self, word: str, cutoff: int) -> tuple[str, ...]:
        alike = self._long.alike(word, cutoff)
        best = max((score for _, score in alike), default=0.0)
        ids = [subject for key, score in alike if score >= best - ALIKE for subject in self._ids[key]]
        return tuple(dict.fromkeys(ids))


_SUPPORT_WORD = late(r"stod|bidrag|medel|utlysning|check|peng")


def without_support_names(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the names of supports (at ``spans``) blanked out: *driftstöd* is no plan to pay for operation.

    Names without a word for support stay, for they may tell a fact (*kommersiell service*).
    """
    for start, end in spans:
        if _SUPPORT_WORD.search(folded(text[start:end])):
            text = text[:start] + " " * (end - start) + text[end:]
    return text
