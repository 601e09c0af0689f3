"""Conversations on disk beside conversations in memory: the same Rasa part of ours, twice."""

from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.peers import Ours, RasaPart
from benchmarks.turns import Texts, plain_and_acting

DISK, MEMORY = "SQLite", "memory"


def store_figures(served: Ours, folder: Path, texts: Texts) -> list[Figure]:
    """Milliseconds of a turn with the model of ``served``, on SQLite and in memory."""
    parts = [RasaPart(DISK, served.folder, database=folder / "trackers.db"), RasaPart(MEMORY, served.folder)]
    try:
        for part in parts:
            part.start()
            part.warm_up()
        return [Figure(f"store {one.id}", one.what, one.unit, one.values) for one in plain_and_acting(parts, texts)]
    finally:
        for part in parts:
            part.stop()
