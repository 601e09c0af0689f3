"""The way back from the provider: only for the browser that began, once, and to our own pages."""

import pytest
from oidc_browsers import CALLBACK, PROVIDER, STALE, START, TOKEN, audited, sign_in


@pytest.mark.parametrize("state", ["", "x", "å", "{state}x", "{state}\x00"])
def test_another_state_is_refused_and_the_code_never_used(browser, provider, state):
    brought = provider.signs_in(browser.get(START).location)

    answer = browser.get(CALLBACK, code="code-0", state=state.format(**brought))

    assert (answer.status, answer.heading) == (400, STALE)
    assert provider.forms == []


def test_another_browser_can_not_finish_a_sign_in(console, browsers, provider):
    brought = provider.signs_in(browsers(console).get(START).location)
    other = browsers(console)

    assert other.get(CALLBACK, **brought).heading == STALE
    other.get(START)
    assert other.get(CALLBACK, **brought).heading == STALE
    assert provider.forms == []


def test_a_callback_counts_once_even_with_its_cookie_kept(browser, provider):
    answer = browser.get(START)
    sealed = {"Cookie": f"stodlots_oidc={answer.cookies['stodlots_oidc'].value}"}
    brought = provider.signs_in(answer.location)
    address = f"{CALLBACK}?code=code-0&state={brought['state']}"

    assert browser.send("GET", address, headers=sealed).status == 303
    assert browser.send("GET", address, headers=sealed).heading == STALE
    assert len(provider.forms) == 1


@pytest.mark.parametrize("sealed", ["", "hej", "a.b.c.d.e", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z"])
def test_a_cookie_that_we_have_not_sealed_is_worth_nothing(browser, provider, sealed):
    brought = provider.signs_in(browser.get(START).location)

    answer = browser.send("GET", f"{CALLBACK}?code=c&state={brought['state']}", cookies={"stodlots_oidc": sealed})

    assert answer.heading == STALE


def test_who_takes_more_than_ten_minutes_begins_again(browser, provider, monkeypatch):
    brought = provider.signs_in(browser.get(START).location)
    monkeypatch.setattr("bot.gateway.staff.oidc_pending.LIFETIME_SECONDS", -1)

    assert browser.get(CALLBACK, **brought).heading == STALE


def test_the_answer_of_another_issuer_is_refused(browser, provider):
    brought = provider.signs_in(browser.get(START).location)

    assert browser.get(CALLBACK, **brought, iss="https://other.example").heading == TOKEN
    assert provider.forms == []


def test_who_changes_his_mind_at_the_provider_is_told_so(console, browser, provider):
    brought = provider.signs_in(browser.get(START).location)

    answer = browser.get(CALLBACK, error="access_denied", error_description="<b>nej</b>", state=brought["state"])

    assert (answer.status, answer.heading) == (403, "Inloggningen avbröts")
    assert "nej" not in answer.text
    assert audited(console)[-1][2] == {"why": "denied", "how": "oidc", "detail": "access_denied"}


@pytest.mark.parametrize("error", ["server_error", "<script>alert(1)</script>", "temporarily_unavailable\r\nX: y"])
def test_another_error_of_the_provider_is_told_kindly_and_never_shown(browser, provider, error):
    brought = provider.signs_in(browser.get(START).location)

    answer = browser.get(CALLBACK, error=error, state=brought["state"])

    assert (answer.status, answer.heading) == (503, PROVIDER)
    assert "alert" not in answer.text


@pytest.mark.parametrize(
    ("next", "goes_to"),
    [
        ("/staff/mina", "/staff/mina"),
        ("/staff/arenden/abc?flik=fakta", "/staff/arenden/abc?flik=fakta"),
        ("", "/staff"),
        ("/", "/staff"),
        ("/stod", "/staff"),
        ("//evil.example", "/staff"),
        ("https://evil.example/staff", "/staff"),
        ("/\\evil.example", "/staff"),
        ("/staff/../stod", "/staff"),
        ("/staff\r\nSet-Cookie: a=b", "/staff"),
        ("javascript:alert(1)", "/staff"),
    ],
)
def test_afterwards_one_comes_to_a_page_of_the_console_and_nowhere_else(browser, provider, next, goes_to):
    assert sign_in(browser, provider, next=next).location == goes_to
