"""The small typed conditions that criteria in the call files are made of.

Each condition evaluates known facts to a ``Result``; an absent fact is unknown, never yes or no.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.eligibility.facts import FACT_BY_ID, Facts, county_of
from bot.eligibility.size import SIZE_FACTS, SIZES, size_result
from bot.eligibility.truth import MET, NOT_MET, NOTHING, OFFICER, Outcome, Result, decided, unknown


class Condition(Protocol):
    """Anything that judges facts."""

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it looks at: no other one can change what it comes to."""
        ...

    def evaluate(self, facts: Facts) -> Result:
        """What the known facts come to."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact has one of the values ``met``; those in ``officer`` are left to an officer."""

    fact: str
    met: frozenset[str]
    officer: frozenset[str] = frozenset()
    rest_to_officer: bool = False
    not_met: frozenset[str] = frozenset()

    @property
    def _refuses_some(self) -> bool:
        if self.rest_to_officer:
            return bool(self.not_met - self.met - self.officer)
        values = FACT_BY_ID[self.fact].values
        return not values or not self.met | self.officer >= set(values)

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, facts: Facts) -> Result:
        value = facts.get(self.fact)
        if value is None:
            return unknown(self.fact, can_fail=self._refuses_some)
        if value in self.met:
            return MET
        if value in self.officer or (self.rest_to_officer and value not in self.not_met):
            return OFFICER
        return NOT_MET


@dataclass(frozen=True, slots=True)
class Is:
    """The yes-or-no fact has the value ``value``."""

    fact: str
    value: bool

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, facts: Facts) -> Result:
        known = facts.get(self.fact)
        return unknown(self.fact) if known is None else decided(known is self.value)


@dataclass(frozen=True, slots=True)
class InRange:
    """The number lies within the limits that are given (in the fact's own unit)."""

    fact: str
    at_least: int | None = None
    at_most: int | None = None
    below: int | None = None

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, facts: Facts) -> Result:
        value: Any = facts.get(self.fact)
        if value is None:
            return unknown(self.fact)
        return decided(
            (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The list holds at least one of ``values``."""

    fact: str
    values: frozenset[str]

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, facts: Facts) -> Result:
        chosen: Any = facts.get(self.fact)
        return unknown(self.fact) if chosen is None else decided(not self.values.isdisjoint(chosen))


@dataclass(frozen=True, slots=True)
class NotOnly:
    """The list holds something besides ``values``."""

    fact: str
    values: frozenset[str]

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, facts: Facts) -> Result:
        chosen: Any = facts.get(self.fact)
        return unknown(self.fact) if chosen is None else decided(not self.values.issuperset(chosen))


@dataclass(frozen=True, slots=True)
class InCounty:
    """The plan is carried out in the county (län) ``county``."""

    county: str

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({"municipality"})

    def evaluate(self, facts: Facts) -> Result:
        county = county_of(facts)
        return unknown("municipality") if county is None else decided(county == self.county)


@dataclass(frozen=True, slots=True)
class EuSize:
    """The company's EU size class is among ``met``; classes in ``officer`` are left to an officer."""

    met: frozenset[str]
    officer: frozenset[str]
    sek_per_euro: float

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """One outcome for each of ``SIZES``."""
        return tuple(
            Outcome.MET if size in self.met else Outcome.OFFICER if size in self.officer else Outcome.NOT_MET
            for size in SIZES
        )

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(SIZE_FACTS)

    def evaluate(self, facts: Facts) -> Result:
        employees: Any = facts.get("employees")
        turnover: Any = facts.get("turnover_sek")
        balance: Any = facts.get("balance_sheet_sek")
        return size_result(employees, turnover, balance, self.sek_per_euro, self.outcomes)


@dataclass(frozen=True, slots=True)
class OnlyWhere:
    """``then`` must hold where ``guard`` holds; elsewhere it is of no importance."""

    guard: Condition
    then: Condition

    @property
    def facts(self) -> frozenset[str]:
        return self.guard.facts | self.then.facts

    def evaluate(self, facts: Facts) -> Result:
        guard = self.guard.evaluate(facts)
        if guard.outcome is Outcome.NOT_MET:
            return MET
        then = self.then.evaluate(facts)
        if guard.outcome is Outcome.MET or then.outcome is Outcome.MET:
            return then
        fails = guard.missing | then.fails if then.outcome is Outcome.NOT_MET or then.fails else NOTHING
        return Result(Outcome.UNKNOWN, guard.missing | then.missing, guard.ask, fails)


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of ``conditions`` holds."""

    conditions: tuple[Condition, ...]

    @property
    def facts(self) -> frozenset[str]:
        return NOTHING.union(*(condition.facts for condition in self.conditions))

    def evaluate(self, facts: Facts) -> Result:
        results = [condition.evaluate(facts) for condition in self.conditions]
        outcomes = {result.outcome for result in results}
        if Outcome.MET in outcomes:
            return MET
        if outcomes == {Outcome.NOT_MET}:
            return NOT_MET
        open_results = [result for result in results if result.outcome is Outcome.UNKNOWN]
        if not open_results:
            return OFFICER
        can_fail = Outcome.OFFICER not in outcomes and all(result.fails for result in open_results)
        return Result(
            Outcome.UNKNOWN,
            NOTHING.union(*(result.missing for result in open_results)),
            NOTHING.union(*(result.ask for result in open_results)),
            NOTHING.union(*(result.fails for result in open_results)) if can_fail else NOTHING,
        )


@dataclass(frozen=True, slots=True)
class LeftToOfficer:
    """The source does not state its rules: a case officer decides, whatever the facts."""

    @property
    def facts(self) -> frozenset[str]:
        return NOTHING

    def evaluate(self, facts: Facts) -> Result:
        return OFFICER
