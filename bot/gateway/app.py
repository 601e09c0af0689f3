"""The gateway: the door to the internet. Website, chat, API and health; staff and Teams will join here."""

import asyncio
import logging
import resource
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

from bot.catalogue.loading import load_catalogue
from bot.gateway import api, chat_socket, errors, files, pages, security, summary_pages
from bot.gateway.answerer import Answerer
from bot.gateway.keys import (
    CATALOGUE,
    ERASURE,
    HTTP,
    LIMITER,
    OPEN_SOCKETS,
    SETTINGS,
    SUMMARIES,
    SWITCHBOARD,
    TEMPLATES,
)
from bot.gateway.limiting import Limiter
from bot.gateway.rasa_client import RasaClient
from bot.gateway.switchboard import Switchboard
from bot.gateway.templates import environment
from bot.gateway.times import now
from bot.settings import Settings, today
from bot.storage.conversations import Conversations
from bot.storage.database import engine_for, opened
from bot.storage.erasure import Erasure
from bot.storage.summaries import Summaries
from bot.storage.trackers import Trackers

LARGEST_BODY = 64 * 1024
"""Bytes: a full set of facts takes two thousand."""
SECONDS_OF_A_DAY = 24 * 60 * 60
_log = logging.getLogger(__name__)


def create_app(settings: Settings) -> web.Application:
    """The application; raises ``CatalogueError`` where the catalogue is not sound."""
    app = web.Application(
        client_max_size=LARGEST_BODY, middlewares=[security.headers, errors.told, security.rate_limit]
    )
    app[SETTINGS] = settings
    app[CATALOGUE] = load_catalogue(settings.calls_folder, settings.sek_per_euro)
    app[LIMITER] = Limiter()
    app[OPEN_SOCKETS] = Counter()
    app[TEMPLATES] = environment(settings)
    app.cleanup_ctx.append(_running)
    for part in (api, chat_socket, pages, summary_pages, files):
        app.add_routes(part.routes)
    return app


async def _running(app: web.Application) -> AsyncIterator[None]:
    """Opens what the handlers use, and closes it in the end."""
    settings = app[SETTINGS]
    engine = await opened(settings.database_url)
    trackers_engine = engine_for(settings.trackers_url)
    trackers = Trackers(trackers_engine)
    async with ClientSession(timeout=ClientTimeout(total=30), connector=TCPConnector(limit=0)) as session:
        app[HTTP] = session
        app[SUMMARIES] = Summaries(engine)
        app[ERASURE] = Erasure(engine, trackers)
        rasa = RasaClient(session, settings.rasa_url)
        answerer = Answerer(rasa, trackers, lambda: today(settings))
        app[SWITCHBOARD] = Switchboard(Conversations(engine), app[ERASURE], rasa, answerer)
        await app[SWITCHBOARD].recover()
        purging = asyncio.create_task(_purge_daily(app))
        yield
        purging.cancel()
        with suppress(asyncio.CancelledError):
            await purging
        await app[SWITCHBOARD].stop()
    await engine.dispose()
    await trackers_engine.dispose()


async def _purge_daily(app: web.Application) -> None:
    """Erases what has been kept long enough: at the start, and then once a day."""
    while True:
        try:
            await app[ERASURE].too_old(app[SETTINGS].retention, now())
        except Exception:
            _log.exception("What is too old could not be erased; tried again tomorrow")
        await asyncio.sleep(SECONDS_OF_A_DAY)


def serve(settings: Settings) -> None:
    """Runs the gateway until it is stopped. Nothing is logged of who asks for what."""
    # aiohttp logs address, headers and path of requests that it can't read, and those may hold anything.
    logging.getLogger("aiohttp.server").disabled = True
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # each open chat holds a descriptor
    web.run_app(
        create_app(settings), host=settings.host, port=settings.gateway_port, print=None, access_log=None,
        shutdown_timeout=3,
    )  # fmt: skip
