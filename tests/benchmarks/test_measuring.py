import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.client import answers, somebody
from benchmarks.floor import KINDS, PATH, Floor
from benchmarks.lengths import held
from benchmarks.processes import clean_environment, end, proportional_mib, resident_mib, tree
from benchmarks.rounds import in_blocks, interleaved
from benchmarks.throughput import turns_a_second

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def has_ended(pid: int) -> bool:
    """Whether the process is gone within a second, or waits only to be buried."""
    for _ in range(50):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_measures_take_turns_and_a_slow_round_does_not_count() -> None:
    asked: list[str] = []
    values = {"a": iter([1.0, 2.0, 100.0, 100.0, 3.0, 4.0]), "b": iter([5.0] * 6)}

    def measure(name: str) -> float:
        asked.append(name)
        return next(values[name])

    medians = interleaved({"a": lambda: measure("a"), "b": lambda: measure("b")}, repeats=2, rounds=3)

    assert asked == ["a", "b"] * 6
    assert medians == {"a": statistics.median([1.5, 100.0, 3.5]), "b": 5.0}


def test_in_blocks_each_measure_has_its_repeats_in_a_row() -> None:
    asked: list[str] = []
    values = {"a": iter([1.0, 3.0, 100.0, 100.0]), "b": iter([5.0] * 4)}

    def measure(name: str) -> float:
        asked.append(name)
        return next(values[name])

    medians = in_blocks({"a": lambda: measure("a"), "b": lambda: measure("b")}, repeats=2, rounds=2)

    assert asked == ["a", "a", "b", "b"] * 2
    assert medians == {"a": statistics.median([2.0, 100.0]), "b": 5.0}


def test_memory_counts_every_descendant_and_ending_a_process_ends_them_all() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    try:
        family = tree(parent.pid)
        alone, together = resident_mib([parent.pid]), resident_mib(family)
        shared_once = proportional_mib(family)
    finally:
        end(parent)

    assert set(family) == {parent.pid, child}
    assert 1 < alone < together
    assert 0 < shared_once <= together
    assert has_ended(child)


def test_a_peer_gets_none_of_our_own_settings(monkeypatch: Any) -> None:
    monkeypatch.setenv("STODLOTS_DATABASE", "sqlite:///mine.db")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    environment = clean_environment()

    assert not any(name.startswith("STODLOTS_") for name in environment)
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PATH"] == os.environ["PATH"]


def test_the_floor_answers_one_and_many_clients_and_ends(tmp_path: Path) -> None:
    for kind in KINDS:
        floor = Floor(kind, tmp_path)
        try:
            assert floor.start() > 0
            assert floor.client.say("somebody", "hej") == [{"recipient_id": "somebody", "text": "hej"}]
            assert floor.memory().resident > 1
            url = f"http://127.0.0.1:{floor.rasa_port}{PATH}"
            assert turns_a_second(url, ("hej", "tack"), clients=3, seconds=0.3) > 10
        finally:
            floor.stop()
        assert not answers(f"http://127.0.0.1:{floor.rasa_port}/status")


def test_a_peer_that_ends_while_it_starts_is_told_with_its_log(tmp_path: Path) -> None:
    floor = Floor("nothing", tmp_path)
    with pytest.raises(RuntimeError, match="KeyError: 'nothing'"):
        floor.start()


def test_a_long_conversation_is_held_by_one_person_who_says_the_texts_in_turn() -> None:
    said: list[tuple[str, str]] = []
    peer: Any = SimpleNamespace(client=SimpleNamespace(say=lambda sender, text: said.append((sender, text))))

    times = held(peer, ("a", "b"), 5)

    assert len(times) == 5
    assert [text for _, text in said] == ["a", "b", "a", "b", "a"]
    assert len({sender for sender, _ in said}) == 1
    assert said[0][0] != somebody()
