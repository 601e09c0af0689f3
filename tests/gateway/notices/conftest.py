from dataclasses import replace
from typing import Any

import pytest
from notice_sender import Sender
from receivers import MailReceiver, WebhookReceiver

from bot.gateway import notices as module
from bot.services import Notices as Ways
from bot.settings import settings
from bot.storage.outbox import Outbox


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    """A day's tries take a second."""
    monkeypatch.setattr(module, "PAUSES", (0.05,) * len(module.PAUSES))
    monkeypatch.setattr(module, "PAUSE_AFTER_FAULT", 0.05)


@pytest.fixture
def hook(loop):
    receiver = WebhookReceiver()
    loop.run(receiver.start())
    yield receiver
    loop.run(receiver.stop())


@pytest.fixture
def mail_server(loop):
    """A function that makes a mail server, running unless told otherwise."""
    made = []

    def make(*, is_up: bool = True, **options: Any) -> MailReceiver:
        made.append(MailReceiver(**options))
        if is_up:
            loop.run(made[-1].start())
        return made[-1]

    yield make
    for one in made:
        loop.run(one.stop())


@pytest.fixture
def sender_with(loop, tmp_path):
    """A function that gives a sender to some receivers; all of one test have one database."""
    made = []

    def make(kind: type[Outbox] = Outbox, *, organisation: str = "Region Exempel", **ways: Any) -> Sender:
        chosen = replace(
            settings(), database_url=f"sqlite:///{tmp_path / 'stodlots.db'}", organisation=organisation,
            public_url="https://stodlotsen.region.example", notices=Ways(**ways),
        )  # fmt: skip
        made.append(Sender(loop, chosen, kind))
        return made[-1]

    yield make
    for one in made:
        one.close()
