"""Erasing by hand what has been kept long enough."""

import asyncio

from bot.gateway.times import now
from bot.settings import Settings
from bot.storage.audit import AuditLog
from bot.storage.database import engine_for, opened
from bot.storage.erasure import Erasure, Purged
from bot.storage.purging import purge_all
from bot.storage.staff import StaffAccounts
from bot.storage.trackers import Trackers


def purge(settings: Settings) -> Purged:
    """Erases what is older than the settings allow; returns how many of each kind."""
    return asyncio.run(_purge(settings))


async def _purge(settings: Settings) -> Purged:
    engine = await opened(settings.database_url)
    trackers = engine_for(settings.trackers_url)
    try:
        erasure = Erasure(engine, Trackers(trackers))
        return await purge_all(erasure, AuditLog(engine), StaffAccounts(engine), settings.retention, now())
    finally:
        await engine.dispose()
        await trackers.dispose()
