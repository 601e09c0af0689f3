from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversion import events_of, send, state_of, turn_of
from bot.eligibility.facts import FACTS
from bot.guidance.turn import FALLBACK, Button, Mention, Say, State


def tracker(
    message: dict[str, Any] | None = None, slots: dict[str, Any] | None = None, loop: str | None = None
) -> Tracker:
    return Tracker(
        "person", slots or {}, message or {}, [], False, None, {"name": loop} if loop else {}, "action_listen"
    )


MESSAGE = {
    "text": "Hur mycket får man i mikrostöd, och när?",
    "intent": {"name": "ask_amount", "confidence": 0.8},
    "entities": [
        {"entity": "call", "value": "mikrostod-norrbotten", "start": 21, "end": 30},
        {"entity": "topic", "value": "de-minimis", "start": 0, "end": 3},
        {"entity": "person", "value": "Nina", "start": 5, "end": 9},
    ],
    "questions": [
        {
            "text": "Hur mycket får man i mikrostöd",
            "ranking": [{"name": "ask_amount", "confidence": 0.8}, {"name": "ask_who", "confidence": 0.1}],
        },
        {"text": "när?", "ranking": [{"name": "ask_deadline", "confidence": 0.7}]},
    ],
    "facts": {"purposes": ["marketing", "innovation"], "employees": 0, "already_started": False},
}


def test_a_message_becomes_a_turn_with_intent_questions_and_facts() -> None:
    turn = turn_of(tracker(MESSAGE))

    assert (turn.text, turn.intent, turn.confidence) == (MESSAGE["text"], "ask_amount", 0.8)
    assert [(question.text, question.ranking) for question in turn.questions] == [
        ("Hur mycket får man i mikrostöd", {"ask_amount": 0.8, "ask_who": 0.1}),
        ("när?", {"ask_deadline": 0.7}),
    ]
    assert turn.facts == {"purposes": ("marketing", "innovation"), "employees": 0, "already_started": False}


def test_supports_and_topics_become_mentions_in_order_and_other_entities_do_not() -> None:
    assert turn_of(tracker(MESSAGE)).mentions == (
        Mention(("de-minimis",), 0, 3),
        Mention(("mikrostod-norrbotten",), 21, 30),
    )


def test_entities_at_the_same_place_are_one_mention_of_several_supports() -> None:
    entities = [{"entity": "call", "value": value, "start": 0, "end": 12} for value in ("north", "south", "north")]

    assert turn_of(tracker({"text": "projektmedel", "entities": entities})).mentions == (
        Mention(("north", "south"), 0, 12),
    )


def test_an_empty_message_is_a_turn_that_was_not_understood() -> None:
    turn = turn_of(tracker({"text": None, "intent": {}, "entities": None}))

    assert (turn.text, turn.intent, turn.confidence, turn.questions, turn.facts) == ("", FALLBACK, 0.0, (), {})


def test_slots_become_the_state_and_false_and_zero_are_known_facts() -> None:
    slots = {
        "municipality": "Kalix",
        "employees": 0,
        "already_started": False,
        "purposes": ["marketing"],
        "sector": None,
        "focus": "mikrostod-norrbotten",
        "aspect": "amount",
        "waiting": "who",
        "requested_slot": "sector",
        "skipped": ["cost_sek"],
        "failures": 1,
        "offer": "complaint",
        "connecting": True,
    }

    assert state_of(tracker(slots=slots, loop="company_form")) == State(
        facts={"municipality": "Kalix", "employees": 0, "already_started": False, "purposes": ("marketing",)},
        focus="mikrostod-norrbotten",
        aspect="amount",
        waiting="who",
        asked="sector",
        skipped=("cost_sek",),
        failures=1,
        offer="complaint",
        connecting=True,
        in_form=True,
    )


def test_a_new_conversation_knows_nothing() -> None:
    assert state_of(tracker()) == State()


def test_another_loop_is_not_the_form() -> None:
    assert not state_of(tracker(loop="other_form")).in_form


def slots_set(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def test_only_what_changed_is_set() -> None:
    before = tracker(slots={"municipality": "Kalix", "failures": 0})
    state = state_of(before)
    state.facts["employees"] = 7

    assert slots_set(events_of(state, before)) == {"employees": 7}


def test_an_unchanged_state_of_a_full_tracker_sets_nothing() -> None:
    before = tracker(
        slots={"purposes": ["marketing"], "failures": 0, "skipped": ["cost_sek"], "already_started": False}
    )

    assert events_of(state_of(before), before) == []


def test_a_fact_that_was_forgotten_is_emptied() -> None:
    before = tracker(slots={"municipality": "Kalix", "failures": 0})

    assert slots_set(events_of(State(), before)) == {"municipality": None}


def test_a_fact_that_turned_from_true_to_false_or_from_one_to_true_is_set() -> None:
    before = tracker(slots={"already_started": True, "employees": 1, "failures": 0})

    assert slots_set(events_of(State(facts={"already_started": False, "employees": 0}), before)) == {
        "already_started": False,
        "employees": 0,
    }


def test_the_form_is_begun_and_ended_by_events() -> None:
    begun = events_of(State(in_form=True), tracker(slots={"failures": 0}))
    ended = events_of(State(in_form=False), tracker(slots={"failures": 0}, loop="company_form"))

    assert [(event["event"], event["name"]) for event in begun] == [("active_loop", "company_form")]
    assert [(event["event"], event["name"]) for event in ended] == [("active_loop", None)]


def test_what_is_set_is_read_back_the_same() -> None:
    state = State(
        facts={
            "purposes": ("marketing", "innovation"),
            "municipality": "Sala",
            "cofinancing_percent": 12.5,
            "insolvent": False,
        },
        focus="konsultstod-vastmanland",
        aspect="who",
        asked="sector",
        skipped=("employees",),
        failures=2,
        offer="not_understood",
        connecting=True,
        in_form=True,
    )
    slots = slots_set(events_of(state, tracker()))

    assert state_of(tracker(slots=slots, loop="company_form")) == state


@pytest.mark.parametrize("before", [True, False])
def test_an_offer_that_has_lapsed_is_emptied(before: bool) -> None:
    assert slots_set(events_of(State(), tracker(slots={"connecting": before, "failures": 0}))) == {"connecting": None}


def test_slots_hold_json_values_only() -> None:
    values = slots_set(events_of(State(facts={"purposes": ("marketing",)}, skipped=("sector",)), tracker())).values()

    assert not any(isinstance(value, tuple) for value in values)


def test_every_fact_travels_through_its_slot() -> None:
    samples: dict[str, Any] = {
        "boolean": False,
        "integer": 0,
        "number": 12.5,
        "municipality": "Kalix",
        "organisation_number": "5560360793",
    }
    for fact in FACTS:
        value = samples.get(fact.type, fact.values[:1] if fact.type == "choices" else next(iter(fact.values), None))
        slots = slots_set(events_of(State(facts={fact.id: value}), tracker()))

        assert state_of(tracker(slots=slots)).facts == {fact.id: value}


def test_messages_go_out_with_their_buttons_and_payload() -> None:
    dispatcher = CollectingDispatcher()
    send(dispatcher, [Say("Hej", (Button("Ja", "ja tack"),), {"type": "sources", "items": []}), Say("Bara text")])
    first, second = dispatcher.messages

    assert first["text"] == "Hej"
    assert first["buttons"] == [{"title": "Ja", "payload": "ja tack"}]
    assert first["custom"] == {"type": "sources", "items": []}
    assert (second["text"], second["buttons"], second["custom"]) == ("Bara text", [], {})
