"""Who of the staff has a console open, and what all of them are to hear."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.gateway.lanes import Listener


class StaffRoom:
    """The open consoles. In memory: one gateway serves all."""

    def __init__(self) -> None:
        self._consoles: dict[str, set[Listener]] = {}
        self._since: dict[str, datetime] = {}

    def enter(self, staff: str, console: Listener, now: datetime) -> bool:
        """Adds an open console; whether it is the member's first."""
        is_first = staff not in self._consoles
        self._consoles.setdefault(staff, set()).add(console)
        self._since.setdefault(staff, now)
        return is_first

    def leave(self, staff: str, console: Listener) -> bool:
        """Takes a console away; whether it was the member's last."""
        consoles = self._consoles.get(staff, set())
        consoles.discard(console)
        if consoles or staff not in self._consoles:
            return False
        del self._consoles[staff], self._since[staff]
        return True

    @property
    def present(self) -> dict[str, datetime]:
        """Who is there, and since when."""
        return dict(self._since)

    def tell_all(self, event: Mapping[str, Any]) -> None:
        """Tells every console."""
        for staff in tuple(self._consoles):
            self.tell(staff, event)

    def tell(self, staff: str, event: Mapping[str, Any]) -> None:
        """Tells every console of one member."""
        for console in tuple(self._consoles.get(staff, ())):
            console.hear(event)

    def dismiss(self, staff: str) -> None:
        """Ends every console of a member who has signed out or lost the right to be there."""
        self.tell(staff, {"type": "signed_out"})
        for console in tuple(self._consoles.get(staff, ())):
            console.end()
