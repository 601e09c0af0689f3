"""A small OpenID provider of our own that signs with real keys and can lie in every way a test asks for."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import web
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

CLIENT_ID, CLIENT_SECRET = "stodlotsen", "s3cret"
Claims = dict[str, Any]
KEY = RSAKey.generate_key(2048, {"kid": "one"})


def signed(claims: Claims, key: RSAKey | ECKey | OctKey, alg: str, kid: str | None = "one") -> str:
    """A token as the provider signs it."""
    header = {"alg": alg} if kid is None else {"alg": alg, "kid": kid}
    return jwt.encode(header, claims, key, algorithms=[alg])


class LyingProvider:
    """Honest as it stands. ``changed`` alters the claims, ``sign`` how they are signed, ``document`` the discovery."""

    def __init__(self) -> None:
        self.keys: list[Any] = [KEY.as_dict(private=False)]
        self.person: Claims = {"sub": "eva", "name": "Eva Berg", "preferred_username": "eva@region.example"}
        self.person["roles"] = ["officer"]
        self.changed: Claims = {}
        self.sign: Callable[[Claims], str] = lambda claims: signed(claims, KEY, "RS256")
        self.document: Claims = {}
        self.answers: dict[str, Callable[[], web.Response]] = {}
        self.delay = 0.0
        self.paths: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.nonces: dict[str, str] = {}
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def issuer(self) -> str:
        """Its name and address."""
        return f"http://127.0.0.1:{self.port}/tenant"

    async def start(self) -> "LyingProvider":
        """Begins to listen: on a free port, and after a stop on the same one."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def signs_in(self, address: str) -> dict[str, str]:
        """What a browser that is sent to ``address`` brings back: the person has signed in."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = asked["nonce"]
        return {"code": code, "state": asked["state"]}

    def _claims(self, code: str) -> Claims:
        """What the ID token says. A change to None takes a claim away, one to a timedelta counts from now."""
        now = int(time.time())
        honest = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": self.nonces[code]}
        changed = {
            name: now + value.total_seconds() if isinstance(value, timedelta) else value
            for name, value in self.changed.items()
        }
        return {name: value for name, value in (honest | self.person | changed).items() if value is not None}

    async def _answer(self, request: web.Request) -> web.Response:
        name = request.path.rpartition("/")[2]
        self.paths.append(name)
        await asyncio.sleep(self.delay)
        if name in self.answers:
            return self.answers[name]()
        if name == "openid-configuration":
            return web.json_response(self._document() | self.document)
        if name == "keys":
            return web.json_response({"keys": self.keys})
        self.forms.append({str(field): str(value) for field, value in (await request.post()).items()})
        token = self.sign(self._claims(self.forms[-1]["code"]))
        return web.json_response({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _document(self) -> Claims:
        base = f"http://127.0.0.1:{self.port}"
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "jwks_uri": f"{base}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        }
