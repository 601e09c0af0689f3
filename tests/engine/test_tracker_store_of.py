"""Which tracker store the endpoints give."""

from pathlib import Path

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore

from bot.engine.server import store_of
from bot.engine.tracker_store import LatestTrackerStore

OURS = (
    "tracker_store:\n  type: bot.engine.tracker_store.LatestTrackerStore\n  dialect: sqlite\n  db: {}\n  query: {{}}\n"
)


def endpoints(folder: Path, written: str) -> Path:
    (folder / "endpoints.yml").write_text(written, encoding="utf-8")
    return folder / "endpoints.yml"


@pytest.mark.parametrize("written", ["", "tracker_store:\n  type: in_memory\n"])
def test_without_a_database_conversations_are_kept_in_memory(tmp_path, written):
    assert isinstance(store_of(endpoints(tmp_path, written)), InMemoryTrackerStore)


def test_the_store_of_the_endpoints_is_opened(tmp_path):
    assert isinstance(store_of(endpoints(tmp_path, OURS.format(tmp_path / "rasa.db"))), LatestTrackerStore)


def test_a_store_that_there_is_none_of_is_no_store_in_memory(tmp_path):
    with pytest.raises(ImportError):
        store_of(endpoints(tmp_path, "tracker_store:\n  type: bot.engine.Gone\n"))
