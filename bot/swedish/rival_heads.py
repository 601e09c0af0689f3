"""Of several headcounts in a text the writer's own, where the others are clearly somebody else's."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late

_NO_ME = r"(?:(?!\b(?:vi|jag|ja|oss|var|vart|vara|min|mitt|mina)\b)[^.!?;\n])"
_ABOUT = r"(?: (?:ca|cirka|runt|drygt|knappt|nastan|ungefar|over|bara|nu|idag|totalt|redan|ju|hela|minst|sisadar))*"
_MET = (
    r"(?:kanner(?: till)?|kande(?: till)?|traffade|traffat|vet(?: om)?|laste om|last om|pratade med|pratat med"
    r"|horde om|hort om|gick kurs med)"
)
_RIVAL = (
    r"(?:(?:syster|moder|dotter|grann)\w{2,}(?:et|en|an)|(?:stor)?kund(?:en)?|konkurrent(?:en)?|medtavlare\w*"
    r"|leverantoren|uppdragsgivaren|koncernen)"
)
"""In the definite form: *dotterbolag till Lakab, 12 anställda* may be the writer."""
_NOT_OURS = late(
    rf"\b(?:en|ett|nan|nagon) (?:\w+ )?\w+ (?:som )?(?:jag|ja|vi) {_MET}(?: (?:i|fran|pa) \w+)?,? (?:som )?"
    rf"(?:har|hade|ar|sysselsatter){_NO_ME}{{0,30}}$"
    rf"|\b{_RIVAL}\b{_NO_ME}{{0,30}},? med (?:sina|sitt|sin){_ABOUT} $"
    rf"|(?:^|\()\W*(?:var|vart|vara|min|mitt) (?:\w+ )?(?:syster|moder|dotter|grann)\w{{3,}}\b{_NO_ME}*$"
    rf"|(?:^|\()\W*(?:(?:den|vart|var|en|ett|storsta|stora) )*{_RIVAL}\b{_NO_ME}*$"
)
"""Ahead of a headcount, in its sentence: *en krukmakare jag känner i Uppsala har …*, *(systerhotellet i Sorsele, …*."""
_CAME = late(
    r"^ (?:st )?\w+,?(?: (?:som )?(?:har )?)?(?:oppnade|oppnat|etabler\w+|flyttade in|flyttat in|startade|dok upp"
    r"|konkurrerar|tog over|slog upp)\b"
)
_ONE_WITH = late(rf"(?:^|\b(?:men|och|dar|att) )\W*(?:en|ett) (?:\w+ )?\w+(?: (?:i|fran|pa) \w+)? (?:med|pa){_ABOUT} $")
"""*En kedjebutik med tio anställda öppnade här i våras*: what it does is not told of the writer."""

_MAYBE_THEIRS = late(
    r"(?:^|[,:(]|\b(?:och|men|medan|samt|plus) )\W*(?:(?:den|det) (?:\w+ )?)?"
    r"(?!vi\b|jag\b|anstallda\b"
    r"|(?:foreningen|foretaget|bolaget|firman|rorelsen|stiftelsen|kansliet|verksamheten|gruppen) har)\w{2,}(?:et|en|an)"
    rf"(?: (?:i|pa|fran) \w+)?(?: som)? (?:har|hade)(?: (?:for ovrigt|i sin tur|daremot|dessutom))?{_ABOUT} $"
    rf"|\b(?:samarbet\w*|samverk\w*|ihop|tillsammans|plus|andra|till|at|av|hos|kop\w*)\b{_NO_ME}*\b(?:en|ett)"
    rf" (?:\w+ )?\w+(?: i \w+)? med{_ABOUT} $"
)
"""May be somebody else's: *vandrarhemmet har för övrigt 15*, *ihop med … ett hotell med 14*."""
_FORM = (
    r"(?:ab|aktiebolag|handelsbolag|hb|kommanditbolag|enskild firma|ek\.? forening|ekonomisk forening|ideell forening"
    r"|familjeforetag|familjebolag|stiftelse)"
)
_SURELY_OURS = late(
    rf"\b(?:vi|jag|ja) (?:ar|e|a|har|sysselsatter){_ABOUT} $|\b(?:ar|e|har|sysselsatter) (?:vi|jag|ja){_ABOUT} $"
    rf"|(?<!ett annat )(?<!annat )(?<!eget )\b{_FORM}(?: (?:i|fran) \w+)?(?:,|[.]| med| och har|, har){_ABOUT} $"
    rf"|(?:^|\n)\W*(?:antal )?(?:anst\w*\W{{1,3}})?$|\bhos oss (?:jobbar|arbetar|ar det|finns(?: det)?){_ABOUT} $"
)
"""Ahead of a headcount: the writer as its subject, the own legal form, or nothing at all (*Hotell, AB. 27 anst.*)."""


def is_of_another_firm(text: str, start: int, end: int) -> bool:
    """Whether the headcount there in folded ``text`` is certainly not the writer's."""
    first, last = sentence_at(text, start)
    ahead, behind = text[first:start], text[end : max(end, last)]
    return bool(_NOT_OURS.search(ahead) or (_ONE_WITH.search(ahead) and _CAME.match(behind)))


def is_own_beside_theirs(text: str, own: int, theirs: int) -> bool:
    """Whether of two headcounts in folded ``text`` that at ``own`` is the writer's, and that at ``theirs`` is not."""
    return _is_ours(text, own) and not _is_ours(text, theirs) and _MAYBE_THEIRS.search(_ahead(text, theirs)) is not None


def _is_ours(text: str, place: int) -> bool:
    return _SURELY_OURS.search(_ahead(text, place)) is not None


def _ahead(text: str, place: int) -> str:
    return text[sentence_at(text, place)[0] : place]
