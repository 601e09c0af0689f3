"""Finding the supports and topics that a text names, also bent, compounded, split or slightly misspelt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import spacy
from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from bot.swedish.normalise import folded

SHORTEST_FUZZY = 7
"""Letters that a name must have before misspellings and compounds of it are taken for it."""
SIMILAR = 86
"""Least similarity (0–100) of a misspelt name: one or two letters wrong in a name of twelve."""

ALIKE = 4
"""Names whose similarity is within this of the best one's are all taken: which is meant is settled later."""

_ENDING = re.compile(r"(?:et|en|ets|ens|s|n|t|na|erna|pengarna|pengar)$")


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A place in the text that names one of ``ids`` (several where the name fits several)."""

    ids: tuple[str, ...]
    start: int
    end: int


class SubjectMatcher:
    """Finds the names in ``aliases`` (subject id -> names). Built once, used for every message."""

    def __init__(self, aliases: Mapping[str, list[str]]) -> None:
        self._language = spacy.blank("sv")
        self._matcher = PhraseMatcher(self._language.vocab, attr="ORTH")
        self._ids: dict[str, tuple[str, ...]] = {}
        for subject, names in aliases.items():
            for name in names:
                key = folded(name)
                self._ids[key] = tuple(dict.fromkeys((*self._ids.get(key, ()), subject)))
        for key in self._ids:
            self._matcher.add(key, [self._language.make_doc(key)])
        self._long = sorted(key for key in self._ids if len(key) >= SHORTEST_FUZZY and " " not in key)
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

    def _split(self, run: list[spacy.tokens.Token]) -> tuple[str, ...]:
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
        begun = [key for key in self._long if word.startswith(key)]
        return self._ids[max(begun, key=len)] if begun else self._similar(word, SIMILAR)

    def _similar(self, word: str, cutoff: int) -> tuple[str, ...]:
        near = process.extract(word, self._long, scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        alike = [(key, score) for key, score, _ in near if key[0] == word[0]]
        best = max((score for _, score in alike), default=0.0)
        ids = [subject for key, score in alike if score >= best - ALIKE for subject in self._ids[key]]
        return tuple(dict.fromkeys(ids))


_SUPPORT_WORD = re.compile(r"stod|bidrag|medel|utlysning|check|peng")


def without_support_names(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the names of supports (at ``spans``) blanked out: *driftstöd* is no plan to pay for operation.

    Names without a word for support stay, for they may tell a fact (*kommersiell service*).
    """
    for start, end in spans:
        if _SUPPORT_WORD.search(folded(text[start:end])):
            text = text[:start] + " " * (end - start) + text[end:]
    return text
