"""Taking personal identity numbers out of a text before anything else sees it."""

import re
import unicodedata
from calendar import isleap

MASK = "[personnummer borttaget]"
COORDINATION_OFFSET = 60
"""What Skatteverket adds to the day in a samordningsnummer."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Between the digits of a number: blanks, hyphens of all kinds, plus, dots, slashes and characters that don't show.
_GAP = r"[\s\-+./_,:;·\u00ad\u2010-\u2015\u2212\u200b-\u200f\u2060-\u2064\ufeff]{0,3}"
_GROUP = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{9,}}")


def masked(text: str) -> str:
    """``text`` with ``MASK`` for each personnummer and samordningsnummer of 10 or 12 digits.

    Such a number has a date in it and a valid check digit; organisation numbers have no date and stay.
    Digits of other scripts and digits with blanks, dots or invisible characters between are read too.
    """
    return _GROUP.sub(lambda group: _without_numbers(group.group()), text)


def _without_numbers(group: str) -> str:
    """A run of digits (and gaps) with the numbers in it masked."""
    places = [place for place, char in enumerate(group) if char.isdigit()]
    digits = [unicodedata.digit(group[place]) for place in places]
    kept, written, at = "", 0, 0
    while at < len(digits):
        length = _number_at(group, places, digits, at)
        if length:
            kept += group[written : places[at]] + MASK
            written = places[at + length - 1] + 1
            at += length
        else:
            at += 1
    return kept + group[written:]


def _number_at(group: str, places: list[int], digits: list[int], at: int) -> int:
    """How many digits the number that begins at ``at`` has: 12, 10, or 0 where none begins there."""
    for length in (12, 10):
        end = at + length
        if end > len(digits) or not _stands_alone(group, places, at, end):
            continue
        if is_personal_number(digits[at:end]):
            return length
    return 0


def _stands_alone(group: str, places: list[int], at: int, end: int) -> bool:
    """Whether no digit touches the number on either side."""
    before = at == 0 or places[at] - places[at - 1] > 1
    after = end == len(places) or places[end] - places[end - 1] > 1
    return before and after


def is_personal_number(digits: list[int]) -> bool:
    """Whether 10 or 12 digits make a personnummer or samordningsnummer: a date and a valid check digit."""
    if len(digits) == 12 and tuple(digits[:2]) not in ((1, 8), (1, 9), (2, 0)):
        return False
    short = digits[-10:]
    month, day = short[2] * 10 + short[3], short[4] * 10 + short[5]
    if day > COORDINATION_OFFSET:
        day -= COORDINATION_OFFSET
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    if (month, day) == (2, 29) and len(digits) == 12:
        year = int("".join(map(str, digits[:4])))
        if not isleap(year):
            return False
    return _sum_of(short) % 10 == 0


def _sum_of(digits: list[int]) -> int:
    """The Luhn sum, in which every other digit from the first counts twice."""
    doubled = (digit * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled)
