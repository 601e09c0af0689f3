"""Exchanges in the words of Rasa's events, for trackers of any length."""

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SessionStarted, SlotSet, UserUttered

from bot.settings import PROJECT

DOMAIN = Domain.from_file(str(PROJECT / "domain.yml"))
LISTEN, FORM = "action_listen", "company_form"


def begun() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted(LISTEN)]


def said(text: str, intent: str) -> UserUttered:
    return UserUttered(text, {"name": intent, "confidence": 0.9}, [], input_channel="rest")


def exchange(intent: str, action: str, *changes: Event) -> list[Event]:
    """One message with its answer."""
    return [
        said(f"ord om {intent}", intent),
        ActionExecuted(action),
        BotUttered(f"svar från {action}"),
        *changes,
        ActionExecuted(LISTEN),
    ]


def into_form(intent: str = "inform") -> list[Event]:
    return exchange(intent, FORM, SlotSet("employees", 7), ActiveLoop(FORM))


def out_of_form(intent: str = "inform") -> list[Event]:
    return exchange(intent, FORM, SlotSet("cost_sek", 90000), ActiveLoop(None))
