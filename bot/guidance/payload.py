"""Assessments and sources in the form that clients rely on (JSON values only)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from bot.catalogue.subjects import Subject
from bot.eligibility.assessment import Assessment, assess_all
from bot.eligibility.call import Call, Criterion, Source
from bot.eligibility.facts import Facts
from bot.eligibility.next_question import next_question
from bot.eligibility.truth import Outcome
from bot.guidance.phrases import phrase
from bot.guidance.wording import amount_text, fit_of, fit_text, outcome_text


def eligibility_payload(calls: Iterable[Call], facts: Facts, today: date) -> dict[str, Any]:
    """The answer of ``POST /api/eligibility`` for checked ``facts`` on the day ``today``."""
    assessments = assess_all(calls, facts, today)
    return {
        "today": today.isoformat(),
        "assessments": [assessment_payload(assessment, facts) for assessment in assessments],
        "next_question": next_question(assessments),
    }


def assessment_payload(assessment: Assessment, facts: Facts) -> dict[str, Any]:
    """One call's assessment for ``facts``, with the words in which clients show it.

    Lists and objects in it are shared between payloads: they are for reading only.
    """
    call = assessment.call
    told = _told(call)
    criteria = [by_outcome[result.outcome] for by_outcome, result in zip(told.criteria, assessment.results)]
    if assessment.verdict == "ineligible":  # most of a large catalogue: nothing but its criteria is told
        unfit = told.unfit.copy()
        unfit["status"] = assessment.status
        unfit["criteria"] = criteria
        return unfit
    missing = assessment.missing
    return {
        "call": call.id,
        "name": call.name,
        "provider": call.provider,
        "verdict": assessment.verdict,
        "status": assessment.status,
        "fit": fit_of(assessment),
        "fit_text": fit_text(assessment),
        "amount_text": amount_text(assessment, facts),
        "max_support_sek": assessment.max_support_sek,
        "missing": list(missing),
        "missing_text": [phrase(f"fact_{fact}") for fact in missing],
        "officer_review": assessment.officer_review,
        "criteria": criteria,
        "todo": list(assessment.todo),
        "attachments": [
            {"id": paper.id, "title": paper.title, "required": required, "why": paper.why}
            for paper, required in assessment.attachments
        ],
        "apply": told.apply,
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a call whoever asks: each criterion by outcome, how to apply, and the whole where it is unfit."""

    criteria: tuple[dict[Outcome, dict[str, Any]], ...]
    apply: dict[str, Any]
    unfit: dict[str, Any]


@lru_cache(maxsize=16_384)
def _told(call: Call) -> _Told:
    criteria = tuple({outcome: _criterion_payload(one, outcome) for outcome in Outcome} for one in call.criteria)
    apply = {"service": call.apply_service, "steps": list(call.apply_steps)}
    unfit: dict[str, Any] = {
        "call": call.id,
        "name": call.name,
        "provider": call.provider,
        "verdict": "ineligible",
        "status": "",
        "fit": "unfit",
        "fit_text": phrase("fit_unfit"),
        "amount_text": "",
        "max_support_sek": None,
        "missing": [],
        "missing_text": [],
        "officer_review": False,
        "criteria": [],
        "todo": [],
        "attachments": [],
        "apply": apply,
    }
    return _Told(criteria, apply, unfit)


def _criterion_payload(criterion: Criterion, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "outcome": "unknown" if outcome is Outcome.OFFICER else outcome.value,
        "left_to_officer": outcome is Outcome.OFFICER,
        "outcome_text": outcome_text(outcome),
        "text": criterion.text,
        "remedy": criterion.remedy,
        "source": source_payload(criterion.source),
    }


def source_payload(source: Source) -> dict[str, str]:
    """A source with its section."""
    return {"publisher": source.publisher, "title": source.title, "date": source.date, "section": source.section}


def sources_payload(
    sources: Iterable[Source], about: Iterable[Subject] = (), aspects: Iterable[str] = ()
) -> dict[str, Any]:
    """The payload beside an answer drawn from the catalogue; each document once.

    ``pages`` name the calls ``about`` which the answer is, so that clients can link to their pages;
    ``aspects`` say what of them was asked (see ``bot/catalogue/aspects.py``), for the figures.
    """
    documents = dict.fromkeys((source.publisher, source.title, source.date) for source in sources)
    return {
        "type": "sources",
        "items": [{"publisher": publisher, "title": title, "date": day} for publisher, title, day in documents],
        "pages": [{"call": subject.id, "name": subject.name} for subject in about if subject.call],
        "aspects": list(dict.fromkeys(aspects)),
    }


def plain_facts(facts: Facts) -> dict[str, Any]:
    """``facts`` as JSON values (lists for several choices)."""
    return {fact: list(value) if isinstance(value, tuple) else value for fact, value in facts.items()}


def fallback_payload(reason: str) -> Mapping[str, str]:
    """The payload beside a reply that can't answer: out_of_scope, not_understood or unavailable."""
    return {"type": "fallback", "reason": reason}


def written_payload() -> Mapping[str, str]:
    """The payload beside a text that says in words what the assessment payload after it holds too."""
    return {"type": "assessment_text"}
