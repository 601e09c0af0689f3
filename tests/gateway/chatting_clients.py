"""A gateway as ``stodlots gateway`` runs it, with real WebSocket clients: what a browser tab would send and hear."""

import asyncio
import json
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web
from fake_servers import Loop

from bot.gateway.app import create_app
from bot.settings import Settings

SOON = 8.0


def new_key() -> str:
    """A key as the widget makes it."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """A message's id as the widget makes it: random, and nothing in it looks like a personal identity number."""
    while re.search(r"\d[\d-]{9}", id := str(uuid4())):
        pass
    return id


def eventually(check: Callable[[], Any], seconds: float = 6.0) -> Any:
    """What ``check`` finds, as soon as it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := check()):
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.02)
    return found


class Tab:
    """One open socket."""

    def __init__(self, loop: Loop, socket: ClientWebSocketResponse) -> None:
        self._loop = loop
        self._socket = socket
        self.key = ""
        self.heard: list[dict[str, Any]] = []

    def send(self, frame: Any) -> None:
        """Sends a frame: text as it stands, all else as JSON."""
        text = frame if isinstance(frame, str) else json.dumps(frame)
        self._loop.run(self._socket.send_str(text))

    def send_bytes(self, frame: bytes) -> None:
        """Sends a binary frame."""
        self._loop.run(self._socket.send_bytes(frame))

    def say(self, text: Any, id: str = "") -> str:
        """Says something; gives the message's id."""
        id = id or new_id()
        self.send({"type": "message", "id": id, "text": text})
        return id

    def hear(self, seconds: float = SOON) -> dict[str, Any]:
        """What comes next."""
        frame = self._loop.run(self._socket.receive(timeout=seconds))
        assert frame.type is WSMsgType.TEXT, f"closed ({frame.data}) after {self.heard}"
        event = json.loads(frame.data)
        self.heard.append(event)
        return event

    def until(self, type: str, **fields: Any) -> dict[str, Any]:
        """The next event of this type in which the fields are as given."""
        deadline = time.monotonic() + SOON
        first = len(self.heard)
        while time.monotonic() < deadline:
            try:
                event = self.hear(max(0.01, deadline - time.monotonic()))
            except asyncio.TimeoutError:
                break
            if event["type"] == type and all(event.get(name) == value for name, value in fields.items()):
                return event
        raise AssertionError(f"no {type} {fields} in {self.heard[first:]}")

    def until_it_has(self, number: int) -> None:
        """Waits for so many messages, those of the history included; whatever else comes meanwhile is heard."""
        deadline = time.monotonic() + SOON
        while len(self.messages()) < number:
            self.hear(max(0.01, deadline - time.monotonic()))

    def reply(self) -> str:
        """The next text of the assistant."""
        return str(self.until("message", **{"from": "bot"})["text"])

    def rest(self, seconds: float = 0.25) -> list[dict[str, Any]]:
        """All that comes until nothing has come for some time."""
        found = []
        try:
            while True:
                found.append(self.hear(seconds))
        except (asyncio.TimeoutError, AssertionError):
            return found

    def closed_with(self) -> int | None:
        """The code with which the gateway closes; what comes before is heard too."""
        while True:
            frame = self._loop.run(self._socket.receive(timeout=SOON))
            if frame.type is WSMsgType.TEXT:
                self.heard.append(json.loads(frame.data))
            else:
                return frame.data if frame.type is WSMsgType.CLOSE else self._socket.close_code

    def close(self) -> None:
        """Closes the tab."""
        self._loop.run(self._socket.close())

    def messages(self) -> list[tuple[int, str, str]]:
        """Place, sender and text of every message heard so far, those of histories included."""
        flat = [one for event in self.heard for one in (event["events"] if event["type"] == "history" else [event])]
        return [(one["seq"], one["from"], one["text"]) for one in flat if one["type"] == "message"]


class Chat:
    """A gateway that can be stopped and started again on the same data, and its visitors."""

    def __init__(self, loop: Loop, chosen: Settings) -> None:
        self.loop = loop
        self.settings = chosen
        self._tabs: list[Tab] = []
        self._runner: web.AppRunner | None = None
        self._session: ClientSession | None = None
        self.start()

    @property
    def database(self) -> Path:
        """The file with the conversations."""
        return self.settings.data_folder / "stodlots.db"

    @property
    def trackers(self) -> Path:
        """The file with Rasa's side."""
        return self.settings.data_folder / "trackers.db"

    @property
    def app(self) -> web.Application:
        """The application itself."""
        assert self._runner
        return self._runner.app

    @property
    def origin(self) -> str:
        """The origin of its own pages."""
        assert self._runner
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of something done inside the gateway's loop."""
        return self.loop.run(work)

    def start(self) -> None:
        """Starts the gateway."""
        self.loop.run(self._start())

    async def _start(self) -> None:
        self._runner = web.AppRunner(create_app(self.settings), access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._session = ClientSession(f"http://127.0.0.1:{self._runner.addresses[0][1]}")

    def stop(self) -> None:
        """Stops it, with whatever is under way."""
        self.loop.run(self._stop())

    async def _stop(self) -> None:
        if self._session:
            await self._session.close()
        if self._runner:
            await self._runner.cleanup()
        self._session = self._runner = None

    def connect(self, path: str = "/chat", **headers: str) -> Tab:
        """A socket that has not said anything yet."""
        return Tab(self.loop, self.loop.run(self._connect(path, headers)))

    async def _connect(self, path: str, headers: dict[str, str]) -> ClientWebSocketResponse:
        assert self._session
        return await self._session.ws_connect(path, max_msg_size=0, headers=headers)

    def visit(self, key: str = "", after: int = 0) -> Tab:
        """A tab that has been welcomed and has heard what it missed."""
        tab = self.connect()
        tab.key = key or new_key()
        tab.send({"type": "hello", "key": tab.key, "after": after})
        tab.until("welcome")
        tab.until("history")
        return tab

    def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self.loop.run(self._page(path))

    async def _page(self, path: str) -> tuple[int, str]:
        assert self._session
        async with self._session.get(path) as response:
            return response.status, await response.text()

    def sql(self, statement: str, *values: Any) -> list[tuple]:
        """Rows of the database, read or changed beside the gateway."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def bytes_kept(self) -> bytes:
        """All that stands in the data folder's files."""
        return b"".join(file.read_bytes() for file in self.settings.data_folder.glob("*") if file.is_file())
