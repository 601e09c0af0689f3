"""The card of a question that the form asks: the fitting input, and what one can say instead of answering."""

from collections.abc import Callable
from typing import Any

from bot.gateway.teams.cards import ANSWER, Element, buttons, card, hint, submit
from bot.gateway.teams.markup import paragraphs, rich, runs
from bot.gateway.teams.words import word
from bot.storage.records import Message

MOST_BUTTONS = 6
MOST_TOLD = 10
"""More questions than that would only frighten, and most of them fall away."""
_NUMBER = r"^\s*\d[\d\s]*([.,]\d+)?\s*$"
Payload = dict[str, Any]


def asked_of(message: Message) -> tuple[str, str]:
    """What is said before the question, and the question itself: the last line."""
    lead, _, asked = message.text.strip().rpartition("\n")
    return lead, asked


def question_card(message: Message, payload: Payload) -> Element:
    """The question with its input."""
    lead, asked = asked_of(message)
    left = payload.get("most_left") or 0
    told = word("lastLeft") if left == 1 else word("mostLeft", count=left)
    return card(
        [*paragraphs(lead), *([hint(told)] if 0 < left <= MOST_TOLD else []), *_answering(message.seq, payload, asked)],
        [
            submit(word("unknown"), message.seq, word("unknownSays")),
            submit(word("why"), message.seq, word("whySays")),
        ],
    )


def answered_card(message: Message, answer: str) -> Element:
    """The question with the answer that was given, and nothing to press."""
    lead, asked = asked_of(message)
    return card([*paragraphs(lead), question_line(asked), *answer_line(answer)])


def question_line(asked: str) -> Element:
    """The question in words."""
    return rich(runs(asked, weight="Bolder"))


def answer_line(answer: str) -> list[Element]:
    """What the person has answered; nothing where that is not known."""
    return [rich([*runs(word("you"), weight="Bolder"), *runs(f" {answer}")])] if answer.strip() else []


def _answering(seq: int, payload: Payload, asked: str) -> list[Element]:
    titles = [str(choice["title"]) for choice in payload.get("choices") or []]
    kind = payload.get("input")
    if kind in ("boolean", "choice") and 0 < len(titles) <= MOST_BUTTONS:
        return [question_line(asked), *buttons([submit(title, seq, title) for title in titles])]
    made = _INPUTS.get(str(kind), _text)(titles) | {"id": "answer", "label": asked, "isRequired": True}
    units = {"amount": word("unitAmount"), "percent": word("unitPercent")}
    says = f"{ANSWER} {units[kind]}" if kind in units else ANSWER
    more: Payload = {"several": True} if kind == "multichoice" else {}
    return [made, *buttons([submit(word("answer"), seq, says, reads=True, **more)])]


def _choice(titles: list[str]) -> Element:
    return {
        "type": "Input.ChoiceSet",
        "style": "compact",
        "choices": _choices(titles),
        "errorMessage": word("chooseSome"),
    }


def _choices(titles: list[str]) -> list[Element]:
    return [{"title": title, "value": title} for title in titles]


def _several(titles: list[str]) -> Element:
    return {
        "type": "Input.ChoiceSet", "style": "expanded", "isMultiSelect": True, "wrap": True,
        "choices": _choices(titles), "errorMessage": word("chooseSome"),
    }  # fmt: skip


def _municipality(titles: list[str]) -> Element:
    return {
        "type": "Input.ChoiceSet", "style": "filtered", "placeholder": word("labelMunicipality"),
        "choices": _choices(titles), "errorMessage": word("municipalityWanted"),
    }  # fmt: skip


def _number(_titles: list[str]) -> Element:
    return {
        "type": "Input.Number", "min": 0, "placeholder": word("labelNumber"),
        "errorMessage": word("numberWanted", example="12"),
    }  # fmt: skip


def _amount(_titles: list[str]) -> Element:
    # A field for numbers would refuse the space in 150 000, as people write amounts.
    return {
        "type": "Input.Text", "regex": _NUMBER, "maxLength": 30, "placeholder": word("labelAmount"),
        "errorMessage": word("numberWanted", example="150 000"),
    }  # fmt: skip


def _percent(_titles: list[str]) -> Element:
    return {
        "type": "Input.Number", "min": 0, "max": 100, "placeholder": word("labelPercent"),
        "errorMessage": word("percentWanted"),
    }  # fmt: skip


def _text(_titles: list[str]) -> Element:
    return {
        "type": "Input.Text", "maxLength": 200, "placeholder": word("labelText"), "errorMessage": word("textWanted"),
    }  # fmt: skip


_INPUTS: dict[str, Callable[[list[str]], Element]] = {
    "choice": _choice, "boolean": _choice, "multichoice": _several, "municipality": _municipality,
    "number": _number, "amount": _amount, "percent": _percent, "text": _text,
}  # fmt: skip
