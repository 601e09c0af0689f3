"""The page of an assessment: kept behind a link that can't be guessed; ticked, sent on and deleted by the person."""

from typing import Any

from aiohttp import web

from bot.eligibility.facts import Facts, InvalidFacts, checked_facts
from bot.gateway.keys import ASKING, CATALOGUE, ERASURE, SUMMARIES
from bot.gateway.origins import is_own
from bot.gateway.pages import page, today_of
from bot.gateway.times import now
from bot.guidance.fact_words import told
from bot.guidance.payload import eligibility_payload
from bot.storage.records import Summary

ORDER = ("fits", "upcoming", "may_fit", "closed", "unfit")
_COMPARED = ("fit", "max_support_sek", "officer_review")
_ADDRESS = "/sammanfattning/{key:[A-Za-z0-9_-]{43}}"
routes = web.RouteTableDef()


@routes.get(_ADDRESS)
async def summary(request: web.Request) -> web.Response:
    """The assessment as it was, and beside it what the rules say today where that differs."""
    found = await _found(request)
    return page(request, "summary.html", **_shown(request, found))


@routes.post(_ADDRESS + "/bilagor")
async def tick(request: web.Request) -> web.Response:
    """Remembers whether an attachment is ready (``paper`` and ``ready`` of the form)."""
    found = await _found(request)
    form = await _form(request)
    paper = form.get("paper", "")
    if paper not in _papers(found):
        raise web.HTTPBadRequest
    await request.app[SUMMARIES].tick(found.key, paper, form.get("ready") == "yes")
    raise web.HTTPSeeOther(f"/sammanfattning/{found.key}#bilagor")


@routes.post(_ADDRESS + "/skicka")
async def send(request: web.Request) -> web.Response:
    """Marks the summary for an officer, and puts it among the cases that wait."""
    found = await _found(request)
    await _form(request)
    await request.app[SUMMARIES].send(found.key, now())
    if found.conversation:
        await request.app[ASKING].send_summary(found.conversation)
    raise web.HTTPSeeOther(f"/sammanfattning/{found.key}#handlaggare")


@routes.post(_ADDRESS + "/radera")
async def delete(request: web.Request) -> web.Response:
    """Deletes the summary at once."""
    found = await _found(request)
    await _form(request)
    await request.app[ERASURE].summary(found.key, now())
    return page(request, "summary_deleted.html")


async def _found(request: web.Request) -> Summary:
    found = await request.app[SUMMARIES].found(request.match_info["key"])
    if found is None:
        raise web.HTTPNotFound
    return found


async def _form(request: web.Request) -> dict[str, str]:
    """The form's fields, if it was sent from one of our own pages."""
    origin = request.headers.get("Origin")
    if origin is None or not is_own(request, origin):
        raise web.HTTPForbidden
    try:
        fields = await request.post()
    except ValueError as error:  # no form that can be read
        raise web.HTTPBadRequest from error
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _papers(found: Summary) -> set[str]:
    return {f"{one['call']}/{paper['id']}" for one in found.assessments for paper in one["attachments"]}


def _shown(request: web.Request, found: Summary) -> dict[str, Any]:
    try:
        facts = checked_facts(found.facts)
    except InvalidFacts:  # a later version does not know them any more
        facts = None
    changes = {} if facts is None else _changes(request, found, facts)
    assessments = sorted(found.assessments, key=lambda one: ORDER.index(one["fit"]))
    return {
        "summary": found,
        "told": [] if facts is None else told(facts),
        "assessments": [one | {"sources": _sources(one)} for one in assessments],
        "changes": changes,
        "added": [one for call, one in changes.items() if call not in {each["call"] for each in assessments}],
        "today": today_of(request),
    }


def _sources(one: dict[str, Any]) -> list[str]:
    """The documents that the verdict rests on, each with its sections; where it does not fit, those that say why."""
    criteria = [each for each in one["criteria"] if one["fit"] != "unfit" or each["outcome"] == "not_met"]
    sections: dict[str, list[str]] = {}
    for criterion in criteria:
        source = criterion["source"]
        name = f"{source['publisher']}, ”{source['title']}” ({source['date']})"
        sections.setdefault(name, []).append(source["section"])
    return [
        f"{name}: {', '.join(known)}" if (known := list(dict.fromkeys(filter(None, parts)))) else name
        for name, parts in sections.items()
    ]


def _changes(request: web.Request, found: Summary, facts: Facts) -> dict[str, dict[str, Any]]:
    """By call id: the assessment as the rules make it today, where an applicant would notice a difference."""
    present = eligibility_payload(request.app[CATALOGUE].calls, facts, today_of(request))["assessments"]
    before = {one["call"]: one for one in found.assessments}
    return {
        one["call"]: one
        for one in present
        if one["call"] not in before or any(one[field] != before[one["call"]][field] for field in _COMPARED)
    }
