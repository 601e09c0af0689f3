"""The building blocks of Adaptive Cards 1.5, as Teams shows them."""

import json
from collections.abc import Iterable
from typing import Any

from bot.gateway.teams.markup import escaped, rich, runs

Element = dict[str, Any]
"""An element, an action or a whole card: JSON values only."""
MOST_BYTES = 20_000
"""Teams takes about 28 KB for a message with everything around the card."""
ANSWER = "{answer}"
"""Where in the words of a submit the value of the input ``answer`` stands."""
MARK = "stodlots"
"""The key in a card's data that tells our own from whatever else is submitted."""
_MOST_IN_ROW, _ROW_CHARACTERS, _AROUND = 4, 44, 4


def card(body: list[Element], actions: list[Element] | None = None) -> Element:
    """A whole card."""
    made: Element = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "sv",
        "msteams": {"width": "Full"},
        "body": body,
    }
    return made | {"actions": actions} if actions else made


def size(element: Any) -> int:
    """Bytes that an element takes at most on its way to Teams (every letter but ASCII escaped)."""
    return len(json.dumps(element))


def heading(text: str, large: bool = False) -> Element:
    """A heading, which screen readers know as one."""
    return {
        "type": "TextBlock",
        "text": escaped(text),
        "style": "heading",
        "weight": "Bolder",
        "size": "Large" if large else "Medium",
        "wrap": True,
    }


def subheading(text: str) -> Element:
    """What stands above a list within a part of a card."""
    return rich(runs(text, weight="Bolder"))


def hint(text: str) -> Element:
    """What is said in passing."""
    return rich(runs(text, size="Small", isSubtle=True), spacing="Small")


def bullets(lines: Iterable[str], numbered: bool = False) -> list[Element]:
    """The lines of a list."""
    return [
        rich(runs(f"{place}. {line}" if numbered else f"• {line}"), spacing="Small")
        for place, line in enumerate(lines, 1)
    ]


def submit(title: str, seq: int, says: str, kind: str = "answer", *, reads: bool = False, **more: Any) -> Element:
    """A button that says ``says``; with ``reads`` it checks the inputs first and sends what they hold."""
    data = {MARK: {"seq": seq, "kind": kind, "says": says, **more}}
    action: Element = {"type": "Action.Submit", "title": title, "data": data}
    return action | ({"style": "positive"} if reads else {"associatedInputs": "none"})


def open_url(title: str, url: str) -> Element:
    """A button that opens a page."""
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def show_card(title: str, body: list[Element]) -> Element:
    """A button that unfolds more of the card."""
    return {"type": "Action.ShowCard", "title": title, "card": {"type": "AdaptiveCard", "body": body}}


def container(items: list[Element]) -> Element:
    """A part of a card, set apart from what stands above it."""
    return {"type": "Container", "items": items, "separator": True, "spacing": "Medium"}


def buttons(actions: list[Element]) -> list[Element]:
    """Buttons in rows that hold their titles whole: short ones side by side, long ones each in its own."""
    rows: list[list[Element]] = []
    room = 0
    for action in actions:
        needed = len(action["title"]) + _AROUND
        if not rows or needed > room or len(rows[-1]) == _MOST_IN_ROW:
            rows.append([])
            room = _ROW_CHARACTERS
        rows[-1].append(action)
        room -= needed
    return [{"type": "ActionSet", "actions": row} for row in rows]
