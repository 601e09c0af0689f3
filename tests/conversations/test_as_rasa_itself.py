"""The light server gives what ``rasa run`` and ``rasa run actions`` give with the same model."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_assistant import PROJECT, free_port, post

pytestmark = pytest.mark.slow
SECONDS = 120
DIALOGUES = [
    ["Hej!", "Hur mycket kan man få i stöd?", "Mikrostöd", "och vem kan söka?", "tack", "hej då"],
    [
        "Vi är ett AB i Kalix med 7 anställda som tillverkar möbler och vill köpa en fräs för 40 000 kr. Vad passar?",
        "vi säljer till Norge",
        "hur länge är det öppet?",
        "jag jobbar heltid",
        "nej",
        "vet inte",
        "vad har jag berättat?",
        "börja om",
    ],
    ["Vad är huvudstaden i Peru?", "asdf qwer", "du fattar inte", "jag vill prata med en människa", "ja"],
    [
        "can you help me in english?",
        "Passar konsultstödet mig?",
        "avbryt",
        "vad är skillnaden mellan mikrostöd och mikrobidrag",
    ],
]


@pytest.fixture(scope="module")
def rasa(assistant, tmp_path_factory) -> Iterator[str]:
    """Rasa's own command line with the assistant's model, its own tracker store and its own action server."""
    folder: Path = tmp_path_factory.mktemp("rasa")
    port, actions = free_port(), free_port()
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(folder / "trackers.db"), "query": {}},
    }
    (folder / "endpoints.yml").write_text(json.dumps(endpoints))
    model = f"{PROJECT}/models/stodlotsen.tar.gz"
    run = ["run", "--enable-api", "--port", str(port), "--interface", "127.0.0.1", "--model", model]
    commands = [
        [*run, "--endpoints", str(folder / "endpoints.yml"), "--credentials", str(PROJECT / "credentials.yml")],
        ["run", "actions", "--port", str(actions)],
    ]
    environment = os.environ | {"STODLOTS_TODAY": "2026-11-22", "RASA_TELEMETRY_ENABLED": "false"}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "rasa", *command],
            cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]  # fmt: skip
    try:
        for address in (f"http://127.0.0.1:{port}/status", f"http://127.0.0.1:{actions}/health"):
            wait_for(address, processes)
        yield f"http://127.0.0.1:{port}"
    finally:
        for process in processes:
            process.terminate()
            process.wait(20)


def wait_for(address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert time.monotonic() < deadline
            assert all(process.poll() is None for process in processes)
            time.sleep(0.5)


def slots(server: str, sender: str) -> dict:
    with urllib.request.urlopen(f"{server}/conversations/{sender}/tracker", timeout=30) as response:
        return json.load(response)["slots"]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue[0][:30])
def test_every_reply_and_every_slot_is_the_same(assistant, rasa, dialogue, request):
    light, sender = f"http://127.0.0.1:{assistant.rasa}", request.node.name
    for message in dialogue:
        said = {"sender": sender, "message": message}
        replies = [post(f"{server}/webhooks/rest/webhook", said) for server in (light, rasa)]
        assert replies[0] == replies[1], message
        assert replies[0]
    quoted = urllib.request.quote(sender, safe="")
    assert slots(light, quoted) == slots(rasa, quoted)
