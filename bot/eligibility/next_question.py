"""Which fact to ask for next: the one that settles most calls still open."""

from bot.eligibility.facts import FACT_ORDER
from bot.eligibility.rulebook import Assessments


def next_question(assessments: Assessments, skipped: frozenset[str] = frozenset()) -> str | None:
    """The fact to ask for, or None where every verdict is final (or rests on ``skipped`` facts only).

    Counts, for each fact worth asking now, the calls whose verdict hangs on it; calls that one can
    apply for on the day count before closed ones. A fact that no verdict hangs on is never asked.
    """
    hanging = assessments.asked(skipped)
    return max(hanging, key=lambda fact: (*hanging[fact], -FACT_ORDER[fact]), default=None)
