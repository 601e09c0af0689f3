"""Which websites may embed the chat."""

from urllib.parse import urlsplit

from aiohttp import web

from bot.gateway.keys import SETTINGS


def is_allowed(request: web.Request) -> bool:
    """Whether the page that makes the request is the gateway's own or stands on the list.

    What is no browser sends no Origin and carries nobody's session: it is let in.
    """
    origin = request.headers.get("Origin")
    return origin is None or is_own(request, origin) or origin in request.app[SETTINGS].origins


def is_own(request: web.Request, origin: str) -> bool:
    """Whether ``origin`` is the gateway itself, by the address that people meet or the one asked for."""
    public = request.app[SETTINGS].public_url
    if public:
        return origin == public
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:  # no address at all
        return False
