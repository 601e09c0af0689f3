"""Reads the facts of applicant and plan that a message states."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.swedish.facts import facts_in, with_purposes
from bot.swedish.normalise import cleaned
from bot.swedish.sought import sought_purposes
from bot.swedish.subjects import without_support_names

FACTS = "facts"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactExtractor(GraphComponent):
    """Sets the output property ``facts``: fact id -> value, for what the message states outright."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """Creates the component for Rasa."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the facts to each message."""
        for message in messages:
            names = [(one["start"], one["end"]) for one in message.get(ENTITIES, []) if one["entity"] == "call"]
            text = str(message.get(TEXT) or "")
            facts = facts_in(cleaned(without_support_names(text, names)))
            if sought := sought_purposes(cleaned(text)):  # a named support tells its purpose only where it is sought
                facts["purposes"] = with_purposes(facts, sought)
            message.set(
                FACTS,
                {fact: list(value) if isinstance(value, tuple) else value for fact, value in facts.items()},
                add_to_output=True,
            )
        return messages
