"""The website's pages: the start page with the chat, the catalogue, privacy and accessibility."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from bot.catalogue.aspects import ASPECTS
from bot.catalogue.subjects import Answer, Subject
from bot.eligibility.call import Source
from bot.gateway.keys import CATALOGUE, SETTINGS, TEMPLATES
from bot.gateway.templates import rendered
from bot.settings import today

routes = web.RouteTableDef()


@dataclass(frozen=True)
class Section:
    """The general answers of a call under one aspect."""

    aspect: str
    answers: tuple[Answer, ...]


def page(request: web.Request, template: str, **values: Any) -> web.Response:
    """A rendered page."""
    text = rendered(request.app[TEMPLATES], template, path=request.path, **values)
    return web.Response(text=text, content_type="text/html", charset="utf-8")


def today_of(request: web.Request) -> date:
    """The present day, or the one that the settings put in its place."""
    return today(request.app[SETTINGS])


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    """The start page, which presents the assistant."""
    return page(request, "home.html", calls=list(_calls(request)), today=today_of(request))


@routes.get("/stod")
async def catalogue(request: web.Request) -> web.Response:
    """Every support, grouped by county, open ones first."""
    counties: dict[str, list[Subject]] = {}
    for subject in sorted(_calls(request), key=lambda one: (one.status(today_of(request)) == "closed", one.name)):
        counties.setdefault(subject.county or "Hela landet", []).append(subject)
    return page(request, "calls.html", counties=sorted(counties.items()), today=today_of(request))


@routes.get("/stod/{call:[a-z0-9-]+}")
async def call(request: web.Request) -> web.Response:
    """One support: what the chat would say of it, all at once, with the sources."""
    subject = request.app[CATALOGUE].subjects.get(request.match_info["call"])
    if subject is None or subject.call is None:
        raise web.HTTPNotFound
    sections = _sections(subject)
    sources = _documents(one for section in sections for answer in section.answers for one in answer.sources)
    return page(
        request, "call.html", subject=subject, call=subject.call, sections=sections, sources=sources,
        status=subject.status(today_of(request)),
    )  # fmt: skip


@routes.get("/integritet")
async def privacy(request: web.Request) -> web.Response:
    """What is kept, for how long, and the person's rights."""
    return page(request, "privacy.html")


@routes.get("/tillganglighet")
async def accessibility(request: web.Request) -> web.Response:
    """The accessibility statement."""
    return page(request, "accessibility.html")


def _calls(request: web.Request) -> Iterable[Subject]:
    return (subject for subject in request.app[CATALOGUE].subjects.values() if subject.call)


def _sections(subject: Subject) -> list[Section]:
    """The general answers by aspect, in the order in which people ask."""
    sections = []
    for aspect in ASPECTS:
        general = [one for one in subject.answers if one.aspect == aspect and not one.about]
        texts = {one.text: one for one in general}
        if texts:
            sections.append(Section(aspect, tuple(texts.values())))
    return sections


def _documents(sources: Iterable[Source]) -> list[Source]:
    """Each document once."""
    return list(dict.fromkeys(Source(one.publisher, one.title, one.date) for one in sources))
