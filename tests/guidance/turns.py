"""Hand-made turns: what the language components would make of a message, written out by the test."""

from typing import Any

from bot.catalogue.subjects import Catalogue
from bot.guidance.turn import Mention, Question, Say, Turn

SURE = 0.95


def turn(text: str, intent: str = "inform", *named: str, confidence: float = SURE, **facts: Any) -> Turn:
    """A message with one intent. ``named`` are ids of the supports that the whole message names."""
    mentions = (Mention(named, 0, len(text)),) if named else ()
    return Turn(text, intent, confidence, (Question(text, {intent: confidence}),), mentions, facts)


def naming(catalogue: Catalogue, text: str, intent: str, *ids: str) -> Turn:
    """A message that names each of ``ids`` by the support's own name, which must stand in ``text``."""
    mentions = []
    for id_ in ids:
        start = text.index(catalogue.subjects[id_].name)
        mentions.append(Mention((id_,), start, start + len(catalogue.subjects[id_].name)))
    return Turn(text, intent, SURE, (Question(text, {intent: SURE}),), tuple(mentions))


def payloads(said: list[Say], kind: str) -> list[dict[str, Any]]:
    """The payloads of one type, in order."""
    return [dict(message.payload) for message in said if message.payload and message.payload["type"] == kind]


def asked(said: list[Say]) -> str | None:
    """The fact that the last question asks for."""
    questions = payloads(said, "question")
    return questions[-1]["fact"] if questions else None


def words(said: list[Say]) -> str:
    """Everything that is said, as one text."""
    return "\n".join(message.text for message in said)
