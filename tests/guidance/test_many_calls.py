"""A chat about a large catalogue stays as readable as one about sixteen calls."""

from datetime import date
from pathlib import Path

import pytest
from turns import payloads, turn, words

from benchmarks.synthetic import name_at, write_calls
from bot.catalogue.loading import load_catalogue
from bot.guidance import dialogue
from bot.guidance.answering import Desk
from bot.guidance.payload import eligibility_payload
from bot.guidance.report import MOST_CARDS
from bot.guidance.turn import State

NUMBER = 130
KNOWN = {
    "municipality": "Kiruna", "applicant_type": "limited_company", "purposes": ("machinery_equipment", "consulting"),
    "sector": "manufacturing", "employees": 7, "turnover_sek": 9_000_000, "balance_sheet_sek": 3_000_000,
    "cost_sek": 380_000, "market_reach": "national", "already_started": False, "insolvent": False,
    "project_months": 12, "cofinancing_percent": 50, "de_minimis_received_sek": 0,
}  # fmt: skip
READABLE = 6_000
"""Letters that an answer may have."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("calls")
    write_calls(folder, NUMBER)
    return Desk(load_catalogue(folder), date(2026, 11, 22))


def test_the_result_of_the_form_is_readable_and_shows_what_fits_best(many: Desk) -> None:
    state = State(facts=dict(KNOWN), in_form=True, asked="cofinancing_in_cash")
    said = dialogue.interviewed(turn("ja", "affirm", cofinancing_in_cash=True), state, many)
    (payload,) = payloads(said, "assessment")
    assert len(words(said)) < READABLE
    assert 0 < len(payload["assessments"]) <= MOST_CARDS
    assert all(one["verdict"] != "ineligible" for one in payload["assessments"])


def test_what_the_api_answers_holds_every_call_all_the_same(many: Desk) -> None:
    assert len(eligibility_payload(many.catalogue.calls, KNOWN, many.today)["assessments"]) == NUMBER


@pytest.mark.parametrize("text", ["Vilka stöd finns det?", "Vilka stöd finns i hela landet?"])
def test_a_list_of_the_supports_is_cut_short_and_says_how_many_more_there_are(many: Desk, text: str) -> None:
    said = dialogue.answered(turn(text, "ask_list"), State(), many)
    assert len(words(said)) < READABLE
    assert "till" in words(said)


def test_a_question_that_names_a_support_among_many_is_answered_from_it(many: Desk) -> None:
    name = name_at(77)
    said = dialogue.answered(turn(f"Hur mycket kan man få i {name}?", "ask_amount", "syntet-00077"), State(), many)
    assert name in words(said)


def test_words_that_most_supports_share_tell_none_of_them_apart(many: Desk) -> None:
    said = dialogue.answered(turn("Kan en förening få stöd?", "ask_who"), State(), many)
    assert payloads(said, "sources") == []
    assert len(said[-1].buttons) < 12
