"""A gateway that plays the frames a test names: the widget's real files are served, everything else is the test's."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

WIDGET = Path(__file__).resolve().parents[2] / "web" / "widget"
PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Prov</h1><script type="module" src="/widget.js"></script><stodlots-chat open></stodlots-chat></main>
</body></html>"""
SCRIPT = 'import { define } from "./widget/widget.js"; define({ days: 90, summaryDays: 365 });'
BOT_ANSWERS = {
    "type": "owner", "state": "bot", "name": None, "position": None, "wait_text": "", "case": "none",
}  # fmt: skip
LONGEST_WAIT_SECONDS = 5


class PlayingGateway:
    """Answers hello, keeps what is said and acknowledges it. ``heard`` is what came from the widget."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.owner: dict[str, Any] = BOT_ANSWERS
        self._refuses = False
        self._sockets: set[web.WebSocketResponse] = set()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.address: str = self._run(self._start())

    def stop(self) -> None:
        """Ends it."""
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def says(self, sender: str, text: str, **more: Any) -> None:
        """Somebody says something."""
        self._run(self._tell(self._kept(sender, text, **more)))

    def owned(self, state: str, **more: Any) -> None:
        """Somebody else answers from now on, or the queue has moved."""
        self.owner = BOT_ANSWERS | {"state": state} | more
        self._run(self._tell(self.owner))

    def sends(self, **frame: Any) -> None:
        """Any other frame."""
        self._run(self._tell(frame))

    def erases(self) -> None:
        """The conversation is erased: who comes next meets the assistant in a new one."""
        self.messages.clear()
        self.owner = BOT_ANSWERS
        self.sends(type="erased")

    def cut(self) -> None:
        """Ends the connections and refuses new ones."""
        self._refuses = True
        self._run(self._end())

    def heal(self) -> None:
        """Lets the widget in again."""
        self._refuses = False

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The frames of a kind that have come."""
        return [one for one in self.heard if one["type"] == kind]

    def until(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """The same, when there are ``count`` of them."""
        deadline = time.monotonic() + LONGEST_WAIT_SECONDS
        while len(found := self.of(kind)) < count:
            assert time.monotonic() < deadline, f"{len(found)} of {count} {kind} came"
            time.sleep(0.02)
        return found

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LONGEST_WAIT_SECONDS)

    async def _start(self) -> str:
        app = web.Application()
        app.router.add_get("/", self._page)
        app.router.add_get("/widget.js", self._script)
        app.router.add_static("/widget/", WIDGET)
        app.router.add_get("/chat", self._chat)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    @staticmethod
    async def _page(request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    @staticmethod
    async def _script(request: web.Request) -> web.Response:
        return web.Response(text=SCRIPT, content_type="text/javascript")

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        if self._refuses:
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for received in socket:
            if received.type is WSMsgType.TEXT:
                await self._take(socket, received.json())
        self._sockets.discard(socket)
        return socket

    async def _take(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        self.heard.append(frame)
        match frame["type"]:
            case "hello":
                self._sockets.add(socket)
                await socket.send_json({"type": "welcome", "known": bool(self.messages)})
                await socket.send_json(self.owner)
                missed = [one for one in self.messages if one["seq"] > frame["after"]]
                await socket.send_json({"type": "history", "events": missed})
            case "message":
                kept = self._kept("person", frame["text"], id=frame["id"])
                await self._tell({"type": "ack", "id": frame["id"], "seq": kept["seq"]})
                await self._tell(kept)
            case "ping":
                await socket.send_json({"type": "pong"})

    def _kept(self, sender: str, text: str, **more: Any) -> dict[str, Any]:
        at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        kept = {"type": "message", "seq": len(self.messages) + 1, "from": sender, "text": text, "at": at} | more
        self.messages.append(kept)
        return kept

    async def _tell(self, frame: dict[str, Any]) -> None:
        for socket in tuple(self._sockets):
            await socket.send_json(frame)

    async def _end(self) -> None:
        for socket in tuple(self._sockets):
            await socket.close()
