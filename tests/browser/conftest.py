"""The real assistant and the real Chromium, each started once; a new visitor for each test."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "conversations"))
from chat import DESKTOP, Visitor, Visits, launched
from handoff_form import BUTTONS, OFFER, TEXT, HandoffForm
from host_website import LISTED_PORT
from officer import Officer, Staffing, invited
from playing_gateway import PlayingGateway
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from running_assistant import Assistant, start, stop


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """The assistant, shared by all tests here; none of them harms it."""
    running = start(
        STODLOTS_ORIGINS=f"http://127.0.0.1:{LISTED_PORT}",
        STODLOTS_RATE_PAGES="6000/minute",
        STODLOTS_OFFICE_HOURS="alltid",
        STODLOTS_TEAMS_PLAYGROUND="1",
    )
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


@pytest.fixture
def playing() -> Iterator[PlayingGateway]:
    """A gateway that plays the frames a test names; the fixture ``gateway`` of its users gives its address."""
    running = PlayingGateway()
    yield running
    running.stop()


@pytest.fixture
def form(playing: PlayingGateway, visitor: Visits) -> HandoffForm:
    """The form for a person, which the gateway has offered to a new visitor."""
    one = HandoffForm(visitor().meet())
    playing.says("person", "Jag vill prata med en människa")
    playing.says("bot", TEXT, payload=OFFER, buttons=BUTTONS)
    expect(one.element).to_be_visible()
    return one


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """The sessions of the staff by login, so that each signs in once."""
    return {}


@pytest.fixture
def officer_of(chromium: Browser, assistant: Assistant, gateway: str, signed_in: dict[str, Any]) -> Iterator[Staffing]:
    """Makes members of the staff in front of the console; in the end nothing may have gone wrong on their pages.

    ``officer_of("Eva Berg", "supervisor")`` is signed in, in a browser profile of their own. The first to have a name
    gets an account with these roles and groups. With ``storage_state=None`` nobody is signed in.
    """
    contexts: list[BrowserContext] = []
    officers: list[Officer] = []

    def made(name: str, *roles: str, teams: tuple[str, ...] = (), address: str = "", **options: Any) -> Officer:
        login = f"{name.lower().replace(' ', '.')}@region.example".translate(str.maketrans("åäö", "aao"))
        known = {"storage_state": signed_in[login]} if login in signed_in else {}
        is_new = not known and "storage_state" not in options
        contexts.append(chromium.new_context(**{"locale": "sv-SE", "viewport": DESKTOP} | known | options))
        contexts[-1].set_default_timeout(10_000)
        officers.append(Officer(contexts[-1].new_page(), address or gateway, name, login))
        if is_new:
            officers[-1].accepts(invited(assistant, login, name, *roles, teams=teams))
            signed_in[login] = contexts[-1].storage_state()
        return officers[-1]

    yield made
    faults = [fault for one in officers for fault in one.faults.unexpected]
    for context in contexts:
        context.close()
    assert not faults
