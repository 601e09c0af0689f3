"""The website's door: ``GET /chat``, a WebSocket that carries JSON frames (described in docs/payloads.md)."""

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.gateway.events import refused_event
from bot.gateway.exporting import exported
from bot.gateway.incoming import Refused, is_client_id, is_key
from bot.gateway.keys import LIMITER, SETTINGS, SUMMARIES, SWITCHBOARD
from bot.gateway.lanes import Listener
from bot.gateway.limiting import address_of
from bot.gateway.origins import is_allowed
from bot.gateway.switchboard import now
from bot.storage.records import Conversation

LARGEST_FRAME = 64 * 1024
HELLO_SECONDS = 20
HEARTBEAT_SECONDS = 25
CHANNEL = "web"
ANEW = "Samtalet börjar om. Det du berättade tidigare räknas inte längre."
NOT_READ = "Meddelandet gick inte att läsa. Ladda om sidan och försök igen."
BROKEN = "Något gick fel hos oss. Försök igen om en stund."
routes = web.RouteTableDef()
_log = logging.getLogger(__name__)


@routes.get("/chat")
async def chat(request: web.Request) -> web.StreamResponse:
    """Opens the socket, if the page may embed the chat and the address does not ask too often."""
    if not is_allowed(request):
        raise web.HTTPForbidden(text="Sidan får inte visa chatten.")
    settings = request.app[SETTINGS]
    address = address_of(request, settings.proxies)
    if request.app[LIMITER].seconds_to_wait(settings.rates.connections, "connection", address):
        raise web.HTTPTooManyRequests(text="För många anslutningar. Försök igen om en stund.")
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, compress=False)
    await socket.prepare(request)
    await Visit(request.app, socket, address).run()
    return socket


class Visit:
    """One socket from its hello to its end."""

    def __init__(self, app: web.Application, socket: web.WebSocketResponse, address: str) -> None:
        self._app = app
        self._socket = socket
        self._address = address
        self._switchboard = app[SWITCHBOARD]
        self._listener = Listener()
        self._key = ""
        self._conversation: Conversation | None = None

    async def run(self) -> None:
        """Reads frames until the socket closes; what there is to hear is written beside it."""
        writer = asyncio.create_task(self._write())
        try:
            if await self._greeted():
                async for frame in self._socket:
                    if frame.type is WSMsgType.TEXT:
                        await self._take(frame.data)
        except ConnectionError:
            pass
        finally:
            if self._conversation:
                self._switchboard.leave(self._conversation.id, self._listener)
            self._listener.end()
            await writer

    async def _write(self) -> None:
        """Writes what the listener hears; a socket that can't be written to any more is closed."""
        try:
            while (event := await self._listener.events.get()) is not None:
                await self._socket.send_str(json.dumps(event, ensure_ascii=False))
                if event["type"] == "erased":
                    break
            await self._socket.close(code=WSCloseCode.GOING_AWAY)
        except (ConnectionError, RuntimeError):  # gone, or closing
            pass

    async def _greeted(self) -> bool:
        """Waits for the hello with the key; tells what was missed. Without a right hello the socket is closed."""
        try:
            frame = _read(await self._socket.receive_str(timeout=HELLO_SECONDS))
        except (asyncio.TimeoutError, TypeError, ValueError):
            frame = {}
        key, after = frame.get("key"), frame.get("after", 0)
        if frame.get("type") != "hello" or not is_key(key) or not isinstance(after, int) or after < 0:
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return False
        self._key = str(key)
        conversation = await self._switchboard.conversations.found(self._key)
        self._listener.hear({"type": "welcome", "known": conversation is not None})
        if conversation:
            await self._join(conversation, after)
        return True

    async def _join(self, conversation: Conversation, after: int) -> None:
        self._conversation = conversation
        events = await self._switchboard.listen(conversation.id, self._listener, after)
        self._listener.hear({"type": "history", "events": events})

    async def _take(self, text: str) -> None:
        """One frame. Whatever goes wrong is told, and the socket stays open."""
        client_id = None
        try:
            frame = _read(text)
            client_id = frame.get("id") if is_client_id(frame.get("id")) else None
            self._refuse_if_too_often()
            await self._handle(frame, client_id)
        except Refused as refused:
            self._listener.hear(refused_event(refused.message, client_id, refused.retry_after))
        except LookupError:
            self._listener.hear({"type": "erased"})
        except ValueError:
            self._listener.hear(refused_event(NOT_READ))
        except Exception:
            _log.exception("A frame could not be handled")
            self._listener.hear(refused_event(BROKEN, client_id, 5))

    def _refuse_if_too_often(self) -> None:
        rates, limiter = self._app[SETTINGS].rates, self._app[LIMITER]
        wait = limiter.seconds_to_wait(rates.conversation, "conversation", self._key) or limiter.seconds_to_wait(
            rates.address, "address", self._address
        )
        if wait:
            raise Refused("Det kommer många meddelanden på kort tid. Det skickas igen om en liten stund.", wait)

    async def _handle(self, frame: Mapping[str, Any], client_id: str | None) -> None:
        match frame.get("type"):
            case "message" if client_id:
                await self._say(client_id, frame.get("text"))
            case "start_over" if self._conversation:
                await self._switchboard.begin_anew(self._conversation.id, ANEW)
            case "erase" if self._conversation:
                await self._switchboard.erase(self._conversation.id)
            case "erase":
                self._listener.hear({"type": "erased"})
            case "export":
                self._listener.hear(await self._exported())
            case "start_over" | "ping":
                self._listener.hear({"type": "pong"})
            case _:
                raise ValueError("unknown frame")

    async def _say(self, client_id: str, text: object) -> None:
        """A message; the first one begins the conversation."""
        if self._conversation is None:
            await self._join(await self._switchboard.conversations.begun(self._key, CHANNEL, now()), 0)
        assert self._conversation is not None
        message = await self._switchboard.say(self._conversation.id, client_id, text)
        self._listener.hear({"type": "ack", "id": client_id, "seq": message.seq})

    async def _exported(self) -> dict[str, Any]:
        if self._conversation is None:
            return {"type": "export", "data": None}
        messages = await self._switchboard.conversations.after(self._conversation.id, 0)
        summaries = await self._app[SUMMARIES].of(self._conversation.id)
        return {"type": "export", "data": exported(self._conversation, messages, summaries)}


def _read(text: str) -> Mapping[str, Any]:
    """The JSON object in a frame; raises ValueError where it holds none."""
    try:
        frame = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(frame, dict):
        raise ValueError("no object")
    return frame
