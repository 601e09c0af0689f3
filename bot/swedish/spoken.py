"""Writing spoken and dialect spellings of small words as they are written (``spoken.yml``)."""

from functools import lru_cache

from bot.swedish.late import late
from bot.swedish.normalise import folded
from bot.swedish.word_lists import word_list

_WORD = late(r"\w+")


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    data = word_list("spoken.yml")
    return {spoken: folded(written) for written, spellings in data.items() for spoken in spellings}


def as_written(text: str) -> str:
    """Folded ``text`` with spoken small words as they are written: *va kan ja få* -> *vad kan jag fa*."""
    known = _written()
    return _WORD.sub(lambda match: known.get(match.group(), match.group()), text)
