import pytest

from bot.guidance.about_words import NO_WORDS, named_words


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("mest + kommun", "vilka kommuner fick mest"),
        ("mest + kommun", "mest pengar, vilken kommun?"),
        ("mest + kommun", "komuner som fick mest"),
        ("tjänsteföretag", "tjänste företag"),
        ("hemsändningsbidrag", "hemsändnings bidraget"),
        ("kommun", "komuner"),
        ("investering", "investring"),
        ("maskin", "Maskinerna"),
        ("hem sida", "hem-sida"),
        ("'*maskin'".strip("'"), "symaskiner"),
    ],
)
def test_words_are_found_bent_split_misspelt_and_together(about: str, text: str) -> None:
    assert named_words((about,), text) != NO_WORDS


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("mest + kommun", "vilka kommuner fick stöd"),
        ("skaffade", "ska skaffa en maskin"),
        ("företagsmöte", "företagsstöd"),
        ("gym$", "gymnasiet"),
        ("maskin", "mask"),
        ("kommun", "kommentar"),
    ],
)
def test_other_words_are_not_taken_for_them(about: str, text: str) -> None:
    assert named_words((about,), text) == NO_WORDS


def test_words_that_stand_together_weigh_more_than_one_alone() -> None:
    both = named_words(("mest + kommun",), "vilken kommun fick mest")

    assert both.letters > named_words(("kommun",), "vilken kommun fick mest").letters
