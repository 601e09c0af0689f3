"""The clock."""

from datetime import datetime, timezone


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(timezone.utc)
