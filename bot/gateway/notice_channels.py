"""The ways a notice can go: an Adaptive Card to a Teams channel's webhook, and an e-mail."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.addresses import is_local
from bot.gateway.times import now

SECONDS_FOR_WEBHOOK, SECONDS_FOR_MAIL = 10, 30
CARD = "application/vnd.microsoft.card.adaptive"
_LATER = (408, 429)
"""Refusals that say: not now. Others among the 400s say: not like this."""


@dataclass(frozen=True)
class Letter:
    """A notice in words. ``id`` names it, so that a receiver can know a repeated one."""

    id: str
    at: datetime
    title: str
    lines: Sequence[str]
    link: str
    link_text: str


class NotSent(Exception):
    """A try in vain; says why without repeating anything of the notice or its address.

    ``is_refused``: the receiver doesn't want it like this. ``retry_after``: the seconds it wants to be left
    alone, or None where it doesn't say.
    """

    def __init__(self, why: str, *, is_refused: bool = False, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.is_refused = is_refused
        self.retry_after = retry_after


async def post_card(session: ClientSession, url: str, letter: Letter) -> None:
    """Posts the notice to a webhook as Teams reads it. Raises ``NotSent``."""
    timeout = ClientTimeout(total=SECONDS_FOR_WEBHOOK)
    try:
        async with session.post(url, json=card_of(letter), allow_redirects=False, timeout=timeout) as response:
            status, wait = response.status, response.headers.get("Retry-After", "")
    except (ClientError, OSError, TimeoutError, asyncio.TimeoutError) as error:
        raise NotSent(type(error).__name__) from None
    if not 200 <= status < 300:
        refused = 400 <= status < 500 and status not in _LATER
        raise NotSent(f"HTTP {status}", is_refused=refused, retry_after=_seconds(wait))


def card_of(letter: Letter) -> dict[str, Any]:
    """The message that Teams' workflows and incoming webhooks take."""
    title = {"type": "TextBlock", "text": letter.title, "weight": "Bolder", "size": "Medium", "wrap": True}
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "sv",
        "body": [title, *({"type": "TextBlock", "text": line, "wrap": True} for line in letter.lines)],
        "actions": [{"type": "Action.OpenUrl", "title": letter.link_text, "url": letter.link}],
    }
    return {"type": "message", "attachments": [{"contentType": CARD, "contentUrl": None, "content": card}]}


def _seconds(retry_after: str) -> float | None:
    """The seconds that a ``Retry-After`` asks for, which may also name a moment; None where it can't be read."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max((parsedate_to_datetime(retry_after) - now()).total_seconds(), 0)
    except (TypeError, ValueError):
        return None


async def send_mail(smtp_url: str, sender: str, recipients: Sequence[str], letter: Letter) -> int:
    """Sends the notice by e-mail; gives how many of the recipients the server refused. Raises ``NotSent``.

    ``smtps`` is encrypted from the start, ``smtp`` as soon as the server offers it. A password goes over an
    encrypted connection only, except to a server on this machine.
    """
    try:
        refused, _ = await asyncio.wait_for(
            aiosmtplib.send(
                _message(sender, recipients, letter), sender=sender, recipients=list(recipients), **_server(smtp_url)
            ),
            SECONDS_FOR_MAIL,
        )
    except aiosmtplib.SMTPAuthenticationError as error:  # a password can be put right before it is given up
        raise NotSent(f"SMTP {error.code}, the password is not taken") from None
    except aiosmtplib.SMTPResponseException as error:
        raise NotSent(f"SMTP {error.code}", is_refused=error.code >= 500) from None
    except aiosmtplib.SMTPRecipientsRefused as error:
        codes = sorted({one.code for one in error.recipients})
        why = f"SMTP {', '.join(map(str, codes))}, no recipient is taken"
        raise NotSent(why, is_refused=min(codes, default=0) >= 500) from None
    except (aiosmtplib.SMTPException, OSError, TimeoutError, asyncio.TimeoutError, ssl.SSLError) as error:
        raise NotSent(type(error).__name__) from None
    return len(refused)


def _server(smtp_url: str) -> dict[str, Any]:
    parts = urlsplit(smtp_url)
    encrypted, user = parts.scheme == "smtps", unquote(parts.username or "")
    must_encrypt = bool(user) and not is_local(smtp_url)
    return {
        "hostname": parts.hostname,
        "port": parts.port or (465 if encrypted else 587 if user else 25),
        "username": user or None,
        "password": unquote(parts.password or "") if user else None,
        "use_tls": encrypted,
        "start_tls": False if encrypted else True if must_encrypt else None,
        "timeout": SECONDS_FOR_WEBHOOK,
    }


def _message(sender: str, recipients: Sequence[str], letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = ", ".join(recipients)
    message["Subject"] = letter.title
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # keeps absence replies away
    message.set_content("\n\n".join([*letter.lines, f"{letter.link_text}: {letter.link}"]) + "\n")
    return message
