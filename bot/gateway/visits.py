"""One open WebSocket: frames in, events out. The doors of applicants and of staff build on it."""

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.gateway.events import refused_event
from bot.gateway.incoming import Refused, is_client_id
from bot.gateway.lanes import Listener

LARGEST_FRAME = 64 * 1024
HEARTBEAT_SECONDS = 25
MOST_SEQ = 2**31
NOT_READ = "Meddelandet gick inte att läsa. Ladda om sidan och försök igen."
BROKEN = "Något gick fel hos oss. Försök igen om en stund."
LAST = ("erased", "signed_out")
"""After these events the socket closes."""
_log = logging.getLogger(__name__)


def new_socket() -> web.WebSocketResponse:
    """A socket with bounded frames, which notices when the other side has gone."""
    return web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, compress=False)


class Visit:
    """One socket from its first frame to its end."""

    def __init__(self, socket: web.WebSocketResponse, listener: Listener) -> None:
        self.socket = socket
        self.listener = listener

    async def greeted(self) -> bool:
        """Begins the visit; False where the socket is to close at once."""
        raise NotImplementedError

    async def handle(self, frame: Mapping[str, Any], client_id: str | None) -> None:
        """Carries out what a frame asks for; raises ``Refused``, or ValueError where it can't be read."""
        raise NotImplementedError

    async def left(self) -> None:
        """What is to be done when the socket has closed."""
        raise NotImplementedError

    async def run(self) -> None:
        """Reads frames until the socket closes; what there is to hear is written beside it."""
        writer = asyncio.create_task(self._write())
        try:
            if await self.greeted():
                async for frame in self.socket:
                    if frame.type is WSMsgType.TEXT:
                        await self._take(frame.data)
        except ConnectionError:
            pass
        finally:
            await self.left()
            self.listener.end()
            await writer

    async def _write(self) -> None:
        """Writes what the listener hears; a socket that can't be written to any more is closed."""
        try:
            while (event := await self.listener.events.get()) is not None:
                await self.socket.send_str(json.dumps(event, ensure_ascii=False))
                if event["type"] in LAST:
                    break
            await self.socket.close(code=WSCloseCode.GOING_AWAY)
        except (ConnectionError, RuntimeError):  # gone, or closing
            pass

    async def _take(self, text: str) -> None:
        """One frame. Whatever goes wrong is told, and the socket stays open."""
        client_id, about = None, ""
        try:
            frame = read(text)
            client_id = frame.get("id") if is_client_id(frame.get("id")) else None
            about = "handoff" if frame.get("type") == "handoff" else ""
            await self.handle(frame, client_id)
        except Refused as refused:
            self.listener.hear(refused_event(refused.message, client_id, refused.retry_after, about, refused.field))
        except LookupError:  # erased in the same moment
            self.listener.hear({"type": "erased"})
        except ValueError:
            self.listener.hear(refused_event(NOT_READ))
        except Exception:
            _log.exception("A frame could not be handled")
            self.listener.hear(refused_event(BROKEN, client_id, 5, about))


def read(text: str) -> Mapping[str, Any]:
    """The JSON object in a frame; raises ValueError where it holds none."""
    try:
        frame = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(frame, dict):
        raise ValueError("no object")
    return frame


def is_place(value: object) -> bool:
    """Whether it can be the number of a message."""
    return type(value) is int and 0 <= value < MOST_SEQ
