"""Which fact to ask for next: the one that settles most calls still open."""

from collections import Counter
from collections.abc import Iterable

from bot.eligibility.assessment import Assessment
from bot.eligibility.facts import FACT_ORDER


def next_question(assessments: Iterable[Assessment], skipped: frozenset[str] = frozenset()) -> str | None:
    """The fact to ask for, or None where every verdict is final (or rests on ``skipped`` facts only).

    Counts, for each fact worth asking now, the calls whose verdict hangs on it; calls that one can
    apply for on the day count before closed ones. A fact that no verdict hangs on is never asked.
    """
    in_time: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for assessment in assessments:
        (closed if assessment.status == "closed" else in_time).update(assessment.ask - skipped)
    candidates = in_time.keys() | closed.keys()
    return max(candidates, key=lambda fact: (in_time[fact], closed[fact], -FACT_ORDER[fact]), default=None)
