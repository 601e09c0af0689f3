"""Microsoft's key servers as the gateway meets them, and tokens signed with keys of our own."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import PyJWS
from jwt.algorithms import RSAAlgorithm

APP = "5f6d3a1e-0c7b-4d52-9a51-6a2f0f1c9b11"
TENANT = "0b8f7c52-3c3a-4c8e-8f7e-2d4f0a9e6c01"
OTHER_TENANT = "c1a5b3d7-9e2f-4a6b-8c0d-1e3f5a7b9c24"
MICROSOFT_TENANT = "d6d49420-f39b-4df7-a1dc-d59a935871db"
"""One of those whose tokens the SDK always trusts."""
CONNECTOR_ISSUER = "https://api.botframework.com"
CONNECTOR_KEYS = "https://login.botframework.com/v1/.well-known/keys"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"


def entra_keys(tenant: str) -> str:
    """Where Entra ID publishes the keys of a tenant."""
    return f"https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys"


def entra_issuer(tenant: str) -> str:
    """Who issues the tokens of a tenant."""
    return f"https://login.microsoftonline.com/{tenant}/v2.0"


class SigningKey:
    """A pair of keys. ``kid`` is the name under which the public one is published."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self._private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def jwk(self) -> dict[str, Any]:
        """The public key as key servers write it."""
        return {**json.loads(RSAAlgorithm.to_jwk(self._private.public_key())), "kid": self.kid, "use": "sig"}

    @property
    def public_pem(self) -> bytes:
        """The public key as everybody may have it."""
        return self._private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def token(self, claims: dict[str, Any], kid: str | None = "", algorithm: str = "RS256") -> str:
        """A signed token with exactly these claims; ``kid`` None: its header names no key."""
        headers = {} if kid is None else {"kid": kid or self.kid}
        # Not jwt.encode, which refuses claims of wrong types.
        return PyJWS().encode(json.dumps(claims).encode(), self._private, algorithm, {"typ": "JWT", **headers})


def claims(**changes: Any) -> dict[str, Any]:
    """What the connector says in its tokens; a change to None takes a claim away."""
    now = int(time.time())
    usual = {
        "iss": CONNECTOR_ISSUER, "aud": APP, "serviceurl": SERVICE_URL, "nbf": now - 300, "iat": now - 300,
        "exp": now + 3300,
    }  # fmt: skip
    return {name: value for name, value in (usual | changes).items() if value is not None}


class KeyServer:
    """Publishes keys under the addresses that Microsoft has them at. ``fetched`` are the addresses asked for."""

    def __init__(self) -> None:
        self.published: dict[str, list[SigningKey]] = {}
        self.fetched: list[str] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    def publish(self, address: str, *keys: SigningKey) -> None:
        """Has exactly these keys stand at an address."""
        self.published[address] = list(keys)

    def local(self, address: str) -> str:
        """The address on this server that stands for one of Microsoft's."""
        parts = urlsplit(address)
        assert parts.scheme == "https", f"keys asked for unencrypted: {address}"
        return f"http://127.0.0.1:{self.port}/{parts.netloc}{parts.path}"

    async def start(self) -> None:
        """Listens on a free port."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def _answer(self, request: web.Request) -> web.Response:
        address = f"https://{request.match_info['path']}"
        self.fetched.append(address)
        if address not in self.published:
            return web.json_response({}, status=404)
        return web.json_response({"keys": [key.jwk for key in self.published[address]]})

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()
