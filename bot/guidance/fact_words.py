"""Writing facts out to the person who told them, and asking for those that are missing."""

from typing import Any

from bot.catalogue.figures import grouped
from bot.eligibility.facts import FACT_BY_ID, FACT_ORDER, Facts, FactValue
from bot.eligibility.municipalities import COUNTY_OF
from bot.guidance.payload import plain_facts
from bot.guidance.phrases import phrase
from bot.guidance.turn import Button, Say
from bot.swedish.lexicon import lexicon, title_of

_INPUTS = {
    "boolean": "boolean", "choice": "choice", "choices": "multichoice", "municipality": "municipality",
    "organisation_number": "text",
}  # fmt: skip
_UNITS = {"SEK": "sek", "percent": "percent", "months": "months", "persons": "count", "actors": "count"}
_UNIT_INPUTS = {"SEK": "amount", "percent": "percent"}
HOME_MUNICIPALITIES = tuple(
    sorted(town for town, county in COUNTY_OF.items() if county in ("Norrbottens län", "Västmanlands län"))
)


def question(fact_id: str, facts: Facts, lead: str = "", most_left: int | None = None) -> Say:
    """The question for ``fact_id``, with what a client needs to show a fitting control.

    ``most_left``: how many questions there are at most, this one included, where that is known.
    """
    fact = FACT_BY_ID[fact_id]
    kind = _INPUTS.get(fact.type) or _UNIT_INPUTS.get(fact.unit, "number")
    choices = choices_of(fact_id)
    payload: dict[str, Any] = {
        "type": "question",
        "fact": fact_id,
        "input": kind,
        "choices": choices,
        "facts": plain_facts(facts),
        "most_left": most_left,
    }
    buttons = (
        tuple(Button(choice["title"], choice["title"]) for choice in choices) if kind in ("choice", "boolean") else ()
    )
    text = "\n".join(filter(None, (lead, phrase(f"ask_{fact_id}"))))
    return Say(text, buttons, payload)


def choices_of(fact_id: str) -> list[dict[str, str]]:
    """The choices of a fact as ``value`` and ``title``; municipalities of the two counties come first."""
    fact = FACT_BY_ID[fact_id]
    if fact.type == "boolean":
        return [{"value": "true", "title": phrase("yes")}, {"value": "false", "title": phrase("no")}]
    if fact.type == "municipality":
        others = sorted(set(COUNTY_OF) - set(HOME_MUNICIPALITIES))
        return [{"value": town, "title": town} for town in (*HOME_MUNICIPALITIES, *others)]
    if fact_id in lexicon():
        return [{"value": value, "title": title} for value, title in lexicon()[fact_id].titles.items()]
    return []


def written_fact(fact_id: str, value: FactValue) -> str:
    """A fact in words, e.g. ``7 anställda``, ``kostnad 380 000 kronor``."""
    fact = FACT_BY_ID[fact_id]
    if isinstance(value, bool):
        return phrase(f"fact_{fact_id}_{'true' if value else 'false'}")
    if isinstance(value, tuple):
        return ", ".join(title_of(fact_id, one).lower() for one in value)
    if fact.type == "choice":
        return phrase(f"told_{fact_id}", value=title_of(fact_id, str(value)))
    if isinstance(value, (int, float)):
        return phrase(f"told_{fact_id}", value=grouped(value))
    return str(value)


def value_beside_label(fact_id: str, value: FactValue) -> str:
    """A fact's value in words where its name stands beside it, e.g. ``380 000 kronor``, ``Tillverkning``."""
    unit = FACT_BY_ID[fact_id].unit
    if isinstance(value, (int, float)) and not isinstance(value, bool) and unit in _UNITS:
        return phrase(f"unit_{_UNITS[unit]}", value=grouped(value))
    if FACT_BY_ID[fact_id].type == "choice":
        return title_of(fact_id, str(value))
    return written_fact(fact_id, value)


def understood(facts: Facts) -> str:
    """One line that repeats ``facts``, so that the person can correct them."""
    return phrase("understood", facts=listed(facts)) if facts else ""


def listed(facts: Facts) -> str:
    """``facts`` in words, one after the other: ``Kalix, kostnad 380 000 kronor``."""
    return ", ".join(told(facts))


def told(facts: Facts) -> list[str]:
    """Each fact in words, in the order of the form."""
    return [written_fact(fact, facts[fact]) for fact in sorted(facts, key=FACT_ORDER.__getitem__)]
