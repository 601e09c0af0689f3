"""Splitting a message into the statements and questions that it consists of."""

import re

_ABBREVIATION = re.compile(
    r"\b(?:t\.ex|bl\.a|dvs|t\.o\.m|fr\.o\.m|m\.m|o\.s\.v|osv|ca|kl|nr|st|ev|inkl|exkl|max|min|tel|ung|resp|ek|för)\.$",
    re.I,
)
_END = re.compile(r"[.!?]+(?=\s|$)|\n+|;")
_INTERROGATIVE = (
    r"(?:hur|vad|va|när|nar|vem|vilka|vilken|vilket|vart|varför|vilkas|vicka|vika|ifall|om (?:jag|vi|man|det|en|ett)|måste|behöver (?:jag|vi|man)|kan (?:jag|vi|man|ni|du)"
    r"|får (?:jag|vi|man)|ska (?:jag|vi|man)|finns det|är det|var \w+ (?:jag|vi|man|ni|den|det|de)|var (?:kan|får|ska|finns))"
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
_QUESTION_START = re.compile(rf"^\W*(?:och|å|men|så|sen|då|ja|nej|hej|asså|alltså|du)?[\s,]*{_INTERROGATIVE}\b", re.I)


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
    joined = (part for clause in clauses for part in _JOINED_QUESTION.split(clause))
    parts = (part.strip() for whole in joined for part in _COMMA_QUESTION.split(whole))
    return [part for part in parts if re.search(r"\w", part)] or ([text] if text else [])


def is_question(segment: str) -> bool:
    """Whether ``segment`` has the form of a question."""
    return segment.rstrip().endswith("?") or bool(_QUESTION_START.match(segment))
