"""How much one conversation and one address may ask for (library: limits)."""

import time
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from aiohttp import web
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

TIDIED_EVERY_SECONDS = 60.0


class Limiter:
    """Counts what happens for each key in a moving window; in memory, since one gateway serves all."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()
        self._windows = MovingWindowRateLimiter(self._storage)
        self._tidied_at = time.monotonic()

    def seconds_to_wait(self, rate: str, kind: str, key: str) -> float:
        """0 where one more is allowed (and counted), else how long to wait.

        ``rate`` is in the notation of ``limits``, several parted by semicolons: ``20/10 second; 90/minute``.
        """
        if time.monotonic() - self._tidied_at > TIDIED_EVERY_SECONDS:
            self._tidy()
        bounds = _bounds(rate)
        for bound in bounds:
            if not self._windows.test(bound, kind, key):
                return max(1.0, self._windows.get_window_stats(bound, kind, key).reset_time - time.time())
        for bound in bounds:
            self._windows.hit(bound, kind, key)
        return 0.0

    def _tidy(self) -> None:
        """Forgets the keys of which nothing is counted any more: the library would keep the names of all for ever."""
        self._tidied_at = time.monotonic()
        for name in [name for name, counted in self._storage.events.items() if not counted]:
            with self._storage.locks[name]:  # its own thread goes through them too
                self._storage.clear(name)


_bounds = lru_cache(parse_many)  # the same few rates are asked for with every frame


def address_of(request: web.Request, proxies: int) -> str:
    """The address a request comes from; behind ``proxies`` trusted ones the address that the outermost saw."""
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
    if proxies and len(forwarded) >= proxies and (address := forwarded[-proxies].strip()):
        return _counted(address)
    return _counted(request.remote or "")


def _counted(address: str) -> str:
    """The address as it is counted: of IPv6 the first half, for the second is everybody's own to choose."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) else address
