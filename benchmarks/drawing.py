"""Which plots are drawn of a run."""

from pathlib import Path

from benchmarks.figures import Group, Results
from benchmarks.plots import bar_plot, line_plot
from benchmarks.targets import TARGETS

_AGAINST_STOCK = {"1": "time until ready", "2": "memory", "3": "reading a message", "4": "turn", "9": "training"}


def draw(results: Results, folder: Path) -> list[Path]:
    """Writes a plot for each group that has been measured; their files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {
        "against-stock.svg": _against_stock(results),
        "clients.svg": _clients(results.groups.get("many")),
        "long-conversations.svg": _lengths(results.groups.get("curve"), results.groups.get("lengths")),
        "eligibility.svg": _eligibility(results.groups.get("eligibility")),
    }
    written = []
    for name, svg in sorted(drawn.items()):
        if svg:
            (folder / name).write_text(svg, encoding="utf-8")
            written.append(folder / name)
    return written


def _against_stock(results: Results) -> str:
    found = [(one, one.measured(results)) for one in TARGETS if one.number in _AGAINST_STOCK]
    rows = [(_AGAINST_STOCK[one.number], value, one.limit) for one, value in found if value is not None]
    return bar_plot("Share of what stock Rasa takes; the line is the target", rows) if rows else ""


def _clients(group: Group | None) -> str:
    return (
        line_plot("Turns a second with several clients", "clients", "turns a second", _by_size(group)) if group else ""
    )


def _by_size(group: Group) -> dict[str, list[tuple[float, float]]]:
    """A line for each column, along the number at the end of the figures' ids."""
    return {
        name: [(float(one.id.rpartition(" ")[2]), value) for one in group.figures if (value := one.values[name])]
        for name in group.columns
    }


def _lengths(curve: Group | None, lengths: Group | None) -> str:
    if curve is None or lengths is None:
        return ""
    own = [(float(figure.what), figure.values["ours"] or 0.0) for figure in curve.figures]
    stock = [(float(place), value) for place, value in lengths["length stock"].values.items() if value]
    return line_plot("A turn along a conversation", "turn number", "ms a turn", {"ours": own, "stock": stock})


def _eligibility(group: Group | None) -> str:
    return (
        line_plot("One applicant against the catalogue", "calls", "ms an applicant", _by_size(group)) if group else ""
    )
