"""Which tokens are believed: those the provider has signed for us, now, and for this sign-in."""

import base64
import hmac
import json
from datetime import timedelta

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OctKey, RSAKey
from lying_provider import CLIENT_ID, CLIENT_SECRET, KEY, signed
from oidc_browsers import TOKEN, audited, sign_in

from bot.gateway.keys import STAFF


def plain(value):
    return (
        base64.urlsafe_b64encode(value if isinstance(value, bytes) else json.dumps(value).encode())
        .rstrip(b"=")
        .decode()
    )


def unsigned(claims):
    return f"{plain({'alg': 'none'})}.{plain(claims)}."


def with_secret(claims, secret):
    """A token signed with what both sides know, or what everybody knows."""
    text = f"{plain({'alg': 'HS256', 'kid': 'one'})}.{plain(claims)}"
    return f"{text}.{plain(hmac.digest(secret, text.encode(), 'sha256'))}"


def tampered(token):
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{plain(claims | {'roles': ['administrator']})}.{signature}"


LIES = {
    "unsigned": unsigned,
    "our secret": lambda claims: with_secret(claims, CLIENT_SECRET.encode()),
    "the public key as a secret": lambda claims: with_secret(claims, KEY.as_pem(private=False)),
    "an algorithm that is not allowed": lambda claims: signed(claims, KEY, "RS512"),
    "a stranger's key under the same name": lambda claims: signed(claims, RSAKey.generate_key(2048), "RS256"),
    "a stranger's key": lambda claims: signed(claims, RSAKey.generate_key(2048), "RS256", "two"),
    "claims changed afterwards": lambda claims: tampered(signed(claims, KEY, "RS256")),
    "no token": lambda claims: "hej",
    "no text": lambda claims: None,
    "a list": lambda claims: jws.serialize_compact({"alg": "RS256", "kid": "one"}, json.dumps([claims]), KEY),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_the_provider_has_not_signed_is_refused(console, browser, provider, lie):
    provider.sign = LIES[lie]

    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, TOKEN)
    assert browser.cookie("stodlots_staff") == ""
    assert console.run(console.app[STAFF].is_empty())


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://login.microsoftonline.com/other/v2.0"},
        {"iss": "{issuer}/"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"aud": None},
        {"aud": [CLIENT_ID, "another-client"]},
        {"aud": [CLIENT_ID, "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"exp": timedelta(seconds=-3600)},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": timedelta(seconds=3600)},
        {"iat": None},
        {"nbf": timedelta(seconds=3600)},
        {"nonce": "another-sign-in"},
        {"nonce": None},
        {"nonce": ""},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
    ],
    ids=str,
)
def test_a_token_for_another_time_place_or_sign_in_is_refused(console, browser, provider, changed):
    provider.changed = {
        name: value.format(issuer=provider.issuer) if name == "iss" and value else value
        for name, value in changed.items()
    }
    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, TOKEN)
    assert console.run(console.app[STAFF].is_empty())
    (entry,) = audited(console)
    assert entry[:2] == ("", "sign_in_failed")


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": timedelta(seconds=-30)},
        {"iat": timedelta(seconds=30)},
        {"aud": [CLIENT_ID]},
        {"azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "another-client"], "azp": CLIENT_ID},
    ],
    ids=str,
)
def test_a_clock_half_a_minute_off_and_a_list_of_audiences_are_no_fault(browser, provider, changed):
    provider.changed = changed

    assert sign_in(browser, provider).status == 303


def test_signatures_by_elliptic_curve_and_pss_are_believed_too(console, browsers, provider):
    curve = ECKey.generate_key("P-256", {"kid": "curve"})
    provider.keys.append(curve.as_dict(private=False))
    for key, alg, kid in ((curve, "ES256", "curve"), (KEY, "PS256", "one"), (KEY, "RS256", "one")):
        provider.sign = lambda claims, key=key, alg=alg, kid=kid: signed(claims, key, alg, kid)
        assert sign_in(browsers(console), provider).status == 303


def test_a_shared_secret_among_the_public_keys_is_passed_over(browser, provider):
    secret = OctKey.generate_key(256, {"kid": "secret"})
    provider.keys = [secret.as_dict(private=True), *provider.keys, {"kty": "AKP", "kid": "later", "pub": "x"}]
    provider.sign = lambda claims: signed(claims, secret, "HS256", "secret")
    assert sign_in(browser, provider).heading == TOKEN

    provider.sign = lambda claims: signed(claims, KEY, "RS256")
    assert sign_in(browser, provider).status == 303


def test_when_the_provider_changes_its_key_the_new_one_is_fetched(browser, provider, monkeypatch):
    sign_in(browser, provider)
    new = RSAKey.generate_key(2048, {"kid": "two"})
    provider.keys = [new.as_dict(private=False)]
    provider.sign = lambda claims: signed(claims, new, "RS256", "two")
    monkeypatch.setattr("bot.gateway.staff.oidc_provider.LEAST_SECONDS_BETWEEN_FETCHES", 0)

    assert sign_in(browser, provider).status == 303
    assert provider.paths.count("keys") == 2


def test_tokens_with_unknown_keys_do_not_make_us_ask_again_and_again(browser, provider):
    provider.sign = lambda claims: signed(claims, KEY, "RS256", "unknown")

    for _ in range(5):
        assert sign_in(browser, provider).heading == TOKEN
    assert provider.paths.count("keys") == 1
