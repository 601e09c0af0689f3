"""From the files of the catalogue to its subjects, calls and answers, each reference checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from bot.catalogue.conditions import ConditionFault, condition
from bot.catalogue.figures import numbers_in, written
from bot.catalogue.reading import Location, SourceText
from bot.catalogue.schema import AnswerEntry, CatalogueFile, ContactEntry, Figure
from bot.catalogue.subjects import Answer, Subject
from bot.eligibility.call import Attachment, Call, Criterion, Source, Support, Todo, Window
from bot.eligibility.conditions import Condition
from bot.eligibility.municipalities import COUNTIES

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True)
class LoadedFile:
    """One file: its text with line numbers and its parsed content."""

    text: SourceText
    content: CatalogueFile


class Builder:
    """Builds the values of one file together with the shared files that it includes."""

    def __init__(self, file: LoadedFile, shared: Mapping[str, LoadedFile], sek_per_euro: float) -> None:
        self.file = file
        self.shared = shared
        self.sek_per_euro = sek_per_euro
        self.included = [self._included(place, name) for place, name in enumerate(file.content.include)]
        self.scope: list[LoadedFile] = [file, *self.included]
        self.figures = self._figures()
        self._held = _digits_of(self.figures)
        self.sources = {name: entry for part in reversed(self.scope) for name, entry in part.content.sources.items()}

    def _included(self, place: int, name: str) -> LoadedFile:
        if name not in self.shared:
            self._fail(("include", place), f"Den delade filen ”{name}” finns inte i calls/shared.", "Rätta namnet.")
        return self.shared[name]

    def _fail(self, location: Location, fault: str, remedy: str = "", part: LoadedFile | None = None) -> NoReturn:
        raise (part or self.file).text.error(location, fault, remedy)

    def _figures(self) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        for part in self.scope:
            for name, figure in part.content.figures.items():
                if name in figures:
                    self._fail(
                        ("include",),
                        f"Uppgiften ”{name}” står både här och i en delad fil.",
                        "En uppgift ska stå en gång: ta bort den ena eller byt namn.",
                    )
                figures[name] = figure
        for name in ("opens", "closes"):
            if name in figures and self.file.content.window:
                self._fail(("figures", name), f"Namnet ”{name}” är upptaget av window.", "Ge uppgiften ett annat namn.")
        if window := self.file.content.window:
            figures |= {
                name: Figure.model_construct(date=day)
                for name, day in (("opens", window.opens), ("closes", window.closes))
                if day
            }
        return figures

    # -- parts -------------------------------------------------------------------------------------

    def subject(self) -> Subject:
        """The subject of the file, with a call where it is one."""
        content = self.file.content
        if content.name is None or content.provider is None:
            self._fail((), "Nycklarna name och provider måste finnas.", "Lägg till dem.")
        if content.county is not None and content.county not in COUNTIES:
            self._fail(("county",), f"”{content.county}” är inget län.", "Skriv till exempel Norrbottens län.")
        is_call = content.kind != "topic"
        window = content.window
        return Subject(
            id=content.id,
            name=content.name,
            provider=content.provider,
            kind=content.kind,
            county=content.county,
            aliases=tuple(content.aliases),
            hints=tuple(content.hints),
            answers=tuple(self._answers()),
            contacts=tuple(entry for part in self.scope for entry in part.content.contacts),
            call=self._call() if is_call else None,
            rolling=bool(window and window.rolling),
            window_source=self.source(window.source, ("window", "source"), self.file) if window else None,
            cases=tuple(content.cases),
        )

    def _call(self) -> Call:
        content = self.file.content
        if not any(part.content.criteria for part in self.scope):
            self._fail((), "Ett stöd måste ha minst ett kriterium.", "Lägg till criteria, eller ”when: officer”.")
        window = content.window
        return Call(
            id=content.id,
            name=content.name or "",
            provider=content.provider or "",
            criteria=tuple(self._criteria()),
            support=self._support(),
            window=Window(window.opens, window.closes) if window else Window(),
            todos=tuple(self._todos()),
            attachments=tuple(self._attachments()),
            apply_service=content.apply.service if content.apply else None,
            apply_steps=tuple(self._steps()),
        )

    def _support(self) -> Support:
        entry = self.file.content.support
        return Support(
            rate_percent=self._number(entry.rate, "percent") if entry.rate else None,
            cap_sek=self._number(entry.cap, "sek") if entry.cap else None,
            de_minimis_ceiling_sek=self._number(entry.de_minimis_ceiling, "sek") if entry.de_minimis_ceiling else None,
        )

    def _number(self, name: str, unit: str) -> int:
        figure = self.figures.get(name)
        if figure is None or figure.unit != unit:
            self._fail(
                ("support",), f"”{name}” ska vara en uppgift under figures med enheten {unit}.", "Lägg till den."
            )
        if figure.value != int(figure.value):
            self._fail(
                ("support",), f"”{name}” ska vara ett heltal för att kunna räknas med.", "Runda av eller ta bort det."
            )
        return int(figure.value)

    def _criteria(self) -> Iterator[Criterion]:
        seen: set[str] = set()
        for part in reversed(self.scope):
            for place, entry in enumerate(part.content.criteria):
                at = ("criteria", place)
                if entry.id in seen:
                    self._fail(at, f"Kriteriet ”{entry.id}” finns redan.", "Ge det ett eget id.", part)
                seen.add(entry.id)
                yield Criterion(
                    entry.id,
                    self.text(entry.text, (*at, "text"), part),
                    self._condition(entry.when, (*at, "when"), part),
                    self.source(entry.source, (*at, "source"), part),
                    self.text(entry.remedy, (*at, "remedy"), part),
                )

    def _condition(self, written_condition: Any, at: Location, part: LoadedFile) -> Condition:
        def figure(name: Any) -> int:
            if not isinstance(name, str) or name not in self.figures:
                raise ConditionFault(f"Gränsen ”{name}” ska vara namnet på en uppgift under figures.")
            value = self.figures[name].value
            if not isinstance(value, (int, float)) or value != int(value):
                raise ConditionFault(f"Gränsen ”{name}” ska vara ett heltal.")
            return int(value)

        try:
            return condition(written_condition, figure, self.sek_per_euro)
        except ConditionFault as fault:
            self._fail(at, str(fault), "", part)

    def _todos(self) -> Iterator[Todo]:
        for part in self.scope:
            for place, entry in enumerate(part.content.todo):
                at = ("todo", place)
                done = self._condition(entry.done_when, (*at, "done_when"), part)
                yield Todo(entry.id, self.text(entry.text, (*at, "text"), part), done)

    def _attachments(self) -> Iterator[Attachment]:
        for part in self.scope:
            for place, entry in enumerate(part.content.attachments):
                at = ("attachments", place)
                when = None if entry.when is None else self._condition(entry.when, (*at, "when"), part)
                yield Attachment(
                    entry.id,
                    self.text(entry.title, (*at, "title"), part),
                    self.text(entry.why, (*at, "why"), part),
                    when,
                )

    def _steps(self) -> Iterator[str]:
        for part in self.scope:
            if part.content.apply:
                for place, step in enumerate(part.content.apply.steps):
                    yield self.text(step, ("apply", "steps", place), part)

    def _answers(self) -> Iterator[Answer]:
        for part in self.scope:
            for place, entry in enumerate(part.content.answers):
                yield self._answer(entry, ("answers", place), part)
        yield from self._persons()

    def _persons(self) -> Iterator[Answer]:
        """An answer of its own for each contact person, found by the name."""
        general = next(
            (entry for entry in self.file.content.answers if entry.aspect == "contact" and not entry.about), None
        )
        for entry in self.file.content.contacts:
            if general is None or not (entry.phone or entry.email) or " " not in entry.name:
                continue
            names = (entry.name.casefold(), entry.name.split()[-1].casefold())
            source = self._answer(general, ("contacts",), self.file).sources
            yield Answer("contact", _contact_line(entry), source, names, origin=self.file.content.id)

    def _answer(self, entry: AnswerEntry, at: Location, part: LoadedFile) -> Answer:
        names = [entry.source] if isinstance(entry.source, str) else entry.source
        answer = Answer(
            aspect=entry.aspect,
            text=self.text(entry.text, (*at, "text"), part),
            sources=tuple(self.source(name, (*at, "source"), part) for name in names),
            about=tuple(word.casefold() for word in entry.about),
            silent=entry.silent,
            origin=part.content.id,
        )
        return answer if part is self.file else _shared(answer)

    def source(self, reference: str, at: Location, part: LoadedFile) -> Source:
        """The source that ``reference`` (``name`` or ``name#section``) points to."""
        name, _, section = reference.partition("#")
        entry = part.content.sources.get(name) or self.sources.get(name)
        if entry is None:
            self._fail(at, f"Källan ”{name}” finns inte under sources.", "Lägg till den eller rätta namnet.", part)
        return Source(entry.publisher, entry.title, entry.date, section)

    # -- texts -------------------------------------------------------------------------------------

    def text(self, raw: str, at: Location, part: LoadedFile) -> str:
        """``raw`` with its figures filled in; a figure typed out though a field holds it is an error."""
        typed = numbers_in(PLACEHOLDER.sub("", raw))
        for name, held in self._held.items() if typed else ():
            if held <= typed:
                figure = self.figures[name]
                self._fail(
                    at,
                    f"Texten skriver ut ”{written(figure.unit, figure.value)}”.",
                    f"Skriv {{{name}}} i stället.",
                    part,
                )
        return PLACEHOLDER.sub(lambda match: self._filled(match.group(1), at, part), raw)

    def _filled(self, name: str, at: Location, part: LoadedFile) -> str:
        if name in self.figures:
            return written(self.figures[name].unit, self.figures[name].value)
        lines = self._list(name)
        if lines is None:
            self._fail(at, f"”{{{name}}}” finns inte.", "Lägg till uppgiften under figures eller rätta namnet.", part)
        return "\n".join(f"– {line}" for line in lines)

    def _list(self, name: str) -> list[str] | None:
        match name:
            case "contacts":
                return [_contact_line(entry) for part in self.scope for entry in part.content.contacts]
            case "steps":
                return list(self._steps())
            case "attachments":
                return [entry.title for part in self.scope for entry in part.content.attachments]
            case _:
                return None


@lru_cache(maxsize=4096)
def _shared(answer: Answer) -> Answer:
    """``answer``, the same object for all files that include it."""
    return answer


def _contact_line(entry: ContactEntry) -> str:
    return ", ".join(filter(None, (entry.name, entry.role, entry.phone, entry.email)))


def _digits_of(figures: Mapping[str, Figure]) -> dict[str, set[str]]:
    """The numbers that each figure holds, those in words left out: no text may type them."""
    held = {
        name: numbers_in(written(figure.unit, figure.value)) or _counted(figure)
        for name, figure in figures.items()
        if figure.unit != "text"
    }
    return {name: numbers for name, numbers in held.items() if numbers}


def _counted(figure: Figure) -> set[str]:
    """The digit of a small count, which is written out as a word (and whose word is too common to refuse)."""
    return {str(figure.value)} if figure.unit == "count" else set()
