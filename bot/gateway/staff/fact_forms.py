"""Facts as forms on a case's page: which control each gets, and what the form's text means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.eligibility.facts import FACT_BY_ID, InvalidFacts, checked_facts
from bot.guidance.dossier import label_of
from bot.guidance.fact_words import choices_of, written_fact
from bot.guidance.phrases import phrase

_NUMBERS = ("integer", "number")


@dataclass(frozen=True)
class FactForm:
    """The control for one fact. ``given`` holds what is known, as the control's values."""

    id: str
    label: str
    question: str
    input: str
    choices: list[dict[str, str]]
    given: tuple[str, ...] = ()


def fact_form(fact_id: str, value: Any = None) -> FactForm:
    """The form for a fact with the value that it has; None where it is not known."""
    kind = FACT_BY_ID[fact_id].type
    control = "number" if kind in _NUMBERS else kind
    choices = [] if kind == "municipality" else choices_of(fact_id)
    return FactForm(fact_id, label_of(fact_id), phrase(f"ask_{fact_id}"), control, choices, _given(value))


def _given(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return tuple(value) if isinstance(value, (list, tuple)) else (str(value),)


def value_of_form(fact_id: str, values: Sequence[str]) -> Any:
    """What the form's text means as a value of the fact; it is checked by whoever takes it in.

    Numbers may be written with blanks between thousands and a decimal comma.
    """
    kind = FACT_BY_ID[fact_id].type
    if kind == "choices":
        return list(values)
    text = values[0].strip() if values else ""
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return _number(text) if kind in _NUMBERS else text


def _number(text: str) -> int | float | str:
    plain = "".join(text.split()).replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def written_value(fact_id: str, value: Any) -> str:
    """A kept value in words; empty for None. What a later version would refuse is shown as it stands."""
    if value is None:
        return ""
    try:
        return written_fact(fact_id, checked_facts({fact_id: value})[fact_id])
    except InvalidFacts:
        return str(value)
