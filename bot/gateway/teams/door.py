"""Teams' door: ``POST /api/messages``. The Agents SDK checks who calls; what is said goes to the switchboard."""

import json
import logging
import warnings
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from microsoft_agents.activity import Activity
from microsoft_agents.hosting.aiohttp import jwt_authorization_decorator
from microsoft_agents.hosting.core import OutboundHostValidator
from microsoft_agents.hosting.core.authorization import ClaimsIdentity
from pydantic import ValidationError

from bot.addresses import is_loopback
from bot.gateway.errors import dumps, plain_error
from bot.gateway.keys import SETTINGS, TEAMS
from bot.gateway.teams.connector import configuration_of
from bot.gateway.visits import NOT_READ
from bot.services import Teams

ADDRESS = "/api/messages"
CHANNEL = "msteams"
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
    app.router.add_post(ADDRESS, jwt_authorization_decorator(messages))  # type: ignore[no-untyped-call]


async def messages(request: web.Request) -> web.Response:
    """One activity of Teams. It is kept before it is acknowledged; the answer is sent by itself."""
    teams = request.app[SETTINGS].teams
    identity: ClaimsIdentity = request["claims_identity"]
    if identity.allow_anonymous and not _is_local_peer(request):
        return _refused(403, "Utan inloggning släpps bara den här datorn in.")
    body, activity = await _read(request)
    if activity is None or activity.conversation is None or not activity.conversation.id:
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


async def _read(request: web.Request) -> tuple[dict[str, Any], Activity | None]:
    try:
        body = json.loads(await request.read())
        return (body, Activity.model_validate(body)) if isinstance(body, dict) else ({}, None)
    except (ValueError, ValidationError, RecursionError):
        return {}, None


def is_service(url: str, identity: ClaimsIdentity, teams: Teams) -> bool:
    """Whether answers may be sent to ``url``: a service of Microsoft's, or a host on the list.

    Where the token names the service, it must be that one. The playground's is on this machine.
    """
    if identity.allow_anonymous:
        return urlsplit(url).scheme in ("http", "https") and is_loopback(urlsplit(url).hostname or "")
    if not OutboundHostValidator(list(teams.hosts), enabled=True).is_allowed(url):
        return False
    claimed = identity.get_claim_value("serviceurl")
    return claimed is None or urlsplit(str(claimed)).hostname == urlsplit(url).hostname


def _is_local_peer(request: web.Request) -> bool:
    try:
        return ip_address(request.remote or "").is_loopback and "X-Forwarded-For" not in request.headers
    except ValueError:
        return False


def _refused(status: int, message: str) -> web.Response:
    return web.json_response(plain_error(message), status=status, dumps=dumps)
