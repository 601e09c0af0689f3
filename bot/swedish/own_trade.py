"""The trade that running text states as the writer's own, told from those of customers, partners and helpers."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.lexicon import ChoiceMatch, chosen_value, lexicon
from bot.swedish.others_trades import is_others_trade
from bot.swedish.trade_cues import BEING_BOUGHT, BY_THE_VERB, CUSTOMERS, FOOD_MADE, OWN_THING, SERVED


def own_sectors(plain: str) -> list[ChoiceMatch]:
    """The words in folded ``plain`` that may name the writer's own trade, the longest first."""
    return [
        match
        for match in stated_choices("sector", plain)
        if match.value != "other" and not _is_no_own_trade(plain, match)  # *annat stöd* is no trade; only an answer is
    ]


def trade_in(plain: str, sectors: list[ChoiceMatch]) -> str | None:
    """The trade that folded ``plain`` names, by its words for ``sectors`` or by what is done."""
    done = [(value, one) for value, verb in BY_THE_VERB for one in verb.finditer(plain)]
    if _SEWN_FOR_USE.search(plain):
        done = [(value, one) for value, one in done if value != "crafts_culture"]
        sectors = [match for match in sectors if match.value != "crafts_culture"]
    sectors = _without_lesser(plain, sectors)
    says_little = all(
        _ANY_SHOP.fullmatch(plain, match.start, match.end) or _EITHER_TRADE.fullmatch(plain, match.start, match.end)
        for match in sectors
    )
    if says_little or len({match.value for match in sectors}) > 1:
        outright = {value for value, one in done if _I_DO.search(plain[: one.start()])}
        outright |= {match.value for match in sectors if _is_my_profession(plain, match)}
        if len(outright) == 1:
            return outright.pop()
    by_verb = next((value for value, one in done if not _is_denied(plain, one.start())), None)
    only_place = all(_ANY_WORKSHOP.fullmatch(plain, match.start, match.end) for match in sectors)
    return by_verb if by_verb and only_place else _trade(plain, sectors)


_I_WORK_WITH = late(r"\b(?:jag|ja|vi|som) (?:arbetar|jobbar|sysslar|haller pa)(?: \w+)? (?:med|me|inom) $")
_I_DO = late(r"\b(?:jag|ja|vi|heter (?:\w+ ){1,2}(?:och|a|o))(?: (?:sjalv|mest|framst))? $")
_I_AM = late(r"\b(?:jag|ja) (?:ar|e|a)(?: (?:en|ett|egen))? $")
_BUT_NOW = late(
    r"[^.!?;\n]*\b(?:men|i grunden|fran borjan|i botten|till vardags|till yrket|forr|tidigare|medan|hjalper|at"
    r"|kund(?:en)?)\b"
)
"""Behind a profession: something else is done in the company."""
_SEWN_FOR_USE = late(
    r"\b(?:syr|tillverkar|gor) (?:[\w-]+,? ){0,3}?\w*(?:talt|vindskydd|presenning(?:ar)?|skyddsklader|arbetsklader"
    r"|flytvastar|lyftselar|fallskarmar|airbags?)\b"
)
"""What is sewn in a factory as well as by a craftsman: which of them is for the form to ask."""


_HELPED_OR_BESIDE = late(
    r"\b(?:for|at|mot|inom) (?!(?:min|mitt|mina|var|vart|vara|eget|egen|en|ett|den|det)\b)(?:\w+ )?$"
    r"|\b(?:ihop|tillsammans|samarbet\w*|samverk\w*) (?:med|me) (?:\w+ ){0,3}$"
    r"|\bsalj\w*(?: \w+){0,5} (?:i|hos|via|genom|pa) (?:\w+ )?$"
)
"""Ahead of one of several trades: it is that of customers or partners (*programvara för sågverk*)."""


def _without_lesser(plain: str, sectors: list[ChoiceMatch]) -> list[ChoiceMatch]:
    """``sectors`` without those words of several trades that say less, or tell of customers and partners."""
    for is_lesser in (_names_any_place, _is_of_others):
        if len({match.value for match in sectors}) > 1:
            sectors = [match for match in sectors if not is_lesser(plain, match)] or sectors
    return sectors


def _names_any_place(plain: str, match: ChoiceMatch) -> bool:
    word = plain[match.start : match.end]
    return _ANY_WORKSHOP.fullmatch(word) is not None or _ANY_SHOP.fullmatch(word) is not None


def _is_of_others(plain: str, match: ChoiceMatch) -> bool:
    return _HELPED_OR_BESIDE.search(ahead_of(plain, match)) is not None


def _is_my_profession(plain: str, match: ChoiceMatch) -> bool:
    ahead = plain[: match.start]
    return (_I_AM.search(ahead) or _I_WORK_WITH.search(ahead)) is not None and _BUT_NOW.match(plain, match.end) is None


def stated_choices(fact: str, plain: str) -> list[ChoiceMatch]:
    """The words in folded ``plain`` that name choices of ``fact`` and are not taken back."""
    return [match for match in lexicon()[fact].matches(plain) if not match.negated]


def ahead_of(plain: str, match: ChoiceMatch) -> str:
    """What stands ahead of ``match`` in its sentence."""
    return plain[sentence_at(plain, match.start)[0] : match.start]


_NO_TRADE = late(
    r"digitalis|digital\w*(?:press|tryck|skriv|kamera|skarm)\w*|digital\w* (?:marknadsfor|synlighet|skylt|kurs"
    r"|satsning)"
    r"|digital(?:a|t)? (?!tjanst|byra|bolag|losning|plattform|verktyg|system|spel|produkt)\w+"
)


_A_THING = late(
    r"\w{3,}(?:stol|stolar|bord|lampor|monter|skap|disk|diskar|hyllor|bankar|stativ|utrustning|utrustningen|kamera"
    r"|kameror|maskin|maskiner|verktyg|ugn|ugnar|skarm|skarmar|apparat|apparater)"
)
"""A compound that begins as a trade and ends as a thing: *frisörstolar*."""
_LONG_REST = 4
_ENDS_AS_A_TRADE = late(
    r"(?:n?ing(?:en|ar|arna)?|ande|[aeo]re?n?|arna|erier?|eriet|era(?:r|t)|ad[es]?|lingar?|ist(?:en|er)?|isk[at]?|ism(?:en)?"
    r"|(?:verkstad|foretag|bolag|firm|byra|butik|affar|kontor|anlaggning|verksamhet|tur(?:er|ism)?|entrepren|uthyr|guid|tillverk"
    r"|studio|salong|praktik|mottagning|gard|hand[el]|industri|fabrik|produ[ck]|tjanst|arbet|hantverk|mekani|service|bransch|naring|konsult"
    r"|utveckl|konstru|forening|cent(?:rum|er)|klinik|skol|resor|upplevels|safari|byg|mak|smed|snick|svets|slojd|konst"
    r"|rorelse|grupp|koncern|kooperativ|forsalj|odl|forar|maskin|transport|press|verk|tryck|smid|system|radgiv|teknik|koncept"
    r"|vard|besok|arrang|kultur|museum|museet|krog|by|stuga|stugor|design|hus|bruk|hall|media|form|brygg|foradl|kok)\w*)$"
)
_THOSE_FIRMS = late(r"\w+(?:erier|eri|or|ar|er)nas?")
_OWNED_BY_OTHERS = late(r"\b(?:\w+(?:er|ar|or)nas|kundens|deras|hans|hennes|nagons|andras) (?:\w+ )?$")
"""Of a trade in the definite plural and ahead of what belongs to it: others (*åkeriernas lastbilar*)."""
_NO_TO_THAT = late(r"\? ?(?:nej|na|nae)\b")
_DRIVES = late(r"\b(?:kor|akt|kort)(?: \w+)? $")
"""Ahead of a machine: driving it is the trade (*kör grävmaskin*)."""
_MEANT_AS_TRADE = frozenset({"second hand"})
_SCHOOLS = r"(?:skola|skolor|skolan|akademi\w*|universitet\w*|utbildning\w*|elever|studenter)"
_WORKS_FOR_US = late(
    r"(?<=n) (?:har )?(?:raknade|raknat|offererade|offererat|tittade|tittat|matte|mat|gissade|sa|sager"
    r"|pratade|pratat|har redan pratat|varnat|foreslog"
    r"|foreslar"
    r"|lamnade|lamnat|varit har|var har|skickade|skickat|tar betalt|vill ha)\b"
)
"""Behind a tradesman: he works for the writer (*elfirman räknade på det*)."""
_CONSULTANT_FOR = late(
    r"\bkonsult\w*(?: \w+){0,2} (?:for|till|inom|om|kring)(?: (?:en|ett|var|vart|ny|nytt))* ?(?:\w+ )?$"
)
_HIRING = late(r"\b(?:anlita|ta in|hyra in|kopa in|kopa)(?: (?:en|extern|externa|ny))* ?$")
"""Ahead of digital things: what a consultant is wanted for, no trade of the writer."""
_WANTED_MADE = late(
    r"\b(?:vill|ska|skulle|behover|behov|tanker|planerar|sku|onskar|hoppas)\b(?: (?!som|jobbar"
    r"|driver)\w+){0,6} (?:en|ett|ny|nya|nytt|egen)(?: \w+)? $"
    r"|\b(?:ny|nya|nytt|bestalla|bestallt|trycka|gora|gjord|gjort) (?:en |ett )?$"
)
"""Ahead of *film* or *grafisk profil*: something to be made for the writer, no trade of his."""
_MADE_FOR_US = late(r"\w*(?:film|filmer|grafisk|design|musik|digital)\w*")
_ADVERTISED_BY = late(r"\w*(?:film|filmer|filmen|musik|foto|foton|design)")
_PUTS_TEXT_TO = late(r"\b(?:textar|undertextar|oversatter|syntolkar)(?: \w+)? $")
"""Ahead of *film*: a service to those who make it."""
_OF_A_CAMPAIGN = late(
    r"\b(?:soker|pengar|reklam\w*|marknadsfor\w*|kampanj\w*|offert\w*|broschyr\w*|massa\w*)\b[^.!?;]*$"
)
"""Ahead of *film*: what a campaign is made of."""
_WORKS_THERE = late(
    r"\b(?:jobbar|arbetar|anstalld|halvtid|deltid|procent|vikarierar)(?: (?!i firman)\w+){0,2} (?:pa|hos|at) $"
    r"|\b(?:resten|jobbet|extrajobb\w*)(?: \w+)? (?:pa|hos|at) (?:en |ett )?$"
)
"""Ahead of a trade: where the writer is employed besides."""
_ASKED_ABOUT_IT = late(
    r"\b(?:kolla\w*|prata\w*|snacka\w*|fraga\w*|godkan\w*|kontakt\w*|ring[td]\w*|stamt av|hort)(?: \w+)? ?(?:med"
    r"|me|av|hos|fran)? $|\b(?:sager|sa|enligt|menar|tycker|tror) (?:var |min )?$"
)
"""Ahead of *veterinären*: somebody whom the writer has asked."""
_REPAIRS = late(
    r"\b(?:reparerar|lagar|servar|saljer|lackerar|tvattar|besiktar|mekar(?: med)?|skruvar(?: pa)?)"
    r"(?: (?!och\b)\w+){0,2} $"
)
"""Ahead of *lastbilar*: others drive them."""
_BUILDS = late(r"\b(?:bygger|tillverkar|reparerar|servar|saljer|renoverar)(?: \w+){0,2} $")
_EARNS_THERE = late(r"\b(?:jobb\w*|arbet\w*|anstalld|deltid|halvtid|kvar|resten|timmar|extra)\b[^.!?;]{0,25}$")
_IS_NOT_IT = late(r" (?:ar|e) (?:det|de|he|vi) (?:inte|int|ej)\b(?! (?:bara|ensam|enda))")
"""Behind a trade: that is what it is not (*jordbruk är det inte*)."""
_THE_NEAREST = late(r"\b(?:narm\w*|nasta|grann\w*)(?: \w+)? $")
"""Ahead of a trade: it is somebody else's (*närmsta butik ligger fem mil bort*)."""
_SCHOOL_BEFORE = late(rf"\b{_SCHOOLS}(?:\s?[/–-]\s?| och | o | a | mot | till )$")
_SCHOOL_AFTER = late(rf"(?:\s?[/–-]\s?| och | o | a ){_SCHOOLS}\b")


def _is_no_own_trade(plain: str, match: ChoiceMatch) -> bool:
    """Whether the word names the trade of customers, or a thing to buy."""
    before = ahead_of(plain, match)
    word = plain[match.start : match.end]
    thing = word not in _MEANT_AS_TRADE and _A_THING.fullmatch(word) and not _DRIVES.search(before)
    if thing or _NO_TRADE.match(plain, match.start):
        return True
    if _MADE_FOR_US.fullmatch(word) and _WANTED_MADE.search(before):
        return True
    if _ADVERTISED_BY.fullmatch(word) and _OF_A_CAMPAIGN.search(before):
        return True
    if _ADVERTISED_BY.fullmatch(word) and _PUTS_TEXT_TO.search(before):
        return True
    if match.value == "ict" and (_CONSULTANT_FOR.search(before) or _HIRING.search(before)):
        return True
    if match.value == "haulage" and _REPAIRS.search(before):
        return True
    if word.startswith("fiskebat") and _BUILDS.search(before):
        return True
    if word.startswith("hemtjanst") and _EARNS_THERE.search(before):
        return True
    if _IS_NOT_IT.match(plain, match.end):
        return True
    if _WORKS_THERE.search(before) or _WORKS_FOR_US.match(plain, match.end) or _THE_NEAREST.search(before):
        return True
    if _ASKED_ABOUT_IT.search(before) or is_others_trade(plain, match.start, match.end):
        return True
    if _SCHOOL_BEFORE.search(before) or _SCHOOL_AFTER.match(plain, match.end):
        return True
    if SERVED.search(before) or _OWNED_BY_OTHERS.search(before) or _THOSE_FIRMS.fullmatch(word):
        return True
    if _is_denied(plain, match.start) or _is_another_word(plain, match):
        return True
    return BEING_BOUGHT.search(before) is not None or (
        CUSTOMERS.search(before) is not None and OWN_THING.search(before) is None
    )


def _is_denied(plain: str, place: int) -> bool:
    """Whether what stands there is asked and answered with a no."""
    return _NO_TO_THAT.match(plain, sentence_at(plain, place)[1]) is not None


def _is_another_word(plain: str, match: ChoiceMatch) -> bool:
    """Whether a compound only begins as a trade and ends as something else (*norrskensbröd*)."""
    rest = plain[lexicon()["sector"].core_end(plain, match) : match.end]
    return len(rest) >= _LONG_REST and _ENDS_AS_A_TRADE.search(rest) is None


def _trade(plain: str, sectors: list[ChoiceMatch]) -> str | None:
    """The trade that the words name; what is made or sold says more than *tillverkar* and *butik*.

    None where they name two, neither of which is the other's kind: of those the longest word was wrong too often.
    """
    values = {match.value for match in sectors}
    if values == {"retail", "grocery_store"} and all(
        _ANY_SHOP.fullmatch(plain, match.start, match.end) for match in sectors if match.value == "retail"
    ):
        return "grocery_store"
    if FOOD_MADE.search(plain) and values <= {"manufacturing", "food_processing"}:
        return "food_processing"
    for match in sectors:
        made = _MAKES.match(plain, match.start)
        if made and match.value == "manufacturing":
            things = [one.value for one in sectors if made.end() <= one.start <= made.end() + 25]
            return next((value for value in things if value in _MADE_IN_THEIR_TRADE), chosen_value(sectors))
    return chosen_value(sectors) if len(values) == 1 or "social_enterprise" in values else None


_ANY_WORKSHOP = late(r"svarvar|verkstad(?:en)?|fabrik(?:en)?|konst|kultur\w*")
"""Words that say less of a trade than what is done there (*verkstad, han mekar bilar*)."""
_EITHER_TRADE = late(r"snickeri(?:et)?")
"""A trade that builds as well as makes: what is done there tells which (*snickeri, vi gör trappor*)."""
_ANY_SHOP = late(r"butik(?:en)?|affar(?:en)?|handel")
_MAKES = late(r"(?:tillverkar|producerar) ")
_MADE_IN_THEIR_TRADE = frozenset({"food_processing", "crafts_culture", "ict"})
