"""Finding municipalities in text, by their own name, a village in them, or a slightly misspelt name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from bot.eligibility.municipalities import COUNTY_OF, municipality_named
from bot.swedish.late import late
from bot.swedish.normalise import folded
from bot.swedish.word_lists import word_list

HOME_COUNTIES = ("Norrbottens län", "Västmanlands län")
"""The counties whose supports the catalogue holds: here spelling is read generously."""

_ORDINARY_WORDS = frozenset(
    folded(name)
    for name in "Vara Mark Berg Ale Eda Åre Kil Malå Flen Trosa Habo Mora Lund Orsa Salem Grums Sunne Ed Nora "
    "Hjo Solna Tierp Lomma Vansbro Ånge Falun Svalöv Höör Hörby Kinda Tanum Bjuv Burlöv".split()
)
_ORDINARY_UNACCENTED = frozenset("person are mala habo tore avan alvik farna bole".split())
"""Words that are a place only where its letters å, ä, ö are typed (Persön, Åre, Töre)."""
_UNMISTAKABLE = frozenset("malå ånge höör hörby svalöv burlöv".split())
"""Names that with their letters typed are no ordinary word, whatever their first letter."""
_WORD = late(r"\w+(?:-\w+)?")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A municipality named in a text; ``village`` is set where a place in it was named instead."""

    municipality: str
    start: int
    end: int
    village: str = ""


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    """Folded name -> (municipality, village or empty)."""
    villages = word_list("places.yml")
    names = {folded(place): (town, place) for town, places in villages.items() for place in places}
    return names | {folded(town): (town, "") for town in COUNTY_OF}


@lru_cache(maxsize=1)
def _home_names() -> list[str]:
    return [folded(town) for town, county in COUNTY_OF.items() if county in HOME_COUNTIES]


def places_in(text: str) -> list[PlaceMatch]:
    """The municipalities that ``text`` (as typed) names, in order."""
    return list(_places_in(text))


@lru_cache(maxsize=256)
def _places_in(text: str) -> tuple[PlaceMatch, ...]:
    """Kept for the same text: intent, facts and county each ask for the places of a message."""
    plain = folded(text)
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]
    found: list[PlaceMatch] = []
    place = 0
    while place < len(tokens):
        for length in (3, 2, 1):
            match = _match(text, plain, tokens[place : place + length]) if place + length <= len(tokens) else None
            if match:
                found.append(match)
                place += length - 1
                break
        place += 1
    return tuple(found)


def _match(text: str, plain: str, tokens: list[tuple[str, int, int]]) -> PlaceMatch | None:
    start, end = tokens[0][1], tokens[-1][2]
    joined = " ".join(token[0] for token in tokens)
    around = _AROUND.sub("", joined) if joined.endswith(_AROUND_ENDS) else joined
    for name in (joined, joined.removesuffix("s"), around):
        if name in _names():
            town, village = _names()[name]
            typed = municipality_named(text[start : start + len(name)])
            town = town if village or typed is None else typed
            exact = text[start:end].lower().removesuffix("s") == (village or town).lower().removesuffix("s")
            if name in _ORDINARY_UNACCENTED and not exact:
                return None
            if name in _ORDINARY_WORDS and not _is_surely_a_place(text, plain, start, end):
                return None
            return PlaceMatch(town, start, end, village)
    return _misspelt(joined, start, end) if len(tokens) == 1 else None


def _is_surely_a_place(text: str, plain: str, start: int, end: int) -> bool:
    with_its_letters = text[start:end].lower() in _UNMISTAKABLE
    return plain[end : end + 7] == " kommun" or (
        (text[start].isupper() or with_its_letters)
        and re.search(r"\b(i|fran|for|utanfor)\s$", plain[:start]) is not None
    )


@lru_cache(maxsize=4096)
def _misspelt(word: str, start: int, end: int) -> PlaceMatch | None:
    """A home municipality with one or two letters wrong; short or ordinary words are never taken for one."""
    if len(word) < 5:
        return None
    best = process.extractOne(word, _home_names(), scorer=fuzz.ratio, score_cutoff=82)
    if best is None or word[0] != best[0][0] or abs(len(word) - len(best[0])) > 2 or len(best[0]) < SHORTEST_FUZZY:
        return None
    distance = DamerauLevenshtein.distance(word, best[0])
    if distance > (1 if len(best[0]) < 8 else 2) or _is_known_word(word):
        return None
    return PlaceMatch(_names()[best[0]][0], start, end)


_LOOKALIKES = frozenset(
    "boende bodens lokala kalas pitea koping kopings kopingar koper kopning skopning salar salas arbogas norrberg "
    "kalix kunnas bidens botten biten borden boden alvsby sakra bolen sadan sedan bodde boken kirurg salad sallad "
    "kaliber kirunas hallstad inkoping kopa kopte utkoping nykoping norrbo lulea bolag boden nordberg".split()
)


def _is_known_word(word: str) -> bool:
    return word in _LOOKALIKES


def county_in(text: str) -> str | None:
    """The home county that folded ``text`` names or means (``norrbotten``, ``region västmanland``), else None."""
    found = {county for county, pattern in _COUNTY_WORDS if pattern.search(text)}
    if not found:
        found = {county for county, name in _COUNTY_NAMES for word in _WORD.findall(text) if _nearly(word, name)}
    return found.pop() if len(found) == 1 else None


SHORTEST_FUZZY = 5
"""Letters that a municipality's name must have before a misspelling is taken for it (*sälja* is not Sala)."""
_AROUND_ENDS = ("trakten", "trakterna", "bygden", "hallet", "omradet", "sidan")
_AROUND = late(rf"s?(?:{'|'.join(_AROUND_ENDS)})$")
"""What turns a place into its surroundings: *Norbergstrakten*."""


def _nearly(word: str, name: str) -> bool:
    """Whether a long ``word`` is ``name`` with a letter or two wrong (*vstmanland*)."""
    if len(word) < len(name) - 2 or word[0] != name[0]:
        return False
    return DamerauLevenshtein.distance(word[: len(name)], name, score_cutoff=2) <= 2


_COUNTY_NAMES = (("Norrbottens län", "norrbotten"), ("Västmanlands län", "vastmanland"))
_COUNTY_WORDS = (
    ("Norrbottens län", late(r"\bnor+[bv]?ot+e?n\w*|\bnor+botte?n\w*|\bnorbot\w*|\bnbl?\b|\bnorrbott\w*")),
    ("Västmanlands län", late(r"\bvestman\w*|\bvas?tman+l?and\w*|\bvastman\w*|\bvesmanland\w*|\bvasman\w*")),
)
