"""The connector of Teams as the gateway meets it: takes activities, and can be slow, ill and unwilling."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

HANG = "hang"
CUT = "cut"
"""Takes the activity in, and breaks the connection off before it has answered."""
GARBAGE = "garbage"
"""Takes the activity in, and answers with something that is no JSON."""


@dataclass(frozen=True)
class Call:
    """One request of the gateway: ``status`` is what it was answered with, 0 where it got no answer."""

    method: str
    conversation: str
    activity: str
    body: dict[str, Any]
    at: float
    status: int

    @property
    def text(self) -> str:
        """The text that a person reads of it, that of cards included."""
        cards = [one.get("content") for one in self.body.get("attachments") or []]
        return "\n".join([self.body.get("text") or "", *texts_in(cards)]).strip()


def texts_in(part: Any) -> list[str]:
    """Every ``text`` in a card."""
    if isinstance(part, list):
        return [text for one in part for text in texts_in(one)]
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for one in part.values() for text in texts_in(one)]
    return []


class Connector:
    """``answers`` are given to the next calls in turn, typing signs apart: a status, or how it fails; then 201.

    ``silent`` are conversations in which nothing is ever answered. ``calls`` holds all that was asked of it.
    ``retry_after`` stands in the headers of each refusal. It thinks for ``seconds`` after it has taken something in.
    """

    def __init__(self) -> None:
        self.answers: list[int | str] = []
        self.always: int | str = 201
        self.silent: set[str] = set()
        self.retry_after = ""
        self.seconds = 0.0
        self.body_of_faults = ""
        self.calls: list[Call] = []
        self.port = 0
        self._number = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Its address as it stands in an activity's ``serviceUrl``."""
        return f"http://127.0.0.1:{self.port}/emea/"

    @property
    def taken(self) -> list[Call]:
        """What it took in, typing signs apart, in order."""
        return [one for one in self.shown if 0 <= one.status < 300]

    @property
    def shown(self) -> list[Call]:
        """All that was tried to be said, typing signs apart."""
        return [one for one in self.calls if one.body.get("type") == "message"]

    def texts(self, conversation: str = "") -> list[str]:
        """What stands in the conversation, in order."""
        return [one.text for one in self.taken if not conversation or one.conversation == conversation]

    async def start(self) -> None:
        """Listens: on a free port, and after a stop on the same one."""
        app = web.Application()
        base = "/emea/v3/conversations/{conversation}/activities"
        app.router.add_post(base, self._take)
        app.router.add_post(base + "/{activity}", self._take)
        app.router.add_put(base + "/{activity}", self._take)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def _take(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        wish: int | str = 201
        if body.get("type") == "message":
            wish = self.answers.pop(0) if self.answers else self.always
        names = request.match_info
        if names["conversation"] in self.silent:
            wish = HANG
        status = wish if isinstance(wish, int) else 0
        self.calls.append(
            Call(
                request.method, names["conversation"], names.get("activity", ""), body, time.monotonic(),
                -1 if wish == HANG else status,
            )
        )  # fmt: skip
        await asyncio.sleep(60 if wish == HANG else self.seconds)
        if wish == CUT and request.transport is not None:
            request.transport.abort()
        return web.Response(text="<html>", status=200) if wish == GARBAGE else self._answer(status or 500)

    def _answer(self, status: int) -> web.Response:
        if status >= 400:
            headers = {"Retry-After": self.retry_after} if self.retry_after else {}
            return web.Response(status=status, headers=headers, text=self.body_of_faults)
        self._number += 1
        return web.json_response({"id": f"activity-{self._number}"} if status == 201 else {}, status=status)

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
