"""What a sum of money in a text is: turnover, balance sheet, support received, or what the plan costs."""

import re
from itertools import pairwise

from bot.eligibility.facts import LARGEST_AMOUNT_SEK
from bot.swedish.cost_roles import is_no_cost
from bot.swedish.late import late
from bot.swedish.numbers import Number

_BETWEEN = (
    r"(?:\W+(?:ligger|ar|e|ae|dom|brukar|bli|landa|snittar|snart|uppat|faktiskt|snitt|va|har|var|vi|jag|foretaget"
    r"|bolaget|firman|foreningen|koncernen|pa|ca|cirka|runt|omkring|ungefar|kring|rakenskapsaret|verksamhetsaret"
    r"|bokslutet|enligt"
    r"|drygt|knappt|nastan|over|strax|under|typ|forra|senaste|fjol|aret|i|fjolaret|20\d\d|sista|sasongen|det|den"
    r"|landade"
    r"|landar|lag|legat|senast|hamnade|uppgick|uppgar|till|per|om|for|blir|blev|kanske|lite|totalt|sammanlagt|tot"
    r"|netto|arligen|val|me|ju"
    r"|dessutom|bara|endast|en|ett|nagonstans|just|nu|idag|dag|mer|mindre|an|med|fick|vad|som|nara|sisadar|mest"
    r"|inte(?=\W+(?:mer|over|fullt|riktigt|sa|mycket|sarskilt|speciellt|nat|nagot|mkt))|nat|nagot|na(?=\W+(?:an"
    r"|annu|sarskilt))"
    r"|an|annu|sa|mycket|mkt|speciellt|sarskilt|varst|forsta|forrige|fullt|riktigt|hela|hogst|max|blott|mellan"
    r"|bit|hyfsat|snudd|uppemot|upp"
    r"|emot|mot|narmare|nastintill|inemot|dryga|knappa|gott|val|kronor|ungefarligen|sammantaget|numera)){0,8}\W*$"
)
"""What may stand between a cue and its number: no word by which the sentence turns to something else."""
_TURNOVER = r"(?:\w*omsat+\w*|\bomset+\w*|\boms\b|\bomsatning\w*)"
_BALANCE = r"(?:\w*balans(?:omslutning|rakning)?\w*|\bbal\b)"
_UNIT = r"^ ?(?:kr|kronor)? ?(?:/ ?ar\w*|per ar|om aret|arligen|i fjol|forra aret)? ?(?:i )?(?:arlig |total )?"
_RECEIVED = late(
    r"(?:forsumbar\w*|de ?minimis\w*|fatt|beviljat|beviljade|beviljats|fick|erhallit|tidigare stod)"
    r"(?:\W+(?!offert|pris|lan\b|lana|betalt|order|kost|sok|omsat|nej\b|avslag|nobb)\w+){0,10}\W*$"
)
_RECEIVED_CUE = late(
    r"stod|bidrag|minimis|forsumbar|region|mikro|\b(?:av|fran) er\b|i fjol redan|\bfick (?:vi|jag|ja)\b"
)
_RECEIVED_AFTER = late(
    _UNIT
    + r"(?:de ?minimis|forsumbar\w*)"
    + r"|^ ?(?:kr|kronor)? ?fick (?:vi|jag|ja) (?:\w+ ){0,2}(?:forra aret|i fjol|redan|av er)"
)
RECEIVED_SOMEHOW = ""
"""No fact: money that somebody got, of a kind that is not said. It is surely no cost of the plan."""
_QUOTED = late(
    r"\b(?:\w*offert\w*|pris\w*|anbud\w*|kostnadsforslag\w*)(?: som)?(?: (?:jag|vi|ja))?(?: har)? (?:fatt|fick"
    r"|erhallit)\b"
    r"|\b(?:fatt|fick|erhallit) (?:in )?(?:en |ett |flera |tva )?\w*(?:offert|anbud|prisuppgift|kostnadsforslag)"
)
"""What was got is a quotation (*offerten jag fått ligger på 56 000*)."""
_GOT = late(r"^(?:fatt|fick|erhallit|beviljat\w*|beviljade|beviljats)\b")
_RECEIVED_BY_US = late(
    r"^ ?(?:kr|kronor)? ?(?:som )?(?:vi|jag|ja)(?: (?:redan|ju|da|nyss|tidigare))*"
    r" (?:har )?(?:redan )?(?:fatt|fick|erhallit|beviljades)\b"
    r"(?! (?:i |forra )?(?:stod|bidrag))"
)
_FELL_TO = (
    r"(?: (?!men\b|och\b|ska\b|vill\b|kan\b|skulle\b)\w+){0,2} (?:foll|sjonk|minskade|okade|vaxte|steg|backade"
    r"|gick (?:upp|ner|ned)|har (?:sjunkit|okat|vaxt|minskat|stigit)) till(?: (?:ca|cirka|drygt|knappt|runt))? $"
)
"""*Omsättningen föll till 2,3 mkr*: it has come to that."""
_CUES = (
    ("turnover_sek", late(_TURNOVER + _FELL_TO), late(r"(?!)")),
    ("turnover_sek", late(_TURNOVER + _BETWEEN), late(_UNIT + _TURNOVER)),
    ("balance_sheet_sek", late(_BALANCE + _BETWEEN), late(_UNIT + _BALANCE)),
)


_SELLS_FOR = late(
    r"\b(?:fakturera\w*|(?:drar|dra|drog|far|fick|tar|tog|kor|korde|rullar) (?:vi |jag |ja |foretaget "
    r"|bolaget |firman )?in|drar in|dragit in|rullar|snurrar|forsaljning\w*"
    r"|intakter\w*|intjaning\w*)(?: (?:vi|jag|ja|foretaget|firman|bolaget|ligger|ar|e|var|blev|for|pa|om|en"
    r"|ett|forra aret|i fjol|nu|val|ju|nog|ca|cirka|runt|typ|ungefar|over|drygt"
    r"|knappt|nastan|omkring|kring|nagonstans))*\W*$|"
    r"\b(?:salde|saljer|salt|salj)(?: (?:vi|jag|ja|allt|foretaget|bolaget))? for(?: (?:ca|cirka|runt|typ"
    r"|ungefar|over|drygt"
    r"|knappt|nastan|omkring))*\W*$"
)
_A_YEAR = late(r"^ ?(?:kr|kronor)? ?(?:om aret|per ar|/ ?ar\b|arligen|i fjol|forra aret|forra sasongen|pa ett ar)")


_LAST_YEAR = late(r"\b(?:forra aret|i fjol|varje ar|arligen|per ar|om aret|forra (?:rakenskaps|verksamhets)aret)\b")


_FOREIGN = late(r"^ ?(?:euro|eur\b|€|dollar|norska|nok\b|finska)")
_OF_OTHERS = late(
    r"\b(?:tak|taket|grans|gransen|max\w*|hogst|last om|hort|far man|regeln)\b[^.!?]*$"
    r"|\b(?:grann\w*|[a-z]+byn|[a-z]*kommunen|de|dom|han|hon|andra|nagon|nan|nagra|konkurrent\w*|kompis\w*"
    r"|svager\w*) fick\b[^.!?]*$"
)
"""Ahead of support: the most that may be had, or what others got."""


def money_fact(before: str, after: str) -> tuple[str, int] | None:
    """The fact whose cue stands beside a sum, and how far beyond the sum the cue reaches; None where none stands.

    ``before`` and ``after`` reach to the numbers beside it, so that no cue reaches over another number.
    """
    if _FOREIGN.search(after):
        return RECEIVED_SOMEHOW, 0
    for fact, ahead, _ in _CUES:
        if ahead.search(before):
            return fact, 0
    for fact, _, behind in _CUES:
        if match := behind.search(after):
            return fact, match.end()
    if sells := _SELLS_FOR.search(before):
        if match := _A_YEAR.search(after):
            return "turnover_sek", match.end()
        if _LAST_YEAR.search(before, sells.start()) or _LAST_YEAR.search(before[: sells.start()][-25:]):
            return "turnover_sek", 0
    return _received(before, after)


def _received(before: str, after: str) -> tuple[str, int] | None:
    """Whether a sum is support that was received, as ``money_fact`` tells it."""
    if match := _RECEIVED_BY_US.search(after):
        return RECEIVED_SOMEHOW, match.end()
    if match := _RECEIVED_AFTER.search(after):
        return "de_minimis_received_sek", match.end()
    if (match := _RECEIVED.search(before)) and not _QUOTED.search(before):
        if _OF_OTHERS.search(before):
            return RECEIVED_SOMEHOW, 0
        near = " ".join(re.split(r"[,(]", after)[0].split()[:6])
        if _RECEIVED_CUE.search(match.group()) or _RECEIVED_CUE.search(near):
            return "de_minimis_received_sek", 0
        if _GOT.search(match.group()):
            return RECEIVED_SOMEHOW, 0
    return None


_YEAR_BY_YEAR = late(
    r" ?(?:kr|kronor)?,? ?(?:forra aret|i fjol|i ar|ar 20\d\d|20\d\d|\w+ aret)?,? (?:och|a|o|samt|plus|\+|sen|sedan|,)"
    r"(?: (?:ca|cirka|sen|sedan|ungefar))* "
)
_IN_ANOTHER_YEAR = late(
    r"^ ?(?:kr|kronor)? ?(?:aret (?:innan|dessforinnan|fore|forut)|i ar|i fjol|forra aret|forrforra|(?:ar )?20\d\d)"
)


def is_received_too(text: str, received: int, number: Number) -> bool:
    """Whether ``number`` goes on with support got that ends at ``received`` (*i fjol och 90 000 året innan*)."""
    after = text[number.end : number.end + 25]
    return bool(_YEAR_BY_YEAR.fullmatch(text, received, number.start) and _IN_ANOTHER_YEAR.match(after))


_COST_BEFORE = late(
    r"(?:kostar|kostnad\w*(?: av| pa| om)?|kosta|budget\w*|investering\w* pa|offert\w* pa|pris\w*|for|pa|ca"
    r"|cirka|runt|omkring"
    r"|typ|ungefar"
    r"|totalt|vard|uppat|nastan)\W*(?:en |ett )?$"
)
_TOTAL = late(r"\b(?:totalt|sammanlagt|ihop|tillsammans|allt som allt|allt allt|blir det|det blir)\b")
_SUM_AHEAD = late(r"\b(?:totalt|sammanlagt|summa|allt som allt|blir det|det blir)\W*(?:\w+ )?$")
_NO_COST_BEFORE = late(
    r"\b(?:\w*omsat+\w*|oms|\w*balansomslut\w*|fakturer\w*|forsaljning\w*)(?: (?!men\b|och\b|a\b|o\b|sa\b"
    r"|kost|behov|vill|ska)\w+){0,6} $|"
    r"\b(?:samlat|skrapat|sparat|lagt|fatt) (?:ihop|undan|in)(?: \w+)? $|"
    r"\b(?:hjalper till|bidrar|gar in|skjuter till|stottar)(?: \w+)? (?:med|me) $"
    r"|\b(?:spar\w*|lan|lanet|lana|lanar|lanat|lovat|skuld\w*|vinst\w*|resultat\w*|lon|loner|hyra|hyran|intakt\w*"
    r"|overskott"
    r"|underskott|forlust\w*|egeninsats|insats|kapital|pengar|kassan?|tjanar|saljer for|salt for)(?: \w+){0,3} $"
    r"|\b(?:bidrag|bidraget|stod|stodet|soka|soker|sokt|fa|onskar)(?: (?:pa|om|med|ca|cirka|max|upp till|hogst"
    r"|en|ett))*\W$"
)
_NO_COST_AFTER = late(
    r"^ ?(?:kr|kronor)? ?(?:i (?:kassan|kassa|sparat|sparpengar)|pa (?:kontot|banken)|spara(?:de?|t)|undanlagda?"
    r"|undan|undanlagt)\b|"
    r"^ ?(?:kr|kronor)? ?(?:i |av )?(?:stod|bidrag|lan\b|vinst|overskott|skuld|eget kapital|egna pengar"
    r"|egen insats|aktiekapital)"
    r"|^ ?(?:kr|kronor|:-)? ?(?:/|per |i |om )(?:man\b|manad\w*|timme\w*|tim\b|vecka\w*|ar\b|aret|person|natt"
    r"|dygn|kvm)"
    r"|^ ?(?:kr|kronor)? ?till (?:(?:den |var |min )?egna? ?insats\w*|resten|var del|min del)"
    r"|^ ?(?:kr|kronor)? ?till (?=for\b)|^ ?(?:kr|kronor)? ?till[.,;]"
    r"|^ ?(?:\w+ )?(?:an(?:s|st|ts)[ae]l+d?[ae]?\w*|anst\b|medarbetare|arsarbet\w*)"
    r"|^ ?(?:kvm|kvadrat\w*|m2|ton\b|kg\b|kilo|liter|mil\b|km\b|kw\w*|mwh|timmar|h\b|dagar|hektar|ha\b|djur"
    r"|kubik\w*|besok\w*"
    r"|gaster|gastnatter|personer|invanare|medlemmar|kunder|foljare|exemplar|manniskor|mm\b|meter)"
)
_THINGS = late(
    r"^ (?!ligger|landar|hamnar|slutar|stannar|later|ungefar|kanske|eller|efter|under|over|utover|totalt|sedan|hoger"
    r"|kostar|racker|behover|galler|saknar|aterstar|fattar)[a-z]{4,}(?:ar|er|or|are)\b"
)
"""Plural nouns right after a bare number: it counts them (*12 000 burkar*)."""


_TWO_PRICES = late(r"[^.!?;\n]*(?:\b(?:och|a|o|samt|plus|dessutom)\b|[+&])[^.!?;\n]*")


def _are_two_prices(text: str, first: Number, later: Number) -> bool:
    """Whether two sums are prices of two things that nobody adds up (*hemsida för 20 000 och en monter 35 000*)."""
    return first.value != later.value and _TWO_PRICES.fullmatch(text, first.end, later.start) is not None


def cost_among(text: str, loose: list[Number]) -> Number | None:
    """The sum among ``loose`` ones in folded ``text`` that the plan costs; None where more than one may be it."""
    sums = [number for number in loose if _may_be_cost(text, number)]
    total = [number for number in sums if _TOTAL.search(text[max(0, number.start - 30) : number.end + 25])]
    if len(total) > 1:
        total = [number for number in total if _SUM_AHEAD.search(text[max(0, number.start - 20) : number.start])]
    if len(sums) > 1 and len(total) == 1:
        sums = total
    if any(_are_two_prices(text, first, later) for first, later in pairwise(sums)):
        return None
    if len(sums) > 1:
        sums = [number for number in sums if _COST_BEFORE.search(text[max(0, number.start - 30) : number.start])]
    return sums[0] if len({number.value for number in sums}) == 1 else None


def _may_be_cost(text: str, number: Number) -> bool:
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 40]
    if number.is_year or not 0 < number.value <= LARGEST_AMOUNT_SEK or _NO_COST_AFTER.search(after):
        return False
    if is_no_cost(text, number.start, number.end):
        return False
    return not (_NO_COST_BEFORE.search(before) or (not number.unit and _THINGS.search(after)))
