"""What a message tells of its writer where it begins, beside others who are told of in sentences of their own."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late

NO_BUT = late(
    r"\W*(?:nej|na|nae|naj|forlat|fel)\b(?:\W+(?:nej|vanta|forlat|fel av mig|fel|tokigt|jag|ja|menar|sa|skrev"
    r"|tankte|det ska vara|nu|det|ar|ska|vara|va|i))*\W*(?:ett |en )?"
)
"""Between two names: the later one corrects the former (*i Heby, nej, Sala*)."""
_OF_ITS_NAME = late(r"(?:t|a|la|ll)? ?(?:for\w*|bolag\w*|firma\w*)?")
_LEGAL_FORM = late(
    r"\b(?:aktiebolag|ab|handelsbolag|hb|kommanditbolag|kb|enskild(?: firma| naring)?|egen firma|ek(?:onomisk)?\.?"
    r" for\w*|ideell\w* for\w*|familjeforetag|familjebolag)\b"
)
_WRITER = late(r"\b(?:vi|jag|ja|je|oss|mig|mej|mitt|min|mina|vart|var|vara|sjalv|sjalva)\b")
_WHOM_I_KNOW = late(r"\b(?:som )?(?:jag|ja|vi) (?:kanner|vet|traffade|pratade med|hort talas)\b|\bhor (?:jag|ja|vi)\b")
"""*En krukmakare jag känner*: the writer only knows the other."""
_OF_A_PLAN = late(
    r"\b(?:ska|skall|vill|behover|tank\w*|planer\w*|galler|avser|satsning\w*|projekt\w*|nya?|nytt|bygg\w*|oppna\w*"
    r"|start\w*|etabler\w*|flytt\w*|invester\w*|filial\w*|lokal\w*|lager|lagret|terminal\w*|produktion\w*"
    r"|verksamhet\w*|verkstaden|fabriken|kontoret|depan?|garaget|huset|fastighet\w*|numera|nu|utgar|ligger|adress"
    r"|maste|hyr\w*|byt\w*|sate\w*|hemort|kommun|soker|sokande|soka)\b"
)
"""Words of a plan or of a second house of one's own (*terminalen i Luleå ska få laddstolpar*)."""
_OF_OTHERS = late(
    r"\b(?:konkurrent\w*|medtavlare\w*|kolleg\w*|grann\w*|syster\w*|moder\w*|dotterbolag\w*|\w*bolaget|agare\w*|kund\w*"
    r"|leverantor\w*|(?:en )?annan firma|annat (?:bolag|foretag)|deras|hans|hennes|hon|han|de|dom"
    r"|\w*(?:far|mor|bror|brorsa|syrra|svager|kusin|kompis|polare)(?:n|en|s|ns|ens)?)\b"
    r"|\bfick (?:\w+ )?\w*(?:stod|bidrag|check)\b|^\W*(?:en|ett|nan|nagon) \w"
)
"""Words of others (*taxibolaget i … har 15 bilar*); a bare *salongen i …* may be one's own second."""


def names_a_form(sentence: str) -> bool:
    """Whether folded ``sentence`` names a legal form."""
    return _LEGAL_FORM.search(sentence) is not None


def is_told_of_others(plain: str, start: int) -> bool:
    """Whether the sentence there in folded ``plain`` tells what is so of others, nothing of the writer or a plan."""
    first, last = sentence_at(plain, start)
    sentence = _WHOM_I_KNOW.sub(" ", plain[first:last])
    if _WRITER.search(sentence) or _OF_A_PLAN.search(sentence):
        return False
    return _OF_OTHERS.search(sentence) is not None


def is_corrected(between: str) -> bool:
    """Whether folded ``between`` two names takes the former back (*ideell förening, nej vänta ekonomisk förening*)."""
    name = _OF_ITS_NAME.match(between)
    return NO_BUT.fullmatch(between[name.end() if name else 0 :]) is not None


def stated_first(plain: str, starts: dict[int, str]) -> str | None:
    """Of the values that stand at ``starts`` the one of the first sentence, where all others are told of others."""
    if not starts:
        return None
    opening = sentence_at(plain, min(starts))
    inside = {value for start, value in starts.items() if opening[0] <= start < opening[1]}
    if len(inside) != 1:
        return None
    (value,) = inside
    rest = [start for start, other in starts.items() if other != value]
    return value if all(is_told_of_others(plain, start) for start in rest) else None
