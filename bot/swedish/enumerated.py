"""Actors of a project that are enumerated one by one: *tillsammans med ett energibolag och en högskola* are three."""

import re

from bot.swedish.late import late
from bot.swedish.numbers import numbers_in

_ORGANISATION = (
    r"(?:[a-z-]*(?:foretag|bolag|firma|arbetsgivare|forening|kommun|region|hogskola|universitet|gymnasium"
    r"|gymnasiet|skola|skolan"
    r"|hotell"
    r"|camping|campingen|hotellet|butik|handlare|gard|museum|museet|stiftelse|myndighet|akademi|institut|forbund"
    r"|organisation"
    r"|natverk|framjare|kooperativ|akeri|krog|restaurang|vardshus|vandrarhem|uthyrare|kommunen|universitetet|hogskolan"
    r"|foreningen|larcentrum|science park|inkubator|kluster|kommuner|skolor|hogskolor|foreningar|foretagen|partner"
    r"|organisationer|natverket|museer|regioner|bolagen|firmor|framjaren|guideforetag)\b)"
)
_NUMBER = r"(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d{1,2})"
_ITEM = (
    rf"(?:(?P<one>(?:en|ett) (?:[a-z]+ )?{_ORGANISATION})|(?P<some>{_NUMBER}) (?:andra |lokala |olika )?{_ORGANISATION}"
    r"|(?P<the>(?:(?!den|det|hela|var|i|en|ett|vilken|respektive)[a-z]+ (?:kommun|stad|universitet|hogskola)\b"
    r"|region [a-z]+|lansstyrelsen i [a-z]+|gymnasiet|universitetet|hogskolan|kommunen|museet|campingen|hotellet"
    r"|foreningen|yrkeshogskolan"
    r"|folkhogskolan|larcentrum|arbetsformedlingen|lansstyrelsen|almi|regionen)))"
)
_NAMELESS = re.sub(r"\?P<\w+>", "?:", _ITEM)
_JOIN = r"(?:,| och| a| o| samt| plus| \+|, och|, samt| och med|, plus)"
_LIST = rf"(?P<list>{_NAMELESS}(?:{_JOIN} {_NAMELESS})*)"
_GOES_ON = late(
    rf" (?:och|a|o|samt|plus|\+) (?!som\b|dar\b|vill\b|ska\b|har\b|vi\b|i\b|med\b|allt\b|soker\b|planerar\b"
    rf"|projekt|budget|\d)\w+"
    rf"|, (?=(?:en|ett|{_NUMBER}) (?!parter|aktorer|partner)[a-z]{{3,}}(?<!man)(?<!manader)\b|\w+(?: och| samt| a"
    rf"| plus) )"
)
_TOGETHER = late(
    rf"\b(?:(?:tillsammans|ihop|samverka\w*|samarbeta\w*|i samarbete|i samverkan|gemensamt|partnerskap) (?:med|me|m)"
    rf"|(?<!inte )(?<!om )\b(?:vi|jag|ja) (?:och|a|o|samt|plus|\+)) {_LIST}"
)
_PROJECT = late(
    r"projekt|samverkan|interreg|forsorjning|valider|exportsam|turismsam|samarbete om|medfin"
    r"|aktorer|partner|parter|export"
)
_NO_PARTNERS = late(
    r"\b(?:konsult|kund|leverant|driver|ager|saljer|jobbar|arbetar|hyr|konkurr|bor|delar)\w*(?: \w+){0,4} $"
)
_SUM = late(
    r"= ?(?P<sum>\d{1,2}|tva|tre|fyra|fem|sex|sju|atta|nio|tio) (?:\w+ )?(?:foretag|parter|aktorer|partners?"
    r"|bolag|organisationer)\b"
    r"|\b(?:parter|partners?|aktorer)\b[^.!?\n=]*= ?(?P<total>\d{1,2}|tva|tre|fyra|fem|sex|sju|atta|nio"
    r"|tio)(?= ?(?:[.,;)\n]|$))"
)
"""*Camping + vandrarhem + guide = 3 företag* sums up those who take part."""


_AND_OTHERS = late(
    rf"^[^.!?+]{{3,60}}\+ ?(?P<more>{_NUMBER}) (?:andra|till) (?:framjare|partner\w*|parter|aktorer"
    rf"|{_ORGANISATION})(?! ?\+)"
)
"""*Främjare i Luleå + 2 andra främjare* opens a telegram."""


def actors_enumerated(plain: str) -> int | None:
    """How many actors folded ``plain`` enumerates, the writer included.

    None where it enumerates none, 0 where it does and goes on to some that it doesn't count.
    """
    if summed := _SUM.search(plain):
        return int(numbers_in(summed["sum"] or summed["total"])[0].value)
    if (plus := _AND_OTHERS.search(plain)) and _PROJECT.search(plain):
        return 1 + int(numbers_in(plus["more"])[0].value)
    if not _PROJECT.search(plain):
        return None
    lists = [match for match in _TOGETHER.finditer(plain) if not _NO_PARTNERS.search(plain[: match.start()][-40:])]
    counts = {0 if _GOES_ON.match(plain, match.end()) else 1 + _counted(match["list"]) for match in lists}
    return counts.pop() if len(counts) == 1 else None


def _counted(listed: str) -> int:
    """How many the members of a list are: *två företag plus gymnasiet* are three."""
    return sum(int(numbers_in(item["some"])[0].value) if item["some"] else 1 for item in re.finditer(_ITEM, listed))
