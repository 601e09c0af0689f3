"""The accounts of the staff, looked after by an administrator."""

from typing import Any

from aiohttp import web

from bot.gateway.incoming import Refused
from bot.gateway.keys import ROOM, SETTINGS, STAFF
from bot.gateway.staff.account_forms import Member, added, changed, checked_login, checked_member, new_link
from bot.gateway.staff.guard import ADMINISTRATOR, OFFICER, StaffRoutes, has_role, record, staff_page
from bot.gateway.times import now
from bot.services import ROLES
from bot.storage.staff_records import Staff

_PEOPLE = "/staff/personal"
_ONE = _PEOPLE + "/{id:[0-9a-f]{32}}"
routes = StaffRoutes()


@routes.get(_PEOPLE, ADMINISTRATOR)
async def people(request: web.Request) -> web.StreamResponse:
    """Every account, and a form for a new one."""
    return await _listed(request)


@routes.post(_PEOPLE, ADMINISTRATOR)
async def add(request: web.Request) -> web.StreamResponse:
    """Makes an account and shows its one-time link, this once."""
    form = await request.post()
    written = {"login": _text(form, "login"), "name": _text(form, "name"), "teams": _text(form, "teams")}
    try:
        login, member = checked_login(written["login"]), _member(form)
        made = await added(request.app[STAFF], login, member, now())
    except Refused as error:
        return await _listed(request, 422, problem=error.message, written=written, chosen=_chosen(form))
    await record(request, "account_added", login=made.login, roles=sorted(made.roles))
    return _shown(request, made, link=await _link(request, made))


@routes.get(_ONE, ADMINISTRATOR)
async def person(request: web.Request) -> web.StreamResponse:
    """One account with what can be changed of it."""
    return _shown(request, await _found(request))


@routes.post(_ONE, ADMINISTRATOR)
async def change(request: web.Request) -> web.StreamResponse:
    """Changes name, roles and teams."""
    before = await _found(request)
    try:
        member = _member(await request.post())
        after = await changed(request.app[STAFF], before.id, name=member.name, roles=member.roles, teams=member.teams)
    except Refused as error:
        return _shown(request, before, 422, problem=error.message)
    if not has_role(after, OFFICER):
        request.app[ROOM].dismiss(after.id)
    await record(request, "account_changed", login=after.login, roles=sorted(after.roles), teams=list(after.teams))
    raise web.HTTPSeeOther(_PEOPLE)


@routes.post(_ONE + "/av", ADMINISTRATOR)
async def switch_off(request: web.Request) -> web.StreamResponse:
    """Switches the account off: its sessions end at once."""
    one = await _found(request)
    try:
        await changed(request.app[STAFF], one.id, is_active=False)
    except Refused as error:
        return _shown(request, one, 422, problem=error.message)
    request.app[ROOM].dismiss(one.id)
    await record(request, "account_off", login=one.login)
    raise web.HTTPSeeOther(_PEOPLE)


@routes.post(_ONE + "/pa", ADMINISTRATOR)
async def switch_on(request: web.Request) -> web.StreamResponse:
    """Switches the account on again, with the password that it had."""
    one = await _found(request)
    await changed(request.app[STAFF], one.id, is_active=True)
    await record(request, "account_on", login=one.login)
    raise web.HTTPSeeOther(_PEOPLE)


@routes.post(_ONE + "/lank", ADMINISTRATOR)
async def link(request: web.Request) -> web.StreamResponse:
    """Shows a new one-time link, this once. The member is signed out; the password holds until the link is used."""
    one = await _found(request)
    if not one.is_active or one.subject:
        raise web.HTTPConflict
    await record(request, "link_made", login=one.login)
    return _shown(request, one, link=await _link(request, one))


async def _listed(request: web.Request, status: int = 200, **values: Any) -> web.Response:
    shown = {
        "problem": "",
        "written": dict.fromkeys(("login", "name", "teams"), ""),
        "chosen": frozenset({"officer"}),
        "roles": ROLES,
    } | values
    return staff_page(request, "people.html", status, people=await request.app[STAFF].all(), **shown)


def _shown(request: web.Request, one: Staff, status: int = 200, link: str = "", problem: str = "") -> web.Response:
    return staff_page(request, "person.html", status, person=one, one_time_link=link, problem=problem, roles=ROLES)


async def _found(request: web.Request) -> Staff:
    found = await request.app[STAFF].get(request.match_info["id"])
    if found is None:
        raise web.HTTPNotFound
    return found


async def _link(request: web.Request, one: Staff) -> str:
    address = request.app[SETTINGS].public_url or f"{request.scheme}://{request.host}"
    made = await new_link(request.app[STAFF], one, address, now())
    request.app[ROOM].dismiss(one.id)
    return made


def _member(form: Any) -> Member:
    return checked_member(_text(form, "name"), _chosen(form), _text(form, "teams").split(","))


def _chosen(form: Any) -> frozenset[str]:
    return frozenset(value for value in form.getall("roles", []) if isinstance(value, str))


def _text(form: Any, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
