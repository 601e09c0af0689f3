"""Entity extraction of supports and topics, with the names that the training data's lookup tables give."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import dump_obj_as_json_to_file, read_json_file

from bot.nlu.code_fingerprint import code_fingerprint
from bot.swedish.normalise import MAX_LENGTH
from bot.swedish.subjects import SubjectMatcher

_FILE = "subjects.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SubjectExtractor(GraphComponent, EntityExtractorMixin):
    """Marks each support as entity ``call`` and each topic as ``topic``; the value is the catalogue's id.

    Where a name fits several supports, there is one entity for each of them at the same place.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, aliases: dict[str, list[str]]) -> None:
        """``aliases``: names by ``<entity>:<subject id>``."""
        self._storage, self._resource = storage, resource
        self._aliases = aliases
        self._matcher = SubjectMatcher(aliases)

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
    ) -> SubjectExtractor:
        """An untrained component."""
        return cls(model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SubjectExtractor:
        """The component with the names it was trained with."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, read_json_file(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Keeps the lookup tables named ``call:<id>`` and ``topic:<id>``."""
        self._aliases = aliases_of(training_data)
        self._matcher = SubjectMatcher(self._aliases)
        with self._storage.write_to(self._resource) as folder:
            dump_obj_as_json_to_file(folder / _FILE, self._aliases)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities to each message."""
        for message in messages:
            entities = marked(self._matcher, str(message.get(TEXT) or ""))
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(entities), add_to_output=True)
        return messages


def aliases_of(training_data: TrainingData) -> dict[str, list[str]]:
    """The lookup tables named ``call:<id>`` and ``topic:<id>``: names by table."""
    return {
        table["name"]: table["elements"]
        for table in training_data.lookup_tables
        if table["name"].split(":")[0] in ("call", "topic")
    }


def marked(matcher: SubjectMatcher, text: str) -> list[dict[str, Any]]:
    """The supports and topics in ``text`` as Rasa entities."""
    return [
        {"entity": name.split(":")[0], "value": name.split(":")[1], "start": mention.start, "end": mention.end}
        for mention in matcher.mentions(text[:MAX_LENGTH])
        for name in mention.ids
    ]
