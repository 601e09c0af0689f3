"""Messages as the gateway keeps them, made by the parts that make them: the form's questions, real assessments."""

from datetime import date, datetime, timezone
from typing import Any

from bot.catalogue.loading import catalogue
from bot.eligibility.facts import FACTS, checked_facts
from bot.guidance.fact_words import question
from bot.guidance.payload import eligibility_payload
from bot.storage.records import Message

AT = datetime(2026, 11, 22, 10, 0, tzinfo=timezone.utc)
TODAY = date(2026, 11, 22)
COMPANY = {
    "applicant_type": "limited_company",
    "municipality": "Kiruna",
    "employees": 3,
    "turnover_sek": 3_000_000,
    "owner_work_share_percent": 100,
    "sector": "manufacturing",
    "market_reach": "international",
    "purposes": ["product_development"],
    "cost_sek": 50_000,
    "already_started": False,
    "de_minimis_received_sek": 0,
    "collective_agreement_terms": True,
}
QUESTIONS = tuple(fact.id for fact in FACTS)


def kept(text: str = "", sender: str = "bot", **more: Any) -> Message:
    return Message(7, sender, text, AT, **more)


def asked(fact: str, lead: str = "", most_left: int | None = 4) -> Message:
    """The message that asks for a fact, as the form makes it."""
    said = question(fact, {}, lead, most_left)
    buttons = [{"title": one.title, "says": one.message} for one in said.buttons]
    return kept(said.text, buttons=buttons, payload=dict(said.payload or {}))


def assessed(given: dict[str, Any], summary: str = "/sammanfattning/abc") -> dict[str, Any]:
    """The payload of an assessment of the whole catalogue."""
    calls = [subject.call for subject in catalogue().subjects.values() if subject.call]
    judged = eligibility_payload(calls, checked_facts(given), TODAY)
    return {"type": "assessment", "assessments": judged["assessments"], "facts": given, "summary": summary}


OFFER = {
    "type": "handoff",
    "reason": "requested",
    "confirmed": False,
    "facts": {},
    "open": True,
    "position": 2,
    "wait_text": "Du skulle få plats 2 i kön.",
    "opens_text": "",
    "passes_on": ["Det ni har skrivit här", "Dina uppgifter: Kiruna"],
    "contact_advised": False,
}
