"""The assistant, started once for all dialogue tests that don't harm it."""

from collections.abc import Iterator

import pytest
from running_assistant import Assistant, Person, start, stop


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """The assistant, shared by the tests that don't harm it."""
    running = start()
    yield running
    stop(running)


@pytest.fixture
def person(assistant: Assistant) -> Person:
    """A new person in a new conversation."""
    return Person(assistant)
