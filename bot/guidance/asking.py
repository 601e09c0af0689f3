"""Which question comes next in the form, and how many can come at most."""

from bot.eligibility.assessment import Assessment, assess_all
from bot.eligibility.next_question import next_question
from bot.guidance.telling import Desk
from bot.guidance.turn import State


def most_left(assessments: list[Assessment], fact: str, state: State) -> int:
    """How many questions can come at most, the one for ``fact`` included: each answer may make others needless."""
    wanted = {missing for one in assessments if one.verdict != "ineligible" for missing in one.missing}
    return len((wanted | {fact}) - set(state.skipped))


def next_fact(assessments: list[Assessment], state: State) -> str | None:
    """The fact to ask for: what settles most, and the cost once while a support reckons with it."""
    fact = next_question(assessments, frozenset(state.skipped))
    if fact is None or "cost_sek" in state.facts or "cost_sek" in state.skipped:
        return fact
    basics = {"municipality", "applicant_type", "purposes"}
    reckons = any(one.verdict != "ineligible" and one.call.support.rate_percent for one in assessments)
    settled = basics <= state.facts.keys() | set(state.skipped)
    return "cost_sek" if settled and reckons and fact not in basics else fact


def is_settled(state: State, desk: Desk) -> bool:
    """Whether nothing is left to ask."""
    return next_fact(assess_all(desk.catalogue.calls, state.facts, desk.today), state) is None
