"""The one reader of the environment. Every setting has a default that serves `make run`."""

import os
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_ACTION_PORT = 5055
INNER_HOST = "127.0.0.1"
"""Where Rasa and the action server listen, whatever the gateway does: they have no login."""
SWEDEN = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class Retention:
    """How many days each kind of data is kept."""

    conversation_days: int = 90
    summary_days: int = 365
    deletion_log_days: int = 730


@dataclass(frozen=True)
class Rates:
    """How much one conversation and one address may ask of the gateway, in the notation of ``limits``.

    ``sockets`` is how many chats may be open at a time. A municipality may meet the internet from one
    address, so that the limits on addresses are wide.
    """

    conversation: str = "20/10 second; 90/minute"
    address: str = "3000/minute"
    connections: str = "1200/minute"
    pages: str = "1200/minute"
    sockets: int = 500


@dataclass(frozen=True)
class Settings:
    """Addresses, folders and the few numbers that a deployment may change.

    ``origins`` are the websites that may embed the widget besides the gateway's own pages,
    ``public_url`` the address people meet (for links and HTTPS), ``proxies`` how many trusted reverse
    proxies stand in front, each adding to ``X-Forwarded-For``.
    """

    calls_folder: Path
    models_folder: Path
    data_folder: Path
    database_url: str
    host: str
    gateway_port: int
    rasa_port: int
    action_port: int
    sek_per_euro: float
    today: date | None
    origins: tuple[str, ...] = ()
    public_url: str = ""
    proxies: int = 0
    organisation: str = "Region Exempel"
    contact: str = "dataskydd@region.example"
    retention: Retention = field(default_factory=Retention)
    rates: Rates = field(default_factory=Rates)

    @property
    def rasa_url(self) -> str:
        """Address of the Rasa server."""
        return f"http://{INNER_HOST}:{self.rasa_port}"

    @property
    def action_url(self) -> str:
        """Address of the action server."""
        return f"http://{INNER_HOST}:{self.action_port}"

    @property
    def gateway_url(self) -> str:
        """Address of the gateway."""
        host = INNER_HOST if self.host == "0.0.0.0" else self.host
        return f"http://{host}:{self.gateway_port}"

    @property
    def trackers_url(self) -> str:
        """Database in which Rasa keeps its side of each conversation."""
        if self.database_url.startswith("sqlite"):
            return f"sqlite:///{self.data_folder / 'trackers.db'}"
        return self.database_url


def settings() -> Settings:
    """The settings as the environment has them now (variables ``STODLOTS_…``)."""
    day = _text("TODAY")
    data = Path(_text("DATA", str(PROJECT / "var")))
    return Settings(
        calls_folder=Path(_text("CALLS", str(PROJECT / "calls"))),
        models_folder=Path(_text("MODELS", str(PROJECT / "models"))),
        data_folder=data,
        database_url=_text("DATABASE", f"sqlite:///{data / 'stodlots.db'}"),
        host=_text("HOST", "127.0.0.1"),
        gateway_port=int(_text("GATEWAY_PORT", "8080")),
        rasa_port=int(_text("RASA_PORT", "5005")),
        action_port=int(_text("ACTION_PORT", str(DEFAULT_ACTION_PORT))),
        sek_per_euro=float(_text("SEK_PER_EURO", "11")),
        today=date.fromisoformat(day) if day else None,
        origins=tuple(origin_of(address) for address in _text("ORIGINS").split(",") if address.strip()),
        public_url=origin_of(_text("PUBLIC_URL")) if _text("PUBLIC_URL") else "",
        proxies=int(_text("PROXIES", "0")),
        organisation=_text("ORGANISATION", "Region Exempel"),
        contact=_text("CONTACT", "dataskydd@region.example"),
        retention=Retention(
            int(_text("KEEP_CONVERSATIONS_DAYS", "90")),
            int(_text("KEEP_SUMMARIES_DAYS", "365")),
            int(_text("KEEP_DELETION_LOG_DAYS", "730")),
        ),
        rates=Rates(
            _text("RATE_CONVERSATION", Rates.conversation),
            _text("RATE_ADDRESS", Rates.address),
            _text("RATE_CONNECTIONS", Rates.connections),
            _text("RATE_PAGES", Rates.pages),
            int(_text("MOST_SOCKETS", str(Rates.sockets))),
        ),
    )


def _text(name: str, default: str = "") -> str:
    return os.environ.get(f"STODLOTS_{name}", default)


def origin_of(address: str) -> str:
    """The origin of a web address, as browsers write it: ``https://www.region.example``.

    Raises ValueError where it is none, or says more than an origin.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"{address!r} är ingen webbplats. Skriv till exempel https://www.region.example utan sökväg.")
    port = parts.port if parts.port not in (None, {"http": 80, "https": 443}[parts.scheme]) else None
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")


def current_day() -> date:
    """Today in Sweden, or the day that ``STODLOTS_TODAY`` sets (for tests and demonstrations)."""
    return today(settings())


def today(chosen: Settings) -> date:
    """The day that the rules reckon with: deadlines are Swedish days, wherever the server stands."""
    return chosen.today or datetime.now(SWEDEN).date()
