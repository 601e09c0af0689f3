"""Whether a reply holds what it must and nothing that it must not."""

import re
from typing import Any


def is_right(expected: dict[str, Any], reply: str) -> bool:
    """Whether all patterns of ``expect`` are found in ``reply`` and none of ``forbid``."""
    found = all(re.search(pattern, reply, re.IGNORECASE) for pattern in expected.get("expect") or [])
    return found and not breaks(expected, reply)


def breaks(expected: dict[str, Any], reply: str) -> bool:
    """Whether ``reply`` holds something that ``forbid`` names."""
    return any(re.search(pattern, reply, re.IGNORECASE) for pattern in expected.get("forbid") or [])
