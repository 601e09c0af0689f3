"""Plots as SVG, drawn here: lines over logarithmic axes and bars beside a mark. No drawing package is needed."""

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 48, 54
_COLOURS = ("#0b5c8a", "#b3541e", "#4a7a2c", "#7a3b8f")
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
Points = Sequence[tuple[float, float]]


def line_plot(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """Each of the ``lines`` with its points marked; both axes logarithmic, so all values must be above nought."""
    values = [point for points in lines.values() for point in points]
    horizontal = _Axis([x for x, _ in values], _LEFT, WIDTH - _RIGHT)
    vertical = _Axis([y for _, y in values], HEIGHT - _BOTTOM, _TOP)
    parts = [*_horizontal_ticks(horizontal), *_vertical_ticks(vertical)]
    for place, (name, points) in enumerate(lines.items()):
        colour, dash = _COLOURS[place % 4], _DASHES[place % 4]
        spots = [(horizontal.at(x), vertical.at(y)) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        parts += _key(place, len(lines), name, colour)
    parts.append(_text((_LEFT + WIDTH - _RIGHT) / 2, HEIGHT - 8, across, "middle"))
    parts.append(f'<g transform="rotate(-90 16 {HEIGHT / 2})">{_text(16, HEIGHT / 2, up, "middle")}</g>')
    return _svg(title, parts)


def bar_plot(title: str, rows: Sequence[tuple[str, float, float]]) -> str:
    """A bar for each row (name, share, mark); the mark is a line across it. Shares are of 1, the right edge."""
    parts, left, step = [], 270, (HEIGHT - _TOP - 20) / max(1, len(rows))
    length = WIDTH - _RIGHT - 60 - left
    for place, (name, share, mark) in enumerate(rows):
        y = _TOP + place * step
        met = share <= mark
        parts.append(_text(left - 10, y + step / 2 + 4, name, "end"))
        parts.append(
            f'<rect x="{left}" y="{y + step * 0.2:.1f}" width="{length * min(1, share):.1f}" '
            f'height="{step * 0.6:.1f}" fill="{_COLOURS[0 if met else 1]}"/>'
        )
        at = left + length * mark
        parts.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{y + step * 0.1:.1f}" y2="{y + step * 0.9:.1f}" '
            f'stroke="#222" stroke-width="2"/>'
        )
        parts.append(_text(left + length * min(1, max(share, mark)) + 8, y + step / 2 + 4, f"{share:.2f}", "start"))
    return _svg(title, parts)


class _Axis:
    """A logarithmic axis that spans the values, from pixel ``start`` to pixel ``end``."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low = math.floor(math.log10(min(values)))
        self.high = max(self.low + 1, math.ceil(math.log10(max(values))))
        self.start, self.end = start, end

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (self.end - self.start) * (math.log10(value) - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[float]:
        """The powers of ten within the axis."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def _horizontal_ticks(axis: _Axis) -> list[str]:
    return [
        f'<line x1="{axis.at(tick):.1f}" x2="{axis.at(tick):.1f}" y1="{_TOP}" y2="{HEIGHT - _BOTTOM}" stroke="#ddd"/>'
        + _text(axis.at(tick), HEIGHT - _BOTTOM + 18, f"{tick:,g}", "middle")
        for tick in axis.ticks
    ]


def _vertical_ticks(axis: _Axis) -> list[str]:
    return [
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{axis.at(tick):.1f}" y2="{axis.at(tick):.1f}" stroke="#ddd"/>'
        + _text(_LEFT - 8, axis.at(tick) + 4, f"{tick:,g}", "end")
        for tick in axis.ticks
    ]


def _key(place: int, of: int, name: str, colour: str) -> list[str]:
    x = _LEFT + place * (WIDTH - _LEFT - _RIGHT) / of
    return [f'<rect x="{x:.1f}" y="30" width="12" height="12" fill="{colour}"/>', _text(x + 18, 40, name, "start")]


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12" fill="#222">\n<title>{escape(title)}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n'
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="bold">{escape(title)}</text>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )
