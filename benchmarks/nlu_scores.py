"""Scores of understanding: intents, names of supports, facts, and what is out of scope."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

OUT_OF_SCOPE = ("out_of_scope", "nlu_fallback", "other_language")


@dataclass
class Counts:
    """Right, missed and wrong (found though not there) items of one kind."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)


def accuracy(gold: Sequence[str], found: Sequence[str]) -> float:
    """Share of equal pairs."""
    return sum(one == other for one, other in zip(gold, found)) / max(1, len(gold))


def confusion(gold: Sequence[str], found: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often each intent was taken for each other one."""
    return Counter(pair for pair in zip(gold, found) if pair[0] != pair[1])


def by_intent(gold: Sequence[str], found: Sequence[str]) -> dict[str, Counts]:
    """The counts of each intent in ``gold``."""
    counts = {intent: Counts() for intent in sorted(set(gold))}
    for one, other in zip(gold, found):
        if one == other:
            counts[one].right += 1
            continue
        counts[one].missed += 1
        if other in counts:
            counts[other].wrong += 1
    return counts


def macro_f1(counts: Iterable[Counts]) -> float:
    """The mean F1, each kind weighing the same."""
    scores = [one.f1 for one in counts]
    return sum(scores) / max(1, len(scores))


def names(texts: Sequence[str], named: Sequence[str], parsed: Sequence[dict[str, Any]]) -> Counts:
    """Names of supports: a found place counts as right where it shares letters with the name that stands there."""
    counts = Counts()
    for text, name, result in zip(texts, named, parsed):
        start = text.find(name) if name else -1
        places = {(one["start"], one["end"]) for one in result["entities"] if one["entity"] == "call"}
        hits = {place for place in places if start >= 0 and place[0] < start + len(name) and start < place[1]}
        counts.right += bool(hits)
        counts.missed += start >= 0 and not hits
        counts.wrong += len(places) > 0 and start < 0
    return counts


def facts(openings: Sequence[dict[str, Any]], parsed: Sequence[dict[str, Any]]) -> dict[str, Counts]:
    """For each fact how often it was read right, missed, or read wrong; what two officers may doubt is left out."""
    counts: dict[str, Counts] = {}
    for opening, result in zip(openings, parsed):
        for fact in (opening["facts"].keys() | result["facts"].keys()) - set(opening.get("unclear") or []):
            gold, found = _plain(opening["facts"].get(fact)), _plain(result["facts"].get(fact))
            one = counts.setdefault(fact, Counts())
            one.right += gold is not None and gold == found
            one.missed += gold is not None and gold != found
            one.wrong += found is not None and gold != found
    return dict(sorted(counts.items()))


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (list, tuple)) else value


def foreignness(result: dict[str, Any]) -> float:
    """How much likelier out of scope is than any other intent, from -1 to 1."""
    ranking = dict(result["ranking"])
    foreign = max(ranking.get(name, 0.0) for name in OUT_OF_SCOPE)
    return foreign - max((share for name, share in ranking.items() if name not in OUT_OF_SCOPE), default=0.0)


def caught(known: Sequence[float], foreign: Sequence[float], lost_share: float) -> float:
    """Share of ``foreign`` above the threshold that rejects ``lost_share`` of the ``known``."""
    ranked = sorted(known, reverse=True)
    threshold = ranked[min(len(ranked) - 1, int(lost_share * len(ranked)))]
    return sum(score > threshold for score in foreign) / max(1, len(foreign))
