"""One applicant against a catalogue, ours and json-logic in turns; run in stock Rasa's environment, which has both.

``python -m benchmarks.eligibility_worker CALLS_FOLDER NUMBER ROUNDS``

Prints a JSON object: ms an applicant for each way, how often the two disagreed, and how many verdicts there were.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from json_logic import jsonLogic

from benchmarks.eligibility_ways import EVERY, EXPLAINED, JUDGED, UNTIL_FIRST
from benchmarks.json_logic_rules import Rule, data_of, rules_of
from benchmarks.rounds import interleaved, milliseconds
from bot.catalogue.loading import load_catalogue
from bot.eligibility.assessment import Assessment, assess_all
from bot.eligibility.call import Call
from bot.eligibility.facts import FACTS, Fact, Facts, checked_facts
from bot.eligibility.municipalities import COUNTY_OF
from bot.guidance.payload import eligibility_payload

TODAY = date(2026, 11, 22)
_CALLS_A_ROUND = 10_000
"""A round judges about so many calls in each way, so that a large catalogue takes no longer than a small one."""
_APPLICANTS_COMPARED = 40
_TENS = {"SEK": 8, "persons": 3}
"""Figures run up to ten to this power, small ones as often as large ones."""


def applicants() -> Iterator[Facts]:
    """Applicants of whom everything is known, drawn at random but always the same: what was found is seldom of use."""
    chance = random.Random(12)
    while True:
        yield checked_facts({fact.id: _value(fact, chance) for fact in FACTS if fact.type != "organisation_number"})


def _value(fact: Fact, chance: random.Random) -> object:
    match fact.type:
        case "municipality":
            return chance.choice(list(COUNTY_OF))
        case "boolean":
            return chance.random() < 0.5
        case "choice":
            return chance.choice(fact.values)
        case "choices":
            return chance.sample(fact.values, chance.randint(1, 3))
    return min(fact.high, round(10 ** chance.uniform(0, _TENS.get(fact.unit, 2))))


def main(folder: Path, number: int, rounds: int) -> None:
    """Measures and prints."""
    calls = tuple(load_catalogue(folder).calls)[:number]
    rules = [rules_of(call) for call in calls]
    repeats = max(3, min(60, _CALLS_A_ROUND // len(calls)))
    times = interleaved(_measures(calls, rules), repeats, rounds)
    print(json.dumps({"times": times, "differences": differences(calls, rules), "calls": len(calls)}))


def _measures(calls: tuple[Call, ...], rules: list[list[Rule]]) -> dict[str, Callable[[], float]]:
    conjunctions = [{"and": own} for own in rules]
    ways: dict[str, Callable[[Facts], object]] = {
        EXPLAINED: lambda facts: eligibility_payload(calls, facts, TODAY),
        JUDGED: lambda facts: [_everything_of(one) for one in assess_all(calls, facts, TODAY)],
        EVERY: lambda facts: _every(rules, data_of(facts)),
        UNTIL_FIRST: lambda facts: _until_first(conjunctions, data_of(facts)),
    }
    supply = {name: applicants() for name in ways}  # the same applicants for each way
    return {
        name: lambda way=way, own=supply[name]: _timed(way, next(own))  # type: ignore[misc]
        for name, way in ways.items()
    }


def _everything_of(one: Assessment) -> tuple[object, ...]:
    """All that an assessment holds, which may be worked out only when it is asked for."""
    return one.verdict, one.criteria, one.max_support_sek, one.missing, one.todo, one.attachments


def _timed(way: Callable[[Facts], object], facts: Facts) -> float:
    return milliseconds(lambda: way(facts))


def _every(rules: list[list[Rule]], data: dict[str, object]) -> list[list[bool]]:
    return [[jsonLogic(rule, data) for rule in own] for own in rules]


def _until_first(conjunctions: list[Rule], data: dict[str, object]) -> list[bool]:
    return [jsonLogic(rule, data) for rule in conjunctions]


def differences(calls: tuple[Call, ...], rules: list[list[Rule]]) -> int:
    """For some applicants, the calls that one way finds ineligible and the other does not."""
    found = 0
    for facts, _ in zip(applicants(), range(_APPLICANTS_COMPARED)):
        refused = [one.verdict == "ineligible" for one in assess_all(calls, facts, TODAY)]
        found += sum(own == all(met) for own, met in zip(refused, _every(rules, data_of(facts))))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
