"""The yes or no to a question about one's own case: what the rules say of the facts told in the same message."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.catalogue.subjects import Subject
from bot.eligibility.call import Criterion
from bot.eligibility.conditions import LeftToOfficer, OneOf
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome, Result
from bot.guidance.phrases import phrase
from bot.guidance.sourcing import TIMELESS
from bot.swedish.normalise import folded

NOT_ABOUT_A_CASE = TIMELESS | {"contact", "rules", "secrecy"}
LEFT_OPEN = ("who", "purposes", "about", "exclusions", "conditions")
"""Aspects where it is worth telling that an officer decides on a case like the person's."""
NO = ("Nej", "Kanske")
_PLACED = re.compile(
    r"foretag|firma|bolag|verksamhet|ligger|\bbor\b|finns|sitter|haller till|salong|butik|verkstad|studio|kontor"
)


@dataclass(frozen=True)
class OwnCase:
    """A criterion that the told facts fail, leave to an officer, or make hang on something not told yet."""

    criterion: Criterion
    outcome: Outcome

    def text(self, name: str) -> str:
        """The sentence that says so."""
        match self.outcome:
            case Outcome.NOT_MET:
                refusal = phrase("case_refused", name=name, demand=self.criterion.text)
                return f"{refusal} {self.criterion.remedy}".strip()
            case Outcome.OFFICER:
                return phrase("case_officer", demand=self.criterion.text)
        return phrase("case_depends", demand=self.criterion.text)


def own_case(subject: Subject, facts: Facts, aspect: str, text: str, today: date) -> OwnCase | None:
    """What the rules of ``subject`` say against ``facts`` told in ``text``; None where they say nothing yet.

    A place counts only where the text tells of a business there (a fair in Stockholm is no business in
    Stockholm), a purpose only where purposes or applicants are asked about.
    """
    if not _PLACED.search(folded(text)):
        facts = {fact: value for fact, value in facts.items() if fact != "municipality"}
    if aspect not in ("who", "purposes"):
        facts = {fact: value for fact, value in facts.items() if fact != "purposes"}
    if subject.call is None or not facts or aspect in NOT_ABOUT_A_CASE:
        return None
    criteria = [one for one in subject.call.criteria if not isinstance(one.condition, LeftToOfficer)]
    results = [(one, one.condition.evaluate(facts)) for one in criteria]
    for outcome in (Outcome.NOT_MET, Outcome.OFFICER):
        if found := next((one for one, result in results if result.outcome is outcome), None):
            return OwnCase(found, outcome) if outcome is Outcome.NOT_MET or aspect in LEFT_OPEN else None
    if aspect not in LEFT_OPEN:
        return None
    hanging = next((one for one, result in results if _hangs_on_more(one, result)), None)
    return OwnCase(hanging, Outcome.UNKNOWN) if hanging else None


def _hangs_on_more(criterion: Criterion, result: Result) -> bool:
    """Whether what was told settles a part of ``criterion`` and leaves it open: competitors, but which market?"""
    return result.outcome is Outcome.UNKNOWN and bool(result.missing) and result.missing < _all_missing(criterion)


@lru_cache(maxsize=1024)
def _all_missing(criterion: Criterion) -> frozenset[str]:
    return criterion.condition.evaluate({}).missing


WIDE = 4
"""Values from which a criterion refuses a few kinds rather than demanding one: hauliers, not *only tourism*."""


def exclusion(subject: Subject, facts: Facts) -> Criterion | None:
    """The criterion of ``subject`` that refuses what ``facts`` tell though it is open to most others, if any."""
    if subject.call is None:
        return None
    return next(
        (
            criterion
            for criterion in subject.call.criteria
            if not (isinstance(criterion.condition, OneOf) and len(criterion.condition.met) < WIDE)
            and getattr(criterion.condition, "fact", "") != "purposes"
            and criterion.condition.evaluate(facts).outcome is Outcome.NOT_MET
        ),
        None,
    )
