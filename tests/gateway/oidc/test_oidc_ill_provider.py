"""A provider that is down, hangs, talks nonsense or refuses us; nobody waits long, and everybody is told."""

import time

import pytest
from aiohttp import web
from oidc_browsers import CALLBACK, PROVIDER, SETUP, STALE, START, TOKEN, audited, sign_in


@pytest.fixture
def impatient_provider(monkeypatch):
    monkeypatch.setattr("bot.gateway.staff.oidc_provider.SECONDS_AFTER_FAILURE", 0)
    monkeypatch.setattr("bot.gateway.staff.oidc_provider.TIMEOUT_SECONDS", 0.4)


@pytest.mark.usefixtures("impatient_provider")
def test_while_the_provider_is_down_one_is_told_and_afterwards_all_is_well(browser, provider, loop):
    loop.run(provider.stop())
    answer = browser.get(START)
    assert (answer.status, answer.heading) == (503, PROVIDER)

    loop.run(provider.start())
    assert sign_in(browser, provider).status == 303


def test_a_provider_that_is_down_is_not_asked_anew_for_everybody(browser, provider):
    provider.answers["openid-configuration"] = lambda: web.Response(status=500)

    assert {browser.get(START).status for _ in range(5)} == {503}
    assert len(provider.paths) == 1


@pytest.mark.usefixtures("impatient_provider")
@pytest.mark.parametrize("path", ["openid-configuration", "keys", "token"])
@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(status=500),
        lambda: web.Response(text="hej"),
        lambda: web.json_response(["hej"]),
        lambda: web.json_response(None),
        lambda: web.Response(status=302, headers={"Location": "http://127.0.0.1:1/"}),
    ],
    ids=["500", "text", "list", "null", "elsewhere"],
)
def test_nonsense_from_the_provider_is_told_kindly(browser, provider, path, answer):
    provider.answers[path] = answer

    found = browser.get(START)
    if path != "openid-configuration":
        found = browser.get(CALLBACK, **provider.signs_in(found.location))

    assert (found.status, found.heading) in {(503, PROVIDER), (403, TOKEN)}


@pytest.mark.usefixtures("impatient_provider")
def test_a_provider_that_hangs_holds_nobody_up_for_long(browser, provider):
    provider.delay = 5
    began = time.monotonic()

    assert browser.get(START).heading == PROVIDER
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://other.example"},
        {"issuer": None},
        {"authorization_endpoint": "http://provider.example/authorize"},
        {"token_endpoint": "http://provider.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"token_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_discovery_of_another_issuer_or_without_encryption_is_not_believed(browser, provider, document):
    provider.document = document

    assert browser.get(START).heading == PROVIDER


@pytest.mark.parametrize(("error", "heading"), [("invalid_client", SETUP), ("invalid_grant", STALE)])
def test_a_code_or_secret_that_the_provider_refuses_is_written_down_for_the_administrator(
    console, browser, provider, error, heading
):
    provider.answers["token"] = lambda: web.json_response(
        {"error": error, "error_description": "AADSTS7000222"}, status=401
    )

    assert sign_in(browser, provider).heading == heading
    assert audited(console)[-1][2]["detail"] == error


def test_without_a_public_address_only_this_machine_can_sign_in(browser, console):
    answer = browser.send("GET", START, headers={"Host": "evil.example"})

    assert (answer.status, answer.heading) == (503, SETUP)
    assert audited(console)[-1][2]["detail"] == "STODLOTS_PUBLIC_URL is missing"
