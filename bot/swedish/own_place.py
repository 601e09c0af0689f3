"""Where the plan is carried out, told from where people live, sell and buy."""

import re
from itertools import pairwise

from bot.eligibility.facts import FactValue
from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.others_doings import clause_around, done_by_others
from bot.swedish.own_opening import NO_BUT, names_a_form, stated_first
from bot.swedish.own_trade import own_sectors
from bot.swedish.place_cues import (
    CUSTOMERS_THERE,
    DONE_THERE,
    FROM_HERE,
    LIVES_THERE,
    NOT_THERE,
    PLACE_OF_OTHERS,
    PLACE_OF_PLAN,
    PLACE_OF_STRANGERS,
    PLAN_GOES_THERE,
    PLAN_RIGHT_THERE,
    WORKS_AROUND,
)
from bot.swedish.places import PlaceMatch, places_in
from bot.swedish.places_beyond import places_beyond

_OUTSIDE_LULEA = frozenset(
    "Råneå Antnäs Alvik Ersnäs Niemisel Persön Bensbyn Vitå Jämtön Kallax Hindersön Brändön Rutvik Måttsund Avan "
    "Klöverträsk".split()
) | {"Södra Sunderbyn", "Sunderbyn"}
_PARTS_OF_LULEA = frozenset("Porsön Hertsön Mjölkudden Bergnäset Storheden Björkskatan Skurholmen".split())


_NAMES_AN_AREA = late(
    r"s? (?:(?:industri|handels|foretags|verksamhets)(?:omrade|park|by|center)\w*|kanal\w*|alv\w*|rederi\w*)"
)
"""Behind a place that gives an area its name: *Storfors industriområde* lies in Piteå."""


_HYPHEN = late(r"-(?=(?:baser|f[öo]retag|bolag|firma|bo\b))", re.I)
"""*Köpings-baserat* names Köping."""
_STRETCH = late(r" ?[–—] ?| ?- ?| (?:till|te|ti) ")
"""Between two places: a way that is driven or a stretch of the country, no place of a plan."""
_OTHERS_PAY = late(
    r"s? (?:kommun|stad)(?: (?:och|samt|plus|a|o) (?!vi\b|jag\b)\w+(?: \w+)?)?(?: (?:som|har|ska|vill|kommer att))*"
    r" (?:betalar|bidrar|gar in|medfinansierar|star for|skjuter till|lovat|sagt ja|stottar|lagger|lovar|finansierar)\b"
)
"""Behind a place: a municipality that pays its part, where another place is the writer's."""
_OTHERS_THERE = late(r"(?: kommun)? (?:fick|far|gav|ger|har|beviljade) (?:dom|de|man|andra|nagon|nan)\b")


def _on_the_way(plain: str, places: list[PlaceMatch]) -> set[PlaceMatch]:
    """Those of ``places`` that are ends of a stretch (*från Ystad till Kiruna*, *Arboga–Malmö*)."""
    found: set[PlaceMatch] = set()
    for first, later in pairwise(places):
        between = plain[first.end : later.start]
        joined = (
            _STRETCH.fullmatch(between) is not None and "flytt" not in plain[max(0, first.start - 25) : first.start]
        )
        if joined and (between.strip() not in ("till", "te", "ti") or plain[: first.start].endswith("fran ")):
            found |= {first, later}
    return found


def _taken_back(plain: str, places: list[PlaceMatch]) -> list[PlaceMatch]:
    """``places`` without those that the next one takes back (*i Heby, nej, Sala*)."""
    pairs = pairwise(places)
    wrong = {first for first, later in pairs if NO_BUT.fullmatch(plain[first.end : later.start])}
    return [place for place in places if place not in wrong]


def place_facts(text: str, plain: str, at_home: bool = False) -> dict[str, FactValue]:
    """The municipality of the plan in ``text`` (``plain`` is it folded), and whether it lies in Luleå tätort.

    ``at_home``: somebody without a company, whose plan is where he lives unless another place is named.
    """
    text = _HYPHEN.sub(" ", text)
    named = places_in(text)
    named = sorted([*named, *places_beyond(text, named)], key=lambda place: place.start)
    places = _own_places(plain, named, at_home)
    if _MOVES.search(plain) and len({place.municipality for place in named}) > 1:
        return {}  # from the one or to the other
    towns = {place.municipality for place in places}
    if len(towns) != 1:
        return {}
    town = towns.pop()
    found: dict[str, FactValue] = {"municipality": town}
    if town == "Luleå" and any(place.village in _OUTSIDE_LULEA for place in places):
        found["in_lulea_urban_area"] = False
    elif town == "Luleå" and any(place.village in _PARTS_OF_LULEA for place in places):
        found["in_lulea_urban_area"] = True
    if any(
        _has_customers(plain, place) and not _and_elsewhere(plain, place, named)
        for place in places_in(text)
        if place.municipality == town
    ):
        found["market_reach"] = "local"
    return found


def _own_places(plain: str, named: list[PlaceMatch], at_home: bool) -> list[PlaceMatch]:
    """Those of the ``named`` places that may be the plan's; of several the ones that are said to be."""
    places = _taken_back(plain, named)
    way = _on_the_way(plain, places)
    places = [place for place in places if place not in way and not _OTHERS_THERE.match(plain, place.end)]
    homes = [place for place in places if at_home and LIVES_THERE.search(plain[max(0, place.start - 60) : place.start])]
    listed = _listed(plain, places)
    places = [place for place in places if place not in listed and _may_be_own(plain, place)] or homes
    if done_there := [place for place in places if DONE_THERE.search(plain[max(0, place.start - 60) : place.start])]:
        places = done_there
    elif sent_from := [place for place in places if _writes_for(plain, place)]:
        places = sent_from
    if len({place.municipality for place in places}) > 1:
        places = [place for place in places if not _NAMES_AN_AREA.match(plain, place.end)]
    if len({place.municipality for place in places}) > 1:
        payers = {place.municipality for place in places if _OTHERS_PAY.match(plain, place.end)}
        places = [place for place in places if place.municipality not in payers] or places
    if len({place.municipality for place in places}) > 1 and (town := _stated_with_trade(plain, places)):
        return [place for place in places if place.municipality == town]
    for cue, reach in ((_BEFORE_NOW, 50), (_ELSEWHERE, 40), (WORKS_AROUND, 60)):
        if len({place.municipality for place in places}) > 1:
            here = [place for place in places if not cue.search(plain[max(0, place.start - reach) : place.start])]
            places = here or places
    for cue in (PLAN_GOES_THERE, PLACE_OF_PLAN, PLAN_RIGHT_THERE):
        if len({place.municipality for place in places}) > 1:
            ahead = {place: plain[: place.start].removesuffix("i ").rstrip() for place in places}
            there = [place for place in places if cue.search(ahead[place])]
            places = there if there or cue is not PLAN_GOES_THERE else places
    return places


def _stated_with_trade(plain: str, places: list[PlaceMatch]) -> str | None:
    """The municipality that the first of ``places`` names beside the own trade or legal form."""
    first, last = sentence_at(plain, places[0].start)
    if not (names_a_form(plain[first:last]) or any(first <= one.start < last for one in own_sectors(plain))):
        return None
    return stated_first(plain, {place.start: place.municipality for place in places})


_ELSEWHERE = late(
    r"\b(?:mil|km|kilometer|minuter)(?: (?:bort|norr|soder|oster|vaster|om))* (?:fran|ifran) $"
    r"|\b(?:finns|fanns)(?: (?:ju|bara|ocksa|redan))* (?:en|ett|nan|nagon|nagra|flera|tva|tre|fyra)(?: \w+)? i $"
)
"""Ahead of one of several places: how far away it is, or where competitors are (*det finns ett i Luleå*)."""
_GOES_ON = late(r"(?:,| och| a| o| samt| plus| &) ")


def _listed(plain: str, places: list[PlaceMatch]) -> set[PlaceMatch]:
    """Those of ``places`` that go on a list of where others are (*gallerier i Stockholm, Göteborg och Malmö*)."""
    found: set[PlaceMatch] = set()
    for first, later in pairwise(places):
        of_others = first in found or PLACE_OF_OTHERS.search(plain[max(0, first.start - 60) : first.start])
        if of_others and _GOES_ON.fullmatch(plain[first.end : later.start]):
            found.add(later)
    return found


_WRITES_FOR = late(
    r"\b(?:arbetar|jobbar|anstalld|verksam|skriver|horande|hor av \w+|kontaktar er|\w*strateg|\w*chef|\w*utvecklare"
    r"|\w*ledare"
    r"|handlaggare|\w*samordnare|\w*lots|\w*enheten|\w*kontoret|\w*forvaltningen|vi|ar|foretrader|representerar)"
    r"(?: som \w+)?(?: (?:pa|hos|vid|for|fran|at|i|en|ett)){1,2} $"
)
_SERVES_THERE = late(
    r"\b(?:kor|guidar|ordnar|hyr ut|arrangerar|bjuder)(?: (?!till\b)\w+){0,4} (?:turister|gaster|besokare) i $"
)
"""Ahead of the only place: tourists are served where the firm is (*kör hundspann för turister i Vittangi*)."""
_A_MUNICIPALITY = late(r"s? (?:kommun|stad)\b")
_BEFORE_NOW = late(r"\b(?:tidigare|forut|forr|innan|forst|forra) (?:\w+ ){0,3}(?:i|fran) $")
"""Ahead of one of several places: where one was before."""


def _writes_for(plain: str, place: PlaceMatch) -> bool:
    """Whether somebody writes on behalf of that municipality (*jag arbetar på Surahammars kommun*)."""
    behind = _A_MUNICIPALITY.match(plain, place.end) or plain[place.start : place.end].endswith((" kommun", " stad"))
    ahead = plain[max(0, place.start - 60) : place.start]
    by_office = _WRITES_FOR.search(ahead) is not None and not ahead.endswith(" i ")
    return bool(behind) and by_office


def _may_be_own(plain: str, place: PlaceMatch) -> bool:
    before = plain[max(0, place.start - 60) : place.start]
    if _SERVES_THERE.search(before):
        return True
    if PLACE_OF_OTHERS.search(before) or NOT_THERE.search(before[-12:]) or LIVES_THERE.search(before):
        return False
    if PLACE_OF_STRANGERS.search(before) or _comes_from(plain, place, before):
        return False
    if _WE_BUY_THERE.match(plain, place.end) or (
        _SEAT.search(before) and _BUT.search(plain[place.end : sentence_at(plain, place.start)[1]])
    ):
        return False
    return not done_by_others(plain, place.start, place.end)


def _comes_from(plain: str, place: PlaceMatch, before: str) -> bool:
    """Whether somebody or something comes from the place (*bussen från Kalix*), not the writer."""
    if _SOMETHING_FROM.search(before) is None or FROM_HERE.search(before):
        return False
    ahead, behind = clause_around(plain, place.start, place.end)
    return bool(behind.strip()) or _NAMES_A_TRADE.fullmatch(ahead) is None


_NAMES_A_TRADE = late(r"\W*(?:hej\w*,? )?(?:en )?[\w-]+ fran ")
"""*Målare från Pajala, …*: a telegram about the writer."""
_SEAT = late(r"\b(?:huvudkontor\w*|satet?|moderbolag\w*|registrera\w*|skriven|hemort)(?: \w+){0,2} i $")
_BUT = late(r"\b(?:men|medan|fast)\b")
"""*Huvudkontoret i Umeå, men …*: the plan is elsewhere."""
_WE_BUY_THERE = late(
    r" som (?:vi|jag|ja) (?:lagger ut|koper|kopte|anlitar|hyr|bestaller|bestallde|levererar|saljer|jobbar at|brukar"
    r"|samarbetar)\b"
)
_SOMETHING_FROM = late(r"\w,? fran $")


def _has_customers(plain: str, place: PlaceMatch) -> bool:
    """Whether the customers are in the place itself: then the market is local, unless more is named."""
    return CUSTOMERS_THERE.search(plain[max(0, place.start - 40) : place.start]) is not None


_AND = late(r"(?:,| och| a| o| samt| plus)(?: i| fran)? ")


def _and_elsewhere(plain: str, place: PlaceMatch, named: list[PlaceMatch]) -> bool:
    """Whether another municipality is named along with ``place``: then customers are not in that one alone."""
    return any(
        other.municipality != place.municipality
        and (_AND.fullmatch(plain[place.end : other.start]) or _AND.fullmatch(plain[other.end : place.start]))
        for other in named
    )


_MOVES = late(r"\b(?:flyttar|flytta|omlokaliser\w+)\b")
_POSTCODE = late(r"\b[1-9]\d{4} +$")


def without_postcodes(text: str, plain: str) -> str:
    """``plain`` with spaces where five digits stand ahead of a place: a postcode counts nothing."""
    for place in places_in(text):
        if (code := _POSTCODE.search(plain[: place.start])) is not None:
            plain = plain[: code.start()] + " " * len(code.group()) + plain[place.start :]
    return plain
