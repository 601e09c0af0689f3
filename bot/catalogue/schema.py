"""What a catalogue file may hold. Strict: an unknown key or a wrong type is an error.

The same model serves a call (``calls/<id>.yml``) and a shared file (``calls/shared/<id>.yml``);
``building`` checks what only a call needs. ``docs/stod.md`` explains each key to editors.
"""

from datetime import date as Day
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from bot.catalogue.aspects import ASPECTS

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
UNITS = ("sek", "msek", "percent", "months", "years", "count", "date", "text")


class Strict(BaseModel):
    """No unknown keys, no silent conversion, no change afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceEntry(Strict):
    """A document that facts come from.

    ``date`` is what a reader is told (``2022-11-10``, ``odaterad``), ``issued`` the day from which its
    age is counted, where one is known.
    """

    publisher: Text
    title: Text
    date: Text
    issued: Day | None = None


class Figure(Strict):
    """One figure with exactly one unit."""

    sek: int | None = None
    msek: float | None = None
    percent: int | float | None = None  # a rate or limit in a rule must be whole: see building
    months: int | None = None
    years: int | None = None
    count: int | None = None
    date: Day | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> "Figure":
        given = [unit for unit in UNITS if getattr(self, unit) is not None]
        if len(given) != 1:
            raise ValueError(f"En uppgift ska ha precis en enhet av: {', '.join(UNITS)}.")
        return self

    @property
    def unit(self) -> str:
        """The unit that is given."""
        return next(unit for unit in UNITS if getattr(self, unit) is not None)

    @property
    def value(self) -> Any:
        """The number, text or date in ``unit``."""
        return getattr(self, self.unit)


class WindowEntry(Strict):
    """When one can apply. ``rolling`` true: applications are taken all the time."""

    source: Text
    opens: Day | None = None
    closes: Day | None = None
    rolling: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> "WindowEntry":
        if self.opens and self.closes and self.closes < self.opens:
            raise ValueError("Sista dagen ligger före första dagen. Rätta datumen.")
        if self.rolling and self.closes:
            raise ValueError("En löpande ansökan har ingen sista dag. Ta bort rolling eller closes.")
        return self


class SupportEntry(Strict):
    """Names of the figures that bound the amount."""

    rate: Name | None = None
    cap: Name | None = None
    de_minimis_ceiling: Name | None = None


class CriterionEntry(Strict):
    """One demand on applicant or plan; ``when`` is a condition (see ``conditions``)."""

    id: Name
    text: Text
    source: Text
    when: Any
    remedy: str = ""


class TodoEntry(Strict):
    """What can still be put right before applying."""

    id: Name
    text: Text
    done_when: Any


class AttachmentEntry(Strict):
    """A paper to attach; without ``when`` it is always needed."""

    id: Name
    title: Text
    why: Text
    when: Any = None


class ApplyEntry(Strict):
    """Where and how one applies."""

    service: Text | None = None
    steps: list[Text] = []


class ContactEntry(Strict):
    """A person or office to turn to."""

    name: Text
    role: str = ""
    phone: str = ""
    email: str = ""


class AnswerEntry(Strict):
    """What is said under an aspect. With ``about``: only where the question names one of these words."""

    aspect: Literal[ASPECTS]  # type: ignore[valid-type]  # the tuple is the one list of aspects
    text: Text
    source: Text | list[Text]
    about: list[Text] = []
    silent: bool = False


class CaseEntry(Strict):
    """An example applicant and what the rules shall say of it; ``without`` takes facts away again."""

    title: Text
    facts: dict[str, Any]
    without: list[Text] = []
    expect: dict[str, Any]
    today: Day | None = None


class CatalogueFile(Strict):
    """A whole file."""

    id: Name
    name: Text | None = None
    provider: Text | None = None
    kind: Literal["company_support", "project_support", "call", "commercial_service", "topic"] = "topic"
    county: Text | None = None
    group: bool = False
    aliases: list[Text] = []
    hints: list[Text] = []
    include: list[Name] = []
    sources: dict[Name, SourceEntry] = {}
    figures: dict[Name, Figure] = {}
    window: WindowEntry | None = None
    support: SupportEntry = SupportEntry()
    criteria: list[CriterionEntry] = []
    todo: list[TodoEntry] = []
    attachments: list[AttachmentEntry] = []
    apply: ApplyEntry | None = None
    contacts: list[ContactEntry] = []
    answers: list[AnswerEntry] = []
    cases: list[CaseEntry] = []
