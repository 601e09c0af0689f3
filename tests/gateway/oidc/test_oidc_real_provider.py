"""Signing in at a certified OpenID provider, on its own pages."""

import re
import sys
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from fake_servers import free_port
from oidc_browsers import CALLBACK, PROVIDER, ROLE, STALE, START, audited, member, session

from bot.gateway.keys import SETTINGS
from bot.services import Oidc

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "oidc"))
from running_provider import CLIENT_ID, CLIENT_SECRET, RunningProvider

pytestmark = pytest.mark.slow
EVA = {"name": "Eva Berg", "preferred_username": "eva@region.example", "roles": ["Stodlots.Handlaggare"]}
ROLES = (("Stodlots.Handlaggare", "officer"), ("Stodlots.Chef", "supervisor"))


@pytest.fixture
def console(gateway_with):
    issuer = f"http://localhost:{free_port()}"
    return gateway_with(oidc=Oidc(issuer, CLIENT_ID, CLIENT_SECRET, ROLES))


@pytest.fixture
def provider(console, tmp_path):
    port = urlsplit(console.app[SETTINGS].oidc.issuer).port
    running = RunningProvider(tmp_path, port, console.origin)
    running.set_accounts({"eva": EVA})
    yield running
    running.stop()


@pytest.fixture
def browser(browsers, console, provider):
    return browsers(console)


def test_who_signs_in_on_the_providers_pages_comes_back_as_a_member(console, browser):
    answer = browser.get(browser.back_from_provider("eva", next="/staff/mina"))

    assert (answer.status, answer.location) == (303, "/staff/mina")
    assert (session(console, browser).staff.name, member(console).roles) == ("Eva Berg", {"officer"})


def test_a_role_that_is_taken_away_at_the_provider_is_gone_at_the_next_sign_in(console, browsers, browser, provider):
    browser.get(browser.back_from_provider("eva"))
    provider.set_accounts({"eva": EVA | {"roles": ["Stodlots.Chef"]}})
    second = browsers(console)
    second.get(second.back_from_provider("eva"))
    assert member(console).roles == {"supervisor"}

    provider.set_accounts({"eva": EVA | {"roles": []}})
    third = browsers(console)

    assert third.get(third.back_from_provider("eva")).heading == ROLE
    assert session(console, browser) is None


def test_the_provider_refuses_who_leaves_out_pkce(browser):
    address = re.sub(r"&code_challenge(_method)?=[^&]*", "", browser.get(START).location)

    error = parse_qs(urlsplit(browser.get(address).location).query)

    assert "PKCE" in error["error_description"][0]


def test_the_code_is_worth_nothing_without_the_verifier(console, browser, provider):
    brought = parse_qs(urlsplit(browser.back_from_provider("eva")).query)
    stolen = {
        "grant_type": "authorization_code", "code": brought["code"][0], "redirect_uri": console.origin + CALLBACK,
        "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "code_verifier": "x" * 43,
    }  # fmt: skip

    answer = browser.send("POST", f"{provider.issuer}/token", data=stolen)

    assert (answer.status, "invalid_grant" in answer.text) == (400, True)


def test_a_code_that_has_been_used_lets_nobody_in_again(console, browsers, browser):
    used = parse_qs(urlsplit(browser.back_from_provider("eva")).query)["code"][0]
    other = browsers(console)
    own_state = parse_qs(urlsplit(other.get(START).location).query)["state"][0]

    assert other.get(CALLBACK, code=used, state=own_state).heading == STALE
    assert session(console, other) is None


def test_who_cancels_on_the_providers_page_is_told_so(console, browser):
    page = browser.get(START)
    address = urljoin(page.location, browser.get(page.location).location)
    cancel = re.search(r'<a href="([^"]+/abort)"', browser.get(address).text)
    address = urljoin(address, unescape(cancel[1]))
    while not address.startswith(console.origin):
        address = urljoin(address, browser.get(address).location)

    assert browser.get(address).heading == "Inloggningen avbröts"
    assert audited(console)[-1][2]["detail"] == "access_denied"


def test_a_provider_that_goes_down_in_the_middle_is_told_kindly(console, browser, provider):
    address = browser.back_from_provider("eva")
    provider.stop()

    answer = browser.get(address)

    assert (answer.status, answer.heading) == (503, PROVIDER)
    assert member(console) is None


def test_signing_out_at_the_provider_leads_to_its_own_page(browser, provider):
    address = browser.get("/staff/oidc/logout").location

    assert address.startswith(f"{provider.issuer}/session/end?")
    assert browser.get(address).status == 200
