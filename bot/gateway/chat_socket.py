"""The website's door: ``GET /chat``, a WebSocket that carries JSON frames (described in docs/payloads.md)."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Mapping
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.gateway.events import refused_event
from bot.gateway.exporting import exported
from bot.gateway.incoming import Refused, is_client_id, is_key
from bot.gateway.keys import LIMITER, OPEN_SOCKETS, SETTINGS, SUMMARIES, SWITCHBOARD
from bot.gateway.lanes import Listener
from bot.gateway.limiting import address_of
from bot.gateway.origins import is_allowed
from bot.storage.conversations import id_of

LARGEST_FRAME = 64 * 1024
HELLO_SECONDS = 20
HEARTBEAT_SECONDS = 25
MOST_SEQ = 2**31
CHANNEL = "web"
ANEW = "Samtalet börjar om. Det du berättade tidigare räknas inte längre."
NOT_READ = "Meddelandet gick inte att läsa. Ladda om sidan och försök igen."
TOO_OFTEN = "Det kommer många meddelanden på kort tid. Meddelandet skickas igen om en liten stund."
TRY_LATER = "Det går inte just nu. Försök igen om en liten stund."
BROKEN = "Något gick fel hos oss. Försök igen om en stund."
routes = web.RouteTableDef()
_log = logging.getLogger(__name__)


@routes.get("/chat")
async def chat(request: web.Request) -> web.StreamResponse:
    """Opens the socket, if the page may embed the chat and the address does not ask too much."""
    if not is_allowed(request):
        raise web.HTTPForbidden
    settings, open_sockets = request.app[SETTINGS], request.app[OPEN_SOCKETS]
    address = address_of(request, settings.proxies)
    too_often = request.app[LIMITER].seconds_to_wait(settings.rates.connections, "connection", address)
    if too_often or open_sockets[address] >= settings.rates.sockets:
        raise web.HTTPTooManyRequests
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, compress=False)
    open_sockets[address] += 1
    try:
        await socket.prepare(request)
        await Visit(request.app, socket, address).run()
    finally:
        open_sockets[address] -= 1
        open_sockets += Counter()  # drops the addresses that have none
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
        self._conversation = ""

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
                self._switchboard.leave(self._conversation, self._listener)
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
        if frame.get("type") != "hello" or not is_key(key) or type(after) is not int or not 0 <= after < MOST_SEQ:
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return False
        self._key = str(key)
        self._conversation = id_of(self._key)
        known, events = await self._switchboard.listen(self._conversation, self._listener, after)
        self._listener.hear({"type": "welcome", "known": known})
        self._listener.hear({"type": "history", "events": events})
        return True

    async def _take(self, text: str) -> None:
        """One frame. Whatever goes wrong is told, and the socket stays open."""
        client_id = None
        try:
            frame = _read(text)
            client_id = frame.get("id") if is_client_id(frame.get("id")) else None
            self._refuse_if_too_often(frame.get("type"))
            await self._handle(frame, client_id)
        except Refused as refused:
            self._listener.hear(refused_event(refused.message, client_id, refused.retry_after))
        except LookupError:  # erased in the same moment
            self._listener.hear({"type": "erased"})
        except ValueError:
            self._listener.hear(refused_event(NOT_READ))
        except Exception:
            _log.exception("A frame could not be handled")
            self._listener.hear(refused_event(BROKEN, client_id, 5))

    def _refuse_if_too_often(self, kind: object) -> None:
        """Bounds all frames by the address, and messages by the conversation too."""
        rates, limiter = self._app[SETTINGS].rates, self._app[LIMITER]
        wait = limiter.seconds_to_wait(rates.address, "address", self._address)
        if kind == "message" and not wait:
            wait = limiter.seconds_to_wait(rates.conversation, "conversation", self._conversation)
        if wait:
            raise Refused(TOO_OFTEN if kind == "message" else TRY_LATER, wait)

    async def _handle(self, frame: Mapping[str, Any], client_id: str | None) -> None:
        match frame.get("type"):
            case "message" if client_id:
                message = await self._switchboard.say(self._key, CHANNEL, client_id, frame.get("text"))
                self._listener.hear({"type": "ack", "id": client_id, "seq": message.seq})
            case "start_over":
                await self._switchboard.begin_anew(self._conversation, ANEW)
            case "erase":
                await self._switchboard.erase(self._conversation)
            case "export":
                self._listener.hear({"type": "export", "data": await self._exported()})
            case "ping":
                self._listener.hear({"type": "pong"})
            case _:
                raise ValueError("unknown frame")

    async def _exported(self) -> dict[str, Any] | None:
        """Everything that is kept, or nothing where nothing is."""
        conversation = await self._switchboard.conversations.get(self._conversation)
        if conversation is None:
            return None
        messages = await self._switchboard.conversations.after(conversation.id, 0)
        return exported(conversation, messages, await self._app[SUMMARIES].of(conversation.id))


def _read(text: str) -> Mapping[str, Any]:
    """The JSON object in a frame; raises ValueError where it holds none."""
    try:
        frame = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(frame, dict):
        raise ValueError("no object")
    return frame
