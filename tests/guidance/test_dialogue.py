import pytest
from turns import asked, payloads, turn, words

from bot.guidance.answering import Desk
from bot.guidance.dialogue import (
    affirmed,
    answered,
    handed_over,
    interviewed,
    not_answered,
    refused,
    summed_up,
    unavailable,
)
from bot.guidance.turn import State
from bot.swedish.normalise import MAX_LENGTH


def test_a_message_that_is_too_long_is_refused_and_one_just_long_enough_is_read() -> None:
    (message,) = refused(turn("a" * (MAX_LENGTH + 1)))

    assert message.payload == {"type": "fallback", "reason": "not_understood"}
    assert "för långt" in message.text
    assert refused(turn("a" * MAX_LENGTH)) == []


@pytest.mark.parametrize("text", ["", "   ", "\n", "???", "😀", "\u200b", "..."])
def test_a_message_without_words_is_told_so(text: str) -> None:
    (message,) = refused(turn(text))

    assert message.payload == {"type": "fallback", "reason": "not_understood"}
    assert "inga ord" in message.text


def test_a_too_long_message_begins_no_form(state: State, desk: Desk) -> None:
    said = interviewed(turn("a" * (MAX_LENGTH + 1), "start_assessment"), state, desk)

    assert payloads(said, "fallback")
    assert not state.in_form


def test_what_is_not_understood_is_said_honestly(state: State, desk: Desk) -> None:
    said = not_answered(turn("xyz abc", "nlu_fallback"), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "not_understood"}]
    assert state.failures == 1


def test_the_second_time_a_person_is_offered_and_yes_connects(state: State, desk: Desk) -> None:
    not_answered(turn("xyz abc", "nlu_fallback"), state, desk)
    said = not_answered(turn("abc xyz", "nlu_fallback"), state, desk)
    connected = affirmed(turn("ja", "affirm"), state, desk)

    assert "person" in words(said)
    assert [button.title for button in said[-1].buttons] == ["Prata med en handläggare"]
    assert payloads(connected, "handoff")
    assert state.failures == 0


def test_a_yes_to_nothing_hands_over_nothing(state: State, desk: Desk) -> None:
    assert not payloads(affirmed(turn("ja", "affirm"), state, desk), "handoff")


def test_an_answer_in_between_forgets_the_failures(state: State, desk: Desk) -> None:
    not_answered(turn("xyz", "nlu_fallback"), state, desk)
    answered(turn("Vem kan söka Mikrostöd?", "ask_who", "mikrostod-norrbotten"), state, desk)

    assert state.failures == 0


def test_what_is_out_of_scope_is_declined_as_such(state: State, desk: Desk) -> None:
    said = not_answered(turn("vad blir det för väder", "out_of_scope"), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "out_of_scope"}]
    assert not payloads(said, "sources")


@pytest.mark.parametrize("respond", [not_answered, answered, interviewed])
def test_a_matter_of_others_is_sent_to_them_wherever_it_comes_up(respond: object, state: State, desk: Desk) -> None:
    assert callable(respond)
    said = respond(turn("hur mycket får man från Vinnova?", "ask_amount"), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "out_of_scope"}]
    assert "Vinnova svarar för sina egna stöd" in words(said)


@pytest.mark.parametrize("respond", [answered, interviewed, not_answered])
def test_another_region_is_declined_wherever_it_comes_up(respond: object, state: State, desk: Desk) -> None:
    assert callable(respond)
    said = respond(turn("vilka stöd har Region Skåne?", "ask_amount"), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "out_of_scope"}]


def test_the_list_of_another_region_is_declined_too(state: State, desk: Desk) -> None:
    said = answered(turn("vilka stöd har Region Skåne?", "ask_list"), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "out_of_scope"}]


def test_a_known_support_is_answered_even_where_another_authority_is_named(state: State, desk: Desk) -> None:
    said = answered(
        turn(
            "Måste man ha bokföring enligt Skatteverket för Mikrostöd, vem kan söka?", "ask_who", "mikrostod-norrbotten"
        ),
        state,
        desk,
    )

    assert payloads(said, "sources")


def test_a_fault_is_told_as_unavailable() -> None:
    assert unavailable().payload == {"type": "fallback", "reason": "unavailable"}


def test_the_summary_of_a_new_conversation_says_that_nothing_is_known(state: State, desk: Desk) -> None:
    assert "inget om dig" in words(summed_up(turn("vad vet du om mig", "summary"), state, desk))


def test_the_summary_tells_every_known_fact_in_swedish(desk: Desk) -> None:
    state = State(
        facts={
            "municipality": "Kalix",
            "employees": 7,
            "cost_sek": 380_000,
            "insolvent": False,
            "purposes": ("marketing", "innovation"),
        }
    )
    text = words(summed_up(turn("sammanfatta", "summary"), state, desk))

    for told in (
        "Kalix",
        "7 som arbetar i företaget",
        "380 000 kronor",
        "inte på obestånd",
        "marknadsföring",
        "innovation",
    ):
        assert told in text
    assert "_" not in text


def test_a_first_message_about_one_support_that_rules_the_person_out_is_answered(state: State, desk: Desk) -> None:
    said = interviewed(
        turn(
            "passar konsultstöd vårt företag i Kalix?",
            "start_assessment",
            "konsultstod-vastmanland",
            municipality="Kalix",
        ),
        state,
        desk,
    )

    assert said[0].text.startswith("Nej")
    assert not state.in_form


def test_starting_over_outside_the_form_begins_it_anew(desk: Desk) -> None:
    state = State(facts={"municipality": "Kalix"})

    assert asked(interviewed(turn("börja om", "start_over"), state, desk)) == "municipality"
    assert state.facts == {}


def test_handing_over_passes_the_facts_on(desk: Desk) -> None:
    state = State(facts={"purposes": ("marketing",)})
    (payload,) = payloads(handed_over(turn("människa", "request_human"), state, desk), "handoff")

    assert payload["facts"] == {"purposes": ["marketing"]}
