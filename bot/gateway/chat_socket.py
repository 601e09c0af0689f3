"""The website's door: ``GET /chat``, a WebSocket that carries JSON frames (described in docs/payloads.md)."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Any

from aiohttp import WSCloseCode, web

from bot.gateway.events import typing_event
from bot.gateway.exporting import exported
from bot.gateway.incoming import Refused, is_key
from bot.gateway.keys import (
    ASKING,
    CASES,
    CHANGES,
    LIMITER,
    OPEN_SOCKETS,
    QUEUEING,
    SETTINGS,
    SUMMARIES,
    SWITCHBOARD,
)
from bot.gateway.lanes import Listener
from bot.gateway.limiting import address_of
from bot.gateway.origins import is_allowed
from bot.gateway.visits import Visit, is_place, new_socket, read
from bot.storage.keeping import id_of

HELLO_SECONDS = 20
CHANNEL = "web"
ANEW = "Samtalet börjar om. Det du berättade tidigare räknas inte längre."
TOO_OFTEN = "Det kommer många meddelanden på kort tid. Meddelandet skickas igen om en liten stund."
TRY_LATER = "Det går inte just nu. Försök igen om en liten stund."
routes = web.RouteTableDef()


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
    socket = new_socket()
    open_sockets[address] += 1
    try:
        await socket.prepare(request)
        await ChatVisit(request.app, socket, address).run()
    finally:
        open_sockets[address] -= 1
        open_sockets += Counter()  # drops the addresses that have none
    return socket


class ChatVisit(Visit):
    """A socket of somebody who holds the key of a conversation."""

    def __init__(self, app: web.Application, socket: web.WebSocketResponse, address: str) -> None:
        super().__init__(socket, Listener())
        self._app = app
        self._address = address
        self._switchboard = app[SWITCHBOARD]
        self._key = ""
        self._conversation = ""

    async def left(self) -> None:
        """Lets go of the conversation; staff no longer see the person writing."""
        if self._conversation:
            self._switchboard.leave(self._conversation, self.listener)
            self._switchboard.tell(self._conversation, typing_event(False, "person"), to_staff=True)

    async def greeted(self) -> bool:
        """Waits for the hello with the key; tells what was missed. Without a right hello the socket is closed."""
        try:
            frame = read(await self.socket.receive_str(timeout=HELLO_SECONDS))
        except (asyncio.TimeoutError, TypeError, ValueError):
            frame = {}
        key, after = frame.get("key"), frame.get("after", 0)
        if frame.get("type") != "hello" or not is_key(key) or not is_place(after):
            await self.socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return False
        self._key = str(key)
        self._conversation = id_of(self._key)
        known, events = await self._switchboard.listen(self._conversation, self.listener, after)
        self.listener.hear({"type": "welcome", "known": known})
        self.listener.hear({"type": "history", "events": events})
        async with self._switchboard.lane(self._conversation) as lane, lane.lock:  # nothing newer comes in between
            if conversation := await self._switchboard.conversations.get(self._conversation):
                self.listener.hear(await self._app[QUEUEING].owner_event(conversation))
        return True

    def _refuse_if_too_often(self, kind: object) -> None:
        """Bounds all frames by the address, and messages by the conversation too."""
        rates, limiter = self._app[SETTINGS].rates, self._app[LIMITER]
        wait = limiter.seconds_to_wait(rates.address, "address", self._address)
        if kind == "message" and not wait:
            wait = limiter.seconds_to_wait(rates.conversation, "conversation", self._conversation)
        if wait:
            raise Refused(TOO_OFTEN if kind == "message" else TRY_LATER, wait)

    async def handle(self, frame: Mapping[str, Any], client_id: str | None) -> None:
        """One frame of the person."""
        self._refuse_if_too_often(frame.get("type"))
        match frame.get("type"):
            case "message" if client_id:
                message = await self._switchboard.say(self._key, CHANNEL, client_id, frame.get("text"))
                self.listener.hear({"type": "ack", "id": client_id, "seq": message.seq})
                await self._app[CHANGES].tell_activity(self._conversation)
            case "handoff":
                note, contact = frame.get("note", ""), frame.get("contact", "")
                await self._app[ASKING].ask_by_form(self._conversation, note, contact)
            case "withdraw":
                await self._app[ASKING].withdraw(self._conversation)
            case "typing":
                event = typing_event(frame.get("on") is True, "person")
                self._switchboard.tell(self._conversation, event, to_staff=True)
            case "start_over":
                await self._switchboard.begin_anew(self._conversation, ANEW)
            case "erase":
                await self._switchboard.erase(self._conversation)
                await self._app[CHANGES].tell_queue()
            case "export":
                self.listener.hear({"type": "export", "data": await self._exported()})
            case "ping":
                self.listener.hear({"type": "pong"})
            case _:
                raise ValueError("unknown frame")

    async def _exported(self) -> dict[str, Any] | None:
        """Everything that is kept, or nothing where nothing is."""
        conversation = await self._switchboard.conversations.get(self._conversation)
        if conversation is None:
            return None
        messages = await self._switchboard.conversations.after(conversation.id, 0)
        summaries, cases = await self._app[SUMMARIES].of(conversation.id), await self._app[CASES].of(conversation.id)
        return exported(conversation, messages, summaries, cases)
