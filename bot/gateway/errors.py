"""Errors told in Swedish: as a page to people, as JSON to programs; never with what happened inside."""

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.gateway.keys import TEMPLATES
from bot.gateway.templates import rendered

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_log = logging.getLogger(__name__)
_UNKNOWN = "Något gick fel. Försök igen om en stund."
_MESSAGES = {
    401: "Du är inte inloggad. Logga in och försök igen.",
    403: "Den här sidan får inte hämta det.",
    404: "Adressen finns inte.",
    405: "Metoden går inte att använda på den här adressen.",
    413: "Anropet är för stort. Skicka högst 64 kilobyte.",
    429: "Det kommer många anrop från din adress. Försök igen om en stund.",
}


@web.middleware
async def told(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tells every error kindly; an unexpected one is logged and never shown."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.content_type == "application/json" or error.status < 400:
            raise
        kept = {name: error.headers[name] for name in ("Allow", "Retry-After") if name in error.headers}
        return _told(request, error.status, kept)
    except Exception:
        _log.exception("%s %s failed", request.method, request.match_info.route.resource)
        return _told(request, 500, {})


def _told(request: web.Request, status: int, headers: dict[str, str]) -> web.Response:
    message = _MESSAGES.get(status, _UNKNOWN)
    if "text/html" in request.headers.get("Accept", ""):
        page = rendered(request.app[TEMPLATES], "error.html", status=status, message=message)
        return web.Response(text=page, content_type="text/html", status=status, headers=headers)
    return web.json_response(plain_error(message), status=status, headers=headers, dumps=dumps)


def plain_error(message: str, fact: str = "") -> dict[str, Any]:
    """One error in the form of the API."""
    return {"errors": [{"fact": fact, "message": message}]}


def dumps(value: Any) -> str:
    """JSON with Swedish letters as they are."""
    return json.dumps(value, ensure_ascii=False)
