"""One applicant against catalogues of 16, 1,000 and 10,000 calls: ours with every explanation, and json-logic."""

import json
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.processes import clean_environment
from benchmarks.rounds import ROUNDS
from benchmarks.synthetic import write_calls
from bot.settings import PROJECT

NUMBERS = (16, 1_000, 10_000)


def eligibility_figures(folder: Path, python: Path) -> tuple[list[Figure], int]:
    """Milliseconds an applicant for each number of calls, and on how many verdicts the two ways disagree.

    The sixteen are the project's own. ``folder`` is for the synthetic ones.
    """
    figures, different = [], 0
    for number in NUMBERS:
        found = _measured(_calls(folder, number), number, python)
        figures.append(Figure(f"eligibility {number}", f"{found['calls']:,} calls", "ms", found["times"]))
        different += found["differences"]
    return figures, different


def _calls(folder: Path, number: int) -> Path:
    """The folder with so many calls, written where they are synthetic."""
    if number == NUMBERS[0]:
        return PROJECT / "calls"
    write_calls(folder / str(number), number)
    return folder / str(number)


def _measured(calls: Path, number: int, python: Path) -> dict[str, Any]:
    command = [str(python), "-m", "benchmarks.eligibility_worker", str(calls), str(number), str(ROUNDS)]
    environment = clean_environment() | {"PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found
