"""The audit log, as an auditor reads it."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from bot.gateway.keys import AUDIT
from bot.gateway.masking import masked
from bot.gateway.staff.csv_files import csv_response
from bot.gateway.staff.guard import AUDITOR, StaffRoutes, record, staff_page
from bot.settings import SWEDEN
from bot.storage.staff_records import AuditEntry

PAGE = 100
MOST_IN_FILE = 50_000
_HEADER = ("tid", "användare", "handling", "samtal", "uppgifter")
_ID = re.compile(r"[0-9a-f]{32}")
routes = StaffRoutes()


@dataclass(frozen=True)
class Search:
    """What the auditor looks for; days that can't be read count as not given."""

    first_day: date | None
    last_day: date | None
    login: str
    action: str
    conversation: str

    @property
    def query(self) -> dict[str, str]:
        """The search as the parameters of an address."""
        names = {"first_day": "fran", "last_day": "till", "login": "anvandare", "action": "handling",
                 "conversation": "samtal"}  # fmt: skip
        return {names[field]: str(value) for field, value in asdict(self).items() if value}

    @property
    def written_down(self) -> dict[str, str]:
        """The search as the log itself may keep it: for years, and whatever was typed into the fields."""
        return {name: value if _ID.fullmatch(value) else masked(value) for name, value in self.query.items()}


@routes.get("/staff/logg", AUDITOR)
async def log(request: web.Request) -> web.StreamResponse:
    """The entries that fit the search, a page at a time."""
    search, place, newest = _search(request), _number(request, "plats") or 0, _number(request, "fran_rad")
    found = await request.app[AUDIT].search(**asdict(search), most=PAGE + 1, offset=place, newest=newest)
    if search.query and not place:
        await record(request, "log_searched", **search.written_down)
    first = newest or (found[0].id if found else 0)
    return staff_page(
        request, "audit.html", entries=[(one, written_details(one)) for one in found[:PAGE]], search=search,
        actions=await request.app[AUDIT].actions(), file=urlencode(search.query),
        newer=_address(search, first, max(0, place - PAGE)) if place else "",
        older=_address(search, first, place + PAGE) if len(found) > PAGE else "",
    )  # fmt: skip


@routes.get("/staff/logg.csv", AUDITOR)
async def file(request: web.Request) -> web.StreamResponse:
    """The entries that fit the search as a file, at most ``MOST_IN_FILE`` of them."""
    search = _search(request)
    found = await request.app[AUDIT].search(**asdict(search), most=MOST_IN_FILE)
    await record(request, "log_exported", number=len(found), **search.written_down)
    rows = [
        (f"{one.at.astimezone(SWEDEN):%Y-%m-%d %H:%M:%S}", one.login, one.action, one.conversation or "",
         written_details(one))
        for one in found
    ]  # fmt: skip
    return csv_response("logg.csv", _HEADER, rows)


def written_details(entry: AuditEntry) -> str:
    """The details as one line."""
    return "; ".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in entry.details.items()
    )


def _search(request: web.Request) -> Search:
    given = request.query
    text = {name: "".join(filter(str.isprintable, given.get(name, "")))[:254] for name in
            ("anvandare", "handling", "samtal")}  # fmt: skip
    return Search(
        _day(given.get("fran", "")), _day(given.get("till", "")), text["anvandare"].strip(), text["handling"].strip(),
        text["samtal"].strip(),
    )  # fmt: skip


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def _number(request: web.Request, name: str) -> int | None:
    text = request.query.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _address(search: Search, newest: int, place: int) -> str:
    return "/staff/logg?" + urlencode(search.query | {"fran_rad": str(newest), "plats": str(place)})
