"""Small real servers that stand in for Rasa and the action server, and a loop of their own to run them in."""

import asyncio
import json
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

from aiohttp import web

LONGEST_WAIT = 20.0
"""Seconds that something done in the loop may take."""


class Loop:
    """An event loop in a thread: tests call it from plain functions."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of ``work``."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=LONGEST_WAIT)

    def close(self) -> None:
        """Stops the loop and its thread."""
        self.run(self._cancel_the_rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()

    @staticmethod
    async def _cancel_the_rest() -> None:
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


class FakeServer:
    """Answers every GET with ``status`` after ``delay`` seconds and remembers the paths asked for."""

    def __init__(self, status: int = 200, delay: float = 0.0) -> None:
        self.status = status
        self.delay = delay
        self.paths: list[str] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self) -> "FakeServer":
        """Begins to listen on a free port."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def _answer(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        await asyncio.sleep(self.delay)
        return web.json_response({"status": "ok"}, status=self.status)

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()


class FakeRasa:
    """Rasa as the gateway meets it: the REST channel, the tracker's events, triggered intents.

    It can be slow, ill, and die; while ``is_held`` it thinks. ``replies`` gives the answer to a text,
    ``resuming`` what it says on going on. ``told`` are the events it was told, ``resumed`` the conversations
    it went on with. With ``store`` set it keeps each turn at its end, as Rasa does.
    """

    def __init__(self, store: Path | None = None) -> None:
        self.replies: Callable[[str], Any] = lambda text: [{"recipient_id": "x", "text": f"Svar på: {text}"}]
        self.resuming: list[dict[str, Any]] = [{"recipient_id": "x", "text": "Vi går vidare."}]
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.resumed: list[str] = []
        self.delay = 0.0
        self.is_held = False
        self.status = 200
        self.dies_after_answering = False
        self.heard: list[dict[str, Any]] = []
        self.restarted: list[str] = []
        self.most_at_once = 0
        self.port = 0
        self.store = store
        self._at_once = 0
        self._runner: web.AppRunner | None = None

    @property
    def texts(self) -> list[str]:
        """What it was asked, in order."""
        return [one["message"] for one in self.heard]

    async def start(self) -> "FakeRasa":
        """Begins to listen: on a free port, and after a stop on the same one."""
        app = web.Application()
        app.router.add_post("/webhooks/rest/webhook", self._answer)
        app.router.add_post("/conversations/{id}/tracker/events", self._hear)
        app.router.add_post("/conversations/{id}/trigger_intent", self._resume)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.heard.append(body)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await asyncio.sleep(self.delay)
            while self.is_held:
                await asyncio.sleep(0.01)
        finally:
            self._at_once -= 1
        if self.status != 200:
            return web.json_response({"status": "failure"}, status=self.status)
        replies = self.replies(body["message"])
        await asyncio.to_thread(self._keep, body, replies)  # it may wait for the gateway, which runs in this loop
        if self.dies_after_answering and request.transport is not None:
            request.transport.abort()
        return web.json_response(replies)

    async def _hear(self, request: web.Request) -> web.Response:
        if self.status != 200:
            return web.json_response({}, status=self.status)
        conversation, events = request.match_info["id"], await request.json()
        if isinstance(events, list):
            self.told.setdefault(conversation, []).extend(events)
            await asyncio.to_thread(self._kept, conversation, events)
        else:
            assert events["event"] == "restart"
            self.restarted.append(conversation)
        return web.json_response({"sender_id": conversation})

    async def _resume(self, request: web.Request) -> web.Response:
        if self.status != 200:
            return web.json_response({}, status=self.status)
        assert (await request.json())["name"] == "resume"
        conversation = request.match_info["id"]
        self.resumed.append(conversation)
        await asyncio.to_thread(self._keep, {"sender": conversation, "message": "EXTERNAL: resume"}, self.resuming)
        return web.json_response({"tracker": {"sender_id": conversation}, "messages": self.resuming})

    def _keep(self, body: dict[str, Any], replies: list[dict[str, Any]]) -> None:
        bot = [
            {
                "event": "bot",
                "text": one.get("text"),
                "data": {"buttons": one.get("buttons"), "custom": one.get("custom")},
            }
            for one in replies
        ]
        user = {"event": "user", "text": body["message"], "metadata": body.get("metadata") or {}}
        self._kept(body["sender"], [user, *bot])

    def _kept(self, conversation: str, events: list[dict[str, Any]]) -> None:
        if self.store is None:
            return
        with closing(sqlite3.connect(self.store)) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT, "
                "timestamp FLOAT, intent_name TEXT, action_name TEXT, data TEXT)"
            )
            for event in events:
                connection.execute(
                    "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)",
                    (conversation, event["event"], event.get("timestamp") or time.time(), json.dumps(event)),
                )

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


class GarbageServer:
    """Accepts connections and answers something that is no HTTP."""

    def __init__(self) -> None:
        self.port = 0
        self._server: asyncio.AbstractServer | None = None

    async def start(self) -> "GarbageServer":
        """Begins to listen on a free port."""
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"hej\r\n\r\n")
        await writer.drain()
        writer.close()

    async def stop(self) -> None:
        """Stops listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
