"""How the whole assistant grows with the catalogue: the project's own calls, and the same with synthetic ones added."""

from pathlib import Path

from benchmarks.figures import Figure, Group
from benchmarks.peers import Ours
from benchmarks.projects import add_calls, write_own
from benchmarks.turns import Texts, turn_figures

LARGE = 1_000
FEW, MANY = "16 calls", "1,000 calls"


def growth_group(small: Ours, folder: Path, per_intent: int, texts: Texts, trained: float, ready: float) -> Group:
    """Trains and starts the large assistant beside ``small`` (which took those seconds) and compares them."""
    large = Ours(MANY, folder)
    write_own(folder, per_intent)
    add_calls(folder, LARGE)
    figures = [Figure("grown train", "training", "s", {FEW: trained, MANY: large.train()})]
    try:
        figures.append(Figure("grown ready", "start until ready", "s", {FEW: ready, MANY: large.start()}))
        large.warm_up()
        figures += [_renamed(figure, small.name) for figure in turn_figures([small, large], texts)]
        figures += _memory(small, large)
    finally:
        large.stop()
    return Group("growth", "Growth with the catalogue", figures, (MANY, FEW))


def _renamed(figure: Figure, name: str) -> Figure:
    return Figure(f"grown {figure.id}", figure.what, figure.unit, {FEW: figure.values[name], MANY: figure.values[MANY]})


def _memory(small: Ours, large: Ours) -> list[Figure]:
    few, many = small.memory(), large.memory()
    return [
        Figure("grown resident", "memory of all processes, RSS", "MiB", {FEW: few.resident, MANY: many.resident}),
        Figure(
            "grown proportional", "the same, shared pages divided (PSS)", "MiB",
            {FEW: few.proportional, MANY: many.proportional},
        ),
    ]  # fmt: skip
