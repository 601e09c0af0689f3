"""The cards of an assessment."""

from typing import Any

import pytest
from card_reading import URL, cards_of
from card_rules import elements, of_kind, shown_text
from kept_messages import COMPANY, assessed, kept

from bot.gateway.teams.rendering import Face, faces


def test_an_assessment_shows_what_fits_first_then_the_rest_in_brief():
    text, *shown = faces(kept("Här är bedömningen.", payload=assessed(COMPANY)), URL)
    cards = cards_of(shown)

    assert text == Face("Här är bedömningen.")
    assert shown_text(cards[0]).startswith("✓ Passar\nMikrostöd\nRegion Norrbotten\n")
    assert "stöd passar inte" in shown_text(cards[-1])
    assert [one["url"] for one in cards[-1]["actions"]] == [f"{URL}/sammanfattning/abc"]
    assert all("actions" not in card for card in cards[:-1])


def test_a_support_that_fits_tells_amount_criteria_papers_steps_and_sources():
    payload = assessed(COMPANY)
    (fits,) = [one for one in payload["assessments"] if one["call"] == "mikrostod-norrbotten"]
    card = cards_of(faces(kept("", payload=payload), URL))[0]
    shown = shown_text(card)

    for part in (fits["amount_text"], *fits["todo"], *fits["apply"]["steps"], fits["apply"]["service"]):
        assert part in shown
    for criterion in fits["criteria"]:
        assert f"✓ {criterion['text']} {criterion['outcome_text']}." in shown
    for paper in fits["attachments"]:
        assert f"{paper['title']}{'' if paper['required'] else ' (kan behövas)'}. {paper['why']}" in shown
    assert "Källa: Region Norrbotten, ”Mikrostöd”" in shown
    assert f"{URL}/stod/mikrostod-norrbotten" in [one["url"] for one in of_kind(card, "Action.OpenUrl")]


def test_what_still_depends_on_something_says_on_what():
    shown = "\n".join(
        shown_text(card) for card in cards_of(faces(kept("", payload=assessed({"municipality": "Kiruna"})), URL))
    )

    assert "? Kan passa" in shown
    assert "Beror på: " in shown


def test_what_does_not_fit_tells_what_fails_and_what_would_change_it():
    payload = assessed(COMPANY)
    shown = "\n".join(shown_text(card) for card in cards_of(faces(kept("", payload=payload), URL)))
    unfit = [one for one in payload["assessments"] if one["fit"] == "unfit"]

    assert f"✕ {len(unfit)} stöd passar inte" in shown
    for one in unfit:
        for criterion in one["criteria"]:
            if criterion["outcome"] == "not_met":
                assert f"✕ {criterion['text']} {criterion['outcome_text']}. {criterion['remedy']}".strip() in shown


@pytest.mark.parametrize(
    "given",
    [{}, {"municipality": "Kiruna"}, {"municipality": "Sala"}, {"applicant_type": "municipality"}, COMPANY],
    ids=str,
)
def test_every_support_is_shown_once_and_every_card_is_small_enough(given: dict[str, Any]):
    payload = assessed(given)
    cards = cards_of(faces(kept("", payload=payload), URL))

    pages = [one["url"] for card in cards for one in elements(card) if "/stod/" in one.get("url", "")]
    assert sorted(pages) == sorted(f"{URL}/stod/{one['call']}" for one in payload["assessments"])


def test_many_supports_that_fit_are_spread_over_several_cards():
    payload = assessed(COMPANY)
    (fits,) = [one for one in payload["assessments"] if one["fit"] == "fits"]
    payload["assessments"] = [fits | {"call": f"c{place}", "name": f"Stöd {place}"} for place in range(12)]

    cards = cards_of(faces(kept("", payload=payload), URL))

    assert len(cards) > 2
    assert all(shown_text(card).startswith("✓ Passar\n") for card in cards)
    assert [f"\nStöd {place}\n" in "".join(map(shown_text, cards)) for place in range(12)] == [True] * 12


def test_a_support_with_endless_details_leaves_them_to_its_page():
    payload = assessed(COMPANY)
    (fits,) = [one for one in payload["assessments"] if one["fit"] == "fits"]
    payload["assessments"] = [fits | {"criteria": fits["criteria"] * 30}]

    (card,) = cards_of(faces(kept("", payload=payload), URL))

    assert of_kind(card, "Action.ShowCard") == []
    assert f"{URL}/stod/mikrostod-norrbotten" in [one["url"] for one in of_kind(card, "Action.OpenUrl")]


def test_an_assessment_that_staff_correct_shows_their_words_and_the_cards():
    shown = faces(kept("Eva Berg har rättat en uppgift.", sender="system", payload=assessed(COMPANY)), URL)

    assert shown_text(cards_of(shown)[0]) == "Eva Berg har rättat en uppgift."
    assert "✓ Passar" in shown_text(cards_of(shown)[1])


def test_an_assessment_of_nothing_still_leads_to_its_page():
    (card,) = cards_of(faces(kept("", payload={"type": "assessment", "assessments": [], "summary": "/s/1"}), URL))

    assert card["actions"][0]["url"] == f"{URL}/s/1"
