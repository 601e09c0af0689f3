"""Training the model of ``ngram_model`` with scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.nlu.ngram_model import CONCEPT_WEIGHT, LETTERS, Array, NgramModel, Parts, softmax
from bot.swedish.concepts import concept_names, concepts_in
from bot.swedish.spoken import as_written


def trained(texts: Sequence[str], intents: Sequence[str], penalty: float, folds: int, lost_share: float) -> NgramModel:
    """A model of prepared ``texts``; ``lost_share`` of them may fall below the rejection threshold."""
    labels = sorted(set(intents))
    target = np.array([labels.index(intent) for intent in intents])
    written = [as_written(text) for text in texts]
    vectorizers = [vectorizer.fit(written) for vectorizer in _vectorizers()]
    features = sparse.hstack([*(one.transform(written) for one in vectorizers), _concept_columns(texts)], format="csr")
    margins = _held_out_margins(features, target, len(labels), penalty, folds)
    temperature = _fitted_temperature(margins, target)
    confidence = softmax(margins / temperature).max(axis=1)
    classifier = LinearSVC(C=penalty).fit(features, target)
    weights, bias = classifier.coef_.T.astype(np.float32), classifier.intercept_
    if len(labels) == 2:  # scikit-learn keeps one row for two classes
        weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return NgramModel(
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


def _vectorizers() -> tuple[TfidfVectorizer, TfidfVectorizer]:
    """Fresh vectorizers: letter n-grams, and words with word pairs."""
    return (
        TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True, dtype=np.float32),
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
        return float(-np.log(softmax(margins / temperature)[rows, target] + 1e-9).mean())

    return float(minimize_scalar(loss, bounds=(0.02, 2.0), method="bounded").x)
