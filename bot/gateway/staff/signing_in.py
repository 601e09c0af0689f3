"""Signing in with a password, signing out, and choosing a password by a one-time link."""

import math

from aiohttp import web

from bot.gateway.incoming import Refused
from bot.gateway.keys import AUDIT, LIMITER, SETTINGS, STAFF
from bot.gateway.limiting import address_of
from bot.gateway.staff import passwords
from bot.gateway.staff.account_forms import checked_name, is_first
from bot.gateway.staff.guard import LOGIN, StaffRoutes, form_of, may_write_down, record, staff_page
from bot.gateway.staff.sessions import first_page, safe_address, session_by_cookie, signed_in, signed_out
from bot.gateway.times import now
from bot.services import ROLES
from bot.storage.staff import plain_login
from bot.storage.staff_records import Staff

RATE_OF_LOGIN = "5/minute; 20/hour"
RATE_OF_ADDRESS = "30/minute"
_LONGEST_LOGIN = 254
_WELCOME = "/staff/valkommen/{key:[A-Za-z0-9_-]{43}}"
routes = StaffRoutes()


@routes.open_get(LOGIN)
async def ask(request: web.Request) -> web.StreamResponse:
    """The page where one signs in; those who have, are sent on."""
    address = safe_address(request.query.get("next", ""))
    if session := await session_by_cookie(request):
        raise web.HTTPSeeOther(address or first_page(session.staff))
    return _asked(request, address, signed_out="ut" in request.query)


@routes.open_post(LOGIN)
async def sign_in(request: web.Request) -> web.StreamResponse:
    """Checks login and password. Whether there is such a login can be told neither by the answer nor by its time."""
    form = await form_of(request)
    login, address = plain_login(form.get("login", "")), safe_address(form.get("next", ""))
    if wait := _seconds_to_wait(request, login):
        return _asked(request, address, login, status=429, minutes=math.ceil(wait / 60))
    known = await request.app[STAFF].by_login(login) if _may_be_login(login) else None
    password = form.get("password", "")[: passwords.MOST_CHARACTERS + 1]
    is_right = await passwords.is_right(password, known.password_hash if known else None)
    if known is None or not is_right or not known.is_active:
        await _write_down_failure(request, known)
        return _asked(request, address, login, status=401, wrong=True)
    await _keep_hash_current(request, known, password)
    return await signed_in(request, known, address, "password")


@routes.post("/staff/logout", *ROLES)
async def sign_out(request: web.Request) -> web.StreamResponse:
    """Ends the session."""
    await record(request, "signed_out")
    return await signed_out(request, f"{LOGIN}?ut")


@routes.open_get(_WELCOME)
async def welcome(request: web.Request) -> web.StreamResponse:
    """The page behind a one-time link. Looking at it doesn't use the link: mail filters look too."""
    return _welcomed(request, await _invited(request))


@routes.open_post(_WELCOME)
async def choose_password(request: web.Request) -> web.StreamResponse:
    """Keeps the chosen password and signs in."""
    form, key = await form_of(request), request.match_info["key"]
    if _address_waits(request):
        raise web.HTTPTooManyRequests
    invited = await _invited(request)
    if invited is None:
        return _welcomed(request, None)
    password, name = form.get("password", ""), invited.name
    try:
        if is_first(invited):  # its name was made up by us
            name = checked_name(form.get("name", invited.name))
        if password != form.get("again"):
            raise Refused("Lösenorden är inte lika. Skriv samma lösenord två gånger.")
        hash = await passwords.hashed(passwords.checked_password(password, invited))
    except Refused as error:
        return _welcomed(request, invited, error.message)
    if not await request.app[STAFF].use_invitation(key, hash, now()):  # used by somebody in the meantime
        return _welcomed(request, None)
    await request.app[STAFF].change(invited.id, name=name)
    return await signed_in(request, invited, "", "link")


def _asked(request: web.Request, address: str, login: str = "", status: int = 200, **values: object) -> web.Response:
    shown = {"signed_out": False, "wrong": False, "minutes": 0} | values
    with_oidc = bool(request.app[SETTINGS].oidc.issuer)
    return staff_page(
        request, "login.html", status, next=address, login=login[:_LONGEST_LOGIN], with_oidc=with_oidc, **shown
    )


def _welcomed(request: web.Request, invited: Staff | None, problem: str = "") -> web.Response:
    status = 410 if invited is None else 422 if problem else 200
    return staff_page(
        request, "welcome.html", status, invited=invited, problem=problem, fewest=passwords.FEWEST_CHARACTERS,
        asks_name=invited is not None and is_first(invited),
    )  # fmt: skip


async def _invited(request: web.Request) -> Staff | None:
    return await request.app[STAFF].invited(request.match_info["key"], now())


def _may_be_login(login: str) -> bool:
    return 0 < len(login) <= _LONGEST_LOGIN and login.isprintable()


def _address_waits(request: web.Request) -> float:
    address = address_of(request, request.app[SETTINGS].proxies)
    return request.app[LIMITER].seconds_to_wait(RATE_OF_ADDRESS, "login_address", address)


def _seconds_to_wait(request: web.Request, login: str) -> float:
    """The address first: what it may not try doesn't count against the login either."""
    return _address_waits(request) or request.app[LIMITER].seconds_to_wait(
        RATE_OF_LOGIN, "login", login[:_LONGEST_LOGIN]
    )


async def _write_down_failure(request: web.Request, known: Staff | None) -> None:
    """A login that nobody has is not written down: people type their password there too."""
    login, id = (known.login, known.id) if known else ("", None)
    if known or may_write_down(request):
        await request.app[AUDIT].add(now(), login, "sign_in_failed", id)


async def _keep_hash_current(request: web.Request, known: Staff, password: str) -> None:
    if known.password_hash and passwords.is_outdated(known.password_hash):
        await request.app[STAFF].set_password_hash(known.id, await passwords.hashed(password))
