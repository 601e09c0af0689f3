"""Telling staff outside of the console that a matter waits. Nothing of the applicant leaves the house this way."""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession
from jinja2 import Environment

from bot.gateway.notice_channels import Letter, NotSent, post_card, send_mail
from bot.gateway.templates import rendered
from bot.gateway.times import now
from bot.settings import Settings
from bot.storage.outbox import Outbox
from bot.storage.staff_records import Case, Notice

WEBHOOK, EMAIL = "webhook", "email"
HOUR = 3600.0
PAUSES = (30.0, 120.0, 600.0, HOUR, *(2 * HOUR,) * 2, *(3 * HOUR,) * 2, *(4 * HOUR,) * 3)
"""Seconds between the tries: twelve tries in a day and a night."""
MOST_REFUSALS = 3
"""Tries of a notice that the receiver doesn't want as it is."""
LONGEST_PAUSE = 6 * HOUR
PAUSE_AFTER_FAULT = 30.0
DAYS_KEPT = 7
_log = logging.getLogger(__name__)


class Notices:
    """Puts notices into the outbox and sends them from there, again and again where the receiver is down."""

    def __init__(self, outbox: Outbox, session: ClientSession, settings: Settings, templates: Environment) -> None:
        self._outbox = outbox
        self._session = session
        self._settings = settings
        self._templates = templates
        self._woken = {channel: asyncio.Event() for channel in (WEBHOOK, EMAIL)}

    async def new_case(self, case: Case, waiting: int) -> None:
        """Tells of a case in each way that is set up; ``waiting``: cases in the queue, this one included.

        Never raises: a notice is no reason to disturb the conversation.
        """
        content = {
            "conversation": case.conversation, "reason": case.reason, "out_of_hours": case.out_of_hours,
            "queued_at": case.queued_at.isoformat(), "waiting": waiting,
        }  # fmt: skip
        try:
            for channel in self._channels():
                await self._outbox.put(channel, content, now())
                self._woken[channel].set()
        except Exception:
            _log.exception("A notice could not be put into the outbox")

    def _channels(self) -> list[str]:
        chosen = self._settings.notices
        addresses = {WEBHOOK: chosen.webhook_url, EMAIL: chosen.smtp_url}
        return [channel for channel, address in addresses.items() if address]

    async def run(self) -> None:
        """Sends what is due, as long as it is let; each way for itself, so that one that hangs delays no other."""
        await asyncio.gather(*(self._run(channel) for channel in self._woken))

    async def _run(self, channel: str) -> None:
        while True:
            self._woken[channel].clear()
            try:
                pause = await self._sent_what_is_due(channel)
            except Exception:
                _log.exception("The outbox could not be worked on")
                pause = PAUSE_AFTER_FAULT
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._woken[channel].wait(), pause)

    async def _sent_what_is_due(self, channel: str) -> float:
        """Gives the seconds until something is due again."""
        while due := await self._outbox.due(channel, now()):
            for notice in due:
                await self._try(notice)
        await self._outbox.erase_before(now() - timedelta(days=DAYS_KEPT))
        next_try = await self._outbox.next_try_at(channel)
        return HOUR if next_try is None else min(max((next_try - now()).total_seconds(), 0), HOUR)

    async def _try(self, notice: Notice) -> None:
        try:
            await self._send(notice)
        except NotSent as failure:
            await self._try_later(notice, failure)
        except Exception as error:  # a notice that can't even be written must not hold up the others
            await self._try_later(notice, NotSent(type(error).__name__, is_refused=True))
        else:
            await self._outbox.sent(notice.id, now())

    async def _send(self, notice: Notice) -> None:
        if notice.channel not in self._channels():
            raise NotSent("no such way is set up any more", is_refused=True)
        chosen, letter = self._settings.notices, self._letter(notice)
        if notice.channel == WEBHOOK:
            await post_card(self._session, chosen.webhook_url, letter)
        elif refused := await send_mail(chosen.smtp_url, chosen.sender, chosen.recipients, letter):
            _log.warning("The mail server took a notice, but not for %d of its recipients", refused)

    def _letter(self, notice: Notice) -> Letter:
        content: dict[str, Any] = notice.content
        values = content | {"queued_at": datetime.fromisoformat(content["queued_at"])}
        text = rendered(self._templates, "staff/notice.txt", **values)
        title, *lines, link_text = filter(None, (line.strip() for line in text.splitlines()))
        address = self._settings.public_url or self._settings.gateway_url
        link = f"{address}/staff/arenden/{content['conversation']}"
        return Letter(f"{notice.created_at:%Y%m%d%H%M%S}.{notice.id}", notice.created_at, title, lines, link, link_text)

    async def _try_later(self, notice: Notice, failure: NotSent) -> None:
        tries = notice.tries + 1
        is_over = tries > len(PAUSES) or (failure.is_refused and tries >= MOST_REFUSALS)
        if is_over:
            _log.error("A notice by %s is given up after %d tries (%s)", notice.channel, tries, failure)
            await self._outbox.failed(notice.id, None, now())
            return
        wish = failure.retry_after
        pause = PAUSES[notice.tries] if wish is None else min(max(wish, 1.0), LONGEST_PAUSE)
        _log.warning("A notice by %s could not be sent (%s); try %d", notice.channel, failure, tries)
        await self._outbox.failed(notice.id, now() + timedelta(seconds=pause), now())
