"""What somebody else does, said of a place, a trade or an organisation that is then not the writer's own.

All patterns are for folded text. They look at the clause around what is named, never at a whole message.
"""

import re
from typing import NamedTuple

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late


class Clause(NamedTuple):
    """What stands around a word in its clause."""

    ahead: str
    behind: str


_BEGINS = late(r".*(?:[,;:()–]|\b(?:men|medan|fast|darfor att|eftersom)\b)", re.S)
_ENDS = late(r"[,;:()–]|\b(?:men|medan|fast|eftersom)\b|\b(?:och|sa|a|o) (?:vi|jag|ja|sjalv|sjalva|har)\b")


def clause_around(plain: str, start: int, end: int) -> Clause:
    """What stands ahead of and behind ``start`` to ``end`` in the same clause of folded ``plain``."""
    first, last = sentence_at(plain, start)
    begun = _BEGINS.match(plain, first, start)
    over = _ENDS.search(plain, end, max(end, last))
    return Clause(plain[begun.end() if begun else first : start], plain[end : over.start() if over else last])


_FIRST_PERSON = late(r"\b(?:vi|jag|ja|je|undertecknad|sjalv|sjalva|hej\w*|soker|sokande)\b")
_ELIDED = late(
    r"\s*(?:och |a |o |sa |nu )?(?:har|ha|hade|driver|drev|ar|e|kor|sitter|bor|gor|saljer|jobbar|arbetar|soker|vill"
    r"|ska|tankte|tanker"
    r"|behover|bygger|hyr|guidar|tillverkar|startade|startat|tog|tagit|funderar|undrar|forsoker|ligger|finns|lagar"
    r"|odlar)\b"
)
"""How a clause begins whose *jag* or *vi* is left out: *har salong i Sala*."""
_TO_THE_WRITER = late(
    r"(?: (?!vi\b|jag\b|ja\b|je\b|soker\b|ger\b|sysselsatter\b|forsorjer\b|innebar\b|passar\b)[\w-]+){1,7}?"
    r"(?<! med)(?<! for)(?<! pa)(?<! utom)(?<! inklusive)(?<! inkl)(?<! av)(?<! bara) (?:mig|mej|oss)\b(?! (?:sjalv"
    r"|alla|har))"
    r"|(?: \w+){0,2} (?:fa|far|fick|koper|kopt|kopte|bestaller|bestallt|bestallde)(?: \w+){0,3} (?:av|fran|hos) (?:mig"
    r"|mej|oss)\b"
    r"|(?: i \w+)?(?: (?:har|hade))? \w{3,}(?:at|it|ade) (?:var|vart|vara|min|mitt|mina) \w"
)
"""The clause goes on to do something to or for the writer (*… skickar praktikanter till oss*)."""
_HELPS = late(
    r"(?: i \w+)?(?: (?:har|hade|ju|alltid|redan))* (?:hjalpt|hjalpte|hjalper(?! (?:foretag|sma))|tipsa\w*"
    r"|rekommender\w*|bjod"
    r"|bjuder|skankt|skankte"
    r"|pastar|tycker|tyckte|sager|sa(?= (?:att|nej|ja)\b)|sagt|kraver|rader|berattade|ringde|skickade|svarade|svarat"
    r"|inga synpunkter|avslog|(?:koper|bestaller) (?:alla?t?\b|(?:\w+ ){0,3}(?:av|fran|hos|vi)\b))\b"
)
"""The clause goes on to help, say or buy (*näringslivskontoret … bad mig*)."""
_KIN = (
    r"(?:(?:min|mitt|mina|var|vart|vara|hans|hennes|deras) (?:(?:gamla|forra|aldsta|yngsta|nya) )?(?:\w*dotter|son"
    r"|soner|dottrar|\w*son|bror|brorsa"
    r"|syster|syrra|kusin|svager|man|make|maka|fru|hustru|sambo|partner|kompis|van|granne|chef|kollega|larare|mamma"
    r"|pappa|morsa|farsa|mor|far|ex|svarfar|svarmor"
    r"|farbror|morbror|moster|faster|\w*foraldrar|(?:nya |forra )?medarbetare|hyresvard|revisor|leverantor|konkurrent"
    r"|bank)"
    r"|farfar|farmor|morfar|mormor|farsan|morsan|brorsan|syrran|systern|brodern|svagern|kusinen|sonen|dottern|barnen"
    r"|grannen|nan|nagon|(?:en|ett par) (?:van|vanner|vaninna|bekant|kompis|kompisar|kollega|slakting"
    r"|kursare)(?: till \w+)?)"
)
_RELATIVE_ACTS = late(
    rf"\s*(?:och |for |att |nar )?{_KIN}(?: som)? (?!och\b|a\b|o\b|samt\b|plus\b|jag\b|ja\b|vi\b|annan\b"
    rf"|annanstans\b)\w+"
    rf"|.*\b(?:hade|drev|fick|startade|byggde) {_KIN} (?!och\b|a\b|o\b|samt\b|plus\b)"
)
"""*Vår dotter öppnar snart eget i Boden*; with *och jag* behind it the writer is one of them."""
_OWN_THERE = late(r"\b(?:jag(?! var liten)|ja|vi|je)\b")
_REPORTED = late(
    r"\b(?:sett|sag|hort|horde|last|laste|skrev|star|sags|pastas|pastar|lovar?|sa|sager|vill)(?: (?!ha\b|fa\b)\w+){0,2}"
    r" (?<!for )att (?!man\b|det(?! inte bara)\b|ni\b)(?:(?!vi\b|jag\b|ja\b|var\b|vart\b|min\b|mitt\b)[\w-]+ )*$"
)
"""Ahead of a place or a trade: what is said or written of somebody else (*har sett att ett hotell i Kiruna fick …*)."""
_OTHER_SUBJECT = late(
    r"\s*(?:och |sa |sen |nu )?(?:ni|han|hon|dom|\w{2,}(?:aren|soren|toren|[st]orn|ikern|isten|grafen|sulten|juristen"
    r"|katen|tekten)|gallerian|tavlingen)"
    r" (?!och\b|a\b|har\b|igen\b)(?:(?!att\b|som\b)[\w-]+ )*$"
)
"""How a clause about somebody else begins: *hon driver …*, *revisorn sitter i …*."""
_SUCH_A_ONE = late(
    r"\b(?:av|fran|med|hos|till|finns|kanner|traffa\w*) (?:en|nan|nagon) (?:kvinna|man|kille|tjej|gubbe|bekant|van"
    r"|vaninna|kompis|kollega|person|firma"
    r"|foretagare)? ?som [^.,;!?]*$"
    r"|\b(?:till skillnad fran|jamfort med|liksom|precis som)[^.,;!?]*$"
)
"""Ahead of a place or a trade: it is that of one whom the writer met, or is likened to."""
_WRITES_ON_BEHALF = late(r"\b(?:skriv|skriver|soker|fragar|ringer|mejlar|undrar)(?: \w+)? (?:at|for|a)\b")
_IF_IT_WERE = late(r"\W*hade (?:vi|jag|ja|det) (?!kunnat|velat|behovt|garna|tankt|en\b|ett\b|aldrig|\d)\w+")
"""*Hade vi funnits i Luleå hade …*: it is not so."""
_GOVERNED = late(
    r"\b(?:till|av|hos|fran|at|bredvid|intill) (?:en|ett|nan|nagon|nat|nagra|tva|tre) (?:(?!som\b"
    r"|och\b)[\w-]+ ){0,3}?(?:(?:i|fran|pa) )?$"
)
"""Ahead of a place or a trade: it is that of somebody to whom, from whom or by whom something is done."""
_GOVERNED_BUT_OWN = late(
    r"\b(?:\w*agare|delagare|vd|drift(?:en)?|form|driv\w*|bedrivs|bestar|bestaende|sortiment|skriver|ringer|mejlar"
    r"|hor av (?:mig|oss)|skoter|\w*ledare|hej\w*|halsning\w*|halsar|flyttat?|flyttar|byggt? om|bygga om|gjort om"
    r"|utveckla\w*|utbyggnad\w*|etablering\w*|start|natverk|grupp|projekt\w*|hall|ombyggnad\w*|renovering\w*|medlem\w*"
    r"|chef|ansvarig|en av|(?:bolaget|firman|foretaget|verksamheten|rorelsen|vi|som) ags|agt|koppl\w*"
    r"|kombin\w*) [^.,;!?]*$"
)
"""In the same clause: *ägare till ett hotell*, *skriver från en firma* tell of the writer all the same."""

_HEARD_OF = late(
    r"\b(?:sag|sett|laste?|last|horde|hort|traffade|traffat|kanner|kande|namn|tips\w*|rekommend\w*|artikel\w*|pratade?"
    r"|pratat|snackade?|berattade)"
    r"(?: \w+){0,2}(?: (?:om|av|med|me|till|fran|i|hos))?(?: (?:en|ett|nan|nagon|nagra|ert|er|tva|hon"
    r"|han))(?: \w+){0,3}(?: (?:i|fran|pa))? $"
)
"""Ahead of a place or a trade: that of somebody whom the writer has met or read about."""


def done_by_others(plain: str, start: int, end: int) -> bool:
    """Whether the clause around what is named tells of somebody else (*arbetsförmedlingen i Boden hjälpte mig*)."""
    clause = clause_around(plain, start, end)
    if _HEARD_OF.search(clause.ahead) or _REPORTED.search(clause.ahead) or _IF_IT_WERE.match(clause.ahead):
        return True
    if _SUCH_A_ONE.search(clause.ahead) and not _GOVERNED_BUT_OWN.search(clause.ahead):
        return True
    if _OTHER_SUBJECT.match(clause.ahead) and not _WRITES_ON_BEHALF.search(plain):
        return not _OWN_THERE.search(clause.ahead)
    if _GOVERNED.search(clause.ahead) and not _GOVERNED_BUT_OWN.search(clause.ahead):
        return True
    if _RELATIVE_ACTS.match(clause.ahead) and not _OWN_THERE.search(clause.ahead):
        return True
    if _FIRST_PERSON.search(clause.ahead) or _ELIDED.match(clause.ahead):
        return False
    return (_TO_THE_WRITER.match(clause.behind) or _HELPS.match(clause.behind)) is not None
