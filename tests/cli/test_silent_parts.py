"""A part that hangs is ended, so that it is started again; one that answers, however badly, is left alone."""

import http.server
import subprocess
import sys
import threading
import time

import pytest

from bot.cli import parts
from bot.cli.parts import Part, end_silent, has_ended

HANGING = "import socket, time; s = socket.socket(); s.bind(('127.0.0.1', int({port}))); s.listen(); time.sleep(60)"


class Ill(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def part(tmp_path, free_port):
    made = Part(
        "delen",
        [sys.executable, "-c", HANGING.format(port=free_port)],
        free_port,
        f"http://127.0.0.1:{free_port}/",
        tmp_path,
    )
    made.process = subprocess.Popen(made.command)
    yield made
    if made.process.poll() is None:
        made.process.kill()
        made.process.wait()


@pytest.fixture
def free_port() -> int:
    with http.server.HTTPServer(("127.0.0.1", 0), Ill) as probe:
        return probe.server_port


def test_a_part_that_has_been_silent_for_too_long_is_ended(part, monkeypatch, capsys):
    monkeypatch.setattr(parts, "SILENT_SECONDS", 0.5)
    time.sleep(0.6)
    end_silent([part])

    assert has_ended(part)
    assert "har slutat svara" in capsys.readouterr().err


def test_a_part_that_is_silent_for_a_moment_is_left_alone(part):
    end_silent([part])
    assert not has_ended(part)


def test_a_part_that_answers_that_something_is_wrong_is_left_alone(part, monkeypatch):
    monkeypatch.setattr(parts, "SILENT_SECONDS", 0.0)
    with http.server.HTTPServer(("127.0.0.1", 0), Ill) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        part.health = f"http://127.0.0.1:{server.server_port}/"
        end_silent([part])
        server.shutdown()
    assert not has_ended(part)
