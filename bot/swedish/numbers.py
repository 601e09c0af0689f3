"""Numbers as Swedes write them: ``380 000``, ``1,5 mkr``, ``30 tkr``, ``tjugo tusen``, ``en halv miljon``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.swedish.late import late

_UNITS = {
    "noll": 0, "en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50,
    "sextio": 60, "sjuttio": 70, "attio": 80, "nittio": 90, "bagge": 2, "tjog": 20, "dussin": 12,
}  # fmt: skip
_SCALES = {"hundra": 100, "tusen": 1000, "tusentals": 1000}
_WORD_NUMBER = late("(?:" + "|".join(sorted([*_UNITS, *_SCALES], key=len, reverse=True)) + ")+(?:tals)?$")
_PART = late("|".join(sorted([*_UNITS, *_SCALES], key=len, reverse=True)))

MULTIPLIERS = {
    "tkr": 1_000, "tsek": 1_000, "ksek": 1_000, "k": 1_000, "kkr": 1_000, "tusen": 1_000, "tusenlappar": 1_000,
    "tusn": 1_000, "'": 1_000, "’": 1_000, "´": 1_000, "lax": 1_000, "lakan": 1_000, "papp": 1_000,
    "mkr": 1_000_000, "msek": 1_000_000, "mnkr": 1_000_000, "milj": 1_000_000, "mille": 1_000_000, "mil": 1_000_000,
    "miljon": 1_000_000, "miljoner": 1_000_000, "miljonr": 1_000_000, "mijoner": 1_000_000, "miljone": 1_000_000,
    "mijon": 1_000_000, "miljonner": 1_000_000, "millioner": 1_000_000, "milljoner": 1_000_000, "m": 1_000_000,
    "miljonen": 1_000_000,
    "mdkr": 1_000_000_000, "miljard": 1_000_000_000, "miljarder": 1_000_000_000, "hundratusen": 100_000,
}  # fmt: skip
"""What the words after a number multiply it by."""
_LESSER = frozenset({"tkr", "tusen", "tsek"})
"""Words after the digits that go on a number of millions: *3 miljoner 500 tusen*."""
_CURRENCY = {":-", "kr", "kronor", "sek", "kronors", "spann", "krona", "kroner", "pix"}
_PERCENT = {"%", "procent", "proc", "procents", "procenten"}

_TOKEN = late(r"\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?|%|:-|(?<=\d)['’´](?=[\s.,]|$)|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value, its unit (``sek``, ``percent`` or empty) and its place.

    ``scaled`` says that a word such as tkr or miljoner stood with it, ``is_now`` that it stands for the one at its
    place, which was true once. A share such as 1,5 is a float.
    """

    value: float
    unit: str
    start: int
    end: int
    scaled: bool = False
    is_now: bool = False

    @property
    def whole(self) -> int | None:
        """The value as an integer, None where it has decimals."""
        return int(self.value) if self.value == int(self.value) else None

    @property
    def is_year(self) -> bool:
        """Whether it can be the number of a year."""
        return self.unit == "" and 1900 <= self.value <= 2100

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money: by its unit, or a bare number large enough to be one."""
        return self.unit == "sek" or (self.unit == "" and self.value >= 5_000 and self.whole is not None)


def numbers_in(text: str) -> list[Number]:
    """The numbers in folded ``text``, in order."""
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        number, after = _number_at(tokens, place)
        if number is not None:
            found.append(number)
        place = max(after, place + 1)
    return found


_Token = tuple[str, int, int]


def _number_at(tokens: list[_Token], place: int) -> tuple[Number | None, int]:
    start = tokens[place][1]
    if tokens[place - 1][0] in _VAGUE and place and _is_scale(tokens[place][0]):
        return None, place + 1  # *flera tusen*
    value, after = _value_at(tokens, place)
    if value is None:
        return None, place + 1
    scaled = False
    while after < len(tokens) and (factor := MULTIPLIERS.get(tokens[after][0])) is not None:
        if tokens[after][0] in ("m", "k") and not tokens[after - 1][0][0].isdigit():
            break
        if tokens[after][0] == "mil" and [token[0] in _CURRENCY for token in tokens[after + 1 : after + 2]] != [True]:
            break  # *fyra mil bort*
        value, scaled, after = round(value * factor, 6), True, after + 1  # 4,1 × 1 000 000 is whole
        if after < len(tokens) and factor >= 1000 and tokens[after][1] - tokens[after - 1][2] <= 1:
            rest, beyond = _value_at(tokens, after)
            if rest is not None and rest < factor and not tokens[after][0][0].isdigit():
                value, after = value + rest, beyond
            elif rest is not None and beyond < len(tokens) and tokens[beyond][0] in _LESSER and factor > rest * 1000:
                value, after = value + rest * MULTIPLIERS[tokens[beyond][0]], beyond + 1
    unit = ""
    if after < len(tokens) and tokens[after][0] in _CURRENCY:
        unit, after = "sek", after + 1
    elif after < len(tokens) and tokens[after][0] in _PERCENT:
        unit, after = "percent", after + 1
    if tokens[place][0] in ("en", "ett") and not (scaled or unit) and after == place + 1:
        return None, place + 1  # the article, not the number
    return Number(value, unit or ("sek" if scaled else ""), start, tokens[after - 1][2], scaled), after


def _value_at(tokens: list[_Token], place: int) -> tuple[float | None, int]:
    word = tokens[place][0]
    if word[0].isdigit():
        half = 0.5 if _and_a_half(tokens, place + 1) else 0
        return _digits(word) + half, place + (4 if half else 1)
    following = [token[0] for token in tokens[place + 1 : place + 5]]
    if word in ("en", "ett") and following[:1] == ["halv"] and following[1:2]:
        return 0.5, place + 2
    if word in ("en", "ett") and following[:1] in (["kvarts"], ["kvart"]) and following[1:2] in (["miljon"], ["mille"]):
        return 0.25, place + 2
    if word in ("en", "ett") and _and_a_half(tokens, place + 1):
        return 1.5, place + 4
    if word == "trekvarts":
        return 0.75, place + 1
    if word in ("en", "ett") and following and following[0] not in ("en", "ett") and _WORD_NUMBER.match(following[0]):
        return _spelled_run(tokens, place + 1)  # *en åttio procent*: about eighty
    if word in ("halvannan",):
        return 1.5, place + 1
    if word == "halv" and following[:1] and following[0] in MULTIPLIERS:
        return 0.5, place + 1
    if word in ("ett", "en") and following[:1] == ["par"] and following[1:2] and _is_scale(following[1]):
        return 2.0 * (100 if following[1] == "hundra" else 1), place + (3 if following[1] == "hundra" else 2)
    return _spelled_run(tokens, place)


def _and_a_half(tokens: list[_Token], place: int) -> bool:
    """Whether *och en halv* stands there, also as it is said (*å en halv*)."""
    words = [token[0] for token in tokens[place : place + 3]]
    return len(words) == 3 and words[0] in _AND and words[1] in ("en", "ett") and words[2] in ("halv", "halvt", "halva")


_AND = ("och", "a", "o")
_VAGUE = frozenset({"flera", "nagra", "manga", "atskilliga"})


def _is_scale(word: str) -> bool:
    return word in _SCALES or word in MULTIPLIERS


def _spelled_run(tokens: list[_Token], place: int) -> tuple[float | None, int]:
    """Number words in a row, written apart or together: ``tva hundra tjugo``, ``tvahundratjugo``."""
    end = place
    letters = ""
    while end < len(tokens) and _WORD_NUMBER.match(tokens[end][0]):
        if end > place and (tokens[end][0] in ("en", "ett") or tokens[end][1] - tokens[end - 1][2] > 1):
            break  # *dvs tre. Tre år*
        letters += tokens[end][0].removesuffix("tals")
        end += 1
    if letters in ("", "tusen") and end - place <= 1 and letters != "tusen":
        return None, place + 1
    if _and_a_half(tokens, end):
        return spelled_value(letters) + 0.5, end + 3
    return float(spelled_value(letters)), end


@lru_cache(maxsize=2048)
def spelled_value(letters: str) -> int:
    """Value of joined folded number words: ``tvahundratjugofem`` -> 225, ``tretusen`` -> 3000."""
    total = current = 0
    for part in _PART.findall(letters):
        if part in _UNITS:
            current += _UNITS[part]
        elif _SCALES[part] == 100:
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * 1000
            current = 0
    return total + current


def _digits(word: str) -> float:
    compact = word.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", compact):
        compact = compact.replace(".", "")
    return float(compact.replace(",", "."))
