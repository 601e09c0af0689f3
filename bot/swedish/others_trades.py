"""Trades of people who are hired, heard of, served or gone, told from the writer's own; for folded text."""

import re

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.others_doings import clause_around, done_by_others

_A = r"(?:en|ett|nan|nagon|nat|den|min|var|vara|tva|tre|andra|olika)"
_PERSON = late(
    r"\w{3,}(?:are|[ksvtd]or|iker|ist|graf|sult|jurist|kat|tekt|log|peut|bonde|smed|veterinar|forfattare|coach"
    r"|konstnar)(?:en|n)?"
    r"|(?:jurist|advokat|arkitekt|konsult|revisor|maklar|frisor|bonde|smed)(?:en|n)?"
)
_THE_PERSON = late(
    r"\w{3,}(?:aren|[ksvtd]oren|[ksvtd]orn|ikern|isten|grafen|sulten|juristen|katen|tekten|logen|peuten|bonden|smeden"
    r"|veterinaren|konstnaren)"
    r"|(?:juristen|advokaten|arkitekten|konsulten|revisorn|frisoren|bonden|smeden)"
)
_I_AM_THAT = late(r"\b(?:jag|ja|vi|sjalv)\b[^.,;!?]*$|\b(?:som|kallas|kallad|blev|blir|driver)(?: \w+)? $")
"""Ahead of *snickaren*: the writer is he."""
_GOES_TO = late(r"\b(?:till|hos|av|fran|med|enligt) $")
_IS_HERE = late(r" (?:har|igen|undrar|fragar|skriver|hor av sig)\b|\s?$")
_HIRED = late(
    rf"\b(?:anlita(?:r|t|de)?|ta(?:r)? in|tog in|hyr(?:a)? in|lej(?:er|a) ut(?: (?:\w+ ){{0,3}}(?:till|at))?|hyr(?:a|t"
    rf"|de)? av|koper? (?:\w+ ){{0,2}}av|kopte (?:\w+ ){{0,2}}av"
    rf"|(?:hjalp|stadhjalp|tips|rad|offert|bud|besok|namn) (?:av|fran)|ring(?:t|de|a)|hjalp av|lamna(?:r|s"
    rf"|t)? (?:\w+ )?till|gar till|skickar? (?:\w+ )?till) (?:{_A} )?(?:[\w-]+ )?$"
    rf"|\b(?!driv|bedriv)\w{{2,}}(?:[adgjklmprtv]s|ats|ades)(?: \w+){{0,2}} av (?:{_A} )?(?:[\w-]+ )?$"
)
"""Ahead of a trade: somebody works for the writer (*ekonomin sköts av en redovisningsbyrå*)."""
_OWNED_SO = late(
    r"\b(?:bolaget|firman|foretaget|verksamheten|rorelsen|vi) (?:ags|drivs) av (?:en |ett |tva |tre )?(?:[\w-]+ )?$"
)
_BESIDE_IT = late(
    rf"\b(?:bredvid|intill|granne(?:r)? med|vagg i vagg med|mitt ?emot|ovanpa|ovanfor|samma \w+ som|delar \w+ med"
    rf"|tvars over gatan fran) (?:{_A} )?$"
)
_THERE_ARE = late(
    r"\b(?:det|de|dar) finns (?:\w+ ){0,3}(?:tva|tre|fyra|fem|sex|sju|flera|gott om|massor av|\d+)(?: (?!andra"
    r"|till)\w+)? $"
)
_OURS = late(r" som (?:vi|jag|ja)\b|[^.!?;]*\b(?:vi ar|jag ar) (?:en|ett) av\b")
"""Ahead of a trade: others in the place, where *andra* does not make the writer one of them."""
_THERE_BESIDE = late(r" (?:mitt ?emot|bredvid|intill|en trappa (?:ner|upp)|tvars over|runt hornet)\b")
_WAS_THAT = late(
    rf"\b(?:lokal(?:en|erna)?|huset|byggnaden|fastigheten|det|garden|hallen) (?:har |hade |var "
    rf"|som )*(?:\w+ )?(?:varit|var|inrymde|byggdes som|hyst)(?: \w+)? (?:{_A} )?$"
    rf"|\b(?:efter (?:\w+ ){{1,4}}som|utbildade (?:mig|oss|sig) (?:till|som)|drom\w*(?: \w+){{0,3}} om(?: \w+){{0,3}}"
    rf"|i (?:en|ett) (?:gammal|gammalt|nedlagd|nedlagt|tidigare|fore detta)"
    rf"|(?:ska|vill|borde|kan|tanker|skulle) (?:\w+ )?bli|min forra|mitt forra|salde (?:min|mitt|var"
    rf"|vart)(?: gamla)?) (?:{_A} )?$"
)
"""Ahead of a trade: what a house or the writer was before, or only dreams of."""
_ONCE = late(
    r"\b(?:ar (?:en )?(?:gammal|utbildad|fore detta)|ursprungligen|var (?:jag|vi)|fran borjan|forut|forr|en gang"
    r"|tidigare)(?: [\w-]+){0,2} $"
)
"""Ahead of a trade that *men* or *nu* follows: one that was given up (*är gammal chaufför men numera …*)."""
_BUT_NOW = late(r"[^.!?\n]{0,40}\b(?:men|numera|i dag|idag|nu (?:ar|gor|syr|driver|kor|har|ar det))\b")
_REACHED_FOR = late(
    r"\b(?:(?:att|vill|kan|ska) (?:\w+ )?na(?: ut till| fram till)?|na ut till|rikta\w* (?:oss|mig|sig)? ?(?:mot|till)"
    r"|marknadsfor\w* (?:oss|mig|dem)? ?(?:mot|till|for|hos)|synas (?:hos|for)|locka|konkurrerar med"
    r"|slass med)(?: \w+){0,2} $"
)
"""Ahead of a trade: those whom one wants to reach, or competes with."""
_BUYS_FROM_US = late(
    r"(?: (?!vi\b|jag\b|ja\b|som\b|och (?:vi|jag)\b)\w+){0,3} (?:koper|bestaller|anlitar|hyr|anvander|handlar|bokar"
    r"|ringer|kontaktar)"
    r"(?: (?!vi\b|jag\b)\w+){0,2} (?:vara|var|vart|mina|min|mitt|oss|mig|mej)\b"
)
"""Behind a trade: it is that of customers (*mjölkbönder köper våra appar*)."""
_WHO_ELSE = late(
    r"\b(?:hon|han|den|de|dom|honom|henne) som [^.,;!?]*$|^\W*(?:hon|han|dom)\b(?! och (?:jag|vi))[^.,;!?]*$"
)
_KIN_IS = late(
    r"\b(?:granne|grannen|man|fru|hustru|sambo|kompis|van|bror|syster|svager|kusin|kollega|far|mor|son"
    r"|dotter), som (?:ar|e|var|har|driver) [^.,;!?]*$"
)
_GUESTS = late(
    r"\b(?:gast|kund|hyresgast|besokar|bestallar)\w*(?: (?:i dag|idag|just nu))?(?::| ar| e| bestar av| kommer fran"
    r"| (?:finns|bor|sitter) i \w+,(?= mest| framst| bara))"
    r"(?: (?:mest|framst|framfor|allt|ofta|bara|mestadels|nastan|alla|en|flera|stora)){0,3} $"
)
"""Ahead of a trade: it is that of guests or customers (*gäster: mest biltestare*)."""
_FOR_A_CLIENT = late(
    r"\b(?:skriv|skriver|mejlar|ringer|soker|fragar|undrar|hor av (?:mig|oss)|ansoker)(?: (?:nu|har|hit|detta|till er"
    r"|stod))? (?:for|at|a|pa uppdrag av) (?:(?:en|min|var) (?:\w+ )?(?:kund|klient|uppdragsgivar)\w*"
    r"|(?:kunden|klienten)\b)"
    r"|\bpa uppdrag av (?:en|min|var) (?:kund|klient)|\b(?:for|at) (?:en|min|var) (?:kund|klient)s rakning\b"
)
_HELPS_WITH_PAPERS = late(r"(?:redovisning|revis|bokforing|ekonomi|konsult|jurist|advokat|radgiv|coach)\w*")
"""The profession of one who writes for a client."""
_FOR_ANOTHER = late(
    r"\b(?:skriv|skriver|fragar|soker|mejlar|ringer)(?: \w+)? (?:at|for|a) (?!att\b|oss\b|mig\b|stod\b)\w+"
)
_MYSELF = late(r"\W*(?:och |men |a )?sjalv (?:kor|jobbar|arbetar|ar|e|ar|driver|sysslar|haller) (?:jag|ja)\b")
"""*Själv kör jag timmerbil*: what one does who writes for somebody else."""
_RULE_ASKED = late(
    r"^\W*(?:\w+ )?(?:soker|stodjer|stoder|ger|hjalper|tar|vander|menar|vill) ni\b[^.!]*$"
    r"|(?:^|\beller\b|\boch\b|,)\W*(?:maste|behover|kravs|racker|galler|ar) (?:det|man|stodet)(?: \w+){0,3} (?:bara "
    r"|endast |vara |ha |med )?(?:ett |en )?(?:\w+ )?$"
)
"""Ahead of a word in a question: the rules of the support are asked about."""
_ONLY_THEM = late(r"\b(?:bara|endast|enbart|mest)(?: for| till)? $")
_WE = late(r"\b(?:vi|jag|ja|mitt|min|vart|var|oss|mig)\b")
_SOUGHT = late(
    rf"\b(?:letar efter|soker|saknar|behover|delar \w+ med)(?: {_A})?(?: \w+ och)?(?: {_A})? $|\b(?:ingenting|inget"
    rf"|inte) (?:med|om|inom) $"
)
"""Ahead of a person's trade: one who is looked for, or shares a roof."""
_COMES_ALONG = late(
    r" (?:ska|kommer|har redan|har raknat|tar|raknade|raknat|som ska|som bygger|som kan|som gor|kan komma|far)\b"
)
_ONE_WHO = late(
    r"^\W*(?:sen |och |a |sa )?(?:en|nan|nagon|tva) (?:[\w-]+ )?$|\b(?:behover|behovs|krav\w*)(?: hjalp av)? (?:en"
    r"|nan) $"
)


def is_asked_as_rule(plain: str, start: int) -> bool:
    """Whether what stands there is what a question asks of the rules (*söker ni bara tillverkande företag?*)."""
    first, last = sentence_at(plain, start)
    if not plain.startswith("?", last):
        return False
    sentence = plain[first:last]
    return _RULE_ASKED.search(plain[first:start]) is not None or (
        _ONLY_THEM.search(plain[first:start]) is not None and _WE.search(sentence) is None
    )


def is_others_trade(plain: str, start: int, end: int) -> bool:
    """Whether the trade named there is that of people hired, heard of, served or gone."""
    word = plain[start:end]
    ahead, behind = clause_around(plain, start, end)
    before = ahead[-70:]
    if _BESIDE_IT.search(before) or _THERE_BESIDE.match(behind) or _is_of_customers(plain, start, ahead, behind):
        return True
    if _THERE_ARE.search(before) and not _OURS.match(plain, end):
        return True
    if _HELPS_WITH_PAPERS.fullmatch(word) and _FOR_A_CLIENT.search(plain):
        return True
    if _MYSELF.match(plain, sentence_at(plain, start)[0], start) and _FOR_ANOTHER.search(plain):
        return True
    if _SOUGHT.search(before) and (_PERSON.fullmatch(word) or "med" in before):
        return True
    if _HIRED.search(before) and not _OWNED_SO.search(before):
        return True
    if _WAS_THAT.search(before) or (_ONCE.search(before) and _BUT_NOW.match(plain, end)):
        return True
    if _is_a_helper(word, ahead, behind):
        return True
    return is_asked_as_rule(plain, start) or done_by_others(plain, start, end)


def _is_of_customers(plain: str, start: int, ahead: str, behind: str) -> bool:
    """Whether it is the trade of guests, customers, relatives or *hon som …*."""
    shortly = plain[max(0, start - 60) : start]
    if _GUESTS.search(shortly) or _KIN_IS.search(shortly) or _REACHED_FOR.search(ahead[-70:]):
        return True
    if _WHO_ELSE.search(ahead) and not _WE.search(ahead):
        return True
    return _BUYS_FROM_US.match(behind) is not None


def _is_a_helper(word: str, ahead: str, behind: str) -> bool:
    """Whether it is a person of that trade who comes and goes (*elektrikern*, *min revisor*, *en snickare ska …*)."""
    if _THE_PERSON.fullmatch(word) and _GOES_TO.search(ahead):
        return True
    if _THE_PERSON.fullmatch(word) and not (_I_AM_THAT.search(ahead) or _IS_HERE.match(behind)):
        return True
    if not _PERSON.fullmatch(word):
        return False
    if re.search(r"\b(?:min|mina|var|vara) $", ahead):
        return True
    return _ONE_WHO.search(ahead) is not None and (_COMES_ALONG.match(behind) is not None or " hjalp av " in ahead)
