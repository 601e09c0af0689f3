"""Whose a clause is, where a sentence ends, and what is told beside a question."""

import re
from functools import lru_cache

from bot.swedish.late import late
from bot.swedish.segments import is_question, segments_of
from bot.swedish.sieve import Guarded

_NO_END = "".join(rf"(?<!\b{word})" for word in "oms ca anst bal inkl exkl resp ek ensk tel nr ev ung avd c:a".split())
_SENTENCE_END = late(rf"{_NO_END}[.!?]+(?=\s|$)|[\n;]|\s[/*|•·](?=\s(?!ar\b|man|tim|vecka|person))")
_WRITER = r"(?:jag|vi|ja|mitt|min|vart|var|sjalv|sjalva|vår|vårt)\b"

_RELATED = (
    r"(?:syster|moder|dotter|gran+|konkurrent)\w*(?:fabrik|bolag|foretag|firma|koncern|gard)\w*|konkurrent(?:en|er"
    r"|erna)?"
    r"|grann(?:e|en|ar|arna)|grann(?!kommun)\w{3,}(?:en|et|an)|syrran|farfar|farmor|mormor|morfar|svarfar|svarmor"
    r"|bror|brodern|brorsan|syster|svager"
    r"|svagerskan?|svardotter(?:n)?|svarson|(?:lille|stor|halv)(?:bror|brorsan?|brodern?)|(?:lilla|stora|halv)syster\w*"
    r"|barndomsvan|klasskompis|kusin|kompis(?:en)?|polare(?:n)?|kompanjon(?:en)?|farsan|pappa|morsan|mamma|frun?|sambon?"
    r"|man|kund(?:en)?|leverantor(?:en|er)?|hyresvard(?:en)?|kollegan?|(?:samarbets)?partner(?:n|s)?(?: \w+)?"
    r"|(?:hans|hennes|deras) (?:foretag|bolag|firma|akeri|butik|verkstad|gard|fabrik|kafe)\w*"
    r"|(?:andra|storre) (?:foretag|bolag|firmor)|(?:forra|tidigare|gamla) agaren|morbror|farbror|faster|moster|svager"
    r"|(?:syrra|brorsa|kusin|svager|polare|kompis|granne|konkurrent|farsa|morsa|sambo|fru)(?:e?n)?s(?: \w+)?|(?:min"
    r"|en) (?:van|vaninna|bekant)s \w+"
    r"|(?:(?<=\ben )|(?<=\bmin ))(?:van|bekant|kollega|kursare)|vannen|vaninnan?|affarspartner(?:n)?"
    r"|(?:svagern|svarsonen|kusinen|systern|polarna|kompisarna|vannen|sonen|dottern)"
    r"|(?:firman|foretaget|bolaget|akeriet|verkstaden|butiken|fabriken|salongen|hotellet|bageriet|garden)"
    r" (?:tvars over|mitt ?emot|intill|bredvid|vagg i vagg|pa andra sidan|langre bort|runt hornet"
    r"|granne)(?: (?!har)\w+)?"
    r"|(?:\w*klubben|\w*foreningen|\w*laget|byn|kommunen)(?= i \w+ (?:har|far|fick|ar|e) (?:ju|minsann|daremot)\b)"
    r"|(?!vi\b|jag\b|ja\b|som\b|dar\b)\w+ (?:bredvid|intill|mitt ?emot|tvars over(?: gatan)?)"
    r"|(?:en|han|hon|de|dom) (?:annan|andra) (?:firma|firman|foretagare|akeri|verkstad|butik|salong)"
)
_DOES = (
    r"(?:har|hade|ar|e|omsatter|omsatte|sysselsatter|fick|far|kopte|koper|bestallde|borjade|startade|gick|salde|saljer"
    r"|tillverkar|satsade|sokte|skrev|jobbar|sitter|ligger|finns|betalade|byggde|lade|la|driver|bor|soker"
    r"|inforde|drev|grundade|uppfann|tog|tillverkade|hittade|skickade|berattade|sager|tycker|forsoker|kor"
    r"|saljer|gor|skoter|beviljades|betalade|har haft|anstallde|vann)"
)
_OTHERS = Guarded(
    r"(?:^|[.,;:!?(\n]\s*|\b(?:men|medan|att|eftersom|dar|fast)\s|(?<!\bjag )(?<!\bja )(?<!\bvi )(?<!\bmig )\boch\s)"
    r"(?P<clause>(?:(?:var|vart|vara|min|mitt|mina|en|ett|den|det|de|dom|nagon|nagra|andra|storsta|narmaste)\s){0,3}"
    rf"(?:{_RELATED})(?:\smed(?:\s(?!jag|vi|ja\b)\w+){{1,3}}?)?(?:\s(?:i|pa|fran|utanfor"
    rf"|bredvid)\s\w+)?(?:, som [^,.;!?]*,)?(?:\s(?!och|jag"
    rf"|vi)\w+)?\s{_DOES}\b[^.!?;\n]*)"
)
_OWNERS = late(
    r"\b(?:ags av|agt av|ingar i|dotterbolag till|underleverantor(?:er)? (?:till|at)|anstalld (?:hos|pa))"
    r"[^.,;!?]*\bsom (?:har|omsatter|sysselsatter|ar)\b(?P<clause>[^.,;!?]*)"
    r"|\b(?:hos|pa|at|av|till) \w+ (?P<aside>\([^)]*\))"
)
_OWN_AGAIN = late(rf"[,;–-]\s*(?:(?:sa|men|och|medan|fast|for)\s)?{_WRITER}|\b(?:men|medan|och|sa|fast|for)\s{_WRITER}")


def blanked(text: str, start: int, end: int) -> str:
    """``text`` with full stops for what stands from ``start`` to ``end``: nothing is read there or across it."""
    return text[:start] + "." * (end - start) + text[end:]


_ON_BEHALF = late(
    r"\b(?:sa|darfor) (?:jag|ja) (?:skriver|fragar|soker|ringer)"
    r"|\b(?:skriver|fragar|soker|ringer)(?: \w+)? (?:at|for|a) (?:min|mina|honom|henne|(?:en|var) (?:kund|klient))\b"
)
"""Somebody writes for a husband, a mother or a client: what is told of them is what counts."""


def without_others(text: str, plain: str) -> str:
    """``text`` (``plain`` is it folded) without the clauses that tell of competitors, neighbours and the like."""
    for match in () if _ON_BEHALF.search(plain) else _OTHERS.finditer(plain):
        start, end = match.span("clause")
        back = _OWN_AGAIN.search(plain, start + 1, end)
        text = blanked(text, start, back.start() if back else end)
    for match in _OWNERS.finditer(plain):
        text = blanked(text, *match.span("clause" if match.group("clause") else "aside"))
    return text


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around ``place`` in folded ``text`` begins and ends."""
    start, end = 0, len(text)
    for before, after in _ends(text):
        if after <= place:
            start = after
        elif before >= place:
            end = before
            break
    return start, end


@lru_cache(maxsize=16)
def _ends(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _SENTENCE_END.finditer(text))


_ASKS = late(
    r"(?:[,–-]\s*)?\b(?:(?:så|men|och|å|o|sen)\s+)?(?:frågan är|undrar|undra|går de[t]?|får (?:jag|vi|man)"
    r"|kan (?:jag|vi|man|ni|du|det)"
    r"|finns de[t]?|är de[t]?|e de[t]?|ä de[t]?|ska (?:jag|vi|man)|hinner|hur(?! \w+(?: \w+)? som helst)|vad|va"
    r"|vilk\w+|när|vem|varför|vart|om|ifall"
    r"|funkar|gäller|blir de[t]?|måste (?:jag|vi|man)|behöver (?:jag|vi|man)|duger|räknas|är (?:vi|jag|man)"
    r"|skulle (?:jag|vi|man|det|de))\b",
    re.I,
)
"""Where a question begins within a sentence; relative words too: better a part too few than one too many."""
_ASKS_FROM_THE_START = late(
    r"^\W*(?:(?:hej\w*|tjena|hallå|och|men|så|asså|alltså|ja|nej)\W+)*"
    r"(?:(?:har|hade|är|e|ä|får|kan|ska|vill|måste|behöver|skulle|går|finns|gäller|räknas|blir|funkar|duger)\s+"
    r"(?:jag|vi|man|ja|ni|du|det|de|den|mitt|vårt|min|vår|företag\w*|förening\w*|bolag\w*|firman?|\w+en)\b"
    r"|(?:om|ifall|när|hur|vad|va|vilk\w+|vem|vart|varför)\b)",
    re.I,
)
_AS_MANY_AS_YOU_LIKE = late(r"hur \w+(?: \w+)? som helst\b", re.I)
_STATES = late(r"\W*(?:behöver|ska|vill|har)\s+(?:en|ett|ny\w*|köpa|\d+)\b[^?]*$", re.I)
"""Elided *jag* or *vi*: *behöver en svarv* asks nothing."""
_SUPPOSING = late(r"\b(?:säg|anta|antag|tänk)\s+(?:att|om)\b|\bhypotetiskt\b", re.I)
_LABELLED = late(r"^\W*\w+: [^?]*$")
"""*Gäller: konsultstöd* fills in a form."""
_UNLESS_SUPPORTED = late(
    r"^\W*(?:(?:och|men|för|å|så)\s+)?(?:får|blir|ger|beviljas)\s+(?:(?:vi|jag|ja|det|de|ni|oss"
    r"|projektet)\s+){0,2}(?:inte|int|inget|inga|ingen|nej)\b"
    r"[^?]*\b(?:(?:så|då)\s+\w+|dröj\w*|skjut\w*|(?:måste|får)\s+\w+(?:\s+\w+)?\s+(?:vänta|ligga|stå)\b"
    r"|lägger|läggs|stänger|skippar|blir (?:det|de|he) (?:inte|int"
    r"|inget|ingen))[^?]*$",
    re.I,
)
"""*Får vi inget stöd så blir det inte av* begins as a question does, and asks nothing."""
_CONDITION = late(r"\b(?:om|ifall|utifall)\s+(?:jag|vi|man|ja|det|den|banken|kommunen)\b[^,.!?;\n]*", re.I)


def told(text: str, conditions: bool = False) -> str:
    """What ``text`` tells: its questions left out, but not what is told ahead of one in the same sentence.

    Clauses with *om* and *ifall* tell nothing either, unless ``conditions`` are wanted.
    """
    joined = _told_with_conditions(text)
    return joined if conditions else _CONDITION.sub(" . ", joined)


@lru_cache(maxsize=64)
def _told_with_conditions(text: str) -> str:
    parts = [_told_part(part) for part in segments_of(text) if not _SUPPOSING.search(part)]
    return " . ".join(part for part in parts if part)


_TAG = late(r"\b(?:va|eller|eller hur|väl|visst|eller va|right)\s*\?+\s*$", re.I)
_TAG_ALONE = late(r",\s*(?:va|eller|eller hur|väl|visst|eller va|right)\s*\?+\s*$", re.I)
"""*Bygglov behövs inte va?* sounds as a statement does, and asks."""


def _told_part(segment: str) -> str:
    if (
        not is_question(segment)
        or _LABELLED.match(segment)
        or _STATES.match(segment)
        or _UNLESS_SUPPORTED.match(segment)
        or _AS_MANY_AS_YOU_LIKE.match(segment)
    ):
        return segment
    if _ASKS_FROM_THE_START.match(segment):
        return ""
    if _TAG.search(segment):
        return (
            ",".join(segment.split(",")[:-1]) if not _TAG_ALONE.search(segment) else ",".join(segment.split(",")[:-2])
        )
    if asked := _ASKS.search(segment, 1):
        return segment[: asked.start()]
    *ahead, last = segment.split(",")
    return ",".join(ahead) if len(last.split()) <= 3 else ""  # *…, ej beställd, bidrag?*
