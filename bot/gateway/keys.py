"""What the application holds for its handlers."""

from collections import Counter

from aiohttp import ClientSession, web
from jinja2 import Environment

from bot.catalogue.subjects import Catalogue
from bot.gateway.limiting import Limiter
from bot.gateway.switchboard import Switchboard
from bot.settings import Settings
from bot.storage.erasure import Erasure
from bot.storage.summaries import Summaries

SETTINGS = web.AppKey("SETTINGS", Settings)
CATALOGUE = web.AppKey("CATALOGUE", Catalogue)
HTTP = web.AppKey("HTTP", ClientSession)
OPEN_SOCKETS: web.AppKey["Counter[str]"] = web.AppKey("OPEN_SOCKETS", Counter)
LIMITER = web.AppKey("LIMITER", Limiter)
TEMPLATES = web.AppKey("TEMPLATES", Environment)
SWITCHBOARD = web.AppKey("SWITCHBOARD", Switchboard)
SUMMARIES = web.AppKey("SUMMARIES", Summaries)
ERASURE = web.AppKey("ERASURE", Erasure)
