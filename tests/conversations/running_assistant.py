"""The whole assistant as real processes on free ports, and people who talk with it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.settings import settings

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 420


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Assistant:
    """``stodlots serve`` with its three ports."""

    process: subprocess.Popen[bytes]
    data: Path
    rasa: int
    actions: int
    gateway: int

    def log_of(self, port: int) -> str:
        """What the process on ``port`` has printed."""
        return (settings().models_folder / "logs" / f"port-{port}.log").read_text(encoding="utf-8", errors="replace")

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        return post(f"http://127.0.0.1:{self.rasa}/webhooks/rest/webhook", {"sender": sender, "message": message})


@dataclass
class Person:
    """Somebody in a conversation of their own."""

    assistant: Assistant
    name: str = field(default_factory=lambda: uuid.uuid4().hex)
    last: list[dict[str, Any]] = field(default_factory=list)

    def says(self, message: str) -> str:
        """Says ``message``; returns the texts of the reply."""
        self.last = self.assistant.say(self.name, message)
        return "\n".join(reply["text"] for reply in self.last if reply.get("text"))

    def payload(self, kind: str) -> dict[str, Any]:
        """The last reply's payload of ``kind``, empty where there is none."""
        found = [reply["custom"] for reply in self.last if reply.get("custom", {}).get("type") == kind]
        return found[-1] if found else {}


def post(url: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def is_healthy(gateway: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{gateway}/health", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def start(**environment: str) -> Assistant:
    """Starts ``stodlots serve`` on free ports and waits until all three answer."""
    ports = {"RASA": free_port(), "ACTION": free_port(), "GATEWAY": free_port()}
    named = {f"STODLOTS_{name}_PORT": str(port) for name, port in ports.items()}
    data = Path(tempfile.mkdtemp(prefix="stodlots-"))
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "serve"],
        cwd=PROJECT,
        env=os.environ | named | {"STODLOTS_TODAY": "2026-11-22", "STODLOTS_DATA": str(data)} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + START_SECONDS
    while not is_healthy(ports["GATEWAY"]):
        if process.poll() is not None or time.monotonic() > deadline:
            process.terminate()
            pytest.fail(f"the assistant did not start: {process.communicate()[1].decode()}")
        time.sleep(0.5)
    return Assistant(process, data, ports["RASA"], ports["ACTION"], ports["GATEWAY"])


def stop(assistant: Assistant) -> int:
    """Asks it to stop as Ctrl-C does; returns its exit code."""
    assistant.process.send_signal(signal.SIGINT)
    code = assistant.process.wait(30)
    shutil.rmtree(assistant.data, ignore_errors=True)
    return code
