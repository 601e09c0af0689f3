"""``stodlots purge`` as a process of its own, on a database that holds old and new things."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bot.settings import PROJECT
from bot.storage.database import migrate

NOW = datetime.now(timezone.utc).replace(tzinfo=None)
AGES = {"new": 1, "young": 80, "old": 100, "ancient": 800}


def rows(file: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(statement).fetchall()


def filled(folder: Path) -> Path:
    """A database with a conversation, a summary, a log entry and Rasa's events of each age."""
    database = folder / "stodlots.db"
    migrate(f"sqlite:///{database}")
    with closing(sqlite3.connect(database)) as connection, connection:
        for name, days in AGES.items():
            at = str(NOW - timedelta(days=days))
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, 'web', 'bot', 'bot', 1, ?, ?, NULL)", (name, name, at, at)
            )
            connection.execute(
                "INSERT INTO messages (conversation, seq, sender, text, buttons, at, waiting) VALUES (?, 1, 'person', ?, '[]', ?, 0)",
                (name, f"hemligt-{name}", at),
            )
            connection.execute(
                "INSERT INTO summaries VALUES (?, ?, ?, ?, '{}', '[]', '[]', NULL)", (name, name, at[:10], at)
            )
            connection.execute(
                "INSERT INTO deletions (at, what, reason, number) VALUES (?, 'conversation', 'asked_for', 1)", (at,)
            )
    with closing(sqlite3.connect(folder / "trackers.db")) as connection, connection:
        connection.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT, timestamp FLOAT, "
            "intent_name TEXT, action_name TEXT, data TEXT)"
        )
        for name in AGES:
            event = json.dumps({"event": "user", "text": f"hemligt-{name}"})
            connection.execute("INSERT INTO events (sender_id, type_name, data) VALUES (?, 'user', ?)", (name, event))
    return database


def purged(**changes: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STODLOTS_")}
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "purge"],
        cwd=PROJECT, env=kept | {f"STODLOTS_{name}": value for name, value in changes.items()},
        capture_output=True, text=True, timeout=30,
    )  # fmt: skip


def test_what_is_too_old_is_erased_and_counted_and_the_rest_stays(tmp_path):
    database = filled(tmp_path)
    done = purged(DATA=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Raderade 2 samtal, 1 bedömningar och 1 rader ur raderingsloggen.\n"
    assert rows(database, "SELECT id FROM conversations ORDER BY id") == [("new",), ("young",)]
    assert rows(database, "SELECT conversation FROM messages ORDER BY conversation") == [("new",), ("young",)]
    kept = rows(database, "SELECT key, conversation FROM summaries ORDER BY key")
    assert kept == [("new", "new"), ("old", None), ("young", "young")]
    assert rows(tmp_path / "trackers.db", "SELECT sender_id FROM events ORDER BY id") == [("new",), ("young",)]
    log = rows(database, "SELECT what, number FROM deletions WHERE reason = 'too_old' ORDER BY id")
    assert log == [("conversation", 2), ("summary", 1), ("deletion_log", 1)]
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"hemligt-new" in left
    assert b"hemligt-old" not in left
    assert b"hemligt-ancient" not in left


def test_the_settings_say_how_long_things_are_kept(tmp_path):
    database = filled(tmp_path)
    done = purged(
        DATA=str(tmp_path), KEEP_CONVERSATIONS_DAYS="1000", KEEP_SUMMARIES_DAYS="30", KEEP_DELETION_LOG_DAYS="1000"
    )
    assert done.stdout == "Raderade 0 samtal, 3 bedömningar och 0 rader ur raderingsloggen.\n"
    assert rows(database, "SELECT count(*) FROM conversations") == [(4,)]


def test_a_new_machine_has_nothing_to_purge(tmp_path):
    done = purged(DATA=str(tmp_path / "ny" / "mapp"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Raderade 0 samtal")


def test_a_database_outside_of_the_data_folder_is_purged_too(tmp_path):
    database = filled(tmp_path)
    done = purged(DATA=str(tmp_path / "ny"), DATABASE=f"sqlite:///{database}")
    assert (done.returncode, done.stderr) == (0, "")
