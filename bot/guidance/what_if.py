"""What would change: *och om vi vore en ekonomisk förening?* assessed beside what was told, and not kept."""

import re

from bot.catalogue.figures import grouped
from bot.eligibility.assessment import Assessment, Assessments, assess_all
from bot.eligibility.facts import FACT_BY_ID, Facts, FactValue, checked_value
from bot.eligibility.truth import Outcome
from bot.guidance import fact_words, report
from bot.guidance.brevity import briefly
from bot.guidance.phrases import button, phrase
from bot.guidance.reasons import LEAST_KNOWN
from bot.guidance.telling import Desk
from bot.guidance.turn import Say, State, Turn
from bot.swedish.normalise import folded

LEAST_SAID = 4
"""Words that a supposition needs: *om stödet* asks about the support."""
_SUPPOSED = re.compile(
    r"^\W*(?:och |men |a |na |da |okej |ok )?"
    r"(?:(?:(?:vad|va) (?:hander|blir det|sager ni)|hur (?:blir|gar) det|tank|antag|sag)\b.{0,12}\b(?:om|att)|om|ifall)"
    r" (?:vi|jag|ja|det|den|man|\w+(?:en|et|an))\b"
)


def is_supposed(text: str) -> bool:
    """Whether ``text`` supposes something of the person's own case rather than telling it."""
    return len(text.split()) >= LEAST_SAID and bool(_SUPPOSED.search(folded(text)))


def what_would_change(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """How the supposed facts would change the assessment; nothing where there is none yet or nothing is supposed."""
    supposed = {fact: value for fact, value in turn.facts.items() if state.facts.get(fact) != value}
    if len(state.facts) < LEAST_KNOWN or not supposed or turn.mentions or not is_supposed(turn.text):
        return []
    then: dict[str, FactValue] = {**state.facts}
    then |= {fact: checked_value(FACT_BY_ID[fact], value) for fact, value in supposed.items()}
    lines = [
        line
        for now, other in zip(_assessed(state.facts, desk), _assessed(then, desk))
        if (line := _changed(now, other))
    ]
    told = briefly(lines, len(desk.catalogue.calls))
    words = phrase("what_if_changes", lines="\n".join(told)) if told else phrase("what_if_same")
    lead = phrase("what_if", facts=fact_words.listed(supposed))
    return [Say(f"{lead} {words}", (button("change"), button("person")))]


def _assessed(facts: Facts, desk: Desk) -> Assessments:
    return assess_all(desk.catalogue.calls, facts, desk.today)


def _changed(now: Assessment, then: Assessment) -> str:
    """One line on a support whose verdict or amount would change; empty where nothing does."""
    if report.outcome_of(now) == report.outcome_of(then):
        return ""
    name = then.call.name
    if then.verdict == "ineligible":
        failing = next(criterion for criterion, outcome in then.criteria if outcome is Outcome.NOT_MET)
        return f"– {phrase('what_if_unfit', name=name, demand=failing.text)}"
    amount = (
        f" {phrase('amount_known', amount=grouped(then.max_support_sek))}" if then.max_support_sek is not None else ""
    )
    if then.verdict == "eligible":
        return f"– {phrase('what_if_fits', name=name)}{amount}"
    open_ones = [one.text for one, outcome in then.criteria if outcome in (Outcome.OFFICER, Outcome.UNKNOWN)]
    return f"– {phrase('what_if_may_fit', name=name)} {' '.join(open_ones[:1])}{amount}"
