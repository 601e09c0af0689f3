"""The door of the console: sessions, roles, Origins, tokens, and what declares nothing."""

import pytest
from aiohttp import FormData, web
from staff_console import COOKIE, Console, settings_in
from yarl import URL

from bot.gateway.staff.guard import (
    ADMINISTRATOR,
    AUDITOR,
    OFFICER,
    SUPERVISOR,
    StaffRoutes,
    form_of,
    open_to_all,
    record,
    session_of,
    staff_of,
    staff_page,
)
from bot.gateway.staff.sessions import safe_address
from bot.services import ROLES

FOREIGN = "https://boven.example"
probes = StaffRoutes()
bare = web.RouteTableDef()


@probes.get("/staff/prov", OFFICER)
async def page(request):
    return web.json_response({"login": staff_of(request).login, "csrf": session_of(request).csrf})


@probes.get("/staff/mall", *ROLES)
async def shared_page(request):
    return staff_page(request, "refused.html", why="role")


@probes.get("/staff/siffror", SUPERVISOR, AUDITOR)
async def figures(request):
    return web.Response(text="siffror")


@probes.post("/staff/prov/{conversation}", OFFICER)
async def change(request):
    form = await form_of(request)
    await record(request, "probed", request.match_info["conversation"], number=3)
    return web.json_response({name: value for name, value in form.items() if name != "csrf"})


@probes.socket("/staff/uttag", OFFICER)
async def socket(request):
    opened = web.WebSocketResponse()
    await opened.prepare(request)
    return opened


@probes.open_get("/staff/oppen")
async def open_page(request):
    return web.Response(text="öppen")


@probes.open_post("/staff/oppen")
async def open_form(request):
    return web.Response(text="mottagen")


@bare.get("/staff/glomd")
async def forgotten(request):
    return web.Response(text="hemligt")


@bare.get("/{folder:staff}/hemlig.txt")
async def forgotten_elsewhere(request):
    return web.Response(text="hemligt")


@bare.get("/{folder}/staff.css")
@open_to_all
async def style(request):
    return web.Response(text="stil")


@bare.get("/annat")
@bare.get("/staffan")
async def website(request):
    return web.Response(text="webbplats")


@pytest.fixture
def console_with(loop, tmp_path):
    running = []

    def start(**changes):
        chosen = settings_in(tmp_path / f"data-{len(running)}", **changes)
        running.append(Console(loop, chosen, [probes, bare]))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def console(console_with):
    return console_with()


@pytest.fixture
def officer(console):
    return console.signed_in(console.member("eva@region.example", OFFICER))


def refusals(console):
    return [(one.login, one.details["why"], one.details["what"]) for one in console.log("refused")]


# -- sessions -----------------------------------------------------------------------------------------


def test_a_page_is_shown_to_whom_is_signed_in_with_the_role(officer):
    answer = officer.get("/staff/prov")
    assert (answer.status, answer.raw) == (200, f'{{"login": "eva@region.example", "csrf": "{officer.csrf}"}}')


def test_without_a_session_a_page_leads_to_the_sign_in_and_back(console):
    answer = console.browser().get("/staff/prov?sida=2&text=%C3%A5")
    assert (answer.status, URL(answer.location).path) == (303, "/staff/login")
    assert dict(URL(answer.location).query) == {"next": "/staff/prov?sida=2&text=%C3%A5"}
    assert refusals(console) == [("", "session", "GET /staff/prov")]


def test_without_a_session_forms_scripts_and_sockets_are_only_refused(console):
    stranger = console.browser()
    assert stranger.post("/staff/prov/1").status == 401
    assert stranger.get("/staff/prov", **{"Sec-Fetch-Mode": "cors"}).status == 401
    assert stranger.socket("/staff/uttag", Origin=console.origin) == 401
    assert console.log("probed") == []


@pytest.mark.parametrize("key", ["", "x", "x" * 43, "å" * 43, "x" * 5000, '"' * 43])
def test_a_cookie_that_opens_nothing_is_as_good_as_none(console, key):
    answer = console.browser().get("/staff/prov", Cookie=f"{COOKIE}={key}")
    assert (answer.status, dict(URL(answer.location).query)) == (303, {"next": "/staff/prov"})


def test_a_session_that_has_ended_lets_nobody_in(console, officer):
    console.run(console.accounts.end_session(officer.key))
    assert officer.get("/staff/prov").status == 303


def test_switching_a_member_off_or_changing_roles_holds_from_the_next_request(console, officer):
    me = console.run(console.accounts.by_login("eva@region.example"))
    console.run(console.accounts.change(me.id, roles={AUDITOR}))
    assert officer.get("/staff/prov").status == 403
    assert officer.get("/staff/siffror").status == 200
    console.run(console.accounts.change(me.id, is_active=False))
    assert officer.get("/staff/siffror").status == 303


# -- roles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (OFFICER, {"/staff/prov"}),
        (SUPERVISOR, {"/staff/prov", "/staff/siffror"}),
        (AUDITOR, {"/staff/siffror"}),
        (ADMINISTRATOR, set()),
    ],
)
def test_each_role_opens_its_own_pages_and_a_supervisors_those_of_officers_too(console, role, allowed):
    browser = console.signed_in(console.member("x@region.example", role))
    statuses = {path: browser.get(path).status for path in ("/staff/prov", "/staff/siffror")}
    assert statuses == {path: 200 if path in allowed else 403 for path in statuses}


def test_the_wrong_role_is_told_kindly_with_a_way_on_and_written_down(console):
    browser = console.signed_in(console.member("bo@region.example", AUDITOR))
    answer = browser.get("/staff/prov")
    assert "Du har inte tillgång till sidan" in answer.text
    assert 'href="/staff/logg"' in answer.text
    assert 'href="/staff/mina"' not in answer.text
    assert browser.post("/staff/prov/1").status == 403
    assert browser.socket("/staff/uttag", Origin=console.origin) == 403
    assert [why for _, why, _ in refusals(console)] == ["role", "role", "role"]
    assert refusals(console)[1] == ("bo@region.example", "role", "POST /staff/prov/{conversation}")
    assert console.log("probed") == []


def test_a_program_with_the_wrong_role_gets_its_refusal_as_json(console):
    browser = console.signed_in(console.member("bo@region.example", AUDITOR))
    answer = browser.send("GET", "/staff/prov")
    assert (answer.status, answer.headers["Content-Type"]) == (403, "application/json; charset=utf-8")


@pytest.mark.parametrize("roles", [(), ("boss",), (OFFICER, "boss")])
def test_a_route_without_roles_or_with_an_unknown_one_can_not_be_declared(roles):
    for declare in (StaffRoutes().get, StaffRoutes().post, StaffRoutes().socket):
        with pytest.raises(ValueError, match="names one or more"):
            declare("/staff/x", *roles)


# -- Origin and token ---------------------------------------------------------------------------------


def test_a_form_with_token_and_own_origin_is_taken(console, officer):
    answer = officer.post("/staff/prov/abc", {"text": "å & ä"})
    assert (answer.status, answer.raw) == (200, '{"text": "\\u00e5 & \\u00e4"}')
    (entry,) = console.log("probed")
    assert (entry.login, entry.conversation, entry.details) == ("eva@region.example", "abc", {"number": 3})


def test_a_script_may_send_the_token_as_a_header(officer):
    headers = {"Origin": officer.origin, "X-CSRF-Token": officer.csrf}
    assert officer.send("POST", "/staff/prov/1", json={"a": 1}, headers=headers).status == 200


@pytest.mark.parametrize("token", ["none", "x", "others", "key", "longer", "å"])
def test_a_form_without_the_sessions_own_token_is_refused(console, officer, token):
    others = console.signed_in(console.member("bo@region.example", OFFICER)).csrf
    sent = {"none": "", "others": others, "key": officer.key, "longer": officer.csrf + "x"}.get(token, token)
    answer = officer.post("/staff/prov/1", csrf=sent)
    assert (answer.status, "Sidan var för gammal" in answer.text) == (403, True)
    assert refusals(console) == [("eva@region.example", "csrf", "POST /staff/prov/{conversation}")]
    assert console.log("probed") == []


def test_a_wrong_token_in_the_header_is_not_helped_by_a_right_one_in_the_form(officer):
    for header in ("x", "å"):
        headers = {"Origin": officer.origin, "X-CSRF-Token": header}
        answer = officer.send("POST", "/staff/prov/1", data={"csrf": officer.csrf}, headers=headers)
        assert (header, answer.status) == (header, 403)


def test_a_token_sent_as_a_file_is_none(officer):
    form = FormData()
    form.add_field("csrf", officer.csrf.encode(), filename="csrf", content_type="text/plain")
    assert officer.send("POST", "/staff/prov/1", data=form, headers={"Origin": officer.origin}).status == 403


@pytest.mark.parametrize(
    "origin", [None, "", "null", FOREIGN, "http://127.0.0.1", "http://127.0.0.1.boven.example", "//"]
)
def test_a_form_from_a_foreign_page_or_from_none_is_refused_whatever_it_carries(console, officer, origin):
    assert officer.post("/staff/prov/1", origin=origin).status == 403
    assert refusals(console) == [("eva@region.example", "origin", "POST /staff/prov/{conversation}")]
    assert console.log("probed") == []


def test_websites_that_may_embed_the_chat_may_not_use_the_console(console_with):
    console = console_with(origins=(FOREIGN,))
    officer = console.signed_in(console.member("eva@region.example", OFFICER))
    assert officer.post("/staff/prov/1", origin=FOREIGN).status == 403
    assert officer.socket("/staff/uttag", Origin=FOREIGN) == 403


def test_with_a_public_address_only_that_is_our_own(console_with):
    console = console_with(public_url="http://stod.example")
    officer = console.signed_in(console.member("eva@region.example", OFFICER))
    assert officer.post("/staff/prov/1", origin="http://stod.example").status == 200
    assert officer.post("/staff/prov/1").status == 403


def test_a_form_that_can_not_be_read_or_is_too_large_is_refused_without_a_fault(officer):
    own = {"Origin": officer.origin, "Content-Type": "application/x-www-form-urlencoded"}
    assert officer.send("POST", "/staff/prov/1", data=b"csrf=\xff\xfe", headers=own).status in (400, 403)
    assert officer.send("POST", "/staff/prov/1", data=b"a" * 100_000, headers=own).status == 413


def test_a_socket_is_opened_by_our_own_pages_only(console, officer):
    assert officer.socket("/staff/uttag", Origin=console.origin) == 101
    assert officer.socket("/staff/uttag", Origin=FOREIGN) == 403
    assert officer.socket("/staff/uttag") == 403


# -- deny by default ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/staff/glomd", "/staff/hemlig.txt", "/staff/%67lomd", "//staff/../staff/glomd"])
def test_a_handler_that_declares_nothing_is_refused_to_everybody(console, path):
    everything = console.signed_in(console.member("alla@region.example", *ROLES))
    for browser in (console.browser(), everything):
        answer = browser.get(path)
        assert answer.status in (403, 404)
        assert "hemligt" not in answer.text
    assert {why for _, why, _ in refusals(console)} <= {"undeclared"}


def test_the_website_beside_the_console_is_left_alone(console):
    assert [console.browser().get(path).text for path in ("/annat", "/staffan")] == ["webbplats", "webbplats"]


def test_what_is_declared_open_answers_strangers_but_no_foreign_forms(console):
    stranger = console.browser()
    assert stranger.get("/staff/oppen").text == "öppen"
    assert stranger.get("/staff/staff.css").text == "stil"
    assert stranger.post("/staff/oppen").text == "mottagen"
    assert [stranger.post("/staff/oppen", origin=one).status for one in (FOREIGN, None)] == [403, 403]


def test_an_address_that_is_not_there_tells_nothing_of_who_asks(console, officer):
    assert [one.get("/staff/finns-inte").status for one in (console.browser(), officer)] == [404, 404]
    assert console.browser().send("PUT", "/staff/prov").status == 405


def test_asking_for_the_headers_of_a_page_is_guarded_like_the_page(console, officer):
    assert console.browser().send("HEAD", "/staff/prov").status == 303
    assert officer.send("HEAD", "/staff/prov").status == 200


# -- the log and the page -----------------------------------------------------------------------------


def test_nobody_can_flood_the_log_with_refusals(console):
    stranger = console.browser()
    for _ in range(40):
        assert stranger.get("/staff/prov").status == 303
    assert len(console.log("refused")) == 20


def test_the_frame_shows_what_the_members_roles_open_and_who_it_is(console):
    links = {
        OFFICER: {"/staff", "/staff/mina", "/staff/alla", "/staff/avslutade"},
        SUPERVISOR: {
            "/staff",
            "/staff/mina",
            "/staff/alla",
            "/staff/avslutade",
            "/staff/siffror",
            "/staff/svarsmallar",
        },
        AUDITOR: {"/staff/siffror", "/staff/logg"},
        ADMINISTRATOR: {"/staff/svarsmallar", "/staff/personal"},
    }
    every = set().union(*links.values())
    for role, expected in links.items():
        member = console.member(f"{role}@region.example", role, name="Åsa <b>Öberg</b>")
        answer = console.signed_in(member).get("/staff/mall")
        assert {link for link in every if f'<li><a href="{link}"' in answer.raw} == expected
        assert "Åsa &lt;b&gt;Öberg&lt;/b&gt;" in answer.raw
        assert 'action="/staff/logout"' in answer.raw


# -- where one goes after signing in ------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/staff", "/staff/mina", "/staff/arenden/abc?flik=2&text=%C3%A5", "/staff/logg?fran="]
)
def test_a_page_of_the_console_may_follow_the_sign_in(address):
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/stod",
        "/staffan",
        "//boven.example",
        "//boven.example/staff/x",
        "https://boven.example/staff",
        "/\\boven.example/staff",
        "\\\\boven.example",
        "/staff/../stod",
        "/staff/%2e%2e/stod",
        "javascript:alert(1)",
        "/staff\n/x",
        "/staff\r\nSet-Cookie: a=b",
        "/staff/ x",
        "/staff/å",
        " /staff",
        "staff",
        "http:/staff",
        "///staff",
        "//[staff",
        "/staff/" + "x" * 1000,
    ],
)
def test_nothing_else_may_follow_the_sign_in(address):
    assert safe_address(address) == ""
