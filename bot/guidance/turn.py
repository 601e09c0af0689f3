"""One turn of a conversation: what was said, what is known, what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.eligibility.facts import FactValue
from bot.swedish.segments import is_question

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Mention:
    """A place in the message that names one of the subjects ``ids``."""

    ids: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Question:
    """One question of a message: its words and the probability of each likely intent.

    ``context`` is the whole message it stands in.
    """

    text: str
    ranking: Mapping[str, float]
    context: str = ""

    @property
    def intent(self) -> str:
        """The likeliest intent."""
        return max(self.ranking, key=lambda name: self.ranking[name], default=FALLBACK)

    @property
    def asking(self) -> dict[str, float]:
        """The shares of the intents that ask something about supports."""
        return {name: share for name, share in self.ranking.items() if name.startswith("ask_")}

    @property
    def aspect(self) -> str:
        """The aspect asked about; empty where the intent is no question about supports."""
        return self.intent.removeprefix("ask_") if self.intent.startswith("ask_") else ""


@dataclass(frozen=True)
class Turn:
    """What a person said, as the language components read it."""

    text: str
    intent: str = FALLBACK
    confidence: float = 0.0
    questions: tuple[Question, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)

    @property
    def has_form_of_question(self) -> bool:
        """Whether it ends in a question mark or has a part with the form of a question."""
        return self.text.rstrip().endswith("?") or any(is_question(question.text) for question in self.questions)


@dataclass
class State:
    """What the conversation holds from turn to turn.

    ``others`` are the subjects last spoken of together, ``focus`` is the one last spoken of,
    ``aspect`` what was last asked about it, ``waiting`` an aspect for which the person was asked to
    name a support. ``asked`` is the fact that the form asked for last, ``skipped`` the facts the person
    can't or won't give, ``failures`` how many turns in a row were not understood. ``to_form`` hands the
    same turn over to the form. ``connecting`` says that the last thing said was whether to connect to a
    person, ``offer`` why one was offered, ``offered`` why before this turn (see ``bot/guidance/connecting.py``).
    """

    facts: dict[str, FactValue] = field(default_factory=dict)
    focus: str | None = None
    others: tuple[str, ...] = ()
    aspect: str | None = None
    waiting: str | None = None
    asked: str | None = None
    skipped: tuple[str, ...] = ()
    failures: int = 0
    offer: str | None = None
    offered: str | None = None
    connecting: bool = False
    in_form: bool = False
    to_form: bool = False


@dataclass(frozen=True)
class Button:
    """A reply that the person can choose: what stands on it and what it says when chosen."""

    title: str
    message: str


@dataclass(frozen=True)
class Say:
    """One message to the person: text, buttons, and a payload for clients (see the docs on payloads)."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    payload: Mapping[str, Any] | None = None
