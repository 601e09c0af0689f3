"""The market that running text states, told by where customers are: not by where one shows, buys or hopes to sell."""

from functools import lru_cache

from bot.eligibility.municipalities import COUNTY_OF
from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.lexicon import lexicon, widest
from bot.swedish.market_cues import ABROAD, FAIR_OR_SUPPLIER, INTO_A_MARKET, LOCAL_CUSTOMERS, REACH_CUE
from bot.swedish.normalise import folded

_OWN_PLACES = late(
    r"\b(?:filial\w*|kontor\w*|fabriken?|lager|lagret|dotter\w*|syster\w*|moder\w*|bolaget|(?:vart|eget"
    r"|ett) bolag|koncern\w*|agar\w*|partner\w*|samarbet\w*|samverk\w*"
    r"|konkurr\w*|kolleg\w*|slakt\w*|fodd|uppvuxen|praktik\w*|inspir\w*|marknadsfor\w*|reklam\w*|annons\w*|kampanj\w*"
    r"|utbild\w*|jobbat|arbetat|bott|importerar)"
    r"(?: (?!salj|kund|exp)\w+){0,4} $"
)
"""Ahead of a country or a county: an own office, a partner, a competitor or those one wants to reach there."""
_NOT_AMONG_THEM = late(
    r"\b(?:inte|int|ej|aldrig|ingen|inga|inget)(?! bara| enbart| endast| langre)(?: (?!utan\b|men\b)\w+){0,3} $"
)
_WHERE_ONE_SITS = frozenset({"i norrbotten", "vastmanland", "tornedalen", "malmfalten", "bergslagen", "lanet"})
"""Names of the writer's own parts: a market only where customers are spoken of ahead of them."""
_FROM_TO = late(
    r"\bfran (?P<first>[a-z]+)(?: i (?:norr|soder|syd))?,? (?:(?:och|anda|hela vagen|bort|upp|ner"
    r"|ned) )*(?:till|te|ti) (?P<last>[a-z]+)"
)
_NORTH_TO_SOUTH = late(r"\bfran (?:norr|soder|syd|nord) (?:till|te|ti) (?:norr|soder|syd|nord)\b")
_ZONES = (
    "Norrbottens Västerbottens",
    "Jämtlands Västernorrlands Gävleborgs Dalarnas",
    "Uppsala Stockholms Södermanlands Västmanlands Örebro Värmlands Östergötlands",
    "Jönköpings Kronobergs Kalmar Gotlands Blekinge Skåne Hallands Götalands",
)
"""The counties from north to south."""
_LANDSCAPES = (
    "norrbotten vasterbotten lappland",
    "jamtland harjedalen angermanland medelpad halsingland gastrikland dalarna",
    "uppland vastmanland narke varmland ostergotland sodermanland sormland",
    "smaland oland gotland blekinge skane halland vastergotland bohuslan dalsland",
)
_FAR = 2
"""Zones apart that make a stretch the whole country."""


_ALONE = late(
    r"(?:^|(?<=[.!;\n] )|(?<=\n))(?:marknad:? |over |i |verksam i |jobbar i )?"
    r"(?:(?P<country>hela (?:sverige|landet|riket)|rikstackande|nationellt)|(?P<county>hela (?:norrbotten"
    r"|vastmanland|lanet)"
    r"|regionalt)|(?P<abroad>hela (?:varlden|norden|europa)|internationellt))(?=\s?(?:[.;\n]|$))"
)
"""A market that is a telegram's sentence of its own: *Hela Sverige.*"""
_TO_US = r"(?:av|hos|fran|till|at) (?:mig|mej|oss)\b"
_ALL_OVER = late(
    r"(?<!folk )(?<!manniskor )(?<!svenskar )(?<!konsumenter )(?<!alla )\b(?:i|over|fran) hela (?:landet|sverige|riket)"
    rf" (?:(?:bestaller|anlitar|koper)(?=\s?(?:[.,;!\n]|$)| {_TO_US})"
    rf"|(?:bestaller|anlitar|koper|skickar|lamnar|sander) (?:[\w-]+ ){{1,3}}{_TO_US})"
)
"""Customers in the whole country who turn to the writer (*konserthus i hela Sverige skickar instrument till mig*)."""
_GOES_ROUND = late(
    r"\b(?:aker|reser|far|kor|turnerar|jobbar|arbetar|saljer)(?: \w+)? (?:land och rike|landet|sverige) runt\b"
)
_TO_BUY = late(r"\b(?:mass\w*|inkop\w*|koper|kopa|letar|leta|semest\w*|privat|auktion\w*|studie\w*|kurs\w*)\b")
"""Beside a journey round the country: why one goes there that has no customers."""
_ALL_THERE = late(
    r"\bhela (?:(?P<country>sverige|landet|riket)|(?P<county>lanet|norrbotten|vastmanland)"
    r"|(?P<abroad>varlden|norden|europa))"
    r" (?:jobbar|arbetar|kor|levererar|saljer|servar|tacker|betjanar) (?:vi|jag|ja)\b"
    r"|\b(?:folk|kunder(?:na)?|gaster(?:na)?|besokare) (?:kommer|aker|reser)(?: (?!inte|int|ej|snart)\w+)?"
    r" (?:hit |till (?:oss|mig) )?"
    r"fran hela (?:(?P<country2>sverige|landet|riket)|(?P<county2>lanet|norrbotten|vastmanland)"
    r"|(?P<abroad2>varlden|norden|europa))\b"
)
"""*Hela länet jobbar vi i*, *folk kommer hit från hela länet*."""
_BY_ITSELF = {"country": "national", "county": "regional", "abroad": "international"}


@lru_cache(maxsize=1)
def _zone_of() -> dict[str, int]:
    """Folded name of a municipality or landscape -> its place from north to south."""
    zones = {name: zone for zone, names in enumerate(_LANDSCAPES) for name in names.split()}
    for town, county in COUNTY_OF.items():
        zones[folded(town)] = next(
            (zone for zone, names in enumerate(_ZONES) if any(name in county for name in names.split())), len(_ZONES)
        )
    return zones


def reach_in(plain: str) -> str | None:
    """The widest market that folded ``plain`` says is reached; None where it says nothing of one."""
    reaches = [
        match.value
        for match in lexicon()["market_reach"].matches(plain)
        if not match.negated and _has_customers(plain, match.start, match.end)
    ]
    reaches += [_BY_ITSELF[next(name for name in _BY_ITSELF if one[name])] for one in _ALONE.finditer(plain)]
    for one in _ALL_THERE.finditer(plain):
        if not INTO_A_MARKET.search(plain[sentence_at(plain, one.start())[0] : one.start()]):
            reaches += [_BY_ITSELF[name] for name in _BY_ITSELF if one[name] or one[f"{name}2"]]
    if ABROAD.search(plain):
        reaches.append("international")
    if _turn_to_us(plain):
        reaches.append("national")
    if _spans_the_country(plain):
        reaches.append("national")
    if LOCAL_CUSTOMERS.search(plain):
        reaches.append("local")
    return widest(reaches) if reaches else None


def _turn_to_us(plain: str) -> bool:
    """Whether customers from the whole country come to the writer, or he goes round it to them."""
    for match in _ALL_OVER.finditer(plain):
        before = plain[sentence_at(plain, match.start())[0] : match.start()]
        if not (INTO_A_MARKET.search(before) or _NOT_AMONG_THEM.search(before) or FAIR_OR_SUPPLIER.search(before)):
            return True
    for match in _GOES_ROUND.finditer(plain):
        first, last = sentence_at(plain, match.start())
        if not (_TO_BUY.search(plain, first, last) or INTO_A_MARKET.search(plain[first : match.start()])):
            return True
    return False


_LODGING = late(r"\b(?:har|driver|hyr ut|erbjuder|ager)(?: \w+){0,2} boende\w*(?: \w+)? $")
"""Ahead of a place: rooms are let there (*har boende i trakten*), nobody lives there who buys."""


def _has_customers(plain: str, start: int, end: int) -> bool:
    """Whether the sentence tells that customers are in the place named there."""
    first, last = sentence_at(plain, start)
    before = plain[first:start]
    if (
        FAIR_OR_SUPPLIER.search(before)
        or INTO_A_MARKET.search(before)
        or _OWN_PLACES.search(before)
        or _NOT_AMONG_THEM.search(before)
        or _LODGING.search(before)
    ):
        return False
    ahead_only = plain[start:end] in _WHERE_ONE_SITS
    return REACH_CUE.search(before if ahead_only else plain[first:last]) is not None


def _spans_the_country(plain: str) -> bool:
    """Whether customers are said to be from one end of the country to the other."""
    stretches = [match.start() for match in _NORTH_TO_SOUTH.finditer(plain)]
    for match in _FROM_TO.finditer(plain):
        first, last = (_zone_of().get(match[end].removesuffix("s")) for end in ("first", "last"))
        if first is not None and last is not None and abs(first - last) >= _FAR:
            stretches.append(match.start())
    return any(REACH_CUE.search(plain[slice(*sentence_at(plain, start))]) for start in stretches)
