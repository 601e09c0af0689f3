"""The console's doors on a real socket with a real database, without the rest of the gateway; and browsers for it."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar, WSServerHandshakeError, web
from fake_servers import Loop
from yarl import URL

from bot.gateway import errors, security
from bot.gateway.keys import AUDIT, LIMITER, ROOM, SETTINGS, STAFF, TEMPLATES
from bot.gateway.limiting import Limiter
from bot.gateway.staff.guard import guard
from bot.gateway.staff_room import StaffRoom
from bot.gateway.templates import environment
from bot.gateway.times import now
from bot.settings import Settings, settings
from bot.storage.audit import AuditLog
from bot.storage.database import opened
from bot.storage.staff import StaffAccounts
from bot.storage.staff_records import AuditEntry, Staff

COOKIE = "stodlots_staff"
PAGE = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}


def settings_in(folder: Path, **changes: Any) -> Settings:
    """The settings with everything that is kept in ``folder``, and some changed."""
    kept = replace(settings(), data_folder=folder, database_url=f"sqlite:///{folder / 'stodlots.db'}")
    return replace(kept, **changes)


class Answer:
    """What came back."""

    def __init__(self, response: ClientResponse, text: str) -> None:
        self.status, self.headers, self.raw = response.status, response.headers, text
        self.text = unescape(text)
        self.location = response.headers.get("Location", "")
        self.cookies: SimpleCookie = response.cookies


class Browser:
    """One browser in front of the console: it keeps its cookie, follows nothing, and sends what pages send."""

    def __init__(self, loop: Loop, origin: str) -> None:
        self._loop, self.origin, self.csrf = loop, origin, ""
        self._session = loop.run(self._opened())

    @staticmethod
    async def _opened() -> ClientSession:
        return ClientSession(cookie_jar=CookieJar(unsafe=True))

    @property
    def key(self) -> str:
        """The session's key; empty where nobody is signed in."""
        return next((one.value for one in self._session.cookie_jar if one.key == COOKIE), "")

    def carry(self, key: str, csrf: str = "") -> "Browser":
        """Takes over a session."""
        self._session.cookie_jar.update_cookies({COOKIE: key}, URL(self.origin))
        self.csrf = csrf
        return self

    def get(self, path: str, **headers: str) -> Answer:
        """Loads a page."""
        return self.send("GET", path, headers=PAGE | headers)

    def post(self, path: str, fields: Any = None, csrf: str | None = None, origin: str | None = "own") -> Answer:
        """Sends a form with the session's token (or ``csrf``) from our own page (or from ``origin``)."""
        data = [*(fields or {}).items()] if isinstance(fields, dict | None) else list(fields)
        token = self.csrf if csrf is None else csrf
        headers = PAGE | ({} if origin is None else {"Origin": self.origin if origin == "own" else origin})
        return self.send("POST", path, data=[*data, *([("csrf", token)] if token else [])], headers=headers)

    def send(self, method: str, path: str, **options: Any) -> Answer:
        """The answer to a request."""
        return self._loop.run(self._sent(method, path, options))

    async def _sent(self, method: str, path: str, options: dict[str, Any]) -> Answer:
        address = URL(self.origin + path, encoded=True)
        async with self._session.request(method, address, allow_redirects=False, **options) as response:
            return Answer(response, await response.text())

    def socket(self, path: str, **headers: str) -> int:
        """Status of the handshake: 101 where the socket is let in."""
        return self._loop.run(self._knocked(path, headers))

    async def _knocked(self, path: str, headers: dict[str, str]) -> int:
        try:
            async with self._session.ws_connect(self.origin + path, headers=headers):
                return 101
        except WSServerHandshakeError as error:
            return error.status

    def close(self) -> None:
        """Closes it."""
        self._loop.run(self._session.close())


class Console:
    """The doors with the given routes behind them."""

    def __init__(self, loop: Loop, chosen: Settings, routes: Iterable[Iterable[web.AbstractRouteDef]]) -> None:
        self._loop, self._browsers = loop, list[Browser]()
        self.app = web.Application(
            client_max_size=64 * 1024, middlewares=[security.headers, errors.told, security.rate_limit, guard]
        )
        self.app[SETTINGS], self.app[LIMITER], self.app[TEMPLATES] = chosen, Limiter(), environment(chosen)
        self.app.cleanup_ctx.append(self._with_database)
        for part in routes:
            self.app.add_routes(part)
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.1)
        loop.run(self._start())
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    @staticmethod
    async def _with_database(app: web.Application) -> AsyncIterator[None]:
        engine = await opened(app[SETTINGS].database_url)
        app[STAFF], app[AUDIT], app[ROOM] = StaffAccounts(engine), AuditLog(engine), StaffRoom()
        yield
        await engine.dispose()

    async def _start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()

    @property
    def accounts(self) -> StaffAccounts:
        """The accounts."""
        return self.app[STAFF]

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of something done inside the console's loop."""
        return self._loop.run(work)

    def member(self, login: str, *roles: str, name: str = "", teams: Iterable[str] = ()) -> Staff:
        """A new member without a password."""
        return self.run(self.accounts.add(login, name or login.split("@")[0].title(), roles, list(teams), now()))

    def browser(self) -> Browser:
        """A browser in which nobody is signed in."""
        self._browsers.append(Browser(self._loop, self.origin))
        return self._browsers[-1]

    def signed_in(self, staff: Staff) -> Browser:
        """A browser with a session of ``staff``."""
        return self.browser().carry(*self.run(self.accounts.open_session(staff.id, now())))

    def log(self, action: str = "") -> list[AuditEntry]:
        """The audit log, oldest first."""
        return self.run(self.app[AUDIT].search(action=action, most=1000))[::-1]

    def together(self, *works: Callable[[], Any]) -> list[Any]:
        """The results of several requests at once, each in a thread of its own."""
        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(lambda work: work(), works))

    def stop(self) -> None:
        """Stops it and closes its browsers."""
        for one in self._browsers:
            one.close()
        self._loop.run(self._runner.cleanup())
