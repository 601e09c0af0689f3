"""Stratified cross-validation of the intent classifier on the project's training data."""

import statistics
from dataclasses import dataclass

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from benchmarks import nlu_scores as scores
from benchmarks.sample import examples_of
from bot.nlu.intent_classifier import NgramIntentClassifier, spans_of
from bot.nlu.ngram_training import trained
from bot.nlu.reading import masked
from bot.nlu.subject_extractor import marked
from bot.settings import PROJECT
from bot.swedish.subjects import SubjectMatcher


@dataclass(frozen=True)
class Folds:
    """What the folds gave: the accuracy of each, and the macro-F1 over all left-out examples."""

    accuracies: list[float]
    macro_f1: float
    examples: int

    @property
    def mean(self) -> float:
        """Mean accuracy."""
        return statistics.mean(self.accuracies)


def training_data() -> tuple[list[str], list[str], dict[str, list[str]]]:
    """The project's examples, their intents, and the names of supports and topics."""
    texts: list[str] = []
    intents: list[str] = []
    aliases: dict[str, list[str]] = {}
    for path in sorted((PROJECT / "data" / "nlu").rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples = examples_of(block)
            if "intent" in block:
                texts += examples
                intents += [block["intent"]] * len(examples)
            elif "lookup" in block:
                aliases[block["lookup"]] = examples
    return texts, intents, aliases


def cross_validated(folds: int) -> Folds:
    """Trains on all but one fold and tests on that one, for each; with the classifier's own settings."""
    texts, intents, aliases = training_data()
    matcher = SubjectMatcher(aliases)
    prepared = [masked(text, spans_of(marked(matcher, text))) for text in texts]
    settings = NgramIntentClassifier.get_default_config()
    accuracies: list[float] = []
    gold: list[str] = []
    found: list[str] = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=1).split(prepared, intents):
        model = trained(
            [prepared[place] for place in train],
            [intents[place] for place in train],
            settings["penalty"],
            settings["folds"],
            settings["lost_share"],
        )
        likeliest = np.argmax(model.probabilities([prepared[place] for place in test]), axis=1)
        guesses = [model.intents[place] for place in likeliest]
        truth = [intents[place] for place in test]
        accuracies.append(scores.accuracy(truth, guesses))
        gold += truth
        found += guesses
    return Folds(accuracies, scores.macro_f1(scores.by_intent(gold, found).values()), len(texts))
