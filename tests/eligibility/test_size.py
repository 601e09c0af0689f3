"""EU size classes, recommendation 2003/361/EG, annex, articles 2 and 4; eleven kronor a euro."""

import pytest

from bot.eligibility.size import size_result
from bot.eligibility.truth import Outcome

SEK_PER_EURO = 11.0
MILLION_EUR = 11_000_000
MET, NOT_MET, OFFICER, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.OFFICER, Outcome.UNKNOWN
SMALL_FIRMS = (MET, MET, OFFICER, NOT_MET)
NAMES = ("micro", "small", "medium", "large")


def classes(employees, turnover_sek, balance_sheet_sek, rate=SEK_PER_EURO) -> set[str]:
    """The classes that the figures leave possible: for each class, ask whether it alone would be met."""
    possible = set()
    for place, name in enumerate(NAMES):
        only_this = tuple(MET if place == other else NOT_MET for other in range(4))
        if size_result(employees, turnover_sek, balance_sheet_sek, rate, only_this).outcome is not NOT_MET:
            possible.add(name)
    return possible


@pytest.mark.parametrize(
    ("employees", "turnover_eur", "balance_eur", "size"),
    [
        (9, 2, 99, "micro"),
        (9, 99, 2, "micro"),
        (10, 1, 1, "small"),
        (49, 10, 99, "small"),
        (49, 99, 10, "small"),
        (50, 1, 1, "medium"),
        (249, 50, 99, "medium"),
        (249, 99, 43, "medium"),
        (249, 51, 44, "large"),
        (1, 51, 44, "large"),
        (5, 11, 11, "medium"),
        (250, 1, 1, "large"),
        (0, 0, 0, "micro"),
    ],
)
def test_headcount_and_the_kinder_of_the_two_sums_give_the_class(employees, turnover_eur, balance_eur, size):
    assert classes(employees, turnover_eur * MILLION_EUR, balance_eur * MILLION_EUR) == {size}


@pytest.mark.parametrize(
    ("turnover", "balance", "size"),
    [
        (2 * MILLION_EUR, 10**12, "micro"),
        (2 * MILLION_EUR + 1, 10**12, "small"),
        (10 * MILLION_EUR, 10**12, "small"),
        (10 * MILLION_EUR + 1, 10**12, "medium"),
        (50 * MILLION_EUR, 10**12, "medium"),
        (50 * MILLION_EUR + 1, 10**12, "large"),
        (10**12, 43 * MILLION_EUR, "medium"),
        (10**12, 43 * MILLION_EUR + 1, "large"),
    ],
)
def test_a_sum_on_the_limit_belongs_to_the_smaller_class(turnover, balance, size):
    assert classes(5, turnover, balance) == {size}


def test_the_exchange_rate_moves_the_limits():
    assert classes(5, 20_000_001, 10**12, rate=10.0) == {"small"}
    assert classes(5, 20_000_001, 10**12, rate=11.0) == {"micro"}


@pytest.mark.parametrize("employees", [10, 49])
def test_below_fifty_employed_with_neither_sum_is_taken_as_small(employees):
    assert classes(employees, None, None) == {"small"}


@pytest.mark.parametrize("employees", [50, 249])
def test_from_fifty_employed_without_sums_it_may_be_medium_or_large(employees):
    assert classes(employees, None, None) == {"medium", "large"}


def test_from_250_employed_a_company_is_large_whatever_its_sums():
    assert classes(250, None, None) == {"large"}


def test_one_sum_below_the_limit_is_enough():
    assert classes(100, 50 * MILLION_EUR, None) == {"medium"}
    assert classes(100, None, 43 * MILLION_EUR) == {"medium"}


def test_one_sum_above_the_limit_leaves_the_other_to_decide():
    result = size_result(100, 51 * MILLION_EUR, None, SEK_PER_EURO, SMALL_FIRMS)
    assert (result.outcome, result.missing) == (UNKNOWN, {"balance_sheet_sek"})


def test_both_sums_above_the_limit_make_a_company_large_even_where_the_headcount_is_unknown():
    assert classes(None, 51 * MILLION_EUR, 44 * MILLION_EUR) == {"large"}


def test_without_any_figure_all_three_are_missing_and_the_headcount_is_asked_first():
    result = size_result(None, None, None, SEK_PER_EURO, SMALL_FIRMS)
    assert result.outcome is UNKNOWN
    assert result.missing == {"employees", "turnover_sek", "balance_sheet_sek"}
    assert result.ask == {"employees"}


def test_a_small_turnover_makes_the_balance_sheet_unimportant():
    result = size_result(None, 3_000_000, None, SEK_PER_EURO, SMALL_FIRMS)
    assert (result.outcome, result.missing) == (UNKNOWN, {"employees"})


def test_a_class_whose_neighbours_have_the_same_outcome_needs_no_further_figure():
    result = size_result(100, None, None, SEK_PER_EURO, (MET, MET, MET, MET))
    assert result.outcome is MET


def test_a_medium_company_is_left_to_an_officer_where_the_rules_say_so():
    assert size_result(100, MILLION_EUR, None, SEK_PER_EURO, SMALL_FIRMS).outcome is OFFICER
