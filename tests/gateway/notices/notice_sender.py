"""The notices of one gateway, and what tests say of them."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from aiohttp import ClientSession
from fake_servers import Loop
from receivers import MailReceiver
from sqlalchemy import text

from bot.gateway.notices import Notices
from bot.gateway.templates import environment
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.outbox import Outbox
from bot.storage.staff_records import Case

CONVERSATION = "c0ffee" * 5 + "00"
LONG_AGO = datetime(2020, 1, 1, tzinfo=timezone.utc)
AT = datetime(2026, 11, 23, 9, 32, tzinfo=timezone.utc)
CASE = Case(
    id=7, conversation=CONVERSATION, state="waiting", opened_at=AT, queued_at=AT, reason="officer_review",
    out_of_hours=False, note="HEMLIG anteckning", contact="hemlig@exempel.se", team="HEMLIGT lag", claimed_by=None,
    claimed_at=None, replied_at=None, closed_at=None, closed_by=None, outcome=None, follow_up="HEMLIG uppföljning",
)  # fmt: skip
LINK = f"https://stodlotsen.region.example/staff/arenden/{CONVERSATION}"


class ForgetfulOutbox(Outbox):
    """An outbox of a gateway that dies right after the first sending."""

    died = False

    async def sent(self, notice: int, now: datetime) -> None:
        if not self.died:
            self.died = True
            raise OSError("died")
        await super().sent(notice, now)


class Sender:
    """The notices of one gateway on a real database, used from plain functions."""

    def __init__(self, loop: Loop, chosen: Settings, kind: type[Outbox] = Outbox) -> None:
        self._loop, self._chosen, self._kind = loop, chosen, kind
        self._task: asyncio.Task[None] | None = None
        loop.run(self._open())

    async def _open(self) -> None:
        self._engine = await opened(self._chosen.database_url)
        self._session = ClientSession()
        self.outbox = self._kind(self._engine)
        self.notices = Notices(self.outbox, self._session, self._chosen, environment(self._chosen))

    def start(self) -> "Sender":
        """Begins to send."""
        self._loop.run(self._start())
        return self

    async def _start(self) -> None:
        self._task = asyncio.create_task(self.notices.run())

    def tell(self, waiting: int = 1, **changes: Any) -> None:
        """Tells of a case."""
        self._loop.run(self.notices.new_case(replace(CASE, **changes), waiting))

    def sql(self, statement: str) -> list[Any]:
        """The rows that a statement gives."""
        return self._loop.run(self._sql(statement))

    async def _sql(self, statement: str) -> list[Any]:
        async with self._engine.begin() as connection:
            result = await connection.execute(text(statement))
            return list(result.all()) if result.returns_rows else []

    def states(self) -> list[tuple[str, str, int]]:
        """Of each notice its channel, what became of it, and the tries."""
        rows = self.sql("SELECT channel, sent_at, failed_at, tries FROM notices ORDER BY id")
        return [(row[0], "sent" if row[1] else "given up" if row[2] else "waiting", row[3]) for row in rows]

    @property
    def runs(self) -> bool:
        """Whether it goes on sending."""
        return self._task is not None and not self._task.done()

    def close(self) -> None:
        """Stops it, as a gateway is stopped."""
        self._loop.run(self._close())

    async def _close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._session.close()
        await self._engine.dispose()


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Waits until it holds; fails where it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)


def by_mail(server: MailReceiver, login: str = "", scheme: str = "smtp") -> dict[str, Any]:
    """The settings that send by this server."""
    return {
        "smtp_url": f"{scheme}://{login}{server.host}:{server.port}",
        "sender": "stodlotsen@region.example",
        "recipients": ("eva@region.example", "funktion@region.example"),
    }


def card_in(body: Any) -> Any:
    (attachment,) = body["attachments"]
    return attachment["content"]


def texts_in(body: Any) -> list[str]:
    return [block["text"] for block in card_in(body)["body"]]
