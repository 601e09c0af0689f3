"""What an administrator writes of a member, checked; and the one-time links that members get."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from bot.gateway.incoming import Refused
from bot.services import ROLES
from bot.settings import Settings
from bot.storage.staff import LastAdministrator, LoginTaken, StaffAccounts, plain_login
from bot.storage.staff_records import Staff

FIRST_LOGIN = "admin"
_FIRST_ROLES = ("administrator", "supervisor", "officer")
_LONGEST_NAME, _LONGEST_TEAM, _MOST_TEAMS = 80, 40, 20


@dataclass(frozen=True)
class Member:
    """A member as written in a form or on the command line."""

    name: str
    roles: frozenset[str]
    teams: tuple[str, ...]


def checked_login(login: str) -> str:
    """The e-mail address that is the member's login. Raises ``Refused``."""
    try:
        return plain_login(validate_email(login.strip(), check_deliverability=False).normalized)
    except EmailNotValidError as error:
        raise Refused("Användarnamnet ska vara en e-postadress, till exempel eva.berg@region.example.") from error


def checked_name(name: str) -> str:
    """The name that applicants see. Raises ``Refused``."""
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        raise Refused(f"Skriv ett namn med högst {_LONGEST_NAME} tecken. De sökande ser det.")
    return plain


def checked_member(name: str, roles: Iterable[str], teams: Iterable[str]) -> Member:
    """Name, roles and teams as they are kept. Raises ``Refused``, which says what is wrong."""
    plain = checked_name(name)
    chosen = frozenset(roles)
    if not chosen or not chosen <= set(ROLES):
        raise Refused(f"Välj minst en av rollerna {', '.join(ROLES)}.")
    groups = tuple(dict.fromkeys(filter(None, (" ".join(team.split()) for team in teams))))
    if len(groups) > _MOST_TEAMS or any(len(one) > _LONGEST_TEAM or not one.isprintable() for one in groups):
        raise Refused(f"Skriv högst {_MOST_TEAMS} grupper med högst {_LONGEST_TEAM} tecken var.")
    return Member(plain, chosen, groups)


def is_first(member: Staff) -> bool:
    """Whether it is the account that a new installation begins with."""
    return member.login == FIRST_LOGIN


async def added(accounts: StaffAccounts, login: str, member: Member, now: datetime) -> Staff:
    """The new account. Raises ``Refused`` where the login is taken."""
    try:
        return await accounts.add(login, member.name, member.roles, member.teams, now)
    except LoginTaken as error:
        raise Refused(f"Det finns redan ett konto för {login}.") from error


async def changed(
    accounts: StaffAccounts,
    id: str,
    *,
    name: str | None = None,
    roles: Iterable[str] | None = None,
    teams: Sequence[str] | None = None,
    is_active: bool | None = None,
) -> Staff:
    """The account with what is given changed. Raises ``Refused`` where nobody could look after accounts then."""
    try:
        after = await accounts.change(
            id, name=name, roles=roles, teams=teams, is_active=is_active, keep_administrator=True
        )
    except LastAdministrator as error:
        raise Refused("Det är den sista administratören. Ge någon annan den rollen först.") from error
    if after is None:
        raise Refused("Kontot finns inte.")
    return after


async def new_link(accounts: StaffAccounts, staff: Staff, address: str, now: datetime) -> str:
    """A one-time link by which the member chooses a password; whoever is signed in as the member is signed out."""
    await accounts.end_sessions_of(staff.id)
    return f"{address}/staff/valkommen/{await accounts.invite(staff.id, now)}"


async def first_link(accounts: StaffAccounts, settings: Settings, now: datetime) -> str | None:
    """A one-time link for the first account, ``admin``, which is made where there is none; else None.

    A new link is given until somebody has used one. Nothing where staff sign in with an OpenID provider.
    """
    if settings.oidc.issuer or any(one.login != FIRST_LOGIN or one.password_hash for one in await accounts.all()):
        return None
    try:
        admin = await accounts.add(FIRST_LOGIN, "Administratör", _FIRST_ROLES, (), now)
    except LoginTaken:
        found = await accounts.by_login(FIRST_LOGIN)
        assert found is not None
        admin = found
    return await new_link(accounts, admin, console_address(settings), now)


def console_address(settings: Settings) -> str:
    """The address at which people meet the gateway."""
    return settings.public_url or settings.gateway_url
