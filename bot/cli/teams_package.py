"""The app package that an administrator uploads to Teams: a manifest and two icons in a zip file."""

import json
import os
import re
from contextlib import suppress
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.cli.teams_icons import GROUND, color_icon, outline_icon
from bot.settings import PROJECT

MOST_NAME, MOST_ORGANISATION = 30, 32
"""Characters that Teams' schema allows."""
_TEMPLATE = PROJECT / "web" / "teams" / "manifest.json"
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}")
_ONLY_HERE = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
_MOST_DOMAIN = 253


class Unfit(ValueError):
    """Something that Teams wouldn't take; the message says it in Swedish."""


def checked_app_id(written: str) -> str:
    """The registration's id as Teams writes it. Raises ``Unfit`` where it is no GUID."""
    app_id = written.strip().lower()
    if not _GUID.fullmatch(app_id) or not UUID(app_id).int:
        raise Unfit(
            f"”{written}” är inget app-id. Skriv Application (client) ID från Entra ID, till exempel "
            "1b4e28ba-2fa1-4d2b-883f-0016d3cca427."
        )
    return app_id


def checked_domain(written: str) -> str:
    """The host's name as it stands in DNS. Raises ``Unfit`` where it is more than a name, or a name of no use."""
    domain = written.strip().lower()
    if re.search(r"[/:?#@*\s]", domain):
        raise Unfit(
            f"”{written}” är mer än ett domännamn. Skriv det utan https://, sökväg och port, till exempel "
            "stodlotsen.region.example."
        )
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    if domain == "localhost" or domain.endswith(_ONLY_HERE) or re.fullmatch(r"[0-9.]+", domain):
        raise Unfit(f"Teams når inte ”{written}”. Skriv det domännamn som assistenten har på internet.")
    if len(domain) > _MOST_DOMAIN or not _DOMAIN.fullmatch(domain):
        raise Unfit(f"”{written}” är inget domännamn. Skriv till exempel stodlotsen.region.example.")
    return domain


def checked_text(what: str, written: str, most: int) -> str:
    """A name on one line. Raises ``Unfit`` where it is empty or longer than ``most`` characters."""
    text = " ".join(written.split())
    if not text or not text.isprintable() or len(text) > most:
        raise Unfit(f"{what} ska ha 1–{most} tecken och stå på en rad. Nu har det {len(text)}.")
    return text


def manifest(app_id: str, domain: str, name: str, organisation: str) -> dict[str, Any]:
    """What Teams is told of the app; the texts stand in ``web/teams/manifest.json``. Raises ``Unfit``."""
    told: dict[str, Any] = json.loads(_TEMPLATE.read_text(encoding="utf-8"))
    app_id, host = checked_app_id(app_id), checked_domain(domain)
    short = checked_text("Namnet", name, MOST_NAME)
    privacy = f"https://{host}/integritet"
    return told | {
        "version": version("stodlotsen"),
        "id": app_id,
        "developer": {
            "name": checked_text("Organisationens namn", organisation, MOST_ORGANISATION),
            "websiteUrl": f"https://{host}/",
            "privacyUrl": privacy,
            "termsOfUseUrl": privacy,
        },
        "name": {"short": short, "full": told["name"]["full"].format(name=short)},
        "accentColor": GROUND,
        "bots": [{"botId": app_id, **bot} for bot in told["bots"]],
        "validDomains": [host],
    }


def packed(manifest: dict[str, Any]) -> bytes:
    """The zip file; the same manifest always gives the same bytes."""
    parts = {
        "manifest.json": json.dumps(manifest, ensure_ascii=False, indent=2).encode(),
        manifest["icons"]["color"]: color_icon(),
        manifest["icons"]["outline"]: outline_icon(),
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return written.getvalue()


def write(path: Path, content: bytes) -> None:
    """Puts the file in its place whole or not at all. Raises ``Unfit`` where that can't be done."""
    half = path.with_name(f".{path.name}.{os.getpid()}") if path.name else path
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise Unfit(f"{path} går inte att skriva. Finns mappen, och får du skriva där?") from error
