"""The geometry of the plots."""

import pytest

from bot.gateway.staff.plots import HEIGHT, MOST_BARS, Part, bars, ceiling, line


def test_the_longest_bar_fills_the_width_and_the_others_are_in_proportion():
    long, short, none = bars([("lång", [8]), ("kort", [2]), ("ingen", [0])], ["one"])

    assert (long.parts, short.parts, none.parts) == ((Part("one", 8, 0, 100),), (Part("one", 2, 0, 25),), ())
    assert [one.number for one in (long, short, none)] == [8, 2, 0]


def test_the_parts_of_a_bar_follow_each_other_and_empty_ones_are_left_out():
    (bar,) = bars([("x", [1, 0, 3])], ["a", "b", "c"])

    assert bar.number == 4
    assert bar.parts == (Part("a", 1, 0, 25), Part("c", 3, 25, 75))


def test_there_is_an_end_to_how_many_bars_are_drawn():
    assert len(bars([(str(number), [1]) for number in range(40)], ["one"])) == MOST_BARS
    assert bars([], ["one"]) == []


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 5), (7, 10), (10, 10), (11, 20), (499, 500), (501, 1000)]
)
def test_an_axis_ends_at_a_round_number_that_holds_everything(most, top):
    assert ceiling(most) == top


def test_a_line_goes_from_edge_to_edge_with_nothing_at_the_bottom():
    assert line([0, 10, 5], 10) == f"0.0,{HEIGHT} 500.0,0.0 1000.0,{HEIGHT / 2}"


def test_a_single_day_is_a_level_line():
    assert line([5], 10) == "0.0,100.0 1000.0,100.0"
