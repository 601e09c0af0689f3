"""``make nlu-report``: how well messages are understood, on the held-out set and by cross-validation.

- the whole training data, tested on the held-out set that other hands wrote (tests/conversations/heldout):
  intents by style, confusions, names of supports, facts in openings, out of scope;
- stratified cross-validation of the training data (NLU_REPORT_FOLDS folds, default 5);
- stock Rasa (DIET) and this pipeline on the same sample of the training data (NLU_REPORT_EXAMPLES of each
  intent, default 20, for DIET takes minutes on these and hours on all), tested on the same held-out set.

Prints the report and writes ``benchmarks/out/nlu-report.md`` and ``confusion.csv``.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks import nlu_scores as scores
from benchmarks.cross_validation import cross_validated
from benchmarks.sample import write_project
from benchmarks.stock_environment import stock_python
from bot.settings import PROJECT

HELD_OUT = PROJECT / "tests" / "conversations" / "heldout"
ALL = 1_000_000
LOST_SHARE = 0.05


@dataclass(frozen=True)
class HeldOut:
    """The held-out messages with their labels, in one order, and the openings and off-topic ones after them."""

    texts: list[str]
    styles: list[str]
    intents: list[str]
    named: list[str]
    off_topic: list[str]
    openings: list[dict[str, Any]]

    @property
    def everything(self) -> list[str]:
        """All texts that are to be parsed."""
        return [*self.texts, *self.off_topic, *(one["text"] for one in self.openings)]


def held_out() -> HeldOut:
    """The project's held-out set."""
    topics = _loaded("messages.yml")
    rows = [(topic, style, text) for topic in topics for style, text in topic["messages"].items()]
    return HeldOut(
        texts=[text for _, _, text in rows],
        styles=[style for _, style, _ in rows],
        intents=[topic["intent"] for topic, _, _ in rows],
        named=[topic["names"][style] for topic, style, _ in rows],
        off_topic=_loaded("off_topic.yml"),
        openings=_loaded("openings.yml"),
    )


def _loaded(name: str) -> Any:
    return yaml.safe_load((HELD_OUT / name).read_text(encoding="utf-8"))


def main() -> None:
    """Measures and reports."""
    data = held_out()
    per_intent = int(os.environ.get("NLU_REPORT_EXAMPLES", "20"))
    print("Tränar på allt …", flush=True)
    whole = _peer(PROJECT / "config.yml", ALL, data.everything)
    print("Korsvaliderar …", flush=True)
    folds = cross_validated(int(os.environ.get("NLU_REPORT_FOLDS", "5")))
    print(f"Tränar på {per_intent} exempel per avsikt, båda …", flush=True)
    ours = _peer(PROJECT / "config.yml", per_intent, data.everything)
    stock_config = PROJECT / "benchmarks" / "stock_nlu_config.yml"
    stock = _peer(stock_config, per_intent, data.everything, stock_python())
    lines = [
        *_held_out_lines(data, whole["parsed"]),
        "",
        f"## Stratified cross-validation, {len(folds.accuracies)} folds",
        "",
        f"Accuracy {_percent(folds.mean)} (folds {', '.join(map(_percent, folds.accuracies))}), "
        f"macro-F1 {folds.macro_f1:.3f}, {folds.examples} examples.",
        "",
        *_peer_lines(data, ours, stock, per_intent),
    ]
    folder = PROJECT / "benchmarks" / "out"
    folder.mkdir(exist_ok=True)
    (folder / "nlu-report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _write_confusion(folder / "confusion.csv", data.intents, _intents(whole["parsed"][: len(data.texts)]))
    print("\n".join(lines))


def _peer(config: Path, per_intent: int, texts: list[str], python: str | Path = sys.executable) -> dict[str, Any]:
    """Trains ``config`` on ``per_intent`` examples of each intent in a folder of its own and parses ``texts``.

    ``python`` is the interpreter whose Rasa does it.
    """
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        write_project(folder, config, "rest:\n", per_intent)
        shutil.copytree(PROJECT / "benchmarks", folder / "benchmarks", ignore=shutil.ignore_patterns("out", "stock"))
        (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(folder), "RASA_TELEMETRY_ENABLED": "false"}
        command = [str(python), "-m", "benchmarks.nlu_worker", "texts.json", "parsed.json"]
        with (folder / "worker.log").open("w") as log:
            done = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, check=False)
        if done.returncode:
            raise RuntimeError((folder / "worker.log").read_text()[-2000:])
        parsed: dict[str, Any] = json.loads((folder / "parsed.json").read_text(encoding="utf-8"))
        return parsed


def _intents(parsed: list[dict[str, Any]]) -> list[str]:
    return [result["intent"] for result in parsed]


def _held_out_lines(data: HeldOut, parsed: list[dict[str, Any]]) -> list[str]:
    count, off = len(data.texts), len(data.off_topic)
    messages, foreign, openings = parsed[:count], parsed[count : count + off], parsed[count + off :]
    found = _intents(messages)
    counts = scores.by_intent(data.intents, found)
    named = scores.names(data.texts, data.named, messages)
    lines = [
        f"# Understanding on the held-out set ({count} messages, {off} off topic, {len(data.openings)} openings)",
        "",
        f"Intent accuracy {_percent(scores.accuracy(data.intents, found))}, macro-F1 "
        f"{scores.macro_f1(counts.values()):.3f}. By style: " + ", ".join(_by_style(data, found)) + ".",
        "",
        f"Names of supports: precision {named.precision:.3f}, recall {named.recall:.3f}, F1 {named.f1:.3f}.",
        "",
        *_scope_lines("this pipeline", messages, foreign),
        "",
        "| intent | messages | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *(
            f"| {intent} | {one.right + one.missed} | {one.precision:.2f} | {one.recall:.2f} | {one.f1:.2f} |"
            for intent, one in counts.items()
        ),
        "",
        "| taken for | instead of | times |",
        "|---|---|---|",
        *(
            f"| {other} | {one} | {times} |"
            for (one, other), times in scores.confusion(data.intents, found).most_common(20)
        ),
        "",
        "| fact in openings | right | missed | wrong | F1 |",
        "|---|---|---|---|---|",
    ]
    by_fact = scores.facts(data.openings, openings)
    every = scores.Counts(
        sum(one.right for one in by_fact.values()),
        sum(one.missed for one in by_fact.values()),
        sum(one.wrong for one in by_fact.values()),
    )
    return lines + [
        f"| {fact} | {one.right} | {one.missed} | {one.wrong} | {one.f1:.2f} |"
        for fact, one in [*by_fact.items(), ("all", every)]
    ]


def _by_style(data: HeldOut, found: list[str]) -> list[str]:
    shares = []
    for style in dict.fromkeys(data.styles):
        pairs = [(one, other) for one, other, own in zip(data.intents, found, data.styles) if own == style]
        shares.append(f"{style} {_percent(scores.accuracy(*map(list, zip(*pairs))))}")
    return shares


def _scope_lines(name: str, known: list[dict[str, Any]], foreign: list[dict[str, Any]]) -> list[str]:
    share = scores.caught(
        [scores.foreignness(one) for one in known], [scores.foreignness(one) for one in foreign], LOST_SHARE
    )
    rejected = sum(one["intent"] in scores.OUT_OF_SCOPE for one in known) / len(known)
    declined = sum(one["intent"] in scores.OUT_OF_SCOPE for one in foreign) / len(foreign)
    return [
        f"Out of scope, {name}: {_percent(share)} caught at {_percent(LOST_SHARE)} false rejections; by intent alone "
        f"{_percent(declined)} caught, {_percent(rejected)} of the others rejected."
    ]


def _peer_lines(data: HeldOut, ours: dict[str, Any], stock: dict[str, Any], per_intent: int) -> list[str]:
    lines = [
        f"## The same split through stock DIET: {per_intent} examples an intent",
        "",
        "| | this pipeline | DIET |",
        "|---|---|---|",
        f"| training, s | {ours['train_seconds']:.0f} | {stock['train_seconds']:.0f} |",
    ]
    count = len(data.texts)
    pairs = [_intents(peer["parsed"][:count]) for peer in (ours, stock)]
    lines.append(
        "| intent accuracy on the held-out set | "
        + " | ".join(_percent(scores.accuracy(data.intents, found)) for found in pairs)
        + " |"
    )
    for style in dict.fromkeys(data.styles):
        chosen = [place for place, own in enumerate(data.styles) if own == style]
        shares = [
            scores.accuracy([data.intents[one] for one in chosen], [found[one] for one in chosen]) for found in pairs
        ]
        lines.append(f"| {style} | " + " | ".join(map(_percent, shares)) + " |")
    for name, peer in (("this pipeline", ours), ("DIET", stock)):
        known, rest = peer["parsed"][:count], peer["parsed"][count : count + len(data.off_topic)]
        lines += ["", *_scope_lines(name, known, rest)]
    return lines


def _write_confusion(path: Path, gold: list[str], found: list[str]) -> None:
    labels = sorted({*gold, *found})
    pairs = list(zip(gold, found))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["", *labels])
        writer.writerows([label, *(pairs.count((label, other)) for other in labels)] for label in labels)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


if __name__ == "__main__":
    main()
