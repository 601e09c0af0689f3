"""EU size class of a company, by Commission recommendation 2003/361/EG.

A company belongs to a class where its headcount is below the class's limit and its turnover or its
balance sheet total is at most the class's limit; one of the two is enough.
"""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from itertools import product

from bot.eligibility.truth import MET, NOT_MET, OFFICER, Outcome, Result

SIZES = ("micro", "small", "medium", "large")
HEADCOUNT_BELOW = (10, 50, 250)
TURNOVER_AT_MOST_EUR = (2_000_000, 10_000_000, 50_000_000)
BALANCE_AT_MOST_EUR = (2_000_000, 10_000_000, 43_000_000)
SIZE_FACTS = ("employees", "turnover_sek", "balance_sheet_sek")

Rank = int | None
"""Place in ``SIZES``; None where the figure is not known."""

Point = tuple[int, ...]
_DECIDED = {Outcome.MET: MET, Outcome.NOT_MET: NOT_MET, Outcome.OFFICER: OFFICER}


def size_result(
    employees: int | None,
    turnover_sek: int | None,
    balance_sheet_sek: int | None,
    sek_per_euro: float,
    outcomes: tuple[Outcome, ...],
) -> Result:
    """What headcount, turnover and balance sheet (SEK) come to, with one outcome for each of ``SIZES``.

    Below 50 employed with neither turnover nor balance sheet given is taken as micro or small (the
    project's reading: so small a firm seldom has the turnover of a medium-sized one).
    """
    return _result(
        None if employees is None else sum(employees >= limit for limit in HEADCOUNT_BELOW),
        _money_rank(turnover_sek, TURNOVER_AT_MOST_EUR, sek_per_euro),
        _money_rank(balance_sheet_sek, BALANCE_AT_MOST_EUR, sek_per_euro),
        outcomes,
    )


def _money_rank(sek: int | None, limits_eur: tuple[int, ...], sek_per_euro: float) -> Rank:
    return None if sek is None else sum(sek > limit * sek_per_euro for limit in limits_eur)


@lru_cache(maxsize=4096)
def _result(heads: Rank, turnover: Rank, balance: Rank, outcomes: tuple[Outcome, ...]) -> Result:
    if turnover is None and balance is None and heads is not None and heads < 2:
        return _DECIDED[outcomes[heads]]
    ranks = range(len(SIZES))
    axes = [ranks if rank is None else (rank,) for rank in (heads, turnover, balance)]
    grid = {point: outcomes[max(point[0], min(point[1:]))] for point in product(*axes)}
    possible = set(grid.values())
    if len(possible) == 1:
        return _DECIDED[possible.pop()]
    known = (heads, turnover, balance)
    missing = _mattering(grid, known)
    fails = _mattering({point: outcome is Outcome.NOT_MET for point, outcome in grid.items()}, known)
    first = next(fact for fact in SIZE_FACTS if fact in missing)
    return Result(Outcome.UNKNOWN, missing, frozenset({first}), fails)


def _mattering(grid: Mapping[Point, Hashable], known: tuple[Rank, ...]) -> frozenset[str]:
    """The unknown facts that make a difference somewhere in ``grid``."""
    return frozenset(
        fact for axis, (fact, rank) in enumerate(zip(SIZE_FACTS, known)) if rank is None and _matters(grid, axis)
    )


def _matters(grid: Mapping[Point, Hashable], axis: int) -> bool:
    """Whether some two points that differ only along ``axis`` have different values."""
    seen: dict[tuple[int, ...], Hashable] = {}
    return any(seen.setdefault(point[:axis] + point[axis + 1 :], outcome) != outcome for point, outcome in grid.items())
