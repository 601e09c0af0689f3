"""What the assistant's database holds of conversations: the truth behind what a window shows."""

import json
import sqlite3
from contextlib import closing
from typing import Any

from running_assistant import Assistant

from bot.storage.keeping import id_of


def teams_conversation(place: str) -> str:
    """The id by which staff know a conversation in Teams."""
    return id_of(f"teams {place}")


def kept(assistant: Assistant, conversation: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Sender, text and payload of what is kept of a conversation."""
    with closing(sqlite3.connect(assistant.data / "stodlots.db")) as database:
        rows = database.execute(
            "select sender, text, payload from messages where conversation = ? order by seq", [conversation]
        ).fetchall()
    return [(sender, text, json.loads(payload or "null") or {}) for sender, text, payload in rows]


def conversations(assistant: Assistant) -> list[str]:
    """Every conversation, the oldest first."""
    with closing(sqlite3.connect(assistant.data / "stodlots.db")) as database:
        return [id for (id,) in database.execute("select id from conversations order by started_at, rowid")]


def known(assistant: Assistant, conversation: str) -> dict[str, Any]:
    """The facts that the assistant last went by."""
    return next(payload["facts"] for _, _, payload in reversed(kept(assistant, conversation)) if "facts" in payload)


def verdicts(assistant: Assistant, conversation: str) -> dict[str, str]:
    """What the assessment says of each support."""
    payload = next(each for _, _, each in kept(assistant, conversation) if each.get("type") == "assessment")
    return {one["call"]: one["fit"] for one in payload["assessments"]}


def is_asked(assistant: Assistant, conversation: str) -> bool:
    """Whether the last that was said is a question of the form."""
    return kept(assistant, conversation)[-1][2].get("type") == "question"
