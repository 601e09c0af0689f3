import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from chatting_clients import Chat
from fake_servers import FakeRasa, Loop
from gateway_settings import stored_in

from bot.gateway.app import create_app
from bot.settings import Settings, settings


class Gateway:
    """The real gateway on a real socket, used from plain functions."""

    def __init__(self, loop: Loop, chosen: Settings) -> None:
        self._loop = loop
        self._client = loop.run(self._started(chosen))

    @staticmethod
    async def _started(chosen: Settings) -> TestClient:
        client = TestClient(TestServer(create_app(chosen), host="127.0.0.1"))
        await client.start_server()
        return client

    def ask(self, method: str, path: str, **options: Any) -> tuple[int, dict[str, str], Any]:
        """Status, headers and JSON body of the answer."""
        return self._loop.run(self._asked(method, path, options))

    async def _asked(self, method: str, path: str, options: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
        async with self._client.request(method, path, **options) as response:
            text = await response.text()
            return response.status, dict(response.headers), json.loads(text) if text else None

    def read(self, path: str, method: str = "GET", **options: Any) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of the answer as it is, redirections not followed."""
        return self._loop.run(self._read(path, method, options))

    async def _read(self, path: str, method: str, options: dict[str, Any]) -> tuple[int, dict[str, str], str]:
        async with self._client.request(method, path, allow_redirects=False, **options) as response:
            return response.status, dict(response.headers), await response.text()

    def raw(self, request: str) -> str:
        """The answer to a request as it stands on the wire: for paths and headers that clients would mend."""
        return self._loop.run(self._raw(request))

    async def _raw(self, request: str) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._client.port)
        writer.write(request.replace("\n", "\r\n").encode("latin-1"))
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        return answer.decode()

    @property
    def app(self) -> web.Application:
        """The application itself."""
        assert isinstance(self._client.app, web.Application)
        return self._client.app

    @property
    def origin(self) -> str:
        """The origin of its own pages."""
        return f"http://127.0.0.1:{self._client.port}"

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of something done inside the gateway's loop."""
        return self._loop.run(work)

    def judge(self, body: Any) -> tuple[int, Any]:
        """Status and answer of ``POST /api/eligibility`` with ``body`` as it stands (bytes) or as JSON."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        status, _, answer = self.ask("POST", "/api/eligibility", data=raw, headers={"Content-Type": "application/json"})
        return status, answer

    def close(self) -> None:
        """Stops it."""
        self._loop.run(self._client.close())


@pytest.fixture(scope="session")
def loop():
    running = Loop()
    yield running
    running.close()


@pytest.fixture(scope="session")
def gateway(loop, tmp_path_factory):
    """The gateway with the real catalogue; Rasa and the action server are not there."""
    running = Gateway(loop, stored_in(settings(), tmp_path_factory.mktemp("data")))
    yield running
    running.close()


SMALL_CALL = (
    "id: prov\nname: Prov\nprovider: Regionen\nkind: call\n"
    "sources:\n  page: {publisher: Regionen, title: Prov, date: odaterad}\n"
    "criteria:\n  - {id: officer, text: En handläggare avgör., source: page, when: officer}\n"
)


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory):
    """A folder with one call, which loads in no time."""
    folder = tmp_path_factory.mktemp("calls")
    (folder / "prov.yml").write_text(SMALL_CALL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def listed_gateway(loop, tmp_path_factory, small_catalogue):
    """A gateway that one website on its list may embed."""
    chosen = replace(stored_in(settings(), tmp_path_factory.mktemp("data")), calls_folder=small_catalogue)
    running = Gateway(loop, replace(chosen, origins=("https://kommun.example",)))
    yield running
    running.close()


@pytest.fixture
def gateway_with(loop, tmp_path, small_catalogue):
    """A function that starts a gateway with a small catalogue and some settings changed."""
    running = []

    def start(**changes: Any) -> Gateway:
        chosen = replace(stored_in(settings(), tmp_path / f"data-{len(running)}"), calls_folder=small_catalogue)
        running.append(Gateway(loop, replace(chosen, **changes)))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture
def gateway_beside(loop, tmp_path):
    """A function that starts a gateway with a small catalogue beside servers on the two given ports."""
    (tmp_path / "prov.yml").write_text(SMALL_CALL, encoding="utf-8")
    running = []

    def start(rasa_port: int, action_port: int) -> Gateway:
        chosen = replace(
            stored_in(settings(), tmp_path / "data"),
            calls_folder=tmp_path,
            host="127.0.0.1",
            rasa_port=rasa_port,
            action_port=action_port,
        )
        running.append(Gateway(loop, chosen))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture
def rasa(loop, tmp_path):
    """A fake Rasa that keeps its side of each conversation where the gateway looks for it."""
    (tmp_path / "chat").mkdir()
    fake = FakeRasa(tmp_path / "chat" / "trackers.db")
    loop.run(fake.start())
    yield fake
    loop.run(fake.stop())


@pytest.fixture
def chat_with(loop, tmp_path, small_catalogue, rasa):
    """A function that starts a gateway beside the fake Rasa, with some settings changed."""
    running = []

    def start(**changes: Any) -> Chat:
        chosen = replace(
            stored_in(settings(), tmp_path / "chat"), calls_folder=small_catalogue, host="127.0.0.1",
            rasa_port=rasa.port, today=None,
        )  # fmt: skip
        running.append(Chat(loop, replace(chosen, **changes)))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def chat(chat_with):
    """A gateway beside the fake Rasa."""
    return chat_with()


@pytest.fixture
def impatient(monkeypatch):
    """The gateway tries again after moments instead of seconds."""
    monkeypatch.setattr("bot.gateway.answerer.FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr("bot.gateway.answerer.LONGEST_PAUSE_SECONDS", 0.1)


@pytest.fixture
def open_chat(chat_with):
    """A gateway whose staff answer at any time."""
    return chat_with(hours="alltid")


@pytest.fixture
def shut_chat(chat_with):
    """A gateway whose staff are not there."""
    return chat_with(hours="mån 00:00-00:01", closed_days=())
