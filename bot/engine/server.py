"""Serving Rasa's HTTP API and a channel of its."""

import logging
import sys
import traceback
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import structlog
import yaml
from rasa import server
from rasa.core import channels
from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.utils.common import class_from_module_path
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import SentryProcessor, configure_structlog
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json

from bot.engine.local_actions import LocalAction, Perform
from bot.engine.processor import LightAgent

KEEP_ALIVE_SECONDS = 600
ENDING_SECONDS = 5.0
"""How long a turn under way may take to end when the process is told to stop."""
READ = frozenset({"tracker_store", "action_endpoint"})
"""The entries of Rasa's endpoints file that count here."""
_LOGGED = frozenset({"event", "level", "logger", "timestamp", "event_info", "event_key"})
_log = logging.getLogger(__name__)


def be_quiet() -> None:
    """Writes warnings and errors only, and of them nothing that people said: it does not belong in a log.

    Rasa's processor for Sentry is left out: it wants the package itself.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    configure_structlog(logging.WARNING)
    kept: list[Any] = [one for one in structlog.get_config()["processors"] if not isinstance(one, SentryProcessor)]
    structlog.configure(processors=[_without_words, *kept])


def _without_words(logger: object, method: str, entry: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """What happened and where, without what was said. Rasa adds the values of all variables to an exception."""
    kept = {name: value for name, value in entry.items() if name in _LOGGED}
    if entry.get("exc_info"):
        kind, _, place = sys.exc_info()
        kept |= {"exception": kind.__name__ if kind else None, "traceback": "".join(traceback.format_tb(place))}
    return kept


_IN_MEMORY = "in_memory"
"""Rasa's own word for it."""


def store_of(endpoints: Path) -> TrackerStore:
    """The tracker store that Rasa's file of this name gives, in memory where it gives none.

    Raises what the store raises where it can't be opened; Rasa would quietly take another one.
    """
    places = _places(endpoints)
    if ignored := sorted(set(places) - READ):
        _log.warning("%s: %s is not read here", endpoints.name, ", ".join(ignored))
    given = places.get("tracker_store")
    if given is None or given.type == _IN_MEMORY:
        return InMemoryTrackerStore(Domain.empty())
    store: TrackerStore = class_from_module_path(given.type)(host=given.url, **given.kwargs)
    return store


def agent_of(model: Path, endpoints: Path, store: TrackerStore, actions: Iterable[str], perform: Perform) -> LightAgent:
    """Rasa's agent with the model loaded; raises what Rasa raises where it can't be.

    The ``actions`` of these names are carried out by ``perform``, others by the action server that ``endpoints`` gives.
    """
    agent = LightAgent(
        local={name: LocalAction(name, perform) for name in actions},
        tracker_store=store,
        lock_store=InMemoryLockStore(),
        action_endpoint=_places(endpoints).get("action_endpoint"),
    )
    agent.load_model(model)
    return agent


def _places(endpoints: Path) -> dict[str, EndpointConfig]:
    chosen = yaml.safe_load(endpoints.read_text(encoding="utf-8")) or {}
    return {name: EndpointConfig.from_dict(given) for name, given in chosen.items()}


def app_of(agent: LightAgent, channel: InputChannel) -> Sanic:
    """Rasa's HTTP API and the channel, for programs on this machine: no website may read it in somebody's browser."""
    app = server.create_app(agent, cors_origins=None)
    app.config.KEEP_ALIVE_TIMEOUT = KEEP_ALIVE_SECONDS
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = ENDING_SECONDS
    app.register_middleware(_keep_the_model, "request")
    channels.channel.register([channel], app, route="/webhooks/")
    app.ctx.agent = agent
    return app


def serve(app: Sanic, host: str, port: int) -> None:
    """Serves until the process is told to end."""
    app.run(host=host, port=port, access_log=False, workers=1, motd=False)


def _keep_the_model(request: Request) -> HTTPResponse | None:
    """Refuses to change the model while it serves: Rasa's own routes would put a stock agent in the place of ours."""
    changes = request.path.rstrip("/") == "/model" and request.method in ("PUT", "DELETE")
    if changes or request.path.rstrip("/") == "/model/train":
        message = "Modellen byts genom att träna om (stodlots train) och starta om."
        return json(
            {"version": None, "status": "failure", "message": message, "reason": "NotSupported", "code": 403}, 403
        )
    return None
