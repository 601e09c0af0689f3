"""The console's lists: the queue, who is there, the assistant's conversations, and the search among all."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.gateway.keys import CASES, CATALOGUE, ROOM, SEARCHING, STAFF, SWITCHBOARD
from bot.gateway.staff.gist import Gist, gist_of, gists_of_waiting
from bot.gateway.staff.guard import OFFICER, StaffRoutes, record, staff_of, staff_page
from bot.gateway.times import now
from bot.storage.records import BOT, Conversation
from bot.storage.searching import Found, Query
from bot.storage.staff_records import HUMAN, Case, Staff

MOST_SHOWN = 50
"""Rows of the queue that are shown; who has waited longest is taken first anyway."""
MOST_RUNNING = 30
PER_PAGE = 25
LONGEST_SEARCH = 100
HANDLED = "handled"
_BAD_DAY = "Datumet går inte att läsa. Skriv det som ÅÅÅÅ-MM-DD."
routes = StaffRoutes()


@dataclass(frozen=True)
class Waiting:
    """A row of the queue."""

    case: Case
    about: str
    place: str


@dataclass(frozen=True)
class Listed:
    """A row of a list. ``snippet`` is cut into parts, each with whether it is what was searched for."""

    conversation: Conversation
    case: Case | None
    owner: str
    about: str
    place: str
    snippet: list[tuple[str, bool]]


@dataclass(frozen=True)
class Present:
    """A member who has the console open, with how many conversations they have."""

    name: str
    since: datetime
    cases: int


@routes.get("/staff", OFFICER)
async def queue(request: web.Request) -> web.StreamResponse:
    """The queue."""
    return staff_page(request, "queue.html", problem="", **await _queue(request))


@routes.get("/staff/ko", OFFICER)
async def rows(request: web.Request) -> web.StreamResponse:
    """What of the queue's page changes, as its script fetches it."""
    return staff_page(request, "queue_rows.html", **await _queue(request))


@routes.get("/staff/mina", OFFICER)
async def mine(request: web.Request) -> web.StreamResponse:
    """The cases that the member has now."""
    cases = await request.app[CASES].active(staff_of(request).id)
    known = [(one, await request.app[SWITCHBOARD].conversations.get(one.conversation)) for one in cases]
    found = [Found(conversation, case, "") for case, conversation in known if conversation]
    return _list(request, "Mina ärenden", await _listed(request, found, ""), searchable=False)


@routes.get("/staff/alla", OFFICER)
async def everything(request: web.Request) -> web.StreamResponse:
    """Every conversation, searchable."""
    return await _searched(request, "Alla samtal", "")


@routes.get("/staff/avslutade", OFFICER)
async def closed(request: web.Request) -> web.StreamResponse:
    """The conversations in which staff have finished something, searchable."""
    return await _searched(request, "Avslutade ärenden", HANDLED)


async def _queue(request: web.Request) -> dict[str, Any]:
    only_mine = request.query.get("grupp") == "mina"
    teams = staff_of(request).teams
    cases = [one for one in await request.app[CASES].waiting() if not only_mine or one.team in ("", *teams)]
    shown = cases[:MOST_SHOWN]
    gists = await gists_of_waiting(request, shown)
    running = await request.app[SEARCHING].found(Query(state=BOT), MOST_RUNNING)
    return {
        "waiting": [Waiting(case, gist.about, gist.place) for case, gist in zip(shown, gists)],
        "hidden": len(cases) - len(shown),
        "running": [Listed(one.conversation, one.case, "", one.snippet, "", []) for one in running],
        "present": await _present(request),
        "only_mine": only_mine,
        "now": now(),
    }


async def _present(request: web.Request) -> list[Present]:
    owners = [owner for _, owner in await request.app[CASES].owned()]
    names = await names_of_staff(request)
    here = request.app[ROOM].present
    return sorted(
        (Present(names[id].name, since, owners.count(id)) for id, since in here.items() if id in names),
        key=lambda one: one.name,
    )


async def names_of_staff(request: web.Request) -> dict[str, Staff]:
    """Every member by id, those who are switched off included."""
    return {one.id: one for one in await request.app[STAFF].all()}


async def _searched(request: web.Request, heading: str, state: str) -> web.StreamResponse:
    given = {name: _given(request, name) for name in ("text", "stod", "fran", "till")}
    query, problem = Query(text=given["text"], call=given["stod"], state=state), ""
    try:
        query = replace(query, first_day=_day(given["fran"]), last_day=_day(given["till"]))
    except ValueError:
        problem = _BAD_DAY
    page = _page(request)
    found = [] if problem else await request.app[SEARCHING].found(query, PER_PAGE + 1, page * PER_PAGE)
    # What was searched for may name a person: it is not written down. The list alone shows what people wrote, too.
    await record(request, "conversations_searched", fields=[name for name, value in given.items() if value], page=page)
    rows = await _listed(request, found[:PER_PAGE], query.text)
    before = _address(request, given, page - 1) if page else ""
    after = _address(request, given, page + 1) if len(found) > PER_PAGE else ""
    return _list(request, heading, rows, query=query, problem=problem, before=before, after=after)


def _list(
    request: web.Request,
    heading: str,
    rows: list[Listed],
    *,
    query: Query | None = None,
    searchable: bool = True,
    problem: str = "",
    before: str = "",
    after: str = "",
) -> web.StreamResponse:
    calls = [one for one in request.app[CATALOGUE].subjects.values() if one.call]
    return staff_page(
        request, "cases.html", heading=heading, rows=rows, asked=query or Query(), searchable=searchable,
        problem=problem, before=before, after=after, calls=calls,
    )  # fmt: skip


async def _listed(request: web.Request, found: list[Found], text: str) -> list[Listed]:
    names = await names_of_staff(request)
    rows = []
    for one in found:
        gist = await gist_of(request, one.conversation.id, one.case.note if one.case else "")
        rows.append(_row(one, gist, names, text))
    return rows


def _row(found: Found, gist: Gist, names: dict[str, Staff], text: str) -> Listed:
    conversation = found.conversation
    owner = names.get(conversation.owner) if conversation.state == HUMAN else None
    snippet = hits(found.snippet, text) if text else []
    return Listed(conversation, found.case, owner.name if owner else "", gist.about, gist.place, snippet)


def hits(snippet: str, text: str) -> list[tuple[str, bool]]:
    """``snippet`` cut at each place where ``text`` stands in it, in any case of letters."""
    parts = re.split(f"({re.escape(text)})", snippet, flags=re.IGNORECASE)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def _given(request: web.Request, name: str) -> str:
    """A field of the search without signs that nobody can see, which databases may refuse."""
    return "".join(filter(str.isprintable, request.query.get(name, ""))).strip()[:LONGEST_SEARCH]


def _day(written: str) -> date | None:
    """Raises ValueError where it is no day on which there can have been a conversation."""
    day = date.fromisoformat(written) if written else None
    if day and not 2000 <= day.year <= 2100:
        raise ValueError("out of range")
    return day


def _page(request: web.Request) -> int:
    """The page asked for, from 0; the first where that can't be read."""
    written = request.query.get("sida", "0")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 0


def _address(request: web.Request, given: dict[str, str], page: int) -> str:
    fields = {name: value for name, value in given.items() if value} | ({"sida": str(page)} if page else {})
    return f"{request.path}?{urlencode(fields)}" if fields else request.path
