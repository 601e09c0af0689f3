"""Three-valued truth with a fourth way out: what the rules leave to a case officer."""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What a condition comes to for an applicant."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    OFFICER = "officer"
    """The facts are known, but the source leaves the matter to a case officer's judgement."""


NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """A condition's outcome and, where it is unknown, what could still settle it.

    ``missing`` names the absent facts that can change the outcome; ``ask`` those among them that
    are worth asking now (a guarded fact waits until its guard is known); ``can_fail`` says whether
    some completion makes the condition not met, ``can_refer`` whether some leaves it to an officer.
    """

    outcome: Outcome
    missing: frozenset[str] = NOTHING
    ask: frozenset[str] = NOTHING
    can_fail: bool = False
    can_refer: bool = False


MET = Result(Outcome.MET)
NOT_MET = Result(Outcome.NOT_MET, can_fail=True)
OFFICER = Result(Outcome.OFFICER, can_refer=True)


def unknown(*facts: str, can_fail: bool = True, can_refer: bool = False) -> Result:
    """An unknown result that any of ``facts`` can still change, all of them worth asking now."""
    names = frozenset(facts)
    return Result(Outcome.UNKNOWN, names, names, can_fail, can_refer)


def decided(met: bool) -> Result:
    """MET or NOT_MET."""
    return MET if met else NOT_MET
