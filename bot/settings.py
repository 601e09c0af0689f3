"""The one reader of the environment. Every setting has a default that serves `make run`."""

import os
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.addresses import is_address, is_local, is_loopback, is_mail_address, origin_of
from bot.services import ROLES, Notices, Oidc, Teams

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_ACTION_PORT = 5055
INNER_HOST = "127.0.0.1"
"""Where Rasa and the action server listen, whatever the gateway does: they have no login."""
SWEDEN = ZoneInfo("Europe/Stockholm")
LEAST_AUDIT_DAYS = 365


@dataclass(frozen=True)
class Retention:
    """How many days each kind of data is kept."""

    conversation_days: int = 90
    summary_days: int = 365
    deletion_log_days: int = 730
    audit_days: int = 730


@dataclass(frozen=True)
class Rates:
    """How much one conversation and one address may ask of the gateway, in the notation of ``limits``.

    ``sockets`` is how many chats may be open at a time. A municipality may meet the internet from one
    address, so that the limits on addresses are wide; widest for ``staff``, who often all sit behind one.
    """

    conversation: str = "20/10 second; 90/minute"
    address: str = "3000/minute"
    connections: str = "1200/minute"
    pages: str = "1200/minute"
    staff: str = "30000/minute"
    sockets: int = 500


@dataclass(frozen=True)
class Settings:
    """Addresses, folders and the few numbers that a deployment may change.

    ``origins`` are the websites that may embed the widget besides the gateway's own pages,
    ``public_url`` the address people meet (for links and HTTPS), ``proxies`` how many trusted reverse
    proxies stand in front, each adding to ``X-Forwarded-For``. ``hours`` says when staff answer, as
    ``bot.guidance.office_hours`` reads it, and ``closed_days`` on which days besides holidays they don't.
    A member whose console has been away for ``staff_absent_minutes`` loses conversations to the queue.
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
    hours: str = "mån-fre 08:00-16:30"
    closed_days: tuple[date, ...] = ()
    staff_absent_minutes: int = 10
    notices: Notices = field(default_factory=Notices)
    oidc: Oidc = field(default_factory=Oidc)
    teams: Teams = field(default_factory=Teams)

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


class WrongSettings(ValueError):
    """A variable can't be used; says in Swedish which, and what was expected."""


def settings() -> Settings:
    """The settings as the environment has them now (variables ``STODLOTS_…``). Raises ``WrongSettings``."""
    try:
        return _settings()
    except WrongSettings:
        raise
    except ValueError as error:
        raise WrongSettings(f"En inställning går inte att läsa: {error}") from error


def _settings() -> Settings:
    data = Path(_text("DATA", str(PROJECT / "var")))
    return Settings(
        calls_folder=Path(_text("CALLS", str(PROJECT / "calls"))),
        models_folder=Path(_text("MODELS", str(PROJECT / "models"))),
        data_folder=data,
        database_url=_text("DATABASE", f"sqlite:///{data / 'stodlots.db'}"),
        host=_text("HOST", "127.0.0.1"),
        gateway_port=_number("GATEWAY_PORT", 8080, 0),
        rasa_port=_number("RASA_PORT", 5005, 0),
        action_port=_number("ACTION_PORT", DEFAULT_ACTION_PORT, 0),
        sek_per_euro=_rate("SEK_PER_EURO", "11"),
        today=_chosen_day(),
        origins=tuple(origin_of(address) for address in _text("ORIGINS").split(",") if address.strip()),
        public_url=origin_of(_text("PUBLIC_URL")) if _text("PUBLIC_URL") else "",
        proxies=_number("PROXIES", 0, 0),
        organisation=_text("ORGANISATION", "Region Exempel"),
        contact=_text("CONTACT", "dataskydd@region.example"),
        retention=Retention(
            _number("KEEP_CONVERSATIONS_DAYS", 90, 0),
            _number("KEEP_SUMMARIES_DAYS", 365, 0),
            _number("KEEP_DELETION_LOG_DAYS", 730, 0),
            _number("KEEP_AUDIT_DAYS", Retention.audit_days, LEAST_AUDIT_DAYS),
        ),
        rates=Rates(
            _text("RATE_CONVERSATION", Rates.conversation),
            _text("RATE_ADDRESS", Rates.address),
            _text("RATE_CONNECTIONS", Rates.connections),
            _text("RATE_PAGES", Rates.pages),
            _text("RATE_STAFF", Rates.staff),
            _number("MOST_SOCKETS", Rates.sockets, 1),
        ),
        hours=_text("OFFICE_HOURS", Settings.hours),
        closed_days=tuple(_day("OFFICE_CLOSED", written) for written in _list("OFFICE_CLOSED")),
        staff_absent_minutes=_number("STAFF_ABSENT_MINUTES", Settings.staff_absent_minutes, 1),
        notices=_notices(),
        oidc=_oidc(),
        teams=_teams(_text("HOST", "127.0.0.1")),
    )


def _chosen_day() -> date | None:
    day = _text("TODAY")
    return _day("TODAY", day) if day else None


def _text(name: str, default: str = "") -> str:
    return os.environ.get(f"STODLOTS_{name}", default)


def _list(name: str) -> list[str]:
    return [part.strip() for part in _text(name).split(",") if part.strip()]


def _wrong(name: str, expected: str) -> WrongSettings:
    """The value itself is not repeated: it may hold a password."""
    return WrongSettings(f"STODLOTS_{name} går inte att läsa. Skriv {expected}.")


def _number(name: str, default: int, least: int) -> int:
    written = _text(name, str(default)).strip()
    if not written.isdecimal() or int(written) < least:
        raise _wrong(name, f"ett heltal som är minst {least}")
    return int(written)


def _rate(name: str, default: str) -> float:
    try:
        return float(_text(name, default))
    except ValueError:
        raise _wrong(name, "ett tal, till exempel 11.2") from None


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _wrong(name, "datum som 2026-12-28, flera med komma emellan") from None


def _notices() -> Notices:
    senders, recipients = _list("NOTICE_FROM"), tuple(_list("NOTICE_TO"))
    smtp_url = _text("SMTP_URL").strip()
    for name, addresses, most in (("NOTICE_FROM", senders, 1), ("NOTICE_TO", recipients, 50)):
        if len(addresses) > most or not all(is_mail_address(one) for one in addresses):
            raise _wrong(name, "e-postadresser som stod@region.example" if most > 1 else "en e-postadress")
    if smtp_url and not is_address(smtp_url, ("smtp", "smtps")):
        raise _wrong("SMTP_URL", "till exempel smtp://användare:lösenord@epost.region.example:587, eller smtps://")
    if smtp_url and not (senders and recipients):
        raise WrongSettings("Till STODLOTS_SMTP_URL hör STODLOTS_NOTICE_FROM och STODLOTS_NOTICE_TO. Ange båda.")
    return Notices(_secure_url("WEBHOOK_URL"), smtp_url, senders[0] if senders else "", recipients)


def _oidc() -> Oidc:
    issuer, client = _secure_url("OIDC_ISSUER"), _text("OIDC_CLIENT_ID").strip()
    if issuer and not client:
        raise WrongSettings("Till STODLOTS_OIDC_ISSUER hör STODLOTS_OIDC_CLIENT_ID. Ange den.")
    pairs = [tuple(part.strip() for part in one.rpartition("=")[::2]) for one in _list("OIDC_ROLES")]
    if not all(value and role in ROLES for value, role in pairs):
        raise _wrong("OIDC_ROLES", f"till exempel Stodlots.Handlaggare=officer; rollerna är {', '.join(ROLES)}")
    return Oidc(
        issuer, client, _text("OIDC_CLIENT_SECRET"), tuple((value, role) for value, role in pairs) or Oidc.roles,
        _text("OIDC_ROLE_CLAIM").strip() or Oidc.role_claim,
    )  # fmt: skip


def _teams(host: str) -> Teams:
    app_id, tenant_id, secret = (_text(f"TEAMS_{name}").strip() for name in ("APP_ID", "TENANT_ID", "SECRET"))
    if app_id and not (tenant_id and secret):
        raise WrongSettings(
            "Till STODLOTS_TEAMS_APP_ID hör STODLOTS_TEAMS_TENANT_ID och STODLOTS_TEAMS_SECRET. Ange alla tre."
        )
    playground = _text("TEAMS_PLAYGROUND").strip() == "1"
    if playground and not is_loopback(host):
        raise WrongSettings(
            "STODLOTS_TEAMS_PLAYGROUND släpper in klienter utan inloggning. Det går bara med STODLOTS_HOST=127.0.0.1."
        )
    return Teams(app_id, tenant_id, secret, tuple(_list("TEAMS_HOSTS")), playground)


def _secure_url(name: str) -> str:
    """An address that starts with https, or http on this machine; empty where none is set."""
    written = _text(name).strip()
    if written and not (is_address(written, ("https",)) or (is_address(written, ("http",)) and is_local(written))):
        raise _wrong(name, "en adress som börjar med https://")
    return written


def current_day() -> date:
    """Today in Sweden, or the day that ``STODLOTS_TODAY`` sets (for tests and demonstrations)."""
    return _chosen_day() or datetime.now(SWEDEN).date()


def today(chosen: Settings) -> date:
    """The day that the rules reckon with: deadlines are Swedish days, wherever the server stands."""
    return chosen.today or datetime.now(SWEDEN).date()
