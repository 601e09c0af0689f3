"""The OpenID provider as we talk with it: its addresses, its keys, and codes exchanged for who has signed in."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import httpx2
from authlib.integrations.httpx_client import AsyncOAuth2Client, OAuthError  # type: ignore[import-untyped]
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.addresses import is_address, is_local
from bot.gateway.staff.oidc_token import BadToken, UnknownKey, verified_claims
from bot.services import Oidc

KEPT_SECONDS = 60 * 60
"""How long the provider's addresses and keys are taken for true."""
SECONDS_AFTER_FAILURE = 5
"""While the provider is down, those who sign in are told at once instead of waiting one after the other."""
LEAST_SECONDS_BETWEEN_FETCHES = 60
"""Tokens with unknown keys must not make us ask the provider over and over."""
TIMEOUT_SECONDS = 10
SCOPE = "openid profile email"
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_SECRET_METHODS = ("client_secret_post", "client_secret_basic")
Kept = TypeVar("Kept")


class ProviderDown(Exception):
    """The provider can't be reached, or what it says of itself can't be used."""


class CodeRefused(Exception):
    """The provider does not take our code, or not our secret; says its own word for it."""


class _Cache(Generic[Kept]):
    """What was fetched, for as long as it may be kept. Many who ask at once make one fetch."""

    def __init__(self, fetch: Callable[[], Awaitable[Kept]]) -> None:
        self._fetch = fetch
        self._fetching = asyncio.Lock()
        self._kept: tuple[float, Kept] | None = None
        self._failure: tuple[float, str] | None = None

    async def value(self, most_seconds: float = KEPT_SECONDS) -> Kept:
        """The value, not older than ``most_seconds``. Raises ``ProviderDown``."""
        async with self._fetching:
            if self._kept is None or time.monotonic() - self._kept[0] > most_seconds:
                self._kept = (time.monotonic(), await self._fetched())
            return self._kept[1]

    async def _fetched(self) -> Kept:
        if self._failure and time.monotonic() - self._failure[0] < SECONDS_AFTER_FAILURE:
            raise ProviderDown(self._failure[1])
        try:
            return await self._fetch()
        except ProviderDown as error:
            self._failure = (time.monotonic(), str(error))
            raise


class Provider:
    """One OpenID provider, found by its discovery document."""

    def __init__(self, oidc: Oidc) -> None:
        self._oidc = oidc
        self._document = _Cache(self._fetch_document)
        self._keys = _Cache(self._fetch_keys)

    async def sign_in_address(self, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes to sign in; only who knows ``verifier`` can use the code that comes back.

        Raises ``ProviderDown``.
        """
        endpoint = (await self._document.value())["authorization_endpoint"]
        async with self._client(redirect_uri=redirect_uri, scope=SCOPE, code_challenge_method="S256") as client:
            address, _ = client.create_authorization_url(endpoint, state=state, nonce=nonce, code_verifier=verifier)
        return str(address)

    async def sign_out_address(self, back: str) -> str | None:
        """Where the browser goes to sign out at the provider too, and then on to ``back``; None where it can't.

        Raises ``ProviderDown``.
        """
        endpoint = (await self._document.value()).get("end_session_endpoint")
        if not isinstance(endpoint, str) or not _is_safe(endpoint):
            return None
        query = urlencode({"client_id": self._oidc.client_id, "post_logout_redirect_uri": back})
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"

    async def claims(self, code: str, redirect_uri: str, verifier: str, nonce: str) -> dict[str, Any]:
        """Who has signed in, as the ID token that the code is exchanged for says.

        Raises ``ProviderDown``, ``CodeRefused`` and ``BadToken``.
        """
        token = await self._id_token(code, redirect_uri, verifier)
        try:
            return verified_claims(token, await self._keys.value(), self._oidc, nonce, time.time())
        except UnknownKey:
            # The provider has changed its keys since we asked.
            keys = await self._keys.value(LEAST_SECONDS_BETWEEN_FETCHES)
            return verified_claims(token, keys, self._oidc, nonce, time.time())

    async def _id_token(self, code: str, redirect_uri: str, verifier: str) -> str:
        document = await self._document.value()
        offered = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = next((one for one in _SECRET_METHODS if one in offered), "client_secret_basic")
        try:
            async with self._client(
                redirect_uri=redirect_uri, token_endpoint_auth_method=method if self._oidc.client_secret else "none"
            ) as client:
                answer = await client.fetch_token(document["token_endpoint"], code=code, code_verifier=verifier)
        except OAuthError as error:
            raise CodeRefused(str(error.error)[:40]) from None
        except (httpx2.HTTPError, ValueError, TypeError) as error:
            raise ProviderDown(f"token: {type(error).__name__}") from None
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise BadToken("no ID token")
        return token

    async def _fetch_document(self) -> dict[str, Any]:
        document = await self._fetch(self._oidc.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if document.get("issuer") != self._oidc.issuer:
            raise ProviderDown("discovery: the issuer is another than STODLOTS_OIDC_ISSUER says")
        for name in _ENDPOINTS:
            if not isinstance(document.get(name), str) or not _is_safe(document[name]):
                raise ProviderDown(f"discovery: {name} is missing or not https")
        return document

    async def _fetch_keys(self) -> KeySet:
        answer = await self._fetch((await self._document.value())["jwks_uri"])
        try:
            # A shared secret among public keys would be known to everybody.
            public = [one for one in answer["keys"] if one["kty"] in ("RSA", "EC")]
            return KeySet.import_key_set({"keys": public})
        except (JoseError, KeyError, TypeError, ValueError) as error:
            raise ProviderDown(f"keys: {type(error).__name__}") from None

    async def _fetch(self, address: str) -> dict[str, Any]:
        try:
            async with httpx2.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
                answer = (await client.get(address)).raise_for_status().json()
        except (httpx2.HTTPError, ValueError) as error:
            raise ProviderDown(f"{address}: {type(error).__name__}") from None
        if not isinstance(answer, dict):
            raise ProviderDown(f"{address}: no JSON object")
        return answer

    def _client(self, **options: Any) -> Any:
        """Anew for each sign-in: the client keeps the token it has fetched."""
        return AsyncOAuth2Client(
            self._oidc.client_id, self._oidc.client_secret or None, timeout=TIMEOUT_SECONDS, **options
        )


def _is_safe(address: str) -> bool:
    return is_address(address, ("https",)) or (is_address(address, ("http",)) and is_local(address))
