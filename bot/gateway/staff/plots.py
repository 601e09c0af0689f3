"""The geometry of the figures' plots: what the templates draw as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000.0, 200.0
"""Of the field in which lines are drawn; it is stretched to the page."""
MOST_BARS = 20
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Part:
    """A part of a bar: from ``start``, ``width`` long, in percent of the longest possible bar."""

    style: str
    number: int
    start: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One bar with its name and the number at its end."""

    name: str
    number: int
    parts: tuple[Part, ...]


def bars(rows: Sequence[tuple[str, Sequence[int]]], styles: Sequence[str]) -> list[Bar]:
    """A bar for each of the first rows, of one part for each of the ``styles``; the longest fills the width."""
    shown = rows[:MOST_BARS]
    most = max((sum(numbers) for _, numbers in shown), default=0)
    made = []
    for name, numbers in shown:
        parts, before = [], 0
        for style, number in zip(styles, numbers):
            if number:
                parts.append(Part(style, number, _share(before, most), _share(number, most)))
            before += number
        made.append(Bar(name, before, tuple(parts)))
    return made


def _share(number: int, most: int) -> float:
    return round(100 * number / most, 2)


def ceiling(most: int) -> int:
    """The top of an axis that holds ``most``: 1, 2 or 5 with noughts, and even where it is halved."""
    unit = int("1" + "0" * (len(str(most)) - 1))
    return max(2, next(step * unit for step in _STEPS if step * unit >= most))


def line(numbers: Sequence[int], top: int) -> str:
    """The points of a line through ``numbers``, from edge to edge, as SVG's ``polyline`` wants them."""
    step = WIDTH / max(1, len(numbers) - 1)
    points = [(place * step, HEIGHT - HEIGHT * number / top) for place, number in enumerate(numbers)]
    if len(points) == 1:
        points.append((WIDTH, points[0][1]))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
