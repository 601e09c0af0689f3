"""What an incoming activity of Teams says: words, a submitted card, or that the app was added.

Whatever stands in an activity may be forged: nothing here raises, and nothing is believed but its form.
"""

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.gateway.teams.cards import ANSWER, MARK

LARGEST_SEQ = 2**31 - 1
_MENTION = re.compile(r"<at(?: [^<>]*)?>([^<>]*)</at>")
_BREAK = re.compile(r"<(?:br ?/?|/p|/div|/li)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_DECIMAL = re.compile(r"(\d+)\.(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Said:
    """Words that the person wrote, without the mention of the bot; empty where it was that alone, or a picture."""

    text: str


@dataclass(frozen=True)
class Chosen:
    """A submitted card: the message that it belonged to, and what it says in words (empty: nothing was filled in)."""

    seq: int
    text: str


@dataclass(frozen=True)
class Wished:
    """The form that hands the conversation to staff, as it was filled in; note and contact may be empty."""

    seq: int
    note: str
    contact: str


@dataclass(frozen=True)
class Withdrawn:
    """The person leaves the queue."""

    seq: int


@dataclass(frozen=True)
class Installed:
    """The app was added: for a person, or the bot to a chat or a team. Teams may tell it twice."""


Incoming = Said | Chosen | Wished | Withdrawn | Installed | None


def incoming(activity: dict[str, Any]) -> Incoming:
    """What an activity says; None where it is nothing for the assistant. Never raises, whatever is in it."""
    if not isinstance(activity, dict):
        return None
    match activity.get("type"):
        case "message":
            return _message(activity)
        case "invoke" if activity.get("name") == "adaptiveCard/action":
            return _submitted(_dict(_dict(activity.get("value")).get("action")).get("data"))
        case "conversationUpdate":
            added = activity.get("membersAdded")
            ids = [_id(one) for one in added] if isinstance(added, list) else []
            return Installed() if _own_id(activity) in ids and _own_id(activity) else None
        case "installationUpdate":
            return Installed() if activity.get("action") == "add" else None
    return None


def _message(activity: dict[str, Any]) -> Incoming:
    value = activity.get("value")
    if (submitted := _submitted(value)) is not None:
        return submitted
    text = activity.get("text")
    if not isinstance(text, str):
        return Said("") if value is None else None
    return Said(_plain(text, activity))


def _submitted(value: object) -> Incoming:
    inputs = _dict(value)
    data = _dict(inputs.get(MARK))
    seq = data.get("seq")
    if not isinstance(seq, int) or isinstance(seq, bool) or not 0 <= seq <= LARGEST_SEQ:
        return None
    match data.get("kind"):
        case "answer":
            return Chosen(seq, _answer(data, inputs))
        case "handoff":
            return Wished(seq, _written(inputs.get("note")), _written(inputs.get("contact")))
        case "withdraw":
            return Withdrawn(seq)
    return None


def _answer(data: dict[str, Any], inputs: dict[str, Any]) -> str:
    says = _written(data.get("says"))
    if ANSWER not in says:
        return says
    answer = _written(inputs.get("answer"))
    if data.get("several") is True:
        answer = ", ".join(filter(None, (part.strip() for part in answer.split(","))))
    elif decimal := _DECIMAL.fullmatch(answer):
        answer = ",".join(decimal.groups())
    return says.replace(ANSWER, answer, 1) if answer else ""


def _written(value: object) -> str:
    """The value of an input as text; numbers as Swedish writes them, anything else is nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e15:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0").replace(".", ",")


def _plain(text: str, activity: dict[str, Any]) -> str:
    """The words without what Teams puts around them; of other people's mentions the names stay."""
    for mention in _own_mentions(activity):
        text = text.replace(mention, " ")
    text = _MENTION.sub(r"\1", text)
    if activity.get("textFormat") == "xml":
        text = _TAG.sub("", _BREAK.sub("\n", text))
    lines = html.unescape(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def _own_mentions(activity: dict[str, Any]) -> list[str]:
    """The mentions of the bot, as they stand in the text."""
    entities = activity.get("entities")
    own = _own_id(activity)
    texts = [
        entity.get("text")
        for entity in (entities if isinstance(entities, list) else [])
        if isinstance(entity, dict) and own and _id(entity.get("mentioned")) == own
    ]
    return list({text for text in texts if isinstance(text, str) and _MENTION.fullmatch(text)})[:10]


def _own_id(activity: dict[str, Any]) -> str:
    return _id(activity.get("recipient"))


def _id(account: object) -> str:
    value = _dict(account).get("id")
    return value if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
