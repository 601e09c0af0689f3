"""What must hold for any applicant, tried on the real catalogue."""

import os
from datetime import date

import pytest
from brute_force import (
    SIZE_SUMS,
    catalogue,
    facts_of,
    facts_that_can_change_the_verdict,
    reachable_verdicts,
    values_of,
)
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.eligibility.assessment import assess, assess_all
from bot.eligibility.facts import FACT_BY_ID, checked_facts
from bot.eligibility.next_question import next_question
from bot.eligibility.truth import Outcome

DAY = date(2026, 11, 22)
ASKABLE = sorted(FACT_BY_ID.keys() - {"organisation_number"})

# The same examples every time, so that a run fails for its own change only; HYPOTHESIS_EXAMPLES=2000 searches further.
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "40"))
settings.register_profile(
    "catalogue",
    max_examples=EXAMPLES,
    derandomize=EXAMPLES == 40,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("catalogue")


@st.composite
def known_facts(draw) -> dict:
    """A case of the catalogue with facts taken away and others changed: near the borders, where faults live."""
    subjects = [subject for subject in catalogue().subjects.values() if subject.call and subject.cases]
    case = draw(st.sampled_from(draw(st.sampled_from(subjects)).cases))
    facts = checked_facts({fact: value for fact, value in case.facts.items() if fact not in case.without})
    for fact in draw(st.sets(st.sampled_from(ASKABLE), max_size=6)):
        facts.pop(fact, None)
    for fact in draw(st.sets(st.sampled_from(ASKABLE), max_size=4)):
        facts[fact] = draw(st.sampled_from(values_of(fact)))
    return facts


@st.composite
def one_more_fact(draw) -> tuple[dict, str, object]:
    """Known facts and a further one, but for the sums that a company taken as small must not be given."""
    facts = draw(known_facts())
    taken_as_small = facts.get("employees", 50) < 50 and not SIZE_SUMS & facts.keys()
    absent = [fact for fact in ASKABLE if fact not in facts and not (taken_as_small and fact in SIZE_SUMS)]
    fact = draw(st.sampled_from(absent))
    return facts, fact, draw(st.sampled_from(values_of(fact)))


def is_final(assessment) -> bool:
    return assessment.verdict != "unknown" or assessment.officer_review


@given(one_more_fact())
def test_a_final_verdict_never_changes_when_another_fact_is_added(drawn):
    facts, fact, value = drawn
    for call in catalogue().calls:
        before = assess(call, facts, DAY)
        after = assess(call, {**facts, fact: value}, DAY)
        if is_final(before):
            assert (after.verdict, after.officer_review) == (before.verdict, before.officer_review), call.id


@given(known_facts())
def test_missing_is_empty_exactly_where_the_verdict_is_final(facts):
    for assessment in assess_all(catalogue().calls, facts, DAY):
        assert is_final(assessment) is (assessment.missing == ()), assessment.call.id


@given(known_facts())
def test_a_verdict_is_final_exactly_where_no_completion_leads_elsewhere(facts):
    for call in catalogue().calls:
        reachable = reachable_verdicts(call, facts)
        assessment = assess(call, facts, DAY)
        if len(reachable) == 1:
            assert assessment.verdict == reachable.pop(), call.id
            assert is_final(assessment), call.id
        else:
            assert (assessment.verdict, assessment.officer_review) == ("unknown", False), call.id


@given(known_facts())
def test_missing_leaves_out_no_fact_that_can_change_the_verdict(facts):
    for call in catalogue().calls:
        assert facts_that_can_change_the_verdict(call, facts) <= set(assess(call, facts, DAY).missing), call.id


@given(known_facts())
@example({"applicant_type": "foundation", "municipality": "Västerås", "turnover_sek": 300_000_000})
def test_missing_names_no_fact_that_can_not_change_the_verdict(facts):
    for call in catalogue().calls:
        assert set(assess(call, facts, DAY).missing) <= facts_that_can_change_the_verdict(call, facts), call.id


@given(known_facts())
def test_missing_names_each_fact_once_and_none_that_is_known(facts):
    for assessment in assess_all(catalogue().calls, facts, DAY):
        assert len(set(assessment.missing)) == len(assessment.missing)
        assert not set(assessment.missing) & facts.keys()


@given(known_facts())
def test_an_eligible_call_has_every_criterion_met_and_an_ineligible_one_a_criterion_not_met(facts):
    for assessment in assess_all(catalogue().calls, facts, DAY):
        outcomes = {outcome for _, outcome in assessment.criteria}
        assert (assessment.verdict == "eligible") is (outcomes == {Outcome.MET})
        assert (assessment.verdict == "ineligible") is (Outcome.NOT_MET in outcomes)


@given(known_facts(), st.sampled_from([fact for fact in ASKABLE if FACT_BY_ID[fact].type == "boolean"]))
def test_an_absent_yes_or_no_equals_neither_where_the_two_differ(facts, fact):
    facts.pop(fact, None)
    for call in catalogue().calls:
        yes, no = (assess(call, {**facts, fact: value}, DAY) for value in (True, False))
        absent = assess(call, facts, DAY)
        for (criterion, unsaid), (_, if_yes), (_, if_no) in zip(absent.criteria, yes.criteria, no.criteria):
            if if_yes is not if_no:
                assert unsaid is Outcome.UNKNOWN, f"{call.id} {criterion.id}"


def fits(subject) -> dict:
    """The facts of the call's first case that fits."""
    case = next(case for case in subject.cases if case.expect.get("verdict") == "eligible")
    return checked_facts({fact: value for fact, value in case.facts.items() if fact not in case.without})


def test_a_fitting_applicant_is_unknown_again_when_any_deciding_fact_is_taken_away():
    tried = 0
    for subject in catalogue().subjects.values():
        if not subject.call or not any(case.expect.get("verdict") == "eligible" for case in subject.cases):
            continue
        facts = fits(subject)
        for criterion in subject.call.criteria:
            for fact in facts_of(criterion.condition) & facts.keys():
                rest = {name: value for name, value in facts.items() if name != fact}
                decided = reachable_verdicts(subject.call, rest) == {"eligible"}
                assert (assess(subject.call, rest, DAY).verdict == "eligible") is decided, (subject.id, fact)
                tried += not decided
    assert tried > 40


@given(known_facts())
def test_the_amount_is_never_above_a_cap_the_rate_of_the_cost_or_the_room_for_small_aid(facts):
    for assessment in assess_all(catalogue().calls, facts, DAY):
        amount, support = assessment.max_support_sek, assessment.call.support
        if assessment.verdict == "ineligible":
            assert amount is None
        if amount is None:
            continue
        assert type(amount) is int
        assert amount >= 0
        if support.cap_sek is not None:
            assert amount <= support.cap_sek
        if "cost_sek" in facts and support.rate_percent is not None:
            assert amount * 100 <= support.rate_percent * facts["cost_sek"]
        if support.de_minimis_ceiling_sek is not None and "de_minimis_received_sek" in facts:
            assert amount <= max(0, support.de_minimis_ceiling_sek - facts["de_minimis_received_sek"])


@given(known_facts())
def test_the_next_question_is_a_missing_fact_and_there_is_none_where_every_verdict_is_final(facts):
    assessments = assess_all(catalogue().calls, facts, DAY)
    missing = {fact for assessment in assessments for fact in assessment.missing}
    asked = next_question(assessments)
    assert (asked is None) is (not missing)
    assert asked is None or asked in missing


def questions_asked(facts: dict, answers: dict) -> list[str]:
    """Every question of a whole interview that starts from ``facts`` and gives ``answers``, else the first value."""
    asked: list[str] = []
    while (fact := next_question(assess_all(catalogue().calls, facts, DAY))) is not None:
        assert fact not in asked
        asked.append(fact)
        facts = {**facts, fact: answers.get(fact, values_of(fact)[0])}
    return asked


@st.composite
def answers(draw) -> dict:
    return {fact: draw(st.sampled_from(values_of(fact))) for fact in ASKABLE}


@settings(max_examples=EXAMPLES // 2)
@given(known_facts(), answers())
def test_an_interview_ends_and_asks_nothing_twice(facts, given_answers):
    assert len(questions_asked(facts, given_answers)) <= len(ASKABLE)


@settings(max_examples=EXAMPLES // 2)
@given(known_facts(), answers(), st.sampled_from(["Kiruna", "Västerås", "Umeå"]))
def test_nobody_outside_lulea_is_asked_about_its_urban_area(facts, given_answers, municipality):
    facts.pop("municipality", None)
    assert "in_lulea_urban_area" not in questions_asked(facts, {**given_answers, "municipality": municipality})


@settings(max_examples=EXAMPLES // 2)
@given(known_facts(), answers(), st.sampled_from(["national", "international"]))
def test_nobody_with_national_or_international_reach_is_asked_about_local_competition(facts, given_answers, reach):
    facts.pop("market_reach", None)
    assert "local_competition" not in questions_asked(facts, {**given_answers, "market_reach": reach})


def test_a_company_in_lulea_is_asked_about_the_urban_area():
    facts = {**fits(catalogue().subjects["mikrostod-norrbotten"]), "municipality": "Luleå"}
    facts.pop("in_lulea_urban_area", None)
    assert "in_lulea_urban_area" in questions_asked(facts, facts)


@pytest.mark.parametrize("reach", ["local", "regional"])
def test_a_company_with_a_local_or_regional_market_is_asked_about_competition(reach):
    facts = {**fits(catalogue().subjects["mikrostod-norrbotten"]), "market_reach": reach}
    facts.pop("local_competition", None)
    assert "local_competition" in questions_asked(facts, facts)


@pytest.mark.parametrize("sum_", sorted(SIZE_SUMS))
def test_a_company_taken_as_small_may_turn_out_bigger_when_its_sums_are_given(sum_):
    """The one documented exception to final verdicts."""
    facts = fits(catalogue().subjects["innovationsstod-vastmanland"]) | {"employees": 49}
    facts = {fact: value for fact, value in facts.items() if fact not in SIZE_SUMS}
    call = catalogue().subjects["innovationsstod-vastmanland"].call
    assert assess(call, facts, DAY).verdict == "eligible"
    assert assess(call, {**facts, sum_: 600_000_000}, DAY).verdict == "unknown"
