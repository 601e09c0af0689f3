"""``stodlots staff``: the accounts of the console, looked after on the machine itself."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from bot.gateway.incoming import Refused
from bot.gateway.staff.account_forms import added, changed, checked_login, checked_member, console_address, new_link
from bot.gateway.staff.account_forms import first_link as link_of_first
from bot.gateway.times import now
from bot.settings import Settings, settings
from bot.storage.audit import AuditLog
from bot.storage.database import opened
from bot.storage.staff import StaffAccounts
from bot.storage.staff_records import Staff

_Result = TypeVar("_Result")
_Work = Callable[[StaffAccounts, AuditLog], Awaitable[_Result]]
_BY = "stodlots staff"
"""Stands in the audit log for whoever may run commands on the machine."""
Login = Annotated[str, typer.Argument(metavar="LOGIN", help="Användarnamnet: en e-postadress.")]
Roles = Annotated[list[str], typer.Option("--role", help="officer, supervisor, auditor eller administrator.")]
Teams = Annotated[list[str] | None, typer.Option("--team", help="Grupp som ärenden kan överlåtas till. Kan upprepas.")]
app = typer.Typer(no_args_is_help=True, help="Konton för handläggarnas sidor.")


@app.command("first-link", hidden=True)
def first_link() -> None:
    """Skriver en engångslänk till det första kontot om ingen kan logga in än, annars inget."""
    chosen = settings()
    if link := asyncio.run(_with(chosen, lambda accounts, log: link_of_first(accounts, chosen, now()))):
        typer.echo(link)


@app.command()
def add(
    login: Login,
    name: Annotated[str, typer.Option(help="Som de sökande ser det.")],
    role: Roles,
    team: Teams = None,
) -> None:
    """Skapar ett konto och skriver ut en engångslänk."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> str:
        made = await added(accounts, checked_login(login), checked_member(name, role, team or ()), now())
        await log.add(now(), _BY, "account_added", details={"login": made.login, "roles": sorted(made.roles)})
        return await new_link(accounts, made, console_address(settings()), now())

    _show_link(_done(work))


@app.command("list")
def listed() -> None:
    """Listar alla konton."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> list[Staff]:
        return await accounts.all()

    for one in _done(work):
        state = "" if one.is_active else "  (avstängd)"
        teams = f"  [{', '.join(one.teams)}]" if one.teams else ""
        typer.echo(f"{one.login:32} {one.name:24} {', '.join(sorted(one.roles))}{teams}{state}")


@app.command()
def link(login: Login) -> None:
    """Skriver ut en ny engångslänk och loggar ut den som är inloggad på kontot."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> str:
        one = await _found(accounts, login)
        if not one.is_active or one.subject:
            raise Refused(f"{one.login} är avstängt eller loggar in med organisationens konto.")
        await log.add(now(), _BY, "link_made", details={"login": one.login})
        return await new_link(accounts, one, console_address(settings()), now())

    _show_link(_done(work))


@app.command()
def off(login: Login) -> None:
    """Stänger av ett konto. Den som är inloggad på det loggas ut genast."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> None:
        one = await _found(accounts, login)
        await changed(accounts, one.id, is_active=False)
        await log.add(now(), _BY, "account_off", details={"login": one.login})

    _done(work)
    typer.echo("Kontot är avstängt.")


@app.command()
def on(login: Login) -> None:
    """Öppnar ett avstängt konto igen."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> None:
        one = await _found(accounts, login)
        await changed(accounts, one.id, is_active=True)
        await log.add(now(), _BY, "account_on", details={"login": one.login})

    _done(work)
    typer.echo("Kontot är öppet.")


@app.command()
def roles(login: Login, role: Roles) -> None:
    """Ger ett konto de roller som räknas upp, och inga andra. Det gäller genast."""

    async def work(accounts: StaffAccounts, log: AuditLog) -> None:
        before = await _found(accounts, login)
        chosen = checked_member(before.name, role, before.teams).roles
        after = await changed(accounts, before.id, roles=chosen)
        await log.add(now(), _BY, "account_changed", details={"login": after.login, "roles": sorted(after.roles)})

    _done(work)
    typer.echo("Rollerna är ändrade.")


async def _found(accounts: StaffAccounts, login: str) -> Staff:
    found = await accounts.by_login(login)
    if found is None:
        raise Refused(f"Det finns inget konto för {login}. stodlots staff list visar alla.")
    return found


def _show_link(address: str) -> None:
    typer.echo(f"Länken gäller i ett dygn och kan användas en gång:\n{address}")


def _done(work: _Work[_Result]) -> _Result:
    """The result of ``work``; what is refused is told without a stack trace."""
    try:
        return asyncio.run(_with(settings(), work))
    except Refused as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(1) from error


async def _with(chosen: Settings, work: _Work[_Result]) -> _Result:
    try:
        engine = await opened(chosen.database_url)
    except Exception as error:
        raise Refused("Databasen gick inte att öppna. Kontrollera STODLOTS_DATABASE och att den är i gång.") from error
    try:
        return await work(StaffAccounts(engine), AuditLog(engine))
    finally:
        await engine.dispose()
