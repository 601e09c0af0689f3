"""Concepts: words that mean the same thing in questions about supports, from ``concepts.yml``."""

from functools import cache, lru_cache

from bot.swedish.lexicon import sought_words
from bot.swedish.sieve import Sifted
from bot.swedish.word_lists import word_list


@cache
def _words() -> dict[str, list[str]]:
    return {name: [str(word) for word in words] for name, words in word_list("concepts.yml").items()}


@cache
def _patterns() -> Sifted[str]:
    return Sifted({name: sought_words(words) for name, words in _words().items()})


@lru_cache(maxsize=512)
def concepts_in(text: str) -> tuple[str, ...]:
    """The concepts that folded ``text`` touches, in the file's order."""
    return tuple(
        name
        for name, patterns in _patterns().possible(text).items()
        if any(pattern.search(text) for pattern in patterns)
    )


def concept_of(aspect: str) -> str:
    """The concept whose words speak for ``aspect``: of the same name, but for one."""
    return _OTHERWISE_CALLED.get(aspect, aspect)


_OTHERWISE_CALLED = {"how_to_apply": "apply"}


def concept_names() -> tuple[str, ...]:
    """All concepts, in the file's order."""
    return tuple(_words())
