"""Intent classification of whole messages and of each question in them."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.code_fingerprint import code_fingerprint
from bot.nlu.fact_extractor import FACTS
from bot.nlu.ngram_model import NgramModel
from bot.nlu.reading import MessageReader, masked
from bot.nlu.subject_extractor import aliases_of, marked
from bot.swedish.subjects import SubjectMatcher

QUESTIONS = "questions"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramIntentClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent`` and ``intent_ranking``, and the output property ``questions``.

    ``questions`` lists each question that the message asks: its text, its intent and confidence, and the
    probabilities of the likeliest intents. What is not understood has the intent ``nlu_fallback``.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``penalty`` of the support vectors, ``folds`` for calibration, ``lost_share`` of known messages."""
        return {"penalty": 1.0, "folds": 3, "lost_share": 0.03}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: NgramModel | None = None
    ) -> None:
        """``model`` is None until trained."""
        self._config, self._storage, self._resource = config, storage, resource
        self._reader = MessageReader(model) if model else None

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What Rasa does not see of this component: the modules and word lists behind it."""
        return code_fingerprint()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramIntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramIntentClassifier:
        """The classifier as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, NgramModel.loaded(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on the examples with an intent."""
        from bot.nlu.ngram_training import trained  # scikit-learn, which answering does without

        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        matcher = SubjectMatcher(aliases_of(training_data))  # Rasa runs no entity extractor before training
        texts = [str(example.get(TEXT)) for example in examples]
        model = trained(
            [masked(text, spans_of(marked(matcher, text))) for text in texts],
            [example.get(INTENT) for example in examples],
            self._config["penalty"],
            self._config["folds"],
            self._config["lost_share"],
        )
        with self._storage.write_to(self._resource) as folder:
            model.save(folder)
        self._reader = MessageReader(model)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classifies each message."""
        for message in messages:
            if self._reader is None or message.get(TEXT) is None:
                continue
            entities = message.get(ENTITIES, [])
            told = len(message.get(FACTS) or {})
            topics = any(entity["entity"] == "topic" for entity in entities)
            reading = self._reader.read(str(message.get(TEXT)), spans_of(entities), supports_in(entities), topics, told)
            message.set(INTENT, reading.ranking[0], add_to_output=True)
            message.set("intent_ranking", reading.ranking, add_to_output=True)
            message.set(QUESTIONS, reading.questions, add_to_output=True)
        return messages


def spans_of(entities: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    """The places where a message names a support, with the word that stands in for any of them."""
    return [(entity["start"], entity["end"], " stodnamn ") for entity in entities if entity["entity"] == "call"]


def supports_in(entities: list[dict[str, Any]]) -> int:
    """How many different supports are named; a name that fits several counts once."""
    named: dict[tuple[int, int], set[str]] = {}
    for entity in entities:
        if entity["entity"] == "call":
            named.setdefault((entity["start"], entity["end"]), set()).add(entity["value"])
    sets = sorted(named.values(), key=len)
    return sum(not any(earlier <= ids for earlier in sets[:place]) for place, ids in enumerate(sets))
