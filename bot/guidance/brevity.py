"""What a chat tells of a catalogue so large that telling all of it would help nobody."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.guidance.phrases import phrase

MANY = 40
"""Calls up to which a chat tells everything."""
MOST_LINES = 12
"""Lines of a list that are told of a larger catalogue."""

Item = TypeVar("Item")


def told_of(items: Sequence[Item], calls: int, most: int = MOST_LINES) -> Sequence[Item]:
    """``items``, or the first ``most`` of them where the catalogue has more ``calls`` than a chat tells."""
    return items if calls <= MANY else items[:most]


def briefly(items: Sequence[Item], calls: int, line: Callable[[Item], str] = str) -> list[str]:
    """A ``line`` for each of ``items``; of a catalogue with many ``calls`` for some, and how many more there are."""
    told = [line(item) for item in told_of(items, calls)]
    rest = len(items) - len(told)
    return [*told, phrase("and_more", count=rest)] if rest else told
