"""Which fact each number in a text belongs to: headcount, turnover, cost, share, months, partners."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.eligibility.facts import LARGEST_AMOUNT_SEK, FactValue
from bot.swedish.numbers import Number, numbers_in

_PEOPLE = (
    r"^(?: st| stycken|-manna| \w*(?:tids|ars|fast)?)? ?(?:heltids|deltids|ars|tillsvidare|fast)?\s?(?:anstall\w*|medarbetare"
    r"|personer i (?:foretag|bolag|firma)\w*|personer som jobbar|pers\b|personer\b|gubbar|arbetare|manna|heltider|arsarbetare"
    r"|arsanstallda|pa lonelistan|som jobbar|i personalen|i firman|i foretaget|i bolaget|anst\b)"
)
_BEFORE_PEOPLE = r"(?:anstallda|antal anstallda|personal|medarbetare|sysselsatter|personalstyrka pa|anstallda ar)\W{1,3}(?:ar |ca |cirka )?$"
_WE_ARE = r"\b(?:vi|dom|de) (?:ar|e|a|blir|har blivit) (?:nu |bara |totalt |sammanlagt )?$"
_HEADS = r"^(?: st\b| stycken| pers\b| personer| man\b)?(?: nu| totalt| allt som allt| i foretaget)?(?:[.,!]|$)"
_TURNOVER_BEFORE = r"(?:omsatt\w*|omsatter|oms\b|omsattning\w*)(?:\W+\w+){0,4}\W*$"
_TURNOVER_AFTER = r"^ ?(?:kr|kronor)?\s?(?:i |per ar i |arlig |i arlig )?omsattning|^ (?:om aret|per ar) i omsattning"
_BALANCE_BEFORE = r"balans(?:omslutning|rakning)?\w*(?:\W+\w+){0,4}\W*$"
_BALANCE_AFTER = r"^ ?(?:kr|kronor)? ?i balans"
_RECEIVED_BEFORE = (
    r"(?:forsumbar\w*|de minimis\w*|fatt|beviljat|beviljade|beviljats|fick|tidigare stod)(?:\W+\w+){0,6}\W*$"
)
_RECEIVED_CUE = r"stod|bidrag|minimis|region|mikro"
_WISHED_AFTER = r"^ ?(?:kr|kronor)? ?i (?:stod|bidrag)"
_MONTHS = r"^ ?(?:manad\w*|man\b|mnd\b)"
_YEARS = r"^ ?ar\b"
_PROJECT = r"projekt|paga|langd|loptid|lopa|halla pa"
_PARTNERS = r"^ ?(?:\w+ )?(?:partner\w*|aktor\w*|parter|organisationer|samarbetspartner\w*|samverkande|turistforetag|turismforetag|deltagare|foretag som (?:samarbetar|samverkar|gar ihop)|foretag tillsammans|foretag i samverkan|bolag tillsammans|kommuner|st foretag)"
_OTHERS_BEFORE = (
    r"(?:tillsammans med|ihop med|samarbetar med|samverkar med|plus|samarbete med|jag och|vi och)(?: \w+)?\W*$"
)
_OTHERS_AFTER = r"^ (?:andra |st )?(?:\w*foretag|bolag|partner\w*|aktor\w*|organisation\w*|kommuner|till\b|andra|hotell|gardar|grannforetag)"
_COFINANCE = r"medfinans\w*|kontant\w*|egeninsats|andra finansi"
_OWN_TIME = r"jobbar|arbetar|tjanst|heltid|min tid|arbetstid|agaren|i foretaget|i firman|i bolaget|sysselsatt"


_NO_AMOUNTS = re.compile(r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b|\b0\d{1,3}[- ]?\d[\d ]{4,10}\b|\b\d{3} \d{2}\b(?! ?\d)")
"""Organisation, personal and telephone numbers and postcodes: digits that count nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that was taken for ``fact``."""

    fact: str
    value: FactValue
    start: int
    end: int


def quantities_in(text: str) -> list[Quantity]:
    """The quantities that folded ``text`` states; a fact named with two different numbers is left out."""
    text = _NO_AMOUNTS.sub(lambda match: " " * len(match.group()), text)
    found: list[Quantity] = []
    loose: list[Number] = []
    for number in numbers_in(text):
        before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 40]
        taken = _assigned(text, number, before, after)
        if taken:
            found.append(taken)
        elif _is_money(number) and not re.search(_WISHED_AFTER, after):
            loose.append(number)
    found += _cost(text, loose)
    found += _phrases(text, {quantity.fact for quantity in found})
    facts = [quantity.fact for quantity in found]
    return [quantity for quantity in found if facts.count(quantity.fact) == 1]


def _assigned(text: str, number: Number, before: str, after: str) -> Quantity | None:
    def taken(fact: str, value: float | None) -> Quantity | None:
        if value is None or not 0 <= value <= LARGEST_AMOUNT_SEK:
            return None
        return Quantity(fact, int(value) if value == int(value) else value, number.start, number.end)

    if number.unit == "percent":
        if re.search(_COFINANCE, text):
            return taken("cofinancing_percent", number.value) if number.value <= 100 else None
        if re.search(_OWN_TIME, text):
            return taken("owner_work_share_percent", number.value) if number.value <= 100 else None
        return None
    if _is_money(number):
        if re.search(_TURNOVER_BEFORE, before) or re.search(_TURNOVER_AFTER, after):
            return taken("turnover_sek", number.value)
        if re.search(_BALANCE_BEFORE, before) or re.search(_BALANCE_AFTER, after):
            return taken("balance_sheet_sek", number.value)
        if re.search(_RECEIVED_BEFORE, before) and re.search(_RECEIVED_CUE, before + after):
            return taken("de_minimis_received_sek", number.value)
    if number.unit:
        return None
    whole = number.whole
    if re.search(_MONTHS, after):
        return taken("project_months", whole)
    if re.search(_YEARS, after) and re.search(_PROJECT, text) and whole and whole < 10:
        return taken("project_months", 12 * whole)
    if re.search(_PEOPLE, after) or re.search(_BEFORE_PEOPLE, before):
        return taken("employees", whole)
    if re.search(_WE_ARE, before) and re.search(_HEADS, after):
        return taken("employees", whole)
    if re.search(r"\b(?:har|med|plus) $", before) and re.search(r"^ (?:\w+ )?partner", after) and whole is not None:
        return taken("partner_count", whole + 1)
    if re.search(_OTHERS_BEFORE, before) and re.search(_OTHERS_AFTER, after) and whole is not None:
        return taken("partner_count", whole + 1)
    if re.search(_PARTNERS, after):
        return taken("partner_count", whole)
    return None


def _is_money(number: Number) -> bool:
    return number.unit == "sek" or (number.unit == "" and number.value >= 5_000 and number.whole is not None)


_COST_BEFORE = re.compile(
    r"(?:kostar|kostnad\w*|kosta|budget\w*|investering\w* pa|offert\w* pa|pris\w*|for|pa|ca|cirka|runt|omkring|typ|ungefar|totalt|vard|uppat|nastan)\W*(?:en |ett )?$"
)


_TOTAL = re.compile(r"\b(?:totalt|sammanlagt|ihop|tillsammans|allt som allt|allt allt|blir det|det blir)\b")


def _cost(text: str, loose: list[Number]) -> list[Quantity]:
    total = [number for number in loose if _TOTAL.search(text[max(0, number.start - 30) : number.end + 25])]
    if len(loose) > 1 and len(total) == 1:
        loose = total
    if len(loose) > 1:
        cued = [number for number in loose if _COST_BEFORE.search(text[max(0, number.start - 30) : number.start])]
        loose = cued if len(cued) == 1 else []
    return [
        Quantity("cost_sek", int(number.value), number.start, number.end)
        for number in loose
        if number.value <= LARGEST_AMOUNT_SEK and not _is_year(number)
    ]


def _is_year(number: Number) -> bool:
    return number.unit == "" and 1900 <= number.value <= 2100


_Phrase = tuple[str, "re.Pattern[str]", Callable[["re.Match[str]"], FactValue]]
_PHRASES: tuple[_Phrase, ...] = (
    ("employees", re.compile(r"\b(inga|ingen|utan|inte nagra|noll) anstalld(a|e)?\b"), lambda _: 0),
    (
        "employees",
        re.compile(
            r"\b(jag ar ensam|bara jag|enbart jag|ensam i (foretag|bolag|firma)\w*|enmansforetag\w*|enmansbolag\w*"
            r"|ar sjalv i (foretag|bolag|firma)\w*|ja e ensam|bara mig sjalv|bara sjalv|jag ar sjalv|enmansfirma|ensamforetagare|helt ensam|alldeles sjalv|driver (det |den )?sjalv)\b"
        ),
        lambda _: 1,
    ),
    ("owner_work_share_percent", re.compile(r"\b(?:jag|ja|agaren|sjalv)\b(?: \w+){0,5} (?:hel|full) ?tid\b|\b(?:hel|full) ?tid (?:sjalv|jag)\b"), lambda _: 100),
    ("owner_work_share_percent", re.compile(r"\b(?:jag|ja|agaren|sjalv)\b(?: \w+){0,5} halv ?tid\b"), lambda _: 50),
    ("project_months", re.compile(r"\b(ett ar(?! sedan)|tolv manader|ettarigt)\b(?=.*projekt)|projekt\w*( \w+){0,4} ett ar\b"), lambda _: 12),
    ("project_months", re.compile(r"\bhalvar\w*\b"), lambda _: 6),
    ("project_months", re.compile(r"\bett och ett halvt ar\b"), lambda _: 18),
    ("de_minimis_received_sek", re.compile(r"\b(inte|int|aldrig|ej) (\w+ ){0,2}(fatt|sokt|haft)( \w+){0,3} (stod|bidrag)\b|\b(inga|inget) (andra |tidigare )?(\w+ )?(stod|bidrag)( \w+){0,3} (tidigare|forut|senaste|innan|de)\b|\binga (tidigare|andra|forsumbara) (stod|bidrag)\b|\bforsta (gangen|stodet)\b(?=.*(stod|sok))"), lambda _: 0),
    ("de_minimis_received_sek", re.compile(r"\b(inget|inga|noll)( \w+)? (forsumbar\w*|de minimis)|\b(forsumbar\w*( stod)?|minimis)( \w+){0,4} (aldrig|inte|int|inget|inga)\b"), lambda _: 0),
    ("partner_count", re.compile(r"\b(helt |alldeles )?(sjalva|ensamma|ensam sokande|utan partner\w*|inga partner\w*|inga andra aktorer)\b(?=.*(projekt|sok))|\butan partner\w*|\binga partner\w*"), lambda _: 1),
    ("partner_count", re.compile(r"\bjag och (en|ett|min) (annan|annat|granne|\w*foretag|kollega\w*|hotell)"), lambda _: 2),
)  # fmt: skip


def _phrases(text: str, known: set[str]) -> list[Quantity]:
    found = []
    for fact, pattern, value in _PHRASES:
        match = None if fact in known else pattern.search(text)
        if match:
            known.add(fact)
            found.append(Quantity(fact, value(match), match.start(), match.end()))
    return found
