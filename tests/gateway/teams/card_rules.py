"""The rules of Adaptive Cards 1.5, and of Teams, that our cards must keep: what each kind of element may and must hold."""

import json
from typing import Any

MOST_BYTES = 28 * 1024
COMMON = {"type", "id", "spacing", "separator"}
ELEMENTS: dict[str, tuple[set[str], set[str]]] = {
    "TextBlock": ({"text"}, {"style", "weight", "size", "wrap", "isSubtle", "horizontalAlignment"}),
    "RichTextBlock": ({"inlines"}, {"horizontalAlignment"}),
    "TextRun": ({"text"}, {"weight", "size", "isSubtle", "selectAction"}),
    "Container": ({"items"}, {"style"}),
    "ActionSet": ({"actions"}, set()),
    "Input.Text": ({"id", "label"}, {"isMultiline", "maxLength", "placeholder", "regex", "isRequired", "errorMessage"}),
    "Input.Number": ({"id", "label"}, {"min", "max", "placeholder", "isRequired", "errorMessage"}),
    "Input.ChoiceSet": (
        {"id", "label", "choices"},
        {"style", "isMultiSelect", "wrap", "placeholder", "isRequired", "errorMessage"},
    ),
    "Action.Submit": ({"title", "data"}, {"style", "associatedInputs"}),
    "Action.OpenUrl": ({"url"}, {"title"}),
    "Action.ShowCard": ({"title", "card"}, set()),
}
"""Each kind: what it must have, and what else it may have."""
VALUES = {
    "weight": {"Bolder", "Lighter", "Default"},
    "size": {"Small", "Default", "Medium", "Large", "ExtraLarge"},
    "spacing": {"None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"},
    "horizontalAlignment": {"Left", "Center", "Right"},
    "associatedInputs": {"auto", "none"},
}
STYLES = {
    "TextBlock": {"default", "heading"},
    "Input.ChoiceSet": {"compact", "expanded", "filtered"},
    "Action.Submit": {"default", "positive", "destructive"},
    "Container": {"default", "emphasis", "good", "attention", "warning", "accent"},
}
LISTS = ("body", "items", "actions", "inlines")
MOST_IN_ROW = 6


def check_card(card: dict[str, Any]) -> None:
    """Raises AssertionError where a card is not what Teams can show."""
    assert card["type"] == "AdaptiveCard"
    assert card["version"] == "1.5"
    assert card["body"], "a card without a body is not shown everywhere"
    allowed = {"$schema", "type", "version", "lang", "msteams", "body", "actions", "fallbackText", "speak"}
    assert set(card) <= allowed, set(card) - allowed
    assert len(json.dumps(card)) <= MOST_BYTES
    for part in ("body", "actions"):
        assert len(card.get("actions", [])) <= MOST_IN_ROW
        for element in card.get(part, []):
            _check(element)
    ids = [one["id"] for one in elements(card) if "id" in one]
    assert len(ids) == len(set(ids)), ids


def _check(element: dict[str, Any]) -> None:
    kind = element["type"]
    must, may = ELEMENTS[kind]
    assert must <= set(element), (kind, must - set(element))
    assert set(element) <= must | may | COMMON, (kind, set(element) - must - may)
    for name, values in VALUES.items():
        assert element.get(name, next(iter(values))) in values, (kind, name)
    if "style" in element:
        assert element["style"] in STYLES[kind]
    for name in ("text", "title", "label"):
        assert isinstance(element.get(name, ""), str)
        assert element.get(name, "x") != "", (kind, name)
    if element.get("isRequired"):
        assert element["errorMessage"]
    if "choices" in element:
        assert element["choices"]
        assert all(set(one) == {"title", "value"} and one["title"] for one in element["choices"])
    if kind == "Action.OpenUrl":
        assert element["url"].startswith(("https://", "http://", "mailto:", "tel:"))
    if kind == "ActionSet":
        assert 0 < len(element["actions"]) <= MOST_IN_ROW
    if kind == "Action.ShowCard":
        assert set(element["card"]) == {"type", "body"}
        assert element["card"]["body"]
    for inner in _inside(element):
        _check(inner)


def _inside(element: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [one for name in LISTS for one in element.get(name, [])]
    inner += [element["selectAction"]] if "selectAction" in element else []
    return inner + (element["card"]["body"] if "card" in element else [])


def elements(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All that is in a card, however deep, in order."""
    return [each for one in _inside(element) for each in (one, *elements(one))]


def of_kind(card: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The elements of one kind, such as ``Action.Submit``."""
    return [one for one in elements(card) if one["type"] == kind]


def shown_text(card: dict[str, Any]) -> str:
    """All words of a card as one reads them, a line for each paragraph."""
    lines = []
    for one in elements(card):
        if one["type"] == "RichTextBlock":
            lines.append("".join(run["text"] for run in one["inlines"]))
        elif one["type"] != "TextRun":
            lines += [str(one[name]) for name in ("text", "label", "title") if name in one]
    return "\n".join(lines)
