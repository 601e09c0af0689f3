"""An assessment in the chat gets a page of its own."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.storage.records import Draft, Summary
from bot.storage.summaries import new_key


def with_summaries(
    drafts: Iterable[Draft], conversation: str, made_on: date, now: datetime
) -> tuple[list[Draft], list[Summary]]:
    """The replies, with the address of its page beside each assessment, and the summaries to keep for them."""
    told, summaries = [], []
    for draft in drafts:
        payload = draft.payload or {}
        if payload.get("type") == "assessment":
            key = new_key()
            summaries.append(
                Summary(key, conversation, made_on, now, dict(payload["facts"]), list(payload["assessments"]))
            )
            payload = payload | {"summary": f"/sammanfattning/{key}"}
            draft = Draft(draft.sender, draft.text, draft.buttons, payload)
        told.append(draft)
    return told, summaries
