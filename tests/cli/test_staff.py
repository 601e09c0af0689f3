"""The command `stodlots staff`, run as a process on a database of its own."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import PROJECT

LINK = re.compile(r"https://stod\.example/staff/valkommen/[A-Za-z0-9_-]{43}\n")


@pytest.fixture
def staff(tmp_path):
    """A function that runs `stodlots staff` with the given words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STODLOTS_")}
    own = {"STODLOTS_DATA": str(tmp_path), "STODLOTS_PUBLIC_URL": "https://stod.example", "COLUMNS": "200"}

    def run(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", "staff", *words], cwd=PROJECT, capture_output=True, text=True,
            timeout=60, env=kept | own | changes,
        )  # fmt: skip

    return run


def rows(folder: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "stodlots.db")) as connection:
        return connection.execute(statement).fetchall()


def test_a_member_is_added_listed_given_other_roles_and_switched_off(staff, tmp_path):
    added = staff(
        "add",
        "Eva@Region.example",
        "--name",
        "Eva Berg",
        "--role",
        "officer",
        "--role",
        "administrator",
        "--team",
        "Norr",
    )
    assert (added.returncode, added.stderr, bool(LINK.search(added.stdout))) == (0, "", True)
    assert "Eva Berg" in staff("list").stdout
    assert staff("add", "bo@region.example", "--name", "Bo", "--role", "administrator").returncode == 0
    assert staff("roles", "eva@region.example", "--role", "auditor").returncode == 0
    assert staff("off", "EVA@region.example").returncode == 0
    assert staff("list").stdout.splitlines() == [
        f"{'bo@region.example':32} {'Bo':24} administrator",
        f"{'eva@region.example':32} {'Eva Berg':24} auditor  [Norr]  (avstängd)",
    ]
    assert staff("on", "eva@region.example").returncode == 0
    assert "avstängd" not in staff("list").stdout
    log = rows(tmp_path, "SELECT login, action FROM audit ORDER BY id")
    assert log == [
        ("stodlots staff", one)
        for one in ("account_added", "account_added", "account_changed", "account_off", "account_on")
    ]
    assert rows(tmp_path, "SELECT password_hash FROM staff") == [(None,), (None,)]


def test_a_new_link_ends_sessions_and_the_link_before(staff, tmp_path):
    first = LINK.search(staff("add", "eva@region.example", "--name", "Eva", "--role", "officer").stdout)[0]
    with closing(sqlite3.connect(tmp_path / "stodlots.db")) as connection, connection:
        connection.execute("INSERT INTO staff_sessions SELECT 'x', id, 'y', '2026-11-22', '2026-11-22' FROM staff")
    second = LINK.search(staff("link", "eva@region.example").stdout)[0]
    assert first != second
    assert rows(tmp_path, "SELECT count(*) FROM staff_sessions") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) FROM invitations") == [(1,)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "eva", "--name", "Eva", "--role", "officer"), "ska vara en e-postadress"),
        (
            ("add", "ada@region.example", "--name", "Eva", "--role", "officer"),
            "Det finns redan ett konto för ada@region.example.",
        ),
        (
            ("add", "eva@region.example", "--name", "Eva", "--role", "boss"),
            "minst en av rollerna officer, supervisor, auditor, administrator",
        ),
        (("add", "eva@region.example", "--name", " ", "--role", "officer"), "Skriv ett namn"),
        (("off", "ada@region.example"), "Det är den sista administratören."),
        (("roles", "ada@region.example", "--role", "officer"), "Det är den sista administratören."),
        (("link", "nn@region.example"), "Det finns inget konto för nn@region.example."),
    ],
)
def test_what_does_not_do_is_told_without_a_stack_trace_and_changes_nothing(staff, tmp_path, words, told):
    staff("add", "ada@region.example", "--name", "Ada", "--role", "administrator")
    before = rows(tmp_path, "SELECT * FROM staff"), rows(tmp_path, "SELECT * FROM audit")
    done = staff(*words)
    assert (done.returncode, done.stdout, told in done.stderr) == (1, "", True)
    assert "Traceback" not in done.stderr
    assert (rows(tmp_path, "SELECT * FROM staff"), rows(tmp_path, "SELECT * FROM audit")) == before


def test_a_database_that_is_not_there_is_told_without_its_password(staff):
    done = staff("list", STODLOTS_DATABASE="postgresql://eva:hemligt@127.0.0.1:1/stodlots")
    assert (done.returncode, "Databasen gick inte att öppna." in done.stderr) == (1, True)
    assert "hemligt" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_start_makes_an_administrator_and_prints_a_link(staff, tmp_path):
    assert LINK.fullmatch(staff("first-link").stdout)
    assert rows(tmp_path, "SELECT login, password_hash FROM staff") == [("admin", None)]
    assert "admin" in staff("list").stdout
    staff("add", "eva@region.example", "--name", "Eva", "--role", "administrator")
    assert staff("first-link").stdout == ""
