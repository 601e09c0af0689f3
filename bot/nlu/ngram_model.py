"""A linear model on letter n-grams, words and concepts: which intent does a Swedish text have?

TF-IDF of letter n-grams (2–5 within word bounds) and of words and word pairs, plus the concepts of
``bot.swedish.concepts``, under one-against-rest linear support vectors. Margins become probabilities by
a softmax whose temperature is fitted on held-out folds, so that a confidence of 0.8 is right about four
times in five. Rejection likewise: the confidence below which a message counts as not understood is the
one that loses a chosen share of the known messages.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.swedish.concepts import concept_names, concepts_in
from bot.swedish.normalise import folded
from bot.swedish.spoken import as_written

Array = NDArray[Any]
CONCEPT_WEIGHT = 0.3
_ARRAYS, _PLAIN = "ngram_model.npz", "ngram_model.json"
_DIGITS = re.compile(r"\d+")


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
        self._analyse = analyse
        self._column = {term: place for place, term in enumerate(terms)}
        self._idf: list[float] = idf.tolist()
        self._start = start
        self.end = start + len(terms)

    def add(self, text: str, columns: list[int], values: list[float]) -> None:
        """Adds the columns of ``text`` and its weights: (1 + ln count) * idf, of length one together."""
        counts: dict[int, int] = {}
        for term in self._analyse(text):
            if (column := self._column.get(term)) is not None:
                counts[column] = counts.get(column, 0) + 1
        weights = [(1.0 + math.log(count)) * self._idf[column] for column, count in counts.items()]
        length = math.sqrt(math.fsum(weight * weight for weight in weights)) or 1.0
        columns.extend(self._start + column for column in counts)
        values.extend(weight / length for weight in weights)


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
        for vectorizer, terms, idf in zip(_vectorizers(), parts.terms, parts.idf):
            self._blocks.append(_Block(vectorizer.build_analyzer(), terms, idf, start))
            start = self._blocks[-1].end
        self._concepts = {name: start + place for place, name in enumerate(parts.concepts)}

    @classmethod
    def trained(
        cls, texts: Sequence[str], intents: Sequence[str], penalty: float, folds: int, lost_share: float
    ) -> NgramModel:
        """A model of prepared ``texts``; ``lost_share`` of them may fall below the rejection threshold."""
        labels = sorted(set(intents))
        target = np.array([labels.index(intent) for intent in intents])
        written = [as_written(text) for text in texts]
        vectorizers = [vectorizer.fit(written) for vectorizer in _vectorizers()]
        features = sparse.hstack(
            [*(one.transform(written) for one in vectorizers), _concept_columns(texts)], format="csr"
        )
        margins = _held_out_margins(features, target, len(labels), penalty, folds)
        temperature = _fitted_temperature(margins, target)
        confidence = _softmax(margins / temperature).max(axis=1)
        classifier = LinearSVC(C=penalty).fit(features, target)
        weights, bias = classifier.coef_.T.astype(np.float32), classifier.intercept_
        if len(labels) == 2:  # scikit-learn keeps one row for two classes
            weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
        return cls(
            Parts(
                intents=labels,
                concepts=list(concept_names()),
                terms=[_terms(one) for one in vectorizers],
                idf=[one.idf_ for one in vectorizers],
                weights=np.ascontiguousarray(weights),
                bias=bias,
                temperature=temperature,
                rejection=float(np.quantile(confidence, lost_share)),
            )
        )

    def probabilities(self, texts: Sequence[str]) -> Array:
        """One row of probabilities (in the order of ``intents``) for each prepared text."""
        return _softmax(np.array([self._margins(text) for text in texts]) / self.parts.temperature)

    def _margins(self, text: str) -> Array:
        """The margins of one text. The same sum as in training, without building a sparse matrix."""
        columns: list[int] = []
        values: list[float] = []
        written = as_written(text)
        for block in self._blocks:
            block.add(written, columns, values)
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


def _vectorizers() -> tuple[TfidfVectorizer, TfidfVectorizer]:
    """Fresh vectorizers: letter n-grams, and words with word pairs."""
    return (
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32),
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", dtype=np.float32),
    )


def _terms(vectorizer: TfidfVectorizer) -> list[str]:
    """The fitted terms in the order of their columns."""
    return sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)


def _concept_columns(texts: Sequence[str]) -> sparse.csr_matrix:
    names = {name: place for place, name in enumerate(concept_names())}
    columns = sparse.lil_matrix((len(texts), len(names)), dtype=np.float32)
    for row, text in enumerate(texts):
        for concept in concepts_in(text):
            columns[row, names[concept]] = CONCEPT_WEIGHT
    return columns.tocsr()


def _held_out_margins(features: sparse.csr_matrix, target: Array, classes: int, penalty: float, folds: int) -> Array:
    smallest = int(np.bincount(target).min())
    if smallest < 2 or classes < 3:
        return np.eye(classes)[target]
    margins = np.zeros((len(target), classes))
    for train, test in StratifiedKFold(min(folds, smallest), shuffle=True, random_state=0).split(features, target):
        margins[test] = LinearSVC(C=penalty).fit(features[train], target[train]).decision_function(features[test])
    return margins


def _fitted_temperature(margins: Array, target: Array) -> float:
    rows = np.arange(len(target))

    def loss(temperature: float) -> float:
        return float(-np.log(_softmax(margins / temperature)[rows, target] + 1e-9).mean())

    return float(minimize_scalar(loss, bounds=(0.02, 2.0), method="bounded").x)


def _softmax(margins: Array) -> Array:
    shifted = np.exp(margins - margins.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)
