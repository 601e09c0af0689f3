"""The criteria of calls as json-logic rules (https://jsonlogic.com), so that the same rules can be run both ways.

json-logic knows yes and no only: a rule gives False exactly where ours says *not met*, for an applicant of whom
everything is known. What ours leaves to an officer counts as yes.
"""

from collections.abc import Callable
from typing import Any

from bot.eligibility import conditions as own
from bot.eligibility.call import Call
from bot.eligibility.facts import Facts, county_of
from bot.eligibility.size import BALANCE_AT_MOST_EUR, HEADCOUNT_BELOW, SIZES, TURNOVER_AT_MOST_EUR

Rule = Any
"""A JSON value: an operator with its arguments, or a constant."""


def data_of(facts: Facts) -> dict[str, Any]:
    """The applicant as json-logic sees it; the county is looked up beforehand, once."""
    plain = {fact: list(value) if isinstance(value, tuple) else value for fact, value in facts.items()}
    return plain | {"county": county_of(facts)}


def rules_of(call: Call) -> list[Rule]:
    """One rule for each criterion."""
    return [rule_of(criterion.condition) for criterion in call.criteria]


def rule_of(condition: own.Condition) -> Rule:
    """The condition as a rule. Raises ``KeyError`` for a kind of condition that is not known here."""
    return _WAYS[type(condition)](condition)


def _one_of(condition: own.OneOf) -> Rule:
    value = _var(condition.fact)
    if condition.rest_to_officer:
        return {"!": {"in": [value, sorted(condition.not_met - condition.met - condition.officer)]}}
    return {"in": [value, sorted(condition.met | condition.officer)]}


def _in_range(condition: own.InRange) -> Rule:
    limits = ((">=", condition.at_least), ("<=", condition.at_most), ("<", condition.below))
    return _all([{operator: [_var(condition.fact), limit]} for operator, limit in limits if limit is not None])


def _some(fact: str, rule: Rule) -> Rule:
    return {"some": [_var(fact), rule]}


def _eu_size(condition: own.EuSize) -> Rule:
    """The class is among those that are met; a run of classes from the smallest on is one comparison."""
    chosen = [size in condition.met | condition.officer for size in SIZES]
    ways = []
    for last, size_chosen in enumerate(chosen):
        if size_chosen and (last + 1 == len(SIZES) or not chosen[last + 1]):
            first = max((place + 1 for place in range(last) if not chosen[place]), default=0)
            above = [] if first == 0 else [{"!": _at_most(first - 1, condition.sek_per_euro)}]
            below = [] if last + 1 == len(SIZES) else [_at_most(last, condition.sek_per_euro)]
            ways.append(_all([*above, *below]))
    return _any(ways)


def _at_most(place: int, sek_per_euro: float) -> Rule:
    """The company is of the class at ``place`` of ``SIZES`` or smaller."""
    turnover = {"<=": [_var("turnover_sek"), TURNOVER_AT_MOST_EUR[place] * sek_per_euro]}
    balance = {"<=": [_var("balance_sheet_sek"), BALANCE_AT_MOST_EUR[place] * sek_per_euro]}
    return {"and": [{"<": [_var("employees"), HEADCOUNT_BELOW[place]]}, {"or": [turnover, balance]}]}


def _var(name: str) -> Rule:
    return {"var": name}


def _all(rules: list[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else {"and": rules} if rules else True


def _any(rules: list[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else {"or": rules} if rules else False


_EACH = {"var": ""}
_WAYS: dict[type, Callable[[Any], Rule]] = {
    own.OneOf: _one_of,
    own.Is: lambda condition: {"==": [_var(condition.fact), condition.value]},
    own.InRange: _in_range,
    own.AnyOf: lambda condition: _some(condition.fact, {"in": [_EACH, sorted(condition.values)]}),
    own.NotOnly: lambda condition: _some(condition.fact, {"!": {"in": [_EACH, sorted(condition.values)]}}),
    own.InCounty: lambda condition: {"==": [_var("county"), condition.county]},
    own.EuSize: _eu_size,
    own.OnlyWhere: lambda one: {"or": [{"!": rule_of(one.guard)}, rule_of(one.then)]},
    own.Either: lambda one: {"or": [rule_of(condition) for condition in one.conditions]},
    own.LeftToOfficer: lambda _: True,
}
