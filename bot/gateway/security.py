"""What every response carries for safety, and how often an address may ask."""

import re
from collections.abc import Awaitable, Callable
from hashlib import sha256

from aiohttp import web

from bot.gateway.keys import LIMITER, SETTINGS
from bot.gateway.limiting import address_of
from bot.gateway.staff.sessions import cookie_name

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# Scripts, styles and pictures from the gateway itself only, nothing inline, nobody may frame the pages.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' {sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The address of a summary must not reach other sites; our own forms need an Origin, which no-referrer takes away.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
A_YEAR = 31_536_000
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


@web.middleware
async def headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Adds the security headers to every response, errors included."""
    try:
        response = await handler(request)
    except web.HTTPException as error:
        _add(request, error)
        raise
    _add(request, response)
    return response


def _add(request: web.Request, response: web.StreamResponse | web.HTTPException) -> None:
    if response.headers.get("Upgrade"):
        return
    settings = request.app[SETTINGS]
    host = settings.public_url.split("//")[-1] or (request.host if _HOST.fullmatch(request.host) else "")
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault(
        "Content-Security-Policy", POLICY.format(sockets=f"ws://{host} wss://{host}" if host else "")
    )
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Cache-Control", "no-store")
    if settings.public_url.startswith("https:"):
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"


@web.middleware
async def rate_limit(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses an address that asks too often; the chat's own socket has limits of its own."""
    if wait := _seconds_to_wait(request):
        refused = web.HTTPTooManyRequests()
        refused.headers["Retry-After"] = str(round(wait))
        raise refused
    return await handler(request)


def _seconds_to_wait(request: web.Request) -> float:
    settings, limiter = request.app[SETTINGS], request.app[LIMITER]
    address = address_of(request, settings.proxies)
    if request.path == "/chat":
        return 0.0
    if request.path.startswith("/staff") and (key := request.cookies.get(cookie_name(request))):
        member = sha256(key.encode()).hexdigest()
        return limiter.seconds_to_wait(settings.rates.staff, "staff", address) or limiter.seconds_to_wait(
            settings.rates.pages, "member", member
        )
    return limiter.seconds_to_wait(settings.rates.pages, "page", address)
