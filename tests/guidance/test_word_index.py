import random

import pytest

from bot.guidance.about_words import NO_WORDS, named_words
from bot.guidance.answering import Desk
from bot.guidance.word_index import WordIndex, answer_words, hint_words

MARKED = (
    "hemsändningsbidrag", "mest + kommun", "*bidrag", "öl$", "mat-", "1:1", "rs$", "inte företag$", "biltest",
    "stod område", "vad ~ kosta", "kompetensförsörjning", "bank*id", "till vilken nytta", "*storföretag",
)  # fmt: skip
TEXTS = (
    "vad är hemsändnings bidrag?", "vilken kommun fick mest", "driftbidraget", "brygger vi öl", "ölbryggeri",
    "mat-hantverk och mathantverk", "vad är 1:1-medel", "RS beslutar", "jag har inte företag", "inte företagare",
    "biltset i Arjeplog", "stod-område a", "vad kan det nu kosta oss", "kompetensförsörjing", "bank-id bankid bankkid",
    "till vilken nytta", "ett storföretag", "", "  ", "?", "å" * 300,
)  # fmt: skip


def plainly_named(words, text: str) -> set[str]:
    """Each word tried for itself."""
    return {word for word in words if named_words((word,), text) != NO_WORDS}


@pytest.mark.parametrize("text", TEXTS)
def test_the_index_finds_just_the_marked_words_that_trying_each_finds(text: str) -> None:
    assert WordIndex(MARKED).named(text) == plainly_named(MARKED, text)


def misspelt(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    slip = chance.choice(("", " ", "e", word[place] * 2))
    return word[:place] + slip + word[place + 1 :]


def test_the_index_finds_just_the_words_of_the_catalogue_that_trying_each_finds(desk: Desk) -> None:
    chance = random.Random(11)
    subjects = desk.catalogue.subjects.values()
    own = sorted({word for subject in subjects for answer in subject.answers for word in answer.about})
    hints = sorted({hint for subject in subjects for hint in subject.hints})
    some = chance.sample(own, 600) + hints
    for _ in range(40):
        first, second = chance.sample(own, 2)
        text = f"Kan vi få stöd för {misspelt(first, chance)}, och {second.replace(' + ', ' eller ')} också?"
        found = answer_words(desk.catalogue).named(text) | hint_words(desk.catalogue).named(text)
        assert found & set(some) == plainly_named(some, text)


def test_the_subjects_that_have_a_word_come_in_the_catalogues_order(desk: Desk) -> None:
    words = answer_words(desk.catalogue)
    order = list(desk.catalogue.subjects.values())
    owners = words.owners(words.named("vad är försumbart stöd och kan en förening få det"))
    assert owners == [subject for subject in order if subject in owners] != []
