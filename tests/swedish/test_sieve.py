"""The sieve lets through every pattern that matches, and few others."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.swedish.concepts import _words
from bot.swedish.lexicon import lexicon, sought_words
from bot.swedish.normalise import cleaned, folded
from bot.swedish.quantity_phrases import _PHRASES
from bot.swedish.sieve import Guarded, Sieve, Sifted, Sought, first_matches, needed_in, sought
from bot.swedish.statements import _groups
from bot.swedish.word_lists import word_list

_HELD_OUT = Path(__file__).parents[1] / "conversations" / "heldout"


def _held_out(name: str) -> Any:
    return yaml.safe_load((_HELD_OUT / f"{name}.yml").read_text(encoding="utf-8"))


def _everything_said() -> list[str]:
    openings = [opening["text"] for opening in _held_out("openings")]
    questions = [text for topic in _held_out("messages") for text in topic["messages"].values()]
    return [folded(cleaned(text)) for text in (*openings[::25], *questions[::25])]


def _patterns() -> dict[str, list[Sought]]:
    choices = [entry for fact in word_list("lexicon.yml").values() for entry in fact.values()]
    return {
        "statements": [sought(pattern) for patterns in _groups().values() for pattern in patterns],
        "lexicon": [pattern for entry in choices for pattern in sought_words(entry["words"])],
        "concepts": [pattern for words in _words().values() for pattern in sought_words(words)],
        "quantities": [sought(pattern.pattern) for _, pattern, _ in _PHRASES],
    }


@pytest.mark.parametrize("kind", ["statements", "lexicon", "concepts", "quantities"])
def test_no_pattern_that_matches_is_held_back(kind: str) -> None:
    patterns = _patterns()[kind]
    compiled = [re.compile(one.pattern) for one in patterns]
    sieve = Sieve(one.needs for one in patterns)
    matched = 0
    for text in _everything_said():
        matching = {place for place, pattern in enumerate(compiled) if pattern.search(text)}
        assert matching <= sieve.possible(text), text
        matched += len(matching)
    assert matched


def test_most_patterns_are_held_back() -> None:
    patterns = _patterns()["statements"]
    sieve = Sieve(one.needs for one in patterns)
    let_through = [len(sieve.possible(text)) for text in _everything_said()]
    assert sum(let_through) / len(let_through) < len(patterns) / 20


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bbygglov\b", [{"bygglov"}]),
        (r"(?:köpt|beställt) (?:\w+ )?maskin\w*", [{"maskin"}, {"köpt", "beställt"}]),
        (r"(?<!inte )best[aä]llt", [{"bestallt", "beställt"}]),
        (r"hel ?tid", [{"heltid", "hel tid"}]),
        (r"(?:en|ett) (?:ny|nytt)?", []),
        (r"\d+ (?:kr|tkr)?", []),
        (r"(?:maskin)?", []),
        (r"(?:maskin)*", []),
        (r"(?:maskin)+", [{"maskin"}]),
        (r"(?:maskin|\d+)", []),
        (r"kontrakt[^.]*skrivet", [{"kontrakt"}, {"skrivet"}]),
        (r"(?!maskin)\w+", []),
        (r"[^a]bc", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, needed_in(pattern))) == sorted(map(sorted, needs))


def test_the_words_of_a_choice_are_found_as_one_pattern_would_find_them() -> None:
    words = ["maskin", "*maskin", "maskin och verktyg", "verktyg$", "ny", "nya maskin"]
    patterns = [re.compile(one.pattern) for one in sought_words(words)]
    whole = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
    for text in (
        "en ny maskin och verktyg",
        "nya maskiner, slipmaskin, verktyget och verktyg",
        "",
        "maskin och verktyg",
    ):
        assert [one.span() for one in first_matches(patterns, text)] == [one.span() for one in whole.finditer(text)]


def test_choices_are_found_as_one_pattern_would_find_them() -> None:
    words = word_list("lexicon.yml")["purposes"]["machinery_equipment"]["words"]
    patterns = [re.compile(one.pattern) for one in sought_words(words)]
    whole = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
    found = 0
    for text in _everything_said():
        spans = [one.span() for one in whole.finditer(text)]
        assert [one.span() for one in first_matches(patterns, text)] == spans
        found += len(spans)
    assert found
    assert lexicon()["purposes"].find("en ny maskin")


def test_a_guarded_pattern_finds_what_the_pattern_finds() -> None:
    guarded = Guarded(r"\b(?:grannen|konkurrenten) (?P<does>har \w+)")
    text = "vi har två, grannen har tre och konkurrenten har fyra"
    assert [one["does"] for one in guarded.finditer(text)] == ["har tre", "har fyra"]
    found = guarded.search(text)
    assert found is not None
    assert found["does"] == "har tre"
    assert guarded.search("vi har två") is None
    assert not list(guarded.finditer("grannens hus"))


def test_groups_tell_which_of_their_patterns_may_match() -> None:
    groups = {"bought": [r"köpt\b", r"beställt\b"], "planned": [r"planerar"], "any": [r"\d"]}
    sifted = Sifted({key: map(sought, patterns) for key, patterns in groups.items()})
    possible = sifted.possible("vi har köpt två")
    assert {key: [one.pattern for one in patterns] for key, patterns in possible.items()} == {
        "bought": [r"köpt\b"],
        "any": [r"\d"],
    }
