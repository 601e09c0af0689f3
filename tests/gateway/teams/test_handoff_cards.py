"""The cards around a handover, those that are used up, and the welcome."""

from typing import Any

import pytest
from card_reading import URL, buttons_of, cards_of, only_card, pressed
from card_rules import elements, of_kind, shown_text
from kept_messages import COMPANY, OFFER, asked, assessed, kept

from bot.gateway.teams.reading import Chosen, Wished
from bot.gateway.teams.rendering import Face, faces, used, welcome
from bot.settings import Retention


def test_an_offer_shows_what_is_passed_on_and_takes_note_and_contact():
    message = kept("Jag kan lämna över.\nDu skulle få plats 2 i kön.", payload=OFFER)
    text, form = faces(message, URL)
    card = only_card([form])

    assert text.text == "Jag kan lämna över.\n\nDu skulle få plats 2 i kön."
    assert "• Det ni har skrivit här\n• Dina uppgifter: Kiruna" in shown_text(card)
    assert "plats 2" not in shown_text(card)
    note, contact = of_kind(card, "Input.Text")
    assert (note["id"], note["maxLength"], note["isMultiline"], contact["id"]) == ("note", 1000, True, "contact")
    assert pressed(buttons_of(card)["Skicka till handläggare"], note="Ring", contact="") == Wished(7, "Ring", "")
    assert pressed(buttons_of(card)["Nej, fortsätt med assistenten"], note="Ring") == Chosen(
        7, "Nej, fortsätt med assistenten"
    )


def test_an_offer_whose_text_is_silent_about_the_wait_tells_it_in_the_form():
    shown = faces(kept("Jag kan lämna över.", payload=OFFER | {"contact_advised": True}), URL)

    told = shown_text(cards_of(shown)[0])
    assert "Du skulle få plats 2 i kön." in told
    assert "Behövs om du vill ha svar utanför chatten." in told


def test_a_yes_that_was_said_in_words_needs_no_form():
    assert faces(kept("Jag lämnar över.", payload=OFFER | {"confirmed": True}), URL) == [Face("Jag lämnar över.")]


@pytest.mark.parametrize(
    "message",
    [kept("Text", payload=OFFER), kept("Text", buttons=[{"title": "Ja", "says": "Ja"}]), asked("purposes")],
    ids=["offer", "buttons", "question"],
)
def test_a_used_card_has_nothing_to_press(message: Any):
    for answer in ("Ja", ""):
        face = used(message, answer)
        assert face is not None
        card = only_card([face])
        assert not [one for one in elements(card) if one["type"].startswith(("Action", "Input"))]
        assert shown_text(card).endswith("Ja") == bool(answer)


def test_what_had_no_card_to_press_has_none_that_is_used():
    for message in (
        kept("Hej"),
        kept("Hej", sender="staff"),
        kept("", payload=assessed(COMPANY)),
        kept("Hej", payload=OFFER | {"confirmed": True}),
    ):
        assert used(message, "Ja") is None


@pytest.mark.parametrize("kind", ["personal", "group"])
def test_the_welcome_says_who_answers_what_is_kept_and_how_to_begin(kind: Any):
    card = only_card(welcome(kind, URL, Retention(conversation_days=45, summary_days=200)))
    shown = shown_text(card)

    assert "digital assistent, ett datorprogram" in shown
    assert "Samtalet sparas i 45 dagar och bedömningar i 200." in shown
    assert ("nämner mig" in shown) == (kind == "group")
    assert pressed(buttons_of(card)["Vilket stöd passar mig?"]) == Chosen(0, "Vilket stöd passar mig?")
    assert card["actions"][0]["url"] == f"{URL}/integritet"


def test_the_summary_of_a_card_is_plain_and_short():
    (face,) = faces(kept("Lång text. " * 100, sender="system"), URL)

    assert len(face.text) <= 200
    assert face.card is not None
    assert face.card["speak"] == face.card["fallbackText"] == face.text
