"""Counting what has happened in a period, for the figures. Pure: what it counts is handed in by the gateway."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol

from bot.settings import SWEDEN

USUAL_DAYS = 30
MOST_DAYS = 366
MOST_PAGES = 3
"""An answer about more calls than that is a list of them: nobody asked for each one."""
_EARLIEST = date(2000, 1, 1)
STEPPED_IN = "taken_over"
"""Reason of a case that never waited: an officer took the conversation over unasked."""
BROKEN = "unavailable"
"""Reason of a reply that says nothing of the question: something did not work."""
OpenSeconds = Callable[[datetime, datetime], float]
"""How much of the time between two moments was within office hours, in seconds."""


@dataclass(frozen=True)
class Period:
    """Swedish days, both included."""

    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """Every day of it."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def start(self) -> datetime:
        """The moment at which it begins."""
        return datetime.combine(self.first, time(), SWEDEN)

    @property
    def end(self) -> datetime:
        """The moment at which the day after it begins."""
        return datetime.combine(self.last + timedelta(days=1), time(), SWEDEN)


def period_of(first: str, last: str, today: date) -> Period:
    """The period from ``first`` to ``last`` (``2026-11-22``); the last thirty days where both are empty.

    Raises ValueError, in Swedish, where they are no days, in the wrong order, to come, or more than a year apart.
    """
    until = min(_day(last), today) if last else today
    since = _day(first) if first else until - timedelta(days=USUAL_DAYS - 1)
    if since > until:
        raise ValueError("Den första dagen ligger efter den sista, eller efter i dag. Byt dag.")
    if (until - since).days >= MOST_DAYS:
        raise ValueError(f"Välj högst {MOST_DAYS} dagar.")
    return Period(since, until)


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    if day < _EARLIEST:
        raise ValueError("Dagen går inte att läsa. Skriv den som 2026-11-22.")
    return day


@dataclass(frozen=True)
class Durations:
    """Seconds: half of the ``number`` took at most ``median``, nine of ten at most ``ninetieth``."""

    number: int
    median: float | None
    ninetieth: float | None


def durations(seconds: Iterable[float]) -> Durations:
    """The durations of what took so many seconds each."""
    ordered = sorted(seconds)
    if not ordered:
        return Durations(0, None, None)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return Durations(len(ordered), median, ordered[math.ceil(0.9 * len(ordered)) - 1])


@dataclass
class Days:
    """Conversations by the Swedish day on which they began."""

    begun: Counter[date] = field(default_factory=Counter)
    handed_over: Counter[date] = field(default_factory=Counter)

    def take(self, conversations: Iterable[tuple[datetime, bool]]) -> None:
        """Counts conversations: when each began, and whether staff had anything to do with it."""
        for at, handed_over in conversations:
            day = at.astimezone(SWEDEN).date()
            self.begun[day] += 1
            self.handed_over[day] += handed_over


class CaseTimes(Protocol):
    """What is known of a case."""

    @property
    def reason(self) -> str: ...
    @property
    def queued_at(self) -> datetime: ...
    @property
    def claimed_at(self) -> datetime | None: ...
    @property
    def replied_at(self) -> datetime | None: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def outcome(self) -> str | None: ...


@dataclass
class Handled:
    """Cases: why they came, how long they took (seconds within office hours), how they ended."""

    reasons: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    waiting: list[float] = field(default_factory=list)
    until_reply: list[float] = field(default_factory=list)
    handling: list[float] = field(default_factory=list)

    def take(self, cases: Iterable[CaseTimes], open_seconds: OpenSeconds) -> None:
        """Counts cases. Who steps in unasked has let nobody wait."""
        for one in cases:
            self.reasons[one.reason] += 1
            if one.claimed_at and one.reason != STEPPED_IN:
                self.waiting.append(open_seconds(one.queued_at, one.claimed_at))
            if one.replied_at and one.reason != STEPPED_IN:
                self.until_reply.append(open_seconds(one.queued_at, one.replied_at))
            if one.closed_at:
                self.outcomes[one.outcome or "other"] += 1
            if one.closed_at and one.claimed_at:
                self.handling.append(open_seconds(one.claimed_at, one.closed_at))


@dataclass
class Replies:
    """What the assistant's replies were about. Each conversation counts once for a call, an aspect, a reason.

    ``questions`` counts the unanswered ones by reason, and ``failed`` holds the replies to those that were not
    understood or led elsewhere (conversation and message). ``assessed`` holds the message of the last assessment
    of each conversation.
    """

    calls: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    aspects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unanswered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    questions: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, int]] = field(default_factory=list)
    assessed: dict[str, int] = field(default_factory=dict)

    def take(self, payloads: Iterable[tuple[int, str, str]]) -> None:
        """Counts payloads: number of the message, conversation, and the payload as JSON, empty for an assessment."""
        for message, conversation, text in payloads:
            if not text:
                self.assessed[conversation] = max(message, self.assessed.get(conversation, 0))
                continue
            payload = json.loads(text)
            if payload["type"] == "fallback":
                self._count_failure(conversation, message, str(payload.get("reason", "")))
            elif payload["type"] == "sources":
                self._count_answer(conversation, payload)

    def _count_failure(self, conversation: str, message: int, reason: str) -> None:
        self.questions[reason] += 1
        self.unanswered[reason].add(conversation)
        if reason != BROKEN:
            self.failed.append((conversation, message))

    def _count_answer(self, conversation: str, payload: dict[str, list[dict[str, str]]]) -> None:
        pages = payload.get("pages", [])
        if len(pages) <= MOST_PAGES:
            for page in pages:
                self.calls[page["call"]].add(conversation)
        for aspect in payload.get("aspects", []):
            self.aspects[str(aspect)].add(conversation)


def by_number(conversations: dict[str, set[str]]) -> dict[str, int]:
    """How many conversations each has, most first."""
    return dict(sorted(((name, len(of)) for name, of in conversations.items()), key=lambda one: (-one[1], one[0])))
