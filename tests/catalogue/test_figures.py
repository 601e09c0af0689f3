from datetime import date

import pytest

from bot.catalogue.figures import numbers_in, written


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("sek", 30_000, "30 000 kronor"),
        ("sek", 1_219_580, "1 219 580 kronor"),
        ("sek", 500, "500 kronor"),
        ("msek", 34.3, "34,3 miljoner kronor"),
        ("percent", 50, "50 procent"),
        ("percent", 12.5, "12,5 procent"),
        ("months", 12, "12 månader"),
        ("years", 3, "3 år"),
        ("count", 2, "två"),
        ("count", 12, "tolv"),
        ("count", 13, "13"),
        ("count", 1_500, "1 500"),
        ("date", date(2021, 3, 8), "8 mars 2021"),
        ("date", date(2019, 12, 31), "31 december 2019"),
        ("text", "SFS 2003:596", "SFS 2003:596"),
    ],
)
def test_a_figure_is_written_in_swedish_with_its_unit(unit, value, text):
    assert written(unit, value).replace("\u00a0", " ") == text


def test_one_month_is_written_in_the_singular():
    assert written("months", 1) == "1 månad"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("högst 30 000 kronor", {"30000"}),
        ("högst 30\u00a0000 kronor", {"30000"}),
        ("högst 30000 kr", {"30000"}),
        ("34,3 miljoner", {"34,3"}),
        ("50% och 25 %", {"50", "25"}),
        ("8 mars 2021", {"8", "2021"}),
        ("inga alls", set()),
    ],
)
def test_numbers_are_found_in_a_text_however_their_thousands_are_set(text, numbers):
    assert numbers_in(text) == numbers
