"""``stodlots teams-package``: the app that an administrator uploads to Microsoft Teams."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.settings import Settings, settings


def package(
    app_id: Annotated[str, typer.Option(metavar="GUID", help="Application (client) ID från Entra ID.")],
    domain: Annotated[str, typer.Option(metavar="DOMÄN", help="Assistentens domännamn: stodlotsen.region.example.")],
    name: Annotated[str, typer.Option(help="Appens namn i Teams.")] = "Stödlotsen",
    organisation: Annotated[str, typer.Option(help="Utgivaren i Teams. Förval: STODLOTS_ORGANISATION.")] = "",
    out: Annotated[Path, typer.Option(metavar="FIL", help="Filen som skrivs.")] = Path("stodlotsen-teams.zip"),
) -> None:
    """Skriver app-paketet till Microsoft Teams. Vägen från början till slut står i docs/teams.md."""
    from bot.cli.teams_package import manifest, packed, write

    try:
        chosen = settings()
        told = manifest(app_id, domain, name, organisation or chosen.organisation)
        write(out, packed(told))
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Skrev {out} (version {told['version']}). Ladda upp filen i Teams administrationscenter.")
    for warning in _unlike(chosen, told["id"], told["validDomains"][0]):
        typer.echo(warning, err=True)


def _unlike(chosen: Settings, app_id: str, domain: str) -> list[str]:
    """What the gateway's settings on this machine say otherwise: the package may be meant for another machine."""
    host = urlsplit(chosen.public_url).hostname or domain
    found = {
        "STODLOTS_TEAMS_APP_ID": (chosen.teams.app_id.lower() or app_id, app_id),
        "STODLOTS_PUBLIC_URL": (host, domain),
    }
    return [f"Observera: {name} säger {set_}, paketet {own}." for name, (set_, own) in found.items() if set_ != own]
