"""One run from beginning to end: prepare, train, start, measure each family of figures, stop."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from benchmarks.client import somebody
from benchmarks.eligibility_times import eligibility_figures
from benchmarks.eligibility_ways import EVERY, EXPLAINED
from benchmarks.figures import Figure, Group, Results
from benchmarks.floor import KINDS, PATH, Floor
from benchmarks.gateway_times import gateway_figure
from benchmarks.growth import growth_group
from benchmarks.lengths import length_figures
from benchmarks.pauses import pause_figures
from benchmarks.peers import Memory, Ours, Peer, Stock
from benchmarks.processes import free_port
from benchmarks.projects import ALL_EXAMPLES, write_own, write_stock
from benchmarks.rounds import ROUNDS, interleaved, milliseconds
from benchmarks.stock_environment import stock_python
from benchmarks.stores import DISK, MEMORY, store_figures
from benchmarks.texts import trained_on, understood
from benchmarks.throughput import throughput_figures
from benchmarks.turns import Texts, turn_figures
from benchmarks.understanding import understanding_figures

Given = TypeVar("Given")
OURS, STOCK, EVERYTHING = "ours", "stock", "ours, all examples"
_STEPS = ("thanks", "ask_amount", "start_assessment")


class Bench:
    """The peers in ``root`` and what they give; as a context it ends every process that it started."""

    def __init__(self, root: Path, examples: int, results: Results) -> None:
        self.root, self.examples, self.results = root, examples, results
        self.python = stock_python()
        port = free_port()
        self.left_out = write_own(root / "ours", examples)
        write_stock(root / "stock", examples, port)
        write_own(root / "everything", ALL_EXAMPLES)
        self.ours = Ours(OURS, root / "ours")
        self.stock = Stock(STOCK, root / "stock", action_port=port, python=self.python)
        self.everything = Ours(EVERYTHING, root / "everything")
        self.floors = [Floor(kind, self._folder(kind)) for kind in KINDS]
        self.seconds: dict[str, float] = {}
        self.ready_seconds = 0.0

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for peer in (self.ours, self.stock, self.everything, *self.floors):
            peer.stop()

    def measure(self) -> None:
        """Every family, each told on the terminal; the results go into ``results``."""
        trained = _told("Tränar", self._train)
        ready, memories = _told("Startar, flera gånger i tur och ordning", self._start)
        texts = self._texts()
        turns = _told("Enstaka turer och formuläret", lambda: turn_figures([self.ours, self.stock], texts))
        side = [trained, ready, *_memory_figures(memories), *turns]
        self.results.add(Group("side", "Side by side", side, (OURS, STOCK)))
        paused = _told("Utan och med paus", lambda: pause_figures([self.ours, self.stock], texts))
        note = "Each assistant by itself, block after block; what only waits is forgotten by the processor's caches."
        self.results.add(Group("pauses", "Back to back, and after a pause", paused, (OURS, STOCK), note))
        self.results.add(Group("floor", "The floor: a bare server", _told("Golvet", lambda: self._floor(texts))))
        said = (texts.acting, texts.plain)
        urls = {peer.name: _channel(peer) for peer in (self.ours, self.stock)}
        many = _told("Flera klienter", lambda: throughput_figures(urls, said))
        self.results.add(Group("many", "Several clients at once", many, (OURS, STOCK)))
        _told("Långa samtal", lambda: self._lengths(said))
        stores = _told("SQLite och minne", lambda: store_figures(self.ours, self._folder("stores"), texts))
        self.results.add(Group("stores", "SQLite and memory (ours)", stores, (DISK, MEMORY)))
        over = _told("Gatewayen", lambda: [gateway_figure(self.ours, texts.acting)])
        self.results.add(Group("gateway", "What the gateway adds", over))
        _told("Förståelse", self._understanding)
        self.results.add(_told("1 000 stöd", lambda: self._growth(texts)))
        _told("Bedömning mot json-logic", self._eligibility)

    def _train(self) -> Figure:
        self.seconds = {peer.name: peer.train() for peer in (self.ours, self.stock)}
        return Figure("train", "training", "s", dict(self.seconds))

    def _start(self) -> tuple[Figure, dict[str, Memory]]:
        """Starts the two in turns, and leaves them running; their memory is taken when both have answered a little."""
        taken: dict[str, list[float]] = {OURS: [], STOCK: []}
        for _ in range(ROUNDS):
            for peer in (self.ours, self.stock):
                peer.stop()
                taken[peer.name].append(peer.start())
        medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
        self.ready_seconds = medians[OURS]
        for peer in (self.ours, self.stock):
            peer.warm_up()
        memories = {peer.name: peer.memory() for peer in (self.ours, self.stock)}
        return Figure("ready", "start until ready", "s", dict(medians)), memories

    def _texts(self) -> Texts:
        """What both take for the same; where there is no such text, the results say so."""
        chosen = []
        for intent in _STEPS:
            text, agreed = understood((self.ours, self.stock), intent, trained_on(self.stock.folder, intent))
            chosen.append(text)
            if not agreed:
                self.results.notes.append(f"No text of {intent} is understood alike: “{text}” may be unequal work.")
        return Texts(*chosen)

    def _floor(self, texts: Texts) -> list[Figure]:
        ready = {floor.name: floor.start() for floor in self.floors}
        memory = {floor.name: floor.memory().resident for floor in self.floors}
        turns = {floor.name: partial(_turn, floor, texts.plain) for floor in self.floors}
        urls = {floor.name: _channel(floor) for floor in self.floors}
        figures = [
            Figure("floor ready", "start until ready", "s", dict(ready)),
            Figure("floor memory", "memory, RSS", "MiB", dict(memory)),
            Figure("floor turn", "answer, p50", "ms", dict(interleaved(turns))),
            *throughput_figures(urls, (texts.plain,)),
        ]
        for floor in self.floors:
            floor.stop()
        return figures

    def _lengths(self, said: tuple[str, str]) -> None:
        figures, curve = length_figures(self.ours, self.stock, said)
        self.results.add(
            Group(
                "lengths",
                "A turn with custom action as the first, hundredth and thousandth",
                figures,
                ("1000", "1"),
                "The first turn also opens the conversation.",
            )
        )
        points = [Figure(f"curve {place}", str(place), "ms", {OURS: value}) for place, value in curve]
        self.results.add(Group("curve", "Along a conversation", points))

    def _understanding(self) -> None:
        self.everything.train()
        self.everything.start()
        peers = (self.ours, self.stock)
        figures = understanding_figures(peers, self.left_out, self.everything)
        self.everything.stop()
        self.results.add(Group("understanding", "Understanding", figures))

    def _growth(self, texts: Texts) -> Group:
        folder = self.root / "large"
        return growth_group(self.ours, folder, self.examples, texts, self.seconds[OURS], self.ready_seconds)

    def _eligibility(self) -> None:
        figures, different = eligibility_figures(self.root / "calls", self.python)
        note = f"Verdicts on which the two disagreed, for 40 applicants and every call: {different}."
        self.results.add(Group("eligibility", "One applicant against the catalogue", figures, (EVERY, EXPLAINED), note))

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir()
        return folder


def _told(what: str, call: Callable[[], Given]) -> Given:
    """What the call gives; the terminal tells what is done and how long it took."""
    began = time.monotonic()
    print(f"{what} …", end=" ", flush=True)
    given = call()
    print(f"{time.monotonic() - began:.0f} s", flush=True)
    return given


def _memory_figures(memories: dict[str, Memory]) -> list[Figure]:
    resident: dict[str, float | None] = {name: memory.resident for name, memory in memories.items()}
    proportional: dict[str, float | None] = {name: memory.proportional for name, memory in memories.items()}
    return [
        Figure("resident", "memory of all processes, RSS", "MiB", resident),
        Figure("proportional", "the same, shared pages divided (PSS)", "MiB", proportional),
    ]


def _channel(peer: Peer) -> str:
    return f"http://127.0.0.1:{peer.rasa_port}{PATH}"


def _turn(peer: Peer, text: str) -> float:
    return milliseconds(lambda: peer.client.say(somebody(), text))
