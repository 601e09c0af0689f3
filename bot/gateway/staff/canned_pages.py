"""The canned replies: written by supervisors and administrators, read by the console's chat."""

from datetime import datetime
from typing import Any

from aiohttp import web

from bot.gateway.errors import dumps
from bot.gateway.keys import CANNED
from bot.gateway.staff.canned_replies import FIELDS, LONGEST_TITLE, Unfit, checked, fields_of
from bot.gateway.staff.guard import (
    ADMINISTRATOR,
    OFFICER,
    SUPERVISOR,
    StaffRoutes,
    form_of,
    record,
    staff_of,
    staff_page,
)
from bot.gateway.times import now
from bot.storage.canned import MOST_REPLIES, TitleTaken, TooMany
from bot.swedish.normalise import MAX_LENGTH

_ADDRESS = "/staff/svarsmallar"
_ONE = _ADDRESS + "/{id:[0-9]{1,9}}"
_NEW = 0
"""Stands for the reply that is not kept yet, where an error is shown."""
routes = StaffRoutes()


@routes.get(_ADDRESS + ".json", OFFICER)
async def listed(request: web.Request) -> web.StreamResponse:
    """The replies with their fields."""
    replies = [
        {"id": one.id, "title": one.title, "text": one.text, "fields": fields_of(one.text)}
        for one in await request.app[CANNED].all()
    ]
    return web.json_response({"replies": replies}, dumps=dumps)


@routes.get(_ADDRESS, SUPERVISOR, ADMINISTRATOR)
async def canned(request: web.Request) -> web.StreamResponse:
    """All replies, each in its form, and an empty form for a new one."""
    return await _page(request)


@routes.post(_ADDRESS, SUPERVISOR, ADMINISTRATOR)
async def add(request: web.Request) -> web.StreamResponse:
    """Keeps a new reply (``title`` and ``text`` of the form)."""
    form = await form_of(request)
    try:
        written = checked(form.get("title", ""), form.get("text", ""))
        kept = await request.app[CANNED].add(written.title, written.text, staff_of(request).name, now())
    except Unfit as error:
        return await _page(request, 400, _NEW, error)
    except TitleTaken:
        return await _page(request, 409, _NEW, _title_taken())
    except TooMany:
        return await _page(request, 409, _NEW, Unfit("title", f"Det finns redan {MOST_REPLIES} mallar. Radera någon."))
    await record(request, "canned_added", reply=kept.id, title=kept.title)
    raise web.HTTPSeeOther(f"{_ADDRESS}#mall-{kept.id}")


@routes.post(_ONE, SUPERVISOR, ADMINISTRATOR)
async def change(request: web.Request) -> web.StreamResponse:
    """Replaces a reply, unless somebody else has changed it since the form was loaded (``seen``)."""
    id_, form = int(request.match_info["id"]), await form_of(request)
    try:
        written, seen = checked(form.get("title", ""), form.get("text", "")), _moment(form.get("seen", ""))
        done = await request.app[CANNED].change(
            id_, seen, written.title, written.text, staff_of(request).name, now()
        )  # fmt: skip
    except Unfit as error:
        return await _page(request, 400, id_, error)
    except TitleTaken:
        return await _page(request, 409, id_, _title_taken())
    if not done:
        return await _page(request, 409, id_, await _lost(request, id_))
    await record(request, "canned_changed", reply=id_, title=written.title)
    raise web.HTTPSeeOther(f"{_ADDRESS}#mall-{id_}")


@routes.post(_ONE + "/radera", SUPERVISOR, ADMINISTRATOR)
async def delete(request: web.Request) -> web.StreamResponse:
    """Takes a reply away; nothing where it is gone already."""
    id_ = int(request.match_info["id"])
    if await request.app[CANNED].delete(id_):
        await record(request, "canned_deleted", reply=id_)
    raise web.HTTPSeeOther(_ADDRESS)


def _title_taken() -> Unfit:
    return Unfit("title", "Det finns redan en mall med den rubriken. Välj en annan.")


async def _lost(request: web.Request, id_: int) -> Unfit:
    """Why the change came too late."""
    kept = next((one for one in await request.app[CANNED].all() if one.id == id_), None)
    if kept is None:
        return Unfit("text", "Mallen är raderad. Spara din text som en ny mall om du vill ha den kvar.")
    return Unfit("text", f"{kept.changed_by} har ändrat mallen sedan du öppnade sidan. Jämför texterna och spara igen.")


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise web.HTTPBadRequest from None
    if moment.tzinfo is None:
        raise web.HTTPBadRequest
    return moment


async def _page(
    request: web.Request, status: int = 200, wrong: int | None = None, problem: Unfit | None = None
) -> web.Response:
    """The page; with a ``problem``, what was typed into the form of the reply ``wrong`` stands there still."""
    form: dict[str, Any] = await form_of(request) if problem else {}
    replies = await request.app[CANNED].all()
    if wrong not in {one.id for one in replies}:
        wrong = _NEW if problem else None
    return staff_page(
        request, "canned.html", status, replies=replies, fields=FIELDS, longest_title=LONGEST_TITLE,
        longest_text=MAX_LENGTH, wrong=wrong, problem=problem, typed=form,
    )  # fmt: skip
