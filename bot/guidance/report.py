"""Telling the result: which supports fit and why, how much, what to put right, what to attach, how to apply."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.catalogue.figures import written_date
from bot.eligibility.assessment import Assessment, Assessments, assess_all
from bot.eligibility.call import Criterion
from bot.eligibility.conditions import InCounty
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome
from bot.guidance import fact_words
from bot.guidance.brevity import MANY, briefly, told_of
from bot.guidance.payload import assessment_payload, plain_facts, written_payload
from bot.guidance.phrases import button, phrase
from bot.guidance.turn import Button, Say
from bot.guidance.wording import amount_text

MOST_TOLD_APART = 4
"""Supports that don't fit and are explained one by one; the others are summed up by reason."""
MOST_IN_FULL = 5
"""Fitting supports told in full where the catalogue is large; of the others the names are told."""
MOST_CARDS = 30
"""Supports in the payload beside the result where the catalogue is large."""


def result(assessments: Sequence[Assessment], facts: Facts, today: date) -> list[Say]:
    """The messages that tell the result of an assessment; the last carries the payload."""
    eligible = [one for one in assessments if one.verdict == "eligible" and one.status != "closed"]
    referred = [one for one in assessments if one.officer_review and one.status != "closed"]
    unsettled = [one for one in assessments if one.verdict == "unknown" and one.missing]
    too_late = [
        one for one in assessments if one.status == "closed" and (one.verdict == "eligible" or one.officer_review)
    ]
    unfit = [one for one in assessments if one.verdict == "ineligible"]
    said = [Say(_opening(eligible, [*referred, *unsettled], too_late))]
    calls = len(assessments)
    in_full = told_of(eligible, calls, MOST_IN_FULL)
    texts = [_fitting(one, facts) for one in in_full]
    if len(in_full) < len(eligible):
        others = [f"{one.call.name} ({one.call.provider})" for one in eligible[len(in_full) :]]
        texts.append(phrase("fits_too", lines=_bullets(briefly(others, calls))))
    if referred:
        texts.append(_referred(referred, facts, calls))
    if unsettled:
        texts.append(_unsettled(unsettled, calls))
    if too_late:
        texts.append("\n".join(briefly(too_late, calls, _closed)))
    if unfit:
        texts.append(_unfit(unfit))
    said += [Say(text, payload=written_payload()) for text in texts]
    closing = phrase("result_discretionary")
    if is_left_to_officer(assessments):
        closing = f"{closing} {phrase('result_officer')}"
    return [*said, Say(closing, _next_steps(eligible, referred), _payload(assessments, facts))]


def is_left_to_officer(assessments: Sequence[Assessment]) -> bool:
    """Whether a support that can be applied for is left to an officer to judge."""
    return any(one.officer_review and one.status != "closed" for one in assessments)


def unchanged(before: Assessments, facts: Facts, today: date) -> list[Say]:
    """One line where ``facts`` lead to the same as ``before``; nothing where they change any verdict or amount."""
    after = assess_all(before.calls, facts, today)
    if [outcome_of(one) for one in before] != [outcome_of(one) for one in after]:
        return []
    text = f"{fact_words.understood(facts)} {phrase('result_same')}"
    return [Say(text, (button("change"), button("person")), _payload(after, facts))]


def outcome_of(one: Assessment) -> tuple[str, bool, int | None, tuple[str, ...]]:
    """What of an assessment an applicant would notice if it changed."""
    return one.verdict, one.officer_review, one.max_support_sek, one.missing


def _payload(assessments: Sequence[Assessment], facts: Facts) -> dict[str, object]:
    return {
        "type": "assessment",
        "assessments": [assessment_payload(one, facts) for one in _shown(assessments)],
        "facts": plain_facts(facts),
    }


def _shown(assessments: Sequence[Assessment]) -> Sequence[Assessment]:
    """What clients are shown: all, or of a large catalogue those that fit or may fit, in the catalogue's order."""
    if len(assessments) <= MANY:
        return assessments
    fit = [one for one in assessments if one.verdict != "ineligible"]
    first = {id(one) for one in sorted(fit, key=_nearness)[:MOST_CARDS]}
    return [one for one in fit if id(one) in first] or _near(assessments)


def _nearness(one: Assessment) -> tuple[bool, bool, int]:
    return one.status == "closed", one.verdict != "eligible", len(one.missing)


def _opening(eligible: Sequence[Assessment], open_ones: Sequence[Assessment], too_late: Sequence[Assessment]) -> str:
    if eligible:
        return phrase("result_fits", count=len(eligible)) if len(eligible) > 1 else phrase("result_fits_one")
    if open_ones:
        return phrase("result_may_fit")
    return phrase("result_too_late" if too_late else "result_none")


def _fitting(one: Assessment, facts: Facts) -> str:
    call = one.call
    parts = [phrase("fits", name=call.name, provider=call.provider), amount_text(one, facts)]
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


def _referred(referred: Sequence[Assessment], facts: Facts, calls: int) -> str:
    lines = []
    for one in referred:
        why = [criterion.text for criterion, outcome in one.criteria if outcome is Outcome.OFFICER]
        is_bounded = one.max_support_sek is not None or one.call.support.rate_percent
        amount = f" {amount_text(one, facts)}" if is_bounded else ""
        lines.append(f"{one.call.name} ({one.call.provider}): {' '.join(why)}{amount}")
    return phrase("referred", lines=_bullets(briefly(lines, calls)))


def _unsettled(unsettled: Sequence[Assessment], calls: int) -> str:
    lines = [
        f"{one.call.name} ({one.call.provider}): {phrase('depends_on', facts=_named(one.missing))}" for one in unsettled
    ]
    return phrase("unsettled", lines=_bullets(briefly(lines, calls)))


def _named(facts: Iterable[str]) -> str:
    return ", ".join(phrase(f"fact_{fact}") for fact in facts)


def _closed(one: Assessment) -> str:
    closes = one.call.window.closes
    words = phrase("fits_but_closed", name=one.call.name, closes=written_date(closes) if closes else "")
    return words if one.verdict == "eligible" else f"{words} {phrase('closed_officer')}"


def _unfit(unfit: Sequence[Assessment]) -> str:
    """Why the others don't fit: the nearest ones each with what would change it, the rest in one sentence."""
    near = _near(unfit)
    lines = []
    for one in near:
        criteria = _failing(one)
        change = f" {criteria[0].remedy}" if criteria[0].remedy else ""
        lines.append(f"{one.call.name}: {phrase('criterion_fails', demand=criteria[0].text)}{change}")
    rest = len(unfit) - len(near)
    parts = [phrase("unfit", lines=_bullets(lines))] if lines else []
    if rest:
        parts.append(phrase("unfit_rest" if lines else "unfit_all", count=rest))
    return "\n".join(parts)


def _near(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Of those that don't fit the few that fail on least, and not on county or plan."""
    failing = [(one, _failing(one)) for one in assessments if one.status != "closed"]
    near = [pair for pair in failing if pair[1] and not any(map(_is_of_another_kind, pair[1]))]
    return [one for one, _ in sorted(near, key=lambda pair: len(pair[1]))[:MOST_TOLD_APART]]


def _failing(one: Assessment) -> list[Criterion]:
    return [criterion for criterion, outcome in one.criteria if outcome is Outcome.NOT_MET]


def _is_of_another_kind(criterion: Criterion) -> bool:
    """Whether failing ``criterion`` means that the call is for another county or another sort of plan."""
    return isinstance(criterion.condition, InCounty) or getattr(criterion.condition, "fact", "") == "purposes"


def foremost(assessments: Sequence[Assessment]) -> str | None:
    """The call that follow-up questions are about: the first that fits, else the first left to an officer."""
    fitting = [one for one in assessments if one.verdict == "eligible"] or [
        one for one in assessments if one.officer_review
    ]
    return fitting[0].call.id if fitting else None


def _next_steps(eligible: Sequence[Assessment], referred: Sequence[Assessment]) -> tuple[Button, ...]:
    first = next(iter([*eligible, *referred]), None)
    buttons = [
        button("change"),
        button("person"),
    ]
    if first is not None:
        says = phrase("button_contact_says", name=first.call.name)
        buttons.insert(0, Button(phrase("button_contact"), says))
    return tuple(buttons)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in lines)
