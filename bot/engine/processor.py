"""Rasa's agent and message processor with our graph runner and local actions."""

import os
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, action_for_name_or_text
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.graph import ExecutionContext
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.exceptions import ActionLimitReached
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.constants import ACTION_EXTRACT_SLOTS
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from bot.engine.local_actions import LocalAction
from bot.engine.runner import StraightRunner


class LightProcessor(MessageProcessor):
    """Handles messages as Rasa does. ``local`` are the actions that run in this process, by name."""

    def __init__(self, local: Mapping[str, LocalAction], **kwargs: Any) -> None:
        """See ``MessageProcessor``."""
        super().__init__(**kwargs)
        self._local = local
        self._actions: dict[str, Action] = {}
        self._self_filling: Domain | None = None

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            storage, metadata = LocalModelStorage.from_model_archive(Path(folder), Path(model_path))
            schema = metadata.predict_schema
            context = ExecutionContext(graph_schema=schema, model_id=metadata.model_id)
            # The domain stands in the metadata as well; reading it from its file again takes half a second.
            known = {name: metadata.domain for name, node in schema.nodes.items() if node.uses is DomainProvider}
            runner = StraightRunner(schema, storage, context, known=known)
        return os.path.basename(model_path), metadata, runner

    def _get_action(self, action_name: str) -> Action:
        """The action; one that others carry out only where none of ours has the name. Each is made once."""
        if action_name not in self._actions:
            self._actions[action_name] = self._local.get(action_name) or action_for_name_or_text(
                action_name, self.domain, self.action_endpoint
            )
        return self._actions[action_name]

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """The next action. Raises ``ActionLimitReached`` where too many have followed one message."""
        goes_on = self.should_predict_another_action(tracker.latest_action_name)
        if self.is_action_limit_reached(tracker, goes_on):
            raise ActionLimitReached("The limit of actions to predict has been reached.")
        prediction = self._predict_next_with_tracker(tracker)
        return self._get_action(self.domain.action_names_or_texts[prediction.max_confidence_index]), prediction

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Fills the slots that fill themselves. The others are left out, which Rasa finds out anew each time."""
        if self._self_filling is None:
            self._self_filling = copy(self.domain)
            self._self_filling.slots = [slot for slot in self.domain.slots if any(map(_fills_itself, slot.mappings))]
        extract = self._get_action(ACTION_EXTRACT_SLOTS)
        events = await extract.run(output_channel, self.nlg, tracker, self._self_filling)
        await self._send_bot_messages(events, tracker, output_channel)
        tracker.update_with_events(events, self.domain)
        return tracker

    async def parse_message(
        self, message: UserMessage, tracker: DialogueStateTracker | None = None, only_output_properties: bool = True
    ) -> dict[str, Any]:
        """What is read from the message. Rasa copies all of it for its log besides."""
        if tracker is None:
            tracker = DialogueStateTracker.from_events(message.sender_id, [])
        read: dict[str, Any] = self._parse_message_with_graph(message, tracker, only_output_properties)
        self._update_full_retrieval_intent(read)
        return read

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        """Puts on record what an action brought about. Rasa copies all of it for its log besides."""
        brought = events or []
        if not any(isinstance(event, ActionExecutionRejected) for event in brought):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(brought, self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Nothing: what somebody has told does not belong in a log."""

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Nothing: that every intent and entity stands in the domain is a test's matter, not each message's."""


def _fills_itself(mapping: dict[str, Any]) -> bool:
    return mapping.get("type") != "custom" or "action" in mapping


class LightAgent(Agent):
    """Rasa's agent around a ``LightProcessor``."""

    def __init__(self, local: Mapping[str, LocalAction], **kwargs: Any) -> None:
        """See ``Agent``."""
        super().__init__(**kwargs)
        self._local = local

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain) -> TrackerStore:
        """The store itself. Rasa's wrapper goes on without it when it fails, and takes people for strangers."""
        if store is None:
            raise ValueError("a tracker store is needed")
        store.domain = domain
        return store

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Loads the model. Raises what Rasa raises where it can't be read."""
        self.processor = LightProcessor(
            local=self._local,
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
            http_interpreter=self.http_interpreter,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        if isinstance(self.nlg, TemplatedNaturalLanguageGenerator):
            self.nlg.responses = self.domain.responses if self.domain else {}
