"""The real assistant and the real Chromium, each started once; a new visitor for each test."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "conversations"))
from chat import DESKTOP, Visitor, Visits, launched
from host_website import LISTED_PORT
from running_assistant import Assistant, start, stop


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """The assistant, shared by all tests here; none of them harms it."""
    running = start(STODLOTS_ORIGINS=f"http://127.0.0.1:{LISTED_PORT}", STODLOTS_RATE_PAGES="6000/minute")
    yield running
    stop(running)


@pytest.fixture(scope="session")
def gateway(assistant: Assistant) -> str:
    """The address people meet."""
    return f"http://127.0.0.1:{assistant.gateway}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, anew for each file of tests: Playwright holds the thread's event loop as long as it runs."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, gateway: str) -> Iterator[Visits]:
    """Makes visitors; in the end nothing may have gone wrong on any of their pages.

    ``visitor()`` is a new person with a new browser profile, ``visitor(beside=one)`` a second tab of the same person.
    """
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def made(
        *, beside: Visitor | None = None, address: str = "", hosts: set[str] = frozenset(), **options: Any
    ) -> Visitor:  # type: ignore[assignment]
        if beside is None:
            contexts.append(chromium.new_context(**{"locale": "sv-SE", "viewport": DESKTOP} | options))
            contexts[-1].set_default_timeout(10_000)
        context = beside.page.context if beside else contexts[-1]
        visitors.append(Visitor(context.new_page(), address or (beside.address if beside else gateway), hosts))
        return visitors[-1]

    yield made
    faults = [fault for one in visitors for fault in one.faults.unexpected]
    for context in contexts:
        context.close()
    assert not faults
