"""The clock of the gateway."""

from datetime import date, datetime, timezone

import pytest

from bot.gateway import times


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=timezone.utc), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=timezone.utc), date(2026, 11, 23)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=timezone.utc), date(2026, 7, 1)),
    ],
)
def test_the_day_begins_at_swedish_midnight(monkeypatch, moment, day):
    monkeypatch.setattr(times, "now", lambda: moment)
    assert times.swedish_day() == day
