"""A browser that signs in by OpenID Connect over plain HTTP: it keeps cookies, follows and sends what it is told to."""

import re
from html import unescape
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin

from aiohttp import ClientResponse, ClientSession, CookieJar
from fake_servers import Loop

from bot.gateway.keys import AUDIT, STAFF
from bot.gateway.times import now

START, CALLBACK = "/staff/oidc/start", "/staff/oidc/callback"
STALE, PROVIDER, SETUP = (
    "Inloggningen tog för lång tid",
    "Det går inte att logga in just nu",
    "Inloggningen är inte rätt inställd",
)
TOKEN, ROLE, TAKEN = (
    "Inloggningen kunde inte bekräftas",
    "Du har ingen roll i Stödlotsen",
    "Inloggningsnamnet är upptaget",
)
"""Headings of the pages for those who do not get in."""


class Answer:
    """What came back."""

    def __init__(self, response: ClientResponse, text: str) -> None:
        self.status, self.text = response.status, text
        self.location = response.headers.get("Location", "")
        self.cookies: SimpleCookie = response.cookies

    @property
    def heading(self) -> str:
        """The page's heading."""
        found = re.search(r"<h1>(.*?)</h1>", self.text)
        return unescape(found[1]) if found else ""


class OidcBrowser:
    """One browser in front of the gateway."""

    def __init__(self, loop: Loop, gateway: str) -> None:
        self._loop = loop
        self.gateway = gateway
        self._session = loop.run(self._opened())

    @staticmethod
    async def _opened() -> ClientSession:
        return ClientSession(cookie_jar=CookieJar(unsafe=True))

    def get(self, address: str, **query: str) -> Answer:
        """Loads a page; redirections are not followed."""
        return self.send("GET", f"{address}?{urlencode(query)}" if query else address)

    def send(self, method: str, address: str, **options: Any) -> Answer:
        """The answer to a request; ``address`` may be a path of the gateway."""
        return self._loop.run(self._sent(method, urljoin(self.gateway, address), options))

    async def _sent(self, method: str, address: str, options: dict[str, Any]) -> Answer:
        async with self._session.request(method, address, allow_redirects=False, **options) as response:
            return Answer(response, await response.text())

    def cookie(self, name: str) -> str:
        """The value of a cookie that it keeps; empty where it keeps none."""
        return next((one.value for one in self._session.cookie_jar if one.key == name), "")

    def back_from_provider(self, login: str, **query: str) -> str:
        """Signs in on the provider's own pages as ``login``; the address to which it sends the browser back."""
        address = self.get(START, **query).location
        while not address.startswith(self.gateway):
            answer = self.get(address)
            if answer.location:
                address = urljoin(address, answer.location)
                continue
            form = re.search(r'<form[^>]+action="([^"]+)"', answer.text)
            assert form, answer.text
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
            fields = hidden | ({"login": login, "password": "vad som helst"} if 'name="login"' in answer.text else {})
            address = self.send("POST", urljoin(address, unescape(form[1])), data=fields).location
        return address

    def close(self) -> None:
        """Closes it."""
        self._loop.run(self._session.close())


def sign_in(browser, provider, **query):
    """The answer of our callback to somebody who signs in at the provider."""
    return browser.get(CALLBACK, **provider.signs_in(browser.get(START, **query).location))


def member(console, login="eva@region.example"):
    return console.run(console.app[STAFF].by_login(login))


def session(console, browser):
    """The session that the browser's cookie opens."""
    return console.run(console.app[STAFF].session(browser.cookie("stodlots_staff"), now()))


def audited(console):
    """The audit log, oldest first: login, action and details."""
    entries = console.run(console.app[AUDIT].search())
    return [(one.login, one.action, one.details) for one in reversed(entries)]
