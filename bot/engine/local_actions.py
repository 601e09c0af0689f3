"""Custom actions that run in Rasa's own process: nothing is packed, sent, unpacked and checked anew each turn."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.events import events_from

Perform = Callable[[str, Mapping[str, Any]], Awaitable[tuple[list[dict[str, Any]], list[dict[str, Any]]]]]
"""Carries out the action of this name on a tracker's state; gives events and responses as an action server does."""


class LocalAction(Action):
    """An action that ``perform`` carries out. The state holds no events but the latest exchanges'."""

    def __init__(self, name: str, perform: Perform) -> None:
        """``name`` as in the domain."""
        self._name = name
        self._perform = perform

    def name(self) -> str:
        """The name in the domain."""
        return self._name

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """What the action says, then what it changes."""
        events, responses = await self._perform(self._name, tracker.current_state())
        said = await RemoteAction._utter_responses(responses, output_channel, nlg, tracker)
        return [*said, *events_from(events)]
