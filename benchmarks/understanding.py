"""How well messages are understood, by the same servers that the times are measured at."""

import random
from collections.abc import Sequence

from benchmarks import nlu_scores as scores
from benchmarks.figures import Figure
from benchmarks.nlu_report import LOST_SHARE, HeldOut, held_out
from benchmarks.peers import Peer

MOST_LEFT_OUT = 2000
Parsed = dict[str, object]


def understanding_figures(
    peers: Sequence[Peer], left_out: list[tuple[str, str]], everything: Peer, most: int = MOST_LEFT_OUT
) -> list[Figure]:
    """Intents right among the examples left out and on the held-out set, and what is out of scope caught.

    ``everything`` is this assistant trained on all examples; it has left none out.
    """
    data = held_out()
    chosen = random.Random(3).sample(left_out, min(most, len(left_out)))
    sampled: dict[str, float | None] = {peer.name: _right(peer, chosen) for peer in peers}
    sampled[everything.name] = None
    read = {peer.name: _read(peer, data) for peer in (*peers, everything)}
    held = {name: 100 * _accuracy(data, parsed) for name, parsed in read.items()}
    caught = {name: 100 * _caught(data, parsed) for name, parsed in read.items()}
    return [
        Figure("left out", f"intents right, {len(chosen)} examples left out", "%", sampled),
        Figure("held out", f"intents right, held-out set ({len(data.texts)} messages)", "%", dict(held)),
        Figure(
            "caught", f"out of scope caught at 5 % false rejections ({len(data.off_topic)} messages)", "%", dict(caught)
        ),
    ]


def _right(peer: Peer, examples: Sequence[tuple[str, str]]) -> float:
    right = sum(bool(peer.client.parse(text)["intent"]["name"] == intent) for text, intent in examples)
    return 100 * right / max(1, len(examples))


def _read(peer: Peer, data: HeldOut) -> list[Parsed]:
    """What the peer reads in the held-out messages and in those off topic after them."""
    found = []
    for text in [*data.texts, *data.off_topic]:
        parsed = peer.client.parse(text)
        ranking = {one["name"]: one["confidence"] for one in parsed.get("intent_ranking", [])}
        found.append({"intent": parsed["intent"]["name"], "ranking": ranking})
    return found


def _accuracy(data: HeldOut, parsed: list[Parsed]) -> float:
    return scores.accuracy(data.intents, [str(one["intent"]) for one in parsed[: len(data.texts)]])


def _caught(data: HeldOut, parsed: list[Parsed]) -> float:
    foreignness = [scores.foreignness(one) for one in parsed]
    count = len(data.texts)
    return float(scores.caught(foreignness[:count], foreignness[count:], LOST_SHARE))
