"""Putting the figures of a period together: read in batches, counted beside the event loop, kept for a minute."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date

from bot.catalogue.subjects import Catalogue
from bot.guidance.recurring_words import RecurringWords, vocabulary
from bot.guidance.statistics import (
    Days,
    Durations,
    Handled,
    OpenSeconds,
    Period,
    Replies,
    by_number,
    durations,
)
from bot.storage.figures import Figures

KEPT_SECONDS = 60.0
"""A page and its files then show the same, and reading again and again costs nothing."""
MOST_KEPT = 8


@dataclass(frozen=True)
class Report:
    """The figures of a period. Conversations and cases by code; durations in seconds within office hours."""

    period: Period
    begun: dict[date, int]
    handed_over: dict[date, int]
    reasons: dict[str, int]
    outcomes: dict[str, int]
    waiting: Durations
    until_reply: Durations
    handling: Durations
    open_now: dict[str, int]
    calls: dict[str, int]
    aspects: dict[str, int]
    questions: dict[str, int]
    unanswered: dict[str, int]
    words: dict[str, int]
    verdicts: dict[str, dict[str, int]]


class Counting:
    """Makes reports, one at a time."""

    def __init__(self, figures: Figures, catalogue: Catalogue, open_seconds: OpenSeconds) -> None:
        self._figures = figures
        self._vocabulary = vocabulary(catalogue)
        self._open_seconds = open_seconds
        self._one_at_a_time = asyncio.Lock()
        self._kept: dict[Period, tuple[float, Report]] = {}

    async def report(self, period: Period) -> Report:
        """The figures of ``period``, at most a minute old."""
        async with self._one_at_a_time:
            self._kept = {
                one: (at, report) for one, (at, report) in self._kept.items() if time.monotonic() - at < KEPT_SECONDS
            }
            if period not in self._kept:
                if len(self._kept) >= MOST_KEPT:
                    del self._kept[min(self._kept, key=lambda one: self._kept[one][0])]
                self._kept[period] = (time.monotonic(), await self._counted(period))
            return self._kept[period][1]

    async def _counted(self, period: Period) -> Report:
        days, handled, replies = Days(), Handled(), Replies()
        async for begun in self._figures.begun(period.start, period.end):
            await asyncio.to_thread(days.take, begun)
        async for cases in self._figures.cases(period.start, period.end):
            await asyncio.to_thread(handled.take, cases, self._open_seconds)
        async for payloads in self._figures.payloads(period.start, period.end):
            await asyncio.to_thread(replies.take, payloads)
        return Report(
            period=period,
            begun=dict(days.begun),
            handed_over=dict(days.handed_over),
            reasons=dict(handled.reasons.most_common()),
            outcomes=dict(handled.outcomes.most_common()),
            waiting=durations(handled.waiting),
            until_reply=durations(handled.until_reply),
            handling=durations(handled.handling),
            open_now=await self._figures.open_now(),
            calls=by_number(replies.calls),
            aspects=by_number(replies.aspects),
            questions=dict(replies.questions.most_common()),
            unanswered=by_number(replies.unanswered),
            words=await self._words(replies.failed),
            verdicts=await self._verdicts(sorted(replies.assessed.values())),
        )

    async def _words(self, failed: list[tuple[str, int]]) -> dict[str, int]:
        words = RecurringWords(self._vocabulary)
        in_order = [message for _, message in sorted(failed)]
        async for questions in self._figures.unanswered(in_order):
            await asyncio.to_thread(words.take, sorted(questions))
        return words.recurring()

    async def _verdicts(self, messages: list[int]) -> dict[str, dict[str, int]]:
        counted: dict[str, Counter[str]] = {}
        async for verdicts in self._figures.verdicts(messages):
            for one in verdicts:
                counted.setdefault(one.call, Counter())[one.fit] += one.number
        return {call: dict(fits) for call, fits in sorted(counted.items())}
