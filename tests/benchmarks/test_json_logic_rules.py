"""The rules are run here by a small interpreter of the few operators that they use; the benchmark runs the real one."""

import operator
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from benchmarks.json_logic_rules import data_of, rule_of, rules_of
from bot.catalogue.loading import load_catalogue
from bot.eligibility import conditions as own
from bot.eligibility.assessment import assess_all
from bot.eligibility.facts import FACTS, Facts, checked_facts
from bot.settings import PROJECT

COMPARED = {"==": operator.eq, "<": operator.lt, "<=": operator.le, ">=": operator.ge}
TODAY = date(2026, 11, 22)


def run(rule: Any, data: Any) -> Any:
    """What json-logic gives for the operators that occur."""
    if not isinstance(rule, dict):
        return rule
    ((name, given),) = rule.items()
    if name == "var":
        return data if given == "" else data[given]
    if name == "some":
        return any(run(given[1], one) for one in run(given[0], data))
    values = [run(one, data) for one in (given if isinstance(given, list) else [given])]
    if name in ("and", "or", "!"):
        return {"and": all, "or": any, "!": lambda one: not one[0]}[name](values)
    left, right = values
    return left in right if name == "in" else COMPARED[name](left, right)


def applicants() -> Iterator[Facts]:
    """Applicants of whom everything is known, in which every fact takes several values."""
    towns = ("Kalix", "Luleå", "Västerås", "Sala", "Umeå", "Göteborg")
    amounts = (0, 30_000, 200_000, 900_000, 25_000_000, 700_000_000)
    for number in range(240):
        facts: dict[str, Any] = {}
        for place, fact in enumerate(FACTS):
            turn = number * (place + 3) // 7 + number + place
            match fact.type:
                case "municipality":
                    facts[fact.id] = towns[number % len(towns)]
                case "boolean":
                    facts[fact.id] = turn % 3 != 0
                case "choice":
                    facts[fact.id] = fact.values[turn % len(fact.values)]
                case "choices":
                    facts[fact.id] = [fact.values[turn % len(fact.values)], fact.values[turn * 5 % len(fact.values)]]
                case "integer" | "number":
                    small = (0, 1, 2, 9, 25, 60, 100)[turn % 7]
                    facts[fact.id] = amounts[turn % len(amounts)] if fact.unit == "SEK" else small
        yield checked_facts(facts)


def test_the_rules_refuse_whom_our_own_criteria_refuse() -> None:
    calls = tuple(load_catalogue(PROJECT / "calls").calls)
    rules = [rules_of(call) for call in calls]
    refused = 0
    for facts in applicants():
        data = data_of(facts)
        for one, own_rules in zip(assess_all(calls, facts, TODAY), rules):
            met = [run(rule, data) for rule in own_rules]
            assert (one.verdict == "ineligible") == (not all(met)), (one.call.id, facts)
            refused += not all(met)
    assert 0 < refused < 240 * len(calls)


@pytest.mark.parametrize(
    ("chosen", "micro", "small", "medium", "large"),
    [
        ({"micro", "small"}, True, True, False, False),
        ({"medium"}, False, False, True, False),
        ({"micro", "large"}, True, False, False, True),
        ({"micro", "small", "medium", "large"}, True, True, True, True),
    ],
)
def test_size_classes_become_comparisons(chosen: set[str], micro: bool, small: bool, medium: bool, large: bool) -> None:
    rule = rule_of(own.EuSize(frozenset(chosen), frozenset(), 11.0))
    companies = [(5, 1_000_000), (30, 50_000_000), (100, 200_000_000), (100, 900_000_000)]
    found = [
        bool(run(rule, {"employees": people, "turnover_sek": sek, "balance_sheet_sek": sek}))
        for people, sek in companies
    ]

    assert found == [micro, small, medium, large]


def test_a_kind_of_condition_without_a_translation_is_refused() -> None:
    with pytest.raises(KeyError):
        rule_of(object())  # type: ignore[arg-type]
