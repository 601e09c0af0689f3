"""Towns and villages outside the two counties that people name instead of their municipality.

They matter all the same: who applies from there is told at once that the supports are for others.
"""

import re

from bot.swedish.late import late
from bot.swedish.normalise import folded
from bot.swedish.places import PlaceMatch

_VILLAGES = {
    "Skellefteå": "Byske Kåge Bureå Jörn Burträsk Ursviken Boliden Kusmark Lövånger Ersmark Bastuträsk Bergsbyn",
    "Umeå": "Holmsund Obbola Sävar Hörnefors Vännfors Röbäck Teg Ersboda",
    "Robertsfors": "Bygdeå Ånäset Sikeå",
    "Norsjö": "Bastutjärn",
    "Lycksele": "Kristineberg Örträsk",
    "Storuman": "Tärnaby Hemavan Stensele",
    "Sorsele": "Ammarnäs Blattnicksele Gargnäs",
    "Vilhelmina": "Kittelfjäll Saxnäs",
    "Enköping": "Fjärdhundra Örsundsbro Grillby",
    "Uppsala": "Björklinge Storvreta Knutby",
    "Eskilstuna": "Torshälla Kvicksund",
    "Avesta": "Krylbo Horndal Fors",
    "Smedjebacken": "Söderbärke",
    "Lindesberg": "Frövi Fellingsbro Storå Guldsmedshyttan",
    "Strängnäs": "Mariefred Åkers styckebruk",
}
_ORDINARY_UNACCENTED = frozenset({"Storå"})
"""Names that without their letters are ordinary words: *i stora motorer*."""
_WITH_CAPITALS_ONLY = frozenset({"Fors", "Teg", "Ersmark"})
_TOWN_OF = {name: town for town, names in _VILLAGES.items() for name in names.split()} | {
    "Åkers styckebruk": "Strängnäs"
}
_NAME = late(rf"\b(?:{'|'.join(sorted((folded(name) for name in _TOWN_OF), key=len, reverse=True))})(?=s?\b)")
_BY_FOLDED = {folded(name): name for name in _TOWN_OF}


def places_beyond(text: str, taken: list[PlaceMatch]) -> list[PlaceMatch]:
    """The municipalities beyond the two counties of which ``text`` (as typed) names a village, behind *i* or *från*."""
    found = []
    plain = folded(text)
    for match in _NAME.finditer(plain):
        name = _BY_FOLDED[match.group()]
        ahead = plain[: match.start()]
        if name in _ORDINARY_UNACCENTED and text[match.start() : match.end()].lower() != name.lower():
            continue
        if name in _WITH_CAPITALS_ONLY and not text[match.start()].isupper():
            continue
        free = all(match.end() <= place.start or match.start() >= place.end for place in taken)
        if free and (re.search(r"\b(?:i|fran|utanfor|vid) $", ahead) or text[match.start()].isupper()):
            found.append(PlaceMatch(_TOWN_OF[name], match.start(), match.end(), name))
    return found
