import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.masking import MASK, is_personal_number, masked

SEPARATORS = ["", "-", "+", " ", " - ", "–", "\u2212", "\u00a0", "\u202f", ".", "/", "\t", "\n"]


def check_digit(nine: str) -> str:
    """The last digit of a number whose first nine are given."""
    total = 0
    for place, char in enumerate(nine):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def number(born: date, serial: int, added: int = 0) -> str:
    """A valid number of twelve digits; ``added`` is 60 for a samordningsnummer."""
    day = f"{born:%Y%m}{born.day + added:02}"
    return f"{day}{serial:03}{check_digit(f'{day[2:]}{serial:03}')}"


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 11, 22))
numbers = st.builds(number, days, st.integers(0, 999), st.sampled_from([0, 60]))
without_digits = st.text(
    st.characters(exclude_categories=("Nd", "Cs")).filter(lambda char: not char.isdigit()), max_size=30
)


# -- what is masked -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "8112189876",
        "811218-9876",
        "811218+9876",
        "19811218-9876",
        "198112189876",
        "19811218 9876",
        "811218 - 9876",
        "811218–9876",
        "811218\u22129876",
        "81 12 18 98 76",
        "81-12-18-9876",
        "1981-12-18-9876",
        "8 1 1 2 1 8 9 8 7 6",
        "811218\n9876",
        "811218\u00a09876",
        "811218\u200b-\u200b9876",
        "81\u00ad1218\u2060-98\ufeff76",
        "８１１２１８9876",
        "８１１２１８-９８７６",
        "٨١١٢١٨-٩٨٧٦",
        "𝟖𝟏𝟏𝟐𝟏𝟖-𝟗𝟖𝟕𝟔",
    ],
)
def test_a_personal_number_is_masked_however_it_is_written(text):
    assert masked(text) == MASK


@pytest.mark.parametrize("text", ["701063-2391", "7010632391", "19701063-2391", "197010632391", "701063 2391"])
def test_a_coordination_number_is_masked(text):
    assert masked(text) == MASK


def test_a_number_is_masked_in_the_middle_of_a_word_or_sentence():
    assert masked("Jag heter Åsa,pnr811218-9876, och bor i Luleå") == f"Jag heter Åsa,pnr{MASK}, och bor i Luleå"
    assert masked("(19811218-9876).") == f"({MASK})."


def test_several_numbers_in_a_text_are_all_masked():
    assert masked("Vi är 811218-9876, 701063-2391 och 19811218-9876!") == f"Vi är {MASK}, {MASK} och {MASK}!"
    assert masked("8112189876 8112189876") == f"{MASK} {MASK}"


def test_a_number_beside_other_digits_is_masked_and_they_stay():
    assert masked("Vi är 3 811218-9876") == f"Vi är 3 {MASK}"
    assert masked("811218-9876 söker 50 000 kr") == f"{MASK} söker 50 000 kr"
    assert masked("811218-9876 50000") == f"{MASK} 50000"


def test_somebody_born_on_a_leap_day_is_masked_and_an_impossible_leap_day_is_not():
    born = number(date(2000, 2, 29), 123)
    assert masked(born) == masked(born[2:]) == MASK
    impossible = f"19010229123{check_digit('010229123')}"
    assert not is_personal_number([int(digit) for digit in impossible])


@given(
    text=without_digits, rest=without_digits, full=numbers, separator=st.sampled_from(SEPARATORS), long=st.booleans()
)
@settings(max_examples=300, deadline=None)
def test_any_valid_number_in_any_form_inside_any_text_is_masked(text, rest, full, separator, long):
    date_part = full[:8] if long else full[2:8]
    assert masked(f"{text}{date_part}{separator}{full[8:]}{rest}") == f"{text}{MASK}{rest}"


@given(text=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_masking_twice_is_masking_once_and_never_fails(text):
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize("marks", ["\u202a\u202c", "\u2066\u2069", "\u061c", "\u180e", "\ufe0f"], ids=ascii)
def test_a_number_with_marks_that_do_not_show_is_masked(marks):
    assert "9876" not in masked(f"811218{marks}-9876")


@pytest.mark.parametrize("separator", ["\uff0d", "\ufe63", "\uff0f", "\u2043", "\u02d7"], ids=unicodedata.name)
def test_a_number_with_a_hyphen_of_another_width_is_masked(separator):
    assert masked(f"８１１２１８{separator}９８７６") == MASK


@pytest.mark.parametrize(
    "text", ["811218  –  9876", "811218 (9876)", "811218\u200b\u200b\u200b\u200b9876", "811218 -- 9876"]
)
def test_a_number_with_a_wide_gap_is_masked(text):
    assert "9876" not in masked(text)


# -- what stays ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "811218-9877",  # wrong check digit
        "198112189875",
        "701063-2392",
        "811318-9874",  # no such month
        "811200-9877",  # no such day
        "811232-9877",
        "171218-98765",  # eleven digits
        "17811218-98768",
        "811218-987",
        "556036-0793",  # organisation numbers
        "5560360793",
        "16556036-0793",
        "212000-2783",
        "802411-3344",
        "070-123 45 67",  # telephone numbers
        "+46 70 123 45 67",
        "0920-28 40 00",
        "021-39 70 00",
        "08-681 91 00",
        "30 000 kronor",
        "1 250 000 kr",
        "3 000 000 – 5 000 000 kronor",
        "mellan 100 000 och 250 000 kr",
        "12 345 678 901 kr",
        "200 tkr, 1,5 mkr, 50 %",
        "2026-11-22",
        "2026-01-01 till 2026-12-31",
        "1/1 2026 – 31/12 2027",
        "22.11.2026",
        "972 38 Luleå",
        "",
        "Hej",
    ],
)
def test_what_is_no_personal_number_stays_as_it_is(text):
    assert masked(text) == text


@given(thousands=st.integers(1, 9999), more=st.integers(1, 9999))
@settings(max_examples=200, deadline=None)
def test_amounts_stay_as_they_are(thousands, more):
    text = f"från {thousands:,}000 till {more:,} 000 kronor".replace(",", " ")
    assert masked(text) == text


def test_dates_with_times_and_spans_of_dates_stay_as_they_are():
    changed = []
    for number_of_day in range(365):
        day = date(2026, 1, 1) + timedelta(number_of_day)
        texts = (f"{day}–{day.replace(month=12, day=31)}", f"{day} 13.00", f"{day}, {day + timedelta(30)}")
        changed += [(text, masked(text)) for text in texts if masked(text) != text]
    assert changed == []


def test_mobile_numbers_in_their_usual_form_stay_as_they_are():
    numbers = [f"070-{n:03} {n % 97:02} {n % 89:02}" for n in range(1000)]
    assert [text for text in numbers if masked(text) != text] == []
