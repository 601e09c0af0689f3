"""Long conversations: what a turn costs as the first, the hundredth and the thousandth.

Our conversation is really held. Stock's thousand turns would take an hour, so its history is played once, repeated
and handed over by Rasa's own API; then its turns are timed.
"""

import statistics
from collections.abc import Sequence

from benchmarks.client import somebody
from benchmarks.figures import Figure
from benchmarks.peers import Peer
from benchmarks.rounds import ROUNDS, milliseconds

AT = (1, 100, 1000)
_AROUND = 9
"""Odd turns on each side of a place whose median is taken: a single one says little."""
_PLAYED = 10
_PLACES_OF_CURVE = 50


def length_figures(ours: Peer, stock: Peer, texts: Sequence[str]) -> tuple[list[Figure], list[tuple[int, float]]]:
    """Milliseconds of a turn at each place of ``AT``, and of our turn along the whole conversation."""
    conversations = [held(ours, texts, AT[-1] + 2 * _AROUND) for _ in range(ROUNDS)]
    along = [statistics.median(times) for times in zip(*conversations)]
    first = statistics.median(_first(ours, texts[0]) for _ in range(10 * ROUNDS))
    own = {"1": first} | {str(place): _around(along, place) for place in AT[1:]}
    other = {str(place): after(stock, texts, place - 1) for place in AT}
    curve = [
        (place + 1, statistics.median(along[place : place + _PLACES_OF_CURVE]))
        for place in range(0, AT[-1], _PLACES_OF_CURVE)
    ]
    return [
        Figure("length ours", "ours, held", "ms", dict(own)),
        Figure("length stock", "stock, history handed over", "ms", dict(other)),
    ], curve


def held(peer: Peer, texts: Sequence[str], turns: int) -> list[float]:
    """Milliseconds of each turn of one conversation in which the ``texts`` are said in turn."""
    sender = somebody()
    return [
        milliseconds(lambda turn=turn: peer.client.say(sender, texts[turn % len(texts)]))  # type: ignore[misc]
        for turn in range(turns)
    ]


def after(peer: Peer, texts: Sequence[str], turns: int) -> float:
    """Milliseconds of the next turn, with the first of the ``texts``, after so many turns; median of three rounds."""
    times = []
    for _ in range(3):
        sender = somebody()
        if turns:
            peer.client.request("PUT", f"/conversations/{sender}/tracker/events", _history(peer, texts, turns))
        times.append(_say(peer, sender, texts[0]))
    return statistics.median(times)


def _history(peer: Peer, texts: Sequence[str], turns: int) -> list[object]:
    """The events of ``turns`` turns: of a short conversation, again and again."""
    sender = somebody()
    played = min(turns, _PLAYED)
    for turn in range(played):
        peer.client.say(sender, texts[turn % len(texts)])
    events: list[object] = peer.client.tracker(sender, "ALL")["events"]
    return (events * -(-turns // played))[: len(events) * turns // played]


def _first(peer: Peer, text: str) -> float:
    return _say(peer, somebody(), text)


def _say(peer: Peer, sender: str, text: str) -> float:
    return milliseconds(lambda: peer.client.say(sender, text))


def _around(times: Sequence[float], place: int) -> float:
    """The median of the turns near ``place`` (from 1) that were said with the first text."""
    start = (place - 1) // 2 * 2
    return statistics.median(times[max(0, start - 2 * _AROUND) : start + 2 * _AROUND + 1 : 2])
