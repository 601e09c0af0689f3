"""Splitting a message into the statements and questions that it consists of."""

import re

_ABBREVIATION = re.compile(
    r"\b(?:t\.ex|bl\.a|dvs|t\.o\.m|fr\.o\.m|m\.m|o\.s\.v|osv|ca|kl|nr|st|ev|inkl|exkl|max|min|tel|ung|resp|ek|för)\.$",
    re.I,
)
_END = re.compile(r"[.!?]+(?=\s|$)|\n+|;")
_INTERROGATIVE = (
    r"(?:hur|vad|va|när|nar|vem|vilka|vilken|vilket|vart|varför|vilkas|vicka|vika|ifall|om (?:jag|vi|man|det|en|ett)|måste|behöver (?:jag|vi|man)|kan (?:jag|vi|man|ni|du)"
    r"|får (?:jag|ja|vi|man|en|je)|ska (?:jag|ja|vi|man)|kan ja|kan en|kan (?:mitt|min|vårt|vår|ett|företag|mindre|små)|får (?:mitt|min|vårt|vår|ett)|måst|behöver (?:ja|en)|har ni|g[åa]r (?:det|de|he|hä)|duger|funkar|räcker|gäller|räknas|e de|e det|ä de|ä det|finns de|finns nå\w*|vars|tar (?:det|de|ni)|betalar ni|finns det|spelar det?|är det|är (?:ni|den|man)|var \w+ (?:jag|vi|man|ni|den|det|de)|var (?:kan|får|ska|finns))"
)
_JOINED_QUESTION = re.compile(rf",?\s+(?:och|å|o|samt|men|plus)\s+(?={_INTERROGATIVE}\b)", re.I)
_COMMA_QUESTION = re.compile(
    r",\s+(?=(?:vad|va|hur|vilket|vilka|när|vem|kan (?:jag|vi|man)|får (?:jag|vi|man)|finns det|går det|måste (?:jag|vi))\b)",
    re.I,
)
_INDIRECT = re.compile(
    r"[,–-]?\s+(?:och|så|men|å|för)?\s*(?:jag|vi|ja|nu|därför)?\s*(?:undrar|undra|vill (?:jag |vi |gärna )?veta|skulle (?:jag |vi )?vilja veta|funderar på"
    r"|undrade|försöker (?:jag |vi )?förstå|skulle behöva veta|behöver (?:jag |vi )?veta)\s*(?:jag|vi|ja|nu|då|bara|därför|också)?\s+"
    r"(?=(?:om|hur|vad|va|när|vem|vilk\w+|var|vart|ifall|på vilk\w+|i vilk\w+|vicka)\b)",
    re.I,
)
_SPOKEN_QUESTION = re.compile(
    r"(?<=\w)\s+(?=(?:hur (?:mycket|mkt|myck\w*|mkt|stor|stort|många|månge|länge|lång)|g[åa]r (?:det|de|he|hä)(?! (?:bra|ihop|runt|dåligt))|duger|funkar (?:det|de|he)"
    r"|(?:kan|får|måste?|ska|behöver) (?:jag|ja|vi|man|en|je)|va(?:d)? (?:får|kan|krävs|kostar|gäller))\b)",
    re.I,
)
_NO_QUESTION_AFTER = frozenset(
    "om att som när nar var vad va hur vem vilka vilken vilket undrar undra undrade veta vet fråga frågar funderar på av i och å o eller men så för "
    "då nu sen sedan här där det de dessutom kanske annars därför varför ju även inte int dom förstår oavsett av ifall inom hos med till".split()
)
"""Words after which a verb or *hur* goes on with the clause and begins no question of its own."""
_FIRST_CLAUSE = frozenset("nu när om ifall eftersom efter innan medan sedan sen då så fast även trots".split())
_LEAST_TOLD = 4
_GREETING = re.compile(
    r"^\W*(?:(?:hej|hejsan|hallå|halloj|tja|tjena|tjenare|tjo|goddag|godmorgon|godkväll|god (?:dag|morgon|kväll|förmiddag|eftermiddag)|hello|hey|morsning|mors|bästa handläggare)"
    r"(?:\s+(?:på er|på dig|du|där|hej|igen|allihop|ni|alla|hörni|hallå|tjena|tja|god dag))*)\W*$",
    re.I,
)
_ELLIPSIS = re.compile(r"^\W*(?:(?:jaha|jaja|ok|okej|ja|nej|nä|aha|hm+)\W+)?(?:och|å|o|men|sen|samt|eller)\b", re.I)
_LEFT_OPEN = re.compile(r"(?:\bdå|\?)\W*$", re.I)
_MOST_ELLIPTIC = 8
_ASKING = r"(?:var|vart|varför|hurdan|hurdana|vilkendera|berätta|förklara|beskriv|lista|räkna upp|tala om|ge mig|visa)"
"""What begins a question or a request besides, where it begins a whole sentence."""
_QUESTION_START = re.compile(
    rf"^\W*(?:och|å|men|så|sen|då|ja|nej|hej|asså|alltså|du)?[\s,]*(?:{_INTERROGATIVE}|{_ASKING})\b", re.I
)
_POINTING = frozenset(
    "vad va vilka vilken vilket hur vem är ar e var va det de den dom då stämmer går gäller blir har fick får kan man jag "
    "vi ja nu i så fall mycket mkt stor stort många länge rätt sant verkligen".split()
)
_MOST_POINTING = 4


def segments_of(text: str) -> list[str]:
    """The sentences of ``text``, and the questions in them that are joined by *och* (``hur mycket och när``)."""
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
    joined = (part for clause in clauses for part in _JOINED_QUESTION.split(clause))
    parts = (part.strip() for whole in joined for part in _COMMA_QUESTION.split(whole))
    found = [part for part in parts if re.search(r"\w", part)]
    return found or ([text] if text else [])


def points_back(segment: str) -> bool:
    """Whether a question says so little that it hangs on the sentence before it (*Vilka var det?*)."""
    said = [word.strip(".,!?").lower() for word in segment.split()]
    return len(said) <= _MOST_POINTING and all(word in _POINTING for word in said)


def is_greeting(segment: str) -> bool:
    """Whether ``segment`` greets and says nothing else."""
    return bool(_GREETING.match(segment))


def _spoken_parts(clause: str) -> list[str]:
    """What is told and what is asked, where both run on without a stop (*vi har åkeri i Boden går det*)."""
    if _QUESTION_START.match(clause):
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


_ASKING_WORD = re.compile(r"\b(?:hur|vad|va|när|nar|vem|vilk\w+|vart|var|vars|varför)\b", re.I)


def is_question(segment: str) -> bool:
    """Whether ``segment`` has the form of a question."""
    return segment.rstrip().endswith("?") or bool(_QUESTION_START.match(segment))
