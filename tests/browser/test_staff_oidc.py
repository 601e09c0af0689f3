"""An officer signs in with the organisation's account: a real provider's own pages in the real Chromium."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import violations_in_every_look
from chat import DESKTOP
from playwright.sync_api import Browser, BrowserContext, Page, expect
from running_assistant import PROJECT, free_port

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "oidc"))
from running_provider import CLIENT_ID, CLIENT_SECRET, RunningProvider

pytestmark = pytest.mark.slow
EVA = {"name": "Eva Berg", "preferred_username": "eva@region.example", "roles": ["Stodlots.Handlaggare"]}
START_SECONDS = 60


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, RunningProvider]]:
    """The gateway alone, as a process, and the provider by which its staff sign in: to browsers another site."""
    folder, port, provider_port = tmp_path_factory.mktemp("oidc"), free_port(), free_port()
    address = f"http://127.0.0.1:{port}"
    provider = RunningProvider(folder, provider_port, address)
    settings = {
        "GATEWAY_PORT": str(port), "RASA_PORT": str(free_port()), "ACTION_PORT": str(free_port()),
        "DATA": str(folder / "data"), "OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "OIDC_ROLES": "Stodlots.Handlaggare=officer,Stodlots.Granskare=auditor",
    }  # fmt: skip
    environment = os.environ | {f"STODLOTS_{name}": value for name, value in settings.items()}
    process = subprocess.Popen([sys.executable, "-m", "bot.cli", "gateway"], cwd=PROJECT, env=environment)
    deadline = time.monotonic() + START_SECONDS
    while not answers(f"{address}/staff/login"):
        assert process.poll() is None, "the gateway did not start"
        assert time.monotonic() < deadline, "the gateway did not start"
        time.sleep(0.3)
    yield address, provider
    process.terminate()
    process.wait(20)
    provider.stop()


@pytest.fixture
def person(chromium: Browser, console: tuple[str, RunningProvider]) -> Iterator[Callable[[], Page]]:
    """Makes people with a browser profile of their own. The provider's pages ask for a font: nobody is asked."""
    contexts: list[BrowserContext] = []

    def made() -> Page:
        contexts.append(chromium.new_context(locale="sv-SE", viewport=DESKTOP))
        contexts[-1].set_default_timeout(10_000)
        contexts[-1].route("**://fonts.googleapis.com/**", lambda route: route.abort())
        return contexts[-1].new_page()

    yield made
    for context in contexts:
        context.close()


def signs_in(page: Page, login: str) -> None:
    """Goes from our login page through the provider's."""
    page.get_by_role("link", name="Logga in med organisationens konto").click()
    page.get_by_placeholder("Enter any login").fill(login)
    page.get_by_placeholder("and password").fill("vad som helst")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_an_officer_signs_in_with_the_organisations_account_and_out_again(
    console: tuple[str, RunningProvider], person: Callable[[], Page]
):
    address, provider = console
    provider.set_accounts({"eva": EVA})
    page = person()

    page.goto(f"{address}/staff")
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
    signs_in(page, "eva")

    page.wait_for_url(f"{address}/staff")
    expect(page.get_by_role("banner")).to_contain_text("Eva Berg")
    names = {one["name"]: one for one in page.context.cookies(address)}
    assert (names["stodlots_staff"]["httpOnly"], names["stodlots_staff"]["sameSite"]) == (True, "Lax")
    assert "stodlots_oidc" not in names

    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_text("Du är utloggad")).to_be_visible()
    page.goto(f"{address}/staff")
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()


def test_who_has_no_role_reads_on_an_accessible_page_whom_to_ask(
    console: tuple[str, RunningProvider], person: Callable[[], Page]
):
    address, provider = console
    provider.set_accounts({"ola": {"name": "Ola Ek", "preferred_username": "<b>ola</b>@region.example", "roles": []}})
    page = person()

    page.goto(f"{address}/staff")
    signs_in(page, "ola")

    expect(page.get_by_role("heading", name="Du har ingen roll i Stödlotsen")).to_be_visible()
    expect(page.get_by_text("<b>ola</b>@region.example")).to_be_visible()
    assert not violations_in_every_look(page, "no role")
    page.get_by_role("link", name="Till inloggningen").click()
    expect(page).to_have_url(f"{address}/staff/login")


def test_going_back_after_signing_in_neither_fails_nor_signs_out(
    console: tuple[str, RunningProvider], person: Callable[[], Page]
):
    address, provider = console
    provider.set_accounts({"eva": EVA})
    page = person()
    page.goto(f"{address}/staff")
    signs_in(page, "eva")
    page.wait_for_url(f"{address}/staff")

    page.go_back()
    page.goto(f"{address}/staff")

    expect(page.get_by_role("banner")).to_contain_text("Eva Berg")
