"""Judging an applicant and its plan against calls: verdict, reasons, amount, papers, what to put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.eligibility.call import Attachment, Call, Criterion
from bot.eligibility.facts import FACT_ORDER, Facts
from bot.eligibility.truth import NOTHING, Outcome, Result


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one call.

    ``missing`` holds exactly the facts that could still change the verdict; ``ask`` those of them
    worth asking now. ``max_support_sek`` is in whole SEK, None where no figure can be given.
    ``attachments`` pairs each paper with whether it is known to be required.
    """

    call: Call
    verdict: str
    status: str
    max_support_sek: int | None
    missing: tuple[str, ...]
    ask: frozenset[str]
    officer_review: bool
    criteria: tuple[tuple[Criterion, Outcome], ...]
    todo: tuple[str, ...]
    attachments: tuple[tuple[Attachment, bool], ...]


def assess_all(calls: Iterable[Call], facts: Facts, today: date) -> list[Assessment]:
    """``assess`` for each of ``calls``, in their order."""
    return [assess(call, facts, today) for call in calls]


def assess(call: Call, facts: Facts, today: date) -> Assessment:
    """Judge checked ``facts`` against ``call`` on the day ``today``. Never a guess.

    One criterion not met makes the call ineligible whatever else is unknown; eligible needs every
    criterion met; a verdict left unknown with nothing missing is an officer's to decide.
    """
    results = [(criterion, criterion.condition.evaluate(facts)) for criterion in call.criteria]
    verdict = _verdict([result for _, result in results])
    missing, ask = _open_facts([result for _, result in results]) if verdict == "unknown" else (NOTHING, NOTHING)
    ineligible = verdict == "ineligible"
    return Assessment(
        call=call,
        verdict=verdict,
        status=call.window.status(today),
        max_support_sek=None if ineligible else max_support_sek(call, facts),
        missing=tuple(sorted(missing, key=FACT_ORDER.__getitem__)),
        ask=ask,
        officer_review=verdict == "unknown" and not missing,
        criteria=tuple((criterion, result.outcome) for criterion, result in results),
        todo=() if ineligible else _todo(call, facts),
        attachments=() if ineligible else _attachments(call, facts),
    )


def _verdict(results: list[Result]) -> str:
    outcomes = {result.outcome for result in results}
    if Outcome.NOT_MET in outcomes:
        return "ineligible"
    return "eligible" if outcomes <= {Outcome.MET} else "unknown"


def _open_facts(results: list[Result]) -> tuple[frozenset[str], frozenset[str]]:
    """Facts that can change an unknown verdict, and those worth asking now.

    Where the matter is an officer's already, only a criterion that can still fail changes anything.
    """
    open_results = [result for result in results if result.outcome is Outcome.UNKNOWN]
    if not any(result.outcome is Outcome.OFFICER for result in results):
        missing = NOTHING.union(*(result.missing for result in open_results))
        return missing, NOTHING.union(*(result.ask for result in open_results))
    missing = NOTHING.union(*(result.fails for result in open_results))
    return missing, NOTHING.union(*(result.ask & result.fails or result.fails for result in open_results))


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


def _todo(call: Call, facts: Facts) -> tuple[str, ...]:
    return tuple(todo.text for todo in call.todos if todo.done_when.evaluate(facts).outcome is not Outcome.MET)


def _attachments(call: Call, facts: Facts) -> tuple[tuple[Attachment, bool], ...]:
    """Each paper that is or may be needed; one known not to be needed is left out."""
    pairs = []
    for attachment in call.attachments:
        outcome = Outcome.MET if attachment.when is None else attachment.when.evaluate(facts).outcome
        if outcome is not Outcome.NOT_MET:
            pairs.append((attachment, outcome is Outcome.MET))
    return tuple(pairs)
