from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.office_hours import opens_words, parsed
from bot.settings import SWEDEN, Settings

USUAL = parsed(Settings.hours)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(timezone.utc))
NOTATIONS = st.sampled_from(
    [Settings.hours, "mån-tor 08:00-16:30; fre 08:00-15:00", "alltid", "lör 02-04", "sön 00-24"]
)
WAITS = st.timedeltas(timedelta(0), timedelta(days=20))


def swedish(day: str, clock: str = "10:00") -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), SWEDEN)


@pytest.mark.parametrize(
    ("day", "clock", "is_open"),
    [
        ("2026-11-23", "07:59", False),
        ("2026-11-23", "08:00", True),
        ("2026-11-23", "16:29", True),
        ("2026-11-23", "16:30", False),
        ("2026-11-21", "10:00", False),  # Saturday
        ("2026-11-22", "10:00", False),  # Sunday
    ],
)
def test_it_is_open_from_the_first_minute_until_the_last(day, clock, is_open):
    assert USUAL.is_open(swedish(day, clock)) is is_open


@pytest.mark.parametrize(
    "day",
    [
        "2026-12-24",  # julafton, Thursday
        "2026-12-25",  # juldagen
        "2026-12-31",  # nyårsafton
        "2027-01-01",  # nyårsdagen
        "2027-01-06",  # trettondedag jul
        "2027-03-26",  # långfredagen
        "2027-03-29",  # annandag påsk
        "2027-05-06",  # Kristi himmelsfärds dag
        "2028-05-01",  # första maj, Monday
        "2028-06-06",  # nationaldagen, Tuesday
        "2027-06-25",  # midsommarafton
        "2043-06-19",  # midsommarafton in years to come
    ],
)
def test_holidays_and_their_great_eves_are_closed(day):
    assert date.fromisoformat(day).weekday() < 5
    assert not USUAL.is_open(swedish(day))


@pytest.mark.parametrize(
    "day",
    [
        "2027-03-27",  # påskafton
        "2026-10-31",  # alla helgons dag
        "2027-06-26",  # midsommardagen
        "2027-05-01",  # första maj
    ],
)
def test_who_is_open_on_saturdays_is_closed_on_those_that_are_holidays(day):
    hours = parsed("lör 09:00-15:00")
    assert not hours.is_open(swedish(day))
    assert hours.is_open(swedish(day) + timedelta(days=14))


def test_a_national_day_on_a_sunday_is_closed_to_who_is_open_on_sundays():
    hours = parsed("sön 09:00-15:00")
    assert not hours.is_open(swedish("2027-06-06"))
    assert hours.is_open(swedish("2027-06-13"))


@pytest.mark.parametrize(
    "day",
    [
        "2027-03-25",  # skärtorsdagen
        "2027-01-05",  # trettondagsafton
        "2026-04-30",  # valborgsmässoafton
        "2026-10-30",  # allhelgonaafton
        "2027-05-07",  # squeeze day
        "2026-12-23",
    ],
)
def test_shorter_working_days_and_squeeze_days_are_open(day):
    assert USUAL.is_open(swedish(day))


def test_days_that_the_organisation_names_are_closed_too():
    hours = parsed(Settings.hours, [date(2026, 12, 28)])
    assert USUAL.is_open(swedish("2026-12-28"))
    assert not hours.is_open(swedish("2026-12-28"))
    assert hours.next_opening(swedish("2026-12-23", "16:30")) == swedish("2026-12-29", "08:00")


def test_always_means_at_night_and_at_christmas_too_but_not_on_named_days():
    hours = parsed("Alltid", [date(2026, 12, 28)])
    assert hours.is_open(swedish("2026-12-24", "03:00"))
    assert not hours.is_open(swedish("2026-12-28", "03:00"))


def test_each_day_has_its_own_hours_and_may_have_a_break():
    hours = parsed("mån,ons 9-12; mån,ons 13.00–16.30; fredag 08:00-15:00")
    assert [hours.is_open(swedish("2026-11-23", clock)) for clock in ("09:00", "12:00", "13:00", "16:30")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert [hours.is_open(swedish(f"2026-11-{day}", "14:59")) for day in (24, 25, 26, 27)] == [False, True, False, True]
    assert hours.next_opening(swedish("2026-11-23", "12:10")) == swedish("2026-11-23", "13:00")


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        ("", "går inte att läsa"),
        ("kontorstid", "går inte att läsa"),
        ("mån-fre", "går inte att läsa"),
        ("mån-fre 8-", "går inte att läsa"),
        ("xyz 08:00-16:00", "ingen veckodag"),
        ("må 08:00-16:00", "ingen veckodag"),
        ("mån- 08:00-16:00", "ingen veckodag"),
        ("fre-mån 08:00-16:00", "Dagarna"),
        ("mån-ons-fre 08:00-16:00", "Dagarna"),
        ("mån 16:00-08:00", "slutar innan den börjar"),
        ("mån 08:00-08:00", "slutar innan den börjar"),
        ("mån 08:00-25:00", "Klockslaget"),
        ("mån 08:60-16:00", "Klockslaget"),
        ("mån 08:00-24:01", "Klockslaget"),
        ("mån-fre 08:00-16:00; ons 15:00-18:00", "onsdag går in i varandra"),
        ("mån,mån 08:00-16:00", "måndag går in i varandra"),
    ],
)
def test_hours_that_can_not_be_read_are_refused_with_an_example(notation, told):
    with pytest.raises(ValueError, match=f"{told}.*mån-tor 08:00-16:30"):
        parsed(notation)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (swedish("2026-11-23", "05:00"), swedish("2026-11-23", "08:00")),
        (swedish("2026-11-23", "16:30"), swedish("2026-11-24", "08:00")),
        (swedish("2026-11-20", "17:00"), swedish("2026-11-23", "08:00")),
        (swedish("2026-12-23", "17:00"), swedish("2026-12-28", "08:00")),  # past the three days of Christmas
        (swedish("2027-03-25", "17:00"), swedish("2027-03-30", "08:00")),  # past Easter and the change of the clock
        (datetime(2026, 11, 22, 23, 30, tzinfo=timezone.utc), swedish("2026-11-23", "08:00")),
    ],
)
def test_the_next_opening_is_on_the_next_working_day(moment, opening):
    found = USUAL.next_opening(moment)
    assert found == opening
    assert found.tzinfo is SWEDEN


def test_the_opening_is_now_where_it_is_open():
    moment = datetime(2026, 11, 23, 11, 17, tzinfo=timezone.utc)
    assert USUAL.next_opening(moment) == moment


def test_a_wait_counts_within_the_hours_only():
    assert USUAL.open_seconds(swedish("2026-11-20", "16:00"), swedish("2026-11-23", "08:10")) == 40 * 60
    assert USUAL.open_seconds(swedish("2026-12-23", "16:30"), swedish("2026-12-28", "08:00")) == 0
    assert USUAL.open_seconds(swedish("2026-11-23", "00:00"), swedish("2026-11-24", "00:00")) == 8.5 * 3600
    assert USUAL.open_seconds(swedish("2026-11-23", "12:00"), swedish("2026-11-23", "09:00")) == 0


@pytest.mark.parametrize(("day", "hours"), [("2027-03-28", 23), ("2026-10-25", 25), ("2026-10-26", 24)])
def test_a_day_on_which_the_clock_changes_has_the_hours_that_it_has(day, hours):
    start = swedish(day, "00:00")
    assert parsed("alltid").open_seconds(start, start + timedelta(days=1)) == hours * 3600


def test_a_wait_over_the_change_of_the_clock_is_as_long_as_it_was():
    assert parsed("alltid").open_seconds(swedish("2027-03-28", "01:00"), swedish("2027-03-28", "04:00")) == 2 * 3600
    assert parsed("alltid").open_seconds(swedish("2026-10-25", "01:00"), swedish("2026-10-25", "04:00")) == 4 * 3600


@given(NOTATIONS, MOMENTS)
def test_it_is_open_at_the_next_opening_and_closed_until_then(notation, moment):
    hours = parsed(notation)
    opening = hours.next_opening(moment)
    assert opening >= moment
    assert hours.is_open(opening)
    assert hours.open_seconds(moment, opening) == 0
    assert hours.is_open(moment) is (opening == moment)


@given(NOTATIONS, MOMENTS, WAITS, WAITS)
def test_parts_of_a_wait_add_up_and_are_never_longer_than_the_clock_says(notation, start, first, second):
    hours = parsed(notation)
    parts = hours.open_seconds(start, start + first), hours.open_seconds(start + first, start + first + second)
    assert sum(parts) == pytest.approx(hours.open_seconds(start, start + first + second))
    assert 0 <= parts[0] <= first.total_seconds()


@given(MOMENTS, WAITS)
def test_who_is_always_open_counts_every_second(start, wait):
    assert parsed("alltid").open_seconds(start, start + wait) == pytest.approx(wait.total_seconds())


@given(MOMENTS)
def test_the_time_zone_that_a_moment_is_told_in_changes_nothing(moment):
    local = moment.astimezone(SWEDEN)
    assert USUAL.is_open(local) is USUAL.is_open(moment)
    assert USUAL.next_opening(local) == USUAL.next_opening(moment)
    assert USUAL.open_seconds(local, local + timedelta(days=5)) == USUAL.open_seconds(
        moment, (local + timedelta(days=5)).astimezone(timezone.utc)
    )


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (swedish("2026-11-20", "08:00"), "i dag kl. 8"),
        (swedish("2026-11-21", "08:30"), "i morgon kl. 8.30"),
        (swedish("2026-11-23", "08:00"), "måndag 23 november kl. 8"),
        (swedish("2027-01-04", "13:05"), "måndag 4 januari kl. 13.05"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=timezone.utc), "i morgon kl. 0.30"),
    ],
)
def test_the_opening_is_said_as_one_says_it_that_day(moment, words):
    assert opens_words(moment, swedish("2026-11-20", "00:15")) == words
