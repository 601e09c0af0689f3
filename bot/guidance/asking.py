"""Which question comes next in the form, and how many can come at most."""

from bot.eligibility.assessment import Assessments, assess_all
from bot.eligibility.next_question import next_question
from bot.guidance.telling import Desk
from bot.guidance.turn import State


def most_left(assessments: Assessments, fact: str, state: State) -> int:
    """How many questions can come at most, the one for ``fact`` included: each answer may make others needless."""
    return len((assessments.missing | {fact}) - set(state.skipped))


def next_fact(assessments: Assessments, state: State) -> str | None:
    """The fact to ask for: what settles most, and the cost once while a support reckons with it."""
    fact = next_question(assessments, frozenset(state.skipped))
    if fact is None or "cost_sek" in state.facts or "cost_sek" in state.skipped:
        return fact
    basics = {"municipality", "applicant_type", "purposes"}
    settled = basics <= state.facts.keys() | set(state.skipped)
    return "cost_sek" if settled and assessments.any_reckons_with_cost and fact not in basics else fact


def is_settled(state: State, desk: Desk) -> bool:
    """Whether nothing is left to ask."""
    return next_fact(assess_all(desk.catalogue.calls, state.facts, desk.today), state) is None
