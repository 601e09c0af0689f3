"""The console's live door: ``GET /staff/live``, a WebSocket that carries JSON frames (see docs/payloads.md)."""

import asyncio
import logging
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web

from bot.gateway.incoming import Refused
from bot.gateway.keys import AUDIT, CASES, HANDOVER, LIMITER, QUEUEING, ROOM, SETTINGS, STAFF, SWITCHBOARD
from bot.gateway.lanes import Listener
from bot.gateway.staff.guard import OFFICER, StaffRoutes, has_role, session_of
from bot.gateway.times import now
from bot.gateway.visits import Visit, is_place, new_socket
from bot.storage.staff_records import Session

CHECK_SECONDS = 20.0
"""How often it is looked whether the member is still signed in; and that they are there is written down."""
TOO_OFTEN = "Det kommer många meddelanden på kort tid. Meddelandet skickas igen om en liten stund."
_ID = re.compile(r"[0-9a-f]{32}")
_log = logging.getLogger(__name__)
routes = StaffRoutes()


@routes.socket("/staff/live", OFFICER)
async def live(request: web.Request) -> web.StreamResponse:
    """Opens the socket of a console."""
    socket = new_socket()
    await socket.prepare(request)
    await ConsoleVisit(request.app, socket, session_of(request)).run()
    return socket


class ConsoleVisit(Visit):
    """A socket of a member of the staff; it can watch one conversation at a time."""

    def __init__(self, app: web.Application, socket: web.WebSocketResponse, session: Session) -> None:
        super().__init__(socket, Listener(of_staff=True))
        self._app = app
        self._session = session
        self._staff = session.staff
        self._watched = ""
        self._checking: asyncio.Task[None] | None = None

    async def greeted(self) -> bool:
        """Shows that the member is there, and how many wait."""
        if self._app[ROOM].enter(self._staff.id, self.listener, now()):
            self._app[ROOM].tell_all({"type": "presence"})
        await self._app[STAFF].seen(self._staff.id, now())
        waiting = await self._app[CASES].waiting()
        self.listener.hear({"type": "welcome"})
        newest = max((one.id for one in waiting), default=0)
        self.listener.hear({"type": "queue", "waiting": len(waiting), "newest": newest})
        self._checking = asyncio.create_task(self._check())
        return True

    async def left(self) -> None:
        """Shows that the member has gone, where this was the last console."""
        if self._checking:
            self._checking.cancel()
            with suppress(asyncio.CancelledError):
                await self._checking
        self._unwatch()
        if self._app[ROOM].leave(self._staff.id, self.listener):
            self._app[ROOM].tell_all({"type": "presence"})
            await self._app[STAFF].seen(self._staff.id, now())

    async def _check(self) -> None:
        """Ends the visit when the session has ended; until then the member counts as present."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            try:
                if not await self._is_admitted(used=False):
                    return
                await self._app[STAFF].seen(self._staff.id, now())
            except Exception:
                _log.exception("It could not be looked whether a member is still signed in; tried again")

    async def _is_admitted(self, *, used: bool) -> bool:
        session = await self._app[STAFF].renewed(self._session.key_hash, now(), used=used)
        if session is None or not has_role(session.staff, OFFICER):
            self.listener.hear({"type": "signed_out"})
            return False
        self._staff = session.staff
        return True

    async def handle(self, frame: Mapping[str, Any], client_id: str | None) -> None:
        """One frame of the console."""
        if frame.get("type") == "ping":
            self.listener.hear({"type": "pong"})
            return
        if not await self._is_admitted(used=frame.get("type") != "typing"):
            return
        self._refuse_if_too_often()
        match frame.get("type"):
            case "watch":
                await self._watch(frame.get("conversation"), frame.get("after", 0))
            case "message" if client_id and self._watched:
                message = await self._app[HANDOVER].say(self._watched, self._staff, client_id, frame.get("text"))
                self.listener.hear({"type": "ack", "id": client_id, "seq": message.seq})
            case "typing" if self._watched:
                await self._app[HANDOVER].typing(self._watched, self._staff, frame.get("on") is True)
            case _:
                raise ValueError("unknown frame")

    def _refuse_if_too_often(self) -> None:
        rate = self._app[SETTINGS].rates.conversation
        if wait := self._app[LIMITER].seconds_to_wait(rate, "console", self._staff.id):
            raise Refused(TOO_OFTEN, wait)

    async def _watch(self, conversation: object, after: object) -> None:
        if not isinstance(conversation, str) or not _ID.fullmatch(conversation) or not is_place(after):
            raise ValueError("no conversation")
        known = await self._app[SWITCHBOARD].conversations.get(conversation)
        if known is None:
            raise LookupError(conversation)
        if conversation != self._watched:
            me, moment = self._staff, now()
            await self._app[AUDIT].add(moment, me.login, "watched", me.id, conversation, {})
        self._unwatch()
        self._watched = conversation
        _, events = await self._app[SWITCHBOARD].listen(conversation, self.listener, int(str(after)))
        self.listener.hear({"type": "history", "events": events})
        async with self._app[SWITCHBOARD].lane(conversation) as lane, lane.lock:  # nothing newer comes in between
            if known := await self._app[SWITCHBOARD].conversations.get(conversation):
                self.listener.hear(await self._app[QUEUEING].owner_event(known))

    def _unwatch(self) -> None:
        if self._watched:
            self._app[SWITCHBOARD].leave(self._watched, self.listener)
            self._watched = ""
