"""A client that keeps its connection: what a measurement times is the peer, not the opening of sockets."""

import http.client
import json
import urllib.error
import urllib.request
import uuid
from typing import Any

PATIENCE_SECONDS = 120


class Client:
    """Speaks JSON with one Rasa server over one connection, one request at a time."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's JSON. Raises ``RuntimeError`` for a status other than 200."""
        try:
            return self._request(method, path, body)
        except (http.client.RemoteDisconnected, ConnectionError):  # it closes connections that have been idle
            self._connection.close()
            return self._request(method, path, body)

    def _request(self, method: str, path: str, body: Any) -> Any:
        sent = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, sent, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        text = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status} {text[:300]!r}")
        return json.loads(text)

    def parse(self, text: str) -> dict[str, Any]:
        """What the server reads from ``text``."""
        parsed: dict[str, Any] = self.request("POST", "/model/parse", {"text": text})
        return parsed

    def say(self, sender: str, text: str) -> list[dict[str, Any]]:
        """One turn over the REST channel; the replies."""
        replies: list[dict[str, Any]] = self.request(
            "POST", "/webhooks/rest/webhook", {"sender": sender, "message": text}
        )
        return replies

    def tracker(self, sender: str, events: str = "NONE") -> dict[str, Any]:
        """The conversation's state; with ``events`` ALL, everything that happened."""
        state: dict[str, Any] = self.request("GET", f"/conversations/{sender}/tracker?include_events={events}")
        return state


def somebody() -> str:
    """The id of a conversation that nobody has had."""
    return uuid.uuid4().hex


def answers(url: str) -> bool:
    """Whether ``url`` answers 200 now."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
