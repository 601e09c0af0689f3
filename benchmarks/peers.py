"""The peers: stock Rasa and this assistant, each trained and served as processes of its own."""

import subprocess
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import yaml

from benchmarks.client import Client, answers, somebody
from benchmarks.processes import clean_environment, end, free_port, proportional_mib, resident_mib, tree
from bot.settings import PROJECT

READY_SECONDS, POLL_SECONDS = 300.0, 0.02
DAY = "2026-11-22"
"""The day that the rules reckon with, so that runs on different days do the same work."""
UNLIMITED = "1000000/minute"
_WARM_UP = ("hej", "hur mycket kan man få i mikrostöd?", "vilka företagsstöd finns det i Västmanland?")


@dataclass(frozen=True)
class Memory:
    """Of all processes of a peer together, MiB; ``proportional`` divides what they share."""

    resident: float
    proportional: float


@dataclass
class Peer(ABC):
    """A project in ``folder`` and the processes that serve it."""

    name: str
    folder: Path
    rasa_port: int = field(default_factory=free_port)
    action_port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @cached_property
    def client(self) -> Client:
        """A connection to its Rasa server."""
        return Client(self.rasa_port)

    @abstractmethod
    def training(self) -> list[str]:
        """The command that trains its model."""

    @abstractmethod
    def serving(self) -> list[list[str]]:
        """The commands that serve it."""

    @abstractmethod
    def healthy(self) -> list[str]:
        """The addresses that answer 200 once it is ready."""

    def environment(self) -> dict[str, str]:
        """The environment of all its processes."""
        return clean_environment() | {
            "PYTHONPATH": str(self.folder),
            "STODLOTS_TODAY": DAY,
            "STODLOTS_RASA_PORT": str(self.rasa_port),
            "STODLOTS_ACTION_PORT": str(self.action_port),
        }

    def train(self) -> float:
        """Trains the model; seconds for the whole process. Raises where that fails."""
        began = time.perf_counter()
        with self._log("train") as log:
            subprocess.run(self.training(), cwd=self.folder, env=self.environment(), stdout=log, stderr=log, check=True)
        return time.perf_counter() - began

    def start(self) -> float:
        """Starts all processes; seconds until everything answers. Raises where one ends or none answers in time."""
        began = time.perf_counter()
        for number, command in enumerate(self.serving()):
            with self._log(f"serve-{number}") as log:
                self.processes.append(
                    subprocess.Popen(command, cwd=self.folder, env=self.environment(), stdout=log, stderr=log)
                )
        while not all(map(answers, self.healthy())):
            ended = [place for place, process in enumerate(self.processes) if process.poll() is not None]
            if ended or time.perf_counter() - began > READY_SECONDS:
                told = self._log_path(f"serve-{ended[0] if ended else 0}").read_text(errors="replace")
                raise RuntimeError(f"{self.name} does not start:\n{told[-2000:]}")
            time.sleep(POLL_SECONDS)
        return time.perf_counter() - began

    def warm_up(self) -> None:
        """A few turns, so that what is loaded at first use is loaded."""
        for _ in range(5):
            sender = somebody()
            for text in _WARM_UP:
                self.client.parse(text)
                self.client.say(sender, text)

    def stop(self) -> None:
        """Ends the processes."""
        for process in self.processes:
            end(process)
        self.processes.clear()

    def memory(self) -> Memory:
        """What all processes, with their descendants, take now."""
        pids = [pid for process in self.processes for pid in tree(process.pid)]
        return Memory(resident_mib(pids), proportional_mib(pids))

    def _log(self, name: str) -> BinaryIO:
        return self._log_path(name).open("ab")

    def _log_path(self, name: str) -> Path:
        """The port is part of the name: several peers may be served from one folder."""
        return self.folder / f"{name}-{self.rasa_port}.log"


@dataclass
class Stock(Peer):
    """Rasa as it comes, with rasa-sdk's action server, in the environment of ``python``."""

    python: Path = Path(sys.executable)

    def training(self) -> list[str]:
        return [str(self.python), "-m", "rasa", "train", "--fixed-model-name", "model"]

    def serving(self) -> list[list[str]]:
        rasa = [
            str(self.python), "-m", "rasa", "run", "--enable-api", "--port", str(self.rasa_port),
            "--interface", "127.0.0.1", "--model", "models/model.tar.gz",
        ]  # fmt: skip
        # rasa-sdk's own application, on loopback only, which `rasa run actions` does not offer
        return [rasa, [str(self.python), "-m", "bot.cli.action_server"]]

    def healthy(self) -> list[str]:
        return [f"http://127.0.0.1:{self.rasa_port}/status", f"http://127.0.0.1:{self.action_port}/health"]


@dataclass
class Ours(Peer):
    """The whole of this assistant, as ``stodlots serve`` runs it."""

    gateway_port: int = field(default_factory=free_port)

    def environment(self) -> dict[str, str]:
        return super().environment() | {
            "STODLOTS_GATEWAY_PORT": str(self.gateway_port),
            "STODLOTS_RATE_CONVERSATION": UNLIMITED,
            "STODLOTS_RATE_ADDRESS": UNLIMITED,
            "STODLOTS_RATE_CONNECTIONS": UNLIMITED,
        }

    def training(self) -> list[str]:
        return [sys.executable, "-m", "bot.cli", "train", "--force"]

    def serving(self) -> list[list[str]]:
        return [[sys.executable, "-m", "bot.cli", "serve"]]

    def healthy(self) -> list[str]:
        return [f"http://127.0.0.1:{self.gateway_port}/health"]


@dataclass
class RasaPart(Ours):
    """Only the Rasa part, with the model of ``folder`` and its conversations in memory or in a SQLite file."""

    database: Path | None = None

    def serving(self) -> list[list[str]]:
        endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text(encoding="utf-8"))
        endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{self.action_port}/webhook"
        on_disk = endpoints["tracker_store"] | {"db": str(self.database)}
        endpoints["tracker_store"] = on_disk if self.database else {"type": "in_memory"}
        own = self.folder / f"endpoints-{self.name}.yml"
        own.write_text(yaml.safe_dump(endpoints), encoding="utf-8")
        model = next((self.folder / "models").glob("*.tar.gz"))
        return [[sys.executable, "-m", "bot.cli.rasa_server", str(model), str(own)]]

    def healthy(self) -> list[str]:
        return [f"http://127.0.0.1:{self.rasa_port}/status"]
