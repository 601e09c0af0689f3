"""Tokens by spaCy's Swedish rules."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.swedish.normalise import MAX_LENGTH
from bot.swedish.pipeline import swedish


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SwedishTokenizer(Tokenizer):
    """Splits Swedish text with ``spacy.blank("sv")`` or a trained package that the configuration names."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``spacy_package``: name of an installed trained package, empty for the bare language."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
            "spacy_package": "",
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Loads the language."""
        super().__init__(config)
        package = config["spacy_package"]
        self._language = spacy.load(package) if package else swedish()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SwedishTokenizer:
        """Creates the component for Rasa."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of the message's ``attribute``, bounded in length."""
        text = str(message.get(attribute) or "")[:MAX_LENGTH]
        doc = self._language.make_doc(text)
        return [Token(token.text, token.idx, token.idx + len(token.text)) for token in doc if not token.is_space]
