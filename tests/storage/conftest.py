import asyncio
from collections.abc import Coroutine
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import kept_events
import pytest
from postgres_server import PostgresServer

from bot.storage.conversations import Conversations
from bot.storage.database import engine_for, migrate
from bot.storage.erasure import Erasure
from bot.storage.summaries import Summaries
from bot.storage.trackers import Trackers

KINDS = ("sqlite", "postgresql")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)


class Store:
    """A database with all repositories on it, used from plain functions."""

    def __init__(self, kind: str, url: str, trackers_url: str, path: Path | None) -> None:
        self.kind, self.url, self.path = kind, url, path
        self._loop = asyncio.new_event_loop()
        self.engine = engine_for(url)
        self.trackers_engine = engine_for(trackers_url)
        self.conversations = Conversations(self.engine)
        self.summaries = Summaries(self.engine)
        self.trackers = Trackers(self.trackers_engine)
        self.erasure = Erasure(self.engine, self.trackers)

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of ``work``."""
        return self._loop.run_until_complete(asyncio.wait_for(work, 20))

    def all(self, *works: Coroutine[Any, Any, Any]) -> list[Any]:
        """The results of several at once."""
        return self.run(_together(works))

    def sql(self, statement: str, **values: Any) -> list[Any]:
        """The rows that a statement gives (none where it gives none)."""
        return self.run(self._sql(statement, values))

    async def _sql(self, statement: str, values: dict[str, Any]) -> list[Any]:
        from sqlalchemy import text

        async with self.engine.begin() as connection:
            result = await connection.execute(text(statement), values)
            return list(result.all()) if result.returns_rows else []

    def empty(self) -> None:
        """Takes everything out but the audit log, which nobody can empty; Rasa's table goes too (much quicker than a new database)."""
        for table in (
            "messages", "summaries", "cases", "internal_notes", "corrections", "conversations", "deletions",
            "canned_replies", "staff_sessions", "invitations", "staff", "notices", "teams_activities", "teams_conversations",
        ):  # fmt: skip
            self.sql(f"DELETE FROM {table}")
        self.run(kept_events.drop_table(self.trackers_engine))

    def close(self) -> None:
        """Closes the database."""
        self.run(self.engine.dispose())
        self.run(self.trackers_engine.dispose())
        self._loop.close()


async def _together(works: tuple[Coroutine[Any, Any, Any], ...]) -> list[Any]:
    return list(await asyncio.gather(*works))


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL that ends with the tests. It is no choice: where it is not installed the tests fail."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def stores(tmp_path_factory, request):
    """A function that gives the migrated database of a kind: SQLite with Rasa's in a file beside it, or PostgreSQL with both in one."""
    made: dict[str, Store] = {}

    def give(kind: str) -> Store:
        if kind not in made:
            if kind == "sqlite":
                path = tmp_path_factory.mktemp("sqlite") / "stodlots.db"
                url, trackers_url = f"sqlite:///{path}", f"sqlite:///{path.parent / 'trackers.db'}"
            else:
                server = request.getfixturevalue("postgres")
                path, url = None, server.url(server.new_database())
                trackers_url = url
            migrate(url)
            made[kind] = Store(kind, url, trackers_url, path)
        return made[kind]

    yield give
    for one in made.values():
        one.close()


@pytest.fixture(params=KINDS)
def empty_url(request, tmp_path):
    """The address of a database in which there is nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'stodlots.db'}"
    server = request.getfixturevalue("postgres")
    return server.url(server.new_database())


@pytest.fixture(params=KINDS)
def store(request, stores):
    """An empty database of each kind."""
    chosen = stores(request.param)
    chosen.empty()
    return chosen


@pytest.fixture
def now():
    """A fixed moment."""
    return NOW
