"""Serving Rasa's HTTP API and a channel of its."""

import logging
from collections.abc import Iterable
from pathlib import Path

import yaml
from rasa import server
from rasa.core import channels
from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import TrackerStore
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from bot.engine.local_actions import LocalAction, Perform
from bot.engine.processor import LightAgent

KEEP_ALIVE_SECONDS = 600


def be_quiet() -> None:
    """Writes warnings and errors only: what people say does not belong in a log."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    configure_structlog(logging.WARNING)


def agent_of(model: Path, endpoints: Path, actions: Iterable[str], perform: Perform) -> LightAgent:
    """Rasa's agent with the model loaded; raises what Rasa raises where it can't be.

    ``endpoints`` is Rasa's file of that name, of which the tracker store (without one: in memory) and the action
    server count. The ``actions`` of these names are carried out by ``perform``.
    """
    chosen = yaml.safe_load(endpoints.read_text(encoding="utf-8")) or {}
    places = {name: EndpointConfig.from_dict(given) for name, given in chosen.items()}
    agent = LightAgent(
        local={name: LocalAction(name, perform) for name in actions},
        tracker_store=TrackerStore.create(places.get("tracker_store")),
        lock_store=InMemoryLockStore(),
        action_endpoint=places.get("action_endpoint"),
    )
    agent.load_model(model)
    return agent


def serve(agent: LightAgent, channel: InputChannel, host: str, port: int) -> None:
    """Serves Rasa's HTTP API and the channel until the process is told to end."""
    app = server.create_app(agent)
    app.config.KEEP_ALIVE_TIMEOUT = KEEP_ALIVE_SECONDS
    channels.channel.register([channel], app, route="/webhooks/")
    app.ctx.agent = agent
    app.run(host=host, port=port, access_log=False, workers=1, motd=False)
