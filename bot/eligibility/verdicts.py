"""The verdict on one call: what follows from its criteria's results, worked out where somebody asks for it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, overload

from bot.eligibility.call import Attachment, Call, Criterion
from bot.eligibility.facts import FACT_ORDER, Facts
from bot.eligibility.truth import NOTHING, Outcome, Result

_outcome = attrgetter("outcome")


class Explanation(Sequence[tuple[Criterion, Outcome]]):
    """Each criterion with its outcome. Paired when read: of a thousand calls most are never looked at so closely."""

    __slots__ = ("_criteria", "_results")

    def __init__(self, criteria: tuple[Criterion, ...], results: tuple[Result, ...]) -> None:
        self._criteria = criteria
        self._results = results

    def __len__(self) -> int:
        return len(self._criteria)

    @overload
    def __getitem__(self, place: int) -> tuple[Criterion, Outcome]: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[Criterion, Outcome]]: ...

    def __getitem__(self, place: int | slice) -> tuple[Criterion, Outcome] | Sequence[tuple[Criterion, Outcome]]:
        return tuple(self)[place]

    def __iter__(self) -> Iterator[tuple[Criterion, Outcome]]:
        return zip(self._criteria, map(_outcome, self._results))


class Assessment:
    """The verdict on one call: ``eligible``, ``ineligible`` or ``unknown``, and the call's ``status`` on the day.

    ``results`` has one for each criterion of the call. ``facts`` must not change afterwards: amount, papers and
    what is left to do are worked out from them only when they are read, for most calls never.
    """

    __slots__ = ("call", "facts", "results", "status", "verdict")

    def __init__(self, call: Call, verdict: str, status: str, results: tuple[Result, ...], facts: Facts) -> None:
        self.call = call
        self.verdict = verdict
        self.status = status
        self.results = results
        self.facts = facts

    @property
    def missing(self) -> tuple[str, ...]:
        """Exactly the facts that could still change the verdict, in the order in which they are asked for."""
        return open_facts(self.results)[0] if self.verdict == "unknown" else ()

    @property
    def ask(self) -> frozenset[str]:
        """Those of the missing facts that are worth asking for now."""
        return open_facts(self.results)[1] if self.verdict == "unknown" else NOTHING

    @property
    def officer_review(self) -> bool:
        """Whether the verdict is an officer's: unknown, and no fact could change that."""
        return self.verdict == "unknown" and not open_facts(self.results)[0]

    @property
    def criteria(self) -> "Explanation":
        """Each criterion with what it comes to, in the call's order."""
        return Explanation(self.call.criteria, self.results)

    @property
    def max_support_sek(self) -> int | None:
        """The most that could be granted, in whole SEK; None where no figure can be given."""
        return None if self.verdict == "ineligible" else max_support_sek(self.call, self.facts)

    @property
    def todo(self) -> tuple[str, ...]:
        """What the applicant can still put right before applying."""
        if self.verdict == "ineligible":
            return ()
        return tuple(
            todo.text for todo in self.call.todos if todo.done_when.evaluate(self.facts).outcome is not Outcome.MET
        )

    @property
    def attachments(self) -> tuple[tuple[Attachment, bool], ...]:
        """Each paper that is or may be needed, with whether it is known to be required."""
        if self.verdict == "ineligible":
            return ()
        needs = [(paper, _needed(paper, self.facts)) for paper in self.call.attachments]
        return tuple((paper, need is Outcome.MET) for paper, need in needs if need is not Outcome.NOT_MET)


def _needed(paper: Attachment, facts: Facts) -> Outcome:
    return Outcome.MET if paper.when is None else paper.when.evaluate(facts).outcome


def verdict_of(results: Sequence[Result]) -> str:
    """One criterion not met makes a call ineligible whatever else is unknown; eligible needs every one met."""
    outcomes = {result.outcome for result in results}
    if Outcome.NOT_MET in outcomes:
        return "ineligible"
    return "eligible" if outcomes <= {Outcome.MET} else "unknown"


@lru_cache(maxsize=4096)
def open_facts(results: tuple[Result, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Facts that can change an unknown verdict, in the form's order, and those worth asking for now.

    Where the matter is an officer's already, only a criterion that can still fail changes anything.
    """
    open_results = [result for result in results if result.outcome is Outcome.UNKNOWN]
    if not any(result.outcome is Outcome.OFFICER for result in results):
        missing = NOTHING.union(*(result.missing for result in open_results))
        ask = NOTHING.union(*(result.ask for result in open_results))
    else:
        missing = NOTHING.union(*(result.fails for result in open_results))
        ask = NOTHING.union(*(asked_of_officer(result) for result in open_results))
    return tuple(sorted(missing, key=FACT_ORDER.__getitem__)), ask


def asked_of_officer(result: Result) -> frozenset[str]:
    """What of an unknown ``result`` is worth asking for where only a failure matters."""
    return result.ask & result.fails or result.fails


def max_support_sek(call: Call, facts: Facts) -> int | None:
    """The most that could be granted, in whole SEK rounded down: the smallest of the stated limits.

    Limits are the cap, the rate times the cost where the cost is known, and the room left under the
    de minimis ceiling where that applies. None where no limit gives a figure.
    """
    limits: list[int] = []
    cost: Any = facts.get("cost_sek")
    received: Any = facts.get("de_minimis_received_sek")
    support = call.support
    if support.cap_sek is not None:
        limits.append(support.cap_sek)
    if support.rate_percent is not None and cost is not None:
        limits.append(cost * support.rate_percent // 100)
    if limits and support.de_minimis_ceiling_sek is not None and received is not None:
        limits.append(max(0, support.de_minimis_ceiling_sek - received))
    return min(limits, default=None)
