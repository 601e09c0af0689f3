from dataclasses import replace
from datetime import date

from bot.eligibility.assessment import assess_all
from bot.eligibility.call import Call, Criterion, Source, Support, Window
from bot.eligibility.conditions import Is, OneOf, OnlyWhere
from bot.eligibility.next_question import next_question

DAY = date(2026, 11, 22)
SOURCE = Source("Regionen", "Stödet", "2026")


def call(id_: str, *conditions, closes: date | None = None) -> Call:
    criteria = tuple(Criterion(f"c{place}", "Krav.", one, SOURCE) for place, one in enumerate(conditions))
    return Call(id_, id_, "Regionen", criteria, Support(), Window(closes=closes))


def asked(calls, facts, skipped=frozenset()):
    return next_question(assess_all(calls, facts, DAY), skipped)


NEEDS, SOLVENT, STARTED = Is("needs_support", True), Is("insolvent", False), Is("already_started", False)


def test_the_fact_that_most_verdicts_hang_on_is_asked_first():
    assert asked([call("a", NEEDS, SOLVENT), call("b", SOLVENT), call("c", STARTED)], {}) == "insolvent"


def test_nothing_is_asked_where_every_verdict_is_final():
    assert asked([call("a", NEEDS), call("b", SOLVENT)], {"needs_support": False, "insolvent": False}) is None


def test_nothing_is_asked_where_there_is_no_call():
    assert asked([], {}) is None


def test_a_fact_that_only_a_refused_call_looks_at_is_not_asked():
    assert asked([call("a", NEEDS, SOLVENT), call("b", STARTED)], {"needs_support": False}) == "already_started"


def test_a_call_that_can_be_applied_for_counts_before_closed_ones():
    past = date(2021, 3, 8)
    calls = [call("a", NEEDS), call("b", SOLVENT, closes=past), call("c", SOLVENT, closes=past)]
    assert asked(calls, {}) == "needs_support"


def test_a_closed_call_is_asked_about_where_nothing_else_is_open():
    assert asked([call("a", NEEDS, closes=date(2021, 3, 8))], {}) == "needs_support"


def test_a_skipped_fact_is_not_asked_again():
    calls = [call("a", NEEDS, SOLVENT)]
    assert asked(calls, {}, frozenset({"needs_support"})) == "insolvent"
    assert asked(calls, {}, frozenset({"needs_support", "insolvent"})) is None


def test_a_guarded_fact_waits_for_its_guard():
    guarded = OnlyWhere(OneOf("municipality", frozenset({"Luleå"})), Is("in_lulea_urban_area", False))
    one = call("a", guarded)
    assert asked([one], {}) == "municipality"
    assert asked([one], {"municipality": "Kiruna"}) is None
    assert asked([one], {"municipality": "Luleå"}) == "in_lulea_urban_area"


def test_a_skipped_guard_takes_its_guarded_fact_with_it():
    guarded = OnlyWhere(OneOf("municipality", frozenset({"Luleå"})), Is("in_lulea_urban_area", False))
    assert asked([call("a", guarded)], {}, frozenset({"municipality"})) is None


def test_the_order_of_the_calls_does_not_change_the_question():
    calls = [call("a", NEEDS), call("b", SOLVENT), replace(call("c", STARTED))]
    assert asked(calls, {}) == asked(calls[::-1], {})
