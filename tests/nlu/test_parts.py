"""Which words of a long message are read as its question."""

import pytest

from bot.nlu.parts import parts_of

_STORY = "Vi är en liten förening i Boden som läser gamla handlingar varje tisdag med kaffe och bulle till."


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (f"{_STORY} Vi är inte överens om hur många månader det gällde. Kan ni avgöra tvisten?", "hur många månader"),
        (f"{_STORY} Vi hittar inte vilken förordning som styrde. Vänliga hälsningar, Siv", "vilken förordning"),
        (f"{_STORY} Kan ni beskriva för oss hur man går till väga med ansökan?", "hur man går till väga"),
    ],
)
def test_the_indirect_question_is_what_is_asked(message: str, asked: str) -> None:
    assert parts_of(message)[-1].within(message).startswith(asked)


def test_a_question_that_only_points_back_hangs_on_the_sentence_before() -> None:
    message = "Någon sade att arbetstid inte räknas. Har hon rätt i det?"
    assert [part.within(message) for part in parts_of(message)] == [message]


def test_a_plea_that_names_a_support_stays_a_question() -> None:
    message = f"{_STORY} Kan ni berätta om Mikrostöd?"
    start = message.index("Mikrostöd")
    assert parts_of(message, [(start, start + 9, "stodnamn")])[-1].within(message) == "Kan ni berätta om Mikrostöd?"
