"""The ID token of an OpenID provider: who has signed in, and whether it is meant for us and for this sign-in."""

from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from bot.services import Oidc

ALGORITHMS = ("RS256", "PS256", "ES256")
"""Signatures by a key that only the provider has. Never ``none``, and never a shared secret (HS256)."""
LEEWAY_SECONDS = 60
"""How far the provider's clock and ours may differ."""
# Headers that we don't know are let pass, for providers add their own; those named in ``crit`` are refused.
_REGISTRY = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)


class BadToken(Exception):
    """The token proves nothing. Says why, and nothing of what stands in it."""


class UnknownKey(BadToken):
    """It is signed by a key that the provider did not have when its keys were fetched."""


def verified_claims(token: str, keys: KeySet, oidc: Oidc, nonce: str, now: float) -> dict[str, Any]:
    """What the token says, once its signature, issuer, audience, times and nonce are as they must be.

    ``now`` is in seconds since 1970. Raises ``BadToken``. Source: OpenID Connect Core 1.0, section 3.1.3.7.
    """
    claims = _signed_claims(token, keys)
    required = jwt.JWTClaimsRegistry(
        now=int(now),
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": oidc.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": oidc.client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        required.validate(claims)
    except (JoseError, TypeError) as error:
        raise BadToken(getattr(error, "description", None) or "claims of the wrong type") from None
    _check_party(claims, oidc.client_id)
    return claims


def _signed_claims(token: str, keys: KeySet) -> dict[str, Any]:
    try:
        claims = jwt.decode(token, keys, registry=_REGISTRY).claims
    except InvalidKeyIdError:
        raise UnknownKey("signed by an unknown key") from None
    except (JoseError, ValueError, TypeError) as error:
        raise BadToken(f"signature or form: {type(error).__name__}") from None
    if not isinstance(claims, dict):
        raise BadToken("no claims")
    return claims


def _check_party(claims: dict[str, Any], client_id: str) -> None:
    """A token for several audiences must have been made for us."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != client_id:
        raise BadToken("made for another party (azp)")
