"""Organisations of other people: suppliers by name, landlords, givers and helpers; for folded text."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.others_doings import clause_around, done_by_others
from bot.swedish.others_trades import is_asked_as_rule

_NAMED_FROM = late(
    r"\b(?:fran|av|hos|till|at|mot)(?: [\w&-]+){1,4} $|\b(?:offert\w*|faktura\w*|order|avtal\w*"
    r"|kontrakt)(?: \w+)?(?: (?:fran|av|hos|med))(?: [\w&-]+){1,4} $"
)
"""Ahead of *AB*: the name of the firm that something comes from (*offerten från Nordverk AB*)."""
_OWN_NAME = late(
    r"\b(?:hej\w*|halsning\w*|halsar|mvh|soker|sokande|ansok\w*|stod|bidrag|skriver|ringer|mejlar|hor(?:s)? av (?:mig"
    r"|oss)|verkar|ags|agare|agd|drivs"
    r"|bedrivs|ingar|del|dotterbolag|i form|formen|vd|grundare"
    r"|delagare|vi|jag|ja|mitt|vart|var|min|eget|ombildat?|gatt over|overgatt|gjort om|gick over|omvandla\w*|bytte?"
    r"|andrat?|andra|gora om|ombilda)\b"
)
"""In the same sentence: the name is the writer's own (*skriver från Nordtimmer AB*, *gick över från HB*)."""
_ITS_NAME_IS = late(
    r"\b(?:leverantor\w*|saljar\w*|salja\w*|konkurrent\w*|kund\w*|partner\w*|tillverkar\w*|hyresvard\w*|uthyrar\w*"
    r"|byran|maskinfirman|hon|han|dom) (?:som \w+ )?(?:heter|ar|e|kallas)(?: [\w&-]+){0,3} $"
)
"""Ahead of a legal form: somebody else is called so (*leverantören heter Maskinia AB*)."""
_WHICH_OWNS = late(r"\w+ som (?:ager|agde|hyr ut|skoter|forvaltar|lanar ut|sponsrar|arrangerar) [^.,;!?]{1,40} $")
"""Ahead of *ideell*: the landlord is it."""
_SOMEBODYS = late(r"\b(?:min|mina|var|hans|hennes|deras) \w+s $|\b(?:barnens|sonens|dotterns|ungarnas) $")
"""Ahead of *skola*: the children's or a customer's (*min sons skola*)."""
_SAYS_OR_GIVES = late(
    r"(?: forening(?:en)?)?(?: (?:i|pa|har) \w+)?(?: (?:har|hade|ju|alltid|redan|bara|visst))*"
    r" (?:inga synpunkter|tycker|godkant|sager|sagt"
    r"|hjalpt|hjalpte|bjod|bjuder in"
    r"|skankt|skankte|lovat|tipsat|tipsade|rekommenderar|rekommenderade|koper|koper mest|handlar|betalar mest|hyr ut"
    r"|ager|agde|far ju|fick|skickar|informerade|berattade|bad)\b"
)
"""Behind an organisation that opens the clause: it gives or says, it does not apply (*facket har inga synpunkter*)."""
_OPENS_WITH_IT = late(r"\W*(?:en|ett|den)?\W*$")
_PLAINLY_SEVERAL = late(
    r"privatpersoner(?:na)?|stiftelser(?:na)?|aktiebolagen|kooperativen|hogskolor(?:na)?|inkubatorer(?:na)?"
)
_WE_ARE = late(r"\b(?:vi|som|ar|e)(?: (?:tva|tre|fyra|fem|ett par|nagra|bara|privata))* $")
_IF_FOUNDED = late(
    r"\b(?:ska|maste|behover|bor|borde|om|ifall|tanker|tankte|vill|planerar att|att) (?:(?:vi|jag|ja"
    r"|man) )?(?:\w+ )?(?:bilda|bildar|bildade|registrera|starta|oppna|ha|bli|byta till|gora om till|ombilda till)"
    r" (?:ett |en )?(?:eget )?$"
)
"""Ahead of a legal form: one that is yet to be founded."""
_STAFF_THERE = late(
    r"\b(?:vaktmastare|larare|lektor|elev|student|studerande|praktikant|stadare|kock|vikarie|assistent)(?: \w+)? (?:pa"
    r"|vid|hos|i|fran) (?:en |ett )?(?:\w+ ){0,2}$"
)
_WORKS_BESIDES = late(
    r"\b(?:resten|extra|halvtid|deltid|vid sidan|procent|%)[^.!?;]*\b(?:pa|vid|hos|i) (?:en|ett) (?:\w+ )?$"
)
"""Ahead of *skola*: where the writer is employed besides."""
_IS_ENDED = late(
    r",? (?:som |men den |men det |den |det )(?:ar|e|blev|har|la|lade)(?: \w+)? ?(?:avsluta\w*"
    r"|nedlag\w*|nerlag\w*|sald\b"
    r"|salt\b|salts|avregistrera\w*|lagt ner|lagts ner|upphort|vilande)"
)
"""Behind a legal form: that firm is no more (*egen firma, den är avslutad nu*)."""
_OR_ANOTHER = late(
    r"(?: (?:firma|forening))? eller (?:ett |en )?(?:aktiebolag|handelsbolag|enskild|ekonomisk|ideell|ab\b|hb\b)"
)
"""Behind a form: which of two it is stays open (*ideell eller ekonomisk förening?*)."""
_OF_CUSTOMERS = late(r"\bkund\w* (?:ar|e|bestar)\b[^.!?]*$")
_ELSEWHERE = late(
    r"\b(?:enligt|gar i|gick i|barnen i) (?:en |ett )?$|\b(?:gjord\w*|test\w*|provas|provats|matt|matts|utvecklad\w*"
    r"|provad\w*) (?:pa|av|hos|vid|i) (?:en|ett) $"
)
_ADVISED = late(
    r"\b(?:rekommenderar|rekommenderade|foreslar|foreslog|kraver|vill ha|foredrar)(?: (?:ett|en|att \w+))? $"
)
_GONE = late(r"\b(?:tog over|tagit over|koptes?|kopt|salt|salde) (?:\w+ ){0,2}(?:efter|av|fran)(?: (?:ett|en))? $")


def is_others_form(plain: str, start: int, end: int, is_legal_form: bool) -> bool:
    """Whether the organisation named there is somebody else's, or one that is only thought of."""
    word = plain[start:end]
    ahead, behind = clause_around(plain, start, end)
    if _PLAINLY_SEVERAL.fullmatch(word) and not _WE_ARE.search(ahead):
        return True
    if _OF_CUSTOMERS.search(plain[sentence_at(plain, start)[0] : start]) or is_asked_as_rule(plain, start):
        return True
    if _SOMEBODYS.search(ahead) or _ITS_NAME_IS.search(ahead):
        return True
    if _OR_ANOTHER.match(plain, end):
        return True
    if is_legal_form and _IS_ENDED.match(plain, end):
        return True
    if is_legal_form:
        return (
            _is_others_name(plain, start, ahead)
            or (_IF_FOUNDED.search(ahead) or _GONE.search(ahead) or _ADVISED.search(ahead)) is not None
        )
    if _WORKS_BESIDES.search(plain[sentence_at(plain, start)[0] : start]):
        return True
    if _WHICH_OWNS.search(ahead) or _ELSEWHERE.search(ahead) or _STAFF_THERE.search(ahead):
        return True
    return done_by_others(plain, start, end) or (
        _OPENS_WITH_IT.match(ahead) is not None and _SAYS_OR_GIVES.match(behind) is not None
    )


def _is_others_name(plain: str, start: int, ahead: str) -> bool:
    first = sentence_at(plain, start)[0]
    return _NAMED_FROM.search(ahead) is not None and _OWN_NAME.search(plain[first:start]) is None
