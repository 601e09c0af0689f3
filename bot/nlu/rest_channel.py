"""Rasa's REST channel, but never silent: what fails is told in Swedish, and the conversation goes on."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint

from bot.guidance.payload import fallback_payload
from bot.guidance.phrases import phrase
from bot.swedish.normalise import MAX_LENGTH

PATIENCE_SECONDS = 20
"""How long a person waits for an answer that does not come; Rasa itself would wait five minutes."""
_LEADING = re.compile(r"^[\s/]+")
_log = logging.getLogger(__name__)


class SteadyRestInput(RestInput):
    """The channel ``rest`` at its usual address.

    Rasa answers with an empty list where a custom action fails; here the person is told. A message too
    long to read is refused before it reaches the model.
    """

    @classmethod
    def name(cls) -> str:
        """The address stays ``/webhooks/rest/webhook``."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of Rasa's channel around a handler that always answers."""

        async def answer(message: UserMessage) -> None:
            channel: Any = message.output_channel
            if len(message.text or "") > MAX_LENGTH:
                await _tell(channel, message.sender_id, "too_long", "not_understood")
                return
            # A leading slash would be taken for a command that sets intents and slots; people may not give those.
            message.text = _LEADING.sub("", message.text or "")
            try:
                await asyncio.wait_for(on_new_message(message), PATIENCE_SECONDS)
            except asyncio.CancelledError:  # who asked has gone; Rasa would write the message into its log
                return
            except Exception:  # a timeout among them
                _log.exception("A message could not be handled")
            if not getattr(channel, "messages", [None]):
                await _tell(channel, message.sender_id, "unavailable", "unavailable")

        return super().blueprint(answer)


async def _tell(channel: Any, sender: str, sentence: str, reason: str) -> None:
    await channel.send_text_message(sender, phrase(sentence))
    await channel.send_custom_json(sender, dict(fallback_payload(reason)))
