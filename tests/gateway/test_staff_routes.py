"""Every route of the console, found by walking the router itself: who is let in, and who is refused."""

from typing import Any

import pytest
from chatting_clients import Chat
from officers import Officer

from bot.gateway.app import create_app
from bot.gateway.keys import AUDIT
from bot.gateway.staff.guard import access_of
from bot.services import ROLES
from bot.settings import settings

OPEN = {
    "/staff/login", "/staff/oidc/start", "/staff/oidc/callback", "/staff/oidc/logout", "/staff/valkommen/{key}",
}  # fmt: skip
EVERYBODY = {"/staff/logout"}
ROLES_OF = {
    "/staff/siffror": {"supervisor", "auditor"},
    "/staff/siffror/{table}.csv": {"supervisor", "auditor"},
    "/staff/svarsmallar": {"supervisor", "administrator"},
    "/staff/svarsmallar/{id}": {"supervisor", "administrator"},
    "/staff/svarsmallar/{id}/radera": {"supervisor", "administrator"},
    "/staff/personal": {"administrator"},
    "/staff/personal/{id}": {"administrator"},
    "/staff/personal/{id}/av": {"administrator"},
    "/staff/personal/{id}/pa": {"administrator"},
    "/staff/personal/{id}/lank": {"administrator"},
    "/staff/logg": {"auditor"},
    "/staff/logg.csv": {"auditor"},
}
"""Who may use a route; what is not named here is for officers and supervisors."""


def expected(path: str) -> set[str]:
    return set(ROLES) if path in EVERYBODY else ROLES_OF.get(path, {"officer", "supervisor"})


def routes() -> list[tuple[str, str]]:
    """Method and path of each route under /staff."""
    found = []
    for route in create_app(settings()).router.routes():
        path = route.resource.canonical if route.resource else ""
        if path == "/staff" or path.startswith("/staff/"):
            found.append((route.method, path))
    return found


EVERY = routes()
GUARDED = [one for one in EVERY if one[1] not in OPEN]
POSTS = [path for method, path in GUARDED if method == "POST"]


def address(path: str) -> str:
    path = path.replace("/staff/svarsmallar/{id}", "/staff/svarsmallar/1")
    for name, value in {
        "conversation": "0" * 32, "id": "1" * 32, "table": "samtal", "key": "k" * 43, "folder": "staff", "name": "x.js",
    }.items():  # fmt: skip
        path = path.replace(f"{{{name}}}", value)
    return path


@pytest.fixture(scope="module")
def house(loop, tmp_path_factory, small_catalogue):
    """A gateway with one member for each role, and no Rasa."""
    from dataclasses import replace

    from gateway_settings import stored_in

    from bot.settings import Rates

    chosen = replace(
        stored_in(settings(), tmp_path_factory.mktemp("data")), calls_folder=small_catalogue, host="127.0.0.1",
        rates=Rates(pages="100000/minute"),
    )  # fmt: skip
    chat = Chat(loop, chosen)
    yield chat, {role: Officer(chat, f"{role} Ek", role) for role in ROLES}
    chat.stop()


def asked(chat: Chat, method: str, path: str, form: dict[str, str] | None = None, **headers: str) -> int:
    return chat.run(_asked(chat, method, address(path), form, headers))


async def _asked(chat: Chat, method: str, path: str, form: Any, headers: dict[str, str]) -> int:
    assert chat._session
    async with chat._session.request(method, path, data=form, headers=headers, allow_redirects=False) as response:
        return response.status


def test_the_console_has_the_routes_that_are_looked_at():
    assert len(EVERY) > 40
    assert {path for _, path in EVERY} >= OPEN
    assert set(ROLES_OF) <= {path for _, path in EVERY}


def test_every_route_under_staff_declares_who_may_use_it():
    for route in create_app(settings()).router.routes():
        path = route.resource.canonical if route.resource else ""
        if path.startswith("/staff"):
            access = access_of(route.handler)
            assert access is not None, path
            assert access.open == (path in OPEN), path
            assert access.open or {*access.roles} & {*ROLES} <= expected(path), path


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_without_a_session_nobody_is_let_in(house, method, path):
    chat, _ = house
    status = asked(chat, method, path, {} if method == "POST" else None, Origin=chat.origin)
    assert status in ((401,) if method == "POST" else (303, 401))
    assert asked(chat, method, path, None, Origin=chat.origin, Cookie=f"stodlots_staff={'x' * 43}") in (303, 401)


@pytest.mark.parametrize(("method", "path"), GUARDED)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_it_should_be_and_nowhere_else(house, method, path, role):
    if path in EVERYBODY and method == "POST":
        pytest.skip("signing out ends the session that the other cases use; it has tests of its own")
    chat, officers = house
    me = officers[role]
    form = {"csrf": me.csrf} if method == "POST" else None

    status = asked(chat, method, path, form, Origin=chat.origin, Cookie=me.cookie)

    if role in expected(path):
        assert status != 403, "let in, whatever it then says to the empty form or the unknown conversation"
        assert status != 401
        assert status < 500
    else:
        assert status == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", ["", "x", "y" * 43])
def test_a_forged_token_is_refused(house, path, token):
    chat, officers = house
    me = officers[sorted(expected(path))[0]]
    assert asked(chat, "POST", path, {"csrf": token}, Origin=chat.origin, Cookie=me.cookie) == 403


@pytest.mark.parametrize("path", POSTS)
def test_the_token_of_somebody_else_is_refused(house, path):
    chat, officers = house
    mine, other = sorted(expected(path))[0], next(role for role in ROLES if role != sorted(expected(path))[0])
    form = {"csrf": officers[other].csrf}
    assert asked(chat, "POST", path, form, Origin=chat.origin, Cookie=officers[mine].cookie) == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", [None, "null", "https://boven.example", "http://127.0.0.1:1"])
def test_a_form_from_another_website_is_refused_even_with_the_right_token(house, path, origin):
    chat, officers = house
    me = officers[sorted(expected(path))[0]]
    headers = {"Cookie": me.cookie} | ({"Origin": origin} if origin else {})
    assert asked(chat, "POST", path, {"csrf": me.csrf}, **headers) == 403


@pytest.mark.parametrize("origin", [None, "null", "https://boven.example"])
def test_the_live_socket_opens_only_from_our_own_pages(house, origin):
    chat, officers = house
    headers = {"Cookie": officers["officer"].cookie, "Upgrade": "websocket", "Connection": "Upgrade"}
    headers |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    assert asked(chat, "GET", "/staff/live", None, **headers | ({"Origin": origin} if origin else {})) == 403


def test_refusals_are_written_down_without_the_address_that_may_hold_a_key(house):
    chat, officers = house
    asked(chat, "GET", "/staff/logg", None, Cookie=officers["officer"].cookie)
    entries = chat.run(chat.app[AUDIT].search(action="refused"))
    assert entries
    assert all("0" * 32 not in str(one.details) for one in entries)
