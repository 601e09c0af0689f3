"""Running Rasa, the action server and the gateway together: one starts, all start; one ends, all end."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bot.cli.training import environment, model_path, train
from bot.settings import DEFAULT_ACTION_PORT, PROJECT, Settings

START_TIMEOUT_SECONDS = 180
STOP_TIMEOUT_SECONDS = 10
POLL_SECONDS = 0.25
MODEL_FAULT = "Could not load model"
ACTIONS, GATEWAY, RASA = "handlingsservern", "gatewayen", "Rasa"


@dataclass
class Part:
    """One of the three processes."""

    name: str
    command: list[str]
    port: int
    health: str
    logs: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """Where what the process prints is kept."""
        return self.logs / f"port-{self.port}.log"


class Stopped(Exception):
    """Somebody asked us to stop."""


def serve(settings: Settings) -> int:
    """Trains if needed, starts the three, waits until all answer, keeps watch. Returns the exit code."""
    parts = _parts(settings)
    if taken := [part for part in parts if _is_taken(settings.host, part.port)]:
        for part in taken:
            print(
                f"Port {part.port} ({part.name}) är upptagen. Stoppa det som använder den, eller välj en annan port.",
                file=sys.stderr,
            )
        return 1
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, _stop)
    try:
        if code := train(settings):
            return code
        return _run(parts, settings)
    except Stopped:
        print("\nStoppar …", flush=True)
        return 0
    finally:
        _end(parts)


def _stop(number: int, frame: object) -> None:
    raise Stopped


def _parts(settings: Settings) -> list[Part]:
    logs = settings.models_folder / "logs"
    python = [sys.executable, "-m"]
    rasa = [
        *python, "rasa", "run", "--model", str(model_path(settings)), "--interface", settings.host,
        "--port", str(settings.rasa_port), "--endpoints", str(_endpoints(settings)),
        "--credentials", str(PROJECT / "credentials.yml"), "--enable-api",
    ]  # fmt: skip
    return [
        Part(ACTIONS, [*python, "bot.cli.action_server"], settings.action_port, f"{settings.action_url}/health", logs),
        Part(GATEWAY, [*python, "bot.cli", "gateway"], settings.gateway_port, f"{settings.gateway_url}/health", logs),
        Part(RASA, rasa, settings.rasa_port, f"{settings.rasa_url}/status", logs),
    ]


def _endpoints(settings: Settings) -> Path:
    """The project's endpoints, or a copy with the action server's port where that is another one."""
    original = PROJECT / "endpoints.yml"
    if settings.action_port == DEFAULT_ACTION_PORT and settings.host == "127.0.0.1":
        return original
    settings.models_folder.mkdir(parents=True, exist_ok=True)
    copy = settings.models_folder / "endpoints.yml"
    copy.write_text(original.read_text().replace(f"http://127.0.0.1:{DEFAULT_ACTION_PORT}", settings.action_url))
    return copy


def _is_taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _run(parts: list[Part], settings: Settings) -> int:
    print("Startar Rasa, handlingsservern och gatewayen …", flush=True)
    for part in parts:
        part.log.parent.mkdir(parents=True, exist_ok=True)
        with part.log.open("wb") as output:
            # A session of its own, so that Ctrl-C reaches us alone and we end the parts in order.
            part.process = subprocess.Popen(
                part.command,
                cwd=PROJECT,
                env=environment(settings),
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
    if (code := _wait_until_ready(parts, settings)) is not None:
        return code
    print(
        f"Stödlotsen är i gång.\n  Gateway:  {settings.gateway_url}  (hälsa: {settings.gateway_url}/health)\n"
        f"  Rasa:     {settings.rasa_url}/webhooks/rest/webhook\n"
        "  Prata:    uv run stodlots chat   (i en annan terminal)\nTryck Ctrl-C för att stoppa.",
        flush=True,
    )
    while True:
        if (code := _ended(parts)) is not None:
            return code
        time.sleep(POLL_SECONDS)


def _wait_until_ready(parts: list[Part], settings: Settings) -> int | None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not all(_answers(part.health) for part in parts):
        if (code := _ended(parts)) is not None:
            return code
        if time.monotonic() > deadline:
            silent = ", ".join(part.name for part in parts if not _answers(part.health))
            print(
                f"Svarar inte inom {START_TIMEOUT_SECONDS} sekunder: {silent}. Loggar: {parts[0].log.parent}",
                file=sys.stderr,
            )
            return 1
        time.sleep(POLL_SECONDS)
    return None


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _ended(parts: list[Part]) -> int | None:
    """The exit code to leave with where a part has ended, after telling which and why; else None.

    Rasa goes on without its model where that can't be loaded: for us that is an end too.
    """
    for part in parts:
        if part.name == RASA and part.log.exists() and MODEL_FAULT in part.log.read_text(errors="replace"):
            print(
                f"Rasa kunde inte läsa in modellen. Träna om: stodlots train --force. Loggen: {part.log}",
                file=sys.stderr,
            )
            return 1
        if part.process is not None and (code := part.process.poll()) is not None:
            tail = "\n".join(part.log.read_text(errors="replace").splitlines()[-12:])
            print(
                f"{part.name} slutade oväntat (kod {code}). Stoppar resten. Loggen: {part.log}\n{tail}", file=sys.stderr
            )
            return 1
    return None


def _end(parts: list[Part]) -> None:
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
