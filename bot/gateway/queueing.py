"""Where somebody stands in the queue, and what can honestly be said of the wait."""

import math
from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from bot.gateway.staff_room import StaffRoom
from bot.gateway.times import now
from bot.guidance.fact_words import listed
from bot.guidance.office_hours import OfficeHours, opens_words
from bot.guidance.phrases import phrase
from bot.storage.cases import Cases
from bot.storage.records import Conversation
from bot.storage.staff import StaffAccounts
from bot.storage.staff_records import HUMAN, QUEUED, WAITING, Case

RECENT = timedelta(days=14)
MOST_WAITS, LEAST_WAITS = 20, 3
"""How many of the latest waits are reckoned with, and how many there must be to say anything."""
MINUTES_IN_WORDS = 90
"""A longer wait is told in hours."""


class Queueing:
    """The queue as the person who waits sees it."""

    def __init__(self, cases: Cases, accounts: StaffAccounts, room: StaffRoom, hours: OfficeHours) -> None:
        self._cases = cases
        self._accounts = accounts
        self._room = room
        self._hours = hours

    @property
    def is_open(self) -> bool:
        """Whether staff answer now, by their office hours."""
        return self._hours.is_open(now())

    @property
    def opens(self) -> str:
        """When staff answer next, in words."""
        return opens_words(self._hours.next_opening(now()), now())

    async def position(self, conversation: str) -> int:
        """The place in the queue; for somebody who does not wait yet the one they would get."""
        waiting = [one.conversation for one in await self._cases.waiting()]
        return waiting.index(conversation) + 1 if conversation in waiting else len(waiting) + 1

    async def wait_words(self) -> str:
        """How long one will wait, as far as that can be known."""
        if not self.is_open:
            return phrase("wait_shut", opens=self.opens)
        if not self._room.present:
            return phrase("wait_nobody")
        waits = await self._cases.recent_waits(now() - RECENT, MOST_WAITS)
        if len(waits) < LEAST_WAITS:
            return phrase("wait_unknown")
        return phrase("wait_known", minutes=_written(median(self._hours.open_seconds(*one) for one in waits)))

    async def owner_event(self, conversation: Conversation) -> dict[str, Any]:
        """Who answers in the conversation now, as the person's window shows it."""
        if conversation.state == QUEUED:
            return _queued(await self.position(conversation.id), await self.wait_words())
        member = await self._accounts.get(conversation.owner) if conversation.state == HUMAN else None
        open_case = await self._cases.open_one(conversation.id)
        return {
            "type": "owner",
            "state": conversation.state,
            "name": member.name if member else None,
            "position": None,
            "wait_text": "",
            "case": open_case.state if open_case else "none",
        }

    async def places(self, waiting: Sequence[Case]) -> list[tuple[str, dict[str, Any]]]:
        """The owner event of each conversation in the queue ``waiting``; put together at once, for there may be many.

        What is left for later while the assistant answers has a place, too, but no event.
        """
        words, queued = await self.wait_words(), await self._cases.queued()
        return [
            (case.conversation, _queued(place, words))
            for place, case in enumerate(waiting, 1)
            if case.conversation in queued
        ]

    async def offer(self, payload: Mapping[str, Any], conversation: str) -> tuple[dict[str, Any], str]:
        """An offer of a person with what only the gateway knows, and that in words."""
        is_open, position, wait = self.is_open, await self.position(conversation), await self.wait_words()
        facts = payload.get("facts") or {}
        told = phrase("passes_facts", facts=listed(_checked(facts))) if facts else ""
        passed = (
            phrase("passes_conversation"),
            told,
            phrase("passes_assessment") if facts else "",
            phrase("passes_own"),
        )
        words = (
            phrase("offer_open", position=position, wait=wait) if is_open else phrase("offer_shut", opens=self.opens)
        )
        return dict(payload) | {
            "open": is_open, "position": position, "wait_text": words, "opens_text": "" if is_open else self.opens,
            "passes_on": [one for one in passed if one], "contact_advised": not is_open,
        }, words  # fmt: skip


def _queued(position: int, wait: str) -> dict[str, Any]:
    return {
        "type": "owner", "state": QUEUED, "name": None, "position": position, "wait_text": wait, "case": WAITING,
    }  # fmt: skip


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {fact: tuple(value) if isinstance(value, list) else value for fact, value in facts.items()}


def _written(seconds: float) -> str:
    minutes = max(1, math.ceil(seconds / 60))
    if minutes == 1:
        return phrase("minute")
    if minutes <= MINUTES_IN_WORDS:
        return phrase("minutes", count=minutes)
    hours = round(minutes / 60)
    return phrase("hours", count=hours) if hours > 1 else phrase("hour")
