"""A gateway with a door for Teams, whose keys come from a server of our own, and a connector for its answers."""

import pytest
from connector import Connector
from jwt import PyJWKClient
from key_server import (
    APP,
    CONNECTOR_KEYS,
    MICROSOFT_TENANT,
    OTHER_TENANT,
    TENANT,
    KeyServer,
    SigningKey,
    entra_keys,
)
from microsoft_agents.hosting.core.authorization.jwt import jwt_token_validator as sdk

from bot.services import Teams

REGISTERED = Teams(app_id=APP, tenant_id=TENANT, secret="teams-hemlighet")


@pytest.fixture(scope="session")
def signing_key():
    """The connector's key."""
    return SigningKey("connector-1")


@pytest.fixture(scope="session")
def entra_key():
    """A key of Entra ID: the tenants share it."""
    return SigningKey("entra-1")


@pytest.fixture(scope="session")
def strange_key():
    """A key that nobody has published."""
    return SigningKey("stranger-1")


@pytest.fixture
def key_server(loop, monkeypatch, signing_key, entra_key):
    """Microsoft's keys; the SDK meets them here, and knows nothing of earlier ones."""
    server = KeyServer()
    loop.run(server.start())
    server.publish(CONNECTOR_KEYS, signing_key)
    for tenant in (TENANT, OTHER_TENANT, MICROSOFT_TENANT):
        server.publish(entra_keys(tenant), entra_key)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # nobody listens there: nothing goes to Microsoft itself
    monkeypatch.setattr(sdk, "PyJWKClient", lambda address: PyJWKClient(server.local(address)))
    monkeypatch.setattr(sdk.JwtTokenValidator, "_jwk_client_manager", sdk._JwkClientManager())
    yield server
    loop.run(server.stop())


@pytest.fixture
def hurried(monkeypatch):
    """What can't be sent is tried again after moments instead of seconds."""
    monkeypatch.setattr("bot.gateway.teams.connector.FIRST_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr("bot.gateway.teams.connector.LONGEST_PAUSE_SECONDS", 2.0)


@pytest.fixture
def registered(chat_with, key_server, hurried):
    """A gateway whose bot is registered in Entra ID, beside the fake Rasa."""
    return chat_with(teams=REGISTERED)


@pytest.fixture
def connector(loop):
    running = Connector()
    loop.run(running.start())
    yield running
    loop.run(running.stop())


@pytest.fixture
def chat(chat_with, connector, hurried, monkeypatch):
    """A gateway whose answers go to the connector."""
    monkeypatch.setattr("bot.gateway.teams.connector.PATIENCE_SECONDS", 0.4)
    return chat_with(teams=Teams(playground=True), hours="alltid")
