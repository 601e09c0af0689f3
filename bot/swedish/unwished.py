"""Parts of a message that name a thing, a course or a campaign which nobody asks money for.

It is denied (*inga nya maskiner den här gången*), somebody else pays for it (*kursen betalar facket*), it is there
already or long past; or it is only spoken of beside the wish: what was done before, comes later or is asked about.
"""

from collections.abc import Iterator

from bot.swedish.clauses import blanked, sentence_at
from bot.swedish.unwished_cues import (
    A_PART,
    ASKED_OF_YOU,
    CLAUSE_END,
    COMES_LATER,
    DENIED_ON,
    DENIED_WHOLLY,
    DID,
    DONE_BEFORE,
    DONE_BY_OURSELVES,
    IS_THERE,
    LISTED_AS_UNWISHED,
    LONG_AGO,
    MUST_WAIT,
    NONE_ALONE,
    NONE_OF_THEM,
    OR_ELSE,
    PAID_BY_OTHERS,
    QUESTION,
    RATHER,
    SUBSIDISED,
    SUPPOSED,
    TAKES_BACK,
    THOUGHT_FIRST,
    WANTED_BY_CUSTOMERS,
    WISHES,
)


def without_unwished(plain: str) -> str:
    """Folded ``plain`` without what is denied, paid for by others, there already or long past."""
    for pattern in (LISTED_AS_UNWISHED, RATHER):
        for match in pattern.finditer(plain):
            plain = blanked(plain, *match.span())
    for match in TAKES_BACK.finditer(plain):
        ahead = max(plain.rfind(end, 0, match.start()) for end in ".,;!?\n")
        plain = blanked(plain, ahead + 1, match.end())
    wished = plain
    for start, end in _clauses(plain):
        begin = _unwished_from(plain, start, end)
        if begin is not None:
            wished = blanked(wished, begin, end)
    return _without_none(wished)


def without_prices_asked(plain: str) -> str:
    """Folded ``plain`` without questions of what somebody else offers (*vad kostar en kurs hos er?*)."""
    for match in QUESTION.finditer(plain) if "?" in plain else ():
        if ASKED_OF_YOU.search(match.group()):
            plain = blanked(plain, *match.span())
    return plain


def without_asides(plain: str) -> str:
    """Folded ``plain`` without what was done before, comes later or was thought of first."""
    for start, end in _clauses(plain):
        clause = plain[start:end]
        if any(one.search(clause) for one in (DONE_BEFORE, COMES_LATER, THOUGHT_FIRST)):
            plain = blanked(plain, start, end)
    return plain


def holds_wish(plain: str) -> bool:
    """Whether folded ``plain`` holds a word of wishing, planning or buying."""
    return WISHES.search(plain) is not None


def without_questions(plain: str) -> str:
    """Folded ``plain`` without its questions, but for those that hold a wish (*vill köpa en svarv, går det?*)."""
    for match in QUESTION.finditer(plain) if "?" in plain else ():
        if not WISHES.search(match.group()):
            plain = blanked(plain, *match.span())
    return plain


def _clauses(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for one in CLAUSE_END.finditer(plain):
        yield start, one.start()
        start = one.end()
    yield start, len(plain)


def _unwished_from(plain: str, start: int, end: int) -> int | None:
    """From where on the clause there names nothing that is wished for, None where all of it may."""
    clause = plain[start:end]
    if _is_others_or_past(clause):
        return start
    wholly = DENIED_WHOLLY.search(clause) or (MUST_WAIT.search(clause) and not A_PART.search(clause))
    denied = None if wholly else DENIED_ON.search(clause) or WANTED_BY_CUSTOMERS.search(clause)
    if not (wholly or denied) or OR_ELSE.search(plain, *sentence_at(plain, start)):
        return None
    return start + denied.start() if denied else start


def _is_others_or_past(clause: str) -> bool:
    if IS_THERE.search(clause) or SUPPOSED.search(clause):
        return True
    if SUBSIDISED.search(clause) or (LONG_AGO.search(clause) and DID.search(clause)):
        return True
    paid = PAID_BY_OTHERS.search(clause) or DONE_BY_OURSELVES.search(clause)
    return paid is not None and A_PART.search(clause) is None


def _without_none(plain: str) -> str:
    """Folded ``plain`` without *inga nya maskiner*; of *utan stöd köper vi ingen truck* only *ingen* is left out."""
    for match in [*NONE_OF_THEM.finditer(plain)]:
        if not OR_ELSE.search(plain, *sentence_at(plain, match.start())):
            plain = blanked(plain, *match.span())
        elif alone := NONE_ALONE.match(plain, match.start()):
            plain = blanked(plain, *alone.span())
    return plain
