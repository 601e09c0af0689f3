"""A gateway whose staff sign in at a provider of our own, and browsers in front of it."""

import pytest
from lying_provider import CLIENT_ID, CLIENT_SECRET, LyingProvider
from oidc_browsers import OidcBrowser

from bot.services import Oidc


@pytest.fixture
def provider(loop):
    lying = LyingProvider()
    loop.run(lying.start())
    yield lying
    loop.run(lying.stop())


@pytest.fixture
def console_with(gateway_with, provider):
    """A function that starts a gateway whose staff sign in at the provider, with settings of OIDC changed."""

    def start(public_url: str = "", **changes):
        oidc = {"issuer": provider.issuer, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET} | changes
        return gateway_with(oidc=Oidc(**oidc), public_url=public_url)

    return start


@pytest.fixture
def console(console_with):
    return console_with()


@pytest.fixture
def browsers(loop):
    opened = []

    def browser(console) -> OidcBrowser:
        opened.append(OidcBrowser(loop, console.origin))
        return opened[-1]

    yield browser
    for one in opened:
        one.close()


@pytest.fixture
def browser(browsers, console):
    return browsers(console)
