"""Rasa's RulePolicy, at a cost that neither the length of a conversation nor the number of rules changes."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTIVE_LOOP, LOOP_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

_Key = tuple[str | None, str | None]
"""Previous action and intent, None where a rule does not say."""
_SEEN = {USER: {INTENT}, PREVIOUS_ACTION: {ACTION_NAME}, ACTIVE_LOOP: {LOOP_NAME}}
"""What rules may look at for the short way to be taken."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class BoundedRulePolicy(RulePolicy):
    """Predicts what Rasa's RulePolicy predicts.

    Rasa's own rebuilds every past state of a conversation, twice, and compares the last ones with every rule. This
    one reads off what rules look at (intents, actions, loops), in the latest states only, and compares with the rules
    that end in such a state. Where rules look at anything else, and in the training, it keeps to Rasa's way.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> None:
        """See ``RulePolicy``."""
        super().__init__(config, model_storage, resource, execution_context, **kwargs)
        lookups = [value for value in self.lookup.values() if isinstance(value, dict)]
        rules = [self._rule_key_to_state(key) for lookup in lookups for key in lookup]
        self._is_short = bool(self.lookup.get(RULES)) and all(_is_simple(state) for rule in rules for state in rule)
        self._depth = max(map(len, rules), default=0)
        self._indexes = {id(lookup): self._indexed(lookup) for lookup in lookups}

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input and self._is_short:  # no rule looks at a text
            return None, None, False
        found: tuple[str | None, str | None, bool] = super()._find_action_from_rules(
            tracker, domain, use_text_for_last_user_input
        )
        return found

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        if self._is_short:
            return latest_states(tracker.applied_events(), self._depth)
        states: list[State] = super()._prediction_states(tracker, domain, use_text_for_last_user_input, rule_only_data)
        return states

    @staticmethod
    def format_tracker_states(states: list[State]) -> str:
        """Nothing: Rasa only writes it into its log."""
        return ""

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        if not self._is_short:
            return set(super()._get_possible_keys(lookup, states))
        action, intent = _ends_with(states[-1])
        index = self._indexes[id(lookup)]
        fitting = {key: lookup[key] for a in {action, None} for i in {intent, None} for key in index.get((a, i), ())}
        return set(super()._get_possible_keys(fitting, states))

    def _indexed(self, lookup: dict[str, str]) -> dict[_Key, list[str]]:
        index: dict[_Key, list[str]] = defaultdict(list)
        for key in lookup:
            index[_ends_with(self._rule_key_to_state(key)[-1])].append(key)
        return dict(index)


def latest_states(events: list[Event], number: int) -> list[State]:
    """The last ``number`` states that ``events`` lead through, oldest first: one before each action, and the last.

    Of each state only what simple rules look at. Where there are more states than that, one more is given than asked
    for, so that the beginning of these is not taken for the beginning of the conversation.
    """
    states: list[State] = []
    action = intent = loop = None
    for event in events:
        if isinstance(event, ActionExecuted):
            states.append(_state(action, intent, loop))
            action = event.action_name
        elif isinstance(event, UserUttered):
            intent = event.intent_name
        elif isinstance(event, ActiveLoop):
            loop = event.name
    states.append(_state(action, intent, loop))
    return states[-number - 1 :]


def _state(action: str | None, intent: str | None, loop: str | None) -> State:
    parts = {USER: {INTENT: intent}, PREVIOUS_ACTION: {ACTION_NAME: action}, ACTIVE_LOOP: {LOOP_NAME: loop}}
    return {name: part for name, part in parts.items() if all(part.values())}


def _is_simple(state: State) -> bool:
    return all(set(part) <= _SEEN.get(name, set()) for name, part in state.items())


def _ends_with(state: State) -> _Key:
    action: Any = state.get(PREVIOUS_ACTION, {})
    user: Any = state.get(USER, {})
    return action.get(ACTION_NAME), user.get(INTENT)
