"""Carrying out the actions in the process that wants them, without an action server between."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.utils import call_potential_coroutine

_executor = ActionExecutor()


def names() -> list[str]:
    """The names of all actions in this package."""
    if not _executor.actions:
        _executor.register_package("actions")
    return [name for name in _executor.actions if name]  # the base of ours has none


async def perform(name: str, state: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The events and responses of the action on a tracker's state, as the action server would answer."""
    dispatcher = CollectingDispatcher()
    tracker = Tracker.from_dict(dict(state) | {"events": state.get("events") or []})
    events = await call_potential_coroutine(_executor.actions[name](dispatcher, tracker, {}))
    return ActionExecutor.validate_events(events or [], name), dispatcher.messages
