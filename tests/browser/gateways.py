"""Gateways as processes of their own: another beside the assistant's, and the assistant's own, killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running_assistant import PROJECT, Assistant, free_port, is_healthy

START_SECONDS = 60


@contextmanager
def beside(assistant: Assistant, **environment: str) -> Iterator[str]:
    """A gateway with settings of its own on the same data and the same Rasa; gives its address."""
    port = free_port()
    known = {
        "STODLOTS_DATA": str(assistant.data),
        "STODLOTS_RASA_PORT": str(assistant.rasa),
        "STODLOTS_ACTION_PORT": str(assistant.actions),
        "STODLOTS_GATEWAY_PORT": str(port),
        "STODLOTS_TODAY": "2026-11-22",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "gateway"], cwd=PROJECT, env=os.environ | known | environment
    )
    try:
        _until_healthy(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def killed(assistant: Assistant) -> None:
    """Kills the assistant's gateway as a crash would; whoever watches over it starts it again."""
    os.kill(_gateway_of(assistant), signal.SIGKILL)


def until_back(assistant: Assistant) -> None:
    """Waits until the gateway answers again."""
    _until_healthy(assistant.gateway)


def _gateway_of(assistant: Assistant) -> int:
    """The process of the gateway, among those that the assistant has started."""
    parent = assistant.process.pid
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if Path(f"/proc/{child}/cmdline").read_bytes().endswith(b"\0bot.cli\0gateway\0"):
            return int(child)
    raise AssertionError("the gateway is not there")


def _until_healthy(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_healthy(port):
        assert time.monotonic() < deadline, "the gateway does not answer"
        time.sleep(0.2)
