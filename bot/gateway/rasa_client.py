"""Talking to Rasa over its REST channel and its HTTP API."""

import asyncio
from datetime import datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.eligibility.facts import FactValue
from bot.storage.records import Draft

ANSWER_SECONDS = 30
"""Rasa's own channel gives up after 20 and says so; this is for a Rasa that hangs."""
SAID_TO_STAFF = "said_to_staff"
"""The intent of what a person wrote to staff: nothing follows on it."""
RESUME = "resume"


class RasaUnavailable(Exception):
    """Rasa can't be reached, or does not answer as it should."""


class RasaClient:
    """One Rasa server. ``session`` is shared with the rest of the gateway."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def answer(self, conversation: str, message: str, text: str) -> list[dict[str, Any]]:
        """Rasa's replies to ``text``, as its REST channel sends them. ``message`` is kept beside it in Rasa."""
        body = {"sender": conversation, "message": text, "metadata": {"message": message}}
        replies = await self._post(f"{self._url}/webhooks/rest/webhook", body)
        if not isinstance(replies, list):
            raise RasaUnavailable("no list of replies")
        return replies

    async def forget(self, conversation: str) -> None:
        """Lets the conversation begin anew: nothing that was told before counts any more."""
        await self._post(f"{self._url}/conversations/{conversation}/tracker/events", {"event": "restart"})

    async def tell(self, conversation: str, events: list[dict[str, Any]]) -> None:
        """Tells what happened while staff had the conversation, so that what follows can build on it.

        What was offered before that has lapsed. That is told first and alone: a conversation that Rasa has
        not met gets its beginning from it, and what is stamped before the beginning is lost on Rasa.
        """
        url = f"{self._url}/conversations/{conversation}/tracker/events"
        await self._post(url, [_slot("connecting", None)])
        if events:
            await self._post(url, events)

    async def resume(self, conversation: str) -> list[dict[str, Any]]:
        """Lets the assistant go on where it stopped: what it says, in the form of the REST channel."""
        url = f"{self._url}/conversations/{conversation}/trigger_intent"
        answer = await self._post(url, {"name": RESUME, "entities": {}})
        replies = answer.get("messages") if isinstance(answer, dict) else None
        if not replies:  # Rasa has nothing to say where its actions fail
            raise RasaUnavailable("no replies on going on")
        return list(replies)

    async def _post(self, url: str, body: dict[str, Any] | list[dict[str, Any]]) -> Any:
        try:
            timeout = ClientTimeout(total=ANSWER_SECONDS)
            async with self._session.post(url, json=body, timeout=timeout) as response:
                if response.status != 200:
                    raise RasaUnavailable(f"status {response.status}")
                return await response.json()
        except (ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise RasaUnavailable(type(error).__name__) from error


def person_said(text: str, message_id: str, at: datetime) -> list[dict[str, Any]]:
    """The events of a message that a person wrote to staff, kept under its id as the REST channel does."""
    parsed = {"text": text, "intent": {"name": SAID_TO_STAFF, "confidence": 1.0}, "entities": []}
    said = {
        "event": "user",
        "text": text,
        "input_channel": "rest",
        "message_id": message_id,
        "metadata": {"message": message_id},
        "parse_data": parsed,
        "timestamp": at.timestamp(),
    }
    return [said, {"event": "action", "name": "action_listen", "timestamp": at.timestamp()}]


def staff_said(text: str, author: str, message_id: str, at: datetime) -> list[dict[str, Any]]:
    """The event of a message from the member of staff named ``author``, kept under its id."""
    metadata = {"author": author, "message": message_id}
    return [{"event": "bot", "text": text, "data": {}, "metadata": metadata, "timestamp": at.timestamp()}]


def fact_set(fact: str, value: FactValue | None) -> list[dict[str, Any]]:
    """The event of a fact that staff set; None where they took it away."""
    return [_slot(fact, list(value) if isinstance(value, tuple) else value)]


def _slot(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value}


def drafts_of(replies: list[dict[str, Any]]) -> list[Draft]:
    """Rasa's replies as messages: a payload goes with the text that it follows."""
    drafts: list[Draft] = []
    for reply in replies:
        if custom := reply.get("custom"):
            if drafts and drafts[-1].payload is None:
                drafts[-1] = Draft("bot", drafts[-1].text, drafts[-1].buttons, custom)
            else:
                drafts.append(Draft("bot", "", payload=custom))
        elif text := reply.get("text"):
            drafts.append(Draft("bot", text, [_button(one) for one in reply.get("buttons") or []]))
    return drafts


def _button(button: dict[str, Any]) -> dict[str, str]:
    return {"title": str(button["title"]), "says": str(button["payload"])}
