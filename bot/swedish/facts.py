"""The facts that a message holds, read from running text."""

import re

from bot.eligibility.facts import FACT_BY_ID, Fact, FactValue, checked_value, has_valid_check_digit
from bot.swedish.cues import (
    BUYS_A_THING,
    FOR_A_MUNICIPALITY,
    NOT_THERE,
    OWN,
    PLACE_OF_OTHERS,
    PLACE_OF_PLAN,
    REACH_CUE,
    SOMEBODY_ELSE,
)
from bot.swedish.lexicon import ChoiceMatch, lexicon
from bot.swedish.normalise import folded
from bot.swedish.places import places_in
from bot.swedish.quantities import quantities_in
from bot.swedish.segments import is_question, segments_of
from bot.swedish.statements import statements_in

_ORGANISATION_NUMBER = re.compile(r"\b(\d{6})-?(\d{4})\b")


def facts_in(text: str) -> dict[str, FactValue]:
    """The facts that ``text`` states outright about whoever writes it. What is uncertain is left out."""
    plain = folded(text)
    found: dict[str, FactValue] = {}
    found.update(_places(text, plain))
    found.update({quantity.fact: quantity.value for quantity in quantities_in(_without_postcodes(text, plain))})
    found.update(_choices(plain))
    found.update(statements_in(folded(" . ".join(part for part in segments_of(text) if not is_question(part)))))
    if not _is_about_lulea(plain, found):
        found.pop("in_lulea_urban_area", None)
    found.update(organisation_number(plain))
    if found.get("market_reach") in ("national", "international"):
        found.pop("local_competition", None)
    return {fact: value for fact, value in found.items() if is_valid(FACT_BY_ID[fact], value)}


def _without_postcodes(text: str, plain: str) -> str:
    """``plain`` with spaces where five digits stand ahead of a place: a postcode counts nothing."""
    for place in places_in(text):
        if (code := _POSTCODE.search(plain[: place.start])) is not None:
            plain = plain[: code.start()] + " " * len(code.group()) + plain[place.start :]
    return plain


_POSTCODE = re.compile(r"\b[1-9]\d{4} +$")


def _places(text: str, plain: str) -> dict[str, FactValue]:
    places = [
        place
        for place in places_in(text)
        if not PLACE_OF_OTHERS.search(plain[max(0, place.start - 60) : place.start])
        and not NOT_THERE.search(plain[max(0, place.start - 12) : place.start])
    ]

    towns = {place.municipality for place in places}
    if len(towns) > 1:
        placed = [place for place in places if PLACE_OF_PLAN.search(plain[: place.start].removesuffix("i ").rstrip())]
        towns = {place.municipality for place in placed}
        places = placed
    if len(towns) != 1:
        return {}
    found: dict[str, FactValue] = {"municipality": towns.pop()}
    if found["municipality"] == "Luleå" and any(place.village in _LULEA_VILLAGES for place in places):
        found["in_lulea_urban_area"] = False
    return found


_LULEA_VILLAGES = frozenset(
    "Råneå Antnäs Alvik Ersnäs Niemisel Persön Bensbyn Vitå Jämtön Kallax Hindersön Brändön Rutvik Måttsund Avan "
    "Klöverträsk".split()
) | {"Södra Sunderbyn", "Sunderbyn"}


def _is_about_lulea(plain: str, found: dict[str, FactValue]) -> bool:
    return found.get("municipality") == "Luleå" or ("lulea" in plain) or "tatort" in plain


def _choices(plain: str) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    words = lexicon()
    sectors = [match for match in words["sector"].matches(plain) if not match.negated]
    if sector := chosen_value(sectors):
        found["sector"] = sector
    applicants = [match for match in words["applicant_type"].matches(plain) if _is_the_applicant(plain, match)]
    if len({match.value for match in applicants}) > 1:
        applicants = [match for match in applicants if OWN.search(plain[max(0, match.start - 25) : match.start])]
    if applicant := chosen_value(applicants) or ("municipality" if FOR_A_MUNICIPALITY.search(plain) else None):
        found["applicant_type"] = applicant
    if REACH_CUE.search(plain):
        reaches = [match.value for match in words["market_reach"].matches(plain) if not match.negated]
        if reaches:
            found["market_reach"] = widest(reaches)
    purposes = [
        match
        for match in words["purposes"].matches(plain)
        if not match.negated and not any(_overlap(match, other) for other in sectors)
    ]
    chosen = {match.value for match in purposes}
    if not chosen and BUYS_A_THING.search(plain):
        chosen.add("machinery_equipment")
    if "operating_costs" in chosen and found.get("sector") == "grocery_store":
        chosen.add("commercial_service")  # operation is supported for grocery shops only, as commercial service
    if chosen:
        found["purposes"] = in_order("purposes", chosen)
    return found


def _is_the_applicant(plain: str, match: ChoiceMatch) -> bool:
    """Whether the organisation is the writer's own, not one it works with or has got money from."""
    return not match.negated and not SOMEBODY_ELSE.search(plain[max(0, match.start - 20) : match.start])


_REACHES = ("local", "regional", "national", "international")


def widest(reaches: list[str]) -> str:
    """The widest of market reaches."""
    return max(reaches, key=_REACHES.index)


def chosen_value(matches: list[ChoiceMatch]) -> str | None:
    """The choice named by the longest match; None where none is named."""
    return matches[0].value if matches else None


def _overlap(one: ChoiceMatch, other: ChoiceMatch) -> bool:
    return one.start < other.end and other.start < one.end


def in_order(fact: str, chosen: set[str]) -> tuple[str, ...]:
    """The chosen values of ``fact`` in the order of the form."""
    return tuple(value for value in FACT_BY_ID[fact].values if value in chosen)


def organisation_number(plain: str) -> dict[str, FactValue]:
    """The organisation number in folded text, if its check digit is right."""
    for match in _ORGANISATION_NUMBER.finditer(plain):
        digits = match.group(1) + match.group(2)
        if int(digits[2:4]) >= 20 and has_valid_check_digit(digits):  # a personal number has a month there
            return {"organisation_number": digits}
    return {}


def is_valid(fact: Fact, value: FactValue) -> bool:
    """Whether ``value`` may be kept as ``fact``."""
    try:
        checked_value(fact, value)
    except ValueError:
        return False
    return True
