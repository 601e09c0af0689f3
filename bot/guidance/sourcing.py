"""What is said of where an answer comes from, how old that is, and whether the support is still open."""

from collections.abc import Iterable
from datetime import date

from bot.catalogue.figures import written_date
from bot.catalogue.subjects import Answer, Catalogue, Subject
from bot.eligibility.call import Source
from bot.guidance.brevity import briefly, told_of
from bot.guidance.payload import sources_payload
from bot.guidance.phrases import phrase
from bot.guidance.turn import Say

OLD_AFTER_YEARS = 2
TIMELESS = frozenset({"figures", "definition", "strategy", "budget"})
"""Aspects for which it is of no importance whether one can still apply."""
MOST_ALTERNATIVES = 4


def source_line(sources: Iterable[Source], catalogue: Catalogue, today: date) -> str:
    """``Källa: …`` with publisher, title and date of each document, and a remark where one is old."""
    documents = {(source.publisher, source.title, source.date): source for source in sources}
    if not documents:
        return ""
    named = "; ".join(f"{publisher}, ”{title}” ({day})" for publisher, title, day in documents)
    ages = [_age(source, catalogue, today) for source in documents.values()]
    oldest = max((age for age in ages if age is not None), default=0)
    line = phrase("source", named=named)
    return f"{line} {phrase('source_old', years=oldest)}" if oldest >= OLD_AFTER_YEARS else line


def _age(source: Source, catalogue: Catalogue, today: date) -> int | None:
    issued = catalogue.issued.get(Source(source.publisher, source.title, source.date))
    return (
        None if issued is None else today.year - issued.year - ((today.month, today.day) < (issued.month, issued.day))
    )


def status_note(subject: Subject, answer: Answer, catalogue: Catalogue, today: date) -> str:
    """When a closed call closed and what is open instead; when an upcoming one opens; else nothing."""
    if subject.call is None or answer.aspect in TIMELESS:
        return ""
    window = subject.call.window
    match subject.status(today):
        case "closed" if window.closes:
            return phrase("closed", closes=written_date(window.closes), instead=alternatives(subject, catalogue, today))
        case "upcoming" if window.opens:
            return phrase("upcoming", opens=written_date(window.opens))
    return ""


def alternatives(subject: Subject, catalogue: Catalogue, today: date) -> str:
    """Supports of the same kind of applicant and county that are open, written as a list in words."""
    group = {"call": ("project_support",), "project_support": ("project_support",)}.get(
        subject.kind, ("company_support",)
    )
    names = [
        other.name
        for other in catalogue.of_county(subject.county)
        if other.id != subject.id and other.kind in group and other.status(today) == "open"
    ]
    return ", ".join(names[:MOST_ALTERNATIVES])


def all_sources(county: str | None, catalogue: Catalogue) -> Say:
    """The documents that answers are drawn from, those of one county where one is meant, with publisher and date."""
    subjects = catalogue.of_county(county) if county else list(catalogue.subjects.values())
    chosen = [
        source
        for subject in subjects
        if county is None or subject.county == county
        for answer in subject.answers
        for source in answer.sources
    ]
    documents = {(source.publisher, source.title, source.date): source for source in chosen}
    calls = len(catalogue.calls)
    written = [f"– {publisher}, ”{title}” ({day})" for publisher, title, day in documents]
    lines = "\n".join(briefly(written, calls))
    text = f"{phrase('about_sources')}\n{lines}" if lines else phrase("about_sources")
    return Say(text, payload=sources_payload(told_of(list(documents.values()), calls)))
