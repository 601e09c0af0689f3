import json
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from fake_servers import Loop

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
def gateway(loop):
    """The gateway with the real catalogue; Rasa and the action server are not there."""
    running = Gateway(loop, settings())
    yield running
    running.close()


@pytest.fixture
def gateway_beside(loop, tmp_path):
    """A function that starts a gateway with a small catalogue beside servers on the two given ports."""
    (tmp_path / "prov.yml").write_text(
        "id: prov\nname: Prov\nprovider: Regionen\nkind: call\n"
        "sources:\n  page: {publisher: Regionen, title: Prov, date: odaterad}\n"
        "criteria:\n  - {id: officer, text: En handläggare avgör., source: page, when: officer}\n",
        encoding="utf-8",
    )
    running = []

    def start(rasa_port: int, action_port: int) -> Gateway:
        chosen = replace(
            settings(), calls_folder=tmp_path, host="127.0.0.1", rasa_port=rasa_port, action_port=action_port
        )
        running.append(Gateway(loop, chosen))
        return running[-1]

    yield start
    for one in running:
        one.close()
