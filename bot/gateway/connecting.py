"""What the gateway adds to the assistant's offer of a person: whether staff are there, the place, the wait."""

from collections.abc import Iterable
from dataclasses import replace

from bot.gateway.queueing import Queueing
from bot.storage.records import Draft


async def with_offers(drafts: Iterable[Draft], conversation: str, queueing: Queueing) -> tuple[list[Draft], str]:
    """The replies with what only the gateway knows; and the reason to connect at once, empty where there is none."""
    told, wish = [], ""
    for draft in drafts:
        payload = draft.payload or {}
        if payload.get("type") == "handoff" and payload.get("confirmed"):
            wish = str(payload.get("reason") or "requested")
        elif payload.get("type") == "handoff":
            offer, words = await queueing.offer(payload, conversation)
            draft = replace(draft, text=f"{draft.text}\n{words}", payload=offer)
        told.append(draft)
    return told, wish
