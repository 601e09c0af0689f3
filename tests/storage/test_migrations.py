import sqlite3

import postgres_server
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from postgres_server import folder_of_programs
from sqlalchemy import create_engine, inspect, make_url, text

from bot.storage import staff_tables
from bot.storage.database import MIGRATIONS, migrate
from bot.storage.teams_tables import METADATA

assert staff_tables.cases.metadata is METADATA  # loaded, so that their tables are known

TABLES = {
    "conversations", "messages", "summaries", "deletions", "cases", "internal_notes", "corrections", "canned_replies",
    "staff", "staff_sessions", "invitations", "audit", "notices",
    "teams_conversations", "teams_activities",
}  # fmt: skip


@pytest.fixture
def plain_engine(empty_url):
    """A plain engine on the empty database."""
    parsed = make_url(empty_url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed)
    yield engine
    engine.dispose()


def tables(engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def moved(engine, to: str) -> None:
    """Brings the database to a revision with Alembic itself."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if to == "base" else command.upgrade)(config, to)


def test_the_migrations_give_exactly_the_tables_that_the_program_knows(empty_url, plain_engine):
    migrate(empty_url)
    with plain_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
    assert tables(plain_engine) == TABLES


def test_foreign_keys_erase_messages_with_their_conversation_and_let_summaries_go(empty_url, plain_engine):
    migrate(empty_url)
    rules = {
        table: inspect(plain_engine).get_foreign_keys(table)[0]["options"].get("ondelete")
        for table in ("messages", "summaries")
    }
    assert rules == {"messages": "CASCADE", "summaries": "SET NULL"}


def test_migrating_twice_changes_nothing(empty_url, plain_engine):
    migrate(empty_url)
    with plain_engine.begin() as connection:
        connection.execute(
            text("INSERT INTO deletions (id, at, what, reason, number) VALUES (1, '2026-01-01', 'x', 'y', 3)")
        )
    migrate(empty_url)
    with plain_engine.connect() as connection:
        assert connection.execute(text("SELECT number FROM deletions")).scalars().all() == [3]


def test_the_database_goes_down_to_nothing_and_up_again(empty_url, plain_engine):
    migrate(empty_url)
    moved(plain_engine, "base")
    assert tables(plain_engine) == set()
    moved(plain_engine, "head")
    assert tables(plain_engine) == TABLES
    with plain_engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_folder_of_a_new_sqlite_file_is_made(tmp_path):
    migrate(f"sqlite:///{tmp_path / 'a' / 'b' / 'stodlots.db'}")
    assert (tmp_path / "a" / "b" / "stodlots.db").is_file()


def test_sqlite_lets_many_read_while_one_writes(store):
    if store.kind == "postgresql":
        return  # has that by itself
    store.sql("SELECT 1")
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_machine_without_postgresql_is_told_which_package_to_install(monkeypatch):
    monkeypatch.setattr(postgres_server.shutil, "which", lambda name: None)
    monkeypatch.setattr(postgres_server.Path, "glob", lambda folder, pattern: iter(()))
    with pytest.raises(FileNotFoundError, match="Debian package `postgresql`"):
        folder_of_programs()


def test_every_migration_is_named_by_its_revision_so_that_a_current_database_is_known_without_alembic():
    for path in (MIGRATIONS / "versions").glob("*.py"):
        assert f'revision = "{path.name.partition("_")[0]}"' in path.read_text(encoding="utf-8")
