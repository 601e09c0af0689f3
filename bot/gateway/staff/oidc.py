"""Signing in by the organisation's OpenID provider (Entra ID): code flow with PKCE, state and nonce."""

import logging

from aiohttp import web

from bot.addresses import is_address, is_local
from bot.gateway.keys import AUDIT, SETTINGS, STAFF
from bot.gateway.staff.guard import LOGIN, StaffRoutes, may_write_down, staff_page
from bot.gateway.staff.oidc_members import Refused, member
from bot.gateway.staff.oidc_pending import LIFETIME_SECONDS, Pending, PendingSignIns
from bot.gateway.staff.oidc_provider import CodeRefused, Provider, ProviderDown
from bot.gateway.staff.oidc_token import BadToken
from bot.gateway.staff.sessions import safe_address, signed_in
from bot.gateway.times import now
from bot.storage.staff_records import Staff

CALLBACK = "/staff/oidc/callback"
PROVIDER = web.AppKey("OIDC_PROVIDER", Provider)
PENDING = web.AppKey("OIDC_PENDING", PendingSignIns)
_STATUSES = {"provider": 503, "setup": 503, "stale": 400}
_log = logging.getLogger(__name__)
routes = StaffRoutes()


def prepare(app: web.Application) -> None:
    """Gives the application what it needs to sign in at the provider; nothing where none is configured."""
    if app[SETTINGS].oidc.issuer:
        app[PROVIDER] = Provider(app[SETTINGS].oidc)
        app[PENDING] = PendingSignIns()


@routes.open_get("/staff/oidc/start")
async def start(request: web.Request) -> web.Response:
    """Sends the browser to the provider; what it carries until it comes back, no other browser has."""
    provider = _provider(request)
    pending, sealed = request.app[PENDING].begin(safe_address(request.query.get("next", "")))
    try:
        address = await provider.sign_in_address(
            _own_address(request, CALLBACK), pending.state, pending.nonce, pending.verifier
        )
    except ProviderDown as error:
        return await _told(request, Refused("provider", detail=str(error)))
    except Refused as refused:
        return await _told(request, refused)
    response = web.Response(status=303, headers={"Location": address})
    # Lax: the browser comes back from another site.
    response.set_cookie(
        _cookie(request), sealed, max_age=LIFETIME_SECONDS, httponly=True, secure=_is_https(request),
        samesite="Lax", path="/",
    )  # fmt: skip
    return response


@routes.open_get(CALLBACK)
async def callback(request: web.Request) -> web.Response:
    """The way back: signs in whom the provider vouches for, if this browser began the sign-in."""
    _provider(request)
    sealed, state = request.cookies.get(_cookie(request), ""), request.query.get("state", "")
    pending = request.app[PENDING].end(sealed, state)
    try:
        if pending is None:
            raise Refused("stale")
        response = await signed_in(request, await _vouched_for(request, pending), pending.next, "oidc")
    except Refused as refused:
        response = await _told(request, refused)
    response.del_cookie(_cookie(request), httponly=True, secure=_is_https(request), samesite="Lax", path="/")
    return response


@routes.open_get("/staff/oidc/logout")
async def logout(request: web.Request) -> web.Response:
    """Leads on to sign out at the provider, where it offers that. Our own session has been ended before."""
    try:
        address = await _provider(request).sign_out_address(_own_address(request, LOGIN))
    except (ProviderDown, Refused):
        address = None
    return web.Response(status=303, headers={"Location": address or LOGIN})


async def _vouched_for(request: web.Request, pending: Pending) -> Staff:
    """The member who has signed in at the provider. Raises ``Refused``."""
    settings, query = request.app[SETTINGS].oidc, request.query
    if query.get("iss", settings.issuer) != settings.issuer:  # RFC 9207: the answer of another provider
        raise Refused("token", detail="answered by another issuer")
    if "code" not in query:
        denied = query.get("error") == "access_denied"
        raise Refused("denied" if denied else "provider", detail=_word(query.get("error", "")))
    try:
        claims = await request.app[PROVIDER].claims(
            query["code"], _own_address(request, CALLBACK), pending.verifier, pending.nonce
        )
    except ProviderDown as error:
        raise Refused("provider", detail=str(error)) from None
    except CodeRefused as error:
        raise Refused("stale" if str(error) == "invalid_grant" else "setup", detail=_word(str(error))) from None
    except BadToken as error:
        raise Refused("token", detail=str(error)) from None
    return await member(request.app[STAFF], claims, settings)


async def _told(request: web.Request, refused: Refused) -> web.Response:
    """The page that says what is wrong and whom to ask; written down, but not so that anybody could flood the log."""
    if may_write_down(request):
        details = {"how": "oidc", "why": refused.reason} | ({"detail": refused.detail} if refused.detail else {})
        await request.app[AUDIT].add(now(), refused.login, "sign_in_failed", details=details)
        if refused.detail:
            _log.warning("Sign-in by OpenID Connect refused: %s (%s)", refused.reason, refused.detail)
    return staff_page(
        request, "oidc_refused.html", _STATUSES.get(refused.reason, 403), path=LOGIN, reason=refused.reason,
        login=refused.login,
    )  # fmt: skip


def _provider(request: web.Request) -> Provider:
    provider = request.app.get(PROVIDER)
    if provider is None:
        raise web.HTTPNotFound
    return provider


def _own_address(request: web.Request, path: str) -> str:
    """The address of a page of ours as browsers reach it: the public one, or this machine's while developing."""
    origin = request.app[SETTINGS].public_url
    if not origin:
        origin = f"{request.scheme}://{request.host}"
        if not (is_address(origin, ("http", "https")) and is_local(origin)):  # the Host header is anybody's to write
            raise Refused("setup", detail="STODLOTS_PUBLIC_URL is missing")
    return origin + path


def _is_https(request: web.Request) -> bool:
    return request.app[SETTINGS].public_url.startswith("https:")


def _cookie(request: web.Request) -> str:
    return "__Host-stodlots_oidc" if _is_https(request) else "stodlots_oidc"


def _word(text: str) -> str:
    """An error's name as it may stand in a log: letters and underscores."""
    return "".join(one for one in text if one == "_" or (one.isascii() and one.isalnum()))[:40]
