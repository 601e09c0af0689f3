"""What was measured, in a form that tables, plots, targets and files are made from."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, in which unit, and a value for each column of its group (None: not measured)."""

    id: str
    what: str
    unit: str
    values: dict[str, float | None]

    def ratio(self, of: str, to: str) -> float | None:
        """One column's value divided by another's; None where either is missing."""
        above, below = self.values.get(of), self.values.get(to)
        return None if above is None or not below else above / below


@dataclass(frozen=True)
class Group:
    """Figures that belong in one table; ``ratio`` names the two columns of which a quotient is shown."""

    id: str
    title: str
    figures: list[Figure]
    ratio: tuple[str, str] | None = None
    note: str = ""

    def __getitem__(self, id: str) -> Figure:
        return next(figure for figure in self.figures if figure.id == id)

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in the order in which they first occur."""
        return list(dict.fromkeys(name for figure in self.figures for name in figure.values))


@dataclass
class Results:
    """A whole run: where and how it was made, and its groups by id."""

    machine: dict[str, str]
    settings: dict[str, Any]
    groups: dict[str, Group] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Takes a group in."""
        self.groups[group.id] = group

    def write(self, path: Path) -> None:
        """Keeps everything as JSON, for ``read``."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Results":
        """What ``write`` kept."""
        data = json.loads(path.read_text(encoding="utf-8"))
        results = cls(data["machine"], data["settings"], notes=data["notes"])
        for group in data["groups"].values():
            figures = [Figure(**figure) for figure in group["figures"]]
            ratio = tuple(group["ratio"]) if group["ratio"] else None
            results.add(Group(group["id"], group["title"], figures, ratio, group["note"]))
        return results


def write_csv(path: Path, groups: Iterable[Group]) -> None:
    """One line for each value: group, figure, unit, column, value."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["group", "id", "what", "unit", "column", "value"])
        for group in groups:
            for figure in group.figures:
                for column, value in figure.values.items():
                    writer.writerow([group.id, figure.id, figure.what, figure.unit, column, value])
