from datetime import date, datetime, timedelta, timezone

import pytest

from bot.catalogue.loading import load_catalogue
from bot.guidance.dossier import Told, dossier, facts_of, latest, written_change
from bot.settings import settings

AT = datetime(2026, 11, 22, 9, tzinfo=timezone.utc)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def calls():
    chosen = settings()
    return load_catalogue(chosen.calls_folder, chosen.sek_per_euro).calls


def told(fact: str, value, minutes: int = 0, **origin) -> Told:
    return Told(AT + timedelta(minutes=minutes), fact, value, **origin)


def test_what_was_told_last_counts_and_only_told_again_keeps_its_first_origin():
    known = latest(
        [
            told("employees", 7, 2, seq=5),
            told("employees", 4, 0, seq=1),
            told("employees", 7, 3, seq=9),
        ]
    )
    assert known["employees"].seq == 5


def test_a_correction_counts_until_the_person_says_something_else():
    known = latest([told("cost_sek", 100, 0, seq=1), told("cost_sek", 200, 1, by="Eva"), told("cost_sek", 200, 2)])
    assert (known["cost_sek"].value, known["cost_sek"].by) == (200, "Eva")
    known = latest([*known.values(), told("cost_sek", 300, 3, seq=4)])
    assert (known["cost_sek"].value, known["cost_sek"].seq) == (300, 4)


def test_what_was_taken_away_is_not_known():
    assert latest([told("cost_sek", 100), told("cost_sek", None, 1, by="Eva")]) == {}


def test_slots_that_are_no_facts_and_values_that_can_not_be_are_left_out():
    known = latest([told("focus", "mikrostod-norrbotten"), told("employees", -4), told("municipality", "Kiruna")])
    assert facts_of(known) == {"municipality": "Kiruna"}


def test_the_dossier_shows_each_fact_with_its_origin_and_the_verdicts_that_follow(calls):
    known = latest(
        [
            told("cost_sek", 400000, 1, by="Eva Berg"),
            told("purposes", ["machinery_equipment"], 0, seq=1, quote="vi ska köpa en svarv"),
            told("sector", "manufacturing", 0, seq=1, quote="vi ska köpa en svarv"),
            told("municipality", "Kiruna", 0, seq=3, quote="Kiruna"),
        ]
    )

    shown = dossier(known, calls, TODAY)

    assert [(one["fact"], one["label"], one["written"], one["origin"]) for one in shown["facts"]] == [
        ("municipality", "Kommunen", "Kiruna", "said"),
        ("purposes", "Vad satsningen gäller", "maskiner och inventarier", "said"),
        ("sector", "Branschen", "Tillverkning och industri", "said"),
        ("cost_sek", "Kostnaden", "400 000 kronor", "corrected"),
    ]
    assert shown["facts"][1]["quote"] == "vi ska köpa en svarv"
    assert shown["facts"][3]["by"] == "Eva Berg"
    micro = next(one for one in shown["assessments"] if one["call"] == "mikrostod-norrbotten")
    assert (micro["verdict"], micro["max_support_sek"]) == ("unknown", 30000)
    assert "Antalet anställda" not in shown["missing"]
    assert "antalet anställda" in shown["missing"]


def test_nothing_known_gives_no_facts_and_no_verdict_but_unknown(calls):
    shown = dossier({}, calls, TODAY)
    assert shown["facts"] == []
    assert "eligible" not in {one["verdict"] for one in shown["assessments"]}


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("employees", 7, "nu gäller ”7 som arbetar i företaget”"),
        ("purposes", ("marketing",), "nu gäller ”marknadsföring”"),
        ("already_started", False, "nu gäller ”inget påbörjat eller beställt”"),
        ("cost_sek", None, "Kostnaden räknas inte längre"),
    ],
)
def test_a_correction_is_told_in_words(fact, value, words):
    assert written_change(fact, value) == words
