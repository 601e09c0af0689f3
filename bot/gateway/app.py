"""The gateway: the door to the internet. Website, chat, API and health; staff and Teams will join here."""

import asyncio
import gc
import logging
import resource
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

from bot.catalogue.loading import load_catalogue
from bot.gateway import api, chat_socket, errors, files, pages, security, summary_pages
from bot.gateway.keys import (
    AUDIT,
    CANNED,
    CATALOGUE,
    COURIER,
    ERASURE,
    HANDOVER,
    HTTP,
    LIMITER,
    NOTICES,
    OPEN_SOCKETS,
    SETTINGS,
    STAFF,
    SWITCHBOARD,
    TEMPLATES,
)
from bot.gateway.limiting import Limiter
from bot.gateway.parts import office_hours, put_together
from bot.gateway.staff import (
    audit_pages,
    canned_pages,
    case_forms,
    conversation_pages,
    exporting,
    figures_pages,
    guard,
    live,
    oidc,
    people,
    queue_pages,
    signing_in,
)
from bot.gateway.staff.canned_replies import first_replies
from bot.gateway.templates import environment
from bot.gateway.times import now
from bot.settings import Settings
from bot.storage.database import engine_for, opened
from bot.storage.purging import purge_all

LARGEST_BODY = 64 * 1024
"""Bytes: a full set of facts takes two thousand."""
SECONDS_OF_A_DAY = 24 * 60 * 60
SECONDS_OF_A_MINUTE = 60
SWEEP_SECONDS = 15
STAFF_PARTS = (
    signing_in, oidc, live, queue_pages, conversation_pages, case_forms, exporting, figures_pages, canned_pages,
    people, audit_pages,
)  # fmt: skip
_log = logging.getLogger(__name__)


def create_app(settings: Settings) -> web.Application:
    """The application; raises ``CatalogueError`` where the catalogue is not sound."""
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[security.headers, errors.told, security.rate_limit, guard.guard],
    )
    app[SETTINGS] = settings
    office_hours(settings)  # read now, so that a slip is told before anything is opened
    app[CATALOGUE] = load_catalogue(settings.calls_folder, settings.sek_per_euro)
    app[LIMITER] = Limiter()
    app[OPEN_SOCKETS] = Counter()
    app[TEMPLATES] = environment(settings)
    oidc.prepare(app)
    _open_teams_door(app)
    app.cleanup_ctx.append(_running)
    for part in (api, chat_socket, pages, summary_pages, files, *STAFF_PARTS):
        app.add_routes(part.routes)
    return app


def _open_teams_door(app: web.Application) -> None:
    if app[SETTINGS].teams.is_on:
        from bot.gateway.teams.door import prepare  # the SDK takes two seconds to load

        prepare(app)
    else:
        _log.warning("Teams är avstängt: STODLOTS_TEAMS_APP_ID är inte satt.")


async def _running(app: web.Application) -> AsyncIterator[None]:
    """Opens what the handlers use, and closes it in the end."""
    settings = app[SETTINGS]
    engine = await opened(settings.database_url)
    trackers_engine = engine_for(settings.trackers_url)
    async with ClientSession(timeout=ClientTimeout(total=30), connector=TCPConnector(limit=0)) as session:
        app[HTTP] = session
        put_together(app, engine, trackers_engine, session)
        await app[CANNED].fill(first_replies(), settings.organisation, now())
        await app[SWITCHBOARD].recover()
        if COURIER in app:
            await app[COURIER].recover()
        async with _in_background(_purge_daily(app), _return_abandoned(app), _send_again(app), app[NOTICES].run()):
            yield
        await app[SWITCHBOARD].stop()
        if COURIER in app:
            await app[COURIER].stop()
    await engine.dispose()
    await trackers_engine.dispose()


@asynccontextmanager
async def _in_background(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Does the works beside each other, and ends them afterwards."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _return_abandoned(app: web.Application) -> None:
    """Puts conversations back into the queue whose officer has gone."""
    absent = timedelta(minutes=app[SETTINGS].staff_absent_minutes)
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await app[HANDOVER].return_abandoned(absent)
        except Exception:
            _log.exception("Abandoned conversations could not be looked for; tried again")


async def _send_again(app: web.Application) -> None:
    """Tries once more what could not be sent to Teams when it was said."""
    while COURIER in app:
        await asyncio.sleep(SECONDS_OF_A_MINUTE)
        try:
            await app[COURIER].recover()
        except Exception:
            _log.exception("What waits for Teams could not be looked for; tried again")


async def _purge_daily(app: web.Application) -> None:
    """Erases what has been kept long enough: at the start, and then once a day."""
    while True:
        try:
            await purge_all(app[ERASURE], app[AUDIT], app[STAFF], app[SETTINGS].retention, now())
        except Exception:
            _log.exception("What is too old could not be erased; tried again tomorrow")
        await asyncio.sleep(SECONDS_OF_A_DAY)


def serve(settings: Settings) -> None:
    """Runs the gateway until it is stopped. Nothing is logged of who asks for what."""
    # aiohttp logs address, headers and path of requests that it can't read, and those may hold anything.
    logging.getLogger("aiohttp.server").disabled = True
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # each open chat holds a descriptor
    app = create_app(settings)
    gc.freeze()  # what is loaded stays: the collector need not look through it
    gc.enable()
    web.run_app(
        app, host=settings.host, port=settings.gateway_port, print=None, access_log=None,
        shutdown_timeout=3,
    )  # fmt: skip
