"""Opening a database and bringing it up to date."""

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 10_000
_READS = "stodlots_reads"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def migrate(url: str) -> None:
    """Creates or alters the tables so that they are as this version of the program needs them.

    ``url`` is ``sqlite:///path`` or ``postgresql://user:password@host/name``.
    """
    parsed = _with_folder(url)
    plain = "postgresql+psycopg" if parsed.drivername.startswith("postgres") else "sqlite"
    engine = create_engine(parsed.set(drivername=plain), hide_parameters=True)
    try:
        if not _is_current(engine):
            _upgrade(engine)
    finally:
        engine.dispose()


def _is_current(engine: Engine) -> bool:
    """Whether the newest migration has been carried out: its file's name begins with its number."""
    newest = max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest


def _upgrade(engine: Engine) -> None:
    from alembic import command  # only now: it takes as long to load as all the rest
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


async def opened(url: str) -> AsyncEngine:
    """The migrated database behind ``url``; the caller ends it with ``dispose``."""
    await asyncio.to_thread(migrate, url)
    return engine_for(url)


def engine_for(url: str) -> AsyncEngine:
    """An engine with what SQLite needs to serve many at once: one writer, and readers beside it."""
    parsed = _with_folder(url)
    engine = create_async_engine(
        parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername)),
        pool_size=5,
        max_overflow=5,
        hide_parameters=True,  # an error that is logged must not tell what people wrote
    )
    if parsed.drivername.startswith("sqlite"):
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _with_folder(url: str) -> URL:
    """``url`` in its parts; the folder of an SQLite file is made where it is missing."""
    parsed = make_url(url)
    if parsed.drivername.startswith("sqlite") and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    return parsed


def for_reading(engine: AsyncEngine) -> AsyncEngine:
    """The same engine for those who only read: in SQLite they neither wait for the writer nor hold it up."""
    return engine.execution_options(**{_READS: True})


async def checkpoint(engine: AsyncEngine) -> None:
    """Empties SQLite's write-ahead log, in which erased text may still stand. Nothing to do elsewhere."""
    if engine.dialect.name != "sqlite":
        return
    async with engine.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await (await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by us, see _begin
    cursor = connection.cursor()
    for setting in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is erased is overwritten, not only unlinked
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and then writes can fail where another one wrote meanwhile.
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
