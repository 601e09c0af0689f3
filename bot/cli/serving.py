"""Running Rasa, the action server and the gateway together, and starting again what ends unexpectedly."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml

from bot.cli.parts import Part, answers, end, end_silent, has_ended, revived, start
from bot.cli.training import environment, model_path, train
from bot.settings import INNER_HOST, PROJECT, Settings

START_TIMEOUT_SECONDS = 180
POLL_SECONDS = 0.1
MODEL_FAULT = "Could not load model"
STORE = "bot.engine.tracker_store.LatestTrackerStore"
LOOK_SECONDS = 10.0
ACTIONS, GATEWAY, RASA = "handlingsservern", "gatewayen", "Rasa"


class Stopped(Exception):
    """Somebody asked us to stop."""


def serve(settings: Settings) -> int:
    """Trains if needed, starts the three, waits until all answer, keeps watch. Returns the exit code."""
    parts = _parts(settings)
    if taken := [part for part in parts if _is_taken(settings.host if part.name == GATEWAY else INNER_HOST, part.port)]:
        for part in taken:
            print(
                f"Port {part.port} ({part.name}) är upptagen. Stoppa det som använder den, eller välj en annan port.",
                file=sys.stderr,
            )
        return 1
    os.umask(0o077)  # what people write is for nobody else on the machine
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
        end(parts)


def _stop(number: int, frame: object) -> None:
    raise Stopped


def _parts(settings: Settings) -> list[Part]:
    logs = settings.models_folder / "logs"
    python = [sys.executable, "-m"]
    rasa = [*python, "bot.cli.rasa_server", str(model_path(settings)), str(_endpoints(settings))]
    actions = [*python, "bot.cli.action_server"]
    return [  # in the order in which they start: who takes longest begins
        Part(RASA, rasa, settings.rasa_port, f"{settings.rasa_url}/status", logs),
        Part(GATEWAY, [*python, "bot.cli", "gateway"], settings.gateway_port, f"{settings.gateway_url}/health", logs),
        Part(ACTIONS, actions, settings.action_port, f"{settings.action_url}/health", logs, gives_way=True),
    ]


def _endpoints(settings: Settings) -> Path:
    """The project's endpoints with the addresses and the tracker store that the settings name."""
    endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"{settings.action_url}/webhook"
    endpoints["tracker_store"] = tracker_store(settings)
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    copy = settings.data_folder / "endpoints.yml"
    copy.touch(mode=0o600)  # it may hold the database's password
    copy.write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    return copy


def tracker_store(settings: Settings) -> dict[str, Any]:
    """Rasa's tracker store in the form of its endpoints file. The empty query is needed with SQLAlchemy 2."""
    if settings.trackers_url.startswith("sqlite"):
        return {"type": STORE, "dialect": "sqlite", "db": settings.trackers_url.removeprefix("sqlite:///"), "query": {}}
    parts = urlsplit(settings.trackers_url)
    return {
        "type": STORE, "dialect": "postgresql", "url": parts.hostname, "port": parts.port or 5432,
        "db": parts.path.lstrip("/"), "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""), "query": dict(parse_qsl(parts.query)),
    }  # fmt: skip


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
        start(part, settings)
    if (code := _wait_until_ready(parts, settings)) is not None:
        return code
    print(
        f"Stödlotsen är i gång.\n  Webbplats:   {settings.gateway_url}\n"
        f"  Hälsa:       {settings.gateway_url}/health\n"
        f"  Handläggare: {settings.gateway_url}/staff\n"
        "  Terminal:    uv run stodlots chat   (i ett annat fönster)\nTryck Ctrl-C för att stoppa.",
        flush=True,
    )
    if address := _first_link(settings):
        print(
            f"Det finns inget handläggarkonto än. Välj lösenord för det första här (gäller en gång, i 24 timmar):\n"
            f"  {address}",
            flush=True,
        )
    looked = time.monotonic()
    while True:
        for part in parts:
            if has_ended(part) and not revived(part, settings):
                return 1
        if time.monotonic() - looked > LOOK_SECONDS:
            end_silent(parts)
            looked = time.monotonic()
        time.sleep(POLL_SECONDS)


def _first_link(settings: Settings) -> str:
    """A one-time link for the first account where nobody can sign in yet; asked for in a process of its own."""
    command = [sys.executable, "-m", "bot.cli", "staff", "first-link"]
    asked = subprocess.run(command, cwd=PROJECT, env=environment(settings), stdout=subprocess.PIPE, text=True)
    return asked.stdout.strip()


def _wait_until_ready(parts: list[Part], settings: Settings) -> int | None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not all(answers(part.health) for part in parts):
        if (code := _ended(parts)) is not None:
            return code
        if time.monotonic() > deadline:
            silent = ", ".join(part.name for part in parts if not answers(part.health))
            print(
                f"Svarar inte inom {START_TIMEOUT_SECONDS} sekunder: {silent}. Loggar: {parts[0].log.parent}",
                file=sys.stderr,
            )
            return 1
        time.sleep(POLL_SECONDS)
    return None


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
