"""The cards around a handover: the form with which one asks for a person, and the way out of the queue."""

from typing import Any

from bot.gateway.teams.cards import Element, buttons, card, heading, hint, subheading, submit
from bot.gateway.teams.cards import bullets as listed
from bot.gateway.teams.markup import rich, runs
from bot.gateway.teams.words import word
from bot.storage.records import Message

MOST_NOTE, MOST_CONTACT = 1000, 254


def offer_card(message: Message, payload: dict[str, Any]) -> Element:
    """The form with which one hands the conversation to staff."""
    wait = str(payload.get("wait_text") or "")
    passes_on = [str(one) for one in payload.get("passes_on") or []]
    advice = word("contactAdvised") if payload.get("contact_advised") else word("contactHint")
    note = {"type": "Input.Text", "id": "note", "label": word("noteLabel"), "isMultiline": True, "maxLength": MOST_NOTE}
    contact = {"type": "Input.Text", "id": "contact", "label": word("contactLabel"), "maxLength": MOST_CONTACT}
    return card(
        [
            heading(word("handoffTitle")),
            *([rich(runs(wait))] if wait and wait not in message.text else []),
            *([subheading(word("passesOn")), *listed(passes_on)] if passes_on else []),
            note,
            contact,
            hint(advice),
        ],
        [
            submit(word("handOver"), message.seq, word("handOver"), "handoff", reads=True),
            submit(word("stayWithBot"), message.seq, word("stayWithBot")),
        ],
    )


def notice_card(message: Message) -> Element:
    """What the system tells, set apart from what anybody says; in the queue with the way out of it."""
    lines = [
        rich(runs(line, isSubtle=True, size="Small"), horizontalAlignment="Center")
        for line in message.text.splitlines()
        if line.strip()
    ]
    leave = submit(word("withdraw"), message.seq, word("withdraw"), "withdraw")
    is_queued = (message.payload or {}).get("type") == "queued"
    return card([*lines, *(buttons([leave]) if is_queued else [])])
