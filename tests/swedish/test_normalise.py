import unicodedata

import pytest

from bot.swedish.normalise import MAX_LENGTH, cleaned, folded, words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ÅÄÖ åäö", "aao aao"),
        ("Övertorneå", "overtornea"),
        ("IDÉ à", "ide à"),
        ("CNC-Fräs", "cnc-fras"),
        ("", ""),
    ],
)
def test_folding_takes_away_capitals_and_swedish_diacritics(typed: str, expected: str) -> None:
    assert folded(typed) == expected


@pytest.mark.parametrize("typed", ["Åre", "İstanbul", "ẞ", "380\u00a0000 kr", "Hej 😀 på dig", "ÆØ"])
def test_folding_keeps_the_length_so_that_offsets_hold(typed: str) -> None:
    assert len(folded(typed)) == len(typed)


def test_cleaning_composes_letters_typed_as_letter_and_accent() -> None:
    assert cleaned(unicodedata.normalize("NFD", "Överkalix på våren")) == "Överkalix på våren"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  hej   på  dig ", "hej på dig"),
        ("hej\u200bsan", "hejsan"),
        ("hej\x00\x07", "hej"),
        ("380\u00a0000\u202fkr", "380 000 kr"),
        ("\u202ehej", "hej"),
        ("\n \t", ""),
    ],
)
def test_cleaning_drops_what_can_not_be_seen(typed: str, expected: str) -> None:
    assert cleaned(typed) == expected


def test_cleaning_keeps_line_breaks_because_they_part_questions() -> None:
    assert cleaned("Hur mycket?\nHur söker man?") == "Hur mycket?\nHur söker man?"


def test_cleaning_never_returns_more_than_is_read_of_one_message() -> None:
    assert len(cleaned("a" * (3 * MAX_LENGTH))) == MAX_LENGTH


def test_words_are_folded_and_without_punctuation() -> None:
    assert words("Hej, vad får JAG?!") == ["hej", "vad", "far", "jag"]
