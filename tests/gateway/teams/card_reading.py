"""Reading the cards of a message, and pressing what is on them."""

from typing import Any

from card_rules import check_card, of_kind

from bot.gateway.teams.reading import incoming
from bot.gateway.teams.rendering import Face

URL = "https://stod.example.se"


def only_card(shown: list[Face]) -> dict[str, Any]:
    """The card of a message that is shown by one card alone."""
    (face,) = shown
    assert face.card is not None
    assert face.text
    check_card(face.card)
    return face.card


def cards_of(shown: list[Face]) -> list[dict[str, Any]]:
    for face in shown:
        if face.card:
            check_card(face.card)
    return [face.card for face in shown if face.card]


def pressed(action: dict[str, Any], **inputs: str) -> object:
    """What we read when a button is pressed, as Teams sends it."""
    return incoming({"type": "message", "value": {**action["data"], **inputs}})


def buttons_of(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    submits = of_kind(card, "Action.Submit") + [
        one for one in card.get("actions", []) if one["type"] == "Action.Submit"
    ]
    return {one["title"]: one for one in submits}
