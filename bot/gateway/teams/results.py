"""The cards of an assessment: what fits or may fit, one card for each kind, and the rest in brief."""

from typing import Any

from bot.gateway.teams.cards import (
    MOST_BYTES,
    Element,
    bullets,
    buttons,
    card,
    container,
    heading,
    hint,
    open_url,
    show_card,
    size,
    subheading,
)
from bot.gateway.teams.markup import rich, runs
from bot.gateway.teams.words import word

FIRST = ("fits", "upcoming", "may_fit")
BRIEF = (("closed", "closedOne", "closedCount"), ("unfit", "unfitOne", "unfitCount"))
_SIGNS = {"fits": "✓", "may_fit": "?", "upcoming": "…", "closed": "■", "unfit": "✕",
          "met": "✓", "unknown": "?", "not_met": "✕"}  # fmt: skip
"""Signs beside the words, so that colour never carries the meaning alone."""
Assessment = dict[str, Any]


def result_cards(payload: dict[str, Any], base_url: str) -> list[Element]:
    """The cards in order, the most fitting first; the last one leads to the page that keeps the assessment."""
    by_fit: dict[str, list[Assessment]] = {}
    for one in payload.get("assessments") or []:
        by_fit.setdefault(one["fit"], []).append(one)
    bodies = [
        body
        for fit in FIRST
        if fit in by_fit
        for body in _split(_group_heading(by_fit[fit]), [_support(one, base_url) for one in by_fit[fit]])
    ]
    bodies += [
        body for fit, one, many in BRIEF if fit in by_fit for body in _in_brief(by_fit[fit], (one, many), base_url)
    ]
    made = [card(body) for body in bodies or [[heading(word("resultTitle"), large=True)]]]
    if summary := payload.get("summary"):
        made[-1]["actions"] = [open_url(word("summary").split(" (")[0], base_url + summary)]
    return made


def _split(first: Element, items: list[Element]) -> list[list[Element]]:
    """The items of a group under its heading, in as many cards as Teams needs for them."""
    bodies = [[first]]
    for item in items:
        if len(bodies[-1]) > 1 and size(bodies[-1]) + size(item) > MOST_BYTES:
            bodies.append([first])
        bodies[-1].append(item)
    return bodies


def _group_heading(group: list[Assessment]) -> Element:
    return heading(f"{_SIGNS[group[0]['fit']]} {group[0]['fit_text']}", large=True)


def _support(one: Assessment, base_url: str) -> Element:
    """What is told of a support at first sight, with the rest to unfold."""
    left = [criterion for criterion in one["criteria"] if criterion["left_to_officer"]]
    missing = one["missing_text"]
    actions = [open_url(word("callPage", name=one["name"]), _page(one, base_url))]
    made = container([
        heading(one["name"]),
        hint(one["provider"]),
        *([rich(runs(one["amount_text"], weight="Bolder"))] if one["amount_text"] else []),
        *([rich(runs(word("dependsOn", facts=", ".join(missing))))] if missing else []),
        *(_criterion(criterion) for criterion in left),
        *_section(word("todo"), one["todo"]),
    ])  # fmt: skip
    details = show_card(word("details"), _details(one))
    if size(made) + size(details) + size(actions) < MOST_BYTES * 3 // 4:  # else its page holds them
        actions.insert(0, details)
    made["items"] += buttons(actions)
    return made


def _details(one: Assessment) -> list[Element]:
    papers = [_paper(paper) for paper in one["attachments"]]
    service = one["apply"]["service"]
    return [
        subheading(word("criteria")),
        *(_criterion(criterion) for criterion in one["criteria"]),
        *_section(word("attach"), papers),
        *_section(word("apply"), one["apply"]["steps"], numbered=True),
        *([rich(runs(word("applyIn", service=service)))] if service else []),
        hint(word("source", source=_sources(one))),
    ]


def _paper(paper: dict[str, Any]) -> str:
    doubt = "" if paper["required"] else f" ({word('maybeNeeded')})"
    return f"{paper['title']}{doubt}. {paper['why']}"


def _section(title: str, lines: list[str], numbered: bool = False) -> list[Element]:
    return [subheading(title), *bullets(lines, numbered)] if lines else []


def _criterion(criterion: dict[str, Any], remedy: bool = False) -> Element:
    sign = _SIGNS.get(criterion["outcome"], "•")
    after = f" {criterion['remedy']}" if remedy and criterion["remedy"] else ""
    outcome = runs(f"{criterion['outcome_text']}.", weight="Bolder")
    return rich([*runs(f"{sign} {criterion['text']} "), *outcome, *runs(after)], spacing="Small")


def _in_brief(group: list[Assessment], names: tuple[str, str], base_url: str) -> list[list[Element]]:
    """Supports that are out of the question, behind a button: name, what fails, what would change it."""
    told = word(names[0]) if len(group) == 1 else word(names[1], count=len(group))
    title = f"{_SIGNS[group[0]['fit']]} {told}"
    folded = _split(heading(title), [_brief(one, base_url) for one in group])
    titles = (
        [title] if len(folded) == 1 else [f"{title} ({place}/{len(folded)})" for place in range(1, len(folded) + 1)]
    )
    return [[{"type": "ActionSet", "actions": [show_card(shown, body[1:])]}] for shown, body in zip(titles, folded)]


def _brief(one: Assessment, base_url: str) -> Element:
    failing = [criterion for criterion in one["criteria"] if criterion["outcome"] == "not_met"]
    page = {"type": "Action.OpenUrl", "url": _page(one, base_url)}
    linked = {"type": "TextRun", "text": word("callPage", name=one["name"]), "selectAction": page}
    return container([
        heading(one["name"]),
        hint(one["provider"]),
        *(_criterion(criterion, remedy=True) for criterion in failing),
        rich([linked], spacing="Small"),
    ])  # fmt: skip


def _page(one: Assessment, base_url: str) -> str:
    return f"{base_url}/stod/{one['call']}"


def _sources(one: Assessment) -> str:
    documents = (criterion["source"] for criterion in one["criteria"])
    return "; ".join(dict.fromkeys(f"{each['publisher']}, ”{each['title']}” ({each['date']})" for each in documents))
