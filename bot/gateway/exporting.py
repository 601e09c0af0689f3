"""A person's conversation as a file of their own: everything that is kept of it."""

from collections.abc import Iterable
from typing import Any

from bot.gateway.events import message_event
from bot.storage.records import Conversation, Message, Summary
from bot.storage.staff_records import Case


def exported(
    conversation: Conversation, messages: Iterable[Message], summaries: Iterable[Summary], cases: Iterable[Case]
) -> dict[str, Any]:
    """The conversation as JSON values."""
    return {
        "conversation": conversation.id,
        "channel": conversation.channel,
        "started_at": conversation.started_at.isoformat(timespec="seconds"),
        "last_at": conversation.last_at.isoformat(timespec="seconds"),
        "messages": [{k: v for k, v in message_event(one).items() if k != "type"} for one in messages],
        "summaries": [
            {
                "address": f"/sammanfattning/{one.key}",
                "made_on": one.made_on.isoformat(),
                "facts": one.facts,
                "assessments": one.assessments,
                "ticked": list(one.ticked),
                "sent_at": one.sent_at.isoformat(timespec="seconds") if one.sent_at else None,
            }
            for one in summaries
        ],
        "cases": [
            {
                "opened_at": one.opened_at.isoformat(timespec="seconds"),
                "closed_at": one.closed_at.isoformat(timespec="seconds") if one.closed_at else None,
                "reason": one.reason,
                "note": one.note,
                "contact": one.contact,
            }
            for one in cases
        ],
    }
