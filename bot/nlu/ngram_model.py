"""A linear model on letter n-grams, words and concepts: which intent does a Swedish text have?

TF-IDF of letter n-grams (2–5 within word bounds) and of words and word pairs, plus the concepts of
``bot.swedish.concepts``, under one-against-rest linear support vectors. Margins become probabilities by
a softmax whose temperature is fitted on held-out folds, so that a confidence of 0.8 is right about four
times in five. Rejection likewise: the confidence below which a message counts as not understood is the
one that loses a chosen share of the known messages. ``ngram_training`` makes such a model; here it is
used, with nothing of what only the training needs.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.swedish.concepts import concepts_in
from bot.swedish.normalise import folded
from bot.swedish.spoken import as_written

Array = NDArray[Any]
CONCEPT_WEIGHT = 0.3
_ARRAYS, _PLAIN = "ngram_model.npz", "ngram_model.json"
_DIGITS, _WORD = re.compile(r"\d+"), re.compile(r"\w+")
MOST_KNOWN_PIECES = 4096
"""Words, and pairs of words, whose columns are remembered: people use the same ones."""
LETTERS = (2, 5)
"""The shortest and the longest letter n-grams."""


def prepared(text: str, spans: Sequence[tuple[int, int, str]] = ()) -> str:
    """Folded ``text`` with numbers made alike and each span (start, end, stand-in) replaced by its stand-in."""
    parts, at = [], 0
    for start, end, stand_in in sorted(spans):
        if start < at:
            continue
        parts += [text[at:start], stand_in]
        at = end
    parts.append(text[at:])
    return _DIGITS.sub("5", folded("".join(parts)))


class _Block:
    """The columns of one fitted vectorizer, for single texts."""

    def __init__(self, analyse: Callable[[str], list[str]], terms: Sequence[str], idf: Array, start: int) -> None:
        self._column = {term: place for place, term in enumerate(terms)}
        self._idf: list[float] = idf.tolist()
        self._start = start
        self.end = start + len(terms)
        self._columns_in = lru_cache(maxsize=MOST_KNOWN_PIECES)(partial(self._columns_of, analyse))

    def _columns_of(self, analyse: Callable[[str], list[str]], piece: str) -> tuple[int, ...]:
        return tuple(column for term in analyse(piece) if (column := self._column.get(term)) is not None)

    def add(self, pieces: Iterable[str], columns: list[int], values: list[float]) -> None:
        """Adds the columns of a text in ``pieces`` and its weights: (1 + ln count) * idf, of length one together."""
        counts = Counter(chain.from_iterable(map(self._columns_in, pieces)))
        weights = [
            self._idf[column] if count == 1 else (1.0 + math.log(count)) * self._idf[column]
            for column, count in counts.items()
        ]
        length = math.sqrt(math.fsum([weight * weight for weight in weights])) or 1.0
        columns.extend([self._start + column for column in counts])
        values.extend([weight / length for weight in weights])


@dataclass(frozen=True)
class Parts:
    """What a trained model consists of: plain arrays and lists, so that loading one runs no code.

    ``terms`` and ``idf`` hold one entry for each vectorizer; ``weights`` has one row for each column of
    theirs and then for each concept, and one column for each intent.
    """

    intents: list[str]
    concepts: list[str]
    terms: list[list[str]]
    idf: list[Array]
    weights: Array
    bias: Array
    temperature: float
    rejection: float


class NgramModel:
    """The trained model. ``rejection`` is the confidence below which a message is not understood."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.intents = parts.intents
        self.rejection = parts.rejection
        self._blocks: list[_Block] = []
        start = 0
        for analyse, terms, idf in zip((letters_of, one_or_both), parts.terms, parts.idf):
            self._blocks.append(_Block(analyse, terms, idf, start))
            start = self._blocks[-1].end
        self._concepts = {name: start + place for place, name in enumerate(parts.concepts)}

    def probabilities(self, texts: Sequence[str]) -> Array:
        """One row of probabilities (in the order of ``intents``) for each prepared text."""
        return softmax(np.array([self._margins(text) for text in texts]) / self.parts.temperature)

    def _margins(self, text: str) -> Array:
        """The margins of one text. The same sum as in training, without building a sparse matrix."""
        columns: list[int] = []
        values: list[float] = []
        written = as_written(text)
        lowered = written.lower()
        for block, pieces in zip(self._blocks, (lowered.split(), pairs_of(lowered))):
            block.add(pieces, columns, values)
        for concept in concepts_in(text):
            if concept in self._concepts:
                columns.append(self._concepts[concept])
                values.append(CONCEPT_WEIGHT)
        if not columns:
            return np.array(self.parts.bias)
        return np.asarray(values, dtype=np.float32) @ self.parts.weights[columns] + self.parts.bias

    def save(self, folder: Path) -> None:
        """Writes the model into ``folder``."""
        parts = self.parts
        arrays = {f"idf_{place}": idf for place, idf in enumerate(parts.idf)}
        np.savez(folder / _ARRAYS, weights=parts.weights, bias=parts.bias, **arrays)
        plain = {
            "intents": parts.intents,
            "concepts": parts.concepts,
            "terms": parts.terms,
            "temperature": parts.temperature,
            "rejection": parts.rejection,
        }
        (folder / _PLAIN).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def loaded(cls, folder: Path) -> NgramModel:
        """The model that ``save`` wrote."""
        plain = json.loads((folder / _PLAIN).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            idf = [arrays[f"idf_{place}"] for place in range(len(plain["terms"]))]
            return cls(Parts(**plain, idf=idf, weights=arrays["weights"], bias=arrays["bias"]))


def letters_of(word: str) -> list[str]:
    """The letter n-grams of a word with a blank on both sides, as scikit-learn's ``char_wb`` gives them."""
    found = []
    padded = f" {word} "
    for length in range(LETTERS[0], LETTERS[1] + 1):
        found += [padded[at : at + length] for at in range(max(1, len(padded) - length + 1))]
        if len(padded) <= length:  # a short word counts once
            break
    return found


def pairs_of(text: str) -> list[str]:
    """Each word with the word before it; the first by itself."""
    words = _WORD.findall(text)
    return [*words[:1], *(f"{first} {second}" for first, second in pairwise(words))]


def one_or_both(pair: str) -> list[str]:
    """The word and the pair that ends with it."""
    return [pair, pair.rpartition(" ")[2]] if " " in pair else [pair]


def softmax(margins: Array) -> Array:
    """Margins (one row a text) as probabilities."""
    shifted = np.exp(margins - margins.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)
