"""The clock."""

from datetime import date, datetime, timezone

from bot.settings import SWEDEN


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(timezone.utc)


def swedish_day() -> date:
    """The present day in Sweden: by the clock, also where ``STODLOTS_TODAY`` lets the rules reckon with another."""
    return now().astimezone(SWEDEN).date()
