"""Assessments and sources in the form that clients rely on (JSON values only)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.eligibility.assessment import Assessment, assess_all
from bot.eligibility.call import Call, Source
from bot.eligibility.facts import Facts
from bot.eligibility.next_question import next_question
from bot.eligibility.truth import Outcome


def eligibility_payload(calls: Iterable[Call], facts: Facts, today: date) -> dict[str, Any]:
    """The answer of ``POST /api/eligibility`` for checked ``facts`` on the day ``today``."""
    assessments = assess_all(calls, facts, today)
    return {
        "today": today.isoformat(),
        "assessments": [assessment_payload(assessment) for assessment in assessments],
        "next_question": next_question(assessments),
    }


def assessment_payload(assessment: Assessment) -> dict[str, Any]:
    """One call's assessment."""
    call = assessment.call
    return {
        "call": call.id,
        "name": call.name,
        "provider": call.provider,
        "verdict": assessment.verdict,
        "status": assessment.status,
        "max_support_sek": assessment.max_support_sek,
        "missing": list(assessment.missing),
        "officer_review": assessment.officer_review,
        "criteria": [
            {
                "id": criterion.id,
                "outcome": "unknown" if outcome is Outcome.OFFICER else outcome.value,
                "left_to_officer": outcome is Outcome.OFFICER,
                "text": criterion.text,
                "remedy": criterion.remedy,
                "source": source_payload(criterion.source),
            }
            for criterion, outcome in assessment.criteria
        ],
        "todo": list(assessment.todo),
        "attachments": [
            {"id": paper.id, "title": paper.title, "required": required, "why": paper.why}
            for paper, required in assessment.attachments
        ],
        "apply": {"service": call.apply_service, "steps": list(call.apply_steps)},
    }


def source_payload(source: Source) -> dict[str, str]:
    """A source with its section."""
    return {"publisher": source.publisher, "title": source.title, "date": source.date, "section": source.section}


def sources_payload(sources: Iterable[Source]) -> dict[str, Any]:
    """The payload beside an answer drawn from the catalogue; each document once."""
    documents = dict.fromkeys((source.publisher, source.title, source.date) for source in sources)
    return {
        "type": "sources",
        "items": [{"publisher": publisher, "title": title, "date": day} for publisher, title, day in documents],
    }


def plain_facts(facts: Facts) -> dict[str, Any]:
    """``facts`` as JSON values (lists for several choices)."""
    return {fact: list(value) if isinstance(value, tuple) else value for fact, value in facts.items()}


def fallback_payload(reason: str) -> Mapping[str, str]:
    """The payload beside a reply that can't answer: out_of_scope, not_understood or unavailable."""
    return {"type": "fallback", "reason": reason}
