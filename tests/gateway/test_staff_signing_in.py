"""Signing in with a password and out, one-time links, and the first account."""

import asyncio
import re
import threading
import time
from dataclasses import replace

import pytest
from aiohttp import web
from argon2 import PasswordHasher
from staff_console import COOKIE, Console, settings_in

from bot.gateway.incoming import Refused
from bot.gateway.staff import passwords, signing_in
from bot.gateway.staff.account_forms import first_link
from bot.gateway.staff.guard import ADMINISTRATOR, AUDITOR, OFFICER, StaffRoutes, staff_of
from bot.gateway.times import now
from bot.services import Oidc
from bot.settings import Rates, settings

PASSWORD = "tre gröna älgar i rad"
WRONG = "Användarnamnet eller lösenordet stämmer inte."
USED_UP = "Länken går inte att använda"
WEAK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Quick, and other than today's: what a hash of earlier years looks like."""
probes = StaffRoutes()


@probes.get("/staff", OFFICER)
async def desk(request):
    return web.Response(text=staff_of(request).login)


@pytest.fixture
def console_with(loop, tmp_path):
    running = []

    def start(**changes):
        chosen = settings_in(tmp_path / f"data-{len(running)}", **changes)
        running.append(Console(loop, chosen, [signing_in.routes, probes]))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def console(console_with):
    return console_with()


def with_password(console, login="eva@region.example", *roles, password=PASSWORD):
    member = console.member(login, *(roles or (OFFICER,)))
    console.run(console.accounts.set_password_hash(member.id, WEAK.hash(password)))
    return console.run(console.accounts.get(member.id))


def sign_in(browser, login="eva@region.example", password=PASSWORD, **fields):
    return browser.post("/staff/login", {"login": login, "password": password} | fields)


def link_for(console, member) -> str:
    return f"/staff/valkommen/{console.run(console.accounts.invite(member.id, now()))}"


def choose(browser, link, password=PASSWORD, again=None):
    return browser.post(link, {"password": password, "again": password if again is None else again})


# -- login and password -------------------------------------------------------------------------------


def test_the_right_password_signs_in_and_leads_to_the_members_work(console):
    with_password(console)
    browser = console.browser()
    answer = sign_in(browser)
    assert (answer.status, answer.location) == (303, "/staff")
    assert browser.get("/staff").raw == "eva@region.example"
    assert [(one.login, one.action, one.details) for one in console.log()] == [
        ("eva@region.example", "signed_in", {"how": "password"})
    ]


@pytest.mark.parametrize(("role", "page"), [(AUDITOR, "/staff/logg"), (ADMINISTRATOR, "/staff/personal")])
def test_who_reads_no_conversations_is_led_to_another_page(console, role, page):
    with_password(console, "bo@region.example", role)
    browser = console.browser()
    assert sign_in(browser, "bo@region.example").location == page
    assert browser.get("/staff/login").location == page


def test_the_login_may_be_written_in_any_case_and_with_spaces(console):
    with_password(console)
    assert sign_in(console.browser(), "  EVA@Region.Example ").status == 303


def test_a_password_with_combined_letters_is_the_same_as_with_whole_ones(console):
    with_password(console, password="tre gröna älgar")
    assert sign_in(console.browser(), password="tre gro\u0308na a\u0308lgar").status == 303


def test_unknown_login_wrong_password_no_password_and_switched_off_are_answered_alike(console):
    with_password(console)
    console.member("bo@region.example", OFFICER)
    off = with_password(console, "off@region.example")
    console.run(console.accounts.change(off.id, is_active=False))
    logins = ("eva@region.example", "bo@region.example", "nn@region.example", "off@region.example")
    password = {"off@region.example": PASSWORD}
    answers = [sign_in(console.browser(), login, password.get(login, "fel fel fel fel")) for login in logins]
    assert {(one.status, one.raw.replace(login, "")) for one, login in zip(answers, logins)} == {
        (401, answers[0].raw.replace(logins[0], ""))
    }
    assert WRONG in answers[0].text
    assert not any(one.cookies for one in answers)
    failures = [one.login for one in console.log("sign_in_failed")]
    assert failures == ["eva@region.example", "bo@region.example", "", "off@region.example"]


def test_an_unknown_login_takes_as_long_as_a_wrong_password(console):
    member = console.member("eva@region.example", OFFICER)
    hash = console.run(passwords.hashed(PASSWORD))
    console.run(console.accounts.set_password_hash(member.id, hash))

    def shortest(login: str) -> float:
        times = []
        for _ in range(4):
            begun = time.perf_counter()
            assert sign_in(console.browser(), login, "fel fel fel fel").status == 401
            times.append(time.perf_counter() - begun)
        return min(times)

    known, unknown = shortest("eva@region.example"), shortest("nn@region.example")
    assert 0.4 < unknown / known < 2.5


@pytest.mark.parametrize(
    "login", ["", "x" * 300, "eva\x00@region.example", "'; DROP TABLE staff; --", "<script>alert(1)</script>"]
)
def test_a_strange_login_is_refused_like_any_and_shown_as_text_only(console, login):
    answer = sign_in(console.browser(), login)
    assert (answer.status, WRONG in answer.text) == (401, True)
    assert "<script>alert" not in answer.raw
    assert console.log("sign_in_failed")[0].login == ""


def test_a_very_long_password_is_refused_without_being_hashed_whole(console):
    with_password(console)
    assert sign_in(console.browser(), password="x" * 60_000).status == 401


def test_a_hash_of_weaker_parameters_is_made_anew_when_the_password_is_known(console):
    before = with_password(console)
    sign_in(console.browser(), password="fel fel fel fel")
    assert console.run(console.accounts.get(before.id)).password_hash == before.password_hash
    sign_in(console.browser())
    after = console.run(console.accounts.get(before.id))
    assert after.password_hash != before.password_hash
    assert after.password_hash.startswith("$argon2id$v=19$m=65536,")
    assert not passwords.is_outdated(after.password_hash)
    assert sign_in(console.browser()).status == 303
    assert console.run(console.accounts.get(before.id)).password_hash == after.password_hash


def test_passwords_are_checked_two_at_a_time(console):
    hash = console.run(passwords.hashed(PASSWORD))

    async def busiest() -> tuple[int, list[bool]]:
        checks = asyncio.gather(*(passwords.is_right(PASSWORD, hash) for _ in range(6)))
        seen = 0
        while not checks.done():
            await asyncio.sleep(0.005)
            seen = max(seen, sum(one.name.startswith("password") for one in threading.enumerate()))
        return seen, await checks

    seen, right = console.run(busiest())
    assert (seen, right) == (2, [True] * 6)


# -- how often ----------------------------------------------------------------------------------------


def test_the_sixth_attempt_on_a_login_in_a_minute_waits_even_with_the_right_password(console):
    with_password(console)
    for _ in range(5):
        assert sign_in(console.browser(), password="fel fel fel fel").status == 401
    for login in ("eva@region.example", " EVA@region.example"):
        answer = sign_in(console.browser(), login)
        assert (answer.status, "Vänta 1 minut och försök igen." in answer.text) == (429, True)
        assert not answer.cookies
    with_password(console, "bo@region.example")
    assert sign_in(console.browser(), "bo@region.example").status == 303


def test_logins_that_nobody_has_are_limited_just_the_same(console):
    statuses = [sign_in(console.browser(), "nn@region.example", "fel").status for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_an_address_that_tries_many_logins_waits_and_does_not_lock_others_out(console, monkeypatch):
    monkeypatch.setattr(signing_in, "RATE_OF_ADDRESS", "4/minute")
    with_password(console)
    statuses = [sign_in(console.browser(), f"n{place}@region.example", "fel").status for place in range(5)]
    assert statuses == [401] * 4 + [429]
    for _ in range(6):
        assert sign_in(console.browser()).status == 429
    monkeypatch.setattr(signing_in, "RATE_OF_ADDRESS", "100/minute")
    assert sign_in(console.browser()).status == 303, "what the address could not try doesn't count against the login"


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(console_with, monkeypatch):
    monkeypatch.setattr(signing_in, "RATE_OF_ADDRESS", "1/minute")
    console = console_with(proxies=1, rates=Rates())
    browser = console.browser()

    def tried(address: str) -> int:
        headers = {"Origin": console.origin, "X-Forwarded-For": f"1.1.1.1, {address}", "Accept": "text/html"}
        return browser.send("POST", "/staff/login", data={"login": "x", "password": "y"}, headers=headers).status

    assert [tried("9.9.9.1"), tried("9.9.9.1"), tried("9.9.9.2")] == [401, 429, 401]


# -- the cookie ---------------------------------------------------------------------------------------


def test_the_cookie_is_for_the_server_only_and_lasts_as_long_as_a_session_may(console):
    with_password(console)
    cookie = sign_in(console.browser()).cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    assert (cookie["max-age"], bool(cookie["secure"])) == (str(12 * 60 * 60), False)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", cookie.value)


def test_under_https_the_cookie_is_bound_to_this_very_host(console_with):
    console = console_with(public_url="https://stod.example")
    member = with_password(console)
    browser = console.browser()
    answer = browser.post("/staff/login", {"login": member.login, "password": PASSWORD}, origin="https://stod.example")
    (name,) = answer.cookies
    assert (name, answer.cookies[name]["secure"], answer.cookies[name]["path"]) == ("__Host-stodlots_staff", True, "/")
    key = answer.cookies[name].value
    assert browser.get("/staff", Cookie=f"{name}={key}").status == 200
    assert browser.get("/staff", Cookie=f"{COOKIE}={key}").status == 303


def test_signing_in_gives_a_new_key_and_ends_the_session_that_the_browser_had(console):
    with_password(console)
    browser = console.browser()
    sign_in(browser)
    first = browser.key
    sign_in(browser)
    assert browser.key != first
    assert console.browser().carry(first).get("/staff").status == 303
    assert browser.get("/staff").status == 200


def test_a_key_that_somebody_planted_is_never_taken_over(console):
    with_password(console)
    browser = console.browser().carry("p" * 43)
    sign_in(browser)
    assert browser.key != "p" * 43
    assert console.browser().carry("p" * 43).get("/staff").status == 303


def test_signing_out_ends_the_session_on_the_server(console):
    browser = console.signed_in(with_password(console))
    key = browser.key
    answer = browser.post("/staff/logout")
    assert (answer.status, answer.location, browser.key) == (303, "/staff/login?ut", "")
    assert console.browser().carry(key).get("/staff").status == 303
    assert "Du är utloggad." in browser.get("/staff/login?ut").text
    assert console.log("signed_out")[0].login == "eva@region.example"


def test_nobody_is_signed_out_by_a_foreign_page(console):
    browser = console.signed_in(with_password(console))
    assert browser.post("/staff/logout", csrf="x").status == 403
    assert browser.post("/staff/logout", origin="https://boven.example").status == 403
    assert browser.get("/staff").status == 200


def test_a_foreign_page_can_not_sign_anybody_in(console):
    with_password(console)
    for origin in ("https://boven.example", "null", None):
        fields = {"login": "eva@region.example", "password": PASSWORD}
        answer = console.browser().post("/staff/login", fields, origin=origin)
        assert (answer.status, len(answer.cookies)) == (403, 0)


# -- where to ----------------------------------------------------------------------------------------


def test_one_goes_on_to_the_page_that_one_wanted(console):
    with_password(console)
    browser = console.browser()
    page = browser.get("/staff/login?next=%2Fstaff%2Farenden%2Fabc%3Fflik%3D2")
    assert 'name="next" value="/staff/arenden/abc?flik=2"' in page.raw
    assert sign_in(browser, next="/staff/arenden/abc?flik=2").location == "/staff/arenden/abc?flik=2"
    assert browser.get("/staff/login?next=%2Fstaff%2Fmina").location == "/staff/mina"


@pytest.mark.parametrize("next", ["https://boven.example", "//boven.example", "/\\boven.example", "/stod", "///staff"])
def test_one_never_goes_on_to_elsewhere(console, next):
    with_password(console)
    assert "boven" not in console.browser().send("GET", "/staff/login", params={"next": next}).raw
    assert sign_in(console.browser(), next=next).location == "/staff"


def test_the_organisations_account_is_offered_where_there_is_one(console_with):
    offer = "Logga in med organisationens konto"
    assert offer not in console_with().browser().get("/staff/login").text
    page = console_with(oidc=Oidc(issuer="https://idp.example")).browser().get("/staff/login?next=/staff/x%3Fa=1%26b=2")
    assert offer in page.text
    assert 'href="/staff/oidc/start?next=%2Fstaff%2Fx%3Fa%3D1%26b%3D2"' in page.raw


# -- one-time links ----------------------------------------------------------------------------------


def test_a_link_lets_the_member_choose_a_password_and_signs_in(console):
    member = console.member("eva@region.example", OFFICER, name="Eva <i>Berg</i>")
    link, browser = link_for(console, member), console.browser()
    page = browser.get(link)
    assert (page.status, "Eva &lt;i&gt;Berg&lt;/i&gt;" in page.raw, page.headers["Cache-Control"]) == (
        200,
        True,
        "no-store",
    )
    answer = choose(browser, link)
    assert (answer.status, answer.location) == (303, "/staff")
    assert browser.get("/staff").raw == "eva@region.example"
    assert sign_in(console.browser()).status == 303
    assert [one.details for one in console.log("signed_in")] == [{"how": "link"}, {"how": "password"}]
    kept = console.run(console.accounts.get(member.id)).password_hash
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_looking_at_a_link_does_not_use_it_and_using_it_does(console):
    link = link_for(console, console.member("eva@region.example", OFFICER))
    for _ in range(3):
        assert console.browser().get(link).status == 200
    assert choose(console.browser(), link).status == 303
    for answer in (console.browser().get(link), choose(console.browser(), link, "helt annat lösenord")):
        assert (answer.status, USED_UP in answer.text) == (410, True)
    assert sign_in(console.browser()).status == 303


def test_of_two_who_use_a_link_at_once_one_chooses_the_password(console):
    link = link_for(console, console.member("eva@region.example", OFFICER))
    tried = [f"{word} gröna älgar i rad" for word in ("två", "tre", "fyra")]
    browsers = [console.browser() for _ in tried]
    answers = console.together(
        *(lambda one=one, word=word: choose(one, link, word) for one, word in zip(browsers, tried))
    )
    assert sorted(one.status for one in answers) == [303, 410, 410]
    winner = [one.status for one in answers].index(303)
    assert [sign_in(console.browser(), password=one).status for one in (tried[winner], tried[winner - 1])] == [303, 401]


def test_a_link_that_never_was_is_told_like_one_that_is_used(console):
    answer = console.browser().get(f"/staff/valkommen/{'x' * 43}")
    assert (answer.status, USED_UP in answer.text) == (410, True)
    assert choose(console.browser(), f"/staff/valkommen/{'x' * 43}").status == 410
    assert console.browser().get("/staff/valkommen/x").status == 404


def test_a_link_is_not_used_by_a_foreign_page_nor_written_in_the_log(console):
    link = link_for(console, console.member("eva@region.example", OFFICER))
    fields = {"password": PASSWORD, "again": PASSWORD}
    assert console.browser().post(link, fields, origin="https://boven.example").status == 403
    (entry,) = console.log("refused")
    assert link.split("/")[-1] not in str(entry)
    assert console.browser().get(link).status == 200


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        (PASSWORD, "tre gröna älgar", "inte lika"),
        ("elva tecken", None, "minst 12 tecken"),
        ("x1" * 101, None, "högst 200 tecken"),
        ("eva@region.example", None, "liknar ditt användarnamn"),
        ("lösenord2026", None, "lätt att gissa"),
    ],
)
def test_a_password_that_does_not_do_is_told_why_and_the_link_stays(console, password, again, told):
    link = link_for(console, console.member("eva@region.example", OFFICER))
    answer = choose(console.browser(), link, password, again)
    assert (answer.status, told in answer.text) == (422, True)
    assert password not in answer.text.replace("eva@region.example</strong>", "").replace(
        'value="eva@region.example"', ""
    )
    assert choose(console.browser(), link).status == 303


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Lösenord!2026", "passwordpassword", "Sommaren2026!", "123456789012", "abcdefghijkl", "qwertyuiopas",
        "lkjhgfdsaåpo", "aaaaaaaaaaaa", "ababababababab", "111122223333", "Stödlotsen2026", "eva.berg2026", "EvaBergEvaBerg",
        "eva@region.example1", "            ", "admin-admin-admin", "zyxwvutsrqponm",
    ],
)  # fmt: skip
def test_an_easy_password_is_refused(console, password):
    member = console.member("eva@region.example", OFFICER, name="Eva Berg")
    with pytest.raises(Refused):
        passwords.checked_password(password, member)


@pytest.mark.parametrize(
    "password", [PASSWORD, "korrekt häst batteri", "evas 7 sköna katter", "Xk29fjw!2mmPq", "sommaren vid sjön Mjörn"]
)
def test_a_password_of_some_thought_is_taken(console, password):
    member = console.member("eva@region.example", OFFICER, name="Eva Berg")
    assert passwords.checked_password(password, member) == password


# -- the first account --------------------------------------------------------------------------------


def first(console, **changes) -> str | None:
    return console.run(first_link(console.accounts, replace(settings(), **changes), now()))


def test_the_first_start_gives_a_link_for_an_administrator_without_any_password(console):
    link = first(console, public_url="https://stod.example")
    assert link.startswith("https://stod.example/staff/valkommen/")
    (admin,) = console.run(console.accounts.all())
    assert (admin.login, admin.roles) == ("admin", {"administrator", "supervisor", "officer"})
    assert (admin.password_hash, admin.subject) == (None, None)
    for password in ("", "admin", "password", "None"):
        assert sign_in(console.browser(), "admin", password).status == 401
    browser = console.browser()
    assert choose(browser, link.removeprefix("https://stod.example")).status == 303
    assert browser.get("/staff").raw == "admin"


def test_who_takes_the_first_account_gives_it_a_name_that_applicants_will_see(console):
    link = first(console, public_url="https://stod.example").removeprefix("https://stod.example")
    assert 'name="name"' in console.browser().get(link).raw
    fields = {"password": PASSWORD, "again": PASSWORD}
    assert console.browser().post(link, fields | {"name": " "}).status == 422
    assert console.browser().post(link, fields | {"name": " Eva  Berg "}).status == 303
    (admin,) = console.run(console.accounts.all())
    assert admin.name == "Eva Berg"


def test_who_was_given_a_name_by_the_administrator_can_not_take_another(console):
    eva = console.member("eva@region.example", OFFICER)
    link = link_for(console, eva)
    assert 'name="name"' not in console.browser().get(link).raw
    assert console.browser().post(link, {"password": PASSWORD, "again": PASSWORD, "name": "Chefen"}).status == 303
    assert console.run(console.accounts.get(eva.id)).name == eva.name


def test_every_start_gives_a_new_link_until_one_is_used_and_then_none(console):
    links = [first(console, public_url="http://x.example").removeprefix("http://x.example") for _ in range(2)]
    assert [console.browser().get(link).status for link in links] == [410, 200]
    choose(console.browser(), links[1])
    assert first(console) is None
    assert len(console.run(console.accounts.all())) == 1


def test_no_link_is_given_where_there_is_an_account_already_or_the_organisations_accounts_are_used(console):
    assert first(console, oidc=Oidc(issuer="https://idp.example")) is None
    assert console.run(console.accounts.is_empty())
    console.member("eva@region.example", ADMINISTRATOR)
    assert first(console) is None
    assert len(console.run(console.accounts.all())) == 1


def test_two_starts_at_the_same_moment_make_one_account(console):
    async def both():
        return await asyncio.gather(*(first_link(console.accounts, settings(), now()) for _ in range(4)))

    assert all(console.run(both()))
    assert [one.login for one in console.run(console.accounts.all())] == ["admin"]
