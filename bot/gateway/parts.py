"""Putting together what the handlers use: the one place that knows how the parts of the gateway hang together."""

from functools import partial
from typing import Any

from aiohttp import ClientSession, web

from bot.gateway.answerer import Answerer
from bot.gateway.asking import Asking
from bot.gateway.changes import Changes
from bot.gateway.dossiers import Dossiers
from bot.gateway.handover import Handover
from bot.gateway.keys import (
    ASKING,
    AUDIT,
    CANNED,
    CASES,
    CATALOGUE,
    CHANGES,
    COURIER,
    DOSSIERS,
    ERASURE,
    FIGURES,
    HANDOVER,
    LIMITER,
    NOTICES,
    QUEUEING,
    ROOM,
    SEARCHING,
    SETTINGS,
    STAFF,
    SUMMARIES,
    SWITCHBOARD,
    TEAMS,
    TEMPLATES,
)
from bot.gateway.notices import Notices
from bot.gateway.queueing import Queueing
from bot.gateway.rasa_client import RasaClient
from bot.gateway.staff.counting import Counting
from bot.gateway.staff_room import StaffRoom
from bot.gateway.switchboard import Switchboard
from bot.guidance.office_hours import OfficeHours, parsed
from bot.settings import Settings, WrongSettings, today
from bot.storage.audit import AuditLog
from bot.storage.canned import CannedReplies
from bot.storage.cases import Cases
from bot.storage.conversations import Conversations
from bot.storage.erasure import Erasure
from bot.storage.figures import Figures
from bot.storage.outbox import Outbox
from bot.storage.searching import Searching
from bot.storage.staff import StaffAccounts
from bot.storage.summaries import Summaries
from bot.storage.teams import TeamsPlaces
from bot.storage.trackers import Trackers


def put_together(app: web.Application, engine: Any, trackers_engine: Any, session: ClientSession) -> None:
    """Puts every part under its key. ``engine`` is the own database's, ``trackers_engine`` that of Rasa's side."""
    settings = app[SETTINGS]
    app[STAFF], app[AUDIT], app[CASES] = StaffAccounts(engine), AuditLog(engine), Cases(engine)
    app[SUMMARIES], app[SEARCHING] = Summaries(engine), Searching(engine)
    hours = office_hours(settings)
    app[CANNED] = CannedReplies(engine)
    app[FIGURES] = Counting(Figures(engine), app[CATALOGUE], hours.open_seconds)
    trackers, conversations = Trackers(trackers_engine), Conversations(engine)
    app[ERASURE] = Erasure(engine, trackers)
    app[ROOM] = StaffRoom()
    app[QUEUEING] = Queueing(app[CASES], app[STAFF], app[ROOM], hours)
    app[DOSSIERS] = Dossiers(conversations, trackers, app[CASES], app[CATALOGUE], lambda: today(settings))
    rasa = RasaClient(session, settings.rasa_url)
    answerer = Answerer(rasa, trackers, lambda: today(settings))
    app[SWITCHBOARD] = Switchboard(conversations, app[ERASURE], rasa, answerer, app[DOSSIERS], app[QUEUEING])
    app[CHANGES] = Changes(app[SWITCHBOARD], app[CASES], app[QUEUEING], app[ROOM])
    app[NOTICES] = Notices(Outbox(engine), session, settings, app[TEMPLATES])
    app[ASKING] = Asking(app[SWITCHBOARD], app[CASES], app[QUEUEING], app[CHANGES], app[NOTICES], app[LIMITER])
    app[SWITCHBOARD].workers.connect = app[ASKING].ask
    app[HANDOVER] = Handover(
        app[SWITCHBOARD], app[CASES], app[STAFF], app[DOSSIERS], app[QUEUEING], app[CHANGES], app[ROOM], app[NOTICES]
    )
    if settings.teams.is_on:
        _put_teams_together(app, conversations, TeamsPlaces(engine))


def office_hours(settings: Settings) -> OfficeHours:
    """When staff answer. Raises ``WrongSettings``."""
    try:
        return parsed(settings.hours, settings.closed_days)
    except ValueError as error:
        raise WrongSettings(f"STODLOTS_OFFICE_HOURS: {error}") from error


def _put_teams_together(app: web.Application, conversations: Conversations, places: TeamsPlaces) -> None:
    from bot.gateway.teams.agent import TeamsAgent  # the SDK takes two seconds to load
    from bot.gateway.teams.connector import Connector, configuration_of
    from bot.gateway.teams.courier import Courier
    from bot.gateway.teams.rendering import welcome

    settings = app[SETTINGS]
    base_url = settings.public_url or settings.gateway_url
    connector = Connector(settings.teams, configuration_of(settings.teams))
    app[COURIER] = Courier(conversations, places, connector, base_url)
    app[SWITCHBOARD].let_overhear(app[COURIER].heard)
    greeting = partial(welcome, base_url=base_url, retention=settings.retention)
    app[TEAMS] = TeamsAgent(
        app[SWITCHBOARD], app[ASKING], app[CHANGES], app[COURIER], greeting, app[LIMITER], settings.rates.conversation
    )
