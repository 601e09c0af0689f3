"""The custom actions: each reads the tracker, makes one call into the guidance and passes on what it says."""

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.conversion import events_of, send, state_of, turn_of
from bot.catalogue.loading import catalogue
from bot.guidance import connecting, dialogue
from bot.guidance.answering import Desk
from bot.guidance.connecting import Handler
from bot.settings import current_day

_log = logging.getLogger(__name__)


class GuidanceAction(Action):
    """An action that one function of the guidance carries out."""

    action_name = ""
    handler: Handler

    def name(self) -> str:
        """The name in the domain."""
        return self.action_name

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answers the turn. A fault in the code or the catalogue is told kindly and logged, never shown."""
        state = state_of(tracker)
        try:
            desk = Desk(catalogue(), current_day())
            send(dispatcher, connecting.replied(type(self).handler, turn_of(tracker), state, desk))
        except Exception:
            _log.exception("%s failed", self.action_name)
            send(dispatcher, [dialogue.unavailable()])
            return []
        return events_of(state, tracker)


def _action(action_name: str, handler: Handler) -> type[GuidanceAction]:
    return type(
        "".join(part.title() for part in action_name.split("_")),
        (GuidanceAction,),
        {"action_name": action_name, "handler": staticmethod(handler), "__module__": __name__},
    )


ActionAnswer = _action("action_answer", dialogue.answered)
ActionNameCall = _action("action_name_call", dialogue.named_call)
CompanyForm = _action("company_form", dialogue.interviewed)
ActionChange = _action("action_change", dialogue.changing)
ActionSummary = _action("action_summary", dialogue.summed_up)
ActionHandoff = _action("action_handoff", dialogue.handed_over)
ActionAffirm = _action("action_affirm", dialogue.affirmed)
ActionRespond = _action("action_respond", dialogue.responded)
ActionFallback = _action("action_fallback", dialogue.not_answered)
ActionResume = _action("action_resume", connecting.resumed)
