"""Comparing two supports side by side."""

from datetime import date

from bot.catalogue.subjects import Catalogue, Subject
from bot.guidance.listing import short_name
from bot.guidance.payload import sources_payload
from bot.guidance.phrases import phrase
from bot.guidance.sourcing import source_line
from bot.guidance.subject_choice import choose_subjects, county_meant
from bot.guidance.turn import Question, Say, State, Turn

COMPARED = ("about", "who", "amount", "deadline")


def compared(question: Question, turn: Turn, state: State, catalogue: Catalogue, today: date) -> list[Say]:
    """What the named supports are for, for whom, how much and when, one after the other.

    Where only one is named, it is compared with the one in focus; where there are not two, asks which.
    """
    named = list(choose_subjects(question, turn, State(facts=state.facts), catalogue).subjects)
    if len(named) < 2:
        county = county_meant(question.text, turn.text, state)
        for mention in turn.mentions:
            named += [
                subject
                for subject in catalogue.named(mention.ids)
                if subject not in named and county in (None, subject.county)
            ]
    focus = catalogue.subjects.get(state.focus or "")
    if len(named) == 1 and focus and focus not in named:
        named.insert(0, focus)
    if len(named) < 2:
        return [Say(phrase("compare_which"))]
    state.focus = named[0].id
    state.others = tuple(subject.id for subject in named[:2])
    return [_told(subject, catalogue, today) for subject in named[:2]]


def _told(subject: Subject, catalogue: Catalogue, today: date) -> Say:
    general = [
        one
        for aspect in COMPARED
        if (one := next((each for each in subject.answers if each.aspect == aspect and not each.about), None))
    ]
    sources = [source for one in general for source in one.sources]
    lines = [
        f"{short_name(subject)} ({subject.provider})",
        *(f"– {phrase(f'aspect_{one.aspect}')}: {one.text}" for one in general),
        source_line(sources, catalogue, today),
    ]
    return Say("\n".join(lines), payload=sources_payload(sources, [subject]))
