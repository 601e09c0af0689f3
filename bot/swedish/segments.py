"""Splitting a message into the statements and questions that it consists of."""

import re
from functools import lru_cache

from bot.swedish.late import late

_ABBREVIATION = late(
    r"\b(?:t\.ex|bl\.a|dvs|t\.o\.m|fr\.o\.m|m\.m|o\.s\.v|osv|ca|kl|nr|st|ev|inkl|exkl|max|min|tel|ung|resp|ek|för)\.$",
    re.I,
)
_END = late(r"[.!?]+(?=\s|$)|\n+|;")
_INTERROGATIVE = (
    r"(?:hur|vad|va|när|nar|vem|vilka|vilken|vilket|vart|varför|vilkas|vicka|vika|ifall|om (?:jag|vi|man|det|en|ett)|måste|behöver (?:jag|vi|man)|kan (?:jag|vi|man|ni|du)"
    r"|får (?:jag|ja|vi|man|en|je)|ska (?:jag|ja|vi|man)|kan ja|kan en|kan (?:mitt|min|vårt|vår|ett|företag|mindre|små)|får (?:mitt|min|vårt|vår|ett)|måst|behöver (?:ja|en)|har ni|g[åa]r (?:det|de|he|hä)|duger|funkar|räcker|gäller|räknas|e de|e det|ä de|ä det|finns de|finns nå\w*|vars|tar (?:det|de|ni)|betalar ni|finns det|spelar det?|är det|är (?:ni|den|man)|var \w+ (?:jag|vi|man|ni|den|det|de)|var (?:kan|får|ska|finns))"
)
_JOINED_QUESTION = late(
    rf",?\s+(?:och|å|o|samt|men|plus)\s+(?!när (?:det|den|allt|projektet|arbetet) (?:är|har|blir|tar)\b)(?={_INTERROGATIVE}\b)",
    re.I,
)
_COMMA_QUESTION = late(
    r",\s+(?=(?:vad|va|hur|vilket|vilka|när|vem|kan (?:jag|vi|man)|får (?:jag|vi|man)|finns det|går det|måste (?:jag|vi))\b)",
    re.I,
)
_INDIRECT = late(
    r"[,–-]?\s+(?:och|så|men|å|för)?\s*(?:jag|vi|ja|nu|därför)?\s*(?:undrar|undra|vill (?:jag |vi |gärna )?veta|skulle (?:jag |vi )?vilja veta|funderar på"
    r"|undrade|försöker (?:jag |vi )?förstå|skulle behöva veta|behöver (?:jag |vi )?veta)\s*(?:jag|vi|ja|nu|då|bara|därför|också)?\s+"
    r"(?=(?:om|hur|vad|va|när|vem|vilk\w+|var|vart|ifall|på vilk\w+|i vilk\w+|vicka)\b)",
    re.I,
)
_ASKED_WORD = (
    r"(?:om (?:det(?! (?:på|i|här|där|hela)\b)|de|man|vi|jag|en|ett|ni|den|er|min|mitt|mina|vår|vårt|våra|vem)|hur|huruvida|ifall|vad|när(?! någon)|vem|vems|vilk\w+|vari|varifrån|varför|vart|var (?:man|jag|vi|det|den|de|någon\w*|gränsen|taket|i)"
    r"|(?:på|i|till|av|hos|med|från|ur|inom|enligt|efter|under|över|mellan|för|vid) (?:vad|vem|vilk\w+))"
)
_ASKED = late(rf"\b{_ASKED_WORD}\b", re.I)
_WISH_TO_KNOW = (
    r"(?:undra\w*|veta|vet (?:inte|ej)|säga|tala om|förstå|begripa|(?:få|ville|vill) höra|besked|upplys\w*|nyfik\w*|osäk(?:er|ra)|tveksam\w*|(?:inte|inte helt|inte riktigt) säk(?:er|ra) på|oense|överens|hittar|hitta|hittat"
    r"|framgår|minns|mindes|minnas|glömt|glömde|bortglömt|saknar|saknas|söker|fråg(?:a|an|ar|ade|or)|klart för (?:mig|oss|dem)|klok[at]? på|klarhet|uppfattning|reda (?:på|ut)|peka ut|ange|nämna"
    r"|kontrollera|få fram|räkna upp|uppgift\w*(?: om)?|överblick\w*|översikt\w*|sammanställning|förteckning|hjälp(?:a (?:mig|oss|dem))? med|intresserad\w*|funder\w*|klargör\w*|förklar\w*|berätta"
    r"|redogör\w*|bekräft\w*|ledtråd\w*|känn(?:a|er) till|ta del av|tvista\w*|grubbla\w*|brottas|utred\w*|rätt på|gissa|svara på|råd om|frågan är|förvissa\w* (?:mig|oss|sig)|beskriva|skildra|sammanfatta)"
)
_WISHED_CLAUSE = late(
    rf"\b{_WISH_TO_KNOW}(?:,? (?!som\b|att\b|när\b)[\w-]+){{0,4}}?(?:, som [^,.]{{3,40}},)?,?\s+(?P<clause>{_ASKED_WORD}\b.*)",
    re.I | re.S,
)
"""A wish to know and the indirect question after it (*det vore fint att få veta hur …*, *oense om vilken …*)."""
_NAMED_QUESTION = late(
    r"\w\s+(?:hur (?:mycke\w*|mkt|stor\w*|många|länge)|vilk(?:en|et|a)|vem|när|vart)\b(?! (?:som|vi|jag|det|den|de)\b)",
    re.I,
)
_LEAST_WISHED = 4
_LAST_CLAUSE = late(r"(?:,?\s+(?:så att|så besparar|så slipper)|,\s+(?:även om|trots att|fastän))\s+[^?]*\?", re.I)
"""What an answer is wanted for, or what is granted, at the end of a question: no part of what is asked."""
_HELP = late(
    r"\b(?:hjälp\w*|bistå|förklar\w*|berätt\w*|upplys\w*|avgör\w*|red(?:a|de) ut|svar\w*|besked|skicka|peka|kompletter\w*|bekräft\w*|klargör\w*|vägled\w*|lotsa|räta|friska|skingra"
    r"|möjlighet|vänlig\w*|snäll\w*|tipsa|till hands|räkna upp|ge (?:oss|mig)|domare|leta|plocka|(?:få|fås) av er|känner till|vet|vägen)\b",
    re.I,
)
_TO_US = late(
    r"^\W*(?:(?:och|men|så|alltså|nu)\s+)*(?:kan|kunde|skulle|vill|ville|vore|har|är|vet|orkar|går (?:den|det|de) att få|får (?:jag|vi) be|finns det någon hos)(?:\s+(?:ni|du|någon|er|möjligen|av er))?\b",
    re.I,
)
_SPOKEN_QUESTION = late(
    r"(?<=\w)\s+(?=(?:hur (?:mycket|mkt|myck\w*|mkt|stor|stort|många|månge|länge|lång)|g[åa]r (?:det|de|he|hä)(?! (?:bra|ihop|runt|dåligt))|duger|funkar (?:det|de|he)"
    r"|(?:kan|får|måste?|ska|behöver) (?:jag|ja|vi|man|en|je)|va(?:d)? (?:får|kan|krävs|kostar|gäller))\b)",
    re.I,
)
_WRITTEN = late(r"\s*[A-ZÅÄÖ].*\.\s*$", re.S)
"""A sentence with its capital and full stop: where it turns (*i höst ska vi …*), it tells all the same."""
_LEAST_WRITTEN = 8
_CONDITION = late(r"\W*(?:om|ifall|när|eftersom) (?:jag|vi|man|ni|det|den|de|en|ett|min|mitt|vår|vårt)\b", re.I)
"""How a clause of condition begins, after whose comma the question itself comes (*om man sökt, kan man …?*)."""
_NO_QUESTION_AFTER = frozenset(
    "om att som när nar var vad va hur vem vilka vilken vilket undrar undra undrade veta vet fråga frågar funderar på av i och å o eller men så för "
    "då nu sen sedan här där det de dessutom kanske annars därför varför ju även inte int dom förstår oavsett av ifall inom hos med till".split()
)
"""Words after which a verb or *hur* goes on with the clause and begins no question of its own."""
_FIRST_CLAUSE = frozenset("nu när om ifall eftersom efter innan medan sedan sen då så fast även trots".split())
_LEAST_TOLD = 4
_GREETING = late(
    r"^\W*(?:(?:hej|hejsan|hallå|halloj|tja|tjena|tjenare|tjo|goddag|godmorgon|godkväll|god (?:dag|morgon|kväll|förmiddag|eftermiddag)|hello|hey|morsning|mors|bästa handläggare)"
    r"(?:\s+(?:på er|på dig|du|där|hej|igen|allihop|ni|alla|hörni|hallå|tjena|tja|god dag))*)\W*$",
    re.I,
)
_FAREWELL = late(
    r"^\W*(?:(?:med )?(?:vänlig\w*|varm\w*|hjärtlig\w*|bästa|många|soliga|glada) häls\w+|häls(?:ning\w*|ar)|mvh|vänligen,|(?:stort|varmt|hjärtligt|tusen) tack|tack(?:sam)? (?:för|på|snälla|så)|på förhand tack)\b"
    r"|^\W*(?:jag|vi) (?:\w+ ){1,3}tacksam\w* (?:för|om ni) (?:\w+ ){0,2}(?:svar|hjälp\w*|besked|vägledning)\b",
    re.I,
)
_ELLIPSIS = late(r"^\W*(?:(?:jaha|jaja|ok|okej|ja|nej|nä|aha|hm+)\W+)?(?:och|å|o|men|sen|samt|eller)\b", re.I)
_LEFT_OPEN = late(r"(?:\bdå|\?)\W*$", re.I)
_MOST_ELLIPTIC = 8
_ASKING = r"(?:var|vart|varför|vari|varifrån|huruvida|(?:på|i|till|av|hos|med|från|ur|inom|enligt|över|mellan|för|vid) (?:vem|vilk\w+)|hurdan|hurdana|vilkendera|berätta|förklara|beskriv|lista|räkna upp|tala om|ge mig|visa)"
"""What begins a question or a request besides, where it begins a whole sentence."""
_QUESTION_START = late(
    rf"^\W*(?:och|å|men|så|sen|då|ja|nej|hej|asså|alltså|du)?[\s,]*(?:{_INTERROGATIVE}|{_ASKING})\b", re.I
)
_SUBORDINATE = late(
    r"\W*(?:När|Om|Var\b(?! (?:och|man|jag|vi|kan|får|ska|finns|ligger|är|hittar|söker|står)))\b.*\.\s*$", re.S
)
"""A sentence that begins with a clause of time or condition and ends in a full stop tells, it asks nothing."""
_POINTING = frozenset(
    "vad va vilka vilken vilket hur vem är ar e var va det de den dom då stämmer går gäller blir har fick får kan man jag "
    "vi ja nu i så fall mycket mkt stor stort många länge rätt sant verkligen".split()
)
_MOST_POINTING = 4
_POINTING_ON = _POINTING | frozenset(
    "han hon hade hos av oss mig för om ligger något nåt någonting ett en sig till hinder tillåtet tillåtna möjligt okej ok normalt rimligt "
    "säger tror tycker anser menar ser fallet saken sådant sånt egentligen vore skulle bra ens inte alltså ordning er eller med på".split()
)
"""Words that besides say so little that a question of them alone hangs on the sentence before it."""
_MOST_POINTING_ON = 7
_HANGING = late(
    r"\b(?:rör\w*|handla\w*|var|är|gällde|gäller) det (?:sig |frågan |fråga )?om\W*$|\b(?:honom|henne|där)\W*$", re.I
)
_MOST_HANGING = 9
_MOST_ANAPHORIC = 9
_IF_SO = late(r"\bi (?:så|sådana|sådant) fall\b", re.I)
_ANAPHOR = late(r"\b(?:det|den|detta|denna|dem|dessa|sådant|sådan|sådana)\b", re.I)


def segments_of(text: str) -> list[str]:
    """The sentences of ``text``, and the questions in them that are joined by *och* (``hur mycket och när``)."""
    return list(_segments_of(text))


@lru_cache(maxsize=64)
def _segments_of(text: str) -> tuple[str, ...]:
    """Several readers of one message ask for the same."""
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        if match.group().startswith(".") and _ABBREVIATION.search(piece):
            continue
        pieces.append(piece)
        start = match.end()
    pieces.append(text[start:])
    clauses = (clause for piece in pieces for clause in _INDIRECT.split(piece))
    clauses = (part for clause in clauses for part in _spoken_parts(clause))
    joined = (part for clause in clauses for part in _parted(_JOINED_QUESTION, clause))
    parts = (part.strip() for whole in joined for part in _parted(_COMMA_QUESTION, whole))
    found = [part for part in parts if re.search(r"\w", part)]
    return tuple(found) or ((text,) if text else ())


def _parted(joint: re.Pattern[str], clause: str) -> list[str]:
    """``clause`` parted at ``joint``, but a written statement and a condition with its question stay whole."""
    told = len(clause.split()) > _LEAST_WRITTEN and _WRITTEN.match(clause) and not _QUESTION_START.match(clause)
    if told or (joint is _COMMA_QUESTION and _CONDITION.match(clause)):
        return [clause]
    return joint.split(clause)


def points_back(segment: str) -> bool:
    """Whether a question says so little that it hangs on the sentence before it (*Vilka var det?*)."""
    said = [word.strip(".,!?").lower() for word in segment.split()]
    if len(said) <= _MOST_POINTING and all(word in _POINTING for word in said):
        return True
    if len(said) <= _MOST_POINTING_ON and all(word in _POINTING_ON for word in said):
        return len(said) > 2
    return len(said) <= _MOST_HANGING and bool(_HANGING.search(segment))


def has_anaphor(segment: str) -> bool:
    """Whether a brief ``segment`` speaks of something by a pronoun (*hur borde det ha beskrivits?*)."""
    return len(segment.split()) <= _MOST_ANAPHORIC and bool(_ANAPHOR.search(segment))


def supposes_before(segment: str) -> bool:
    """Whether ``segment`` goes on from what was asked just before it (*vad ser ni i så fall till?*)."""
    return bool(_IF_SO.search(segment))


def wished_clause(segment: str) -> str:
    """The indirect question that ``segment`` wishes an answer to (*jag hittar inte vilken lag som …*), else empty."""
    match = _WISHED_CLAUSE.search(segment)
    if match is None or len(match["clause"].split()) < _LEAST_WISHED:
        return ""
    return match["clause"]


def asked_of_us(segment: str) -> str:
    """What a question to us asks us to tell (*kan ni beskriva hur man söker?*), empty where it asks directly."""
    return wished_clause(segment) if _TO_US.match(segment) else ""


def names_question(segment: str) -> bool:
    """Whether an interrogative stands within ``segment``, as in key words (*exportutlysningen vilken förordning*)."""
    return bool(_NAMED_QUESTION.search(segment))


def is_plea(segment: str) -> bool:
    """Whether ``segment`` only begs for help or an answer (*kan ni reda ut saken?*), without saying in what."""
    if not (segment.rstrip().endswith("?") and _TO_US.match(segment) and _HELP.search(segment)):
        return False
    return not _ASKED.search(segment)


def without_purpose(segment: str) -> str:
    """A question without what its answer is wanted for and what it grants (*…, så att vi kan besluta?*)."""
    shorter = _LAST_CLAUSE.sub("", segment)
    return shorter if len(shorter.split()) >= _LEAST_WISHED else segment


def is_greeting(segment: str) -> bool:
    """Whether ``segment`` greets and says nothing else."""
    return bool(_GREETING.match(segment))


def is_farewell(segment: str) -> bool:
    """Whether ``segment`` ends a letter and says nothing else (*Vänliga hälsningar*, *Tack på förhand*)."""
    return bool(_FAREWELL.match(segment)) and len(segment.split()) <= _MOST_HANGING and "?" not in segment


def _spoken_parts(clause: str) -> list[str]:
    """What is told and what is asked, where both run on without a stop (*vi har åkeri i Boden går det*)."""
    if _QUESTION_START.match(clause) or _WRITTEN.match(clause):
        return [clause]
    for match in _SPOKEN_QUESTION.finditer(clause):
        told = clause[: match.start()].split()
        if told[0].lower() in _FIRST_CLAUSE:
            continue  # *nu när vi är igång kan vi …* goes on with its main clause
        if len(told) >= _LEAST_TOLD and told[-1].strip(",").lower() not in _NO_QUESTION_AFTER:
            return [clause[: match.start()], clause[match.end() :]]
    return [clause]


def is_elliptic(text: str) -> bool:
    """Whether ``text`` leaves out what only the conversation tells (*och i Västmanland då?*, *å hyran?*)."""
    if len(text.split()) > _MOST_ELLIPTIC or _ASKING_WORD.search(text):
        return False
    return bool(_LEFT_OPEN.search(text) or _ELLIPSIS.match(text))


def is_left_open(text: str) -> bool:
    """Whether ``text`` ends as questions do that leave something out: with a question mark or *då*."""
    return bool(_LEFT_OPEN.search(text))


_ASKING_WORD = late(r"\b(?:hur|vad|va|när|nar|vem|vilk\w+|vart|var|vars|varför)\b", re.I)


_CONTENTS = late(
    r"^\W*(?:(?:och|men|så|hej)\W+)?(?:hur|vilk\w+|vad|när|vart|varför|varifrån)\b(?! (?:är det|e det|gäller))", re.I
)


def asks_for_contents(segment: str) -> bool:
    """Whether a question wants more told than a yes or no (*vilka kostnader …*, *hur kan vi …*)."""
    return bool(_CONTENTS.match(segment))


@lru_cache(maxsize=256)
def is_question(segment: str) -> bool:
    """Whether ``segment`` has the form of a question."""
    if segment.rstrip().endswith("?"):
        return True
    return bool(_QUESTION_START.match(segment)) and not _SUBORDINATE.match(segment)
