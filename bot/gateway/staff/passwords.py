"""Passwords of local accounts: how they are kept (argon2id) and what they must be like."""

import asyncio
import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.gateway.incoming import Refused
from bot.storage.staff_records import Staff

FEWEST_CHARACTERS, MOST_CHARACTERS = 12, 200
_FEWEST_DIFFERENT = 5
_SHORTEST_WORD = 3
_COMMON = (
    "password|passw0rd|passord|lösenord|losenord|hemligt|hemlig|welcome|välkommen|valkommen|qwerty|qwertyuiop|asdfgh|"
    "letmein|admin|administrator|handläggare|handlaggare|stödlotsen|stodlotsen|region|sommar|sommaren|höst|hösten|"
    "vinter|vintern|vår|våren|sverige|iloveyou|dragon|monkey|football|fotboll|hejsan|abcdefghijkl"
)
# Nothing but such words, numbers and signs: the first that anybody tries.
_EASY = re.compile(rf"(?:{_COMMON}|[\W\d_])*")
_ROWS = (
    "0123456789" * 3, "abcdefghijklmnopqrstuvwxyzåäö", "qwertyuiopåasdfghjklöäzxcvbnm", "qwertyuiopasdfghjklzxcvbnm",
)  # fmt: skip
Result = TypeVar("Result")
_hasher = PasswordHasher()
_workers = ThreadPoolExecutor(2, thread_name_prefix="password")
"""Two at most at a time, since each takes 64 MiB; the rest wait their turn."""


def checked_password(password: str, staff: Staff) -> str:
    """The password, if it is good enough for this member. Raises ``Refused``, which says what is wrong."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    if len(password) < FEWEST_CHARACTERS:
        raise Refused(f"Lösenordet är för kort. Välj minst {FEWEST_CHARACTERS} tecken, gärna flera ord efter varandra.")
    if len(password) > MOST_CHARACTERS:
        raise Refused(f"Lösenordet är för långt. Välj högst {MOST_CHARACTERS} tecken.")
    if _left_of(plain, staff) < FEWEST_CHARACTERS // 2:
        raise Refused("Lösenordet liknar ditt användarnamn eller namn. Välj ett annat.")
    if _EASY.fullmatch(plain) or len(set(plain)) < _FEWEST_DIFFERENT or any(_is_run(plain, row) for row in _ROWS):
        raise Refused("Lösenordet är lätt att gissa. Välj ett annat, gärna flera ord efter varandra.")
    return password


def _left_of(plain: str, staff: Staff) -> int:
    """How many characters the password has besides the member's login and name."""
    words = {staff.login, *staff.login.split("@"), *staff.name.casefold().split()}
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            plain = plain.replace(word, "")
    return len(plain)


def _is_run(plain: str, row: str) -> bool:
    return plain in row or plain[::-1] in row


async def hashed(password: str) -> str:
    """What is kept of the password."""
    return await _in_turn(_hash, password)


async def is_right(password: str, password_hash: str | None) -> bool:
    """Whether it is the password that was hashed. Takes as long where there is no hash to compare with."""
    return await _in_turn(_verified, password, password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with weaker parameters than those of today."""
    return _hasher.check_needs_rehash(password_hash)


async def _in_turn(work: Callable[..., Result], *values: object) -> Result:
    return await asyncio.get_running_loop().run_in_executor(_workers, work, *values)


def _hash(password: str) -> str:
    return _hasher.hash(unicodedata.normalize("NFKC", password))


@cache
def _nobodys() -> str:
    return _hash("nobody has this password")


def _verified(password: str, password_hash: str | None) -> bool:
    nobodys = _nobodys()
    try:
        _hasher.verify(password_hash or nobodys, unicodedata.normalize("NFKC", password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
