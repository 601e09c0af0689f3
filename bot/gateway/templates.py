"""The pages' templates (Jinja2; everything that is filled in is escaped)."""

from datetime import date, datetime
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot.catalogue.figures import written_date
from bot.settings import PROJECT, SWEDEN, Settings

TEMPLATES = PROJECT / "web" / "templates"


def environment(settings: Settings) -> Environment:
    """The templates with what every page knows."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": written_date, "moment": _moment, "blocks": blocks}
    made.globals |= {
        "organisation": settings.organisation, "contact": settings.contact, "retention": settings.retention,
    }  # fmt: skip
    return made


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text of the catalogue as paragraphs (``text``) and lists (``list``), each with its lines."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        kind = "list" if line.startswith("– ") else "text"
        if not found or found[-1][0] != kind or kind == "text":
            found.append((kind, []))
        found[-1][1].append(line.removeprefix("– "))
    return found


def _moment(moment: datetime) -> str:
    local = moment.astimezone(SWEDEN)
    return f"{written_date(date(local.year, local.month, local.day))} kl. {local:%H.%M}"


def rendered(made: Environment, name: str, **values: Any) -> str:
    """The page ``name`` with ``values`` filled in."""
    return made.get_template(name).render(values)
