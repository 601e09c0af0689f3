"""The cases that stand in the call files, each run as it stands, and whether each call has those it needs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.loading import load_catalogue
from bot.catalogue.schema import CaseEntry
from bot.catalogue.subjects import Subject
from bot.eligibility import conditions as rules
from bot.eligibility.assessment import Assessment, assess
from bot.eligibility.call import Criterion
from bot.eligibility.facts import FACT_BY_ID, checked_facts
from bot.eligibility.truth import Outcome

DAY = date(2026, 11, 22)
CATALOGUE = load_catalogue(Path(__file__).parents[2] / "calls")
CALLS = [subject for subject in CATALOGUE.subjects.values() if subject.call]
CASES = [pytest.param(subject, case, id=f"{subject.id}: {case.title}") for subject in CALLS for case in subject.cases]
EXPECTED_KEYS = {"verdict", "status", "max_support_sek", "missing", "officer_review", "not_met"}

# The calls and readings of the contract; a later call needs two cases only (house.md).
STATED_RULES = [
    "mikrostod-norrbotten", "konsultstod-vastmanland", "innovationsstod-vastmanland", "investeringsbidrag-vastmanland",
    "miljo-energi-vastmanland", "turismsamverkan-vastmanland", "sociala-foretag-vastmanland", "projektmedel-vastmanland",
    "kompetensforsorjning-norrbotten-2019", "exportsamverkan-tillvaxtverket-2021",
]  # fmt: skip
LEFT_TO_OFFICER = [
    "foretagsstod-norrbotten", "kommersiell-service-norrbotten", "projektmedel-norrbotten",
    "medfinansiering-interreg-norrbotten", "mikrobidrag-vastmanland", "kommersiell-service-vastmanland",
]  # fmt: skip


def facts_in(case: CaseEntry) -> dict[str, Any]:
    return checked_facts({fact: value for fact, value in case.facts.items() if fact not in case.without})


def assessed(subject: Subject, case: CaseEntry) -> Assessment:
    return assess(subject.call, facts_in(case), case.today or DAY)


def not_met(assessment: Assessment) -> set[str]:
    return {criterion.id for criterion, outcome in assessment.criteria if outcome is Outcome.NOT_MET}


@pytest.mark.parametrize(("subject", "case"), CASES)
def test_a_case_of_a_call_file_comes_out_as_it_says(subject, case):
    assessment = assessed(subject, case)
    found = {
        "verdict": assessment.verdict,
        "status": assessment.status,
        "max_support_sek": assessment.max_support_sek,
        "missing": set(assessment.missing),
        "officer_review": assessment.officer_review,
        "not_met": not_met(assessment),
    }
    expected = {key: set(value) if isinstance(value, list) else value for key, value in case.expect.items()}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(("subject", "case"), CASES)
def test_a_case_expects_something_that_can_be_checked(subject, case):
    assert "verdict" in case.expect
    assert case.expect.keys() <= EXPECTED_KEYS
    assert set(case.without) <= case.facts.keys()
    assert (
        "status" not in case.expect
        or case.today
        or subject.call.window.closes is None
        or case.expect["status"] == "closed"
    )


def test_the_calls_of_the_contract_are_all_there():
    assert {*STATED_RULES, *LEFT_TO_OFFICER} <= {subject.id for subject in CALLS}


@pytest.mark.parametrize("subject", CALLS, ids=lambda subject: subject.id)
def test_a_call_has_at_least_two_cases_with_different_verdicts_and_titles_of_their_own(subject):
    titles = [case.title for case in subject.cases]
    assert len(set(titles)) == len(titles)
    assert len({case.expect["verdict"] for case in subject.cases}) >= 2


def facts_of(criterion: Criterion) -> frozenset[str]:
    """What a criterion looks at: what it misses where nothing is known."""
    return criterion.condition.evaluate({}).missing


stated = pytest.mark.parametrize("id_", STATED_RULES)


@stated
def test_a_call_with_stated_rules_has_a_case_that_fits(id_):
    assert any(case.expect["verdict"] == "eligible" for case in CATALOGUE.subjects[id_].cases)


@stated
def test_a_call_with_stated_rules_has_a_case_that_fails_each_criterion_alone(id_):
    """Alone, or with criteria that look at the same fact and can't be told apart by it."""
    subject = CATALOGUE.subjects[id_]
    criteria = {criterion.id: criterion for criterion in subject.call.criteria}
    failed = [not_met(assessed(subject, case)) for case in subject.cases]
    without_case = [
        one
        for one, criterion in criteria.items()
        if not any(
            one in names and all(facts_of(criteria[name]) & facts_of(criterion) for name in names) for names in failed
        )
    ]
    assert without_case == []


@stated
def test_a_call_with_stated_rules_has_an_unknown_case_for_each_fact_that_a_criterion_needs(id_):
    subject = CATALOGUE.subjects[id_]
    needed = set().union(*(facts_of(criterion) for criterion in subject.call.criteria))
    shown = set()
    for case in subject.cases:
        if case.expect["verdict"] == "unknown" and len(case.expect.get("missing", [])) <= 3:
            shown |= set(case.expect.get("missing", []))
    assert needed - shown == set()


def limits_in(condition: rules.Condition) -> Iterator[tuple[str, int, int]]:
    """Fact, last value within and first value beyond, for each limit in whole numbers."""
    match condition:
        case rules.InRange(fact=fact, at_least=at_least, at_most=at_most, below=below):
            if at_least is not None:
                yield fact, at_least, at_least - 1
            if at_most is not None:
                yield fact, at_most, at_most + 1
            if below is not None:
                yield fact, below - 1, below
        case rules.OnlyWhere(guard=guard, then=then):
            yield from limits_in(guard)
            yield from limits_in(then)


@stated
def test_a_call_with_stated_rules_has_cases_on_both_sides_of_each_limit(id_):
    subject = CATALOGUE.subjects[id_]
    given: dict[str, list] = {}
    for case in subject.cases:
        for fact, value in facts_in(case).items():
            given.setdefault(fact, []).append(value)
    for criterion in subject.call.criteria:
        for fact, within, beyond in limits_in(criterion.condition):
            low, high = sorted((within, beyond))
            assert within in given[fact], (criterion.id, fact, within)
            if FACT_BY_ID[fact].type == "integer":
                assert beyond in given[fact], (criterion.id, fact, beyond)
            else:
                assert any(low <= value <= high and value != within for value in given[fact]), (criterion.id, fact)


@pytest.mark.parametrize("id_", [id_ for id_ in STATED_RULES if CATALOGUE.subjects[id_].call.window.closes])
def test_a_call_that_closes_has_cases_for_its_last_day_and_the_day_after(id_):
    subject = CATALOGUE.subjects[id_]
    shown = {case.expect["status"] for case in subject.cases if "status" in case.expect}
    days = {case.today for case in subject.cases}
    closes = subject.call.window.closes
    assert {closes, date.fromordinal(closes.toordinal() + 1)} <= days
    assert shown >= {"open", "closed"}


@pytest.mark.parametrize("id_", LEFT_TO_OFFICER)
def test_a_call_whose_source_does_not_state_its_rules_is_left_to_an_officer_and_never_eligible(id_):
    subject = CATALOGUE.subjects[id_]
    assessments = [assessed(subject, case) for case in subject.cases]
    assert any(one.officer_review for one in assessments)
    assert any(one.verdict == "ineligible" for one in assessments)
    assert all(one.verdict != "eligible" for one in assessments)


OFFICER_CASES = {
    "mikrostod-norrbotten": {("applicant_type", "nonprofit_association"), ("applicant_type", "foundation"),
                             ("sector", "agriculture"), ("sector", "food_processing")},
    "projektmedel-vastmanland": {("applicant_type", "municipal_company"), ("applicant_type", "business_promoter")},
    "konsultstod-vastmanland": {("applicant_type", "nonprofit_association"), ("applicant_type", "foundation")},
}  # fmt: skip


@pytest.mark.parametrize("id_", OFFICER_CASES)
def test_what_the_contract_leaves_to_an_officer_has_a_case(id_):
    subject = CATALOGUE.subjects[id_]
    referred = [facts_in(case) for case in subject.cases if case.expect.get("officer_review")]
    assert OFFICER_CASES[id_] <= {pair for facts in referred for pair in facts.items() if isinstance(pair[1], str)}
