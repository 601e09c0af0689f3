"""No name of a municipality or village is read as anything but the place."""

import pytest

from bot.eligibility.municipalities import COUNTY_OF
from bot.swedish.answers import answer_to
from bot.swedish.facts import facts_in


@pytest.mark.parametrize("town", list(COUNTY_OF))
def test_a_municipality_is_understood_as_the_answer_to_where(town):
    assert answer_to("municipality", town) == town


@pytest.mark.parametrize("town", list(COUNTY_OF))
def test_a_municipality_tells_nothing_but_the_place(town):
    assert set(facts_in(f"Företaget ligger i {town}")) == {"municipality"}
