"""Making what people type comparable: case, diacritics, control characters, length."""

import unicodedata

from bot.swedish.late import late

MAX_LENGTH = 4000
"""Characters that are read of one message; what is longer is answered with a request to shorten it."""

_FOLDED = str.maketrans(
    {"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o", "ß": "s", "\u00a0": " "}
)
_WORD = late(r"\w+")
_SPACES = late(r"[ \t\u00a0\u2000-\u200a\u202f]+")


def cleaned(text: str) -> str:
    """``text`` in NFC without control and invisible characters, runs of spaces made one; line breaks stay."""
    kept = "".join(
        char
        for char in unicodedata.normalize("NFC", text[: 2 * MAX_LENGTH])
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
    )
    return _SPACES.sub(" ", kept).strip()[:MAX_LENGTH]


def folded(text: str) -> str:
    """``text`` in lower case without diacritics, letter for letter (same length, so that offsets hold)."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered; then fold one by one
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of ``text``."""
    return _WORD.findall(folded(text))
