import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.statistics import Days, Durations, Handled, Period, Replies, by_number, durations, period_of

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


def seconds(start: datetime, end: datetime) -> float:
    """Office hours that never end."""
    return (end - start).total_seconds()


@dataclass(frozen=True)
class Case:
    reason: str = "requested"
    queued_at: datetime = NOON
    claimed_at: datetime | None = None
    replied_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str | None = None


# -- the period ---------------------------------------------------------------------------------------


def test_without_days_the_last_thirty_are_meant() -> None:
    period = period_of("", "", TODAY)

    assert (period.first, period.last, len(period.days)) == (date(2026, 10, 24), TODAY, 30)


def test_the_days_asked_for_are_both_included() -> None:
    assert period_of("2026-11-20", "2026-11-22", TODAY).days == [date(2026, 11, day) for day in (20, 21, 22)]
    assert period_of("2026-11-20", "", TODAY) == Period(date(2026, 11, 20), TODAY)
    assert period_of("", "2026-01-30", TODAY) == Period(date(2026, 1, 1), date(2026, 1, 30))


def test_days_to_come_are_cut_off() -> None:
    assert period_of("2026-11-20", "2027-01-01", TODAY).last == TODAY


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-11-22", "2026-11-21", "efter den sista"),
        ("2027-01-01", "2027-02-01", "efter i dag"),
        ("i går", "", "går inte att läsa"),
        ("", "20261122", "går inte att läsa"),
        ("", "0001-01-01", "går inte att läsa"),
        ("2026-02-30", "", "går inte att läsa"),
        ("2025-11-21", "2026-11-22", "högst 366"),
    ],
)
def test_days_that_make_no_period_are_refused_with_the_reason(first: str, last: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        period_of(first, last, TODAY)


def test_a_period_begins_and_ends_at_swedish_midnight_also_where_the_clock_is_moved() -> None:
    period = Period(date(2026, 10, 24), date(2026, 10, 25))  # summer time ends on the second day

    assert period.start.astimezone(timezone.utc) == datetime(2026, 10, 23, 22, tzinfo=timezone.utc)
    assert period.end.astimezone(timezone.utc) == datetime(2026, 10, 25, 23, tzinfo=timezone.utc)


# -- conversations and cases ----------------------------------------------------------------------------


def test_a_conversation_counts_on_the_swedish_day_on_which_it_began() -> None:
    days = Days()
    days.take([(datetime(2026, 11, 21, 23, 30, tzinfo=timezone.utc), True), (NOON, False)])
    days.take([(NOON - 24 * HOUR, False)])

    assert days.begun == {date(2026, 11, 22): 2, date(2026, 11, 21): 1}
    assert days.handed_over[date(2026, 11, 22)] == 1


def test_a_case_gives_its_reason_and_each_time_that_it_has_come_to() -> None:
    handled = Handled()
    handled.take(
        [
            Case(),
            Case(claimed_at=NOON + HOUR),
            Case("complaint", NOON, NOON + HOUR, NOON + 2 * HOUR, NOON + 4 * HOUR, "answered"),
            Case(closed_at=NOON + HOUR, outcome="withdrawn"),
        ],
        seconds,
    )

    assert handled.reasons == {"requested": 3, "complaint": 1}
    assert handled.outcomes == {"answered": 1, "withdrawn": 1}
    assert (handled.waiting, handled.until_reply, handled.handling) == ([3600, 3600], [7200], [10800])


def test_who_steps_in_unasked_has_let_nobody_wait() -> None:
    handled = Handled()
    handled.take([Case("taken_over", NOON, NOON, NOON + HOUR, NOON + HOUR, "answered")], seconds)

    assert (handled.waiting, handled.until_reply, handled.handling) == ([], [], [3600])


def test_times_are_those_within_office_hours() -> None:
    handled = Handled()
    handled.take([Case(claimed_at=NOON + HOUR)], lambda start, end: 7.0)

    assert handled.waiting == [7.0]


def test_median_and_ninetieth_percentile_are_values_that_half_and_nine_of_ten_do_not_exceed() -> None:
    assert durations([]) == Durations(0, None, None)
    assert durations([5]) == Durations(1, 5, 5)
    assert durations([4, 1]) == Durations(2, 2.5, 4)
    assert durations(range(1, 11)) == Durations(10, 5.5, 9)


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_durations_stand_in_order_and_within_what_was_measured(measured: list[float]) -> None:
    found = durations(measured)

    assert found.number == len(measured)
    assert found.median is not None
    assert found.ninetieth is not None
    assert min(measured) <= found.median <= found.ninetieth <= max(measured)
    assert sum(one <= found.ninetieth for one in measured) >= 0.9 * len(measured)


# -- replies --------------------------------------------------------------------------------------------


def sources(*calls: str, aspects: tuple[str, ...] = ()) -> str:
    pages = [{"call": call, "name": call} for call in calls]
    return json.dumps({"type": "sources", "items": [], "pages": pages, "aspects": list(aspects)})


def counted(*payloads: tuple[str, str]) -> Replies:
    replies = Replies()
    replies.take((number, *one) for number, one in enumerate(payloads))
    return replies


def test_a_conversation_counts_once_for_each_call_and_aspect_however_often_it_asks() -> None:
    replies = counted(
        ("a", sources("x", aspects=("amount",))),
        ("a", sources("x", "y", aspects=("amount",))),
        ("b", sources("x", aspects=("who",))),
    )

    assert by_number(replies.calls) == {"x": 2, "y": 1}
    assert by_number(replies.aspects) == {"amount": 1, "who": 1}


def test_a_list_of_supports_asks_for_none_of_them() -> None:
    assert counted(("a", sources("w", "x", "y", "z"))).calls == {}


def test_a_payload_from_before_aspects_were_kept_is_counted_all_the_same() -> None:
    replies = counted(("a", '{"type": "sources", "items": []}'))

    assert (replies.calls, replies.aspects) == ({}, {})


def test_unanswered_questions_are_counted_by_reason_and_so_are_their_conversations() -> None:
    failed = '{"type": "fallback", "reason": "not_understood"}'
    replies = counted(("a", failed), ("a", failed), ("b", failed))

    assert replies.questions == {"not_understood": 3}
    assert by_number(replies.unanswered) == {"not_understood": 2}
    assert replies.failed == [("a", 0), ("a", 1), ("b", 2)]


def test_a_breakdown_is_counted_and_its_question_is_not_looked_at() -> None:
    replies = counted(("a", '{"type": "fallback", "reason": "unavailable"}'))

    assert (replies.questions, replies.failed) == ({"unavailable": 1}, [])


def test_of_a_conversation_the_last_assessment_is_remembered_in_whatever_order_they_come() -> None:
    replies = Replies()
    replies.take([(7, "a", ""), (9, "b", "")])
    replies.take([(3, "a", ""), (12, "b", "")])

    assert replies.assessed == {"a": 7, "b": 12}


def test_the_most_frequent_come_first() -> None:
    assert list(by_number({"b": {"1"}, "c": {"1", "2"}, "a": {"1"}})) == ["c", "a", "b"]
