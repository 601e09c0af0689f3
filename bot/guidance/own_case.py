"""The yes or no to a question about one's own case: what the rules say of the facts told in the same message."""

import re
from dataclasses import dataclass
from datetime import date

from bot.catalogue.subjects import Subject
from bot.eligibility.assessment import assess
from bot.eligibility.call import Criterion
from bot.eligibility.conditions import LeftToOfficer
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome
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
    """A criterion that the told facts fail (``refused``) or that leaves them to an officer."""

    criterion: Criterion
    refused: bool

    def text(self, name: str) -> str:
        """The sentence that says so."""
        if not self.refused:
            return phrase("case_officer", demand=self.criterion.text)
        return f"{phrase('case_refused', name=name, demand=self.criterion.text)} {self.criterion.remedy}".strip()


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
    outcomes = assess(subject.call, facts, today).criteria
    for wanted, refused in ((Outcome.NOT_MET, True), (Outcome.OFFICER, False)):
        if not refused and aspect not in LEFT_OPEN:
            return None
        for criterion, outcome in outcomes:
            if outcome is wanted and not isinstance(criterion.condition, LeftToOfficer):
                return OwnCase(criterion, refused)
    return None
