"""A fact told a second time by a sum alone: of another year (*3 miljoner 2021 och 5 i fjol*) or of another part."""

import re
from typing import NamedTuple

from bot.swedish.late import late
from bot.swedish.numbers import Number

_ROUGHLY = r"(?: (?:ca|cirka|runt|ungefar|drygt|knappt|nastan|var det|blev det|pa|over))*"
_LAST_YEAR = r"(?:i fjol|ifjol|forra aret|senaste aret|i bokslutet|nu|i ar|hittills i ar)"
_OLDER = r"(?:aret (?:innan|dessforinnan|fore|forut)|i forfjol|forrforra aret|for (?:tva|tre|\d) ar se(?:da)?n)"
_PART = (
    r"(?:\w*hotellet|\w*restaurangen|\w*krogen|\w*butiken|\w*campingen|\w*verkstaden|\w*akeriet|\w*kafeet|\w*garden"
    r"|\w*bageriet"
    r"|\w*bolaget|\w*firman|\w*foretaget|\w*delen|koncernen|brorsan|brodern|grannen|konkurrenten|syrran|systern|resten)"
)
_JOINT = r" ?(?:kr|kronor)?(?: (?:i|ar) \w+| \w*20\d\d| \w+ aret)?,?(?: (?:och|a|o|men|medan|mot|fast))?"
_AND_LAST_YEAR = late(rf"{_JOINT} {_LAST_YEAR}{_ROUGHLY} ")
_AND_OLDER = late(rf"{_JOINT} {_OLDER}{_ROUGHLY} ")
_AND_A_PART = late(rf"{_JOINT} (?:den |det |i )?(?:{_PART}|20\d\d){_ROUGHLY} ")
_OF_ANOTHER_YEAR = late(rf"^ ?(?:kr|kronor)? ?(?:{_LAST_YEAR}|{_OLDER}|20\d\d)\b")
_JOINED = late(rf"{_JOINT}{_ROUGHLY} ")
_ACCOUNTS = frozenset({"turnover_sek", "balance_sheet_sek"})


class Again(NamedTuple):
    """What a sum tells again: ``fact`` is empty where it is an older one; it may replace what was told first."""

    fact: str
    replaces: bool = False


def told_again(text: str, fact: str, end: int, number: Number) -> Again | None:
    """How ``number`` goes on with the accounts of which ``fact`` was told until ``end``; None where it doesn't."""
    if fact not in _ACCOUNTS:
        return None
    between, after = text[end : number.start], text[number.end : number.end + 25]
    if _AND_LAST_YEAR.fullmatch(between):
        return Again(fact, replaces=True)
    behind = _OF_ANOTHER_YEAR.match(after) if _JOINED.fullmatch(between) else None
    if _AND_OLDER.fullmatch(between) or (behind and re.search(_OLDER, behind.group())):
        return Again("")
    return Again(fact) if behind or _AND_A_PART.fullmatch(between) else None
