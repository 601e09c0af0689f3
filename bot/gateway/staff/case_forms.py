"""What an officer does with a case: take it, correct, note, hand on, give back, close.

Plain forms, so that all of it works without scripts; a script that asks for JSON gets errors as the API tells them.
"""

from collections.abc import Awaitable

from aiohttp import web

from bot.eligibility.facts import FACT_BY_ID, InvalidFacts
from bot.gateway.errors import dumps, plain_error
from bot.gateway.handover import NOT_YOURS
from bot.gateway.incoming import Refused
from bot.gateway.keys import HANDOVER, STAFF
from bot.gateway.staff.conversation_pages import ADDRESS, case_page, conversation_of
from bot.gateway.staff.fact_forms import value_of_form
from bot.gateway.staff.guard import OFFICER, SUPERVISOR, StaffRoutes, form_of, has_role, record, staff_of
from bot.storage.staff_records import CLOSED, HUMAN

_TAKEN = "Ärendet togs av {name}."
_FINISHED = "Ärendet är redan avslutat."
_ONLY_SUPERVISOR = "Bara en arbetsledare kan ta över från en kollega."
_NOBODY = "Välj vem som ska ha ärendet."
_UNKNOWN_FACT = "Uppgiften finns inte."
routes = StaffRoutes()


@routes.post(ADDRESS + "/ta", OFFICER)
async def take(request: web.Request) -> web.StreamResponse:
    """Takes the conversation; from a colleague only as a supervisor who says so (``from_colleague``)."""
    conversation, me = (await conversation_of(request)).id, staff_of(request)
    from_colleague = (await form_of(request)).get("from_colleague") == "yes"
    if from_colleague and not has_role(me, SUPERVISOR):
        return await _refused(request, _ONLY_SUPERVISOR, 403)
    work = request.app[HANDOVER].claim(conversation, me, from_colleague=from_colleague)
    return await _done(request, "case_taken", work, from_colleague=from_colleague)


@routes.post(ADDRESS + "/lamna-tillbaka", OFFICER)
async def give_back(request: web.Request) -> web.StreamResponse:
    """Gives the conversation back to the assistant."""
    conversation = (await conversation_of(request)).id
    return await _done(request, "case_returned", request.app[HANDOVER].give_back(conversation, staff_of(request)))


@routes.post(ADDRESS + "/overlat", OFFICER)
async def hand_on(request: web.Request) -> web.StreamResponse:
    """Hands the conversation to a colleague, to a group, or back to the queue (``to``: person:…, team:…, queue)."""
    conversation, me = (await conversation_of(request)).id, staff_of(request)
    kind, _, name = (await form_of(request)).get("to", "").partition(":")
    members = {one.id: one for one in await request.app[STAFF].all() if one.is_active}
    if kind == "queue" or (kind == "team" and any(name in one.teams for one in members.values())):
        team = name if kind == "team" else ""
        return await _done(
            request, "case_transferred", request.app[HANDOVER].to_team(conversation, me, team), team=team
        )
    colleague = members.get(name) if kind == "person" else None
    if colleague is None or colleague.id == me.id or not has_role(colleague, OFFICER):
        return await _refused(request, _NOBODY, 422)
    work = request.app[HANDOVER].transfer(conversation, me, colleague)
    return await _done(request, "case_transferred", work, to=colleague.login)


@routes.post(ADDRESS + "/avsluta", OFFICER)
async def close(request: web.Request) -> web.StreamResponse:
    """Closes the case with an ``outcome`` and what to follow up."""
    conversation, form = (await conversation_of(request)).id, await form_of(request)
    outcome, follow_up = form.get("outcome", ""), form.get("follow_up", "")
    work = request.app[HANDOVER].close(conversation, staff_of(request), outcome, follow_up)
    return await _done(request, "case_closed", work, outcome=outcome)


@routes.post(ADDRESS + "/anteckning", OFFICER)
async def note(request: web.Request) -> web.StreamResponse:
    """Keeps an internal note; whoever may read the case may add one."""
    conversation, form = (await conversation_of(request)).id, await form_of(request)
    work = _noted(request.app[HANDOVER].note(conversation, staff_of(request), form.get("text", "")))
    return await _done(request, "note_added", work, "#anteckningar")


async def _noted(work: Awaitable[None]) -> bool:
    await work
    return True


@routes.post(ADDRESS + "/uppgift", OFFICER)
async def correct(request: web.Request) -> web.StreamResponse:
    """Corrects the ``fact`` to the form's ``value`` (several for several choices), or takes it away (``remove``)."""
    conversation, form = (await conversation_of(request)).id, await form_of(request)
    fact = form.get("fact", "")
    if fact not in FACT_BY_ID:
        return await _refused(request, _UNKNOWN_FACT, 422)
    values = [one for one in (await request.post()).getall("value", []) if isinstance(one, str)]
    value = None if form.get("remove") == "yes" else value_of_form(fact, values)
    work = request.app[HANDOVER].correct(conversation, staff_of(request), fact, value)
    return await _done(request, "fact_corrected", work, "#uppgifter", fact=fact, removed=value is None)


async def _done(
    request: web.Request, action: str, work: Awaitable[bool], place: str = "", **details: object
) -> web.StreamResponse:
    """Has ``work`` done, writes it down and goes back to the page; tells where it can't be done or is too late."""
    try:
        if not await work:
            return await _too_late(request)
    except InvalidFacts as error:
        return await _refused(request, " ".join(one.message for one in error.errors), 422)
    except Refused as error:
        return await _refused(request, error.message, 422)
    await record(request, action, request.match_info["conversation"], **details)
    return _back(request, place)


async def _too_late(request: web.Request) -> web.StreamResponse:
    """Tells who was first, or sends back whoever asked twice."""
    conversation = await conversation_of(request)
    if conversation.owner == staff_of(request).id:
        return _back(request)
    owner = await request.app[STAFF].get(conversation.owner) if conversation.state == HUMAN else None
    if owner:
        return await _refused(request, _TAKEN.format(name=owner.name), 409)
    return await _refused(request, _FINISHED if conversation.state == CLOSED else NOT_YOURS, 409)


async def _refused(request: web.Request, message: str, status: int) -> web.StreamResponse:
    if request.headers.get("Accept", "") == "application/json":
        return web.json_response(plain_error(message), status=status, dumps=dumps)
    return await case_page(request, await conversation_of(request), message, status)


def _back(request: web.Request, place: str = "") -> web.StreamResponse:
    if request.headers.get("Accept", "") == "application/json":
        return web.json_response({})
    address = f"/staff/arenden/{request.match_info['conversation']}{place}"
    return web.Response(status=303, headers={"Location": address})
