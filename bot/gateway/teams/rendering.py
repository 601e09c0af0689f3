"""What Teams shows of a message that is kept."""

from dataclasses import dataclass
from typing import Any, Literal

from bot.gateway.teams.cards import Element, buttons, card, heading, hint, open_url, submit
from bot.gateway.teams.handoffs import notice_card, offer_card
from bot.gateway.teams.markup import MOST_CHARACTERS, link, paragraphs, parts
from bot.gateway.teams.questions import answer_line, answered_card, asked_of, question_card
from bot.gateway.teams.results import result_cards
from bot.gateway.teams.words import word, words
from bot.settings import Retention
from bot.storage.records import Message

MOST_PAGES = 3
"""An answer about more supports than that leads to the page of them all."""
_SUMMARY_CHARACTERS = 200


@dataclass(frozen=True)
class Face:
    """One activity: text in the markdown of Teams, or an Adaptive Card 1.5 with ``text`` as its plain summary.

    The summary stands in notifications, and where a client can't show the card; never beside it.
    """

    text: str = ""
    card: dict[str, Any] | None = None


def faces(message: Message, base_url: str) -> list[Face]:
    """The activities that show a message, in order; none for what Teams does not show.

    ``base_url`` is the address of our own pages, without a slash at its end.
    """
    kind = (message.payload or {}).get("type")
    if message.sender == "person" or kind == "assessment_text":
        return []
    if message.sender == "staff":
        name = word("staffNamed", name=message.author) if message.author else word("staff")
        return [Face(one) for one in parts(message.text, name)]
    if message.sender == "system":
        told = [_carded(notice_card(message), message.text)] if message.text.strip() else []
        return [*told, *_results(message, base_url)]
    return _bot_faces(message, base_url)


def used(message: Message, answer: str) -> Face | None:
    """The card of a message that has its answer: text and answer, nothing to press. None where it had no card.

    It takes the place of the last of the message's ``faces``. ``answer`` is what the person said, or empty where
    the card has merely lapsed.
    """
    payload = message.payload or {}
    if payload.get("type") == "question":
        return _carded(_shortened(message, answered_card(message, answer)), asked_of(message)[1])
    if payload.get("type") == "handoff" and payload.get("confirmed") is False:
        return _carded(card([heading(word("handoffTitle")), *paragraphs(answer)]), word("handoffTitle"))
    if payload.get("type") == "queued":
        return _carded(notice_card(_without_payload(message)), message.text)
    if message.buttons:
        return _carded(card([hint(word("answersShort")), *answer_line(answer)]), word("answersShort"))
    return None


def welcome(kind: Literal["personal", "group"], base_url: str, retention: Retention) -> list[Face]:
    """What is shown when the app is added: who answers, what is kept and for how long, how one begins."""
    notice = word("notice", days=retention.conversation_days, summaryDays=retention.summary_days)
    body = [heading(word("introTitle"), large=True), *paragraphs(word("intro"))]
    if kind == "group":
        body += paragraphs(word("teamsGroup"))
    starters = [submit(title, 0, says) for title, says in words().starters]
    privacy = open_url(word("noticeLink"), f"{base_url}/integritet")
    return [
        _carded(
            card([*body, hint(f"{notice} {word('teamsErase')}"), *buttons(starters)], [privacy]), word("introTitle")
        )
    ]


def _bot_faces(message: Message, base_url: str) -> list[Face]:
    payload = message.payload or {}
    if payload.get("type") == "question":
        return _question_faces(message, payload)
    told = parts(message.text)
    if links := _links(payload, base_url):
        told = [*told[:-1], "\n\n".join([*told[-1:], *links])]
    shown = [Face(one) for one in told] + _results(message, base_url)
    if payload.get("type") == "handoff" and payload.get("confirmed") is False:
        return [*shown, _carded(offer_card(message, payload), word("handoffTitle"))]
    if message.buttons:
        actions = [submit(one["title"], message.seq, one["says"]) for one in message.buttons]
        return [*shown, _carded(card([hint(word("answersShort")), *buttons(actions)]), word("answersShort"))]
    return shown


def _question_faces(message: Message, payload: dict[str, Any]) -> list[Face]:
    lead, asked = asked_of(message)
    made = _carded(_shortened(message, question_card(message, payload)), asked)
    return [*(Face(one) for one in parts(lead)), made] if _is_long(message) else [made]


def _shortened(message: Message, made: Element) -> Element:
    """The card without what is said before the question, where that stands in messages of its own."""
    if not _is_long(message):
        return made
    told = len(paragraphs(asked_of(message)[0]))
    return made | {"body": made["body"][told:]}


def _is_long(message: Message) -> bool:
    return len(asked_of(message)[0]) > MOST_CHARACTERS


def _results(message: Message, base_url: str) -> list[Face]:
    payload = message.payload or {}
    if payload.get("type") != "assessment":
        return []
    return [_carded(one, word("resultTitle")) for one in result_cards(payload, base_url)]


def _links(payload: dict[str, Any], base_url: str) -> list[str]:
    """Links to the pages of the supports that an answer is about."""
    pages = payload.get("pages") or [] if payload.get("type") == "sources" else []
    if len(pages) > MOST_PAGES:
        return [link(word("allPages"), f"{base_url}/stod")]
    return [link(word("callPage", name=page["name"]), f"{base_url}/stod/{page['call']}") for page in pages]


def _carded(made: Element, summary: str) -> Face:
    plain = " ".join(summary.split())
    short = plain if len(plain) <= _SUMMARY_CHARACTERS else plain[: _SUMMARY_CHARACTERS - 1].rstrip() + "…"
    return Face(short, made | {"fallbackText": short, "speak": short})


def _without_payload(message: Message) -> Message:
    return Message(message.seq, message.sender, message.text, message.at)
