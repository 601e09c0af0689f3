from datetime import date

import pytest
from turns import naming, payloads, turn, words

from bot.eligibility.call import Call
from bot.guidance.answering import Desk, answer
from bot.guidance.dialogue import answered, named_call
from bot.guidance.turn import Question, State, Turn

CLOSED = "kompetensforsorjning-norrbotten-2019"


def calls_of(desk: Desk) -> list[Call]:
    return list(desk.catalogue.calls)


def test_a_question_about_a_named_support_is_answered_from_its_file(state: State, desk: Desk) -> None:
    said = answer(turn("Hur mycket får man i Mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)

    assert "30 000 kronor" in words(said)
    assert "50 procent" in words(said)


def test_the_support_in_focus_is_remembered_for_the_next_question(state: State, desk: Desk) -> None:
    answer(turn("Hur mycket får man i Mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)
    said = answer(turn("och vem kan söka?", "ask_who"), state, desk)

    assert state.focus == "mikrostod-norrbotten"
    assert "Norrbotten" in words(said)
    assert payloads(said, "sources")[0]["items"][0]["title"] == "Mikrostöd"


def test_a_new_name_moves_the_focus_and_keeps_the_aspect(state: State, desk: Desk) -> None:
    answer(turn("Hur mycket får man i Mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)
    said = named_call(turn("Konsultstöd då", "name_call", "konsultstod-vastmanland"), state, desk)

    assert state.focus == "konsultstod-vastmanland"
    assert "50 procent" in words(said)


def test_without_any_support_named_the_person_is_asked_which_or_offered_the_form(state: State, desk: Desk) -> None:
    said = answer(turn("Hur mycket stöd får man?", "ask_amount"), state, desk)

    assert words(said) == "Vilket stöd menar du?"
    titles = [button.title for button in said[-1].buttons]
    assert titles[0] == "Passar det mig?"
    assert 2 < len(titles) < len(calls_of(desk))
    assert not payloads(said, "sources")


@pytest.mark.parametrize(
    ("text", "intent"),
    [("Hur mycket får man?", "ask_amount"), ("När är sista dag?", "ask_deadline"), ("vem kan få det?", "ask_who")],
)
def test_a_clear_question_without_the_word_support_asks_which_is_meant(
    text: str, intent: str, state: State, desk: Desk
) -> None:
    assert words(answer(turn(text, intent), state, desk)) == "Vilket stöd menar du?"


def test_a_button_of_that_question_says_the_question_anew_about_its_support(state: State, desk: Desk) -> None:
    said = answer(turn("Hur mycket stöd får man i Norrbotten?", "ask_amount"), state, desk)
    messages = {button.title: button.message for button in said[-1].buttons}

    assert messages["Mikrostöd"] == "Hur mycket kan man få i Mikrostöd?"
    assert not [title for title in messages if "Västmanland" in title or title == "Konsultstöd"]


def test_the_name_alone_answers_what_was_waiting(state: State, desk: Desk) -> None:
    answer(turn("Hur mycket stöd får man?", "ask_amount"), state, desk)
    said = named_call(turn("Mikrostöd", "name_call", "mikrostod-norrbotten"), state, desk)

    assert "30 000 kronor" in words(said)
    assert state.waiting is None


@pytest.mark.parametrize("intent", ["ask_deadline", "ask_amount", "ask_who", "ask_how_to_apply"])
def test_a_name_that_several_supports_share_asks_which_is_meant(intent: str, state: State, desk: Desk) -> None:
    shared = ("projektmedel-norrbotten", "projektmedel-vastmanland")
    said = answer(turn("Hur är det med projektmedel?", intent, *shared), state, desk)

    assert [button.title for button in said[-1].buttons] == ["Projektmedel i Norrbotten", "Projektmedel i Västmanland"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Hur mycket får man i projektmedel?", "ask_amount"),
        ("När kan man söka projektmedel?", "ask_deadline"),
        ("Vem kan söka projektmedel?", "ask_who"),
    ],
)
def test_the_plain_question_about_a_shared_name_is_not_answered_for_one_of_them(
    text: str, intent: str, state: State, desk: Desk
) -> None:
    shared = ("projektmedel-norrbotten", "projektmedel-vastmanland")

    assert words(answer(turn(text, intent, *shared), state, desk)) == "Vilket stöd menar du?"


def test_the_county_decides_between_supports_of_the_same_name(state: State, desk: Desk) -> None:
    shared = ("projektmedel-norrbotten", "projektmedel-vastmanland")
    answer(turn("När kan man söka projektmedel i Kalix?", "ask_deadline", *shared), state, desk)

    assert state.focus == "projektmedel-norrbotten"


def test_the_county_that_is_known_of_the_applicant_decides_too(desk: Desk) -> None:
    state = State(facts={"municipality": "Sala"})
    shared = ("projektmedel-norrbotten", "projektmedel-vastmanland")
    answer(turn("När kan man söka projektmedel?", "ask_deadline", *shared), state, desk)

    assert state.focus == "projektmedel-vastmanland"


@pytest.mark.parametrize("intent", ["ask_who", "ask_amount", "ask_how_to_apply", "ask_deadline"])
def test_a_closed_call_says_when_it_closed_and_what_is_open(intent: str, state: State, desk: Desk) -> None:
    said = answer(turn("kompetensförsörjningsutlysningen?", intent, CLOSED), state, desk)

    assert "31 mars 2019" in words(said)
    assert "Projektmedel i Norrbotten" in words(said).partition("Öppet nu: ")[2]


def test_on_its_last_day_a_call_is_not_called_closed(state: State, desk: Desk) -> None:
    last_day = Desk(desk.catalogue, date(2019, 3, 31))
    said = answer(turn("vem kan söka kompetensförsörjningsutlysningen?", "ask_who", CLOSED), state, last_day)

    assert "stängde" not in words(said)


def test_before_its_first_day_a_call_says_when_it_opens(state: State, desk: Desk) -> None:
    before = Desk(desk.catalogue, date(2019, 1, 14))
    said = answer(turn("vem kan söka kompetensförsörjningsutlysningen?", "ask_who", CLOSED), state, before)

    assert "15 januari 2019" in words(said)


def test_an_old_source_says_how_old_it_is(state: State, desk: Desk) -> None:
    said = answer(turn("Vem kan söka projektmedel i Västmanland?", "ask_who", "projektmedel-vastmanland"), state, desk)

    assert "4 år gammal" in words(said)


ASPECTS = (
    "about",
    "who",
    "amount",
    "purposes",
    "how_to_apply",
    "contact",
    "deadline",
    "attachments",
    "conditions",
    "payment",
    "criteria",
)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_answer_from_the_catalogue_has_its_sources_beside_it(aspect: str, desk: Desk) -> None:
    for call in calls_of(desk):
        for message in answer(turn(f"{call.name}?", f"ask_{aspect}", call.id), State(), desk):
            assert message.payload is not None, (call.id, message.text)
            assert message.payload["type"] == "sources"
            assert message.payload["items"]
            assert all(
                item.keys() == {"publisher", "title", "date"} and all(item.values())
                for item in message.payload["items"]
            )


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Hur mycket stöd får man?", "ask_amount"),
        ("Hur gör jag moms?", "ask_definition"),
        ("vad blir det för väder", "ask_about"),
    ],
)
def test_nothing_else_has_sources_beside_it(text: str, intent: str, state: State, desk: Desk) -> None:
    assert not payloads(answer(turn(text, intent), state, desk), "sources")


def test_the_text_of_an_answer_names_the_sources_too(state: State, desk: Desk) -> None:
    said = answer(turn("Hur mycket får man i Mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)

    assert "Källa: Region Norrbotten" in words(said)


@pytest.mark.parametrize(
    ("text", "support", "facts", "first"),
    [
        ("Kan vårt företag i Kalix söka konsultstöd?", "konsultstod-vastmanland", {"municipality": "Kalix"}, "Nej"),
        ("Får vi söka mikrostöd fast det är påbörjat?", "mikrostod-norrbotten", {"already_started": True}, "Nej"),
        ("Kan vi vara 300 anställda i mikrostöd?", "mikrostod-norrbotten", {"employees": 300}, "Nej"),
        ("Kan en stiftelse få mikrostöd?", "mikrostod-norrbotten", {"applicant_type": "foundation"}, "Kanske"),
    ],
)
def test_where_the_told_facts_decide_the_own_case_that_comes_first(
    text: str, support: str, facts: dict[str, object], first: str, state: State, desk: Desk
) -> None:
    said = answer(turn(text, "ask_who", support, **facts), state, desk)

    assert said[0].text.startswith(first)
    assert payloads(said[:1], "sources")


def test_an_own_case_that_is_not_decided_is_never_answered_with_no(state: State, desk: Desk) -> None:
    said = answer(
        turn("Kan vårt företag i Kalix söka mikrostöd?", "ask_who", "mikrostod-norrbotten", municipality="Kalix"),
        state,
        desk,
    )

    assert not said[0].text.startswith("Nej")


def test_two_questions_of_one_message_are_both_answered(state: State, desk: Desk) -> None:
    text = "Hur mycket får man i Mikrostöd? Vem kan söka?"
    both = Turn(
        text,
        "ask_amount",
        0.9,
        (Question("Hur mycket får man i Mikrostöd?", {"ask_amount": 0.9}), Question("Vem kan söka?", {"ask_who": 0.9})),
        naming(desk.catalogue, text, "ask_amount", "mikrostod-norrbotten").mentions,
    )
    said = answer(both, state, desk)

    assert len(payloads(said, "sources")) == 2
    assert "30 000 kronor" in said[0].text


def test_the_same_answer_is_not_given_twice_in_one_turn(state: State, desk: Desk) -> None:
    question = Question("Hur mycket?", {"ask_amount": 0.9})
    twice = Turn(
        "Hur mycket? Hur mycket?",
        "ask_amount",
        0.9,
        (question, question),
        turn("x", "x", "mikrostod-norrbotten").mentions,
    )

    assert len(answer(twice, state, desk)) == 1


def test_only_the_last_message_has_buttons(state: State, desk: Desk) -> None:
    text = "Vem kan söka Mikrostöd och Konsultstöd?"
    said = answer(
        naming(desk.catalogue, text, "ask_who", "mikrostod-norrbotten", "konsultstod-vastmanland"), state, desk
    )

    assert [bool(message.buttons) for message in said] == [False] * (len(said) - 1) + [True]


def test_comparing_tells_of_both_supports(state: State, desk: Desk) -> None:
    text = "Skillnaden mellan Mikrostöd och Konsultstöd?"
    said = answer(
        naming(desk.catalogue, text, "ask_compare", "mikrostod-norrbotten", "konsultstod-vastmanland"), state, desk
    )

    assert [message.text.split(" ")[0] for message in said] == ["Mikrostöd", "Konsultstöd"]
    assert len(payloads(said, "sources")) == 2


def test_comparing_one_with_nothing_asks_which(state: State, desk: Desk) -> None:
    assert words(answer(turn("vad är skillnaden?", "ask_compare"), state, desk)).startswith("Vilka två stöd")


def test_the_list_has_every_open_support_of_the_county_and_the_closed_apart(state: State, desk: Desk) -> None:
    text = words(answer(turn("Vilka stöd finns i Västmanland?", "ask_list"), state, desk))
    open_part, _, closed_part = text.partition("Stängda utlysningar")
    own = [subject.name for subject in desk.catalogue.of_county("Västmanlands län") if subject.county]

    assert [name for name in own if name not in open_part] == []
    assert "Mikrostöd" not in open_part
    assert "Stärk exporten" in closed_part


def test_a_question_that_tells_of_oneself_keeps_the_facts(state: State, desk: Desk) -> None:
    text = "Vi är ett aktiebolag med sju anställda i Kalix. Vem kan söka Mikrostöd?"
    told = Turn(
        text,
        "ask_who",
        0.9,
        (Question("Vem kan söka Mikrostöd?", {"ask_who": 0.9}),),
        naming(desk.catalogue, text, "ask_who", "mikrostod-norrbotten").mentions,
        {"employees": 7, "municipality": "Kalix"},
    )
    answered(told, state, desk)

    assert state.facts == {"employees": 7, "municipality": "Kalix"}


def test_a_question_about_others_keeps_no_facts(state: State, desk: Desk) -> None:
    answered(
        turn(
            "Får åkerier i Luleå söka mikrostöd?",
            "ask_who",
            "mikrostod-norrbotten",
            municipality="Luleå",
            sector="haulage",
        ),
        state,
        desk,
    )

    assert state.facts == {}
