"""The accounts of the staff, as an administrator looks after them."""

import re

import pytest
from staff_console import Console, settings_in

from bot.gateway.staff import people, signing_in
from bot.gateway.staff.guard import ADMINISTRATOR, AUDITOR, OFFICER, SUPERVISOR
from bot.gateway.times import now

LINK = re.compile(r'value="(http://[^"]+/staff/valkommen/[A-Za-z0-9_-]{43})"')
LAST = "Det är den sista administratören."
PASSWORD = "tre gröna älgar i rad"


@pytest.fixture
def console(loop, tmp_path):
    running = Console(loop, settings_in(tmp_path), [signing_in.routes, people.routes])
    yield running
    running.stop()


@pytest.fixture
def ada(console):
    return console.member("ada@region.example", ADMINISTRATOR)


@pytest.fixture
def browser(console, ada):
    return console.signed_in(ada)


def fields(*roles, login="eva@region.example", name="Eva Berg", teams="Norr, Syd"):
    return [("login", login), ("name", name), ("teams", teams), *(("roles", role) for role in roles)]


def account(console, login="eva@region.example"):
    return console.run(console.accounts.by_login(login))


def address(member) -> str:
    return f"/staff/personal/{member.id}"


def recorded(console):
    return [(one.login, one.action, one.details) for one in console.log() if one.action not in ("refused", "signed_in")]


def test_a_new_account_gets_a_link_that_is_shown_once_and_works(console, browser):
    answer = browser.post("/staff/personal", fields(OFFICER, AUDITOR, login="Eva@Region.example", name=" Eva  Berg "))
    made = account(console)
    assert (made.name, made.roles, made.teams, made.password_hash) == (
        "Eva Berg",
        {OFFICER, AUDITOR},
        ("Norr", "Syd"),
        None,
    )
    link = LINK.search(answer.raw)[1]
    assert link.startswith(console.origin)
    assert not LINK.search(browser.get(address(made)).raw)
    chosen = console.browser().post(link.removeprefix(console.origin), {"password": PASSWORD, "again": PASSWORD})
    assert (chosen.status, chosen.location) == (303, "/staff")
    added = {"login": "eva@region.example", "roles": ["auditor", "officer"]}
    assert recorded(console) == [("ada@region.example", "account_added", added)]


def test_every_account_is_listed_with_roles_and_state_and_hostile_names_as_text(console, browser):
    off = console.member("off@region.example", SUPERVISOR, name="<script>alert(1)</script>", teams=["<b>Norr</b>"])
    console.run(console.accounts.change(off.id, is_active=False))
    console.member("ny@region.example", OFFICER)
    page = browser.get("/staff/personal")
    assert "<script>alert" not in page.raw
    assert "<b>Norr" not in page.raw
    assert "<script>alert(1)</script>" in page.text
    for text in ("ada@region.example", "Arbetsledare", "Avstängd", "Har inte valt lösenord", "Senast inne"):
        assert text in page.text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (fields(OFFICER, login="eva"), "ska vara en e-postadress"),
        (fields(OFFICER, login=""), "ska vara en e-postadress"),
        (fields(OFFICER, login="ada@region.example"), "finns redan ett konto"),
        (fields(OFFICER, login="ADA@region.example"), "finns redan ett konto"),
        (fields(OFFICER, name="  "), "Skriv ett namn"),
        (fields(OFFICER, name="x" * 81), "Skriv ett namn"),
        (fields(OFFICER, name="Eva\x00Berg"), "Skriv ett namn"),
        (fields(OFFICER, name="Eva\u202eBerg"), "Skriv ett namn"),
        (fields(), "minst en av rollerna"),
        (fields("boss"), "minst en av rollerna"),
        (fields(OFFICER, "boss"), "minst en av rollerna"),
        (fields(OFFICER, teams="x" * 41), "högst 20 grupper"),
        (fields(OFFICER, teams=",".join(f"g{place}" for place in range(21))), "högst 20 grupper"),
    ],
)
def test_an_account_that_does_not_do_is_told_why_and_nothing_is_made(console, browser, wrong, told):
    answer = browser.post("/staff/personal", wrong)
    assert (answer.status, told in answer.text) == (422, True)
    assert len(console.run(console.accounts.all())) == 1
    assert recorded(console) == []
    if ("name", "Eva Berg") in wrong:
        assert 'value="Eva Berg"' in answer.raw, "what was written is not lost"


def test_name_roles_and_teams_are_changed_and_hold_at_once(console, browser):
    eva = console.member("eva@region.example", ADMINISTRATOR)
    hers = console.signed_in(eva)
    assert hers.get("/staff/personal").status == 200
    answer = browser.post(address(eva), fields(AUDITOR, name="Eva Bergman", teams=""))
    assert (answer.status, answer.location) == (303, "/staff/personal")
    after = account(console)
    assert (after.name, after.roles, after.teams, after.login) == ("Eva Bergman", {AUDITOR}, (), "eva@region.example")
    assert hers.get("/staff/personal").status == 403
    assert recorded(console)[-1][1:] == (
        "account_changed", {"login": "eva@region.example", "roles": ["auditor"], "teams": []},
    )  # fmt: skip


def test_switching_an_account_off_signs_out_and_switching_it_on_lets_in_again(console, browser):
    eva = console.member("eva@region.example", ADMINISTRATOR)
    hers = console.signed_in(eva)
    assert browser.post(f"{address(eva)}/av").status == 303
    assert hers.get("/staff/personal").status == 303
    assert "Avstängd" in browser.get(address(eva)).text
    assert browser.post(f"{address(eva)}/pa").status == 303
    assert hers.get("/staff/personal").status == 303, "the old session stays ended"
    assert console.signed_in(eva).get("/staff/personal").status == 200
    assert [action for _, action, _ in recorded(console)] == ["account_off", "account_on"]


def test_the_last_active_administrator_can_not_shut_everybody_out(console, browser, ada):
    off = console.member("bo@region.example", ADMINISTRATOR)
    console.run(console.accounts.change(off.id, is_active=False))
    for path, sent in ((address(ada), fields(OFFICER)), (f"{address(ada)}/av", None)):
        answer = browser.post(path, sent)
        assert (answer.status, LAST in answer.text) == (422, True)
    assert account(console, ada.login) == console.run(console.accounts.get(ada.id))
    assert browser.get("/staff/personal").status == 200
    assert recorded(console) == []
    console.run(console.accounts.change(off.id, is_active=True))
    assert browser.post(address(ada), fields(OFFICER)).status == 303
    assert browser.get("/staff/personal").status == 403


def test_a_new_link_signs_the_member_out_and_replaces_the_earlier_one(console, browser):
    eva = console.member("eva@region.example", OFFICER)
    hers = console.signed_in(eva)
    links = [LINK.search(browser.post(f"{address(eva)}/lank").raw)[1].removeprefix(console.origin) for _ in range(2)]
    assert hers.get("/staff/personal").status == 303
    assert [console.browser().get(link).status for link in links] == [410, 200]
    assert [action for _, action, _ in recorded(console)] == ["link_made", "link_made"]
    assert links[1].split("/")[-1] not in str(console.log())


def test_who_is_switched_off_or_signs_in_elsewhere_gets_no_link(console, browser):
    off = console.member("off@region.example", OFFICER)
    console.run(console.accounts.change(off.id, is_active=False))
    elsewhere = console.run(
        console.accounts.add("oidc@region.example", "Olle", [OFFICER], [], now(), "https://idp.example 1")
    )
    for one in (off, elsewhere):
        assert browser.post(f"{address(one)}/lank").status == 409
        assert "Ny engångslänk" not in browser.get(address(one)).text


def test_an_account_that_is_not_there_is_not_found(browser):
    nobody = f"/staff/personal/{'0' * 32}"
    assert browser.get(nobody).status == 404
    assert [browser.post(nobody + end, fields(OFFICER)).status for end in ("", "/av", "/pa", "/lank")] == [404] * 4


@pytest.mark.parametrize("role", [OFFICER, SUPERVISOR, AUDITOR])
def test_nobody_but_an_administrator_sees_or_changes_accounts(console, ada, role):
    other = console.signed_in(console.member("bo@region.example", role))
    assert [other.get(path).status for path in ("/staff/personal", address(ada))] == [403, 403]
    posts = ("/staff/personal", address(ada), *(f"{address(ada)}{end}" for end in ("/av", "/pa", "/lank")))
    assert [other.post(path, fields(OFFICER)).status for path in posts] == [403] * 5
    assert [console.browser().post(path, fields(OFFICER)).status for path in posts] == [401] * 5
    assert account(console, ada.login).roles == {ADMINISTRATOR}
    assert len(console.run(console.accounts.all())) == 2


def test_links_lead_to_the_address_that_people_meet(loop, tmp_path):
    chosen = settings_in(tmp_path, public_url="http://stod.example")
    console = Console(loop, chosen, [people.routes])
    browser = console.signed_in(console.member("ada@region.example", ADMINISTRATOR))
    answer = browser.post("/staff/personal", fields(OFFICER), origin="http://stod.example")
    assert LINK.search(answer.raw)[1].startswith("http://stod.example/staff/valkommen/")
    console.stop()
