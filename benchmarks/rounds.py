"""Measuring in turns: machines drift, so that only what was measured side by side can be compared."""

import os
import statistics
import time
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)

ROUNDS = max(1, int(os.environ.get("BENCH_ROUNDS", "3")))
REPEATS = 30


def interleaved(
    measures: Mapping[Name, Callable[[], float]], repeats: int = REPEATS, rounds: int = ROUNDS
) -> dict[Name, float]:
    """For each name the median over the rounds of the round's median; each repeat asks every measure once."""
    return _medians(measures, [[*measures] * repeats] * rounds)


def in_blocks(
    measures: Mapping[Name, Callable[[], float]], repeats: int = REPEATS, rounds: int = ROUNDS
) -> dict[Name, float]:
    """The same, but each round asks every measure all its repeats in a row before the next measure."""
    return _medians(measures, [[name for name in measures for _ in range(repeats)]] * rounds)


def _medians(measures: Mapping[Name, Callable[[], float]], rounds: list[list[Name]]) -> dict[Name, float]:
    """The medians of the rounds' medians, where each round asks the measures in the order given."""
    medians: dict[Name, list[float]] = {name: [] for name in measures}
    for order in rounds:
        samples: dict[Name, list[float]] = {name: [] for name in measures}
        for name in order:
            samples[name].append(measures[name]())
        for name, values in samples.items():
            medians[name].append(statistics.median(values))
    return {name: statistics.median(values) for name, values in medians.items()}


def milliseconds(call: Callable[[], object]) -> float:
    """How long the call takes, ms."""
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)
