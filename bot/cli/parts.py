"""The processes that ``stodlots serve`` runs: started, asked how they are, started again, ended."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.training import environment
from bot.settings import PROJECT, Settings

STOP_TIMEOUT_SECONDS = 10
MOST_RESTARTS, RESTART_WINDOW_SECONDS = 3, 600.0
"""A part that ends more often than that is not ill by chance: then all stop."""
SILENT_SECONDS = 60.0


@dataclass
class Part:
    """One of the three processes."""

    name: str
    command: list[str]
    port: int
    health: str
    logs: Path
    gives_way: bool = False
    """Whether the others come first where there is not enough processor for all, as at the start."""
    process: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)
    heard: float = field(default_factory=time.monotonic)
    """When it last answered, by the monotonic clock."""

    @property
    def log(self) -> Path:
        """Where what the process prints is kept."""
        return self.logs / f"port-{self.port}.log"


def start(part: Part, settings: Settings) -> None:
    """Starts the process; what it prints is kept in its log."""
    part.log.parent.mkdir(parents=True, exist_ok=True)
    with part.log.open("ab" if part.restarts else "wb") as output:
        # A session of its own, so that Ctrl-C reaches us alone and we end the parts in order.
        part.heard = time.monotonic()
        part.process = subprocess.Popen(
            part.command,
            cwd=PROJECT,
            env=environment(settings),
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=_give_way if part.gives_way else None,
        )


def _give_way() -> None:
    os.nice(5)


def has_ended(part: Part) -> bool:
    """Whether the process ran and runs no more."""
    return part.process is not None and part.process.poll() is not None


def revived(part: Part, settings: Settings) -> bool:
    """Starts again a part that ended; False (and told) where it has ended too often.

    Conversations are kept, so that people go on where they were. Where somebody else has started the part
    on its port meanwhile, that one is left to serve.
    """
    now = time.monotonic()
    part.restarts = [*(at for at in part.restarts if now - at < RESTART_WINDOW_SECONDS), now]
    code = part.process.poll() if part.process else None
    if len(part.restarts) > MOST_RESTARTS:
        tail = "\n".join(part.log.read_text(errors="replace").splitlines()[-12:])
        print(
            f"{part.name} slutar gång på gång (kod {code}). Stoppar resten. Loggen: {part.log}\n{tail}", file=sys.stderr
        )
        return False
    print(f"{part.name} slutade oväntat (kod {code}). Startar den igen.", file=sys.stderr, flush=True)
    part.process = None
    if not answers(part.health):
        start(part, settings)
    return True


def end_silent(parts: list[Part]) -> None:
    """Kills each part that runs but has answered nothing for a minute: it is started again like any that has ended."""
    for part in parts:
        if part.process is None or is_alive(part.health):
            part.heard = time.monotonic()
        elif time.monotonic() - part.heard > SILENT_SECONDS:
            print(f"{part.name} har slutat svara. Startar om den.", file=sys.stderr, flush=True)
            part.process.kill()
            part.process.wait()
            part.heard = time.monotonic()


def is_alive(url: str) -> bool:
    """Whether somebody answers, be it that something is wrong."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def answers(url: str) -> bool:
    """Whether all is well there."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def end(parts: list[Part]) -> None:
    """Ends every part that runs: kindly first, by force where that does not help."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    running = [part.process for part in parts if part.process is not None and part.process.poll() is None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + STOP_TIMEOUT_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
