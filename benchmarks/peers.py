"""The peers: a Rasa project trained and served as a process of its own, with its action server."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

READY_TIMEOUT_SECONDS = 240


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Peer:
    """A project in ``folder`` with the processes that serve it."""

    name: str
    folder: Path
    port: int = field(default_factory=free_port)
    action_port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    train_seconds: float = 0.0
    ready_seconds: float = 0.0

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "RASA_TELEMETRY_ENABLED": "false",
            "PYTHONPATH": str(self.folder),
            "STODLOTS_ACTION_PORT": str(self.action_port),
            "STODLOTS_CALLS": str(self.folder / "calls"),
        }

    def train(self) -> None:
        """Trains the model, timed as a whole process."""
        began = time.perf_counter()
        with (self.folder / "train.log").open("w") as log:
            subprocess.run(
                [sys.executable, "-m", "rasa", "train", "--fixed-model-name", "model"],
                cwd=self.folder, env=self._environment(), stdout=log, stderr=log, check=True,
            )  # fmt: skip
        self.train_seconds = time.perf_counter() - began

    def start(self) -> None:
        """Starts Rasa and the action server; returns when both answer."""
        endpoints = self.folder / "endpoints.yml"
        endpoints.write_text(endpoints.read_text().replace(":5055", f":{self.action_port}"))
        began = time.perf_counter()
        rasa = [
            "-m", "rasa", "run", "--enable-api", "--port", str(self.port), "--interface", "127.0.0.1",
            "--model", "models/model.tar.gz",
        ]  # fmt: skip
        for command in (rasa, ["-m", "bot.cli.action_server"]):
            log = (self.folder / f"{command[1].split('.')[-1]}.log").open("w")
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, *command], cwd=self.folder, env=self._environment(), stdout=log, stderr=log
                )
            )
        for url in (f"http://127.0.0.1:{self.port}/status", f"http://127.0.0.1:{self.action_port}/health"):
            while not _answers(url):
                if time.perf_counter() - began > READY_TIMEOUT_SECONDS:
                    raise TimeoutError(f"{self.name}: {url} does not answer, see {self.folder}")
                time.sleep(0.1)
        self.ready_seconds = time.perf_counter() - began

    def stop(self) -> None:
        """Ends the processes by their own pid."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)

    def memory_mib(self) -> float:
        """Resident memory of both processes, MiB."""
        return sum(_resident_kib(process.pid) for process in self.processes) / 1024

    def parse(self, text: str) -> dict[str, Any]:
        """The parse of ``text`` over HTTP."""
        parsed: dict[str, Any] = _post(f"http://127.0.0.1:{self.port}/model/parse", {"text": text})
        return parsed

    def say(self, sender: str, text: str) -> None:
        """One turn over the REST channel."""
        _post(f"http://127.0.0.1:{self.port}/webhooks/rest/webhook", {"sender": sender, "message": text})


def _resident_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _post(url: str, body: dict[str, str]) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)
