"""Single messages, one after the other: reading, turns with and without a custom action, the company form."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.client import somebody
from benchmarks.figures import Figure
from benchmarks.peers import Peer
from benchmarks.rounds import interleaved, milliseconds
from benchmarks.texts import ANSWERS, PARSED

MOST_FORM_TURNS = 40
FORM_REPEATS = 4


@dataclass(frozen=True)
class Texts:
    """What is said to be answered without a custom action, with one, and to begin the form."""

    plain: str
    acting: str
    opening: str


@dataclass(frozen=True)
class Form:
    """A form played from its opening: how many turns, ms a turn, and whether it came to the assessment."""

    turns: int
    milliseconds: float
    assessed: bool


def turn_figures(peers: Sequence[Peer], texts: Texts) -> list[Figure]:
    """Reading and turns of the peers, ms."""
    return [
        Figure("parse", "reading a message, p50", "ms", _parse(peers)),
        *plain_and_acting(peers, texts),
        *form_figures(peers, texts.opening),
    ]


def plain_and_acting(peers: Sequence[Peer], texts: Texts) -> list[Figure]:
    """First turns of conversations, ms; the kinds are measured in turns too."""
    measures = {
        (peer.name, kind): _timed(peer, "say", text)
        for peer in peers
        for kind, text in (("plain", texts.plain), ("acting", texts.acting))
    }
    times = interleaved(measures)
    return [
        Figure(kind, f"turn {word} custom action, p50", "ms", {peer.name: times[peer.name, kind] for peer in peers})
        for kind, word in (("plain", "without"), ("acting", "with"))
    ]


def form_figures(peers: Sequence[Peer], opening: str) -> list[Figure]:
    """The company form: ms a turn, turns until it ends, and in how many of a hundred an assessment ends it."""
    played: dict[str, list[Form]] = {peer.name: [] for peer in peers}

    def play(peer: Peer) -> float:
        played[peer.name].append(played_form(peer, opening))
        return played[peer.name][-1].milliseconds

    times = interleaved({peer.name: partial(play, peer) for peer in peers}, FORM_REPEATS)
    lengths = {name: statistics.median(form.turns for form in forms) for name, forms in played.items()}
    assessed = {name: 100 * statistics.mean(form.assessed for form in forms) for name, forms in played.items()}
    return [
        Figure("form", "turn in the company form, mean from opening to assessment", "ms", dict(times)),
        Figure("form turns", "turns until the form ends", "", dict(lengths)),
        Figure("form assessed", "forms that end with an assessment", "%", dict(assessed)),
    ]


def played_form(peer: Peer, opening: str) -> Form:
    """Begins the form and answers whatever it asks; only the turns are timed."""
    sender, said, assessed = somebody(), opening, False
    times: list[float] = []
    while len(times) < MOST_FORM_TURNS:
        began = time.perf_counter()
        replies = peer.client.say(sender, said)
        times.append(1000 * (time.perf_counter() - began))
        assessed = assessed or any(reply.get("custom", {}).get("type") == "assessment" for reply in replies)
        state = peer.client.tracker(sender)
        asked = state["slots"].get("requested_slot")
        if asked is None or not state["active_loop"].get("name"):
            break
        said = ANSWERS[asked]
    return Form(len(times), statistics.mean(times), assessed)


def _timed(peer: Peer, measure: str, text: str) -> Callable[[], float]:
    if measure == "say":
        return lambda: milliseconds(lambda: peer.client.say(somebody(), text))
    return lambda: milliseconds(lambda: peer.client.parse(text))


def _parse(peers: Sequence[Peer]) -> dict[str, float | None]:
    """The mean over the texts of each text's median."""
    times = [interleaved({peer.name: _timed(peer, "parse", text) for peer in peers}) for text in PARSED]
    return {peer.name: statistics.mean(one[peer.name] for one in times) for peer in peers}
