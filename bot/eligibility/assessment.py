"""Judging an applicant and its plan against calls: verdict, reasons, amount, papers, what to put right."""

from collections.abc import Iterable
from datetime import date

from bot.eligibility.call import Call
from bot.eligibility.facts import Facts
from bot.eligibility.rulebook import Assessments as Assessments
from bot.eligibility.rulebook import Rulebook
from bot.eligibility.verdicts import Assessment as Assessment
from bot.eligibility.verdicts import max_support_sek as max_support_sek
from bot.eligibility.verdicts import verdict_of

MOST_KEPT = 8
_kept: dict[int, Rulebook] = {}
"""By the identity of the calls' tuple, which the rulebook holds fast: the catalogue's stays the same for good."""


def assess_all(calls: Iterable[Call], facts: Facts, today: date) -> Assessments:
    """``assess`` for each of ``calls``, in their order; a tuple that is given again costs no preparation."""
    return _rulebook_of(calls).judged(facts, today)


def assess(call: Call, facts: Facts, today: date) -> Assessment:
    """Judge checked ``facts`` against ``call`` on the day ``today``. Never a guess.

    One criterion not met makes the call ineligible whatever else is unknown; eligible needs every
    criterion met; a verdict left unknown with nothing missing is an officer's to decide.
    """
    results = tuple(criterion.condition.evaluate(facts) for criterion in call.criteria)
    return Assessment(call, verdict_of(results), call.window.status(today), results, dict(facts))


def _rulebook_of(calls: Iterable[Call]) -> Rulebook:
    if not isinstance(calls, tuple):
        return Rulebook(tuple(calls))
    if (kept := _kept.get(id(calls))) is not None:
        return kept
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    return _kept.setdefault(id(calls), Rulebook(calls))
