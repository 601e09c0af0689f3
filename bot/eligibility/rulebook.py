"""Many calls judged at once: conditions that calls share are evaluated once, for each value of their facts once.

Sets of calls are whole numbers with one bit for each call, so that what is asked of all of them (which fact comes
next, what could still matter) costs nearly the same for a thousand calls as for sixteen.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, overload

from bot.eligibility.call import Call
from bot.eligibility.conditions import Condition
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome, Result
from bot.eligibility.verdicts import Assessment, asked_of_officer

MOST_KEPT = 256
"""Values of a block's facts whose results are kept; amounts differ from applicant to applicant."""

Bits = int
"""A set of calls: bit number ``n`` stands for call number ``n``."""


class Judged:
    """What the conditions of one block come to: their ``results``, and for which calls they fail or stay open.

    The four mappings give for each fact the calls with an open result that names it: ``ask`` and ``missing``, and
    ``officer_ask`` and ``fails``, which count where the matter is an officer's already.
    """

    __slots__ = ("ask", "fails", "missing", "not_met", "officer", "officer_ask", "results", "unknown")

    def __init__(self, results: tuple[Result, ...], users: Sequence[Bits]) -> None:
        self.results = results
        self.not_met = self.officer = self.unknown = 0
        self.ask: dict[str, Bits] = defaultdict(int)
        self.missing: dict[str, Bits] = defaultdict(int)
        self.officer_ask: dict[str, Bits] = defaultdict(int)
        self.fails: dict[str, Bits] = defaultdict(int)
        for result, calls in zip(results, users):
            match result.outcome:
                case Outcome.NOT_MET:
                    self.not_met |= calls
                case Outcome.OFFICER:
                    self.officer |= calls
                case Outcome.UNKNOWN:
                    self.unknown |= calls
                    self._note_open(result, calls)

    def _note_open(self, result: Result, calls: Bits) -> None:
        for noted, facts in (
            (self.ask, result.ask),
            (self.missing, result.missing),
            (self.officer_ask, asked_of_officer(result)),
            (self.fails, result.fails),
        ):
            for fact in facts:
                noted[fact] |= calls


class Block:
    """The conditions that look at the same facts; ``users`` are the calls of each."""

    def __init__(self, facts: frozenset[str], conditions: Sequence[Condition], users: Sequence[Bits]) -> None:
        self._facts = tuple(sorted(facts))
        self._conditions = conditions
        self._users = users
        self._kept: dict[tuple[Any, ...], Judged] = {}

    def judged(self, facts: Facts) -> Judged:
        """What the conditions come to; the same values are not judged twice."""
        values = tuple([facts.get(fact) for fact in self._facts])
        if (kept := self._kept.get(values)) is not None:
            return kept
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        results = tuple(condition.evaluate(facts) for condition in self._conditions)
        return self._kept.setdefault(values, Judged(results, self._users))


class Rulebook:
    """``calls`` prepared to be judged together, over and over."""

    def __init__(self, calls: tuple[Call, ...]) -> None:
        self.calls = calls
        users: dict[Condition, Bits] = {}
        for place, call in enumerate(calls):
            for criterion in call.criteria:
                users[criterion.condition] = users.get(criterion.condition, 0) | 1 << place
        by_facts: dict[frozenset[str], list[Condition]] = {}
        for condition in users:
            by_facts.setdefault(condition.facts, []).append(condition)
        self.blocks = [Block(facts, some, [users[one] for one in some]) for facts, some in by_facts.items()]
        order = {one: place for place, one in enumerate(one for some in by_facts.values() for one in some)}
        self.places = [_picker([order[one.condition] for one in call.criteria]) for call in calls]
        self.rated = sum(1 << place for place, call in enumerate(calls) if call.support.rate_percent)
        self._day: tuple[date, tuple[str, ...], Bits] | None = None

    def judged(self, facts: Facts, today: date) -> "Assessments":
        """All calls judged for checked ``facts`` on the day ``today``."""
        return Assessments(self, dict(facts), today)

    def on(self, today: date) -> tuple[tuple[str, ...], Bits]:
        """Each call's status on the day, and the calls that are closed."""
        if self._day is None or self._day[0] != today:
            statuses = tuple(call.window.status(today) for call in self.calls)
            self._day = today, statuses, sum(1 << place for place, one in enumerate(statuses) if one == "closed")
        return self._day[1:]


class Assessments(Sequence[Assessment]):
    """The assessments of a rulebook's calls, in their order; each made when it is read, not before."""

    def __init__(self, rulebook: Rulebook, facts: Facts, today: date) -> None:
        self._rulebook, self._facts, self._today = rulebook, facts, today
        self._blocks = [block.judged(facts) for block in rulebook.blocks]
        self.ineligible: Bits = _union(block.not_met for block in self._blocks)
        officer = _union(block.officer for block in self._blocks)
        unknown = _union(block.unknown for block in self._blocks) & ~self.ineligible
        self._officers: Bits = officer & ~self.ineligible
        self._unsettled: Bits = unknown & ~officer

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that were judged."""
        return self._rulebook.calls

    def __len__(self) -> int:
        return len(self.calls)

    @overload
    def __getitem__(self, place: int) -> Assessment: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Assessment]: ...

    def __getitem__(self, place: int | slice) -> Assessment | Sequence[Assessment]:
        return self._all[place]

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self._all)

    @cached_property
    def _all(self) -> list[Assessment]:
        results = [result for block in self._blocks for result in block.results]
        statuses, _ = self._rulebook.on(self._today)
        unfit = self._digits(self.ineligible)
        unknown = self._digits(self._officers | self._unsettled)
        return [
            Assessment(
                call,
                "ineligible" if out == "1" else "unknown" if is_open == "1" else "eligible",
                status,
                pick(results),
                self._facts,
            )
            for call, pick, status, out, is_open in zip(self.calls, self._rulebook.places, statuses, unfit, unknown)
        ]

    def _digits(self, calls: Bits) -> str:
        """One digit for each call, 1 for those among ``calls``."""
        return f"{calls:0{len(self) + 1}b}"[:0:-1]

    def asked(self, skipped: frozenset[str] = frozenset()) -> Mapping[str, tuple[int, int]]:
        """For each fact worth asking for now how many verdicts hang on it: of calls not closed, and of closed ones."""
        _, closed = self._rulebook.on(self._today)
        hanging = self._open_by_fact("ask", "officer_ask")
        return {
            fact: ((calls & ~closed).bit_count(), (calls & closed).bit_count())
            for fact, calls in hanging.items()
            if fact not in skipped
        }

    @property
    def missing(self) -> frozenset[str]:
        """The facts that could still change some verdict."""
        return frozenset(self._open_by_fact("missing", "fails"))

    @property
    def any_reckons_with_cost(self) -> bool:
        """Whether the amount of a call that is not ruled out is a share of the cost."""
        return bool(self._rulebook.rated & ~self.ineligible)

    def _open_by_fact(self, name: str, of_officers: str) -> dict[str, Bits]:
        """For each fact the calls on whose verdict it bears: by ``name``, or ``of_officers`` where those decide."""
        found: dict[str, Bits] = {}
        for block in self._blocks:
            for noted, among in ((name, self._unsettled), (of_officers, self._officers)):
                for fact, calls in getattr(block, noted).items():
                    found[fact] = found.get(fact, 0) | calls & among
        return {fact: calls for fact, calls in found.items() if calls}


def _union(sets: Iterator[Bits]) -> Bits:
    found = 0
    for calls in sets:
        found |= calls
    return found


def _picker(places: list[int]) -> Any:
    """What picks the items at ``places`` out of a list, as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda items: tuple(items[place] for place in places)
