"""Whether words for a purpose only tell what an organisation is, makes, sells or is about.

*Vi gör skyltar* is a trade; only what somebody wants to get or do with the money is a purpose.
"""

import re

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.lexicon import ChoiceMatch

_WANTS = (
    r"(?:vill|ville|ska|skall|skulle|sku|behov\w*|tank\w*|planer\w*|sok\w*|onsk\w*|hoppas|avser|funder\w*|kop\w*"
    r"|bestall\w*|skaffa\w*|anlit\w*|invester\w*|satsa\w*|kost\w*|budget\w*|pengar|stod\w*|bidrag\w*|nya?|nytt|fram"
    r"|hjalp\w*|maste|dags|offert\w*|byt\w*)"
)
_LIVES_ON = (
    r"(?:gor|tillverkar|saljer|trycker|producerar|ritar|designar|formger|bygger|levererar|utvecklar|erbjuder|skapar"
    r"|(?:haller|ordnar|arrangerar|anordnar|leder)(?! (?:pa|i|till|igang|oppet)\b)"
    r"|installerar|monterar|servar|reparerar|underhaller|importerar|programmerar|hyr ut|filmar|fotar"
    r"|(?:jobbar|arbetar|sysslar|haller pa|pysslar|handlar) (?:med|me|inom)|lever (?:av|pa)(?: att \w+)?"
    r"|undervisar i|utbildar (?:andra )?(?:i|inom)|konsulter inom|konsultar (?:i|inom)"
    r"|(?:specialiserad\w*|inriktad\w*|specialister|experter) (?:pa|inom|mot)"
    r"|(?:forsaljning|tillverkning|uthyrning|montering|service|leverantor(?:er)?|tillverkare|grossist) (?:av|i|inom))"
)
_TOLD_OF_ITSELF = late(
    rf"\b{_LIVES_ON}(?: (?!{_WANTS}\b|att\b|en\b|ett\b|som\b|sa\b|men\b|for\b|oss\b|mig\b|vi\b|jag\b"
    rf"|ja\b)[\w-]+){{0,6}} $"
)
"""Ahead of *skyltar*, *film* or *robotar*: they are what the company lives on."""
_HELPS_OTHERS = late(r"\bhjalper (?!oss|mig|till)(?:\w+ ){1,3}(?:att|med|till)(?: [\w-]+){0,3} $")
"""Ahead of a saving or a course: it is what customers get (*hjälper företag att minska energiförbrukningen*)."""
_ADVERTISED = late(
    r"\b(?:reklam|marknadsfor|annons|kampanj|lanser|broschyr|film|hemsid|skylt|synas|salja|forsaljning)\w*"
    r"(?: (?:for|av|om|med|till|var|vart|vara|min|mitt|mina|den|det|de|egna|nya))+ $"
)
"""Ahead of a course or a product: what customers are to hear of (*göra reklam för våra kurser*)."""
_KNOWN = late(r"(?:kursen|utbildningen|konsulten)$")
_WENT_TO = late(r"\b(?:gick|gatt|efter|sedan|sen|under|tack vare)(?: (?:jag|vi|ja|den|hela))* $")
_HAS_ACTED = late(
    r" (?:som )?(?:har (?!ett pris)|hade|sa|sager|tycker|menar|var|gick|fick|gav|tog|vill|ville|la|skrev|kom"
    r"|\w+ade|\w+[lnpst]te)\b"
)
"""*Efter kursen*, *konsulten tycker*: spoken of as known, not as wished for."""
_ALONGSIDE = late(r"[^.!?\n]*\b(?:resten av tiden|pa distans|vid sidan|samtidigt|bredvid firman)\b")
_GOES_TO_SCHOOL = late(r"\b(?:gar|laser|pluggar)(?: \w+)? $")
"""*Jag går en utbildning resten av tiden*: how else the owner spends the week."""
_WILL_LIVE_ON = late(r"\bstart\w*(?: \w+){0,4} (?:med|me|inom) (?:\w+ )?$")
"""Ahead of *kurser*: what a company that is started will live on."""
_OF_A_TRADE = late(
    r"\w+(?:firm(?:a|or|an)|foretag\w*|bolag\w*|byra\w*|makar\w*|makeri\w*|tillverk\w*|installator\w*|montor\w*"
    r"|saljare\w*|handlar\w*|handel|grossist\w*|uthyr\w*|arrangor\w*|butik\w*|verkstad\w*|museum|museet|tryckeri\w*"
    r"|leverantor\w*|natverk\w*|kluster|klustret|centrum|branschen|industri\w*|institut\w*|fabrik\w*|malare|tekniker"
    r"|ingenjor\w*|fotograf\w*|producent\w*|entreprenor\w*)"
)
"""A compound that begins as a purpose and ends as a trade: *skyltmakare*, *solcellsinstallatör*."""
_HIRED = late(
    r"\b(?:anlita\w*|hyra in|ta in|hjalp (?:av|fran)|betala|offert (?:av|fran)|bestalla|lata|vill ha)(?: \w+){0,3} $"
)
_WITHOUT_TRADES = frozenset(
    {"product_development", "marketing", "skills_development", "innovation", "energy_environment"}
)
_NOT_ADVERTISING = _WITHOUT_TRADES - {"marketing"} | {"machinery_equipment"}
_TOLD_ANYHOW = _WITHOUT_TRADES | {"machinery_equipment"}

_WHO_KNOWS = late(
    r"\b(?:\w*konsult|expert|jurist|patentombud|patentbyra|radgivar|radgivning|ombud|advokat|(?:nan|nagon|en) som kan"
    r"|hjalp me)\w*"
)
_HAS_A_PATENT = late(r"\b(?:har|ager|innehar|fick|fatt|beviljats|tack vare|med|vart|mitt)(?: \w+){0,2} $")
_PATENTED = late(r"patentera(?:d|t|de)\w*")

_IN_ORDER_TO = late(r"\b(?:for|sa|syfte|avsikt|medel) (?:att|a)\b")
"""Between what is paid for and what it is good for."""
PROJECTS = frozenset(
    {"regional_development_project", "skills_supply_project", "cross_border_project", "export_collaboration"}
)
_ABOUT = late(r"\b\w*projekt\w*(?: (?!vill\b|ska\b|soker\b|behover\b|samt\b|kop\w*|plus\b)\w+){0,6} $")


def is_only_told(plain: str, value: str, start: int, end: int) -> bool:
    """Whether the words for ``value`` there in folded ``plain`` tell what one is or makes, or what an expert knows."""
    first, last = sentence_at(plain, start)
    before, word = plain[first:start], plain[start:end]
    if value in _WITHOUT_TRADES and _WILL_LIVE_ON.search(before):
        return True
    if value in _WITHOUT_TRADES and _HELPS_OTHERS.search(before):
        return True
    if value in _NOT_ADVERTISING and _ADVERTISED.search(before):
        return True
    if _KNOWN.search(word) and (_WENT_TO.search(before) or _HAS_ACTED.match(plain, end)):
        return True
    if value == "skills_development" and _is_gone_to_already(plain, start, end):
        return True
    if value in _TOLD_ANYHOW and _TOLD_OF_ITSELF.search(before):
        return True
    if value in _WITHOUT_TRADES and _OF_A_TRADE.fullmatch(word) and not _HIRED.search(before):
        return True
    if value == "innovation" and word.startswith("patent"):
        known = _WHO_KNOWS.search(plain, first, last) or _HAS_A_PATENT.search(before)
        return bool(known or _PATENTED.fullmatch(word))
    return False


def is_means_to_another(plain: str, named: list[ChoiceMatch]) -> bool:
    """Whether of those ``named`` in one sentence one serves another (*en kamera för att marknadsföra oss*).

    An officer may count either or both, so neither is certain.
    """
    for one in _IN_ORDER_TO.finditer(plain):
        first, last = sentence_at(plain, one.start())
        ahead = {match.value for match in named if first <= match.start < one.start()}
        if ahead and {match.value for match in named if one.end() <= match.start < last} - ahead:
            return True
    return False


def _is_gone_to_already(plain: str, start: int, end: int) -> bool:
    """Whether the course there in ``plain`` is what somebody studies beside the work."""
    return bool(_GOES_TO_SCHOOL.search(plain[:start]) and _ALONGSIDE.match(plain, end)) or bool(
        re.match(r"(?:gar|laser|pluggar)\b", plain[start:end]) and _ALONGSIDE.match(plain, end)
    )


def subjects_of_projects(plain: str, named: list[tuple[ChoiceMatch, bool]]) -> set[str]:
    """The purposes that only tell what a project in folded ``plain`` is about (*utvecklingsprojekt om robotik*).

    ``named`` holds the words for purposes and whether each is bought: things count in projects only if they are.
    """
    about: dict[str, bool] = {}
    for match, bought in named:
        subject = match.value in _WITHOUT_TRADES and _is_what_a_project_is_about(plain, match.start)
        only = not bought if match.value == "machinery_equipment" else subject
        about[match.value] = about.get(match.value, True) and only
    return {value for value, only in about.items() if only}


def _is_what_a_project_is_about(plain: str, start: int) -> bool:
    return _ABOUT.search(plain[sentence_at(plain, start)[0] : start]) is not None
