"""The door of the console. Each handler declares who may use it; what declares nothing is refused.

A module of the console collects its handlers in ``StaffRoutes`` and the application adds them.
A file that the console's pages load is declared with ``open_to_all``.
"""

import hmac
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.gateway.keys import AUDIT, LIMITER, SETTINGS, TEMPLATES
from bot.gateway.limiting import address_of
from bot.gateway.origins import is_own
from bot.gateway.staff.sessions import session_by_cookie
from bot.gateway.templates import rendered
from bot.gateway.times import now
from bot.services import ROLES
from bot.storage.staff_records import Session, Staff

OFFICER, SUPERVISOR, AUDITOR, ADMINISTRATOR = ROLES
LOGIN = "/staff/login"
RECORDED_REFUSALS = "20/minute; 200/hour"
"""Of one address; what is refused beyond that is not written down, so that nobody can flood the log."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Decorator = Callable[[Handler], Handler]
_DECLARED = "staff_access"
_SESSION = web.RequestKey("staff_session", Session)


@dataclass(frozen=True)
class Access:
    """Who may use a handler: members with one of ``roles``, or everybody where it is ``open``."""

    roles: frozenset[str] = frozenset()
    open: bool = False
    socket: bool = False


class StaffRoutes:
    """Collects the handlers of a part of the console, each with the roles that may use it."""

    def __init__(self) -> None:
        self._table = web.RouteTableDef()

    def __iter__(self) -> Iterator[web.AbstractRouteDef]:
        return iter(self._table)

    @property
    def routes(self) -> web.RouteTableDef:
        """What the application adds."""
        return self._table

    def get(self, path: str, *roles: str) -> Decorator:
        """Declares a page, a fragment or a file."""
        return self._declared("GET", path, Access(_known(roles)))

    def socket(self, path: str, *roles: str) -> Decorator:
        """Declares a WebSocket. Only our own pages may open it: browsers send cookies with foreign ones too."""
        return self._declared("GET", path, Access(_known(roles), socket=True))

    def post(self, path: str, *roles: str) -> Decorator:
        """Declares what changes something: wants our own Origin and the session's token besides the role."""
        return self._declared("POST", path, Access(_known(roles)))

    def open_get(self, path: str) -> Decorator:
        """Declares a page for those who are not signed in."""
        return self._declared("GET", path, Access(open=True))

    def open_post(self, path: str) -> Decorator:
        """Declares a form for those who are not signed in: only our own Origin is asked for."""
        return self._declared("POST", path, Access(open=True))

    def _declared(self, method: str, path: str, access: Access) -> Decorator:
        def declare(handler: Handler) -> Handler:
            setattr(handler, _DECLARED, access)
            self._table.route(method, path)(handler)
            return handler

        return declare


def open_to_all(handler: Handler) -> Handler:
    """Declares that a handler outside of the console's own may answer under ``/staff`` too (styles, scripts)."""
    setattr(handler, _DECLARED, Access(open=True))
    return handler


def access_of(handler: Any) -> Access | None:
    """What the handler declares; None where it declares nothing."""
    found = getattr(handler, _DECLARED, None)
    return found if isinstance(found, Access) else None


def _known(roles: tuple[str, ...]) -> frozenset[str]:
    if not roles or not set(roles) <= set(ROLES):
        raise ValueError(f"a route of the console names one or more of {ROLES}, not {roles}")
    return frozenset(roles)


def has_role(staff: Staff, role: str) -> bool:
    """Whether the member may do what ``role`` may: a supervisor does all that an officer does."""
    return role in staff.roles or (role == OFFICER and SUPERVISOR in staff.roles)


class Forbidden(web.HTTPForbidden):
    """A refusal and its ground: ``undeclared``, ``origin``, ``role`` or ``csrf``."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets through what the handler's declaration allows. Stands innermost, so that refusals are told kindly."""
    try:
        await _admit(request)
    except Forbidden as error:
        await _write_down(request, error.why)
        if "text/html" not in request.headers.get("Accept", ""):
            raise
        return staff_page(request, "refused.html", status=403, why=error.why)
    except (web.HTTPSeeOther, web.HTTPUnauthorized):
        await _write_down(request, "session")
        raise
    return await handler(request)


async def _admit(request: web.Request) -> None:
    if request.match_info.http_exception is not None:  # no such address, or not by this method
        return
    access = access_of(request.match_info.handler)
    if access is None:
        if _is_console(request):
            raise Forbidden("undeclared")
    elif not access.open:
        await _admit_member(request, access)
    elif request.method == "POST" and not _from_own_page(request):
        raise Forbidden("origin")


async def _admit_member(request: web.Request, access: Access) -> None:
    session = await session_by_cookie(request)
    if session is None:
        raise _to_login(request)
    request[_SESSION] = session
    if (request.method == "POST" or access.socket) and not _from_own_page(request):
        raise Forbidden("origin")
    if not any(has_role(session.staff, role) for role in access.roles):
        raise Forbidden("role")
    if request.method == "POST" and not await _has_token(request, session):
        raise Forbidden("csrf")


def _is_console(request: web.Request) -> bool:
    resource = request.match_info.route.resource
    return any(f"{path}/".startswith("/staff/") for path in (request.path, resource.canonical if resource else ""))


def _from_own_page(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and is_own(request, origin)


def _to_login(request: web.Request) -> web.HTTPException:
    """Sends a person to the page where one signs in; a script or socket is only told that it is not."""
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and "Upgrade" not in request.headers
    if request.method in ("GET", "HEAD") and is_page:
        return web.HTTPSeeOther(f"{LOGIN}?next={quote(request.path_qs, safe='')}")
    return web.HTTPUnauthorized()


async def _has_token(request: web.Request, session: Session) -> bool:
    token = request.headers.get("X-CSRF-Token") or (await _fields(request)).get("csrf", "")
    return hmac.compare_digest(token.encode("utf-8", "replace"), session.csrf.encode())


async def _write_down(request: web.Request, why: str) -> None:
    if not may_write_down(request):
        return
    session, resource = request.get(_SESSION), request.match_info.route.resource
    login, id = (session.staff.login, session.staff.id) if session else ("", None)
    what = f"{request.method} {resource.canonical if resource else ''}"  # the address itself may hold a key
    await request.app[AUDIT].add(now(), login, "refused", id, details={"why": why, "what": what})


def may_write_down(request: web.Request) -> bool:
    """Whether one more refusal of this address may be kept (and counts it)."""
    address = address_of(request, request.app[SETTINGS].proxies)
    return not request.app[LIMITER].seconds_to_wait(RECORDED_REFUSALS, "refused", address)


def session_of(request: web.Request) -> Session:
    """The session that the guard has admitted."""
    return request[_SESSION]


def staff_of(request: web.Request) -> Staff:
    """The signed-in member that the guard has admitted."""
    return session_of(request).staff


async def record(request: web.Request, action: str, conversation: str | None = None, **details: Any) -> None:
    """Writes down what the signed-in member does. ``details`` must hold nothing that an applicant wrote."""
    me = staff_of(request)
    await request.app[AUDIT].add(now(), me.login, action, me.id, conversation, details)


def staff_page(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """``web/templates/staff/<template>`` with ``me``, ``csrf``, ``path``, ``can`` and the member's ``teams``."""
    session = request.get(_SESSION)
    me = session.staff if session else None
    shared = {
        "me": me, "csrf": session.csrf if session else "", "path": request.path, "teams": me.teams if me else (),
        "can": lambda role: me is not None and has_role(me, role),
    }  # fmt: skip
    text = rendered(request.app[TEMPLATES], f"staff/{template}", **(shared | values))
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status)


async def form_of(request: web.Request) -> dict[str, str]:
    """The form's text fields, the token among them; of several by one name the last."""
    return await _fields(request)


async def _fields(request: web.Request) -> dict[str, str]:
    try:
        fields = await request.post()
    except ValueError as error:  # no form that can be read
        raise web.HTTPBadRequest from error
    return {name: value for name, value in fields.items() if isinstance(value, str)}
