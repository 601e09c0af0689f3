"""The frames that the gateway sends to those who listen (described in docs/payloads.md)."""

from collections.abc import Mapping
from typing import Any

from bot.storage.records import Message

_STATUS = {
    "unavailable": "Assistenten svarar inte just nu. Det du skrev är sparat och besvaras så snart den är tillbaka.",
    "ok": "Assistenten är tillbaka.",
}


def message_event(message: Message) -> dict[str, Any]:
    """One message of the conversation."""
    event: dict[str, Any] = {
        "type": "message",
        "seq": message.seq,
        "from": message.sender,
        "text": message.text,
        "at": message.at.isoformat(timespec="seconds"),
    }
    if message.author:
        event["author"] = message.author
    if message.client_id:
        event["id"] = message.client_id
    if message.buttons:
        event["buttons"] = message.buttons
    if message.payload:
        event["payload"] = message.payload
    return event


def typing_event(on: bool, who: str = "bot") -> dict[str, Any]:
    """Whether somebody is writing: ``bot``, ``staff`` or, to staff, ``person``."""
    return {"type": "typing", "on": on, "who": who}


def status_event(state: str) -> Mapping[str, Any]:
    """Whether the assistant can answer: ``unavailable`` or ``ok``."""
    return {"type": "status", "state": state, "text": _STATUS[state]}


def refused_event(
    message: str, client_id: str | None = None, retry_after: float = 0, about: str = "", field: str = ""
) -> dict[str, Any]:
    """Why a frame was not taken. With ``retry_after`` (seconds) the same may be sent again after that.

    ``about`` names the kind of frame where it was a form, and ``field`` the place in it.
    """
    event: dict[str, Any] = {"type": "refused", "text": message}
    if about:
        event |= {"about": about, "field": field}
    if client_id:
        event["id"] = client_id
    if retry_after:
        event["retry_after"] = round(retry_after, 1)
    return event
