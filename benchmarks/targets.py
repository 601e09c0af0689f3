"""The twelve targets, and what a run says of each."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.eligibility_ways import EVERY, EXPLAINED
from benchmarks.figures import Results

Measured = Callable[[Results], float | None]


@dataclass(frozen=True)
class Target:
    """``measured`` must be at most (or, with ``at_least``, at least) ``limit``."""

    number: str
    what: str
    limit: float
    measured: Measured
    at_least: bool = False
    unit: str = ""

    def limit_text(self) -> str:
        """The limit as it is written in tables."""
        return f"{'>=' if self.at_least else '<='} {self.limit:g}{self.unit}"

    def is_met(self, value: float) -> bool:
        """Whether ``value`` is on the right side of the limit."""
        return value >= self.limit if self.at_least else value <= self.limit


def _ratio(group: str, figure: str, of: str = "ours", to: str = "stock") -> Measured:
    def measured(results: Results) -> float | None:
        return results.groups[group][figure].ratio(of, to) if group in results.groups else None

    return measured


def _value(group: str, figure: str, column: str) -> Measured:
    def measured(results: Results) -> float | None:
        return results.groups[group][figure].values.get(column) if group in results.groups else None

    return measured


def _with_to_without(results: Results) -> float | None:
    side = results.groups["side"]
    with_action, without = side["acting"].values.get("ours"), side["plain"].values.get("ours")
    return with_action / without if with_action and without else None


def _points(results: Results) -> float | None:
    if "understanding" not in results.groups:
        return None
    values = results.groups["understanding"]["held out"].values
    ours, stock = values.get("ours"), values.get("stock")
    return None if ours is None or stock is None else ours - stock


TARGETS = (
    Target("1", "time until ready / stock", 0.20, _ratio("side", "ready")),
    Target("2", "memory of all our processes / stock with its action server", 0.6, _ratio("side", "resident")),
    Target("3", "reading a message / stock", 0.20, _ratio("side", "parse")),
    Target("4", "turn without custom action / stock", 0.15, _ratio("side", "plain")),
    Target("5", "turn with custom action / turn without", 1.5, _with_to_without),
    Target("6", "turn in a conversation of 1,000 turns / first turn", 2, _ratio("lengths", "length ours", "1000", "1")),
    Target("7", "turn on SQLite / in memory", 1.3, _ratio("stores", "store plain", "SQLite", "memory")),
    Target("8", "turns a second with 8 clients / stock", 8, _ratio("many", "clients 8"), at_least=True),
    Target("9", "training time / stock", 0.06, _ratio("side", "train")),
    Target("10", "accuracy on the held-out set minus DIET's, same split", 2, _points, True, " points"),
    Target(
        "11", "out of scope caught at 5 % false rejections, trained on all examples", 85,
        _value("understanding", "caught", "ours, all examples"), True, " %",
    ),
    Target(
        "12a", "json-logic on the same 16 calls / one applicant against them, explained", 20,
        _ratio("eligibility", "eligibility 16", EVERY, EXPLAINED), True,
    ),
    Target(
        "12b", "one applicant against 1,000 calls, explained", 50,
        _value("eligibility", "eligibility 1000", EXPLAINED), False, " ms",
    ),
)  # fmt: skip
