"""The command line ``stodlots``: run, talk, assess, list, train. The root where the parts are put together."""

import gc
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import teams
from bot.settings import PROJECT, WrongSettings, current_day, settings

if TYPE_CHECKING:
    from bot.catalogue.subjects import Catalogue

SERVERS = ("serve", "gateway")
"""These start quickly: what only other commands need is not loaded for them."""
app = typer.Typer(no_args_is_help=True, add_completion=False, help="Stödlotsen: vägledning om regionala stöd.")


def main() -> None:
    """Entry point of the command."""
    if sys.argv[1:2] not in [[name] for name in SERVERS]:
        from bot.cli import staff

        app.add_typer(staff.app, name="staff")
    try:
        app()
    except WrongSettings as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None


@app.command()
def serve() -> None:
    """Startar Rasa, handlingsservern och gatewayen, tränar först om det behövs. Ctrl-C stoppar alla tre."""
    from bot.cli.serving import serve as run

    raise typer.Exit(run(settings()))


@app.command()
def gateway() -> None:
    """Startar bara gatewayen."""
    gc.disable()  # nothing of what is loaded now becomes garbage; the server takes it up again
    from bot.catalogue.reading import CatalogueError
    from bot.gateway.app import serve as run

    try:
        run(settings())
    except CatalogueError as error:
        raise _failed(f"Katalogen är trasig: {error}") from error


@app.command()
def chat() -> None:
    """Pratar med assistenten i terminalen. `make run` ska vara i gång."""
    from bot.cli.chatting import chat as run

    raise typer.Exit(run(settings()))


@app.command()
def purge() -> None:
    """Raderar det som har sparats längre än det ska, enligt inställningarna. Gatewayen gör det själv varje dag."""
    from bot.cli.purging import purge as run

    gone = run(settings())
    typer.echo(
        f"Raderade {gone.conversations} samtal, {gone.summaries} bedömningar och {gone.log_entries} rader ur "
        "raderingsloggen."
    )


@app.command()
def assess(
    file: Annotated[Path, typer.Argument(help='JSON-fil med uppgifter: {"facts": {…}} eller bara {…}.')],
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Dag att bedöma för.")] = None,
) -> None:
    """Bedömer uppgifterna i en fil och skriver svaret som JSON."""
    from bot.eligibility.facts import InvalidFacts, checked_facts
    from bot.guidance.payload import eligibility_payload

    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _failed(f"Filen {file} går inte att läsa.") from error
    except ValueError as error:
        raise _failed(f"Filen {file} är inte giltig JSON.") from error
    if not isinstance(data, dict):
        raise _failed("Filen ska innehålla ett JSON-objekt.")
    try:
        facts = checked_facts(data["facts"] if isinstance(data.get("facts"), dict) else data)
    except InvalidFacts as error:
        raise _failed("\n".join(f"{one.fact}: {one.message}" for one in error.errors)) from error
    day = today.date() if today else current_day()
    payload = eligibility_payload(_catalogue().calls, facts, day)
    typer.echo(json.dumps(payload, ensure_ascii=False, indent=2))


@app.command()
def calls() -> None:
    """Listar stöden i katalogen med deras läge i dag."""
    day = current_day()
    for subject in _catalogue().subjects.values():
        if subject.call:
            typer.echo(f"{subject.id:42} {subject.status(day):9} {subject.name} ({subject.provider})")


@app.command()
def train(force: Annotated[bool, typer.Option(help="Träna även om inget har ändrats.")] = False) -> None:
    """Tränar modellen om data har ändrats."""
    from bot.cli.training import train as run

    raise typer.Exit(run(settings(), force))


@app.command("nlu-data")
def nlu_data(check: Annotated[bool, typer.Option(help="Ändra inget; felkod om filen är inaktuell.")] = False) -> None:
    """Skriver träningsdata som härleds ur katalogen."""
    from bot.catalogue.nlu_data import GENERATED, generated_nlu

    path, text = PROJECT / GENERATED, generated_nlu(_catalogue())
    if check:
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            raise _failed(f"{GENERATED} är inaktuell. Kör: stodlots nlu-data")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    typer.echo(f"Skrev {GENERATED}.")


@app.command("new-call")
def new_call(id: Annotated[str, typer.Argument(help="Stödets id, till exempel mikrostod-norrbotten.")]) -> None:
    """Skapar en ny stödfil att fylla i."""
    from bot.catalogue.template import new_call_text

    path = settings().calls_folder / f"{id}.yml"
    if path.exists():
        raise _failed(f"{path} finns redan.")
    path.write_text(new_call_text(id), encoding="utf-8")
    typer.echo(f"Skrev {path}. Fyll i den och kör make test.")


app.command("teams-package")(teams.package)


def _catalogue() -> "Catalogue":
    from bot.catalogue.loading import load_catalogue
    from bot.catalogue.reading import CatalogueError

    chosen = settings()
    try:
        return load_catalogue(chosen.calls_folder, chosen.sek_per_euro)
    except CatalogueError as error:
        raise _failed(f"Katalogen är trasig: {error}") from error


def _failed(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(1)
