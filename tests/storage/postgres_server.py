"""A real PostgreSQL of the tests' own: a cluster in a temporary folder, on a free port, ended by its own pid."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

USER = "stodlots"
MISSING = "PostgreSQL is not installed: initdb was found neither in PATH nor in /usr/lib/postgresql/*/bin. Install the Debian package `postgresql`."
START_SECONDS = 20
STOP_SECONDS = 10


def folder_of_programs() -> Path:
    """The folder that holds ``initdb`` and ``postgres``; raises ``FileNotFoundError`` that names the package."""
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = [Path(one).resolve() for one in (shutil.which("initdb"), *newest_first) if one]
    for initdb in found:
        if (initdb.parent / "postgres").is_file():
            return initdb.parent
    raise FileNotFoundError(MISSING)


class PostgresServer:
    """One cluster. As root it runs as the user ``postgres`` (or ``nobody``), since PostgreSQL refuses to be root."""

    def __init__(self) -> None:
        programs = folder_of_programs()
        self._folder = Path(tempfile.mkdtemp(prefix="stodlots-postgres-", dir="/tmp"))
        self._options = self._other_user() if os.geteuid() == 0 else {}
        if self._options:
            shutil.chown(self._folder, self._options["user"])
        self._number = 0
        self.port = _free_port()
        self._do(programs / "initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        quick = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200")
        self._process = subprocess.Popen(
            [programs / "postgres", "-D", self._data, "-h", "127.0.0.1", "-p", str(self.port), "-k", self._folder]
            + [part for one in quick for part in ("-c", one)],
            stdout=subprocess.DEVNULL,
            stderr=self._log.open("wb"),
            cwd=self._folder,
            **self._options,
        )
        self._wait_until_it_answers()

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    @staticmethod
    def _other_user() -> dict[str, str]:
        import pwd

        known = {one.pw_name for one in pwd.getpwall()}
        return {"user": "postgres" if "postgres" in known else "nobody"}

    def _do(self, *command: object) -> None:
        done = subprocess.run(
            [str(part) for part in command], cwd=self._folder, capture_output=True, text=True, **self._options
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                assert self._process.poll() is None, self._log.read_text()
                assert time.monotonic() < deadline, "PostgreSQL did not answer in time"
                time.sleep(0.05)

    def url(self, database: str) -> str:
        """The address of a database as the settings name it."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The name of a fresh database."""
        self._number += 1
        name = f"test_{self._number}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return name

    def stop(self) -> None:
        """Ends the server and removes its folder."""
        self._process.send_signal(signal.SIGINT)  # the "fast" shutdown: does not wait for its clients
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(STOP_SECONDS)
        shutil.rmtree(self._folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
