"""One message right after the other, and each after a pause in which the processor's caches are filled by others.

The other figures are measured in turns, so that each message finds what the other assistant has left in the caches.
"""

import time
from collections.abc import Callable, Sequence

from benchmarks.client import somebody
from benchmarks.figures import Figure
from benchmarks.peers import Peer
from benchmarks.rounds import in_blocks, milliseconds
from benchmarks.texts import PARSED
from benchmarks.turns import Texts

PAUSES = {"back to back": 0.0, "after 50 ms": 0.05}
"""Seconds ahead of each message."""


def pause_figures(peers: Sequence[Peer], texts: Texts) -> list[Figure]:
    """Reading and first turns of the peers with and without a pause ahead of each, ms."""
    figures = []
    for name, pause in PAUSES.items():
        for kind, what, measure in (
            ("parse", "reading a short message", _reading),
            ("plain", "turn without custom action", _turn(texts.plain)),
            ("acting", "turn with custom action", _turn(texts.acting)),
        ):
            times = in_blocks({peer.name: _after(pause, measure(peer)) for peer in peers})
            figures.append(Figure(f"{kind} {name}", f"{what}, {name}, p50", "ms", dict(times)))
    return figures


def _reading(peer: Peer) -> Callable[[], object]:
    return lambda: peer.client.parse(PARSED[0])


def _turn(text: str) -> Callable[[Peer], Callable[[], object]]:
    return lambda peer: lambda: peer.client.say(somebody(), text)


def _after(pause: float, call: Callable[[], object]) -> Callable[[], float]:
    def measured() -> float:
        if pause:
            time.sleep(pause)
        return milliseconds(call)

    return measured
