"""From the conditions that editors write in YAML to the typed conditions of the eligibility rules."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.eligibility import conditions as rules
from bot.eligibility.facts import FACT_BY_ID, Fact
from bot.eligibility.municipalities import COUNTIES, COUNTY_OF
from bot.eligibility.size import SIZES

FigureValue = Callable[[str], int]


class ConditionFault(ValueError):
    """What is wrong with a written condition, and the remedy, in Swedish."""


def condition(written: Any, figure: FigureValue, sek_per_euro: float) -> rules.Condition:
    """The condition that ``written`` means; ``figure`` looks up a number by its name in the file.

    Forms: ``officer``; ``{county: …}``; ``{eu_size: {met: […], officer: […]}}``;
    ``{only_where: …, then: …}``; ``{either: […, …]}``; ``{fact: …, <operator>: …}`` with the operators
    met/officer/not_met/rest, is, at_least/at_most/below, any_of, not_only.
    Raises ``ConditionFault``.
    """
    if written == "officer":
        return rules.LeftToOfficer()
    if not isinstance(written, Mapping):
        raise ConditionFault(
            "Ett villkor ska vara ”officer” eller nycklar som fact, county, eu_size, only_where, either."
        )

    def inner(part: Any) -> rules.Condition:
        return condition(part, figure, sek_per_euro)

    keys = set(written)
    if keys == {"county"}:
        return rules.InCounty(_one_of(written["county"], COUNTIES, "län"))
    if keys == {"eu_size"}:
        return _eu_size(written["eu_size"], sek_per_euro)
    if keys == {"only_where", "then"}:
        return rules.OnlyWhere(inner(written["only_where"]), inner(written["then"]))
    if keys == {"either"}:
        return rules.Either(tuple(inner(part) for part in written["either"]))
    if "fact" in keys:
        return _fact_condition(written, figure)
    raise ConditionFault(f"Okänt villkor med nycklarna {', '.join(sorted(map(str, keys)))}.")


def _fact_condition(written: Mapping[str, Any], figure: FigureValue) -> rules.Condition:
    fact = FACT_BY_ID.get(written["fact"])
    if fact is None:
        raise ConditionFault(f"Uppgiften ”{written['fact']}” finns inte. Kända: {', '.join(FACT_BY_ID)}.")
    operators = {key: value for key, value in written.items() if key != "fact"}
    keys = set(operators)
    if fact.type == "choice" and "met" in keys and keys <= {"met", "officer", "not_met", "rest"}:
        return _choice(fact, operators)
    if fact.type == "boolean" and keys == {"is"} and isinstance(operators["is"], bool):
        return rules.Is(fact.id, operators["is"])
    if fact.type in ("integer", "number") and keys and keys <= {"at_least", "at_most", "below"}:
        return rules.InRange(fact.id, **{key: figure(name) for key, name in operators.items()})
    if fact.type == "choices" and keys == {"any_of"}:
        return rules.AnyOf(fact.id, _values(fact, operators["any_of"]))
    if fact.type == "choices" and keys == {"not_only"}:
        return rules.NotOnly(fact.id, _values(fact, operators["not_only"]))
    if fact.type == "municipality" and keys == {"met"}:
        return rules.OneOf(fact.id, frozenset(_one_of(name, tuple(COUNTY_OF), "kommun") for name in operators["met"]))
    raise ConditionFault(f"”{fact.id}” ({fact.type}) kan inte prövas med: {', '.join(sorted(keys)) or 'inget'}.")


def _choice(fact: Fact, operators: Mapping[str, Any]) -> rules.Condition:
    rest = operators.get("rest", "not_met")
    if rest not in ("not_met", "officer"):
        raise ConditionFault("”rest” ska vara not_met eller officer.")
    return rules.OneOf(
        fact.id,
        met=_values(fact, operators["met"]),
        officer=_values(fact, operators.get("officer", [])),
        rest_to_officer=rest == "officer",
        not_met=_values(fact, operators.get("not_met", [])),
    )


def _values(fact: Fact, names: Any) -> frozenset[str]:
    if not isinstance(names, list):
        raise ConditionFault(f"Värdena för ”{fact.id}” ska stå som en lista, till exempel [{fact.values[0]}].")
    return frozenset(_one_of(name, fact.values, fact.id) for name in names)


def _one_of(name: Any, allowed: tuple[str, ...], what: str) -> str:
    if name not in allowed:
        raise ConditionFault(f"”{name}” är inget känt värde för {what}. Kända: {', '.join(allowed)}.")
    return str(name)


def _eu_size(written: Any, sek_per_euro: float) -> rules.Condition:
    if not isinstance(written, Mapping) or not set(written) <= {"met", "officer"}:
        raise ConditionFault("”eu_size” ska ha listorna met och, vid behov, officer.")
    met, officer = (
        frozenset(_one_of(size, SIZES, "storleksklass") for size in written.get(key, [])) for key in ("met", "officer")
    )
    return rules.EuSize(met, officer, sek_per_euro)
