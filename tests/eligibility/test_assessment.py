from dataclasses import replace
from datetime import date

import pytest

from bot.eligibility.assessment import assess, assess_all
from bot.eligibility.call import Attachment, Call, Criterion, Source, Support, Todo, Window
from bot.eligibility.conditions import Either, EuSize, InRange, Is, LeftToOfficer, OneOf
from bot.eligibility.truth import Outcome

DAY = date(2026, 11, 22)
SOURCE = Source("Regionen", "Stödet", "2026")


def criterion(id_: str, condition) -> Criterion:
    return Criterion(id_, "Krav.", condition, SOURCE)


NEEDS = criterion("needs_support", Is("needs_support", True))
SOLVENT = criterion("solvent", Is("insolvent", False))
OFFICER = criterion("officer", LeftToOfficer())
CALL = Call("prov", "Prov", "Regionen", (NEEDS, SOLVENT), Support(50, 30_000, 3_000_000), Window())
FITS = {"needs_support": True, "insolvent": False}


def of(*criteria: Criterion) -> Call:
    return replace(CALL, criteria=criteria)


@pytest.mark.parametrize(
    ("facts", "verdict", "missing"),
    [
        ({}, "unknown", ("needs_support", "insolvent")),
        ({"needs_support": True}, "unknown", ("insolvent",)),
        (FITS, "eligible", ()),
        ({"needs_support": False}, "ineligible", ()),
        ({"insolvent": True}, "ineligible", ()),
        ({"needs_support": False, "insolvent": False}, "ineligible", ()),
    ],
)
def test_one_failure_refuses_all_met_fits_and_anything_absent_leaves_it_unknown(facts, verdict, missing):
    assessment = assess(CALL, facts, DAY)
    assert (assessment.verdict, assessment.missing, assessment.officer_review) == (verdict, missing, False)


def test_a_matter_for_an_officer_is_unknown_with_nothing_missing():
    assessment = assess(of(NEEDS, OFFICER), {"needs_support": True}, DAY)
    assert (assessment.verdict, assessment.missing, assessment.officer_review) == ("unknown", (), True)


def test_a_matter_for_an_officer_still_misses_what_could_refuse_it():
    assessment = assess(of(NEEDS, OFFICER), {}, DAY)
    assert (assessment.verdict, assessment.missing, assessment.officer_review) == ("unknown", ("needs_support",), False)


def test_a_failure_refuses_even_a_matter_for_an_officer():
    assert assess(of(NEEDS, OFFICER), {"needs_support": False}, DAY).verdict == "ineligible"


def test_an_officers_matter_does_not_miss_what_could_only_be_met_or_referred():
    kind = criterion("kind", OneOf("applicant_type", frozenset({"region"}), rest_to_officer=True))
    assessment = assess(of(kind, OFFICER), {}, DAY)
    assert (assessment.missing, assessment.officer_review) == ((), True)


def test_an_officers_matter_does_not_miss_a_way_out_that_can_no_longer_fail():
    either = criterion("either", Either((LeftToOfficer(), Is("needs_support", True))))
    assert assess(of(either, OFFICER), {}, DAY).missing == ()
    assert assess(of(either), {}, DAY).missing == ("needs_support",)


def test_an_officers_matter_misses_the_headcount_but_not_a_sum_that_can_only_refer():
    """A turnover of a medium-sized firm: the balance sheet settles small or medium, never large."""
    size = criterion("small", EuSize(frozenset({"micro", "small"}), frozenset({"medium"}), 11.0))
    assessment = assess(of(size, OFFICER), {"turnover_sek": 300_000_000}, DAY)
    assert assessment.missing == ("employees",)


@pytest.mark.parametrize(
    ("facts", "support", "amount"),
    [
        ({"cost_sek": 50_000}, CALL.support, 25_000),
        ({"cost_sek": 60_000}, CALL.support, 30_000),
        ({"cost_sek": 60_001}, CALL.support, 30_000),
        ({"cost_sek": 59_999}, CALL.support, 29_999),
        ({"cost_sek": 0}, CALL.support, 0),
        ({}, CALL.support, 30_000),
        ({"cost_sek": 60_000, "de_minimis_received_sek": 2_980_000}, CALL.support, 20_000),
        ({"cost_sek": 60_000, "de_minimis_received_sek": 2_980_000}, Support(50, 30_000), 30_000),
        ({"cost_sek": 60_000, "de_minimis_received_sek": 3_100_000}, CALL.support, 0),
        ({"cost_sek": 60_000}, Support(rate_percent=80), 48_000),
        ({"cost_sek": 10**13}, Support(rate_percent=80), 8 * 10**12),
        ({}, Support(rate_percent=80), None),
        ({"cost_sek": 60_000}, Support(), None),
        ({"de_minimis_received_sek": 0}, Support(80, None, 3_000_000), None),
        ({"cost_sek": 60_000}, Support(cap_sek=30_000), 30_000),
    ],
)
def test_the_amount_is_the_smallest_stated_limit_rounded_down(facts, support, amount):
    assessment = assess(replace(CALL, support=support), {**FITS, **facts}, DAY)
    assert assessment.max_support_sek == amount


def test_an_ineligible_call_gives_no_amount_nothing_to_do_and_no_papers():
    call = replace(
        CALL, todos=(Todo("dialogue", "Gå.", Is("own_financing", True)),), attachments=(Attachment("q", "Q", "W"),)
    )
    assessment = assess(call, {"insolvent": True, "cost_sek": 60_000}, DAY)
    assert (assessment.max_support_sek, assessment.todo, assessment.attachments) == (None, (), ())


def test_an_unknown_verdict_still_tells_the_amount():
    assert assess(CALL, {"cost_sek": 10_000}, DAY).max_support_sek == 5_000


@pytest.mark.parametrize(
    ("facts", "todo"), [({}, ("Ordna.",)), ({"own_financing": False}, ("Ordna.",)), ({"own_financing": True}, ())]
)
def test_what_can_be_put_right_is_told_and_refuses_nobody(facts, todo):
    call = replace(CALL, todos=(Todo("own_financing", "Ordna.", Is("own_financing", True)),))
    assessment = assess(call, {**FITS, **facts}, DAY)
    assert (assessment.verdict, assessment.missing, assessment.todo) == ("eligible", (), todo)


@pytest.mark.parametrize(("facts", "papers"), [({"employees": 3}, [True]), ({"employees": 1}, []), ({}, [False])])
def test_a_paper_is_required_where_its_condition_holds_and_only_possible_where_it_is_unknown(facts, papers):
    call = replace(CALL, attachments=(Attachment("a", "A", "W", InRange("employees", at_least=2)),))
    assert [required for _, required in assess(call, {**FITS, **facts}, DAY).attachments] == papers


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 1, 14), "upcoming"),
        (date(2026, 1, 15), "open"),
        (date(2026, 3, 31), "open"),
        (date(2026, 4, 1), "closed"),
    ],
)
def test_both_end_days_count_as_open_and_the_verdict_does_not_depend_on_the_day(day, status):
    call = replace(CALL, window=Window(date(2026, 1, 15), date(2026, 3, 31)))
    assessment = assess(call, FITS, day)
    assert (assessment.status, assessment.verdict) == (status, "eligible")


@pytest.mark.parametrize(
    ("window", "status"),
    [
        (Window(), "open"),
        (Window(closes=DAY), "open"),
        (Window(opens=DAY), "open"),
        (Window(opens=date(2027, 1, 1)), "upcoming"),
    ],
)
def test_a_window_without_an_end_does_not_close_and_one_without_a_start_is_open(window, status):
    assert assess(replace(CALL, window=window), FITS, DAY).status == status


def test_every_criterion_is_reported_with_its_outcome_in_the_calls_order():
    outcomes = assess(CALL, {"insolvent": True}, DAY).criteria
    assert [(one.id, outcome) for one, outcome in outcomes] == [
        ("needs_support", Outcome.UNKNOWN),
        ("solvent", Outcome.NOT_MET),
    ]


def test_calls_are_judged_each_for_itself_in_their_order():
    other = replace(of(SOLVENT), id="annat")
    found = [(one.call.id, one.verdict) for one in assess_all([CALL, other], {"insolvent": False}, DAY)]
    assert found == [("prov", "unknown"), ("annat", "eligible")]
