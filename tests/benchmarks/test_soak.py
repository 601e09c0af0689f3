from types import SimpleNamespace
from typing import Any

from benchmarks.soak import Soak, soaked


class Answering:
    """A part that answers all but one text, and takes so much memory each time it is asked."""

    def __init__(self, memory: list[float]) -> None:
        self.said: dict[str, int] = {}
        self._memory = iter(memory)
        self.client: Any = self

    def say(self, sender: str, text: str) -> list[dict[str, Any]]:
        self.said[sender] = self.said.get(sender, 0) + 1
        return [{"text": "svar"}]

    def memory(self) -> Any:
        return SimpleNamespace(resident=next(self._memory, 100.0))


class Silent(Answering):
    """Answers nothing."""

    def say(self, sender: str, text: str) -> list[dict[str, Any]]:
        return []


def test_all_turns_are_had_and_spread_over_the_conversations() -> None:
    part: Any = Answering([])

    soak = soaked(part, turns=103, conversations=40)

    assert len(part.said) == 40
    assert sum(part.said.values()) == 103
    assert set(part.said.values()) == {2, 3}
    assert soak.faults == []


def test_silence_is_a_fault() -> None:
    part: Any = Silent([])

    assert len(soaked(part, turns=4, conversations=2).faults) == 4


def test_growth_is_what_a_reading_after_the_warm_up_differs_from_the_first() -> None:
    soak = Soak([(500, 300.0), (1000, 400.0), (1500, 410.0), (2000, 396.0)])

    assert soak.growth(1000) == 0.025
