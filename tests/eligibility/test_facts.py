import math

import pytest

from bot.eligibility.facts import FACT_BY_ID, InvalidFacts, checked_facts, county_of, has_valid_check_digit
from bot.eligibility.municipalities import COUNTIES, COUNTY_OF

CONTRACT_FACTS = {
    "applicant_type", "organisation_number", "municipality", "in_lulea_urban_area", "employees", "turnover_sek",
    "balance_sheet_sek", "owner_work_share_percent", "sector", "market_reach", "local_competition", "purposes",
    "cost_sek", "already_started", "own_financing", "needs_support", "de_minimis_received_sek",
    "sustainability_dialogue", "collective_agreement_terms", "permits_in_place", "insolvent", "partner_count",
    "project_months", "develops_new_methods", "cofinancing_percent", "cofinancing_in_cash",
}  # fmt: skip

GOOD = [
    ("applicant_type", "limited_company", "limited_company"),
    ("organisation_number", "556036-0793", "5560360793"),
    ("organisation_number", "5560360793", "5560360793"),
    ("municipality", "Luleå", "Luleå"),
    ("municipality", " luleå ", "Luleå"),
    ("in_lulea_urban_area", False, False),
    ("employees", 0, 0),
    ("owner_work_share_percent", 0, 0),
    ("owner_work_share_percent", 49.5, 49.5),
    ("owner_work_share_percent", 100, 100),
    ("cofinancing_percent", 25, 25),
    ("purposes", ["marketing"], ("marketing",)),
    ("purposes", ["marketing", "marketing"], ("marketing",)),
    ("cost_sek", 1, 1),
]

BAD = [
    ("applicant_type", "Limited_Company"),
    ("applicant_type", ""),
    ("applicant_type", ["limited_company"]),
    ("applicant_type", 1),
    ("organisation_number", "556036-0794"),
    ("organisation_number", "556036079"),
    ("organisation_number", "165560360793"),
    ("organisation_number", "55603607٩3"),
    ("organisation_number", 5560360793),
    ("municipality", "Norrbotten"),
    ("municipality", ""),
    ("municipality", 2580),
    ("in_lulea_urban_area", "false"),
    ("in_lulea_urban_area", 0),
    ("in_lulea_urban_area", "nej"),
    ("employees", -1),
    ("employees", 3.0),
    ("employees", "3"),
    ("employees", True),
    ("employees", 10**15),
    ("turnover_sek", -1),
    ("turnover_sek", 1.5),
    ("owner_work_share_percent", -0.1),
    ("owner_work_share_percent", 100.1),
    ("owner_work_share_percent", math.nan),
    ("owner_work_share_percent", math.inf),
    ("owner_work_share_percent", True),
    ("purposes", []),
    ("purposes", "marketing"),
    ("purposes", ["marketing", "gold"]),
    ("purposes", [["marketing"]]),
    ("purposes", [None]),
    ("purposes", {"marketing": True}),
]


def errors_of(given: dict) -> dict[str, str]:
    with pytest.raises(InvalidFacts) as caught:
        checked_facts(given)
    return {error.fact: error.message for error in caught.value.errors}


def test_the_facts_are_those_that_others_rely_on():
    assert FACT_BY_ID.keys() >= CONTRACT_FACTS


@pytest.mark.parametrize(("fact", "given", "canonical"), GOOD)
def test_a_sound_value_is_taken_in_its_canonical_form(fact, given, canonical):
    assert checked_facts({fact: given}) == {fact: canonical}


@pytest.mark.parametrize(("fact", "given"), BAD)
def test_an_unsound_value_is_refused_with_the_name_of_its_fact(fact, given):
    errors = errors_of({fact: given})
    assert list(errors) == [fact]
    assert errors[fact].strip()


def test_a_number_beyond_all_bounds_is_refused_like_any_other():
    assert list(errors_of({"employees": 10**400})) == ["employees"]


@pytest.mark.parametrize("fact", sorted(CONTRACT_FACTS))
def test_null_is_refused_for_every_fact_and_never_read_as_no(fact):
    assert list(errors_of({fact: None})) == [fact]


def test_an_unknown_fact_is_refused_by_name():
    assert "anställda" in errors_of({"anställda": 3})["anställda"]


def test_every_fault_is_named_at_once():
    given = {"employees": -1, "sector": "gruva", "farg": 1, "cost_sek": 5}
    assert errors_of(given).keys() == {"employees", "sector", "farg"}


def test_no_facts_are_sound_facts():
    assert checked_facts({}) == {}


def test_an_absent_fact_stays_absent():
    assert checked_facts({"employees": 3}).keys() == {"employees"}


def test_there_are_290_municipalities_in_21_counties():
    assert len(COUNTY_OF) == 290
    assert len(set(COUNTIES)) == 21
    assert set(COUNTY_OF.values()) == set(COUNTIES)


@pytest.mark.parametrize(
    ("county", "count"), [("Norrbottens län", 14), ("Västmanlands län", 10), ("Skåne län", 33), ("Gotlands län", 1)]
)
def test_a_county_holds_its_municipalities(county, count):
    assert list(COUNTY_OF.values()).count(county) == count


@pytest.mark.parametrize(
    ("municipality", "county"),
    [
        ("Kiruna", "Norrbottens län"),
        ("Köping", "Västmanlands län"),
        ("Håbo", "Uppsala län"),
        ("Habo", "Jönköpings län"),
    ],
)
def test_the_county_follows_from_the_municipality(municipality, county):
    assert county_of({"municipality": municipality}) == county


def test_the_county_is_unknown_where_the_municipality_is():
    assert county_of({"employees": 3}) is None


@pytest.mark.parametrize(("digits", "valid"), [("5560360793", True), ("5560360792", False), ("2120000142", True)])
def test_the_check_digit_is_verified(digits, valid):
    assert has_valid_check_digit(digits) is valid
