"""The figures as tables: the same for the page, for its plots and for the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment

from bot.catalogue.subjects import Catalogue
from bot.gateway.staff.counting import Report
from bot.guidance.listing import short_name
from bot.guidance.statistics import Durations

FITS = ("fits", "may_fit", "upcoming", "closed", "unfit")
"""The verdicts in the order of the table's columns."""
Cell = str | int | float | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One table. ``name`` is part of its file's address."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_of(report: Report, catalogue: Catalogue, templates: Environment) -> dict[str, Table]:
    """Every table of the report, by name. The words are the templates'."""
    words = templates.get_template("staff/figures_words.html").module
    rows = _rows(report, catalogue, words)
    return {
        name: Table(name, heads["title"], tuple(heads["columns"]), tuple(rows[name]))
        for name, heads in vars(words)["tables"].items()
    }


def _rows(report: Report, catalogue: Catalogue, words: Any) -> dict[str, list[Row]]:
    return {
        "samtal": [_day(report, day) for day in report.period.days],
        "orsaker": _counted(report.reasons, words.case_reasons),
        "tider": [_time(words.times[name], getattr(report, name)) for name in words.times],
        "avslut": _counted(report.outcomes, words.case_outcomes),
        "stod": [(call_name(call, catalogue), number) for call, number in report.calls.items()],
        "amnen": _counted(report.aspects, words.aspects),
        "obesvarade": [
            (words.unanswered.get(reason, reason), number, report.unanswered.get(reason, 0))
            for reason, number in report.questions.items()
        ],
        "ord": list(report.words.items()),
        "bedomningar": [
            (call_name(call, catalogue), *(fits.get(fit, 0) for fit in FITS)) for call, fits in report.verdicts.items()
        ],
    }


def _counted(numbers: Mapping[str, int], names: Mapping[str, str]) -> list[Row]:
    return [(names.get(code, code), number) for code, number in numbers.items()]


def _day(report: Report, day: date) -> Row:
    begun, handed_over = report.begun.get(day, 0), report.handed_over.get(day, 0)
    return (day, begun, begun - handed_over, handed_over)


def _time(name: str, told: Durations) -> Row:
    return (name, told.number, in_minutes(told.median), in_minutes(told.ninetieth))


def in_minutes(seconds: float | None) -> float | None:
    """Minutes with one decimal."""
    return None if seconds is None else round(seconds / 60, 1)


def call_name(call: str, catalogue: Catalogue) -> str:
    """The call's name as it stands in lists; the id of one that has left the catalogue."""
    subject = catalogue.subjects.get(call)
    return short_name(subject) if subject else call
