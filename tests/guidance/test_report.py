from datetime import date
from typing import Any

import pytest
from turns import payloads, words

from bot.eligibility.assessment import assess_all
from bot.guidance.answering import Desk
from bot.guidance.report import result
from bot.guidance.turn import Say

FITTING: dict[str, Any] = {
    "municipality": "Kalix",
    "purposes": ("machinery_equipment",),
    "applicant_type": "limited_company",
    "in_lulea_urban_area": False,
    "cost_sek": 40_000,
    "already_started": False,
    "sector": "manufacturing",
    "employees": 7,
    "market_reach": "national",
    "owner_work_share_percent": 100,
    "de_minimis_received_sek": 0,
    "collective_agreement_terms": True,
}
SKILLS: dict[str, Any] = {
    "municipality": "Kalix",
    "purposes": ("skills_supply_project",),
    "applicant_type": "municipality",
    "project_months": 12,
    "develops_new_methods": True,
    "cost_sek": 400_000,
}


def told(facts: dict[str, Any], desk: Desk, today: date | None = None) -> list[Say]:
    day = today or desk.today
    return result(assess_all(desk.catalogue.calls, facts, day), facts, day)


def test_a_fitting_support_is_told_with_amount_reasons_papers_and_steps(desk: Desk) -> None:
    text = next(
        message.text for message in told(FITTING, desk) if "Mikrostöd (Region Norrbotten) passar" in message.text
    )

    assert "högst 20 000 kronor" in text
    for part in ("Varför:", "Gör klart innan du söker:", "Bifoga:", "Så söker du:", "Min ansökan"):
        assert part in text


def test_what_can_be_put_right_is_told_until_it_is_done(desk: Desk) -> None:
    done = {"sustainability_dialogue": True, "permits_in_place": True, "own_financing": True}

    assert "Hållbarhetsdialogen" in words(told(FITTING, desk))
    assert "Gör klart innan du söker" not in words(told(FITTING | done, desk))


@pytest.mark.parametrize(
    ("changed", "amount"),
    [
        ({"cost_sek": 1_000_000}, "30 000"),
        ({"cost_sek": 50_001}, "25 000"),
        ({"de_minimis_received_sek": 2_999_000}, "1 000"),
    ],
)
def test_the_amount_is_the_smallest_of_its_limits(changed: dict[str, Any], amount: str, desk: Desk) -> None:
    assert f"Du kan få högst {amount} kronor." in words(told(FITTING | changed, desk))


def test_without_a_cost_the_cap_is_told_and_the_rate(desk: Desk) -> None:
    facts = {fact: value for fact, value in FITTING.items() if fact != "cost_sek"}
    text = words(told(facts, desk))

    assert "högst 30 000 kronor" in text
    assert "50 procent" in text


def test_a_refusal_names_the_demand_that_is_not_met(desk: Desk) -> None:
    text = words(told(FITTING | {"already_started": True}, desk))

    assert "Mikrostöd: kravet är inte uppfyllt" in text
    assert "beställt" in text


def test_what_hangs_on_unknown_facts_names_them_in_swedish(desk: Desk) -> None:
    text = words(told({"municipality": "Kalix"}, desk))

    assert "beror på" in text
    assert "branschen" in text
    assert "sector" not in text


def test_a_closed_call_that_would_have_fitted_says_when_it_closed(desk: Desk) -> None:
    assert "31 mars 2019" in words(told(SKILLS, desk))


def test_the_same_call_fits_while_it_is_open(desk: Desk) -> None:
    assert "Projektstöd för kompetensförsörjning (Region Norrbotten) passar." in words(
        told(SKILLS, desk, date(2019, 2, 1))
    )
    assert "Du kan få högst 300 000 kronor." in words(told(SKILLS, desk, date(2019, 2, 1)))


@pytest.mark.parametrize("facts", [{}, FITTING, SKILLS, {"municipality": "Umeå"}])
def test_the_last_message_alone_carries_the_assessment_and_promises_nothing(facts: dict[str, Any], desk: Desk) -> None:
    said = told(facts, desk)

    kinds = [(message.payload or {}).get("type") for message in said]
    assert kinds == [None, *["assessment_text"] * (len(said) - 2), "assessment"]
    assert "inget löfte" in said[-1].text


def test_where_nothing_fits_it_is_said(desk: Desk) -> None:
    text = words(told({"municipality": "Umeå", "applicant_type": "private_person", "purposes": ("own_work",)}, desk))

    assert "Inget av stöden passar" in text


def test_the_payload_holds_every_call_and_the_facts_as_json(desk: Desk) -> None:
    (payload,) = payloads(told(FITTING, desk), "assessment")

    assert [one["call"] for one in payload["assessments"]] == [call.id for call in desk.catalogue.calls]
    assert payload["facts"]["purposes"] == ["machinery_equipment"]


def test_no_message_has_a_gap_or_a_name_from_the_code_in_it(desk: Desk) -> None:
    for facts in ({}, FITTING, SKILLS, {"municipality": "Sala", "sector": "tourism"}):
        text = words(told(facts, desk))
        assert not any(sign in text for sign in ("{", "}", "None", "_", "\n\n"))
