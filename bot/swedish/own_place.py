"""Where the plan is carried out, told from where people live, sell and buy."""

import re
from itertools import pairwise

from bot.eligibility.facts import FactValue
from bot.swedish.cues import CUSTOMERS_THERE, LIVES_THERE, NOT_THERE, PLACE_OF_OTHERS, PLACE_OF_PLAN, PLAN_RIGHT_THERE
from bot.swedish.places import PlaceMatch, places_in
from bot.swedish.places_beyond import places_beyond

_OUTSIDE_LULEA = frozenset(
    "Råneå Antnäs Alvik Ersnäs Niemisel Persön Bensbyn Vitå Jämtön Kallax Hindersön Brändön Rutvik Måttsund Avan "
    "Klöverträsk".split()
) | {"Södra Sunderbyn", "Sunderbyn"}
_PARTS_OF_LULEA = frozenset("Porsön Hertsön Mjölkudden Bergnäset Storheden Björkskatan Skurholmen".split())


_NAMES_AN_AREA = re.compile(r" (?:industri|handels|foretags|verksamhets)(?:omrade|park|by|center)\w*")
"""Behind a place that gives an area its name: *Storfors industriområde* lies in Piteå."""


_HYPHEN = re.compile(r"-(?=(?:baser|f[öo]retag|bolag|firma|bo\b))", re.I)
"""*Köpings-baserat* names Köping."""
_NO_THERE = re.compile(
    r"\W*(?:nej|na|nae|naj|forlat|fel)\b(?:\W+(?:nej|vanta|forlat|fel|jag|ja|menar|det|ar|ska|vara|va|i))*\W*"
)


def _taken_back(plain: str, places: list[PlaceMatch]) -> list[PlaceMatch]:
    """``places`` without those that the next one takes back (*i Heby, nej, Sala*)."""
    pairs = pairwise(places)
    wrong = {first for first, later in pairs if _NO_THERE.fullmatch(plain[first.end : later.start])}
    return [place for place in places if place not in wrong]


def place_facts(text: str, plain: str, at_home: bool = False) -> dict[str, FactValue]:
    """The municipality of the plan in ``text`` (``plain`` is it folded), and whether it lies in Luleå tätort.

    ``at_home``: somebody without a company, whose plan is where he lives unless another place is named.
    """
    text = _HYPHEN.sub(" ", text)
    named = places_in(text)
    named = sorted([*named, *places_beyond(text, named)], key=lambda place: place.start)
    places = _taken_back(plain, named)
    homes = [place for place in places if at_home and LIVES_THERE.search(plain[max(0, place.start - 60) : place.start])]
    places = [place for place in places if _may_be_own(plain, place)] or homes
    if len({place.municipality for place in places}) > 1:
        places = [place for place in places if not _NAMES_AN_AREA.match(plain, place.end)]
    for cue in (PLACE_OF_PLAN, PLAN_RIGHT_THERE):
        if len({place.municipality for place in places}) > 1:
            ahead = {place: plain[: place.start].removesuffix("i ").rstrip() for place in places}
            places = [place for place in places if cue.search(ahead[place])]
    towns = {place.municipality for place in places}
    if len(towns) != 1:
        return {}
    town = towns.pop()
    found: dict[str, FactValue] = {"municipality": town}
    if town == "Luleå" and any(place.village in _OUTSIDE_LULEA for place in places):
        found["in_lulea_urban_area"] = False
    elif town == "Luleå" and any(place.village in _PARTS_OF_LULEA for place in places):
        found["in_lulea_urban_area"] = True
    if any(_has_customers(plain, place) for place in places_in(text) if place.municipality == town):
        found["market_reach"] = "local"
    return found


def _may_be_own(plain: str, place: PlaceMatch) -> bool:
    before = plain[max(0, place.start - 60) : place.start]
    return not (PLACE_OF_OTHERS.search(before) or NOT_THERE.search(before[-12:]) or LIVES_THERE.search(before))


def _has_customers(plain: str, place: PlaceMatch) -> bool:
    """Whether the customers are in the place itself: then the market is local, unless more is named."""
    return CUSTOMERS_THERE.search(plain[max(0, place.start - 40) : place.start]) is not None


_POSTCODE = re.compile(r"\b[1-9]\d{4} +$")


def without_postcodes(text: str, plain: str) -> str:
    """``plain`` with spaces where five digits stand ahead of a place: a postcode counts nothing."""
    for place in places_in(text):
        if (code := _POSTCODE.search(plain[: place.start])) is not None:
            plain = plain[: code.start()] + " " * len(code.group()) + plain[place.start :]
    return plain
