"""How one answer is told: its text, whether the support is open, its source, and what naturally follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.catalogue.figures import grouped
from bot.catalogue.subjects import Answer, Catalogue, Subject
from bot.eligibility.assessment import max_support_sek
from bot.eligibility.facts import Facts
from bot.guidance.matching import Match
from bot.guidance.own_case import OwnCase, exclusion
from bot.guidance.payload import fallback_payload, sources_payload
from bot.guidance.phrases import button, buttons_of, phrase
from bot.guidance.sourcing import source_line, status_note
from bot.guidance.turn import Button, Say, State

FOLLOW_UPS = ("who", "amount", "purposes", "how_to_apply", "attachments", "deadline")


@dataclass(frozen=True)
class Desk:
    """What answers are drawn from: the catalogue, on a certain day."""

    catalogue: Catalogue
    today: date


def own_amount(subject: Subject, facts: Facts, desk: Desk) -> str:
    """What the support's share comes to at most for the cost that was told; empty where that says nothing."""
    cost = facts.get("cost_sek")
    if subject.call is None or not isinstance(cost, int) or subject.call.support.rate_percent is None:
        return ""
    most = max_support_sek(subject.call, {"cost_sek": cost})
    return phrase("amount_for_cost", cost=grouped(cost), most=grouped(most)) if most else ""


def case_said(subject: Subject, case: OwnCase, desk: Desk) -> Say:
    """The no (or perhaps) to the person's own case, with the demand it fails on and its source."""
    sources = (case.criterion.source,)
    text = f"{case.text(subject.name)}\n{source_line(sources, desk.catalogue, desk.today)}"
    return Say(text, follow_ups(subject, ""), sources_payload(sources, [subject]))


def said_of(match: Match, desk: Desk, named: bool) -> Say:
    """An answer as a message; ``named`` puts the support's name in front."""
    subject, chosen = match.subject, match.answer
    heading = f"{subject.name}: " if named else ""
    parts = [heading + chosen.text, status_note(subject, chosen, desk.catalogue, desk.today)]
    parts.append(source_line(chosen.sources, desk.catalogue, desk.today))
    payload = sources_payload(chosen.sources, [subject], [chosen.aspect])
    return Say("\n".join(filter(None, parts)), follow_ups(subject, chosen.aspect), payload)


def exclusions(subjects: Iterable[Subject], facts: Facts, desk: Desk) -> Say | None:
    """Which supports the told facts rule out, where no support was named; None where they rule out none."""
    told = {fact: value for fact, value in facts.items() if fact in EXCLUDING}
    all_refused = ((one, criterion) for one in subjects if told and (criterion := exclusion(one, told)) is not None)
    refused = list(islice(all_refused, MOST_EXCLUDED + 1))
    if not refused or len(refused) > MOST_EXCLUDED:
        return None
    lines = "\n".join(f"– {one.name}: {criterion.text} {criterion.remedy}".rstrip() for one, criterion in refused)
    sources = tuple(dict.fromkeys(criterion.source for _, criterion in refused))
    text = f"{phrase('excluded_from', lines=lines)}\n{source_line(sources, desk.catalogue, desk.today)}"
    return Say(text, (button("assess"), button("person")), sources_payload(sources, [one for one, _ in refused]))


EXCLUDING = ("sector", "already_started", "insolvent", "applicant_type")
"""Facts that alone can rule a support out."""
MOST_EXCLUDED = 3


def general_answer(subject: Subject, aspect: str) -> Answer | None:
    """The answer of ``subject`` that covers a whole aspect, None where it has none."""
    return next((one for one in subject.answers if one.aspect == aspect and not one.about), None)


def follow_ups(subject: Subject, aspect: str) -> tuple[Button, ...]:
    """Up to three questions that naturally follow, for a support that can be applied for."""
    if not (subject.call or subject.members):
        return ()
    has = {one.aspect for one in subject.answers if not one.silent}
    wanted = [one for one in FOLLOW_UPS if one != aspect and one in has][:2]
    buttons = [Button(phrase(f"button_{one}"), phrase(f"button_{one}_says", name=subject.name)) for one in wanted]
    last = button("person") if aspect == "contact" else button("assess")
    return (*buttons, last)


def unknown(reason: str) -> Say:
    """What is said where a question can't be answered: ``out_of_scope`` or ``not_understood``."""
    return Say(phrase(reason), buttons_of(reason), fallback_payload(reason))


def buttons_last(said: list[Say]) -> list[Say]:
    """``said`` with buttons only beside the last message that has any: older ones would distract."""
    last = max((place for place, message in enumerate(said) if message.buttons), default=-1)
    return [message if place == last else Say(message.text, (), message.payload) for place, message in enumerate(said)]


def remember(subject: Subject, state: State) -> None:
    """Keeps what is spoken of; a term asked about in passing does not push a support out of focus."""
    state.waiting = None
    if subject.call or subject.members or state.focus is None:
        state.focus = subject.id
