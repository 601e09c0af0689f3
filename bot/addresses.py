"""Addresses of the net: what they must look like to be used."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_MAIL_ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


def origin_of(address: str) -> str:
    """The origin of a web address, as browsers write it: ``https://www.region.example``.

    Raises ValueError where it is none, or says more than an origin.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"{address!r} är ingen webbplats. Skriv till exempel https://www.region.example utan sökväg.")
    port = parts.port if parts.port not in (None, {"http": 80, "https": 443}[parts.scheme]) else None
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")


def is_address(written: str, schemes: Collection[str]) -> bool:
    """Whether it is a whole address with a host, of one of the ``schemes``."""
    if re.search(r"\s", written):
        return False
    try:
        parts = urlsplit(written)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, or half an IPv6 address
        return False


def is_local(address: str) -> bool:
    """Whether the host is this machine: what goes there needs no encryption."""
    return is_loopback(urlsplit(address).hostname or "")


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches what listens on ``host``."""
    return host in _LOOPBACK


def is_mail_address(written: str) -> bool:
    """Whether it has the form of an e-mail address, without a name beside it."""
    return _MAIL_ADDRESS.fullmatch(written) is not None
