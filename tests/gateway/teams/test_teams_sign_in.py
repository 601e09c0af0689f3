"""The gateway signs in at Entra ID before it answers in Teams; Entra ID can be away or silent."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from activities import activity, kept, post
from key_server import claims

MOST_SECONDS = 3.0


class SilentProxy:
    """Takes connections to Entra ID and answers nothing; in a thread, for the gateway's loop may stand still.

    ``asked`` is what it was asked for. It lets go of everybody after ``MOST_SECONDS``.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._hear, args=(connection,), daemon=True).start()

    def _hear(self, connection: socket.socket) -> None:
        with connection:
            self.asked.append(connection.recv(4096).decode())
            self._over.wait(MOST_SECONDS)

    def stop(self) -> None:
        """Lets go of everybody who waits."""
        self._over.set()
        self._listening.close()


@pytest.fixture
def silent_entra(monkeypatch, key_server):
    """All that goes to Entra ID gets no answer."""
    proxy = SilentProxy()
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    yield proxy
    proxy.stop()


def test_everybody_else_is_served_while_entra_is_silent(silent_entra, registered, signing_key):
    assert post(registered, activity(), signing_key.token(claims()))[0] == 202
    deadline = time.monotonic() + 4
    while not silent_entra.asked and time.monotonic() < deadline:
        time.sleep(0.02)
    assert silent_entra.asked
    assert silent_entra.asked[0].startswith("CONNECT login.microsoftonline.com:443")

    began = time.monotonic()
    assert registered.page("/integritet")[0] == 200
    assert post(registered, activity("Och nu"), signing_key.token(claims()))[0] == 202
    assert time.monotonic() - began < 1.0
    assert kept(registered) == ["Hej", "Och nu"]
