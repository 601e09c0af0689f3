"""What the application holds for its handlers."""

from aiohttp import ClientSession, web

from bot.eligibility.call import Call
from bot.settings import Settings

SETTINGS = web.AppKey("SETTINGS", Settings)
CALLS: web.AppKey[tuple[Call, ...]] = web.AppKey("CALLS", tuple[Call, ...])
HTTP = web.AppKey("HTTP", ClientSession)
