"""The gateway: the door to the internet. So far the eligibility API and the health check.

Website, staff console and Teams will join here as further route tables beside ``api.routes``.
"""

from aiohttp import ClientSession, ClientTimeout, web

from bot.catalogue.loading import load_catalogue
from bot.gateway import api
from bot.gateway.keys import CALLS, HTTP, SETTINGS
from bot.settings import Settings

LARGEST_BODY = 64 * 1024
"""Bytes: a full set of facts takes two thousand."""
HEALTH_TIMEOUT_SECONDS = 2.0


def create_app(settings: Settings) -> web.Application:
    """The application; raises ``CatalogueError`` where the catalogue is not sound."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[api.error_as_json])
    app[SETTINGS] = settings
    app[CALLS] = load_catalogue(settings.calls_folder, settings.sek_per_euro).calls
    app.cleanup_ctx.append(_http)
    app.add_routes(api.routes)
    return app


async def _http(app: web.Application):  # type: ignore[no-untyped-def]  # aiohttp's cleanup context
    async with ClientSession(timeout=ClientTimeout(total=HEALTH_TIMEOUT_SECONDS)) as session:
        app[HTTP] = session
        yield


def serve(settings: Settings) -> None:
    """Runs the gateway until it is stopped."""
    web.run_app(create_app(settings), host=settings.host, port=settings.gateway_port, print=None)
