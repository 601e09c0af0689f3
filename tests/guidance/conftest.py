from datetime import date

import pytest

from bot.catalogue.loading import catalogue
from bot.guidance.answering import Desk
from bot.guidance.turn import State


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The real catalogue on a fixed day."""
    return Desk(catalogue(), date(2026, 11, 22))


@pytest.fixture
def state() -> State:
    """A new conversation."""
    return State()
