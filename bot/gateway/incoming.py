"""What people send, made fit to be logged, kept and read: masked, bounded, and never a command."""

import re
import unicodedata

from bot.gateway.masking import masked

MOST_CHARACTERS = 4000
"""What the language components read of one message."""
_CLIENT_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_LEADING = re.compile(r"^[\s/]+")
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_KEPT_CONTROLS = "\n\t\u200d"
"""Line breaks, and what joins the parts of a sign such as a family of emoji."""
_UNSEEN = ("Cc", "Cf", "Cs")


class Refused(Exception):
    """A message that can't be taken; says in Swedish why and what would do. ``field``: where in a form."""

    def __init__(self, message: str, retry_after: float = 0, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.retry_after = retry_after
        self.field = field


def cleaned_text(text: object) -> str:
    """The message as it may be kept and given to Rasa. Raises ``Refused`` where it is empty or too long."""
    if not isinstance(text, str):
        raise Refused("Meddelandet ska vara text.")
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            f"Meddelandet är för långt: {len(text)} tecken. Skriv högst {MOST_CHARACTERS} tecken, "
            "gärna i flera meddelanden."
        )
    shown = masked(text)
    visible = "".join(char for char in shown if char in _KEPT_CONTROLS or unicodedata.category(char) not in _UNSEEN)
    # Rasa would take a leading slash for a command that sets intents and slots, or wipes the conversation.
    plain = _LEADING.sub("", visible).strip()
    if len(plain) > MOST_CHARACTERS:  # what is masked may have become longer
        raise Refused(f"Meddelandet är för långt. Skriv högst {MOST_CHARACTERS} tecken, gärna i flera meddelanden.")
    if not plain:
        raise Refused("Meddelandet är tomt. Skriv din fråga med ord.")
    return plain


def is_client_id(value: object) -> bool:
    """Whether it is a random UUID in lower case, as the widget makes for each message, and hides no number."""
    return isinstance(value, str) and _CLIENT_ID.fullmatch(value) is not None and masked(value) == value


def is_key(value: object) -> bool:
    """Whether it has the form of a conversation's key: 256 bits in base64url."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None
