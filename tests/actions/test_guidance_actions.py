from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import actions
from actions.actions import ActionAnswer, ActionHandoff, ActionRespond, ActionSummary, CompanyForm
from bot.guidance.turn import Say


def tracker(text: str, intent: str, slots: dict[str, Any] | None = None, loop: str | None = None) -> Tracker:
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [],
        "questions": [],
        "facts": {},
    }
    return Tracker("person", slots or {}, message, [], False, None, {"name": loop} if loop else {}, "action_listen")


def test_the_form_begins_with_a_question_and_becomes_active() -> None:
    dispatcher = CollectingDispatcher()
    events = CompanyForm().run(dispatcher, tracker("vilket stöd passar mig", "start_assessment"), {})

    assert dispatcher.messages[-1]["custom"]["type"] == "question"
    assert {"event": "active_loop", "name": "company_form", "timestamp": None} in events


def test_starting_over_empties_every_known_fact() -> None:
    events = CompanyForm().run(
        CollectingDispatcher(), tracker("börja om", "start_over", {"municipality": "Kalix", "employees": 7}), {}
    )
    emptied = {event["name"] for event in events if event["event"] == "slot" and event["value"] is None}

    assert {"municipality", "employees"} <= emptied


def test_the_summary_repeats_what_is_known_and_changes_nothing() -> None:
    dispatcher = CollectingDispatcher()
    events = ActionSummary().run(
        dispatcher, tracker("vad vet du", "summary", {"municipality": "Kalix", "failures": 0}), {}
    )

    assert "Kalix" in dispatcher.messages[0]["text"]
    assert events == []


def test_a_wish_for_a_person_is_remembered_as_an_offer_and_a_no_ends_it() -> None:
    offered = ActionHandoff().run(CollectingDispatcher(), tracker("en människa tack", "request_human"), {})
    dispatcher = CollectingDispatcher()
    ended = ActionRespond().run(dispatcher, tracker("nej", "deny", {"connecting": True, "failures": 0}), {})

    assert {"event": "slot", "name": "connecting", "value": True, "timestamp": None} in offered
    assert [(event["name"], event["value"]) for event in ended] == [("connecting", None)]
    assert "fortsätter vi" in dispatcher.messages[0]["text"]


def failing(*_: object) -> list[Say]:
    """A handler with a fault in it."""
    raise KeyError("secret detail")


class Broken(ActionAnswer):
    action_name = "action_broken"
    handler = staticmethod(failing)


def test_a_fault_is_told_kindly_and_never_shown() -> None:
    dispatcher = CollectingDispatcher()
    events = Broken().run(dispatcher, tracker("hej", "ask_who"), {})

    assert dispatcher.messages[0]["custom"] == {"type": "fallback", "reason": "unavailable"}
    assert "secret" not in dispatcher.messages[0]["text"]
    assert events == []


@pytest.mark.parametrize(
    "name", [name for name in vars(actions) if name.startswith(("Action", "Company")) and name not in ("Action",)]
)
def test_every_action_has_a_name_and_a_handler(name: str) -> None:
    action = getattr(actions, name)

    assert action().name() == action.action_name != ""
    assert callable(action.handler)
