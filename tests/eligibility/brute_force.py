"""What a verdict can still become, found by trying every completion: slow, plain, and no part of the rules' own logic.

Facts fall into groups that share a criterion; a group is completed in every way, and the groups' outcomes combined.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from bot.catalogue.loading import load_catalogue
from bot.catalogue.subjects import Catalogue
from bot.eligibility import conditions as rules
from bot.eligibility.call import Call, Criterion
from bot.eligibility.facts import FACT_BY_ID, PURPOSES, Facts
from bot.eligibility.truth import Outcome

CALLS_FOLDER = Path(__file__).parents[2] / "calls"
MONEY = (1_000_000, 60_000_000, 300_000_000, 600_000_000)  # micro, small, medium, large at eleven kronor a euro
SIZE_SUMS = frozenset({"turnover_sek", "balance_sheet_sek"})

VALUES: dict[str, tuple] = {
    "municipality": ("Luleå", "Kiruna", "Västerås", "Umeå"),
    "purposes": (*((purpose,) for purpose in PURPOSES), ("operating_costs", "own_work"), ("own_work", "consulting")),
    "employees": (0, 1, 2, 9, 10, 49, 50, 249, 250),
    "turnover_sek": MONEY,
    "balance_sheet_sek": MONEY,
    "cost_sek": (0, 1, 59_999, 60_001, 2_000_000),
    "owner_work_share_percent": (0, 49.9, 50, 100),
    "partner_count": (0, 1, 2, 3),
    "project_months": (1, 12, 13),
    "cofinancing_percent": (0, 24.9, 25, 100),
    "de_minimis_received_sek": (0, 2_985_000, 2_999_999, 3_000_000),
}
"""Representative values: both sides of every limit in the catalogue. Choices and booleans take all of theirs."""


def values_of(fact: str) -> tuple:
    """The values to try for ``fact``."""
    if fact in VALUES:
        return VALUES[fact]
    declared = FACT_BY_ID[fact]
    return (True, False) if declared.type == "boolean" else declared.values


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The real catalogue."""
    return load_catalogue(CALLS_FOLDER)


def facts_of(condition: rules.Condition) -> frozenset[str]:
    """The facts that ``condition`` looks at, read off its form."""
    match condition:
        case rules.InCounty():
            return frozenset({"municipality"})
        case rules.EuSize():
            return SIZE_SUMS | {"employees"}
        case rules.OnlyWhere(guard=guard, then=then):
            return facts_of(guard) | facts_of(then)
        case rules.Either(conditions=parts):
            return frozenset().union(*map(facts_of, parts))
        case rules.LeftToOfficer():
            return frozenset()
        case _:
            return frozenset({condition.fact})


def groups_of(call: Call) -> list[tuple[frozenset[str], tuple[Criterion, ...]]]:
    """The call's criteria in groups that share no fact with each other."""
    groups: list[tuple[frozenset[str], tuple[Criterion, ...]]] = []
    for criterion in call.criteria:
        facts, members = facts_of(criterion.condition), (criterion,)
        apart = []
        for other_facts, others in groups:
            if facts & other_facts:
                facts, members = facts | other_facts, (*others, *members)
            else:
                apart.append((other_facts, others))
        groups = [*apart, (facts, members)]
    return groups


def verdict_of(outcomes: Iterable[Outcome]) -> str:
    """The verdict on complete facts: one failure refuses, all met fits, else an officer decides."""
    found = set(outcomes)
    if Outcome.NOT_MET in found:
        return "ineligible"
    return "eligible" if found <= {Outcome.MET} else "unknown"


_AS_OUTCOME = {"eligible": Outcome.MET, "ineligible": Outcome.NOT_MET, "unknown": Outcome.OFFICER}


def _open_facts(facts: frozenset[str], known: Mapping) -> list[str]:
    """Facts of a group left to complete. Below fifty employed with neither sum: taken as small, sums left out."""
    taken_as_small = known.get("employees", 50) < 50 and not SIZE_SUMS & known.keys()
    return sorted(fact for fact in facts - known.keys() if not (taken_as_small and fact in SIZE_SUMS))


class Completions:
    """All completions of one group of a call's facts: the group's outcome for each."""

    def __init__(self, criteria: tuple[Criterion, ...], facts: frozenset[str], known: Facts) -> None:
        self.open = _open_facts(facts, known)
        self.outcome: dict[tuple, Outcome] = {}
        for chosen in product(*map(values_of, self.open)):
            complete = {**known, **dict(zip(self.open, chosen))}
            outcomes = [criterion.condition.evaluate(complete).outcome for criterion in criteria]
            self.outcome[chosen] = _AS_OUTCOME[verdict_of(outcomes)]
        self.reachable = frozenset(self.outcome.values())

    def changes(self, fact: str) -> set[frozenset[Outcome]]:
        """The sets of outcomes among which ``fact`` alone chooses, the others in the group held fixed."""
        place = self.open.index(fact)
        rows: dict[tuple, set[Outcome]] = {}
        for chosen, outcome in self.outcome.items():
            rows.setdefault(chosen[:place] + chosen[place + 1 :], set()).add(outcome)
        return {frozenset(row) for row in rows.values() if len(row) > 1}


@cache
def _completions(criteria: tuple[Criterion, ...], facts: frozenset[str], known: frozenset) -> Completions:
    return Completions(criteria, facts, dict(known))


def completions(call: Call, known: Facts) -> list[Completions]:
    """One ``Completions`` for each group of the call."""
    return [
        _completions(criteria, facts, frozenset((fact, known[fact]) for fact in facts & known.keys()))
        for facts, criteria in groups_of(call)
    ]


def reachable_verdicts(call: Call, known: Facts) -> set[str]:
    """Every verdict that some completion of ``known`` leads to."""
    return {verdict_of(outcomes) for outcomes in product(*(group.reachable for group in completions(call, known)))}


def facts_that_can_change_the_verdict(call: Call, known: Facts) -> set[str]:
    """Facts for which two completions differ in that fact alone and come to different verdicts."""
    groups = completions(call, known)
    found = set()
    for place, group in enumerate(groups):
        others = {verdict_of(rest) for rest in product(*(g.reachable for g in groups[:place] + groups[place + 1 :]))}
        for fact in group.open:
            if any(_differs(row, rest) for row in group.changes(fact) for rest in others):
                found.add(fact)
    return found


def _differs(row: frozenset[Outcome], rest: str) -> bool:
    return len({verdict_of((outcome, _AS_OUTCOME[rest])) for outcome in row}) > 1
