"""Taking personal identity numbers out of a text before anything else sees it."""

import unicodedata
from calendar import isleap
from itertools import pairwise

MASK = "[personnummer borttaget]"
COORDINATION_OFFSET = 60
"""What Skatteverket adds to the day in a samordningsnummer."""
LONGEST_RUN = 14
"""Digits in one run in which a number may hide; longer ones are something else."""
LONGEST_GAP = 12
"""Characters that may stand between two digits of one number, as long as none is a letter or digit."""
_UNSEEN = ("Cc", "Cf", "Mn", "Me")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def masked(text: str) -> str:
    """``text`` with ``MASK`` for each personnummer and samordningsnummer of 10 or 12 digits.

    Such a number has a date in it and a valid check digit; organisation numbers have no date and stay.
    Digits of any script count, and what stands between them (blanks, signs, invisible characters) does not,
    as long as they are grouped as such a number is written: a date with a time of day is left alone.
    A number may also hide in a somewhat longer run of digits, such as a VAT number.
    """
    places = [place for place, char in enumerate(text) if unicodedata.digit(char, None) is not None]
    if len(places) < 10:
        return text
    digits = [unicodedata.digit(text[place]) for place in places]
    gaps = [-1, *(_gap(text, place, following) for place, following in pairwise(places)), -1]
    kept, written, at = "", 0, 0
    while at + 10 <= len(digits):
        length = _number_at(digits, gaps, at)
        if length:
            kept += text[written : places[at]] + MASK
            written = places[at + length - 1] + 1
        at += length or 1
    return kept + text[written:]


def _gap(text: str, place: int, following: int) -> int:
    """How far apart two digits of one number stand; -1 where they can't belong to one."""
    between = [char for char in text[place + 1 : following] if unicodedata.category(char) not in _UNSEEN]
    if len(between) > LONGEST_GAP or any(char.isalpha() for char in between):
        return -1
    return len(between)


def _number_at(digits: list[int], gaps: list[int], at: int) -> int:
    """How many digits the number that begins at ``at`` has: 12, 10, or 0 where none begins there.

    ``gaps[n]`` stands ahead of digit n.
    """
    for length in (12, 10):
        end = at + length
        if end > len(digits) or not is_personal_number(digits[at:end]):
            continue
        inside = gaps[at + 1 : end]
        if not any(inside):
            if _run(gaps, at, end) <= LONGEST_RUN:
                return length
        elif -1 not in inside and gaps[at] != 0 and gaps[end] != 0 and _is_grouped(inside, gaps[end]):
            return length
    return 0


def _run(gaps: list[int], at: int, end: int) -> int:
    """How many digits touch each other around those from ``at`` to ``end``."""
    while gaps[at] == 0:
        at -= 1
    while gaps[end] == 0:
        end += 1
    return end - at


def _is_grouped(inside: list[int], after: int) -> bool:
    """Whether the digits are parted as a personal identity number may be.

    ``inside``: the gaps between them, ``after``: the one before the next digit.
    """
    parted = [place + 1 for place, gap in enumerate(inside) if gap]
    if len(parted) == len(inside):
        return True  # each digit by itself
    length = len(inside) + 1
    cuts = frozenset(place - length for place in parted)
    if (length == 12 and cuts == _DATE_AND_TIME) or (cuts == _DATE_AND_YEAR and after == 1):
        return False
    return cuts in _GROUPINGS


_GROUPINGS = frozenset(
    frozenset(cuts)
    for cuts in (
        {-4},  # 811218-9876, 19811218-9876
        {-8, -6, -4},  # 81 12 18 9876, 1981-12-18-9876
        {-10, -8, -6, -4},  # 19 81 12 18 9876
        {-8, -6, -4, -2},  # 81 12 18 98 76
        {-10, -8, -6, -4, -2},  # 19 81 12 18 98 76
        {-10, -4},  # 19 811218 9876
        {-10},  # 19 8112189876
        {-4, -2},  # 811218 98 76
    )
)
"""Where a number is cut, counted from its end."""
_DATE_AND_TIME = frozenset({-8, -6, -4, -2})
"""2026-01-04 13.00 is cut like this and has twelve digits: it is left alone."""
_DATE_AND_YEAR = frozenset({-8, -6, -4})
"""2026-01-05–2026-12-31 begins like this, and goes on."""


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
