"""Telling which supports there are, and which come into question where none is named."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bot.catalogue.subjects import Catalogue, Subject
from bot.eligibility.facts import FactValue
from bot.guidance.brevity import briefly, told_of
from bot.guidance.payload import sources_payload
from bot.guidance.phrases import button, phrase
from bot.guidance.subject_choice import county_meant
from bot.guidance.turn import Question, Say, State, Turn
from bot.swedish.normalise import folded

MOST_CANDIDATES = 10
PROJECT_WORDS = ("projekt", "utlysning", "kommun", "foren", "organisation")
COMPANY_WORDS = ("foretag", "bolag", "firma")


def short_name(subject: Subject) -> str:
    """The support's name with its county where the name alone does not tell it."""
    county = (subject.county or "").removesuffix("s län").removesuffix(" län")
    shared = subject.name.casefold() in (
        "projektmedel",
        "kommersiell service",
        "stöd till kommersiell service",
        "företagsstöd",
    )
    return f"{subject.name} i {county}" if shared and county else subject.name


def supports(question: Question, turn: Turn, state: State, catalogue: Catalogue, today: date) -> list[Say]:
    """The supports of the county that is meant (all where none is), with amounts, open ones first."""
    county = county_meant(question.text, turn.text, state)
    plain = folded(question.text)
    chosen = [subject for subject in catalogue.of_county(county) if _is_wanted(subject, plain)]
    open_ones = [subject for subject in chosen if subject.status(today) != "closed"]
    closed = [subject for subject in chosen if subject.status(today) == "closed"]
    calls = len(catalogue.calls)
    lines = briefly(open_ones, calls, lambda subject: _line(subject, with_provider=county is None))
    text = phrase("list_open", where=county or "Norrbotten och Västmanland", lines="\n".join(lines))
    if closed:
        text += "\n" + phrase("list_closed", names=", ".join(briefly(closed, calls, short_name)))
    told = told_of(chosen, calls)
    sources = [subject.answers[0].sources[0] for subject in told if subject.answers]
    return [Say(text, (button("assess"),), sources_payload(sources, told_of(open_ones, calls)))]


def _is_wanted(subject: Subject, text: str) -> bool:
    """Whether the question restricts itself to companies or to projects."""
    projects = any(word in text for word in PROJECT_WORDS) and not any(word in text for word in COMPANY_WORDS)
    companies = any(word in text for word in COMPANY_WORDS) and not any(word in text for word in PROJECT_WORDS)
    if projects:
        return subject.kind in ("project_support", "call")
    return not companies or subject.kind in ("company_support", "commercial_service")


def _line(subject: Subject, with_provider: bool) -> str:
    call = subject.call
    rate = call.support.rate_percent if call else None
    name = short_name(subject)
    if with_provider and subject.county and subject.county[:5] not in name:
        name = f"{name} ({subject.provider})"
    return f"– {name}, {phrase('up_to_percent', percent=rate)}" if rate else f"– {name}"


def candidates(
    county: str | None, facts: Mapping[str, FactValue], state: State, catalogue: Catalogue, today: date
) -> list[Subject]:
    """The calls to choose among where a question names none: those of the county, open ones first."""
    chosen = _open_first(county, catalogue, today)
    return list(chosen[:MOST_CANDIDATES] if county else chosen)


@lru_cache(maxsize=64)
def _open_first(county: str | None, catalogue: Catalogue, today: date) -> tuple[Subject, ...]:
    chosen = catalogue.of_county(county)
    return tuple(
        sorted(chosen, key=lambda subject: (subject.status(today) == "closed", subject.kind != "company_support"))
    )
