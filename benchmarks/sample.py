"""A smaller copy of the project for both peers: the same examples to train on, the rest to test on."""

import random
import shutil
from pathlib import Path

import yaml

from bot.settings import PROJECT

COPIED = ("domain.yml", "endpoints.yml", "bot", "actions", "calls")


def examples_of(block: dict[str, str]) -> list[str]:
    """The examples of one block of Rasa's training data."""
    return [line.strip()[2:] for line in block["examples"].splitlines() if line.strip().startswith("- ")]


def write_project(folder: Path, config: Path, credentials: str, per_intent: int) -> list[tuple[str, str]]:
    """Writes a Rasa project into ``folder`` with ``per_intent`` examples of each intent.

    Returns the examples left out, as (text, intent): the split is the same for every call.
    """
    for name in COPIED:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    shutil.copy(config, folder / "config.yml")
    (folder / "credentials.yml").write_text(credentials)
    shutil.copytree(PROJECT / "data" / "rules", folder / "data" / "rules")
    shutil.copytree(PROJECT / "data" / "nlu" / "generated", folder / "data" / "nlu" / "generated")
    left_out: list[tuple[str, str]] = []
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        kept = []
        for block in blocks:
            examples = examples_of(block)
            random.Random(7).shuffle(examples)
            lines = "".join(f"    - {example}\n" for example in examples[:per_intent])
            kept.append(f"- intent: {block['intent']}\n  examples: |\n{lines}")
            left_out += [(example, block["intent"]) for example in examples[per_intent:]]
        text = 'version: "3.1"\nnlu:\n' + "".join(kept)
        (folder / "data" / "nlu" / path.name).write_text(text, encoding="utf-8")
    return left_out
