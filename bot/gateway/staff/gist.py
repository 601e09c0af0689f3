"""What a conversation is about and where, at a glance: for the queue and for lists."""

from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

from aiohttp import web

from bot.eligibility.facts import county_of
from bot.gateway.keys import DOSSIERS, SWITCHBOARD
from bot.storage.records import Message
from bot.storage.staff_records import Case

MOST_READ = 60
"""Messages from the end of a conversation in which its subject is looked for."""
MOST_NAMES = 2
LONGEST = 90


@dataclass(frozen=True)
class Gist:
    """``about``: the supports in question, or the first line that the person wrote; both may be empty."""

    about: str
    place: str


_waiting: WeakKeyDictionary[web.Application, dict[tuple[object, ...], Gist]] = WeakKeyDictionary()
"""The gists of what waits now: each open console asks for them again whenever the queue moves."""


async def gist_of(request: web.Request, conversation: str, note: str = "") -> Gist:
    """The gist of a conversation; ``note`` is what the person wrote to the staff."""
    facts = await request.app[DOSSIERS].facts(conversation)
    messages = await request.app[SWITCHBOARD].conversations.after(conversation, 0, MOST_READ)
    place = ", ".join(filter(None, (str(facts.get("municipality", "")), county_of(facts))))
    said = _said_of_the_matter(messages)
    names = [page["name"] for page in calls_told_of(messages)[:MOST_NAMES]]
    return Gist(", ".join(names) or _first_line(note) or _first_line(said[0] if said else ""), place)


async def gists_of_waiting(request: web.Request, cases: list[Case]) -> list[Gist]:
    """The gist of each case, looked up once for as long as it stays in the queue."""
    known = _waiting.get(request.app, {})
    found = {_name(one): known.get(_name(one)) or await gist_of(request, one.conversation, one.note) for one in cases}
    _waiting[request.app] = found
    return [found[_name(one)] for one in cases]


def _name(case: Case) -> tuple[object, ...]:
    return case.id, case.queued_at, case.note


def calls_told_of(messages: list[Message]) -> list[dict[str, str]]:
    """The supports (``call`` and ``name``) that the newest answer from the catalogue is about."""
    for message in reversed(messages):
        payload = message.payload or {}
        if payload.get("type") == "sources" and payload.get("pages"):
            return list(payload["pages"])
    return []


def _said_of_the_matter(messages: list[Message]) -> list[str]:
    """What the person said, without the wish for a person: that is known, and says nothing of the matter."""
    wishes = {
        one.seq
        for one, reply in pairwise(messages)
        if reply.sender == "bot" and (reply.payload or {}).get("type") == "handoff"
    }
    return [one.text for one in messages if one.sender == "person" and one.seq not in wishes]


def _first_line(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
