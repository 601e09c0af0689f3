"""What people in Teams get to read: saying something, and waiting for what comes of it."""

import time

import pytest
from activities import activity, post
from chatting_clients import Chat, eventually
from connector import Connector

KEY = "teams a:1-personal"
SECRETS = ("hemligt ärende", "Eva Ek", "29:1-Eva", "a:1-personal", "i felsvaret")
"""What no log may hold."""


def say(chat: Chat, connector: Connector, text: str, place: str = "a:1-personal", kind: str = "personal") -> None:
    """Somebody says something, in a personal chat or another kind of place."""
    where = {"id": place, "conversationType": kind}
    assert post(chat, activity(text, serviceUrl=connector.url, conversation=where))[0] == 202


def has_said(connector: Connector, *texts: str) -> list[str]:
    """Waits until the texts stand there, and a while longer for what should not come."""
    eventually(lambda: len(connector.taken) >= len(texts))
    time.sleep(0.3)
    return connector.texts()


def settled(connector: Connector, seconds: float = 1.0) -> None:
    """Waits until nothing has been tried for a while, which is longer than the pauses of these tests."""
    seen, since = -1, time.monotonic()
    while time.monotonic() - since < seconds:
        if len(connector.shown) != seen:
            seen, since = len(connector.shown), time.monotonic()
        time.sleep(0.05)


def warned(caplog: pytest.LogCaptureFixture) -> str:
    """What stands in a log as deployments keep it."""
    return "\n".join(
        f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records if one.levelname in ("WARNING", "ERROR")
    )
