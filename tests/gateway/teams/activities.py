"""Activities as Teams sends them, and a gateway that they are posted to."""

import itertools
import json
from collections.abc import Mapping
from typing import Any

from chatting_clients import Chat
from key_server import APP, SERVICE_URL, TENANT

_numbers = itertools.count(1)


def activity(text: str = "Hej", **changes: Any) -> dict[str, Any]:
    """What Teams posts when somebody writes to the bot; a change to None takes a field away."""
    usual = {
        "type": "message",
        "id": f"17{next(_numbers):011}",
        "timestamp": "2026-11-20T09:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {"id": "29:1-Eva", "name": "Eva Ek", "aadObjectId": "6c2d1f0e-1111-4222-8333-944445555666"},
        "recipient": {"id": f"28:{APP}", "name": "Stödlotsen"},
        "conversation": {"id": "a:1-personal", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": text,
        "textFormat": "plain",
        "locale": "sv-SE",
    }
    return {name: value for name, value in (usual | changes).items() if value is not None}


def post(chat: Chat, body: Any, token: str | None = None, **headers: str) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and text of the answer to an activity: ``bytes`` go as they are, all else as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {}) | headers
    return chat.run(_posted(chat, raw, sent))


async def _posted(chat: Chat, raw: bytes, headers: dict[str, str]) -> tuple[int, Mapping[str, str], str]:
    assert chat._session
    async with chat._session.post("/api/messages", data=raw, headers=headers) as response:
        return response.status, response.headers, await response.text()


def kept(chat: Chat) -> list[str]:
    """What people have said, as it is kept."""
    return [row[0] for row in chat.sql("SELECT text FROM messages WHERE sender = 'person' ORDER BY conversation, seq")]
