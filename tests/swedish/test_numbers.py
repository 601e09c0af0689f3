import pytest

from bot.swedish.normalise import folded
from bot.swedish.numbers import numbers_in, spelled_value


def read(text: str) -> list[tuple[float, str]]:
    return [(number.value, number.unit) for number in numbers_in(folded(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("380 000 kr", 380_000),
        ("380\u00a0000 kronor", 380_000),
        ("380.000 kr", 380_000),
        ("380000kr", 380_000),
        ("380 000:-", 380_000),
        ("380 tkr", 380_000),
        ("380tkr", 380_000),
        ("380 TKR", 380_000),
        ("50k kr", 50_000),
        ("1,5 mkr", 1_500_000),
        ("1.5 miljoner kronor", 1_500_000),
        ("2 MSEK", 2_000_000),
        ("12 mnkr", 12_000_000),
        ("1 200 000 SEK", 1_200_000),
        ("1 miljard kronor", 1_000_000_000),
        ("tjugo tusen kronor", 20_000),
        ("tjugotusen kronor", 20_000),
        ("tvåhundra tusen kr", 200_000),
        ("tvåhundratusen kr", 200_000),
        ("tvåhundrafemtiotusen kronor", 250_000),
        ("en halv miljon", 500_000),
        ("en miljon kronor", 1_000_000),
        ("en och en halv miljon", 1_500_000),
        ("halvannan miljon", 1_500_000),
        ("två och en halv miljon", 2_500_000),
        ("ett par miljoner", 2_000_000),
        ("hundra tusen spänn", 100_000),
        ("femtio lax", 50_000),
        ("tio papp", 10_000),
        ("20 lakan", 20_000),
        ("en miljon tvåhundratusen kronor", 1_200_000),
        ("3 miljoner 500 tusen kronor", 3_500_000),
    ],
)
def test_amounts_are_read_in_every_way_swedes_write_them(text: str, value: float) -> None:
    assert read(text) == [(value, "sek")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("50 %", 50), ("50%", 50), ("50 procent", 50), ("femtio procent", 50), ("12,5 proc", 12.5), ("sextio %", 60)],
)
def test_shares_are_read_as_percent(text: str, value: float) -> None:
    assert read(text) == [(value, "percent")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("vi är sju stycken", [7]),
        ("7 anställda och 2 vikarier", [7, 2]),
        ("tjugofem personer", [25]),
        ("tolv månader", [12]),
        ("två hundra tjugo", [220]),
        ("fyra hel- och två deltid", [4, 2]),
        ("åtta", [8]),
        ("nitton", [19]),
    ],
)
def test_plain_numbers_have_no_unit(text: str, values: list[float]) -> None:
    assert read(text) == [(value, "") for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "en maskin",
        "ett företag i en by",
        "vi vill köpa en fräs",
        "femma",
        "trevlig",
        "tiotalet vill",
        "sexig",
        "hej",
        "",
        "nioårig",
    ],
)
def test_articles_and_words_that_only_begin_like_numbers_are_none(text: str) -> None:
    assert read(text) == []


def test_the_place_of_a_number_spans_its_unit() -> None:
    text = "den kostar 380 000 kr ungefär"
    (number,) = numbers_in(text)

    assert text[number.start : number.end] == "380 000 kr"


@pytest.mark.parametrize(("value", "whole"), [("7", 7), ("7,5", None), ("7,0", 7)])
def test_a_number_with_decimals_has_no_whole_value(value: str, whole: int | None) -> None:
    (number,) = numbers_in(value)

    assert number.whole == whole


@pytest.mark.parametrize(
    ("letters", "value"),
    [("tvahundratjugofem", 225), ("tretusen", 3000), ("tusen", 1000), ("femtontusenfyrahundra", 15_400), ("noll", 0)],
)
def test_joined_number_words_have_their_sum(letters: str, value: int) -> None:
    assert spelled_value(letters) == value
