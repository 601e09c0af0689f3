import pytest

from bot.eligibility.conditions import (
    AnyOf,
    Either,
    EuSize,
    InCounty,
    InRange,
    Is,
    LeftToOfficer,
    NotOnly,
    OneOf,
    OnlyWhere,
)
from bot.eligibility.truth import Outcome

MET, NOT_MET, OFFICER, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.OFFICER, Outcome.UNKNOWN
COMPANY = OneOf("applicant_type", frozenset({"limited_company"}), frozenset({"foundation"}))
OUTSIDE_TOWN = OnlyWhere(OneOf("municipality", frozenset({"Luleå"})), Is("in_lulea_urban_area", False))


@pytest.mark.parametrize(
    ("condition", "facts", "outcome"),
    [
        (COMPANY, {"applicant_type": "limited_company"}, MET),
        (COMPANY, {"applicant_type": "foundation"}, OFFICER),
        (COMPANY, {"applicant_type": "municipality"}, NOT_MET),
        (COMPANY, {}, UNKNOWN),
        (Is("insolvent", False), {"insolvent": False}, MET),
        (Is("insolvent", False), {"insolvent": True}, NOT_MET),
        (Is("insolvent", False), {}, UNKNOWN),
        (Is("needs_support", True), {"needs_support": True}, MET),
        (Is("needs_support", True), {"needs_support": False}, NOT_MET),
        (Is("needs_support", True), {}, UNKNOWN),
        (InRange("employees", at_least=2), {"employees": 2}, MET),
        (InRange("employees", at_least=2), {"employees": 1}, NOT_MET),
        (InRange("employees", at_least=2), {"employees": 0}, NOT_MET),
        (InRange("employees", at_least=2), {}, UNKNOWN),
        (InRange("project_months", at_most=12), {"project_months": 12}, MET),
        (InRange("project_months", at_most=12), {"project_months": 13}, NOT_MET),
        (InRange("de_minimis_received_sek", below=3_000_000), {"de_minimis_received_sek": 2_999_999}, MET),
        (InRange("de_minimis_received_sek", below=3_000_000), {"de_minimis_received_sek": 3_000_000}, NOT_MET),
        (InRange("de_minimis_received_sek", below=3_000_000), {"de_minimis_received_sek": 0}, MET),
        (InRange("owner_work_share_percent", at_least=50), {"owner_work_share_percent": 49.9}, NOT_MET),
        (AnyOf("purposes", frozenset({"innovation"})), {"purposes": ("innovation", "marketing")}, MET),
        (AnyOf("purposes", frozenset({"innovation"})), {"purposes": ("marketing",)}, NOT_MET),
        (AnyOf("purposes", frozenset({"innovation"})), {}, UNKNOWN),
        (NotOnly("purposes", frozenset({"own_work"})), {"purposes": ("own_work",)}, NOT_MET),
        (NotOnly("purposes", frozenset({"own_work"})), {"purposes": ("own_work", "marketing")}, MET),
        (NotOnly("purposes", frozenset({"own_work"})), {}, UNKNOWN),
        (InCounty("Norrbottens län"), {"municipality": "Kiruna"}, MET),
        (InCounty("Norrbottens län"), {"municipality": "Umeå"}, NOT_MET),
        (InCounty("Norrbottens län"), {}, UNKNOWN),
        (LeftToOfficer(), {}, OFFICER),
    ],
)
def test_a_condition_judges_what_is_known(condition, facts, outcome):
    assert condition.evaluate(facts).outcome is outcome


@pytest.mark.parametrize(
    ("facts", "outcome", "missing"),
    [
        ({"municipality": "Kiruna"}, MET, set()),
        ({"municipality": "Kiruna", "in_lulea_urban_area": True}, MET, set()),
        ({"municipality": "Luleå", "in_lulea_urban_area": False}, MET, set()),
        ({"municipality": "Luleå", "in_lulea_urban_area": True}, NOT_MET, set()),
        ({"municipality": "Luleå"}, UNKNOWN, {"in_lulea_urban_area"}),
        ({"in_lulea_urban_area": False}, MET, set()),
        ({"in_lulea_urban_area": True}, UNKNOWN, {"municipality"}),
        ({}, UNKNOWN, {"municipality", "in_lulea_urban_area"}),
    ],
)
def test_a_guarded_demand_counts_only_where_its_guard_holds(facts, outcome, missing):
    result = OUTSIDE_TOWN.evaluate(facts)
    assert (result.outcome, set(result.missing)) == (outcome, missing)


def test_the_guarded_fact_is_not_asked_for_before_its_guard():
    assert OUTSIDE_TOWN.evaluate({}).ask == {"municipality"}


def test_what_the_list_leaves_out_goes_to_an_officer_where_the_rules_say_so():
    condition = OneOf(
        "applicant_type", frozenset({"region"}), rest_to_officer=True, not_met=frozenset({"private_person"})
    )
    outcomes = [
        condition.evaluate({"applicant_type": kind}).outcome for kind in ("region", "foundation", "private_person")
    ]
    assert outcomes == [MET, OFFICER, NOT_MET]


EITHER = Either((Is("needs_support", True), COMPANY))


@pytest.mark.parametrize(
    ("facts", "outcome", "missing"),
    [
        ({"needs_support": True}, MET, set()),
        ({"needs_support": False, "applicant_type": "region"}, NOT_MET, set()),
        ({"needs_support": False, "applicant_type": "foundation"}, OFFICER, set()),
        ({"needs_support": False}, UNKNOWN, {"applicant_type"}),
        ({"applicant_type": "region"}, UNKNOWN, {"needs_support"}),
        ({"applicant_type": "limited_company"}, MET, set()),
        ({}, UNKNOWN, {"needs_support", "applicant_type"}),
    ],
)
def test_one_of_two_ways_is_enough(facts, outcome, missing):
    result = EITHER.evaluate(facts)
    assert (result.outcome, set(result.missing)) == (outcome, missing)


def test_the_size_condition_sorts_classes_into_met_officer_and_not_met():
    condition = EuSize(frozenset({"micro", "small"}), frozenset({"medium"}), 11.0)
    cases = [(5, 1), (60, 1), (300, 1)]
    outcomes = [condition.evaluate({"employees": heads, "turnover_sek": sum_}).outcome for heads, sum_ in cases]
    assert outcomes == [MET, OFFICER, NOT_MET]
