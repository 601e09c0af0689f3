"""The aspects under which a support can be asked about; each has an intent ``ask_<aspect>``."""

ASPECTS: tuple[str, ...] = (
    "about", "who", "amount", "budget", "purposes", "costs", "exclusions", "deadline", "how_to_apply",
    "attachments", "start", "payment", "financing", "repayment", "wages", "permits", "conditions",
    "de_minimis", "sustainability", "criteria", "decision", "reporting", "duration", "contact", "rules",
    "figures", "definition", "partners", "secrecy", "strategy",
)  # fmt: skip

_NEIGHBOURS: tuple[tuple[str, ...], ...] = (
    ("purposes", "costs", "exclusions", "about"),
    ("who", "exclusions", "partners"),
    ("amount", "financing", "costs", "budget"),
    ("how_to_apply", "decision", "attachments"),
    ("payment", "repayment", "reporting"),
    ("start", "deadline", "duration", "conditions"),
    ("conditions", "wages", "permits", "start", "de_minimis", "sustainability", "financing"),
    ("criteria", "decision", "strategy", "sustainability"),
    ("about", "definition", "purposes"),
    ("rules", "definition", "strategy", "conditions"),
    ("figures", "budget", "amount"),
    ("reporting", "duration"),
)

NEIGHBOURS: dict[str, frozenset[str]] = {
    aspect: frozenset().union(*(group for group in _NEIGHBOURS if aspect in group)) - {aspect} for aspect in ASPECTS
}
"""Aspects that people mix up with each aspect: a specific answer may be found under any of them."""
