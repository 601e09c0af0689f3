"""Processes that a measurement starts: their environment, their memory, their end."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

END_TIMEOUT_SECONDS = 20
_KIB = 1024
_START_TIME = 19
"""Where it stands in ``/proc/<pid>/stat``, counted from the field after the name."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment() -> dict[str, str]:
    """The environment for a peer: no setting of ours from outside, no telemetry, bytecode written as usual."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STODLOTS_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
    }


def tree(pid: int) -> list[int]:
    """The process and all its descendants that live now."""
    children: dict[int, list[int]] = {}
    for child, parent in _parents():
        children.setdefault(parent, []).append(child)
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(int(entry.name))):
            yield int(entry.name), int(stat[1])


def _stat(pid: int) -> list[str]:
    """What the kernel tells of a process after its name; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _birth(pid: int) -> str:
    """When it began, in ticks: with its number this tells a process from a later one of the same number."""
    stat = _stat(pid)
    return stat[_START_TIME] if stat else ""


def resident_mib(pids: list[int]) -> float:
    """Resident memory (RSS) of the processes together, MiB; what they share counts once for each."""
    return sum(_kib(pid, "status", "VmRSS") for pid in pids) / _KIB


def proportional_mib(pids: list[int]) -> float:
    """Their memory with what is shared divided among those who share it (PSS), MiB."""
    return sum(_kib(pid, "smaps_rollup", "Pss") for pid in pids) / _KIB


def _kib(pid: int, file: str, key: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process, and by force what of its descendants does not go with it."""
    descendants = [(pid, _birth(pid)) for pid in tree(process.pid)[1:]]
    process.terminate()
    try:
        process.wait(END_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid, birth in descendants:
        if birth and _birth(pid) == birth:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
