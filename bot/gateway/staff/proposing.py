"""Finding answers of the catalogue for an officer to send as they stand, with their sources."""

from dataclasses import dataclass
from datetime import date

from bot.catalogue.aspects import ASPECTS
from bot.catalogue.subjects import Answer, Catalogue, Subject
from bot.guidance.sourcing import source_line

MOST = 12


@dataclass(frozen=True)
class Proposal:
    """An answer ready to be sent; ``text`` ends with where it comes from."""

    call: str
    name: str
    aspect: str
    text: str


def proposals(catalogue: Catalogue, today: date, call: str = "", aspect: str = "", words: str = "") -> list[Proposal]:
    """The answers of ``call`` under ``aspect`` that hold all ``words``; what is empty does not matter.

    Nothing where nothing is asked for. At most ``MOST``, in the order in which people ask.
    """
    if not (call or aspect or words.strip()):
        return []
    wanted = words.casefold().split()
    subjects = [one for one in catalogue.subjects.values() if call in ("", one.id)]
    found = [
        (subject, answer)
        for subject in subjects
        for answer in subject.answers
        if aspect in ("", answer.aspect) and _holds(subject, answer, wanted)
    ]
    once = {(subject.id, answer.aspect, answer.text): (subject, answer) for subject, answer in found}
    chosen = sorted(once.values(), key=lambda one: ASPECTS.index(one[1].aspect))[:MOST]
    return [_proposal(subject, answer, catalogue, today) for subject, answer in chosen]


def _holds(subject: Subject, answer: Answer, wanted: list[str]) -> bool:
    text = " ".join((subject.name, *subject.aliases, *answer.about, answer.text)).casefold()
    return all(word in text for word in wanted)


def _proposal(subject: Subject, answer: Answer, catalogue: Catalogue, today: date) -> Proposal:
    text = "\n".join(filter(None, (answer.text, source_line(answer.sources, catalogue, today))))
    return Proposal(subject.id, subject.name, answer.aspect, text)
