"""The session's cookie, and where a person goes after signing in."""

from aiohttp import web

from bot.gateway.incoming import is_key
from bot.gateway.keys import AUDIT, SETTINGS, STAFF
from bot.gateway.times import now
from bot.storage.staff import LONGEST
from bot.storage.staff_records import Session, Staff

_FIRST_PAGES = {"auditor": "/staff/logg", "administrator": "/staff/personal"}
_LONGEST_ADDRESS = 1000


def cookie_name(request: web.Request) -> str:
    """Under HTTPS the browser itself keeps a ``__Host-`` cookie to this very host."""
    return "__Host-stodlots_staff" if _is_https(request) else "stodlots_staff"


def _is_https(request: web.Request) -> bool:
    return request.app[SETTINGS].public_url.startswith("https:")


async def session_by_cookie(request: web.Request) -> Session | None:
    """The session that the request's cookie opens; None where there is none, or it has ended."""
    key = _key(request)
    return await request.app[STAFF].session(key, now()) if key else None


def _key(request: web.Request) -> str:
    key = request.cookies.get(cookie_name(request), "")
    return key if is_key(key) else ""


async def signed_in(request: web.Request, staff: Staff, address: str, how: str) -> web.Response:
    """Signs the member in with a new key and sends them on to ``address``, if that is a page of the console.

    A session that the browser had before ends. ``how`` is written down: ``password``, ``link`` or ``oidc``.
    """
    accounts = request.app[STAFF]
    await accounts.end_session(_key(request))
    key, _ = await accounts.open_session(staff.id, now())
    await request.app[AUDIT].add(now(), staff.login, "signed_in", staff.id, details={"how": how})
    response = web.Response(status=303, headers={"Location": safe_address(address) or first_page(staff)})
    response.set_cookie(
        cookie_name(request), key, httponly=True, secure=_is_https(request), samesite="Lax", path="/",
        max_age=int(LONGEST.total_seconds()),
    )  # fmt: skip
    return response


async def signed_out(request: web.Request, address: str) -> web.Response:
    """Ends the session and sends the person to ``address``."""
    await request.app[STAFF].end_session(_key(request))
    response = web.Response(status=303, headers={"Location": address})
    response.del_cookie(
        cookie_name(request), httponly=True, secure=_is_https(request), samesite="Lax", path="/"
    )  # fmt: skip
    return response


def safe_address(address: str) -> str:
    """``address`` if it is a page of the console itself, else nothing: a link must not lead on to elsewhere."""
    plain = address.isascii() and address.isprintable() and not set(address) & set(' \\"<>')
    path = address.split("?")[0].split("#")[0]
    # Compared as it stands: to a browser "///staff" is another host, whatever a parser makes of it.
    inside = path == "/staff" or path.startswith("/staff/")
    if not plain or not inside or ".." in path.split("/") or "%" in path or len(address) > _LONGEST_ADDRESS:
        return ""
    return address


def first_page(staff: Staff) -> str:
    """Where the member's work is."""
    if staff.roles & {"officer", "supervisor"}:
        return "/staff"
    return next((page for role, page in _FIRST_PAGES.items() if role in staff.roles), "/staff")
