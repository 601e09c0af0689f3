"""Copies of the project for the peers to be trained and served from; nothing of the project itself is touched."""

import compileall
import shutil
from pathlib import Path

from benchmarks.sample import write_project
from benchmarks.synthetic import write_calls
from bot.settings import PROJECT

ALL_EXAMPLES = 1_000_000
STOCK_CONFIG = PROJECT / "benchmarks" / "stock_config.yml"
_ENDPOINTS_OF_STOCK = "action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n"
"""No tracker store: memory, as `rasa init` leaves it."""


def write_own(folder: Path, per_intent: int) -> list[tuple[str, str]]:
    """The whole assistant with a sample of its training data; returns the examples left out."""
    folder.mkdir(parents=True)
    credentials = (PROJECT / "credentials.yml").read_text(encoding="utf-8")
    left_out = write_project(folder, PROJECT / "config.yml", credentials, per_intent)
    shutil.copytree(PROJECT / "web", folder / "web")
    shutil.copy(PROJECT / "uv.lock", folder)
    _compile(folder)
    return left_out


def write_stock(folder: Path, per_intent: int, action_port: int) -> list[tuple[str, str]]:
    """Stock Rasa's pipeline and policies on the same sample, domain, rules and actions."""
    folder.mkdir(parents=True)
    left_out = write_project(folder, STOCK_CONFIG, "rest:\n", per_intent)
    (folder / "endpoints.yml").write_text(_ENDPOINTS_OF_STOCK.format(port=action_port), encoding="utf-8")
    _compile(folder)
    return left_out


def add_calls(folder: Path, number: int) -> None:
    """Fills a project's own catalogue up to ``number`` calls with synthetic ones."""
    calls = folder / "calls"
    synthetic = folder / "synthetic"
    synthetic.mkdir()
    write_calls(synthetic, number)
    for path in sorted(synthetic.glob("*.yml"))[: number - len(list(calls.glob("*.yml")))]:
        shutil.move(path, calls / path.name)
    for path in (synthetic / "shared").glob("*.yml"):
        if not (calls / "shared" / path.name).exists():
            shutil.move(path, calls / "shared" / path.name)
    shutil.rmtree(synthetic)


def _compile(folder: Path) -> None:
    for name in ("bot", "actions"):
        compileall.compile_dir(folder / name, quiet=2)
