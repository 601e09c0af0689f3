"""From what the OpenID provider says of a person to the member of the staff that they are here."""

from typing import Any

from bot.gateway.times import now
from bot.services import Oidc
from bot.storage.staff import LoginTaken, StaffAccounts
from bot.storage.staff_records import Staff

LONGEST_NAME, LONGEST_LOGIN, LONGEST_SUBJECT = 80, 254, 255


class Refused(Exception):
    """The sign-in does not lead in.

    ``reason`` is a word that the page and the audit log know, ``login`` who it was, as far as that is proved,
    ``detail`` what the administrator needs to mend it.
    """

    def __init__(self, reason: str, login: str = "", detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.login, self.detail = reason, login, detail


async def member(accounts: StaffAccounts, claims: dict[str, Any], oidc: Oidc) -> Staff:
    """The member whom verified claims name, made where they are new, with name and roles as the provider has them.

    Raises ``Refused``: without a role (``role``; one that they had is taken away), without a login name
    (``incomplete``), where somebody else has the login name (``taken``) or the account is switched off (``off``).
    """
    subject = f"{claims['iss']} {claims['sub']}"
    login, roles = _login_of(claims), roles_of(claims, oidc)
    known = await accounts.by_subject(subject)
    if known and not known.is_active:
        raise Refused("off", known.login)
    if not roles:
        if known:
            await accounts.change(known.id, roles=())
            await accounts.end_sessions_of(known.id)
        raise Refused("role", known.login if known else login)
    if not login or len(subject) > LONGEST_SUBJECT:
        raise Refused("incomplete")
    name = _text(claims, "name")[:LONGEST_NAME] or login[:LONGEST_NAME]
    return await _kept(accounts, known or await _added(accounts, subject, login, name, roles), name, roles)


async def _kept(accounts: StaffAccounts, known: Staff, name: str, roles: frozenset[str]) -> Staff:
    if (known.name, known.roles) == (name, roles):
        return known
    changed = await accounts.change(known.id, name=name, roles=roles)
    if changed is None or not changed.is_active:  # gone or switched off at this very moment
        raise Refused("off", known.login)
    return changed


async def _added(accounts: StaffAccounts, subject: str, login: str, name: str, roles: frozenset[str]) -> Staff:
    """A new member. An account of that login name that is there already belongs to somebody: it is left alone."""
    try:
        return await accounts.add(login, name, roles, (), now(), subject)
    except LoginTaken:
        known = await accounts.by_subject(subject)  # who signs in twice at the same moment
        if known is None:
            raise Refused("taken", login) from None
        return known


def roles_of(claims: dict[str, Any], oidc: Oidc) -> frozenset[str]:
    """The roles that the provider gives; the claim may lie within others, as ``realm_access.roles`` does."""
    found: Any = claims.get(oidc.role_claim)
    if found is None:
        found = claims
        for step in oidc.role_claim.split("."):
            found = found.get(step) if isinstance(found, dict) else None
    values = found if isinstance(found, list) else [found]
    return frozenset(role for value, role in oidc.roles if value in values)


def _login_of(claims: dict[str, Any]) -> str:
    """The user name. An e-mail address that the provider has not checked proves nothing and is not used."""
    email = _text(claims, "email") if claims.get("email_verified") is not False else ""
    login = (_text(claims, "preferred_username") or email).lower()
    return login if len(login) <= LONGEST_LOGIN else ""


def _text(claims: dict[str, Any], name: str) -> str:
    """A claim as one line of text; empty where it is missing or no text."""
    found = claims.get(name)
    if not isinstance(found, str):
        return ""
    return " ".join("".join(one if one.isprintable() else " " for one in found).split())
