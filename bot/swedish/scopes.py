"""How far a denial reaches, and which clauses only suppose something: what is left tells what is so."""

from functools import lru_cache

from bot.swedish.sieve import Guarded

_FINITE = (
    r"(?:har|hade|ar|e|var|finns|fanns|foljer|betalar|betalade|galler|ligger|star|ska|skall|vill|kan|far|fick|blir|blev"
    r"|kom|kommer|gar|gick|gor|gjorde|koper|kopte|bestallde|skrev|tecknade|hjalper|driver|saljer|klarar|tar|tog|lanar"
    r"|soker|sokte|behover|behovs|kravs|kraver|tillampar|racker|tacker|vantar|drojer|saknar|saknas|borjade|startade"
    r"|provar|utvecklar|anvander|bygger|jobbar|arbetar|lagger|skjuter|deltar|gjorde|borjar|planerar|investerar)"
)
_SUBJECT = (
    r"(?:(?:vi|jag|ja|man|det|den|de|dom|han|hon|allt|alla|resten|firman|\w{2,}(?:en|et|na|an|on)"
    r"|\w*bygglov|\w*tillstand|kollektivavtal|pengar|finansiering"
    r"|(?:var|vart|vara|min|mitt|mina|sjalva|egna|alla) (?:\w+ )?\w+) )?"
)
_NO = r"\b(?:inte|int|ej|icke|aldrig|inga|inget|ingen|ingenting|varken)\b"
_REACHES = Guarded(
    rf"(?P<denial>{_NO}[^.,;:!?\n]*?) "
    rf"(?:(?:men|fast|daremot)\b|(?:och|samt|medan|a|o) (?={_SUBJECT}{_FINITE}\b))"
)
"""*Inte på obestånd och lönerna följer avtalet*: what has a verb of its own is not denied, nor what follows *men*."""

_WHEN = Guarded(
    rf"\b(?:nar|sa fort|sa snart|den dag) (?P<supposed>(?:{_SUBJECT.rstrip('?')})(?:val |en gang )?"
    r"(?:har|ar|e|far|fatt|blir|kommer|ska|vet|kan)\b[^.,;:!?\n]*)"
)
"""*När vi har beställt den*: still to come. Of the past (*när vi började*) other rules tell."""
_UNTIL = Guarded(
    r"\b(?:innan|forran|tills|till dess)(?: att)? (?P<supposed>[^.,;:!?\n]*"
    r"(?:lov|tillstand|dispens|hallbarhetsdialog|kollektivavtal|finansiering|lanet|resten)\w*[^.,;:!?\n]*)"
)
_UNREAL = Guarded(
    r"(?:^|(?<=[.;:!?\n]) ?)(?:och |men |ja |nej )?(?P<supposed>hade [^.;!?\n]*\b(?:hade|skulle)\b[^.;!?\n]*)"
)
"""*Hade lånet varit klart hade vi börjat.*"""
_IN_CASE = Guarded(
    r"(?:^|(?<=[.;:!?\n]) ?)(?:och |men |ja |nej )?(?P<supposed>(?:koper|bygger|valjer|anstaller|bestaller|tecknar"
    r"|satsar|flyttar|hyr|skriver) (?:vi|jag|ja|man) [^.;!?\n]*)"
)
"""*Köper vi den mindre behövs inget lov*: a condition, though it has no *om*."""
_NOT_FORGOTTEN = Guarded(
    r"(?P<supposed>\b(?:inte|int|aldrig) (?:\w+ )?"
    r"(?:glomt|missat|struntat|latit bli|hindrats|nekats?|fatt (?:nagot )?avslag)\b[^.,;:!?\n]*)"
)
"""A denial of a denial tells something, but not what its words seem to."""
_SURELY_NOT = Guarded(r"(?P<supposed>\bval (?:inte|int|ingen|inget|inga)\b[^.,;:!?\n]*)")
"""*Vi har väl inte börjat för tidigt*: asked rather than told."""
_SUPPOSITIONS = (_WHEN, _UNTIL, _UNREAL, _IN_CASE, _NOT_FORGOTTEN, _SURELY_NOT)


def within_reach(text: str) -> str:
    """Folded ``text`` with a comma where a denial ends because the next clause has a verb of its own."""
    for match in reversed(list(_REACHES.finditer(text))):
        end = match.end("denial")
        text = f"{text[:end]},{text[end:]}"
    return text


@lru_cache(maxsize=64)
def asserted(text: str) -> str:
    """Folded ``text`` without what it only supposes."""
    for pattern in _SUPPOSITIONS:
        for match in reversed(list(pattern.finditer(text))):
            start, end = match.span("supposed")
            text = f"{text[:start]}. {text[end:]}"
    return text
