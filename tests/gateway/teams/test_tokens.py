"""Who may post activities: tokens are really signed, and the keys are really fetched."""

import base64
import json
import time
from collections.abc import Callable

import jwt
import pytest
from activities import activity, kept, post
from chatting_clients import eventually
from key_server import (
    APP,
    CONNECTOR_KEYS,
    MICROSOFT_TENANT,
    OTHER_TENANT,
    SERVICE_URL,
    TENANT,
    SigningKey,
    claims,
    entra_issuer,
)

HOUR = 3600


def in_base64(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def unsigned(said: dict[str, object], header: dict[str, object] | None = None) -> str:
    return f"{in_base64(header or {'alg': 'none', 'typ': 'JWT', 'kid': 'connector-1'})}.{in_base64(said)}."


def signed_with_public_key(key: SigningKey) -> str:
    """What a server takes for signed that reads the algorithm from the token."""
    said = f"{in_base64({'alg': 'HS256', 'typ': 'JWT', 'kid': key.kid})}.{in_base64(claims())}"
    signer = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    signature = base64.urlsafe_b64encode(signer.sign(said.encode(), key.public_pem)).rstrip(b"=").decode()
    return f"{said}.{signature}"


def with_changed_claims(token: str) -> str:
    header, _, signature = token.split(".")
    return f"{header}.{in_base64(claims(exp=int(time.time()) + 9 * HOUR))}.{signature}"


# -- let in ------------------------------------------------------------------------------------------------


def test_an_activity_with_the_connectors_token_is_taken_and_answered_by_the_assistant(registered, rasa, signing_key):
    status, _, answer = post(registered, activity("Jag vill köpa en vävstol"), signing_key.token(claims()))

    assert (status, answer) == (202, "")
    assert eventually(lambda: rasa.texts) == ["Jag vill köpa en vävstol"]
    assert kept(registered) == ["Jag vill köpa en vävstol"]
    assert registered.sql("SELECT channel FROM conversations") == [("teams",)]


def test_a_clock_that_goes_a_little_wrong_is_forgiven(registered, signing_key):
    now = int(time.time())

    assert post(registered, activity(), signing_key.token(claims(nbf=now + 120, exp=now + 900)))[0] == 202
    assert post(registered, activity(), signing_key.token(claims(exp=now - 120)))[0] == 202


def test_a_key_that_microsoft_publishes_in_addition_is_found(registered, key_server, signing_key):
    new = SigningKey("connector-2")
    key_server.publish(CONNECTOR_KEYS, signing_key, new)

    assert post(registered, activity(), signing_key.token(claims()))[0] == 202
    assert post(registered, activity(), new.token(claims()))[0] == 202
    assert key_server.fetched == [CONNECTOR_KEYS]


# -- kept out ----------------------------------------------------------------------------------------------

HOSTILE: dict[str, Callable[[SigningKey, SigningKey, SigningKey], str]] = {
    "no token at all": lambda right, entra, strange: "",
    "words instead of a token": lambda right, entra, strange: "släpp-in-mig",
    "two parts instead of three": lambda right, entra, strange: right.token(claims()).rpartition(".")[0],
    "a header that is no JSON": lambda right, entra, strange: "e30x.e30.AA",
    "algorithm none": lambda right, entra, strange: unsigned(claims()),
    "algorithm None": lambda right, entra, strange: unsigned(claims(), {"alg": "None", "kid": right.kid}),
    "no signature": lambda right, entra, strange: right.token(claims()).rpartition(".")[0] + ".",
    "HS256 with the public key": lambda right, entra, strange: signed_with_public_key(right),
    "another algorithm": lambda right, entra, strange: right.token(claims(), algorithm="RS512"),
    "claims changed after signing": lambda right, entra, strange: with_changed_claims(right.token(claims())),
    "expired": lambda right, entra, strange: right.token(claims(exp=int(time.time()) - 400)),
    "no end": lambda right, entra, strange: right.token(claims(exp=None)),
    "not yet valid": lambda right, entra, strange: right.token(claims(nbf=int(time.time()) + 400)),
    "issued in the future": lambda right, entra, strange: right.token(claims(iat=int(time.time()) + 400)),
    "for another bot": lambda right, entra, strange: right.token(claims(aud="11111111-2222-4333-8444-555555555555")),
    "for several bots": lambda right, entra, strange: right.token(claims(aud=[APP, "another"])),
    "for nobody": lambda right, entra, strange: right.token(claims(aud=None)),
    "for the connector": lambda right, entra, strange: right.token(claims(aud="https://api.botframework.com")),
    "issued by a made-up server": lambda right, entra, strange: right.token(claims(iss="https://evil.example")),
    "issued by nobody": lambda right, entra, strange: right.token(claims(iss=None)),
    "issuers in a list": lambda right, entra, strange: right.token(claims(iss=["https://api.botframework.com"])),
    "issued by the gov cloud": lambda right, entra, strange: right.token(claims(iss="https://api.botframework.us")),
    "Entra ID, another tenant": lambda right, entra, strange: entra.token(
        claims(iss=entra_issuer(OTHER_TENANT), tid=OTHER_TENANT)
    ),
    "Entra ID, another tenant, says it is ours": lambda right, entra, strange: entra.token(
        claims(iss=entra_issuer(OTHER_TENANT), tid=TENANT)
    ),
    "Entra ID, an app of our own tenant": lambda right, entra, strange: entra.token(
        claims(iss=entra_issuer(TENANT), tid=TENANT, ver="2.0", azp="99999999-2222-4333-8444-555555555555")
    ),
    "Entra ID, a tenant of Microsoft's": lambda right, entra, strange: entra.token(
        claims(iss=entra_issuer(MICROSOFT_TENANT), tid=MICROSOFT_TENANT)
    ),
    "connector's issuer, Entra ID's key": lambda right, entra, strange: entra.token(claims()),
    "a key nobody has published": lambda right, entra, strange: strange.token(claims()),
    "another key under the right name": lambda right, entra, strange: strange.token(claims(), right.kid),
    "a key without a name": lambda right, entra, strange: right.token(claims(), kid=None),
    "a serviceurl of another host": lambda right, entra, strange: right.token(
        claims(serviceurl="https://evil.botframework.com/")
    ),
    "a serviceurl that is no address": lambda right, entra, strange: right.token(claims(serviceurl="smba")),
    "no serviceurl": lambda right, entra, strange: right.token(claims(serviceurl=None)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_taken_with_any_other_token(registered, rasa, signing_key, entra_key, strange_key, name):
    token = HOSTILE[name](signing_key, entra_key, strange_key)

    status, _, answer = post(registered, activity("Släpp in mig"), token)

    assert status in (401, 403)
    assert "Traceback" not in answer
    assert "Släpp" not in answer
    assert kept(registered) == []
    assert rasa.texts == []
    assert registered.sql("SELECT count(*) FROM conversations") == [(0,)]
    assert post(registered, activity("Jag får"), signing_key.token(claims()))[0] == 202


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer  ", "Basic dTpw", "Token {}", "{}", "Bearer {} {}", "bearer{}", "Bearer {},Bearer {}"],
)
def test_an_authorization_of_another_form_is_refused(registered, signing_key, header):
    written = header.replace("{}", signing_key.token(claims()))

    assert post(registered, activity(), Authorization=written)[0] == 401
    assert kept(registered) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evilsmba.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://evil.blob.core.windows.net/",
        "https://evil.sharepoint.com/",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "//smba.trafficmanager.net/",
        "file:///etc/passwd",
        "smba",
        "",
    ],
)
def test_answers_are_never_promised_to_a_service_off_the_list(registered, signing_key, address):
    status, *_ = post(registered, activity(serviceUrl=address), signing_key.token(claims(serviceurl=address)))

    assert status in (400, 401, 403)
    assert kept(registered) == []


def test_an_activity_that_names_no_service_is_refused(registered, signing_key):
    assert post(registered, activity(serviceUrl=None), signing_key.token(claims()))[0] in (400, 401, 403)
    assert kept(registered) == []


def test_a_token_for_one_service_opens_no_other(registered, signing_key):
    elsewhere = activity(serviceUrl="https://smba.infra.gcc.teams.microsoft.com/")

    assert post(registered, elsewhere, signing_key.token(claims(serviceurl=SERVICE_URL)))[0] in (401, 403)
    assert kept(registered) == []


def test_every_way_into_the_door_asks_for_a_token(registered):
    """The SDK asks for nothing by itself: a handler that lacks its decorator lets everybody in."""
    ours = [one for one in registered.app.router.routes() if one.handler.__module__.startswith("bot.gateway.teams")]
    addresses = {one.resource.canonical for one in ours if one.resource}

    assert {one.method for one in ours} == {"POST"}
    assert addresses == {"/api/messages"}
    assert post(registered, activity())[0] == 401
    assert kept(registered) == []


def test_made_up_names_of_keys_do_not_have_the_keys_fetched_each_time(registered, key_server, strange_key):
    for number in range(10):
        assert post(registered, activity(), strange_key.token(claims(), f"made-up-{number}"))[0] == 401

    assert len(key_server.fetched) <= 2


def test_nothing_of_a_token_or_an_activity_reaches_the_log(registered, signing_key, strange_key, caplog):
    caplog.set_level("DEBUG")
    token = strange_key.token(claims())
    post(registered, activity("Mitt hemliga ärende", serviceUrl="https://evil.example/"), signing_key.token(claims()))
    post(registered, activity("Mitt hemliga ärende"), token)
    post(registered, activity("Mitt hemliga ärende"), signing_key.token(claims()))

    written = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith(("aiosqlite", "asyncio")))
    assert kept(registered) == ["Mitt hemliga ärende"]
    for secret in ("hemliga", "Eva Ek", "29:1-Eva", token, "teams-hemlighet"):
        assert secret not in written
