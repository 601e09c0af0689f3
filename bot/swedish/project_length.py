"""How long a project takes: months, or years that are told for it."""

import re

from bot.swedish.late import late
from bot.swedish.numbers import Number

_MONTHS = late(r"^ ?(?:manad\w*|man|mnd)\b(?! (?:sedan|sen|gammal|kvar|till ?(?:[.,;!?]|$)))")
_YEARS = late(r"^ ?ar\b(?! (?:sedan|sen|gammal|tillbaka|gamla))")
_OF_YEARS = late(r" ?-?(?:aren|arsperiod\w*|ar(?:s)?(?= ?[,:)]))")
"""Behind a number that says how long back, not how much: *försumbart stöd de senaste tre åren: 45 000*."""
_YEARLONG = late(r"^-?arig\w*")
_PAST = late(
    r"\b(?:sedan|senaste|sista|forsta|(?<!projekt )(?<!projektet )(?<!insats )(?<!satsning )om|var|efter|fyller"
    r"|ar jag) $"
    r"|\b(?:vantat|vantar|leveranstid\w*|bindningstid\w*|uppsagningstid\w*|garanti\w*|handlaggning\w*|svarstid\w*"
    r"|drojde|drojer|tog|provanstall\w*|forsena\w*|forlang\w*|sasong\w*|racker|rackte|oppet|stangt|hyr\w*"
    r"|\w*kontrakt\w*|lanet lop\w*|amorter\w*|betal\w* av|avbetal\w*|\w*betalningstid\w*"
    r"|sjukskriv\w*|\w*ledig\w*|praktik\w*|(?:haller|hallit) oppet)(?: \w+){0,3} $"
)
_WAITED = late(
    r"^ ?\w+ har (?:vi|jag|ja) (?:nu |redan )?(?:vantat|varit|jobbat|haft|drivit|hallit)\b|^ ?\w+ (?:leveranstid"
    r"|garanti|bort)\b"
)
_PROJECT = late(r"projekt|paga|langd|loptid|lopa|halla pa|satsning")
MEN = late(r"^ ?man\b")
_DONE = late(r"\b(?:har|hade) (?:\w+ ){0,2}(?:drivit|hallit|pagatt|jobbat|funnits|arbetat)\b")
OF_A_PROJECT = late(_PROJECT.pattern + r"|medfin|samverk|aktor|partner|forsorjning")


def years_back(text: str, end: int) -> bool:
    """Whether behind ``end`` folded ``text`` goes on with *åren*: how long back, not how much."""
    return _OF_YEARS.match(text, end) is not None


def months_told(sentence: str, number: Number, before: str, after: str) -> int | None:
    """How many months the project takes that ``number`` tells; None where it tells none."""
    if _PAST.search(before) or _WAITED.search(after):
        return None
    if MEN.search(after) and not (OF_A_PROJECT.search(sentence) or re.search(r"\b(?:i|under|pa) $", before)):
        return None  # *tio man* are people; *24 mån* reads the same when it is folded
    if _MONTHS.search(after):
        return None if _DONE.search(sentence) else number.whole
    years = _YEARLONG.search(after) or (_YEARS.search(after) and not _DONE.search(sentence))
    if years and _PROJECT.search(sentence) and number.value < 10 and (number.value * 12) % 1 == 0:
        return int(number.value * 12)
    return None
