"""Teams' door: ``POST /api/messages``. The Agents SDK checks who calls; what is said goes to the switchboard."""

import json
import logging
import warnings
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from jwt import PyJWTError, get_unverified_header
from microsoft_agents.activity import Activity
from microsoft_agents.hosting.aiohttp import jwt_authorization_decorator
from microsoft_agents.hosting.core import OutboundHostValidator
from microsoft_agents.hosting.core.authorization import ClaimsIdentity

from bot.addresses import is_loopback
from bot.gateway.errors import dumps, plain_error
from bot.gateway.keys import SETTINGS, TEAMS
from bot.gateway.teams.connector import configuration_of
from bot.gateway.visits import NOT_READ
from bot.services import Teams

ADDRESS = "/api/messages"
CHANNEL = "msteams"
ISSUER = "https://api.botframework.com"
SERVICES = ("smba.trafficmanager.net", "botframework.com")
"""Hosts to which answers go."""
CONFIGURATION = "agent_configuration"
"""The name under which the SDK's authorization looks for its configuration."""
_log = logging.getLogger(__name__)


def prepare(app: web.Application) -> None:
    """Opens the door. Raises ValueError where the development switch would let strangers in."""
    settings = app[SETTINGS]
    if settings.teams.playground and not is_loopback(settings.host):
        raise ValueError("STODLOTS_TEAMS_PLAYGROUND går bara när gatewayen lyssnar på 127.0.0.1.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the SDK asks for a plain name, aiohttp would rather have a key
        app[CONFIGURATION] = configuration_of(settings.teams)
    app.router.add_post(ADDRESS, _with_a_key_name)


async def messages(request: web.Request) -> web.Response:
    """One activity of Teams. It is kept before it is acknowledged; the answer is sent by itself."""
    teams = request.app[SETTINGS].teams
    identity: ClaimsIdentity = request["claims_identity"]
    if identity.allow_anonymous and not _is_local_client(request):
        return _refused(403, "Utan inloggning släpps bara den här datorn in.")
    if not identity.allow_anonymous and not _is_of_the_bot_service(identity):
        return _refused(401, "Bara Microsofts tjänst för botar släpps in här.")
    body = await _read(request)
    if identity.allow_anonymous:  # scripts for trying out leave out who talks to whom
        body = {"recipient": {"id": "bot"}, "from": {"id": "person"}} | body
    activity = _activity_of(body)
    if activity is None or activity.recipient is None:
        return _refused(400, NOT_READ)
    if str(activity.channel_id or "").split(":")[0] != CHANNEL:
        return _refused(403, "Bara Microsoft Teams släpps in här.")
    if not is_service(str(activity.service_url or ""), identity, teams):
        _log.warning("An activity named a service that is not allowed")
        return _refused(403, "Adressen i serviceUrl är inte tillåten.")
    await request.app[TEAMS].take(body, activity)
    if activity.type == "invoke":
        return web.json_response({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ""})
    return web.Response(status=202)


async def _with_a_key_name(request: web.Request) -> web.StreamResponse:
    """Refuses a token that does not name its key, at which the SDK would break off; the rest is the SDK's to check."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    with suppress(PyJWTError):
        if scheme.lower() == "bearer" and not get_unverified_header(token.strip()).get("kid"):
            return _refused(401, "Åtkomstbeviset namnger ingen nyckel.")
    answer: web.StreamResponse = await _authorized(request)
    return answer


_authorized = jwt_authorization_decorator(messages)  # type: ignore[no-untyped-call]


async def _read(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _activity_of(body: dict[str, Any]) -> Activity | None:
    """The activity; None where it is none, or names no conversation."""
    try:
        activity = Activity.model_validate(_without_empty(body))
    except Exception:  # the SDK's models raise whatever they stumble over
        return None
    return activity if activity.conversation and activity.conversation.id else None


def _without_empty(value: Any) -> Any:
    """``value`` without fields that are there but empty: the SDK takes them for wrong."""
    if isinstance(value, dict):
        return {name: _without_empty(one) for name, one in value.items() if one is not None and one != ""}
    return [_without_empty(one) for one in value] if isinstance(value, list) else value


def _is_of_the_bot_service(identity: ClaimsIdentity) -> bool:
    """Whether the token is the bot service's, for one service, and ends; apps of the own tenant may not come in."""
    claims = identity.claims
    return claims.get("iss") == ISSUER and "exp" in claims and bool(claims.get("serviceurl"))


def is_service(url: str, identity: ClaimsIdentity, teams: Teams) -> bool:
    """Whether answers may be sent to ``url``: a service of Teams, or a host on the list, as the token names it.

    The playground's is on this machine.
    """
    try:
        parts = urlsplit(url)
        if identity.allow_anonymous:
            return parts.scheme in ("http", "https") and is_loopback(parts.hostname or "")
        claimed = urlsplit(str(identity.get_claim_value("serviceurl"))).hostname
    except ValueError:
        return False
    allowed = OutboundHostValidator([*SERVICES, *teams.hosts], enabled=True, include_default_microsoft_hosts=False)
    return allowed.is_allowed(url) and claimed == parts.hostname


def _is_local_client(request: web.Request) -> bool:
    """Whether it is a program on this machine: no page in a browser, and nobody behind a proxy."""
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Origin")):
        return False
    try:
        return ip_address(request.remote or "").is_loopback
    except ValueError:
        return False


def _refused(status: int, message: str) -> web.Response:
    return web.json_response(plain_error(message), status=status, dumps=dumps)
