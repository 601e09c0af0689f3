"""Members of the staff in front of a console: signed in, with its live socket, and what Handover does for them."""

from typing import Any

from chatting_clients import Chat, Tab

from bot.gateway.keys import CASES, HANDOVER, STAFF, SWITCHBOARD
from bot.gateway.times import now
from bot.storage.keeping import id_of
from bot.storage.staff_records import Case, Staff


class Officer:
    """One member. Gateways that are started anew know them still."""

    def __init__(self, chat: Chat, name: str = "Eva Berg", *roles: str) -> None:
        self.chat = chat
        login = f"{name.split()[0].lower()}@region.example"
        chosen = roles or ("officer",)
        self.staff: Staff = chat.run(chat.app[STAFF].add(login, name, chosen, (), now()))
        self.key, self.csrf = chat.run(chat.app[STAFF].open_session(self.staff.id, now()))

    @property
    def cookie(self) -> str:
        """The header that shows who it is."""
        return f"stodlots_staff={self.key}"

    def console(self) -> Tab:
        """An open console."""
        tab = self.chat.connect("/staff/live", Cookie=self.cookie, Origin=self.chat.origin)
        tab.until("welcome")
        return tab

    def watching(self, key: str) -> Tab:
        """A console that watches the conversation of ``key`` and has heard its history."""
        tab = self.console()
        tab.send({"type": "watch", "conversation": id_of(key), "after": 0})
        tab.until("history")
        return tab

    def does(self, what: str, key: str, *values: Any, **options: Any) -> Any:
        """What ``Handover`` does for the member with the conversation of ``key``."""
        work = getattr(self.chat.app[HANDOVER], what)
        return self.chat.run(work(id_of(key), self.staff, *values, **options))


def asking(chat: Chat, key: str, **form: str) -> Tab:
    """A person who has said something and asked to be connected."""
    tab = chat.visit(key)
    tab.say("Jag vill köpa en vävstol")
    tab.until("message", **{"from": "bot"})
    tab.send({"type": "handoff", "note": "", "contact": ""} | form)
    return tab


def state_of(chat: Chat, key: str) -> tuple[str, str]:
    """State and owner of a conversation."""
    found = chat.run(chat.app[SWITCHBOARD].conversations.get(id_of(key)))
    return found.state, found.owner


def case_of(chat: Chat, key: str) -> Case | None:
    """The case that is not closed."""
    return chat.run(chat.app[CASES].open_one(id_of(key)))
