"""The real OpenID provider as a process of its own, with accounts that a test may change while it runs."""

import json
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CLIENT_ID, CLIENT_SECRET = "stodlotsen", "hemlighet~med.tecken_som-Entra-ger"
Accounts = dict[str, dict[str, Any]]


class RunningProvider:
    """``oidc-provider`` on ``localhost``: to a browser another site than the gateway on ``127.0.0.1``."""

    def __init__(self, folder: Path, port: int, gateway: str) -> None:
        assert (HERE / "node_modules" / "oidc-provider").exists(), "oidc-provider saknas: kör npm ci i tests/oidc"
        self.issuer = f"http://localhost:{port}"
        self._accounts = folder / "accounts.json"
        self._settings = folder / "provider.json"
        self.set_accounts({})
        settings = {
            "port": port, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "accounts": str(self._accounts),
            "redirect_uris": [f"{gateway}/staff/oidc/callback"],
            "post_logout_redirect_uris": [f"{gateway}/staff/login"],
        }  # fmt: skip
        self._settings.write_text(json.dumps(settings), encoding="utf-8")
        self._process = self._started()

    def set_accounts(self, accounts: Accounts) -> None:
        """Who may sign in, by login, and what the provider says of them. It asks for a password but takes any."""
        self._accounts.write_text(json.dumps(accounts), encoding="utf-8")

    def _started(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            ["node", str(HERE / "provider.mjs"), str(self._settings)], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        while (line := process.stdout.readline()) != "ready\n":
            assert line, "the provider did not start"
        return process

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()
