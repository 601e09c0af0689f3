"""Taking out of a text what must not be released: by kind, and word by word as the officer decides."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.eligibility.facts import has_valid_check_digit
from bot.gateway.masking import masked

MASK = "[maskerat]"
KINDS = ("email", "phone", "organisation_number")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+|00)[1-9](?:[ ()-]{0,2}\d){6,13}(?!\d)"  # from another country
    r"|(?<![\d-])0[1-9](?:[ ()-]{0,2}\d){5,9}(?!\d)"
)
_ORGANISATION = re.compile(r"(?<!\d)(?:16)?\d{2}[2-9]\d{3}[- ]?\d{4}(?!\d)")


@dataclass(frozen=True)
class Masking:
    """What is taken out. ``kinds`` of ``KINDS``; ``words`` whole words or phrases; ``names`` get another name.

    Personal identity numbers are always taken out.
    """

    kinds: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """``text`` without what is to be masked."""
        plain = masked(unicodedata.normalize("NFC", text))
        if "email" in self.kinds:
            plain = _EMAIL.sub(MASK, plain)
        if "organisation_number" in self.kinds:
            plain = _ORGANISATION.sub(_if_organisation, plain)
        if "phone" in self.kinds:
            plain = _PHONE.sub(MASK, plain)
        for name, other in self.names.items():
            plain = _whole(name).sub(lambda found, other=other: other, plain)  # type: ignore[misc]
        for word in self.words:
            plain = _whole(word).sub(MASK, plain)
        return plain


def words_listed(text: str) -> tuple[str, ...]:
    """The words that an officer has written, one a line; longer ones first, since they may hold shorter ones."""
    lines = {" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines()}
    return tuple(sorted(filter(None, lines), key=lambda one: (-len(one), one)))


def other_names(names: Iterable[str]) -> dict[str, str]:
    """Another name for each member of the staff, so that one can still tell them apart."""
    known = [name for name in dict.fromkeys(names) if name]
    numbered = {name: f"Handläggare {place}" for place, name in enumerate(known, 1)}
    return dict(sorted(numbered.items(), key=lambda one: -len(one[0])))


def _whole(words: str) -> re.Pattern[str]:
    """The words in any case of letters, also with the ``s`` of the genitive; never inside of another word."""
    parts = r"\s+".join(re.escape(part) for part in unicodedata.normalize("NFC", words).split())
    return re.compile(rf"(?<!\w){parts}(?:s)?(?!\w)", re.IGNORECASE)


def _if_organisation(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])[-10:]
    return MASK if has_valid_check_digit(digits) else found[0]
