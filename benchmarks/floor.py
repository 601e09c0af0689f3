"""The floor: what a bare server that only answers costs, with aiohttp and with Sanic.

``python -m benchmarks.floor aiohttp PORT``
"""

import sys
from pathlib import Path
from typing import Any

from benchmarks.peers import Peer

PATH = "/webhooks/rest/webhook"
KINDS = ("aiohttp", "sanic")


class Floor(Peer):
    """An echo server; ``name`` says which. It answers where Rasa's channel does, and needs no training."""

    def training(self) -> list[str]:
        return [sys.executable, "-c", ""]

    def serving(self) -> list[list[str]]:
        return [[sys.executable, "-m", "benchmarks.floor", self.name, str(self.rasa_port)]]

    def healthy(self) -> list[str]:
        return [f"http://127.0.0.1:{self.rasa_port}/status"]

    def environment(self) -> dict[str, str]:
        return super().environment() | {"PYTHONPATH": str(Path(__file__).parent.parent)}


def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The message itself, in the form of Rasa's channel."""
    return [{"recipient_id": body["sender"], "text": body["message"]}]


def serve_aiohttp(port: int) -> None:
    """Serves until it is stopped."""
    from aiohttp import web

    async def echo(request: web.Request) -> web.Response:
        return web.json_response(answer(await request.json()))

    async def status(request: web.Request) -> web.Response:
        return web.json_response({})

    app = web.Application()
    app.add_routes([web.post(PATH, echo), web.get("/status", status)])
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=lambda *_: None)


def serve_sanic(port: int) -> None:
    """Serves until it is stopped."""
    from sanic import Request, Sanic
    from sanic.response import HTTPResponse, json

    app = Sanic("floor", configure_logging=False)
    app.config.KEEP_ALIVE_TIMEOUT = 600

    @app.post(PATH)
    async def echo(request: Request) -> HTTPResponse:
        return json(answer(request.json))

    @app.get("/status")
    async def status(request: Request) -> HTTPResponse:
        return json({})

    app.run(host="127.0.0.1", port=port, access_log=False, workers=1)


if __name__ == "__main__":
    {"aiohttp": serve_aiohttp, "sanic": serve_sanic}[sys.argv[1]](int(sys.argv[2]))
