"""All calls judged together come to the same as each call judged for itself, criterion by criterion."""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from brute_force import catalogue, values_of

from bot.eligibility.assessment import Assessment, assess, assess_all
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
from bot.eligibility.facts import FACT_BY_ID, FACT_ORDER
from bot.eligibility.next_question import next_question

DAYS = (date(2021, 2, 1), date(2026, 11, 22))
ASKABLE = sorted(FACT_BY_ID.keys() - {"organisation_number"})


def applicants(number: int) -> list[dict]:
    """Applicants of whom now more, now less is known; the same ones every time."""
    chance = random.Random(8)
    found = []
    for _ in range(number):
        known = chance.sample(ASKABLE, chance.randrange(len(ASKABLE) + 1))
        found.append({fact: chance.choice(values_of(fact)) for fact in known})
    return found


def everything(one: Assessment) -> tuple:
    return (
        one.call, one.verdict, one.status, one.max_support_sek, one.missing, one.ask, one.officer_review,
        tuple(one.criteria), one.todo, one.attachments,
    )  # fmt: skip


def plainly_next(assessments: Iterable[Assessment], skipped: frozenset[str]) -> str | None:
    """The next question as its rule says it, counted call by call."""
    in_time: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for one in assessments:
        (closed if one.status == "closed" else in_time).update(one.ask - skipped)
    facts = in_time.keys() | closed.keys()
    return max(facts, key=lambda fact: (in_time[fact], closed[fact], -FACT_ORDER[fact]), default=None)


@pytest.mark.parametrize("day", DAYS)
def test_judging_all_calls_at_once_gives_what_judging_each_gives(day):
    calls = catalogue().calls
    for facts in applicants(150):
        together = assess_all(calls, facts, day)
        assert [everything(one) for one in together] == [everything(assess(call, facts, day)) for call in calls]


@pytest.mark.parametrize("day", DAYS)
def test_the_next_question_is_the_one_that_counting_call_by_call_finds(day):
    calls, chance = catalogue().calls, random.Random(3)
    for facts in applicants(150):
        skipped = frozenset(chance.sample(ASKABLE, 3))
        one_by_one = [assess(call, facts, day) for call in calls]
        assert next_question(assess_all(calls, facts, day), skipped) == plainly_next(one_by_one, skipped)


def test_what_could_still_matter_is_what_some_call_misses():
    for facts in applicants(100):
        together = assess_all(catalogue().calls, facts, DAYS[1])
        assert together.missing == {fact for one in together for fact in one.missing}
        rated = [one for one in together if one.verdict != "ineligible" and one.call.support.rate_percent]
        assert together.any_reckons_with_cost is bool(rated)


def test_no_applicant_leaves_a_trace_in_the_judgement_of_the_next():
    calls = catalogue().calls
    facts = {"municipality": "Kiruna", "applicant_type": "limited_company"}
    before = [everything(one) for one in assess_all(calls, facts, DAYS[1])]
    assess_all(calls, {**facts, "municipality": "Umeå"}, DAYS[1])
    assert [everything(one) for one in assess_all(calls, facts, DAYS[1])] == before


def test_facts_that_change_afterwards_do_not_change_an_assessment():
    facts = {"municipality": "Kiruna", "cost_sek": 50_000}
    together = assess_all(catalogue().calls, facts, DAYS[1])
    amounts = [assess(call, dict(facts), DAYS[1]).max_support_sek for call in catalogue().calls]
    facts["cost_sek"] = 1
    assert [one.max_support_sek for one in together] == amounts


def test_calls_can_be_judged_that_have_one_criterion_or_stand_in_a_list():
    calls = [call for call in catalogue().calls if len(call.criteria) < 4]
    assert [one.call for one in assess_all(calls, {}, DAYS[1])] == calls
    assert len(assess_all([], {}, DAYS[1])) == 0
    assert next_question(assess_all([], {}, DAYS[1])) is None


@pytest.mark.parametrize(
    "condition",
    [
        OneOf("sector", frozenset({"ict"})),
        Is("insolvent", False),
        InRange("employees", at_least=2),
        AnyOf("purposes", frozenset({"marketing"})),
        NotOnly("purposes", frozenset({"own_work"})),
        InCounty("Norrbottens län"),
        EuSize(frozenset({"micro"}), frozenset({"small"}), 11.0),
        OnlyWhere(OneOf("market_reach", frozenset({"local"})), Is("local_competition", False)),
        Either((LeftToOfficer(), Is("needs_support", True))),
        LeftToOfficer(),
    ],
    ids=lambda condition: type(condition).__name__,
)
def test_a_condition_names_the_facts_that_it_looks_at(condition):
    """With those alone it comes to the same as with all."""
    for facts in applicants(60):
        needed = {fact: value for fact, value in facts.items() if fact in condition.facts}
        assert condition.evaluate(needed).outcome is condition.evaluate(facts).outcome
    assert condition.evaluate({}).missing <= condition.facts
