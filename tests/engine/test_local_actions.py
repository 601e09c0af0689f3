"""Actions carried out in Rasa's process say and change what the action server would."""

import asyncio
import json

import pytest
from exchanges import DOMAIN, begun, into_form, said
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk.executor import ActionExecutor

from actions import local

TEXTS = ("Hur mycket kan man få i Mikrostöd?", "Vi har 7 anställda i Kalix", "blubb")


def tracker_after(text: str) -> DialogueStateTracker:
    events = [*begun(), SlotSet("focus", "mikrostod-norrbotten"), *into_form(), said(text, "ask_amount")]
    return DialogueStateTracker.from_events("samtal", events, DOMAIN.slots)


def without_time(events: list[dict]) -> list[dict]:
    return json.loads(
        json.dumps([{name: value for name, value in one.items() if name != "timestamp"} for one in events])
    )


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", sorted(local.names()))
def test_it_is_what_the_action_server_answers(name, text):
    tracker, server = tracker_after(text), ActionExecutor()
    server.register_package("actions")
    call = {"next_action": name, "tracker": tracker.current_state(EventVerbosity.ALL), "domain": {}}
    answered = asyncio.run(server.run(json.loads(json.dumps(call))))
    events, responses = asyncio.run(local.perform(name, tracker.current_state()))

    assert without_time(events) == without_time(answered["events"])
    assert responses == answered["responses"]


def test_every_action_of_the_domain_that_is_no_sentence_is_carried_out_here():
    # Other tests may have made actions of their own, which are found beside those of the package.
    assert {name for name in DOMAIN.user_actions if not name.startswith("utter_")} <= set(local.names())
