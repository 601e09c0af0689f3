from bot.eligibility.truth import MET, NOT_MET, OFFICER, Outcome, decided, unknown


def test_a_decided_condition_misses_nothing_and_asks_nothing():
    assert [(result.missing, result.ask) for result in (MET, NOT_MET, OFFICER)] == [(frozenset(), frozenset())] * 3


def test_yes_is_met_and_no_is_not_met():
    assert (decided(True), decided(False)) == (MET, NOT_MET)


def test_an_unknown_condition_names_the_fact_that_can_settle_it():
    result = unknown("employees")
    assert (result.outcome, result.missing, result.ask) == (Outcome.UNKNOWN, {"employees"}, {"employees"})
