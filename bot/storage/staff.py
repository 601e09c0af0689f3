"""Members of the staff, their sessions and the one-time links by which they choose a password."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, and_, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import for_reading
from bot.storage.staff_records import Session, Staff
from bot.storage.staff_tables import invitations, staff, staff_sessions

IDLE = timedelta(hours=2)
"""A session that nobody uses for so long has ended."""
LONGEST = timedelta(hours=12)
"""A session ends after so long, however much it is used."""
INVITED = timedelta(hours=24)
"""How long a one-time link can be used."""
_A_MINUTE = timedelta(minutes=1)
_ADMINISTRATOR = "administrator"


class LoginTaken(Exception):
    """Another member has this login, or signs in by the same account of the OpenID provider."""


class LastAdministrator(Exception):
    """The change would leave nobody who may look after the accounts."""


class StaffAccounts:
    """The members of one database. Keys are handed out once; only their hashes are kept."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def add(
        self,
        login: str,
        name: str,
        roles: Iterable[str],
        teams: Sequence[str],
        now: datetime,
        subject: str | None = None,
    ) -> Staff:
        """A new member, who has no password yet. Raises ``LoginTaken``."""
        new = {
            "id": uuid4().hex, "login": plain_login(login), "name": name, "roles": sorted(roles),
            "teams": list(teams), "subject": subject, "is_active": True, "created_at": now,
        }  # fmt: skip
        try:
            async with self._engine.begin() as connection:
                row = (await connection.execute(insert(staff).values(new).returning(staff))).one()
        except IntegrityError as error:
            raise LoginTaken(login) from error
        return _staff(row)

    async def get(self, id: str) -> Staff | None:
        """The member with this id."""
        return await self._one(staff.c.id == id)

    async def by_login(self, login: str) -> Staff | None:
        """The member with this login, written in any case."""
        return await self._one(staff.c.login == plain_login(login))

    async def by_subject(self, subject: str) -> Staff | None:
        """The member whom the OpenID provider knows as ``"<issuer> <sub>"``."""
        return await self._one(staff.c.subject == subject)

    async def _one(self, which: ColumnElement[bool]) -> Staff | None:
        async with self._reading.connect() as connection:
            row = (await connection.execute(select(staff).where(which))).first()
        return _staff(row) if row else None

    async def all(self) -> list[Staff]:
        """Every member, by login, those who are switched off included."""
        async with self._reading.connect() as connection:
            return [_staff(row) for row in (await connection.execute(select(staff).order_by(staff.c.login))).all()]

    async def is_empty(self) -> bool:
        """Whether there is no member at all."""
        async with self._reading.connect() as connection:
            return (await connection.execute(select(staff.c.id).limit(1))).first() is None

    async def change(
        self,
        id: str,
        *,
        name: str | None = None,
        roles: Iterable[str] | None = None,
        teams: Sequence[str] | None = None,
        is_active: bool | None = None,
        keep_administrator: bool = False,
    ) -> Staff | None:
        """Changes what is given; None where there is no such member. It holds from the next request on.

        With ``keep_administrator`` raises ``LastAdministrator`` where nobody active would have that role.
        """
        given = {
            "name": name, "roles": None if roles is None else sorted(roles),
            "teams": None if teams is None else list(teams), "is_active": is_active,
        }  # fmt: skip
        new = {field: value for field, value in given.items() if value is not None}
        async with self._engine.begin() as connection:
            before = await _administrators(connection) if keep_administrator else set()
            changed = update(staff).where(staff.c.id == id).values(new or {"id": id}).returning(staff)
            row = (await connection.execute(changed)).first()
            if before and not await _administrators(connection):
                raise LastAdministrator(id)
            if is_active is False:
                await _end_all(connection, id)
        return _staff(row) if row else None

    async def set_password_hash(self, id: str, password_hash: str) -> None:
        """Keeps the hash of a password (argon2id); the password itself is nobody's to know."""
        async with self._engine.begin() as connection:
            await connection.execute(update(staff).where(staff.c.id == id).values(password_hash=password_hash))

    async def seen(self, id: str, now: datetime) -> None:
        """Remembers when the member was last at work."""
        async with self._engine.begin() as connection:
            await connection.execute(update(staff).where(staff.c.id == id).values(last_seen_at=now))

    async def open_session(self, id: str, now: datetime) -> tuple[str, str]:
        """Signs the member in; gives the key for the cookie and the token against forged forms."""
        key, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        new = {"key_hash": _hashed(key), "staff": id, "csrf": csrf, "created_at": now, "used_at": now}
        async with self._engine.begin() as connection:
            await connection.execute(insert(staff_sessions).values(new))
            await connection.execute(update(staff).where(staff.c.id == id).values(last_seen_at=now))
        return key, csrf

    async def session(self, key: str, now: datetime) -> Session | None:
        """The session behind the cookie, used at this moment; None where it has ended or the member is off."""
        return await self.renewed(_hashed(key), now)

    async def renewed(self, key_hash: str, now: datetime, *, used: bool = True) -> Session | None:
        """The session as it is now, its member read anew. Without ``used`` it is only looked at."""
        chosen = (
            select(staff_sessions, *(column.label(f"of_{column.name}") for column in staff.c))
            .join(staff, staff.c.id == staff_sessions.c.staff)
            .where(staff_sessions.c.key_hash == key_hash, staff.c.is_active, _lasts(now))
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(chosen)).first()
        if row is None:
            return None
        if used and now - row.used_at >= _A_MINUTE:
            await self._use(key_hash, row.staff, now)
        return Session(row.key_hash, row.csrf, _staff(row, "of_"), row.created_at, row.used_at)

    async def _use(self, key_hash: str, id: str, now: datetime) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(
                update(staff_sessions).where(staff_sessions.c.key_hash == key_hash).values(used_at=now)
            )
            await connection.execute(update(staff).where(staff.c.id == id).values(last_seen_at=now))

    async def end_session(self, key: str) -> None:
        """Signs out the one who holds ``key``."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(staff_sessions).where(staff_sessions.c.key_hash == _hashed(key)))

    async def end_sessions_of(self, id: str) -> None:
        """Signs the member out everywhere."""
        async with self._engine.begin() as connection:
            await _end_all(connection, id)

    async def invite(self, id: str, now: datetime) -> str:
        """The key of a link by which the member chooses a password within a day; earlier links end."""
        key = secrets.token_urlsafe(32)
        async with self._engine.begin() as connection:
            await connection.execute(delete(invitations).where(invitations.c.staff == id))
            await connection.execute(
                insert(invitations).values(key_hash=_hashed(key), staff=id, expires_at=now + INVITED)
            )
        return key

    async def invited(self, key: str, now: datetime) -> Staff | None:
        """Who may choose a password by this key; None where it is used, too old, or the member is off."""
        return await self._one(
            exists().where(_invites(key, now), invitations.c.staff == staff.c.id) & staff.c.is_active
        )

    async def use_invitation(self, key: str, password_hash: str, now: datetime) -> bool:
        """Sets the password and ends the link and every session. False where the link is used or too old.

        Of several at the same moment one gets True.
        """
        active = exists().where(staff.c.id == invitations.c.staff, staff.c.is_active)
        used = delete(invitations).where(_invites(key, now), active).returning(invitations.c.staff)
        async with self._engine.begin() as connection:
            id = (await connection.execute(used)).scalar()
            if id is None:
                return False
            await connection.execute(update(staff).where(staff.c.id == id).values(password_hash=password_hash))
            await _end_all(connection, id)
        return True

    async def purge(self, now: datetime) -> None:
        """Erases sessions and links that have ended of themselves."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(staff_sessions).where(~_lasts(now)))
            await connection.execute(delete(invitations).where(invitations.c.expires_at <= now))


def plain_login(login: str) -> str:
    """The login in the form in which it is kept and compared."""
    return login.strip().lower()


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _lasts(now: datetime) -> ColumnElement[bool]:
    return and_(staff_sessions.c.used_at > now - IDLE, staff_sessions.c.created_at > now - LONGEST)


def _invites(key: str, now: datetime) -> ColumnElement[bool]:
    return and_(invitations.c.key_hash == _hashed(key), invitations.c.expires_at > now)


async def _end_all(connection: AsyncConnection, id: str) -> None:
    await connection.execute(delete(staff_sessions).where(staff_sessions.c.staff == id))


async def _administrators(connection: AsyncConnection) -> set[str]:
    """The active ones, held until the transaction ends, so that two can't send each other off at once."""
    chosen = select(staff.c.id, staff.c.roles).where(staff.c.is_active).order_by(staff.c.id).with_for_update()
    return {row.id for row in (await connection.execute(chosen)).all() if _ADMINISTRATOR in row.roles}


def _staff(row: Row[Any], prefix: str = "") -> Staff:
    found = {name.removeprefix(prefix): value for name, value in row._mapping.items() if name.startswith(prefix)}
    return Staff(
        found["id"], found["login"], found["name"], frozenset(found["roles"]), tuple(found["teams"]),
        found["password_hash"], found["subject"], found["is_active"], found["last_seen_at"],
    )  # fmt: skip
