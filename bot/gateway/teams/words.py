"""The widget's own sentences, read from its one file of strings: Teams says the same in the same words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.settings import PROJECT

STRINGS = PROJECT / "web" / "widget" / "strings.sv.js"
_QUOTED = r'"((?:[^"\\]|\\["\\])*)"'
_WORD = re.compile(rf"(\w+): {_QUOTED},")
_STARTER = re.compile(rf"\{{ title: {_QUOTED}, says: {_QUOTED} \}},")
_FRAME = ("export default {", "starters: [", "],", "};")
"""The lines that hold no words."""


@dataclass(frozen=True)
class Words:
    """The sentences by their names, and what a conversation may begin with, as title and what it says."""

    sentences: dict[str, str]
    starters: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The sentences of the widget."""
    return read_words(STRINGS)


def word(name: str, /, **values: object) -> str:
    """The sentence ``name`` with ``values`` filled in; raises KeyError for an unknown name or value."""
    return words().sentences[name].format(**values)


def read_words(path: Path) -> Words:
    """The sentences of a file; raises ValueError where a line is nothing that is known, or a name comes twice."""
    sentences: dict[str, str] = {}
    starters: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        plain = line.strip()
        if (found := _WORD.fullmatch(plain)) and found[1] not in sentences:
            sentences[found[1]] = _unquoted(found[2])
        elif found := _STARTER.fullmatch(plain):
            starters.append((_unquoted(found[1]), _unquoted(found[2])))
        elif plain not in _FRAME and not plain.startswith(("/**", "//")) and plain:
            raise ValueError(f"{path.name}, rad {number}: raden går inte att läsa eller namnet finns redan.")
    return Words(sentences, tuple(starters))


def _unquoted(text: str) -> str:
    return re.sub(r'\\(["\\])', r"\1", text)
