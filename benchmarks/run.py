"""``make bench``: this assistant against stock Rasa, same machine, same run, interleaved, medians of three rounds.

Both peers are trained on the same sample of this project's own examples (BENCH_EXAMPLES of each intent,
default 20, for stock takes minutes) and tested on up to 2,000 of those left out; both use this project's
domain, rules and actions, so that only pipeline and policies differ. Prints a table and writes it to
``benchmarks/out/``.
"""

import csv
import os
import platform
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers import Peer
from benchmarks.sample import write_project
from bot.settings import PROJECT

ROUNDS = 3
REPEATS = 40
MESSAGES = (
    "hur mycket kan man få i mikrostöd?",
    "vem får söka konsultstöd i västmanland",
    "Hej! Jag har ett litet sågverk i Kalix och vill köpa en ny maskin. Vad ska jag bifoga ansökan om mikrostöd?",
    "sista dag exportutlysning",
)
WITHOUT_ACTION = "tack så mycket"
WITH_ACTION = MESSAGES[0]


def main() -> None:
    """Runs everything and writes the table."""
    per_intent = int(os.environ.get("BENCH_EXAMPLES", "20"))
    with tempfile.TemporaryDirectory() as root:
        ours, stock = Peer("ours", Path(root, "ours")), Peer("stock", Path(root, "stock"))
        for peer in (ours, stock):
            peer.folder.mkdir()
        own_credentials = (PROJECT / "credentials.yml").read_text()
        left_out = write_project(ours.folder, PROJECT / "config.yml", own_credentials, per_intent)
        write_project(stock.folder, PROJECT / "benchmarks" / "stock_config.yml", "rest:\n", per_intent)
        rows = _measured(ours, stock, left_out)
    _report(rows, per_intent, len(left_out))


Row = tuple[str, float, float, str]


def _measured(ours: Peer, stock: Peer, left_out: list[tuple[str, str]]) -> list[Row]:
    peers = (ours, stock)
    for peer in peers:
        print(f"Training {peer.name} …", flush=True)
        peer.train()
    try:
        for peer in peers:
            print(f"Starting {peer.name} …", flush=True)
            peer.start()
        rows: list[Row] = [
            ("train, s", ours.train_seconds, stock.train_seconds, "9: <= 0.06"),
            ("ready after start, s", ours.ready_seconds, stock.ready_seconds, "1: <= 0.20"),
        ]
        parse = _interleaved(
            peers, lambda peer: _timed(lambda: [peer.parse(text) for text in MESSAGES]) / len(MESSAGES)
        )
        rows.append(("parse p50, ms", *parse, "3: <= 0.20"))
        rows.append(("turn without custom action p50, ms", *_turns(peers, WITHOUT_ACTION), "4: <= 0.15"))
        rows.append(("turn with custom action p50, ms", *_turns(peers, WITH_ACTION), ""))
        rows.append(("memory of Rasa and actions, MiB", ours.memory_mib(), stock.memory_mib(), "2: <= 0.6"))
        tested = random.Random(3).sample(left_out, min(2000, len(left_out)))
        accuracy = [100 * _accuracy(peer, tested) for peer in peers]
        rows.append(("intent accuracy on the same left-out examples, %", *accuracy, "10: >= +2 points"))
        return rows
    finally:
        for peer in peers:
            peer.stop()


def _turns(peers: tuple[Peer, Peer], text: str) -> list[float]:
    return _interleaved(peers, lambda peer: _timed(lambda: peer.say(uuid.uuid4().hex, text)))


def _interleaved(peers: tuple[Peer, Peer], measure: Callable[[Peer], float]) -> list[float]:
    """The median over rounds of each round's median, the peers in turn within each round."""
    medians: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        samples: list[list[float]] = [[], []]
        for _ in range(REPEATS):
            for place, peer in enumerate(peers):
                samples[place].append(measure(peer))
        for place in range(2):
            medians[place].append(statistics.median(samples[place]))
    return [statistics.median(values) for values in medians]


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def _accuracy(peer: Peer, examples: list[tuple[str, str]]) -> float:
    return sum(peer.parse(text)["intent"]["name"] == intent for text, intent in examples) / len(examples)


def _report(rows: list[Row], per_intent: int, left_out: int) -> None:
    folder = PROJECT / "benchmarks" / "out"
    folder.mkdir(exist_ok=True)
    head = f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores; "
    head += f"{per_intent} examples an intent, {left_out} left out"
    lines = [head, "", "| what | ours | stock | ratio | target |", "|---|---|---|---|---|"]
    lines += [
        f"| {what} | {own:.1f} | {other:.1f} | {own / other:.2f} | {target} |" for what, own, other, target in rows
    ]
    text = "\n".join(lines)
    print("\n" + text)
    (folder / "bench.md").write_text(text + "\n")
    with (folder / "bench.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["what", "ours", "stock", "ratio"])
        writer.writerows([what, own, other, own / other] for what, own, other, _ in rows)


if __name__ == "__main__":
    main()
