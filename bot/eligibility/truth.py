"""Three-valued truth with a fourth way out: what the rules leave to a case officer."""

from dataclasses import dataclass
from enum import Enum
from functools import cache


class Outcome(Enum):
    """What a condition comes to for an applicant."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    OFFICER = "officer"
    """The facts are known, but the source leaves the matter to a case officer's judgement."""

    __hash__ = object.__hash__  # each exists once; an Enum's own hash goes by its name and costs five times as much


NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """A condition's outcome and, where it is unknown, what could still settle it.

    ``missing`` names the absent facts that can change the outcome; ``ask`` those among them that
    are worth asking now (a guarded fact waits until its guard is known); ``fails`` those that can
    change whether the condition is not met (where none can, it can only be met or left to an officer).
    """

    outcome: Outcome
    missing: frozenset[str] = NOTHING
    ask: frozenset[str] = NOTHING
    fails: frozenset[str] = NOTHING


MET = Result(Outcome.MET)
NOT_MET = Result(Outcome.NOT_MET)
OFFICER = Result(Outcome.OFFICER)


@cache  # two results for each fact at most
def unknown(fact: str, can_fail: bool = True) -> Result:
    """An unknown result that ``fact`` settles; ``can_fail`` says whether some value of it is refused."""
    names = frozenset({fact})
    return Result(Outcome.UNKNOWN, names, names, names if can_fail else NOTHING)


def decided(met: bool) -> Result:
    """MET or NOT_MET."""
    return MET if met else NOT_MET
