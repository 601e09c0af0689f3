"""Reading one catalogue file: YAML with line numbers, strict about keys, clear about faults."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[Hashable, ...]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CatalogueError(Exception):
    """A fault in a catalogue file. The message names file and line, what is wrong and what to do."""

    def __init__(self, file: str, line: int, fault: str, remedy: str) -> None:
        super().__init__(f"{file}, rad {line}: {fault} {remedy}")
        self.file = file
        self.line = line


@dataclass(frozen=True)
class SourceText:
    """A parsed file: its plain data and the line on which each part of it begins."""

    file: str
    data: Any
    lines: dict[Location, int]

    def line_of(self, location: Location) -> int:
        """The line (from 1) of the part at ``location``, or of its nearest enclosing part."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def error(self, location: Location, fault: str, remedy: str) -> CatalogueError:
        """A fault at ``location`` in this file."""
        return CatalogueError(self.file, self.line_of(location), fault, remedy)


def read_yaml(path: Path) -> SourceText:
    """The file's data with line numbers; raises ``CatalogueError`` where it is not sound YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueError(path.name, 1, "Filen är inte UTF-8.", "Spara den som UTF-8.") from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Location, int] = {}
        if node is not None:
            _note_lines(path.name, node, (), lines)
        data = {} if node is None else loader.construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        fault = f"Filen går inte att läsa som YAML ({getattr(error, 'problem', None) or error})."
        raise CatalogueError(path.name, line, fault, "Kontrollera indrag, kolon, citattecken och datum.") from error
    finally:
        loader.dispose()
    return SourceText(path.name, data, lines)


def _note_lines(file: str, node: yaml.Node, location: Location, lines: dict[Location, int]) -> None:
    lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                fault = "En nyckel är skriven med klamrar."
                remedy = "Sätt citattecken runt texter som börjar med {."
                raise CatalogueError(file, key.start_mark.line + 1, fault, remedy)
            inner = (*location, key.value)
            if inner in lines:
                raise CatalogueError(
                    file, key.start_mark.line + 1, f"Nyckeln ”{key.value}” står två gånger.", "Ta bort den ena."
                )
            _note_lines(file, value, inner, lines)
            lines[inner] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            _note_lines(file, item, (*location, place), lines)
    elif node.tag == _DATE_TAG and not _is_date(node.value):
        fault = f"”{node.value}” är inte ett datum som finns."
        raise CatalogueError(file, node.start_mark.line + 1, fault, "Skriv datumet som 2026-03-31.")


_DATE_TAG = "tag:yaml.org,2002:timestamp"


def _is_date(written: str) -> bool:
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written)  # other ways to write a time are left to the schema
    return True


def parsed(source: SourceText, model: type[Model]) -> Model:
    """``source`` as a ``model``; raises ``CatalogueError`` for the first fault, in the editor's words."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        location = tuple(part for part in first["loc"])
        name = ".".join(str(part) for part in location) or "filen"
        fault, remedy = _explained(first["type"], name, first["msg"], first.get("ctx", {}))
        raise source.error(location, fault, remedy) from error


def _explained(kind: str, name: str, message: str, context: dict[str, Any]) -> tuple[str, str]:
    match kind:
        case "extra_forbidden":
            return f"Nyckeln ”{name}” är okänd.", "Rätta stavningen eller ta bort den."
        case "missing":
            return f"Nyckeln ”{name}” saknas.", "Lägg till den."
        case "literal_error" | "enum":
            return f"”{name}” har ett okänt värde.", f"Tillåtna värden: {context.get('expected', '')}."
        case "date_from_datetime_parsing" | "date_parsing" | "date_type" | "date_from_datetime_inexact":
            return f"”{name}” är inte ett datum som finns.", "Skriv datumet som 2026-03-31."
        case "string_type":
            return f"”{name}” ska vara text.", "Sätt citattecken runt värdet."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"”{name}” ska vara ett heltal.", "Skriv det med siffror utan mellanslag, till exempel 30000."
        case "value_error":
            return f"”{name}”: {message.removeprefix('Value error, ')}", ""
        case _:
            return f"”{name}” är fel ({message}).", "Jämför med en annan fil i calls/."
