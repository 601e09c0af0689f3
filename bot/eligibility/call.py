"""What a support or call is to the eligibility rules. Values only; the catalogue loads them."""

from dataclasses import dataclass
from datetime import date

from bot.eligibility.conditions import Condition


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: who published it, under which title, when, in which section."""

    publisher: str
    title: str
    date: str
    section: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """One condition that an applicant or plan must meet, in plain Swedish and with its source.

    ``text`` states the demand, ``remedy`` what would have to change where it is not met (empty
    where nothing the applicant does would change it). Compared by identity, as calls are.
    """

    id: str
    text: str
    condition: Condition
    source: Source
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something the applicant can still put right before applying; done where ``done_when`` is met."""

    id: str
    text: str
    done_when: Condition


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper to send with the application. ``when`` None means always; otherwise needed where it is met."""

    id: str
    title: str
    why: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """How the amount is found: rate in percent of the cost, caps in SEK; None where none is stated."""

    rate_percent: int | None = None
    cap_sek: int | None = None
    de_minimis_ceiling_sek: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """When one can apply; both days count as open. None on a side means no limit stated."""

    opens: date | None = None
    closes: date | None = None

    def status(self, today: date) -> str:
        """``open``, ``closed`` or ``upcoming`` on the day ``today``."""
        if self.closes is not None and today > self.closes:
            return "closed"
        if self.opens is not None and today < self.opens:
            return "upcoming"
        return "open"


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One support or call as the rules see it. Each is loaded once, and compared by identity."""

    id: str
    name: str
    provider: str
    criteria: tuple[Criterion, ...]
    support: Support
    window: Window
    todos: tuple[Todo, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    apply_service: str | None = None
    apply_steps: tuple[str, ...] = ()
