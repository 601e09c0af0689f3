"""Slips of the tongue: a number that is taken back by the one after it (*900 tkr, nej förlåt, 960 tkr*)."""

import re
from dataclasses import replace

from bot.swedish.late import late
from bot.swedish.numbers import MULTIPLIERS, Number

_SAYS = r"(?:han|hon|de|dom|vi|jag|ja|offerten|saljaren|leverantoren|chefen|revisorn) (?:sa|sade|skrev|sager|sager)"
_FILLER = (
    rf"(?:{_SAYS}|a|ah|oj|hm|hmm|eh|eller|det|de|ar|e|blir|blev|ska|vara|va|var|vill|saga|snarare|typ|ca|cirka|val|na"
    rf"|ju|da"
    r"|sager|sajer|sag|sajr|ja|jag|ar det|nu|faktiskt|egentligen|ungefar|runt|pa)"
)
_TAKEN_BACK = (
    r"(?:nej|na|nae|naj|vanta|forlat|fel|forresten|jag menar|menar jag|ja menar|menade|rattelse|sorry|ursakta|snarare"
    r"|tankte fel|sa fel|skrev fel|slog fel|andra till|stryk det|rattare sagt|korrigering|minns fel|ljuger"
    r"|raknade fel|blev fel|fel av mig|mitt fel|last fel|laste fel|just ja|visst ja|hoppsan|skojar|sa ja[g]? visst"
    r"|skrev ja[g]? visst)"
)
_CORRECTS = late(rf"[\W_]*(?:{_FILLER}\W+)*{_TAKEN_BACK}\b(?:\W+(?:{_TAKEN_BACK}|{_FILLER})\b)*[\W_]*")
_NOUN = late(
    r" ?(?:an(?:s|st|ts)[ae]l+d?[ae]?\w*|anst|personer|pers|st|stycken|man|manader|partner\w*|parter|aktorer)\b"
)
"""What the first number counts, where the correction comes after the noun (*12 anställda, nej 13*)."""
_NO_NOUN_OF_ITS_OWN = late(
    r" ?(?:$|[.,;!?)]|(?:st|stycken|blev|blir|ar|e|ska|nu|idag|i|sen|sedan|efter|med|me|blivit|totalt|allt)\b)"
)
TAKES_BACK_FIRMLY = late(r"\b(?:vanta|forlat|fel|jag menar|menar jag|ja menar|menade|rattelse|sorry|ursakta|snarare)\b")
"""Words that take back even where more stands between two numbers; a bare *nej* may mean something else."""
_NOT_FIRST = late(r"\b(?:inte|int|ej)(?: (?:langre|bara|som|pa|ca|cirka)){0,2} $")
_BUT = late(r" ?(?:kr|kronor|st|anstallda|manader|procent|partner)?,? utan (?:\w+ )?")
_BEFORE_IT_CHANGED = late(
    r"\b(?:forst|fran borjan|ursprungligen|i borjan|i ?stallet for|tankte|tankt|tanken var|planen var"
    r"|hette det)"
    r"(?: (?!ska\b|har\b|ar\b)\w+){0,4} $"
)
_CHANGED_TO = late(
    r"[^.!?;\d]{0,60}\b(?:kort(?:at|ades)|sank(?:t|tes)|hoj(?:t|des)|ok(?:at|ade)|minsk(?:at|ade)|andra(?:t|de)"
    r"|banta(?:t|de)"
    r"|drog|dragit|krymp(?:t|te)|landa(?:t|de|r)|blev|blir|blivit|forlang(?:t|de)|utok(?:at|ade)|nu (?:ar|e) det"
    r"|(?:ar|e) det nu|vaxte|sprang)\b[^.!?;\d]{0,30}$"
)
_FROM_BETWEEN = late(r"\bmellan $")
_EITHER = late(r"\s?[-–]\s?|\s(?:eller|till|a|alt)\s")


_HAGGLED = late(
    r"[^.!?;\d]{0,40}\b(?:pruta(?:t|de|r)|forhandla(?:t|de|r))\b[^.!?;\d]{0,25}\btill (?:\w+ )?$"
    r"|[^.!?;\d]{0,60}, ?(?:na|nej|nae|naj),? (?:forresten|vanta|forlat|fel|sorry|jag menar|det blev)\b[^.!?;\d]{0,25}$"
    r"|[^.!?;\d]{0,15}\befter (?:\w+ )?(?:rabatt\w*|prutning\w*|avdragen rabatt)(?: (?!pa\b|med\b)\w+){0,3} $"
)
"""Between two sums: the price has come down to the later one."""


_NO_AFTER_ALL = late(r", ?(?:na|nej|nae|naj)\b")


_TIME_NOW = r"(?:nu|numera|idag|i dag|i ar|for narvarande|just nu|sedan dess|sen dess|nuforti\w+)"
_WE = r"(?:vi|det|de|dom|jag|ja)"
_IS = r"(?:ar|e|ha[r]?|a|blir)"
_BUT_NOW = late(
    rf"(?P<then>[^.!?;\d]{{0,50}})[,.–-]? ?(?:men |fast |och )?(?:{_TIME_NOW} {_IS} {_WE}|{_WE} {_IS} {_TIME_NOW})"
    r"(?: (?:bara|uppe i|nere i|nere pa|pa|endast|blott|ca|cirka))* $"
)
_LEFT = late(r" ?(?:kvar|idag|nu|stycken|st|procent|%|istallet)?(?=\s?(?:[.,;!?)]|$))")
_ONCE = late(
    r"\b(?:hade|hadde|var|varit|haft|fanns|jobbade|arbetade|gjorde|forr|forut|tidigare|i fjol|fore|innan|forra|som mest"
    r"|till (?:varen|hosten|sommaren|vintern|nyar)|nasta|snart|hoppas)\b"
)
"""*Vi hade fyra anställda i fjol men i år är de två* is two."""


def _is_now(text: str, first: Number, later: Number) -> bool:
    """Whether ``first`` was once and ``later``, of the same kind, is what it is now."""
    between = _BUT_NOW.fullmatch(text, first.end, later.start)
    if between is None or first.is_money or later.unit not in ("", first.unit) or not _LEFT.match(text, later.end):
        return False
    return bool(_ONCE.search(text[max(0, first.start - 40) : first.start] + between["then"]))


def corrected(text: str, numbers: list[Number]) -> list[Number]:
    """``numbers`` of folded ``text`` with each one that is taken back joined to the one that replaces it.

    Of two between which the text leaves the choice (*5–6*, *fyra eller fem*), neither is kept.
    """
    kept: list[Number] = []
    unsure: set[int] = set()
    for number in numbers:
        between = text[kept[-1].end : number.start] if kept else ""
        if kept and _CORRECTS.fullmatch(between):
            first = kept.pop()
            kept.append(_replaced(text, first, number))
            continue
        if kept and _NOT_FIRST.search(text[: kept[-1].start]) and _BUT.fullmatch(between):
            first = kept.pop()  # *inte 480 000 utan 530 000*, *inte 20 procent utan 25*
            number = replace(number, unit=number.unit or first.unit if first.unit == "percent" else number.unit)
        elif kept and _corrects_behind_the_noun(text, kept[-1], number):
            kept[-1] = replace(number, start=kept[-1].start, end=kept[-1].end)
            continue
        elif kept and _is_now(text, kept[-1], number):
            kept[-1] = replace(kept[-1], value=number.value, is_now=True)
            continue
        elif kept and _was_changed(text, kept[-1], number):
            first = kept.pop()
            kept.append(_in_the_place(text, first, number))
            continue
        span = kept and between == " och " and _FROM_BETWEEN.search(text[: kept[-1].start])
        either = span or _EITHER.fullmatch(between) or _is_taken_back_somehow(text, kept[-1:], number)
        if kept and either and kept[-1].unit != "percent":
            unsure |= {kept[-1].start, number.start}
        kept.append(number)
    return [number for number in kept if number.start not in unsure]


_SOMEHOW = late(
    r"[^!?;\d]{0,30}[.,;!–-]+ ?(?:(?:nej|na|nae|naj|oj|ah),? (?:forresten|vanta|fel|forlat|sorry|just|jo|stopp)"
    r"|vanta|fel av mig|hoppsan|ja juste)\b[^!?;\d]{0,60}"
)


def _is_taken_back_somehow(text: str, first: list[Number], later: Number) -> bool:
    """Whether a count is taken back and a bare number follows (*sju anställda. Nej förresten, Kalle slutade: sex*)."""
    if not first or first[0].unit or later.unit or not _NO_NOUN_OF_ITS_OWN.match(text, later.end):
        return False
    return _SOMEHOW.fullmatch(text, first[0].end, later.start) is not None


def _was_changed(text: str, first: Number, later: Number) -> bool:
    """Whether a plan has gone from ``first`` to ``later`` (*först 15 månader, men vi kortade det till 12*)."""
    between = text[first.end : later.start]
    if (
        first.is_money
        and later.is_money
        and (later.value < first.value or _NO_AFTER_ALL.search(between))
        and _HAGGLED.match(between)
    ):
        return True
    if later.unit not in ("", first.unit) or (first.unit == "" and _noun(text, later) not in ("", _noun(text, first))):
        return False
    return bool(_BEFORE_IT_CHANGED.search(text[max(0, first.start - 50) : first.start]) and _CHANGED_TO.match(between))


def _noun(text: str, number: Number) -> str:
    """How the word behind ``number`` begins, empty where the number stands by itself."""
    word = re.match(r" ?([a-z]*)", text[number.end :])
    return "" if word is None or _NO_NOUN_OF_ITS_OWN.match(text, number.end) else word.group(1)[:3]


def _in_the_place(text: str, first: Number, later: Number) -> Number:
    """``later``, counting what ``first`` counts where it names nothing itself."""
    if first.unit == "sek" or later.unit or not _NO_NOUN_OF_ITS_OWN.match(text, later.end):
        return later if first.unit != "sek" else replace(_replaced(text, first, later), start=later.start)
    return replace(later, start=first.start, end=first.end)


def _corrects_behind_the_noun(text: str, first: Number, later: Number) -> bool:
    """Whether ``later`` is a bare number that takes back ``first`` and its noun."""
    noun = _NOUN.match(text, first.end, later.start)
    if noun is None or later.unit or first.unit or not _NO_NOUN_OF_ITS_OWN.match(text, later.end):
        return False
    return _CORRECTS.fullmatch(text[noun.end() : later.start]) is not None


def _replaced(text: str, first: Number, later: Number) -> Number:
    """``later`` in the place of both; a bare one is of the kind of ``first`` (*45 tusen, nej 54*)."""
    if later.unit or first.unit != "sek" or later.value >= 1000:
        return replace(later, start=first.start)
    scales = [MULTIPLIERS[word] for word in re.findall(r"[a-z]+", text[first.start : first.end]) if word in MULTIPLIERS]
    return Number(later.value * (scales[0] if scales else 1), "sek", first.start, later.end, bool(scales))
