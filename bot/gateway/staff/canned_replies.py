"""What a canned reply may hold: a title, a text, and a few fields that are filled in where it is used."""

import re
from dataclasses import dataclass

import yaml

from bot.settings import PROJECT
from bot.swedish.normalise import MAX_LENGTH, cleaned

FIELDS = ("handläggare", "sökande", "stöd", "belopp", "datum")
LONGEST_TITLE = 80
_FIELD = re.compile(r"\{([^{}\n]*)\}")


class Unfit(ValueError):
    """The reply can't be kept so; the message says why. ``field`` is ``title`` or ``text``."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Written:
    """A reply that can be kept."""

    title: str
    text: str


def checked(title: str, text: str) -> Written:
    """The reply without invisible characters. Raises ``Unfit``."""
    plain_title, plain_text = cleaned(title).replace("\n", " "), cleaned(text[: 2 * MAX_LENGTH])
    if not plain_title:
        raise Unfit("title", "Skriv en rubrik, så att mallen går att hitta.")
    if len(plain_title) > LONGEST_TITLE:
        raise Unfit("title", f"Rubriken är för lång. Den får ha högst {LONGEST_TITLE} tecken.")
    if not plain_text:
        raise Unfit("text", "Skriv mallens text.")
    if len(text.replace("\r\n", "\n").strip()) > MAX_LENGTH:
        raise Unfit("text", f"Texten är för lång. Den får ha högst {MAX_LENGTH} tecken.")
    _check_fields(plain_text)
    return Written(plain_title, plain_text)


def _check_fields(text: str) -> None:
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    unknown = [name for name in fields_of(text) if name not in FIELDS]
    if unknown:
        raise Unfit("text", f"Fältet {{{unknown[0]}}} finns inte. De fält som finns är {known}.")
    if set("{}") & set(_FIELD.sub("", text)):
        raise Unfit("text", f"En klammer står ensam. Skriv fält så här: {known}.")


def fields_of(text: str) -> list[str]:
    """The names of the fields in ``text``, each once, in order."""
    return list(dict.fromkeys(_FIELD.findall(text)))


def first_replies() -> list[tuple[str, str]]:
    """Title and text of the replies that a new installation begins with."""
    entries = yaml.safe_load((PROJECT / "web" / "canned.yml").read_text(encoding="utf-8"))
    return [(str(one["title"]), str(one["text"])) for one in entries]
