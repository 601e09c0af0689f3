"""When staff answer: their hours, without Swedish holidays and the eves that are kept like them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from itertools import pairwise

from bot.catalogue.figures import MONTHS
from bot.settings import SWEDEN

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
ALWAYS = "alltid"
FULL_DAY = 24 * 60
_EVES = frozenset({"Påskafton", "Midsommarafton", "Julafton", "Nyårsafton"})
"""Eves on which offices are closed. Others, such as skärtorsdagen, are working days, if shorter."""
_PART = re.compile(r"(\S+)\s+(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?")
_EXAMPLE = "Skriv till exempel ”mån-tor 08:00-16:30; fre 08:00-15:00”, eller ”alltid”."


@dataclass(frozen=True)
class Span:
    """A time of each day of a week, in minutes since midnight by the Swedish clock."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True)
class OfficeHours:
    """When staff answer. ``keeps_holidays``: closed on holidays, besides the days ``closed``."""

    spans: tuple[Span, ...]
    closed: frozenset[date] = frozenset()
    keeps_holidays: bool = True

    def is_open(self, moment: datetime) -> bool:
        """Whether staff answer at this moment."""
        return any(start <= moment < end for start, end in self._on(_day_of(moment)))

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself where it is within the hours, otherwise when they next begin; in Swedish time."""
        day = _day_of(moment)
        while True:
            for start, end in self._on(day):
                if moment < end:
                    return max(start, moment).astimezone(SWEDEN)
            day += timedelta(days=1)

    def open_seconds(self, start: datetime, end: datetime) -> float:
        """How many seconds between two moments were within the hours; none where ``end`` is the earlier."""
        start, end = start.astimezone(timezone.utc), end.astimezone(timezone.utc)
        open_time, day = timedelta(), _day_of(start)
        while day <= _day_of(end):
            for opens, closes in self._on(day):
                open_time += max(min(closes, end) - max(opens, start), timedelta())
            day += timedelta(days=1)
        return open_time.total_seconds()

    def _on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The hours of one day, in order, as moments."""
        if day in self.closed or (self.keeps_holidays and day in _free_days(day.year)):
            return
        for span in self.spans:
            if span.weekday == day.weekday():
                yield _moment(day, span.opens), _moment(day, span.closes)


def parsed(notation: str, closed: Iterable[date] = ()) -> OfficeHours:
    """The hours that ``notation`` says: ``mån-tor 08:00-16:30; fre 08:00-15:00``, or ``alltid``.

    ``closed`` are further days without hours. Holidays count as such, but for ``alltid``. Raises ValueError,
    in Swedish, where it can't be read.
    """
    if notation.strip().lower() == ALWAYS:
        return OfficeHours(tuple(Span(day, 0, FULL_DAY) for day in range(7)), frozenset(closed), keeps_holidays=False)
    spans = sorted(
        (span for part in notation.split(";") for span in _spans(part.strip())),
        key=lambda span: (span.weekday, span.opens),
    )
    for earlier, later in pairwise(spans):
        if earlier.weekday == later.weekday and later.opens < earlier.closes:
            raise ValueError(f"Tiderna för {WEEKDAYS[later.weekday]} går in i varandra. {_EXAMPLE}")
    return OfficeHours(tuple(spans), frozenset(closed))


def _spans(part: str) -> list[Span]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"Kontorstiden ”{part}” går inte att läsa. {_EXAMPLE}")
    days, *clock = match.groups()
    opens, closes = _minutes(clock[0], clock[1], part), _minutes(clock[2], clock[3], part)
    if opens >= closes:
        raise ValueError(f"Kontorstiden ”{part}” slutar innan den börjar. {_EXAMPLE}")
    return [Span(day, opens, closes) for day in _weekdays(days, part)]


def _weekdays(written: str, part: str) -> list[int]:
    found: list[int] = []
    for piece in written.lower().split(","):
        ends = [_weekday(name, part) for name in re.split("[-–]", piece)]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise ValueError(f"Dagarna i ”{part}” går inte att läsa. {_EXAMPLE}")
        found.extend(range(ends[0], ends[-1] + 1))
    return found


def _weekday(name: str, part: str) -> int:
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) >= 3 and weekday.startswith(name):
            return number
    raise ValueError(f"”{name}” i ”{part}” är ingen veckodag. {_EXAMPLE}")


def _minutes(hours: str, minutes: str | None, part: str) -> int:
    since_midnight = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or since_midnight > FULL_DAY:
        raise ValueError(f"Klockslaget i ”{part}” finns inte. {_EXAMPLE}")
    return since_midnight


def _day_of(moment: datetime) -> date:
    return moment.astimezone(SWEDEN).date()


def _moment(day: date, minutes: int) -> datetime:
    """In UTC: within one time zone Python compares and subtracts by the clock, which jumps twice a year."""
    return (datetime.combine(day, time(), SWEDEN) + timedelta(minutes=minutes)).astimezone(timezone.utc)


@lru_cache(maxsize=16)
def _free_days(year: int) -> frozenset[date]:
    from holidays.countries.sweden import Sweden  # only now: it loads the holidays of every country

    public = Sweden(years=year, include_sundays=False)
    optional = Sweden(years=year, categories="optional", language="sv")
    return frozenset(public) | frozenset(day for day, name in optional.items() if name in _EVES)


def opens_words(moment: datetime, now: datetime) -> str:
    """When it opens, as one says it at ``now``.

    ``i dag kl. 8``, ``i morgon kl. 8.30``, ``måndag 23 november kl. 8``.
    """
    local = moment.astimezone(SWEDEN)
    clock = f"kl. {local.hour}" + (f".{local:%M}" if local.minute else "")
    ahead = (local.date() - _day_of(now)).days
    if ahead in (0, 1):
        return f"{('i dag', 'i morgon')[ahead]} {clock}"
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {clock}"
