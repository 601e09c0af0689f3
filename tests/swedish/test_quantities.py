import pytest

from bot.swedish.normalise import folded
from bot.swedish.quantities import quantities_in


def read(text: str) -> dict[str, object]:
    return {quantity.fact: quantity.value for quantity in quantities_in(folded(text))}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("vi är 7 anställda", 7),
        ("vi har sju anställda", 7),
        ("7 st anställda", 7),
        ("antal anställda: 12", 12),
        ("vi är fem medarbetare", 5),
        ("tre gubbar i firman", 3),
        ("vi e 4 pers", 4),
        ("4 årsanställda", 4),
        ("inga anställda", 0),
        ("utan anställda", 0),
        ("jag är ensam i företaget", 1),
        ("bara jag", 1),
        ("en enmansfirma", 1),
        ("ja e ensam i firman", 1),
    ],
)
def test_headcount_is_read(text: str, count: int) -> None:
    assert read(text) == {"employees": count}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vi omsätter 12 mkr", {"turnover_sek": 12_000_000}),
        ("omsättningen är ca 4,5 miljoner", {"turnover_sek": 4_500_000}),
        ("12 miljoner i omsättning", {"turnover_sek": 12_000_000}),
        ("balansomslutning 8 mkr", {"balance_sheet_sek": 8_000_000}),
        (
            "vi omsätter 12 mkr och balansomslutningen är 8 mkr",
            {"turnover_sek": 12_000_000, "balance_sheet_sek": 8_000_000},
        ),
        ("maskinen kostar 380 000 kr", {"cost_sek": 380_000}),
        ("en fräs för 380 tkr", {"cost_sek": 380_000}),
        ("en hemsida för 45 000", {"cost_sek": 45_000}),
        ("det går på en halv miljon", {"cost_sek": 500_000}),
        ("offert på 90 000 kronor", {"cost_sek": 90_000}),
        ("vi omsätter 12 mkr och maskinen kostar 380 000 kr", {"turnover_sek": 12_000_000, "cost_sek": 380_000}),
        ("vi har fått 400 000 kr i försumbart stöd", {"de_minimis_received_sek": 400_000}),
        ("vi fick 30 000 i mikrostöd 2023", {"de_minimis_received_sek": 30_000}),
        ("vi har aldrig fått något stöd", {"de_minimis_received_sek": 0}),
        ("jag jobbar 60 procent i företaget", {"owner_work_share_percent": 60}),
        ("jag jobbar heltid i firman", {"owner_work_share_percent": 100}),
        ("jag arbetar halvtid", {"owner_work_share_percent": 50}),
        ("projektet ska pågå i 12 månader", {"project_months": 12}),
        ("projektet pågår i två år", {"project_months": 24}),
        ("projektet är ett år långt", {"project_months": 12}),
        ("medfinansieringen är 30 %", {"cofinancing_percent": 30}),
        ("vi är tre aktörer", {"partner_count": 3}),
        ("fem turismföretag samverkar", {"partner_count": 5}),
        ("tillsammans med två andra företag", {"partner_count": 3}),
        ("utan partner", {"partner_count": 1}),
    ],
)
def test_a_number_goes_to_the_fact_it_is_about(text: str, expected: dict[str, object]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "vi vill ha 30 000 kr i stöd",
        "företaget startade 2019",
        "jag är 45 år",
        "ring 0920-711 52",
        "org.nr 556036-0793",
        "197001011234",
        "artikel 107 i fördraget",
        "klockan 15.30",
        "976 32 Luleå",
        "sedan 2021 har vi hållit på",
        "vi är på plan 3",
    ],
)
def test_numbers_about_something_else_are_taken_for_no_fact(text: str) -> None:
    assert read(text) == {}


def test_a_fact_given_two_different_numbers_is_left_out() -> None:
    assert "employees" not in read("vi är 5 anställda, nej 8 anställda på sommaren")


def test_two_loose_amounts_are_not_guessed_between() -> None:
    assert "cost_sek" not in read("20 000 kr eller 90 000 kr")


def test_a_share_above_a_hundred_percent_is_no_share() -> None:
    assert read("jag jobbar 120 procent i företaget") == {}
