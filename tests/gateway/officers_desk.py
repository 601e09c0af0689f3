"""The whole gateway with staff signed in, and conversations that wait for them. Rasa is not there."""

import secrets
from collections.abc import Coroutine
from typing import Any
from uuid import uuid4

from aiohttp import web
from fake_servers import Loop
from staff_console import Browser

from bot.gateway.app import create_app
from bot.gateway.keys import ASKING, AUDIT, CASES, CATALOGUE, DOSSIERS, HANDOVER, STAFF, SWITCHBOARD
from bot.gateway.times import now
from bot.guidance.payload import sources_payload
from bot.settings import Settings
from bot.storage.cases import Wish
from bot.storage.keeping import id_of
from bot.storage.records import BOT, Conversation, Draft
from bot.storage.staff_records import AuditEntry, Case, Staff


class Desk:
    """A running gateway."""

    def __init__(self, loop: Loop, chosen: Settings) -> None:
        self._loop, self._browsers = loop, list[Browser]()
        self.app = create_app(chosen)
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.1)
        loop.run(self._start())
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of something done inside the gateway's loop."""
        return self._loop.run(work)

    def member(self, name: str, *roles: str, teams: tuple[str, ...] = ()) -> Staff:
        """A new member."""
        login = f"{name.split()[0].lower()}-{secrets.token_hex(4)}@region.example"
        return self.run(self.app[STAFF].add(login, name, roles or ("officer",), list(teams), now()))

    def browser(self, staff: Staff) -> Browser:
        """A browser in which ``staff`` is signed in."""
        key, csrf = self.run(self.app[STAFF].open_session(staff.id, now()))
        self._browsers.append(Browser(self._loop, self.origin).carry(key, csrf))
        return self._browsers[-1]

    def conversation(self, *texts: str, about: str = "") -> str:
        """A conversation in which the person has said ``texts`` and the assistant has answered; gives its id.

        ``about`` is the id of a support that the last answer is about.
        """
        key = secrets.token_urlsafe(32)
        self.run(self.app[SWITCHBOARD].conversations.begun(key, "website", now()))
        for text in texts or ("Hej",):
            subjects = self.app[CATALOGUE].named([about])
            self._answered(id_of(key), text, sources_payload([], subjects) if subjects else None)
        return id_of(key)

    def _answered(self, conversation: str, text: str, payload: dict[str, Any] | None) -> None:
        kept = self.app[SWITCHBOARD].conversations
        message, _ = self.run(kept.said(conversation, str(uuid4()), text, now()))
        answer = Draft("bot", f"Svar på: {text}", payload=payload)
        assert self.run(kept.answered(conversation, message, [answer], BOT, now())) is not None

    def waiting(self, *texts: str, about: str = "", **wish: Any) -> str:
        """A conversation that waits in the queue."""
        conversation = self.conversation(*texts, about=about)
        told = [Draft("system", "Du står i kön.")]
        wished = Wish(wish.pop("reason", "requested"), **wish)
        assert self.run(self.app[CASES].handed_over(conversation, wished, told, now())) is not None
        return conversation

    def asks(self, text: str) -> str:
        """A person asks for a member of the staff, so that every console hears of it; gives the conversation."""
        conversation = self.conversation(text)
        self.run(self.app[ASKING].ask(conversation, "requested"))
        return conversation

    def taken(self, staff: Staff, *texts: str, **wish: Any) -> str:
        """A conversation that ``staff`` has."""
        conversation = self.waiting(*texts, **wish)
        assert self.run(self.app[HANDOVER].claim(conversation, staff))
        return conversation

    def says(self, conversation: str, staff: Staff, text: str) -> None:
        """``staff`` writes to the applicant."""
        self.run(self.app[HANDOVER].say(conversation, staff, str(uuid4()), text))

    def state(self, conversation: str) -> Conversation:
        """The conversation as it is kept."""
        return self.run(self.app[SWITCHBOARD].conversations.get(conversation))

    def case(self, conversation: str) -> Case:
        """Its newest case."""
        return self.run(self.app[CASES].of(conversation))[0]

    def facts(self, conversation: str) -> dict[str, Any]:
        """What is known in it."""
        return dict(self.run(self.app[DOSSIERS].facts(conversation)))

    def texts(self, conversation: str) -> list[str]:
        """What has been said in it."""
        return [one.text for one in self.run(self.app[SWITCHBOARD].conversations.after(conversation, 0))]

    def log(self, conversation: str) -> list[AuditEntry]:
        """The audit log of a conversation, oldest first."""
        return self.run(self.app[AUDIT].search(conversation=conversation, most=1000))[::-1]

    def stop(self) -> None:
        """Stops it and closes its browsers."""
        for one in self._browsers:
            one.close()
        self._loop.run(self._runner.cleanup())
