"""Concepts: words that mean the same thing in questions about supports, from ``concepts.yml``."""

import re
from functools import lru_cache

from bot.swedish.lexicon import pattern_of
from bot.swedish.word_lists import word_list


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    data = word_list("concepts.yml")
    return {name: pattern_of([str(word) for word in words]) for name, words in data.items()}


@lru_cache(maxsize=512)
def concepts_in(text: str) -> tuple[str, ...]:
    """The concepts that folded ``text`` touches, in the file's order."""
    return tuple(name for name, pattern in _patterns().items() if pattern.search(text))


def concept_of(aspect: str) -> str:
    """The concept whose words speak for ``aspect``: of the same name, but for one."""
    return _OTHERWISE_CALLED.get(aspect, aspect)


_OTHERWISE_CALLED = {"how_to_apply": "apply"}


def concept_names() -> tuple[str, ...]:
    """All concepts, in the file's order."""
    return tuple(_patterns())
