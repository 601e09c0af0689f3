"""What the application holds for its handlers."""

from collections import Counter
from typing import TYPE_CHECKING

from aiohttp import ClientSession, web
from jinja2 import Environment

from bot.catalogue.subjects import Catalogue
from bot.gateway.asking import Asking
from bot.gateway.changes import Changes
from bot.gateway.dossiers import Dossiers
from bot.gateway.handover import Handover
from bot.gateway.limiting import Limiter
from bot.gateway.notices import Notices
from bot.gateway.queueing import Queueing
from bot.gateway.staff.counting import Counting
from bot.gateway.staff_room import StaffRoom
from bot.gateway.switchboard import Switchboard
from bot.settings import Settings
from bot.storage.audit import AuditLog
from bot.storage.canned import CannedReplies
from bot.storage.cases import Cases
from bot.storage.erasure import Erasure
from bot.storage.searching import Searching
from bot.storage.staff import StaffAccounts
from bot.storage.summaries import Summaries

if TYPE_CHECKING:  # Teams' SDK takes two seconds to load: only where it is used
    from bot.gateway.teams.agent import TeamsAgent
    from bot.gateway.teams.courier import Courier

SETTINGS = web.AppKey("SETTINGS", Settings)
CATALOGUE = web.AppKey("CATALOGUE", Catalogue)
HTTP = web.AppKey("HTTP", ClientSession)
OPEN_SOCKETS: web.AppKey["Counter[str]"] = web.AppKey("OPEN_SOCKETS", Counter)
LIMITER = web.AppKey("LIMITER", Limiter)
TEMPLATES = web.AppKey("TEMPLATES", Environment)
SWITCHBOARD = web.AppKey("SWITCHBOARD", Switchboard)
SUMMARIES = web.AppKey("SUMMARIES", Summaries)
ERASURE = web.AppKey("ERASURE", Erasure)
STAFF = web.AppKey("STAFF", StaffAccounts)
AUDIT = web.AppKey("AUDIT", AuditLog)
FIGURES = web.AppKey("FIGURES", Counting)
CANNED = web.AppKey("CANNED", CannedReplies)
CASES = web.AppKey("CASES", Cases)
SEARCHING = web.AppKey("SEARCHING", Searching)
DOSSIERS = web.AppKey("DOSSIERS", Dossiers)
ROOM = web.AppKey("ROOM", StaffRoom)
QUEUEING = web.AppKey("QUEUEING", Queueing)
CHANGES = web.AppKey("CHANGES", Changes)
ASKING = web.AppKey("ASKING", Asking)
HANDOVER = web.AppKey("HANDOVER", Handover)
NOTICES = web.AppKey("NOTICES", Notices)
COURIER: "web.AppKey[Courier]" = web.AppKey("COURIER")
TEAMS: "web.AppKey[TeamsAgent]" = web.AppKey("TEAMS")
