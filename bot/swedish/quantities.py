"""Which fact each number in a text belongs to: headcount, turnover, cost, share, months, partners."""

from dataclasses import dataclass, replace

from bot.eligibility.facts import LARGEST_AMOUNT_SEK, FactValue
from bot.swedish.clauses import sentence_at
from bot.swedish.corrections import TAKES_BACK_FIRMLY, corrected
from bot.swedish.late import late
from bot.swedish.money import cost_among, is_received_too, money_fact
from bot.swedish.numbers import Number, numbers_in
from bot.swedish.partners import WE_ARE, actors_counted, are_firms_in_all, sums_up
from bot.swedish.project_length import MEN, OF_A_PROJECT, months_told, years_back
from bot.swedish.quantity_phrases import phrases_in
from bot.swedish.rival_heads import is_of_another_firm, is_own_beside_theirs
from bot.swedish.roles import is_no_fact
from bot.swedish.shares import share_fact
from bot.swedish.told_again import told_again

_STAFF = r"(?:an(?:s|st|ts)[ae]l+d?[ae]?\w*|medarbetare|arsarbetare)"
_KIND = r"(?:heltids|deltids|ars|tillsvidare|fast)"
_PEOPLE = late(
    rf"^(?: st| stycken|-manna| {_KIND})? ?{_KIND}?\s?(?:{_STAFF}|(?:[a-z]+(?:ar|or|er|are|man|n) )?{_STAFF}"
    rf"|anst\b|personer i (?:foretag|bolag|firma)\w*|heltidare|personer? som jobbar"
    r"|personer jobbar|gubbar|arbetare|manna|heltider|pa lonelistan|som jobbar|i personalen|i firman|i foretaget"
    r"|i bolaget)"
)
_MANY = 1000
"""So many are people only where it is said outright (*det blir 185 000.* is a price)."""
_BARE_PEOPLE = late(
    r"^(?: st| stycken)? ?(?:personer|pers|person(?= jobbar| arbetar| nu|[.,]|$))\b(?! (?:i projekt|som (?:deltar"
    r"|vill|far|ska|bor|provat|testat)|fran|i mal|har (?!vi|jag|anst|jobb|arbet)\w+|bor\b|ryms|kom\w*|besok\w*|kan\b))"
)
_COUNTS_US = late(
    r"(?:^|[.,;:!?]|\b(?:vi|dom|de|a|ar|e|blir|med|me|foretag\w*|bolag\w*|firma\w*|ab|sysselsatter|har|jobbar)"
    r"(?: (?:ca|cirka|runt|typ|ungefar|totalt|bara|nu|idag|sammanlagt|allt som allt))?"
    r"|\bhos oss (?:jobbar|arbetar|ar det|finns(?: det)?)(?: (?:ca|cirka|runt|nu|idag|totalt))?)\W*$"
)
_BEFORE_PEOPLE = late(
    rf"(?:{_STAFF}|personal|sysselsatter|personalstyrka(?:n)?(?: pa)?)(?:[^\w,.]{{1,3}}| (?:ar|e|idag|uppgar till"
    rf"|uppgick till|i dag|just nu|just nu ar) )(?:ar |ca |cirka |i dag |nu )*$"
    r"|\b(?:antal )?anst\.? ?[:=] ?(?:ca )?$"
    r"|\b(?:pa|i) (?:lonelistan|lonerullan|var lonelista) (?:star|finns|har (?:vi|jag|ja)|ar (?:vi|det)"
    r"|hittar man)(?: (?:det|nu|idag|i dag|just nu|totalt|sammanlagt))* $"
    r"|\b(?:personalen|personalstyrkan|arbetslaget|vart gang|bemanningen) (?:bestar av|ar|uppgar till"
    r"|utgors av)(?: (?:nu|idag|totalt))* $"
)
_TO_COME = late(
    r"\b(?:lata|later|skicka|skickar|anstalla|rekrytera|nyanstalla|anstaller|behover|soker|(?:vidare)?utbilda"
    r"|varav|forutom|\w*kurs\w*|\w*utbildning\w*)\b(?: \w+){0,2},? $"
    r"|\b(?:dotter|syster|moder|grann|konkurrent)\w*(?:bolag|foretag|fabrik|firma)\w*(?: \w+){0,3} (?:med|har"
    r"|pa) (?:ca |cirka )?$"
    r"|\b(?:till|at|av|hos|del av|ags av|ingar i|pa)(?: en| ett)?(?: \w+)? (?:\w*koncern|\w*foretag|\w*bolag"
    r"|\w*grupp)\w*(?: \w+)? med (?:over |ca |cirka |mer an )?$"
)
_OF_THOSE_WE_SERVE = late(
    r"^ ?(?!vart |mitt |litet )(?:\w+ )?(?:foretag|bolag|firmor)(?:en|na)?(?: som)? (?:med|har"
    r"|sysselsatter)(?: \w+){0,3} $|\b(?:medlemsforetag\w*|medlemsbolag\w*|medlemmar\w*|(?:\d+|manga|flera|alla"
    r"|olika|lokala|sma"
    r"|vara) (?:\w+ )?(?:foretag|bolag|firmor)(?:en|na)?)(?: som)? (?:med|har|sysselsatter)(?: \w+){0,3} $|"
    r"\b(?:kunder(?:na)?|medlemmar(?:na)?|medlemsforetag(?:en)?|leverantorer(?:na)?|foretagen|konkurrenter(?:na)?"
    r"|aterforsaljare)"
    r"(?: som)? (?:har|ar|sysselsatter)(?: \w+){0,4} $"
)
_GO_TO_A_COURSE = late(
    rf"^ (?:\w+ )?(?:{_STAFF}|personer)(?: (?:som|ska|skall|far|vill|behover|maste|kan|skulle|att))* "
    r"(?:ga|gar|delta|deltar|utbild\w*|vidareutbild\w*|certifier\w*|lara)\b"
)
_OWNED_BY_OUR_FIRM = late(
    r"\b(?:rorelsen|verksamheten|\w*(?:hotellet|butiken|krogen|campingen|verkstaden|salongen|akeriet|kafeet"
    r"|garden|restaurangen|bageriet))"
    r" (?:ags|drivs|bedrivs) (?:av|genom|i|som|via)(?: ett| vart)? (?:aktiebolag|handelsbolag|ab) med $"
)
_HEADS = late(
    r"^(?: st\b| stycken| pers\b| personer| person\b| man\b)?(?:,? (?:med|me|inklusive|inkl) (?:mig"
    r"|mej)(?: sjalv)?(?: inraknad)?)?(?: nu| da| totalt| allt som allt| i foretaget)*(?:[.,!?]|$)"
)

_MORE_THAN = late(r"\b(?:(?:fler|mer) an|over) $")
_OURSELVES = late(r"\bsjalva (?:ar|e) vi $|\b(?:ar|e) vi sjalva $")
_IN_A_TOWN = late(r"^(?: st\b| stycken)?(?: i [a-z]+)?(?:[.,!]|$)")

_FIRM = late(r"\b(?:\w*firma|\w*foretag|\w*bolag|ab|hb|akeri|\w*verkstad)\b")

_STANDS_ALONE = late(r"[,.:(] ?$")
_YEARS_ALONE = late(r"^ ?(?:ar|man) *(?:[,.)]|(?:och|a|o) \d|$)")
"""A length by itself between commas is that of the project which the text is about."""

_NO_AMOUNTS = late(
    r"\b(?:\w*(?:nr|nummer)|iso)[.:]? ?\d[\d -]*\b|\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b"
    r"|(?<!\d )(?<!\d[.])\b0\d{1,3}[- ]?\d[\d ]{4,10}\b|\+46[\d -]{6,14}\b|\b\d{3} \d{2}\b(?! ?\d)"
)
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
    used = 0
    numbers = corrected(text, numbers_in(text))
    for place, number in enumerate(numbers):
        start, end = sentence_at(text, number.start)
        following = numbers[place + 1].start if place + 1 < len(numbers) else len(text)
        before = text[max(start, used, number.start - 80) : number.start]
        after = text[number.end : max(number.end, min(end, following, number.end + 110))]
        if not number.is_year and not years_back(text, number.end):
            used = number.end
        if number.is_money and (money := money_fact(before, after)):
            fact, cue = money
            used = number.end + cue
            found += _valid(fact, number) if fact else []
        elif number.unit == "percent":
            found += _valid(share_fact(text[start : number.start], before, after), number)
        elif counted := _counted(text, (start, end), number, before, after):
            found.append(counted)
        elif number.is_money and found and (same := told_again(text, found[-1].fact, found[-1].end, number)):
            if same.replaces:
                found.pop()
            found += _valid(same.fact or None, number)
        elif number.is_money and found and _goes_on(text, found[-1], number):
            found[-1] = replace(found[-1], value=int(str(found[-1].value)) + int(number.value), end=number.end)
        elif number.is_money:
            loose.append(number)
    if cost := cost_among(text, loose):
        found += _valid("cost_sek", cost)
    now = {number.start for number in numbers if number.is_now}
    found = [one for one in found if one.start in now or not _is_no_fact(text, one)]
    taken = {quantity.fact for quantity in found}
    told = [Quantity(*phrase) for phrase in phrases_in(text) if phrase[0] not in taken]
    found += [one for one in told if not is_no_fact(text, one.fact, one.start, one.end)]
    return _settled(text, found)


def _is_no_fact(text: str, one: Quantity) -> bool:
    if one.fact == "employees" and is_of_another_firm(text, one.start, one.end):
        return True
    return is_no_fact(text, one.fact, one.start, one.end)


def _goes_on(text: str, last: Quantity, number: Number) -> bool:
    return last.fact == "de_minimis_received_sek" and is_received_too(text, last.end, number)


def _valid(fact: str | None, number: Number) -> list[Quantity]:
    most = 100 if number.unit == "percent" else LARGEST_AMOUNT_SEK
    if fact is None or not 0 <= number.value <= most:
        return []
    return [Quantity(fact, number.value if number.whole is None else number.whole, number.start, number.end)]


def _settled(text: str, found: list[Quantity]) -> list[Quantity]:
    """One quantity for each fact: the later of two where the first is taken back, none where they differ."""
    kept: list[Quantity] = []
    for fact in dict.fromkeys(quantity.fact for quantity in found):
        all_of_it = sorted((one for one in found if one.fact == fact), key=lambda one: one.start)
        if fact == "partner_count":
            all_of_it = [one for one in all_of_it if sums_up(text, one.start, one.end)] or all_of_it
        elif fact == "employees":
            all_of_it = _own_heads(text, all_of_it)
        first, *others = all_of_it
        for other in others:
            if (
                not TAKES_BACK_FIRMLY.search(text[min(first.end, other.start) : other.start])
                and first.value != other.value
            ):
                break
            first = other
        else:
            kept.append(first)
    return kept


def _own_heads(text: str, heads: list[Quantity]) -> list[Quantity]:
    """Those of several headcounts beside which every other is somebody else's; all where none is."""
    for one in heads:
        if all(one.value == two.value or is_own_beside_theirs(text, one.start, two.start) for two in heads):
            return [one]
    return heads


def _counted(text: str, bounds: tuple[int, int], number: Number, before: str, after: str) -> Quantity | None:
    """What a bare number counts: people, months or actors."""
    if number.unit:
        return None
    alone = _STANDS_ALONE.search(text[max(0, number.start - 2) : number.start]) and _YEARS_ALONE.search(
        text[number.end : number.end + 8]
    )
    fact, value = _count(text if alone else text[bounds[0] : bounds[1]], number, before, after)
    return Quantity(fact, value, number.start, number.end) if fact and value is not None else None


def _count(sentence: str, number: Number, before: str, after: str) -> tuple[str, int | None]:
    whole = number.whole
    if whole is not None and are_firms_in_all(sentence, before, after):
        return "partner_count", whole
    if _counts_people(sentence, before, after) and (number.value < _MANY or _PEOPLE.search(after)):
        return "employees", whole + 1 if whole is not None and _MORE_THAN.search(before) else whole
    if months := months_told(sentence, number, before, after):
        return "project_months", months
    if whole is None:
        return "", None
    actors = actors_counted(sentence, before, after, whole)
    return ("", None) if actors is None else ("partner_count", actors)


def _counts_people(sentence: str, before: str, after: str) -> bool:
    if _OF_THOSE_WE_SERVE.search(before) or _GO_TO_A_COURSE.search(after):
        return False
    if _TO_COME.search(before) and not _OWNED_BY_OUR_FIRM.search(before):
        return False
    if _PEOPLE.search(after) or (_BARE_PEOPLE.search(after) and _COUNTS_US.search(before)):
        return True
    if MEN.search(after) and _FIRM.search(sentence) and not OF_A_PROJECT.search(sentence):
        return True
    return bool(_BEFORE_PEOPLE.search(before)) or bool(
        (WE_ARE.search(before) and _HEADS.search(after)) or (_OURSELVES.search(before) and _IN_A_TOWN.search(after))
    )
