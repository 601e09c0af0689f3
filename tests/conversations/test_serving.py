"""Starting and stopping, and what happens when a part is missing."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running_assistant import PROJECT, Person, free_port, is_healthy, start, stop

pytestmark = pytest.mark.slow


def pids_listening(port: int) -> list[int]:
    """The processes whose command line names ``port`` or that were started for it."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
                environment = (entry / "environ").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if f"_PORT={port}" in environment and ("bot.cli" in command or "rasa" in command):
                found.append(int(entry.name))
    return found


def test_a_taken_port_is_told_and_nothing_is_started():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "-m", "bot.cli", "serve"],
            cwd=PROJECT,
            env=os.environ | {"STODLOTS_GATEWAY_PORT": str(port), "STODLOTS_RASA_PORT": str(free_port())},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert result.returncode != 0
    assert str(port) in result.stderr
    assert "Traceback" not in result.stderr


def test_while_the_action_server_hangs_people_are_answered_all_the_same_and_the_health_says_so():
    running = start()
    try:
        person = Person(running)
        person.says("Vem kan söka Mikrostöd?")
        server = next(pid for pid in pids_listening(running.actions) if "action_server" in command_of(pid))
        os.kill(server, signal.SIGSTOP)
        assert "30 000" in person.says("Hur mycket kan man få i Mikrostöd?")
        assert not is_healthy(running.gateway)
        os.kill(server, signal.SIGCONT)
        assert is_healthy(running.gateway)
    finally:
        stop(running)


def test_a_process_that_dies_is_started_again_and_the_conversation_goes_on():
    running = start()
    person = Person(running)
    person.says("Vi har ett AB i Kiruna med 7 anställda och vill köpa en svarv för 40 000 kr")
    kill(running.rasa, "rasa_server")
    kill(running.actions, "action_server")
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not is_healthy(running.gateway):
        time.sleep(0.5)
    assert "Kiruna" in person.says("Vad har jag berättat?")
    stop(running)


def test_a_process_that_dies_again_and_again_ends_the_others_with_a_message():
    running = start()
    time.sleep(2)  # until the supervisor has seen too that all answer: before that, one death ends all at once
    while running.process.poll() is None:
        kill(running.actions, "action_server")
        time.sleep(0.5)
    told = running.process.communicate()[1].decode()
    assert running.process.returncode != 0
    assert "handlingsservern slutar gång på gång" in told
    assert not is_healthy(running.gateway)
    assert pids_listening(running.rasa) == []


def kill(port: int, command: str) -> None:
    """Kills the process with this command that listens on ``port``, if it is there."""
    for pid in pids_listening(port):
        if command in command_of(pid):
            os.kill(pid, signal.SIGKILL)


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


def test_ctrl_c_ends_all_three_and_leaves_the_ports_free():
    running = start()
    assert stop(running) == 0
    deadline = time.monotonic() + 15
    while pids_listening(running.rasa) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert pids_listening(running.rasa) == []
    for port in (running.rasa, running.actions, running.gateway):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
