"""Regular expressions that are compiled when they are first used: there are hundreds, and each process needs few."""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern. What is asked of it is kept, so that it is found at once the next time."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._asked)
        vars(self).update({one: getattr(compiled, one) for one in _METHODS})
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(pattern, flags)``, but compiled when it is first searched with. A wrong one raises only then."""
    return cast(re.Pattern[str], _Late(pattern, flags))
