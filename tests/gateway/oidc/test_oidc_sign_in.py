"""Signing in by OpenID Connect as it should be, signing out, and what is written down of it."""

import json
import logging
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from lying_provider import CLIENT_ID, CLIENT_SECRET, KEY, signed
from oidc_browsers import CALLBACK, START, audited, member, session, sign_in


def test_a_new_person_becomes_a_member_with_name_login_and_roles_of_the_token(console, browser, provider):
    answer = sign_in(browser, provider)

    assert (answer.status, answer.location) == (303, "/staff")
    eva = member(console)
    assert (eva.name, eva.roles, eva.subject) == ("Eva Berg", {"officer"}, f"{provider.issuer} eva")
    assert eva.password_hash is None
    assert session(console, browser).staff == eva
    assert audited(console) == [("eva@region.example", "signed_in", {"how": "oidc"})]


def test_the_provider_is_asked_with_pkce_state_and_nonce_and_our_own_address(console, browser, provider):
    asked = {name: values[0] for name, values in parse_qs(urlsplit(browser.get(START).location).query).items()}

    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT_ID
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"].split() == ["openid", "profile", "email"]
    assert asked["redirect_uri"] == console.origin + CALLBACK
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert CLIENT_SECRET not in str(asked)


def test_the_code_is_exchanged_with_the_verifier_and_the_secret(browser, provider):
    sign_in(browser, provider)

    (form,) = provider.forms
    assert (form["grant_type"], form["code"], form["client_secret"]) == ("authorization_code", "code-0", CLIENT_SECRET)
    assert len(form["code_verifier"]) >= 43


def test_no_two_sign_ins_have_a_secret_in_common(browser):
    first, second = (parse_qs(urlsplit(browser.get(START).location).query) for _ in range(2))

    assert not {first[name][0] for name in ("state", "nonce", "code_challenge")} & {
        second[name][0] for name in ("state", "nonce", "code_challenge")
    }


def test_the_cookie_of_a_sign_in_is_for_ten_minutes_hidden_from_scripts_and_gone_afterwards(browser, provider):
    answer = browser.get(START)

    cookie = answer.cookies["stodlots_oidc"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "600")
    browser.get(CALLBACK, **provider.signs_in(answer.location))
    assert browser.cookie("stodlots_oidc") == ""


def test_under_https_the_cookies_belong_to_this_host_alone(console_with, browsers, provider):
    browser = browsers(console_with(public_url="https://stod.example"))

    answer = browser.get(START)

    cookie = answer.cookies["__Host-stodlots_oidc"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert f"redirect_uri={quote('https://stod.example' + CALLBACK, safe='')}" in answer.location


def test_addresses_and_keys_of_the_provider_are_fetched_once(console, browsers, provider):
    for _ in range(3):
        assert sign_in(browsers(console), provider).status == 303

    assert sorted(provider.paths) == ["keys", "openid-configuration", "token", "token", "token"]


def test_a_provider_that_takes_the_secret_only_in_the_header_gets_it_there(browser, provider):
    provider.document = {"token_endpoint_auth_methods_supported": ["client_secret_basic"]}

    assert sign_in(browser, provider).status == 303
    assert "client_secret" not in provider.forms[0]


@pytest.mark.parametrize("path", [START, CALLBACK, "/staff/oidc/logout"])
def test_without_a_provider_its_addresses_are_not_there(gateway_with, browsers, path):
    assert browsers(gateway_with()).get(path).status == 404


def test_one_can_sign_out_at_the_provider_where_it_offers_that(console, browser, provider):
    provider.document = {"end_session_endpoint": "https://login.example/end?a=b"}

    location = browser.get("/staff/oidc/logout").location

    back = quote(f"{console.origin}/staff/login", safe="")
    assert location == f"https://login.example/end?a=b&client_id={CLIENT_ID}&post_logout_redirect_uri={back}"


@pytest.mark.parametrize(
    "document", [{}, {"end_session_endpoint": "javascript:alert(1)"}, {"issuer": "other"}], ids=str
)
def test_where_the_provider_offers_none_one_comes_to_the_login_page(browser, provider, document):
    provider.document = document

    assert browser.get("/staff/oidc/logout").location == "/staff/login"


def test_neither_token_nor_code_nor_secret_is_written_down(console, browser, provider, caplog):
    tokens = []

    def remembered(claims):
        tokens.append(signed(claims | {"aud": "another-client"}, KEY, "RS256"))
        return tokens[-1]

    provider.sign = remembered
    with caplog.at_level(logging.DEBUG, "bot"):
        sign_in(browser, provider)

    written = caplog.text + json.dumps(audited(console))
    assert "sign_in_failed" in written
    for secret in (
        tokens[0].split(".")[2],
        CLIENT_SECRET,
        provider.nonces["code-0"],
        provider.forms[0]["code_verifier"],
    ):
        assert secret not in written


def test_a_flood_of_refusals_does_not_fill_the_log(console, browser):
    for _ in range(40):
        assert browser.get(CALLBACK, state="x").status == 400

    assert 0 < len(audited(console)) <= 20
