"""A linear model on letter n-grams, words and concepts: which intent does a Swedish text have?

TF-IDF of letter n-grams (2–5 within word bounds) and of words and word pairs, plus the concepts of
``bot.swedish.concepts``, under one-against-rest linear support vectors. Margins become probabilities by
a softmax whose temperature is fitted on held-out folds, so that a confidence of 0.8 is right about four
times in five. Rejection likewise: the confidence below which a message counts as not understood is the
one that loses a chosen share of the known messages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC
from skops import io as skops_io

from bot.swedish.concepts import concept_names, concepts_in
from bot.swedish.normalise import folded

Array = NDArray[Any]
CONCEPT_WEIGHT = 0.3
_FILE = "ngram_model.skops"
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

    def __init__(self, vectorizer: TfidfVectorizer, start: int) -> None:
        self._analyse = vectorizer.build_analyzer()
        self._vocabulary: dict[str, int] = vectorizer.vocabulary_
        self._idf: list[float] = vectorizer.idf_.tolist()
        self._start = start
        self.end = start + len(self._vocabulary)

    def add(self, text: str, columns: list[int], values: list[float]) -> None:
        """Adds the columns of ``text`` and its weights: (1 + ln count) * idf, of length one together."""
        counts: dict[int, int] = {}
        for term in self._analyse(text):
            if (column := self._vocabulary.get(term)) is not None:
                counts[column] = counts.get(column, 0) + 1
        weights = [(1.0 + math.log(count)) * self._idf[column] for column, count in counts.items()]
        length = math.sqrt(math.fsum(weight * weight for weight in weights)) or 1.0
        columns.extend(self._start + column for column in counts)
        values.extend(weight / length for weight in weights)


class NgramModel:
    """The trained model. ``rejection`` is the confidence below which a message is not understood."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts
        self.intents: list[str] = parts["intents"]
        self.rejection: float = parts["rejection"]
        letters, words = _Block(parts["letters"], 0), _Block(parts["words"], len(parts["letters"].vocabulary_))
        self._blocks = (letters, words)
        self._concepts = {name: words.end + place for place, name in enumerate(concept_names())}
        self._weights = np.ascontiguousarray(parts["weights"])
        self._bias = parts["bias"]
        self._temperature: float = parts["temperature"]

    @classmethod
    def trained(
        cls, texts: Sequence[str], intents: Sequence[str], penalty: float, folds: int, lost_share: float
    ) -> NgramModel:
        """A model of prepared ``texts``; ``lost_share`` of them may fall below the rejection threshold."""
        labels = sorted(set(intents))
        target = np.array([labels.index(intent) for intent in intents])
        parts = _vectorizers(texts)
        features = _features(parts, texts)
        margins = _held_out_margins(features, target, len(labels), penalty, folds)
        temperature = _fitted_temperature(margins, target)
        confidence = _softmax(margins / temperature).max(axis=1)
        classifier = LinearSVC(C=penalty).fit(features, target)
        weights = classifier.coef_.T.astype(np.float32)
        bias = classifier.intercept_
        if len(labels) == 2:  # scikit-learn keeps one row for two classes
            weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
        rejection = float(np.quantile(confidence, lost_share))
        return cls(
            {
                **parts,
                "weights": weights,
                "bias": bias,
                "intents": labels,
                "temperature": temperature,
                "rejection": rejection,
            }
        )

    def probabilities(self, texts: Sequence[str]) -> Array:
        """One row of probabilities (in the order of ``intents``) for each prepared text."""
        return _softmax(np.array([self._margins(text) for text in texts]) / self._temperature)

    def _margins(self, text: str) -> Array:
        """The margins of one text. The same sum as over ``_features``, without building a sparse matrix."""
        columns: list[int] = []
        values: list[float] = []
        for block in self._blocks:
            block.add(text, columns, values)
        for concept in concepts_in(text):
            columns.append(self._concepts[concept])
            values.append(CONCEPT_WEIGHT)
        if not columns:
            return np.array(self._bias)
        return np.asarray(values, dtype=np.float32) @ self._weights[columns] + self._bias

    def save(self, folder: Path) -> None:
        """Writes the model into ``folder``."""
        skops_io.dump(self._parts, folder / _FILE)

    @classmethod
    def loaded(cls, folder: Path) -> NgramModel:
        """The model that ``save`` wrote; only types that such a model is made of are accepted."""
        return cls(skops_io.load(folder / _FILE))


def _vectorizers(texts: Sequence[str]) -> dict[str, Any]:
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", dtype=np.float32)
    return {"letters": letters.fit(texts), "words": words.fit(texts)}


def _features(parts: dict[str, Any], texts: Sequence[str]) -> sparse.csr_matrix:
    names = {name: place for place, name in enumerate(concept_names())}
    concepts = sparse.lil_matrix((len(texts), len(names)), dtype=np.float32)
    for row, text in enumerate(texts):
        for concept in concepts_in(text):
            concepts[row, names[concept]] = CONCEPT_WEIGHT
    return sparse.hstack(
        [parts["letters"].transform(texts), parts["words"].transform(texts), concepts.tocsr()], format="csr"
    )


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
