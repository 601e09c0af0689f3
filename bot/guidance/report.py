"""Telling the result: which supports fit and why, how much, what to put right, what to attach, how to apply."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.catalogue.figures import grouped, written_date
from bot.eligibility.assessment import Assessment
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome
from bot.guidance.payload import assessment_payload, plain_facts
from bot.guidance.phrases import phrase
from bot.guidance.turn import Button, Say

MOST_TOLD_APART = 4
"""Supports that don't fit and are explained one by one; the others are summed up by reason."""


def result(assessments: Sequence[Assessment], facts: Facts, today: date) -> list[Say]:
    """The messages that tell the result of an assessment; the last carries the payload."""
    eligible = [one for one in assessments if one.verdict == "eligible" and one.status != "closed"]
    referred = [one for one in assessments if one.officer_review and one.status != "closed"]
    unsettled = [one for one in assessments if one.verdict == "unknown" and one.missing]
    too_late = [
        one for one in assessments if one.status == "closed" and (one.verdict == "eligible" or one.officer_review)
    ]
    unfit = [one for one in assessments if one.verdict == "ineligible"]
    said = [Say(_opening(eligible, referred, unsettled))]
    said += [Say(_fitting(one, facts)) for one in eligible]
    if referred:
        said.append(Say(_referred(referred, facts)))
    if unsettled:
        said.append(Say(_unsettled(unsettled)))
    if too_late:
        said.append(Say("\n".join(_closed(one) for one in too_late)))
    if unfit:
        said.append(Say(_unfit(unfit, bool(eligible))))
    payload = {
        "type": "assessment",
        "assessments": [assessment_payload(one) for one in assessments],
        "facts": plain_facts(facts),
    }
    return [*said, Say(phrase("result_discretionary"), _next_steps(eligible, referred), payload)]


def _opening(eligible: Sequence[Assessment], referred: Sequence[Assessment], unsettled: Sequence[Assessment]) -> str:
    if eligible:
        return phrase("result_fits", count=len(eligible)) if len(eligible) > 1 else phrase("result_fits_one")
    if referred or unsettled:
        return phrase("result_may_fit")
    return phrase("result_none")


def _fitting(one: Assessment, facts: Facts) -> str:
    call = one.call
    parts = [phrase("fits", name=call.name, provider=call.provider), _amount(one, facts)]
    parts.append(phrase("fits_why", reasons=_bullets(criterion.text for criterion, _ in one.criteria)))
    if one.todo:
        parts.append(phrase("fits_todo", todo=_bullets(one.todo)))
    if one.attachments:
        papers = (
            paper.title if required else f"{paper.title} ({phrase('may_be_needed')})"
            for paper, required in one.attachments
        )
        parts.append(phrase("fits_attach", papers=_bullets(papers)))
    if call.apply_steps:
        parts.append(phrase("fits_apply", steps=_bullets(call.apply_steps)))
    return "\n".join(parts)


def _amount(one: Assessment, facts: Facts) -> str:
    rate = one.call.support.rate_percent
    if one.max_support_sek is not None:
        words = phrase("amount_known", amount=grouped(one.max_support_sek))
        if rate is not None and "cost_sek" not in facts:
            words += " " + phrase("amount_cost_unknown", rate=rate)
        return words
    return phrase("amount_rate", rate=rate) if rate is not None else phrase("amount_unknown")


def _referred(referred: Sequence[Assessment], facts: Facts) -> str:
    lines = []
    for one in referred:
        why = [criterion.text for criterion, outcome in one.criteria if outcome is Outcome.OFFICER]
        amount = f" {_amount(one, facts)}" if one.max_support_sek is not None or one.call.support.rate_percent else ""
        lines.append(f"{one.call.name} ({one.call.provider}): {' '.join(why)}{amount}")
    return phrase("referred", lines=_bullets(lines))


def _unsettled(unsettled: Sequence[Assessment]) -> str:
    lines = (
        f"{one.call.name} ({one.call.provider}): {phrase('depends_on', facts=_named(one.missing))}" for one in unsettled
    )
    return phrase("unsettled", lines=_bullets(lines))


def _named(facts: Iterable[str]) -> str:
    return ", ".join(phrase(f"fact_{fact}") for fact in facts)


def _closed(one: Assessment) -> str:
    closes = one.call.window.closes
    words = phrase("fits_but_closed", name=one.call.name, closes=written_date(closes) if closes else "")
    return words if one.verdict == "eligible" else f"{words} {phrase('closed_officer')}"


def _unfit(unfit: Sequence[Assessment], some_fit: bool) -> str:
    """Why the others don't fit; those that fail in one point alone first, with what would change it."""
    failing = [(one, [criterion for criterion, outcome in one.criteria if outcome is Outcome.NOT_MET]) for one in unfit]
    failing.sort(key=lambda pair: len(pair[1]))
    apart = [pair for pair in failing if not pair[1][0].id.startswith("county")][:MOST_TOLD_APART]
    lines = []
    for one, criteria in apart:
        first = criteria[0]
        change = f" {first.remedy}" if first.remedy else ""
        lines.append(f"{one.call.name} ({one.call.provider}): {phrase('criterion_fails', demand=first.text)}{change}")
    by_reason: dict[str, list[str]] = {}
    for one, criteria in failing:
        if (one, criteria) not in apart:
            by_reason.setdefault(criteria[0].text, []).append(f"{one.call.name} ({one.call.provider})")
    for reason, names in by_reason.items():
        lines.append(f"{', '.join(_brief(names))}: {phrase('criterion_fails', demand=reason)}")
    return phrase("unfit", lines=_bullets(lines))


def _brief(names: list[str]) -> list[str]:
    return names if len(names) <= 3 else [*names[:2], phrase("and_more", count=len(names) - 2)]


def _next_steps(eligible: Sequence[Assessment], referred: Sequence[Assessment]) -> tuple[Button, ...]:
    first = next(iter([*eligible, *referred]), None)
    buttons = [
        Button(phrase("button_change"), phrase("button_change_says")),
        Button(phrase("button_person"), phrase("button_person_says")),
    ]
    if first is not None:
        says = phrase("button_contact_says", name=first.call.name)
        buttons.insert(0, Button(phrase("button_contact"), says))
    return tuple(buttons)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in lines)
