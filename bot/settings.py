"""The one reader of the environment. Every setting has a default that serves `make run`."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_ACTION_PORT = 5055


@dataclass(frozen=True)
class Settings:
    """Addresses, folders and the few numbers that a deployment may change."""

    calls_folder: Path
    models_folder: Path
    host: str
    gateway_port: int
    rasa_port: int
    action_port: int
    sek_per_euro: float
    today: date | None

    @property
    def rasa_url(self) -> str:
        """Address of the Rasa server."""
        return f"http://{self.host}:{self.rasa_port}"

    @property
    def action_url(self) -> str:
        """Address of the action server."""
        return f"http://{self.host}:{self.action_port}"

    @property
    def gateway_url(self) -> str:
        """Address of the gateway."""
        return f"http://{self.host}:{self.gateway_port}"


def settings() -> Settings:
    """The settings as the environment has them now (variables ``STODLOTS_…``)."""
    day = os.environ.get("STODLOTS_TODAY")
    return Settings(
        calls_folder=Path(os.environ.get("STODLOTS_CALLS", PROJECT / "calls")),
        models_folder=Path(os.environ.get("STODLOTS_MODELS", PROJECT / "models")),
        host=os.environ.get("STODLOTS_HOST", "127.0.0.1"),
        gateway_port=int(os.environ.get("STODLOTS_GATEWAY_PORT", "8080")),
        rasa_port=int(os.environ.get("STODLOTS_RASA_PORT", "5005")),
        action_port=int(os.environ.get("STODLOTS_ACTION_PORT", str(DEFAULT_ACTION_PORT))),
        sek_per_euro=float(os.environ.get("STODLOTS_SEK_PER_EURO", "11")),
        today=date.fromisoformat(day) if day else None,
    )


def current_day() -> date:
    """Today, or the day that ``STODLOTS_TODAY`` sets (for tests and demonstrations)."""
    return settings().today or date.today()
