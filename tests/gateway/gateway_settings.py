"""Settings for gateways under test."""

from dataclasses import replace
from pathlib import Path

from bot.settings import Settings


def stored_in(chosen: Settings, folder: Path) -> Settings:
    """The settings with everything that is kept in ``folder``."""
    return replace(chosen, data_folder=folder, database_url=f"sqlite:///{folder / 'stodlots.db'}")
