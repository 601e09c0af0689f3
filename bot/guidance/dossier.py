"""What staff see of an applicant: each fact with where it comes from, and what the rules say of it today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.eligibility.call import Call
from bot.eligibility.facts import FACT_BY_ID, FACT_ORDER, Facts, InvalidFacts, checked_facts
from bot.guidance.fact_words import value_beside_label, written_fact
from bot.guidance.payload import eligibility_payload
from bot.guidance.phrases import phrase

SAID, CORRECTED = "said", "corrected"


@dataclass(frozen=True)
class Told:
    """A fact that got a ``value`` (JSON; None: none any more) at a moment.

    It was said in message ``seq`` with the words ``quote``, or is a correction made by ``by``.
    """

    at: datetime
    fact: str
    value: Any
    seq: int | None = None
    quote: str = ""
    by: str = ""


def latest(told: Iterable[Told]) -> dict[str, Told]:
    """For each fact what was told last; a value that was only told again keeps its first origin."""
    known: dict[str, Told] = {}
    for one in sorted(told, key=lambda one: one.at):
        if one.fact not in FACT_BY_ID:
            continue
        before = known.get(one.fact)
        if before is None or before.value != one.value:
            known[one.fact] = one
    return {fact: one for fact, one in known.items() if one.value is not None}


def facts_of(known: Mapping[str, Told]) -> Facts:
    """The facts themselves, as the rules take them. What a later version would refuse is left out."""
    facts: dict[str, Any] = {}
    for fact, one in known.items():
        try:
            facts |= checked_facts({fact: one.value})
        except InvalidFacts:
            continue
    return facts


def dossier(known: Mapping[str, Told], calls: Iterable[Call], today: date) -> dict[str, Any]:
    """``facts`` with their origins, and the ``assessments`` and ``missing`` facts that follow from them."""
    facts = facts_of(known)
    payload = eligibility_payload(calls, facts, today)
    missing = {fact for one in payload["assessments"] for fact in one["missing"]}
    return {
        "facts": [_shown(known[fact], facts) for fact in sorted(facts, key=FACT_ORDER.__getitem__)],
        "assessments": payload["assessments"],
        "missing": [phrase(f"fact_{fact}") for fact in sorted(missing, key=FACT_ORDER.__getitem__)],
        "next_question": payload["next_question"],
    }


def _shown(one: Told, facts: Facts) -> dict[str, Any]:
    return {
        "fact": one.fact,
        "label": label_of(one.fact),
        "written": value_beside_label(one.fact, facts[one.fact]),
        "value": one.value,
        "origin": CORRECTED if one.by else SAID,
        "seq": one.seq,
        "quote": one.quote,
        "by": one.by or None,
        "at": one.at,
    }


def label_of(fact: str) -> str:
    """The name of a fact, beginning with a capital letter."""
    words = phrase(f"fact_{fact}")
    return words[:1].upper() + words[1:]


def written_change(fact: str, value: Any | None) -> str:
    """What a correction changes, in words; ``value`` is None where the fact is taken away."""
    if value is None:
        return phrase("corrected_away", label=label_of(fact))
    return phrase("corrected_to", value=written_fact(fact, value))
