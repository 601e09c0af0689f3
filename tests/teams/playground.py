"""Microsoft's offline client for Teams as a process of its own."""

import os
import subprocess
from pathlib import Path
from uuid import uuid4

CLIENT = Path(__file__).parent / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
READY = "Listening on "


class Playground:
    """One person's Teams: a personal chat, a group chat and a team, in which nothing has been said yet."""

    def __init__(self, folder: Path, port: int, gateway: int) -> None:
        """Starts it on ``port``, before the gateway on ``gateway``; it writes its log into ``folder``."""
        assert CLIENT.exists(), "m365agentsplayground saknas: kör npm ci i tests/teams"
        self.personal = str(uuid4())
        """The id of the personal chat, as Teams would give it."""
        self._process = subprocess.Popen(
            [
                "node", str(CLIENT), "--disable-telemetry", "--channel-id", "msteams", "--port", str(port),
                "--app-endpoint", f"http://127.0.0.1:{gateway}/api/messages", "--conversation-id", self.personal,
            ],
            cwd=folder,
            env=os.environ | {"TEAMSAPPTESTER_BROWSER": "none"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        self.address = f"http://localhost:{self._announced()}"

    def _announced(self) -> int:
        """The port that it has taken: another than was asked for where that is in use."""
        assert self._process.stdout is not None
        while not (line := self._process.stdout.readline()).startswith(READY):
            assert line, "the playground did not start"
        return int(line.removeprefix(READY))

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()
