"""A case's page: the chat, what is known of the applicant, and what the catalogue could answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.catalogue.figures import grouped
from bot.eligibility.facts import FACT_BY_ID
from bot.gateway.errors import dumps
from bot.gateway.keys import CASES, CATALOGUE, DOSSIERS, SWITCHBOARD
from bot.gateway.pages import today_of
from bot.gateway.staff.fact_forms import fact_form, written_value
from bot.gateway.staff.gist import calls_told_of, gist_of
from bot.gateway.staff.guard import OFFICER, StaffRoutes, record, staff_of, staff_page
from bot.gateway.staff.proposing import proposals
from bot.gateway.staff.queue_pages import names_of_staff
from bot.gateway.summary_pages import ORDER
from bot.gateway.switchboard import MOST_CAUGHT_UP
from bot.gateway.times import now
from bot.guidance.dossier import label_of
from bot.guidance.fact_words import choices_of
from bot.storage.records import Conversation
from bot.storage.staff_records import HUMAN, Case, Correction, Staff

ADDRESS = "/staff/arenden/{conversation:[0-9a-f]{32}}"
routes = StaffRoutes()


@dataclass(frozen=True)
class Change:
    """A correction in words."""

    at: datetime
    author: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Earlier:
    """A closed case of the conversation; ``handled_by`` is a name, or empty."""

    id: int
    opened_at: datetime
    reason: str
    outcome: str | None
    follow_up: str
    handled_by: str


@routes.get(ADDRESS, OFFICER)
async def case(request: web.Request) -> web.StreamResponse:
    """The case with its conversation."""
    return await case_page(request, await conversation_of(request))


@routes.get(ADDRESS + "/underlag", OFFICER)
async def side(request: web.Request) -> web.StreamResponse:
    """What stands beside the chat, as the page's script fetches it when something has changed."""
    conversation = await conversation_of(request)
    await record(request, "conversation_read", conversation.id, part="underlag")
    return staff_page(request, "side.html", **await _beside(request, conversation))


@routes.get(ADDRESS + "/svar", OFFICER)
async def answers(request: web.Request) -> web.StreamResponse:
    """Answers of the catalogue by ``call``, ``aspect`` and words (``q``), each with its source, ready to be sent."""
    await conversation_of(request)
    asked = {name: request.query.get(name, "")[:100] for name in ("call", "aspect", "q")}
    found = proposals(request.app[CATALOGUE], today_of(request), asked["call"], asked["aspect"], asked["q"])
    return web.json_response({"answers": [vars(one) for one in found]}, dumps=dumps)


async def conversation_of(request: web.Request) -> Conversation:
    """The conversation that the address names; not found where there is none (any more)."""
    found = await request.app[SWITCHBOARD].conversations.get(request.match_info["conversation"])
    if found is None:
        raise web.HTTPNotFound
    return found


async def case_page(
    request: web.Request, conversation: Conversation, problem: str = "", status: int = 200
) -> web.Response:
    """The case's page, also where ``problem`` says what could not be done. That it was read is written down."""
    await record(request, "conversation_read", conversation.id)
    beside = await _beside(request, conversation)
    messages = await request.app[SWITCHBOARD].conversations.after(conversation.id, 0, MOST_CAUGHT_UP)
    messages = [one for one in messages if one.seq <= conversation.last_seq]  # the script asks for what follows
    pages = calls_told_of(messages)
    shown = [one for one in messages if (one.payload or {}).get("type") != "assessment_text"]
    current: Case | None = beside["case"]
    return staff_page(
        request, "case.html", status=status, messages=shown, problem=problem, today=today_of(request),
        older=bool(messages) and messages[0].seq > 1, suggested=pages[0]["call"] if pages else "",
        gist=await gist_of(request, conversation.id, current.note if current else ""),
        subjects=[one for one in request.app[CATALOGUE].subjects.values() if one.answers], **beside,
    )  # fmt: skip


async def _beside(request: web.Request, conversation: Conversation) -> dict[str, Any]:
    me, names = staff_of(request), await names_of_staff(request)
    cases = await request.app[CASES].of(conversation.id)
    owner = names.get(conversation.owner) if conversation.state == HUMAN else None
    return {
        "conversation": conversation,
        "case": cases[0] if cases else None,
        "earlier": [_earlier(one, names) for one in cases[1:]],
        "mine": conversation.owner == me.id,
        "owner": owner.name if owner else "",
        "notes": await request.app[CASES].notes(conversation.id),
        "corrections": [_change(one) for one in await request.app[CASES].corrections(conversation.id)],
        "colleagues": sorted(_colleagues(names.values(), me), key=lambda one: one.name),
        "teams": sorted({team for one in names.values() if one.is_active for team in one.teams}),
        "now": now(),
        **_known(await request.app[DOSSIERS].shown(conversation.id)),
    }


def _known(shown: dict[str, Any]) -> dict[str, Any]:
    """The dossier as the template wants it: with a form for each fact, and what templates of replies can name."""
    facts = {one["fact"]: one["value"] for one in shown["facts"]}
    assessments = [one | {"place": ORDER.index(one["fit"])} for one in shown["assessments"]]
    best = next((one for one in assessments if one["fit"] == "fits"), None)
    amount = best["max_support_sek"] if best else None
    return shown | {
        "assessments": assessments,
        "editable": {fact: fact_form(fact, value) for fact, value in facts.items()},
        "addable": [fact_form(fact) for fact in FACT_BY_ID if fact not in facts],
        "municipalities": [one["value"] for one in choices_of("municipality")],
        "offered": {
            "support": best["name"] if best else "",
            "amount": f"{grouped(amount)} kronor" if amount is not None else "",
        },
    }


def _colleagues(members: Iterable[Staff], me: Staff) -> list[Staff]:
    """Who may be handed a conversation: officers and supervisors that can sign in."""
    return [one for one in members if one.id != me.id and one.is_active and one.roles & {"officer", "supervisor"}]


def _earlier(case: Case, names: dict[str, Staff]) -> Earlier:
    handler = names.get(case.closed_by or case.claimed_by or "")
    return Earlier(
        case.id, case.opened_at, case.reason, case.outcome, case.follow_up, handler.name if handler else ""
    )  # fmt: skip


def _change(one: Correction) -> Change:
    before, after = written_value(one.fact, one.before), written_value(one.fact, one.after)
    return Change(one.at, one.author, label_of(one.fact) if one.fact in FACT_BY_ID else one.fact, before, after)
