"""Figures: each stands once in the catalogue, with its unit, and is written out the same way everywhere."""

import re
from datetime import date
from decimal import Decimal

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip

_UNITS = {
    "sek": "{} kronor",
    "msek": "{} miljoner kronor",
    "percent": "{} procent",
    "months": "{} månader",
    "years": "{} år",
    "count": "{}",
}
_SINGULAR = {"sek": "1 krona", "msek": "1 miljon kronor", "months": "1 månad"}
SMALL = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
"""Counts up to twelve are written as words."""
NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")


def grouped(number: int | float | Decimal) -> str:
    """``number`` in Swedish writing: thousands apart, decimal comma. 30000 -> ``30 000``."""
    return f"{number:,}".replace(",", " ").replace(".", ",")


def written_date(day: date) -> str:
    """``8 mars 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written(unit: str, value: int | float | str | date) -> str:
    """A figure with its unit, as a reader meets it: ``30 000 kronor``, ``50 procent``, ``8 mars 2021``."""
    if isinstance(value, date):
        return written_date(value)
    if isinstance(value, str):
        return value
    if unit == "count" and value in range(len(SMALL)):
        return SMALL[int(value)]
    if unit in _SINGULAR and value == 1:
        return _SINGULAR[unit]
    return _UNITS[unit].format(grouped(value))


def numbers_in(text: str) -> set[str]:
    """The numbers that ``text`` spells with digits, thousands joined: ``30 000`` -> ``30000``."""
    return {re.sub(r"[ \u00a0]", "", match) for match in NUMBER.findall(text)}
