"""Sign-ins under way: what the browser that began one carries until it comes back from the provider."""

import json
import secrets
import time
from dataclasses import asdict, dataclass

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

LIFETIME_SECONDS = 10 * 60
"""For signing in at the provider, a second factor included."""
_HEADER = {"alg": "dir", "enc": "A256GCM"}
_ALGORITHMS = ("dir", "A256GCM")


@dataclass(frozen=True)
class Pending:
    """One sign-in. ``next`` is the page to go to afterwards; ``begun_at`` in seconds since 1970."""

    state: str
    nonce: str
    verifier: str
    next: str
    begun_at: float


class PendingSignIns:
    """Sealed for the browser to keep, so that nobody can fill our memory by beginning sign-ins.

    The key lives as long as the gateway: who is signing in while it restarts begins again.
    """

    def __init__(self) -> None:
        self._key = OctKey.generate_key(256)
        self._ended: dict[str, float] = {}

    def begin(self, next: str) -> tuple[Pending, str]:
        """A new sign-in, and the same sealed for the cookie."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        pending = Pending(state, nonce, verifier, next, time.time())
        sealed = jwe.encrypt_compact(_HEADER, json.dumps(asdict(pending)), self._key, list(_ALGORITHMS))
        return pending, sealed

    def end(self, sealed: str, state: str) -> Pending | None:
        """The sign-in that this browser began with this state; once only, and None where it is not so or too old."""
        now = time.time()
        self._ended = {one: at for one, at in self._ended.items() if now - at <= LIFETIME_SECONDS}
        pending = self._opened(sealed)
        if pending is None or not secrets.compare_digest(pending.state.encode(), state.encode()):
            return None
        if now - pending.begun_at > LIFETIME_SECONDS or state in self._ended:
            return None
        self._ended[state] = now
        return pending

    def _opened(self, sealed: str) -> Pending | None:
        try:
            plain = jwe.decrypt_compact(sealed, self._key, list(_ALGORITHMS)).plaintext
        except (JoseError, ValueError, TypeError):
            return None
        return Pending(**json.loads(plain)) if plain else None
