"""Patterns that are compiled when they are first used."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import bot.nlu
import bot.swedish
from bot.swedish.late import late
from bot.swedish.sieve import Guarded


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    written = r"\b(?P<what>\w+maskin)\w*"
    text = "en slipmaskin och två tvättmaskiner"
    pattern, same = late(written), re.compile(written)
    found = pattern.search(text)

    assert found is not None
    assert found["what"] == "slipmaskin"
    assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in same.finditer(text)]
    assert pattern.sub(".", text) == same.sub(".", text)
    assert pattern.split(text) == same.split(text)
    assert pattern.match(text) is None
    assert pattern.pattern == same.pattern


def test_flags_count() -> None:
    assert late("maskin", re.I).fullmatch("MASKIN")
    assert not late("maskin").fullmatch("MASKIN")


def test_a_wrong_pattern_raises_when_it_is_used() -> None:
    wrong = late("(maskin")
    with pytest.raises(re.error):
        wrong.search("maskin")


def patterns() -> Iterator[tuple[str, Any]]:
    """Every late or guarded pattern of the modules, also in tuples and mappings."""
    for package in (bot.swedish, bot.nlu):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from _within(f"{module.name}.{name}", value)


def _within(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if type(value).__name__ == "_Late" or isinstance(value, Guarded):
        yield name, value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _within(name, one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(name, one)


def test_every_pattern_can_be_compiled() -> None:
    found = dict(patterns())
    for value in found.values():
        re.compile(value.pattern)
    assert len(found) > 400
