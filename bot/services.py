"""What a deployment may be connected with: where staff are told, how they sign in, Microsoft Teams. Values only."""

from dataclasses import dataclass, field

ROLES = ("officer", "supervisor", "auditor", "administrator")
"""What a member of the staff may be."""


@dataclass(frozen=True)
class Notices:
    """Where staff are told of new matters: a channel's webhook, addresses by e-mail, both, or nowhere.

    Both addresses may hold secrets, and are shown nowhere.
    """

    webhook_url: str = field(default="", repr=False)
    smtp_url: str = field(default="", repr=False)
    sender: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Oidc:
    """The OpenID provider by which staff sign in; none where ``issuer`` is empty.

    ``roles`` pairs a value of the token's claim ``role_claim`` with one of ``ROLES``; a value may have several.
    """

    issuer: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    roles: tuple[tuple[str, str], ...] = tuple((role, role) for role in ROLES)
    role_claim: str = "roles"


@dataclass(frozen=True)
class Teams:
    """The bot's registration in Entra ID (single tenant); none where ``app_id`` is empty.

    ``hosts`` are further hosts that may stand in an activity's ``serviceUrl``. ``playground`` lets in a development
    client on this machine that shows no token.
    """

    app_id: str = ""
    tenant_id: str = ""
    secret: str = field(default="", repr=False)
    hosts: tuple[str, ...] = ()
    playground: bool = False

    @property
    def is_on(self) -> bool:
        """Whether anybody can reach the assistant in Teams."""
        return bool(self.app_id) or self.playground
