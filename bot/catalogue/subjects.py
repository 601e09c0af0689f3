"""What the loaded catalogue consists of: subjects (supports, groups of them, topics) and their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.catalogue.schema import CaseEntry, ContactEntry
from bot.eligibility.call import Call, Source


@dataclass(frozen=True)
class Answer:
    """What is said of a subject under one aspect.

    ``about`` holds the words of which the question must name one; empty for the general answer.
    ``origin`` is the file the answer stands in, ``silent`` true where it says that the source is silent.
    """

    aspect: str
    text: str
    sources: tuple[Source, ...]
    about: tuple[str, ...] = ()
    silent: bool = False
    origin: str = ""


@dataclass(frozen=True, eq=False)
class Subject:
    """Something one can ask about: a call, a group of calls, or a topic such as a strategy. Compared by identity."""

    id: str
    name: str
    provider: str
    kind: str
    county: str | None
    aliases: tuple[str, ...]
    hints: tuple[str, ...]
    answers: tuple[Answer, ...]
    contacts: tuple[ContactEntry, ...] = ()
    members: tuple[str, ...] = ()
    call: Call | None = None
    rolling: bool = False
    window_source: Source | None = None
    cases: tuple[CaseEntry, ...] = ()

    def status(self, today: date) -> str:
        """``open``, ``closed`` or ``upcoming``; what is no call is always open."""
        return self.call.window.status(today) if self.call else "open"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All subjects by id; ``issued`` tells from which day a source's age is counted. Compared by identity."""

    subjects: dict[str, Subject]
    issued: dict[Source, date] = field(default_factory=dict)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The calls as the eligibility rules see them, in the catalogue's order."""
        return tuple(subject.call for subject in self.subjects.values() if subject.call)

    def of_county(self, county: str | None) -> list[Subject]:
        """Calls of ``county`` and those of the whole country; all calls where it is None."""
        return list(self._of_counties.get(county, self._of_counties[""]))

    @cached_property
    def _of_counties(self) -> dict[str | None, list[Subject]]:
        """``of_county`` for each county with calls of its own; under the empty name those of the whole country."""
        calls = [subject for subject in self.subjects.values() if subject.call]
        found: dict[str | None, list[Subject]] = {None: calls, "": [one for one in calls if one.county is None]}
        for county in {one.county for one in calls if one.county}:
            found[county] = [one for one in calls if one.county in (None, county)]
        return found

    def named(self, ids: Iterable[str]) -> list[Subject]:
        """The subjects with the given ids, unknown ids left out."""
        return [self.subjects[id_] for id_ in ids if id_ in self.subjects]
