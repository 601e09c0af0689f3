"""``POST /api/eligibility`` and ``GET /health``."""

import asyncio
import json
from datetime import date
from typing import Any, NoReturn

from aiohttp import ClientError, ClientTimeout, web

from bot.eligibility.facts import FactError, InvalidFacts, checked_facts
from bot.gateway.errors import dumps
from bot.gateway.keys import CATALOGUE, HTTP, SETTINGS
from bot.guidance.payload import eligibility_payload
from bot.settings import current_day

MOST_ERRORS = 50
"""Faults told at once: whoever makes more has misunderstood something else."""
HEALTH_TIMEOUT = ClientTimeout(total=2.0)
routes = web.RouteTableDef()


@routes.post("/api/eligibility")
async def eligibility(request: web.Request) -> web.Response:
    """Judges facts against every call. Bad input answers 400 with one message for each fault."""
    try:
        raw = await request.read()
    except web.RequestPayloadError as error:
        raise _bad("", "Anropet är inte packat så som det anger. Skicka JSON utan Content-Encoding.") from error
    facts, today = _checked(_body(raw))
    payload = eligibility_payload(request.app[CATALOGUE].calls, facts, today)
    return web.json_response(payload, dumps=dumps)


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    """200 where Rasa and the action server answer too, else 503 with the names of those that don't."""
    settings = request.app[SETTINGS]
    parts = {"rasa": f"{settings.rasa_url}/status", "actions": f"{settings.action_url}/health"}
    states = {"gateway": "ok"} | {name: await _state(request, url) for name, url in parts.items()}
    down = [name for name, state in states.items() if state != "ok"]
    body: dict[str, Any] = {"status": "unavailable" if down else "ok", "parts": states}
    if down:
        body["down"] = down
    return web.json_response(body, status=503 if down else 200)


async def _state(request: web.Request, url: str) -> str:
    try:
        async with request.app[HTTP].get(url, timeout=HEALTH_TIMEOUT) as response:
            return "ok" if response.status == 200 else f"status {response.status}"
    except (ClientError, asyncio.TimeoutError, OSError):  # on Python 3.10 the former is not the builtin
        return "down"


# -- input -------------------------------------------------------------------------------------------


def _body(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw.decode("utf-8"), object_pairs_hook=_no_repeated_keys, parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        reason = f" ({error})" if isinstance(error, _InputFault) else ""
        raise _bad(
            "", f'Anropet är inte giltig JSON{reason}. Skicka ett objekt på formen {{"facts": {{…}}}}.'
        ) from error
    if not isinstance(body, dict):
        raise _bad("", "Skicka ett JSON-objekt med nyckeln ”facts”.")
    return body


class _InputFault(ValueError):
    """A fault whose message can be shown."""


def _no_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _InputFault(f"nyckeln ”{name}” står två gånger")
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise _InputFault(f"{name} är inget tal")


def _checked(body: dict[str, Any]) -> tuple[dict[str, Any], date]:
    if unknown := [key for key in body if key not in ("facts", "today")]:
        raise _bad(unknown[0], f"Nyckeln ”{unknown[0]}” är okänd. Kända nycklar är ”facts” och ”today”.")
    if not isinstance(body.get("facts"), dict):
        raise _bad("facts", "Nyckeln ”facts” saknas eller är inte ett objekt. Skicka {} om inget är känt.")
    errors: list[FactError] = []
    facts: dict[str, Any] = {}
    try:
        facts = checked_facts(body["facts"])
    except InvalidFacts as error:
        errors += error.errors
    today = current_day()
    if "today" in body:
        try:
            today = _day(body["today"])
        except ValueError:
            errors.append(FactError("today", "Datumet finns inte. Skriv det som ÅÅÅÅ-MM-DD, till exempel 2026-11-22."))
    if errors:
        raise _refused(errors)
    return facts, today


def _day(value: Any) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("no date")
    return date.fromisoformat(value)


def _bad(fact: str, message: str) -> web.HTTPBadRequest:
    return _refused([FactError(fact, message)])


def _refused(errors: list[FactError]) -> web.HTTPBadRequest:
    body = {"errors": [{"fact": error.fact, "message": error.message} for error in errors[:MOST_ERRORS]]}
    # Half a character (a lone surrogate) can't be sent as UTF-8: it is shown as a question mark.
    text = dumps(body).encode("utf-8", "replace").decode("utf-8")
    return web.HTTPBadRequest(text=text, content_type="application/json")
