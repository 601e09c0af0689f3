"""Talking to Rasa over its REST channel and its HTTP API."""

import asyncio
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.storage.records import Draft

ANSWER_SECONDS = 30
"""Rasa's own channel gives up after 20 and says so; this is for a Rasa that hangs."""


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

    async def _post(self, url: str, body: dict[str, Any]) -> Any:
        try:
            timeout = ClientTimeout(total=ANSWER_SECONDS)
            async with self._session.post(url, json=body, timeout=timeout) as response:
                if response.status != 200:
                    raise RasaUnavailable(f"status {response.status}")
                return await response.json()
        except (ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise RasaUnavailable(type(error).__name__) from error


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
