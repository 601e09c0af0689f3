"""The cards of the questions that the form asks."""

import pytest
from card_reading import URL, buttons_of, only_card, pressed
from card_rules import elements, of_kind, shown_text
from kept_messages import QUESTIONS, asked, kept

from bot.gateway.teams.reading import Chosen
from bot.gateway.teams.rendering import faces, used


@pytest.mark.parametrize("fact", QUESTIONS)
def test_every_question_of_the_form_is_one_card_that_teams_can_show(fact: str):
    message = asked(fact, "Okej, då räknar jag det som okänt.")
    card = only_card(faces(message, URL))

    assert shown_text(card).startswith(
        "Okej, då räknar jag det som okänt.\nHögst 4 frågor kvar\n" + message.text.splitlines()[-1]
    )
    assert pressed(buttons_of(card)["Vet inte"]) == Chosen(7, "Vet inte")
    assert pressed(buttons_of(card)["Varför frågar ni?"]) == Chosen(7, "Varför frågar ni det?")
    assert all(buttons_of(card)[title]["associatedInputs"] == "none" for title in ("Vet inte", "Varför frågar ni?"))


@pytest.mark.parametrize("fact", QUESTIONS)
def test_a_question_that_has_its_answer_shows_both_and_nothing_to_press(fact: str):
    message = asked(fact)
    face = used(message, "Mitt svar <b>")
    assert face is not None
    card = only_card([face])

    assert shown_text(card) == f"{message.text}\nDu: Mitt svar <b>"
    assert {one["type"] for one in elements(card)} == {"RichTextBlock", "TextRun"}
    assert "actions" not in card


def test_yes_and_no_are_buttons():
    card = only_card(faces(asked("already_started"), URL))

    assert list(buttons_of(card)) == ["Ja", "Nej", "Vet inte", "Varför frågar ni?"]
    assert pressed(buttons_of(card)["Nej"]) == Chosen(7, "Nej")


def test_few_choices_are_buttons_and_many_a_list():
    few, many = (only_card(faces(asked(fact), URL)) for fact in ("market_reach", "applicant_type"))

    assert "Hela Sverige" in buttons_of(few)
    assert of_kind(few, "Input.ChoiceSet") == []
    (choices,) = of_kind(many, "Input.ChoiceSet")
    assert choices["style"] == "compact"
    assert pressed(buttons_of(many)["Svara"], answer="Enskild firma") == Chosen(7, "Enskild firma")


def test_several_choices_can_be_made_at_once():
    card = only_card(faces(asked("purposes"), URL))

    (choices,) = of_kind(card, "Input.ChoiceSet")
    assert choices["isMultiSelect"]
    assert pressed(buttons_of(card)["Svara"], answer="Marknadsföring,Innovation") == Chosen(
        7, "Marknadsföring, Innovation"
    )


def test_all_municipalities_can_be_searched():
    card = only_card(faces(asked("municipality"), URL))

    (choices,) = of_kind(card, "Input.ChoiceSet")
    assert choices["style"] == "filtered"
    assert len({one["value"] for one in choices["choices"]}) == 290
    assert pressed(buttons_of(card)["Svara"], answer="Kiruna") == Chosen(7, "Kiruna")


@pytest.mark.parametrize(
    ("fact", "kind", "bounds", "written", "said"),
    [
        ("employees", "Input.Number", {"min": 0}, "7", "7"),
        ("owner_work_share_percent", "Input.Number", {"min": 0, "max": 100}, "50", "50 procent"),
        ("cost_sek", "Input.Text", {"maxLength": 30}, "150 000", "150 000 kronor"),
        ("organisation_number", "Input.Text", {"maxLength": 200}, "212000-0000", "212000-0000"),
    ],
)
def test_numbers_amounts_and_words_have_a_field_of_their_own(
    fact: str, kind: str, bounds: dict[str, int], written: str, said: str
):
    message = asked(fact)
    card = only_card(faces(message, URL))

    (field,) = of_kind(card, kind)
    assert field["id"] == "answer"
    assert field["label"] == message.text
    assert bounds.items() <= field.items()
    assert pressed(buttons_of(card)["Svara"], answer=written) == Chosen(7, said)


@pytest.mark.parametrize(
    ("left", "told"), [(1, "Sista frågan"), (10, "Högst 10 frågor kvar"), (11, None), (None, None)]
)
def test_how_many_questions_are_left_is_told_where_it_does_not_frighten(left: int | None, told: str | None):
    shown = shown_text(only_card(faces(asked("cost_sek", most_left=left), URL)))

    assert told in shown if told else "kvar" not in shown and "Sista" not in shown


def test_what_is_said_before_a_question_at_length_stands_in_messages_of_its_own():
    message = asked("cost_sek", "Stödet prövas av en handläggare. " * 150, most_left=None)

    *before, last = faces(message, URL)
    after = used(message, "5")

    assert len(before) == 2
    assert all(face.card is None for face in before)
    assert shown_text(only_card([last])).startswith("Vad räknar du med")
    assert after is not None
    assert shown_text(only_card([after])) == "Vad räknar du med att satsningen kostar?\nDu: 5"


def test_a_new_kind_of_input_can_be_answered_in_words():
    message = kept("Vilken dag?", payload={"type": "question", "fact": "day", "input": "date", "choices": []})

    assert of_kind(only_card(faces(message, URL)), "Input.Text")
