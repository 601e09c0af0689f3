"""One conversation as a file, for release on request: everything that is kept of it, with what is secret masked."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.eligibility.facts import FACT_BY_ID
from bot.gateway.keys import CASES, DOSSIERS, SWITCHBOARD, TEMPLATES
from bot.gateway.staff.conversation_pages import ADDRESS, conversation_of
from bot.gateway.staff.fact_forms import written_value
from bot.gateway.staff.guard import OFFICER, StaffRoutes, form_of, record, staff_page
from bot.gateway.staff.masked import KINDS, MASK, Masking, other_names, words_listed
from bot.gateway.staff.queue_pages import names_of_staff
from bot.gateway.templates import rendered
from bot.gateway.times import now
from bot.guidance.dossier import label_of
from bot.storage.records import Conversation
from bot.storage.staff_records import Case

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The file is read where it was saved; opened from here it may not run anything either."""
_ORGANISATION = "organisation_number"
routes = StaffRoutes()


@dataclass(frozen=True)
class Choice:
    """What the officer has chosen to release."""

    masking: Masking
    contact: bool
    staff: bool
    notes: bool
    as_json: bool


@routes.get(ADDRESS + "/export", OFFICER)
async def choices(request: web.Request) -> web.StreamResponse:
    """The form in which the officer chooses what is masked."""
    return staff_page(request, "export.html", conversation=await conversation_of(request))


@routes.post(ADDRESS + "/export", OFFICER)
async def file(request: web.Request) -> web.StreamResponse:
    """The file. That it was made, and what was masked by kind, is written down."""
    conversation, form = await conversation_of(request), await form_of(request)
    choice = await _choice(request, conversation, form)
    data = await _data(request, conversation, choice)
    await record(
        request, "conversation_exported", conversation.id, masked=sorted(choice.masking.kinds), contact=choice.contact,
        staff=choice.staff, words=len(choice.masking.words), notes=choice.notes,
    )  # fmt: skip
    if choice.as_json:
        return _sent(conversation, json.dumps(data, ensure_ascii=False, indent=1), "json", "application/json")
    page = rendered(request.app[TEMPLATES], "staff/export_file.html", **data)
    return _sent(conversation, page, "html", "text/html")


async def _choice(request: web.Request, conversation: Conversation, form: dict[str, str]) -> Choice:
    kinds = frozenset(kind for kind in KINDS if form.get(kind) == "mask")
    names = await _staff_names(request, conversation) if form.get("staff") == "mask" else []
    masking = Masking(kinds, words_listed(form.get("words", "")), other_names(names))
    return Choice(
        masking, form.get("contact") == "mask", form.get("staff") == "mask", form.get("notes") == "yes",
        form.get("format") == "json",
    )  # fmt: skip


async def _staff_names(request: web.Request, conversation: Conversation) -> list[str]:
    """Those who have written in the conversation first, then all others that a message may name."""
    messages = await request.app[SWITCHBOARD].conversations.after(conversation.id, 0)
    notes = await request.app[CASES].notes(conversation.id)
    corrections = await request.app[CASES].corrections(conversation.id)
    authors = [one.author or "" for one in messages]
    authors += [one.author for one in notes] + [one.author for one in corrections]
    return [*authors, *(one.name for one in (await names_of_staff(request)).values())]


async def _data(request: web.Request, conversation: Conversation, choice: Choice) -> dict[str, Any]:
    """The conversation as JSON values."""
    known = await request.app[DOSSIERS].shown(conversation.id)
    return {
        "conversation": conversation.id,
        "made_at": _written(now()),
        "started_at": _written(conversation.started_at),
        "last_at": _written(conversation.last_at),
        "cases": await _cases(request, conversation, choice),
        "messages": await _messages(request, conversation, choice.masking),
        "facts": [_fact(one, choice.masking) for one in known["facts"]],
        "assessments": [
            {"name": one["name"], "verdict": one["fit_text"], "amount": one["amount_text"]}
            for one in known["assessments"]
        ],
        "corrections": await _corrections(request, conversation, choice.masking),
        "notes": await _notes(request, conversation, choice.masking) if choice.notes else [],
        "notes_included": choice.notes,
    }


async def _messages(request: web.Request, conversation: Conversation, masking: Masking) -> list[dict[str, str]]:
    messages = await request.app[SWITCHBOARD].conversations.after(conversation.id, 0)
    return [
        {"at": _written(one.at), "from": one.sender, "author": masking.of(one.author or ""),
         "text": masking.of(one.text)}
        for one in messages
    ]  # fmt: skip


async def _corrections(request: web.Request, conversation: Conversation, masking: Masking) -> list[dict[str, str]]:
    return [
        {
            "at": _written(one.at),
            "author": masking.of(one.author),
            "fact": label_of(one.fact) if one.fact in FACT_BY_ID else one.fact,
            "before": _value(one.fact, one.before, masking),
            "after": _value(one.fact, one.after, masking),
        }
        for one in await request.app[CASES].corrections(conversation.id)
    ]


async def _notes(request: web.Request, conversation: Conversation, masking: Masking) -> list[dict[str, str]]:
    return [
        {"at": _written(one.at), "author": masking.of(one.author), "text": masking.of(one.text)}
        for one in await request.app[CASES].notes(conversation.id)
    ]


async def _cases(request: web.Request, conversation: Conversation, choice: Choice) -> list[dict[str, Any]]:
    """The cases of the conversation, the first one first."""
    members = await names_of_staff(request)
    found = []
    for one in reversed(await request.app[CASES].of(conversation.id)):
        handler = members.get(one.closed_by or one.claimed_by or "")
        found.append(_case(one, choice, handler.name if handler else ""))
    return found


def _case(case: Case, choice: Choice, handler: str) -> dict[str, Any]:
    mask = choice.masking.of
    return {
        "number": case.id,
        "opened_at": _written(case.opened_at),
        "claimed_at": _written(case.claimed_at),
        "closed_at": _written(case.closed_at),
        "reason": case.reason,
        "note": mask(case.note),
        "contact": (MASK if choice.contact else mask(case.contact)) if case.contact else "",
        "team": case.team,
        "handler": mask(handler),
        "outcome": case.outcome or "",
        "follow_up": mask(case.follow_up) if choice.notes else "",
    }


def _fact(one: dict[str, Any], masking: Masking) -> dict[str, str]:
    return {
        "label": one["label"],
        "value": _value(one["fact"], one["value"], masking),
        "by": masking.of(one["by"] or ""),
    }


def _value(fact: str, value: Any, masking: Masking) -> str:
    if value is not None and fact == _ORGANISATION and _ORGANISATION in masking.kinds:
        return MASK
    return masking.of(written_value(fact, value))


def _written(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _sent(conversation: Conversation, text: str, ending: str, kind: str) -> web.Response:
    headers = {
        "Content-Disposition": f'attachment; filename="samtal-{conversation.id[:8]}.{ending}"',
        "Content-Security-Policy": _POLICY,
    }
    return web.Response(text=text, content_type=kind, charset="utf-8", headers=headers)
