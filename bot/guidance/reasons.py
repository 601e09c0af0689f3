"""Why a support fits or does not fit the applicant whose facts are known: *varför passar inte Mikrostöd för oss?*."""

import re

from bot.catalogue.subjects import Subject
from bot.eligibility.assessment import Assessment, assess
from bot.eligibility.call import Criterion
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome
from bot.guidance.payload import sources_payload
from bot.guidance.phrases import phrase
from bot.guidance.sourcing import source_line
from bot.guidance.telling import Desk
from bot.guidance.turn import Say
from bot.swedish.normalise import folded

LEAST_KNOWN = 3
"""Facts from which the person's own case can be explained, and what would change it be told."""
_WHY_NOT = re.compile(
    r"\b(?:varfor|hur kommer det sig|vad ar (?:orsaken|anledningen|skalet)|vad beror det pa|pa vilket satt)\b"
)
_OWN = re.compile(r"\b(?:jag|ja|vi|oss|mig|mej|vart|min|mitt|passar|passade|duger|foll|nekas|nej)\b")


def asks_for_reasons(text: str) -> bool:
    """Whether ``text`` asks why a support does or does not fit the person's own case."""
    plain = folded(text)
    return bool(_WHY_NOT.search(plain) and _OWN.search(plain))


def explained(subject: Subject, facts: Facts, desk: Desk) -> Say | None:
    """What decided on ``subject`` for the known ``facts``; None where too little is known or it is no call."""
    if subject.call is None or len(facts) < LEAST_KNOWN:
        return None
    one = assess(subject.call, facts, desk.today)
    told = _told(one)
    if not told:
        return None
    sources = tuple(dict.fromkeys(criterion.source for criterion in told))
    lines = "\n".join(f"– {criterion.text} {criterion.remedy}".rstrip() for criterion in told)
    name = _KIND_OF.get(one.verdict, "why_officer")
    text = phrase(name, name=subject.name, lines=lines)
    payload = sources_payload(sources, [subject])
    return Say(f"{text}\n{source_line(sources, desk.catalogue, desk.today)}", payload=payload)


_KIND_OF = {"ineligible": "why_unfit", "eligible": "why_fits"}


def _told(one: Assessment) -> list[Criterion]:
    """The criteria that decide: those that fail, else those left to an officer or open, else all."""
    for wanted in (Outcome.NOT_MET, Outcome.OFFICER, Outcome.UNKNOWN, Outcome.MET):
        if chosen := [criterion for criterion, outcome in one.criteria if outcome is wanted]:
            return chosen
    return []
