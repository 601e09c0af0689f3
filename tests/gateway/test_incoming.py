from uuid import uuid4

import pytest

from bot.gateway.incoming import MOST_CHARACTERS, Refused, cleaned_text, is_client_id, is_key
from bot.gateway.masking import MASK


@pytest.mark.parametrize(
    "text", ["/restart", "//restart", "  /restart", "/ restart", "\n/restart", "\x00/restart", "/\x00/restart"]
)
def test_a_leading_slash_is_taken_away(text):
    assert cleaned_text(text) == "restart"


@pytest.mark.parametrize(
    "text", ["/ /restart", "/ / /restart", "/\n/restart", "/\u2028/restart", "/\u00a0/ask_amount"], ids=ascii
)
def test_a_slash_behind_slashes_and_blanks_is_taken_away_too(text):
    assert not cleaned_text(text).startswith("/")


def test_a_slash_inside_stays():
    assert cleaned_text("och/eller 1/2") == "och/eller 1/2"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\x9fb", "a\ud800b", "a\rb", "a\x08b"], ids=ascii)
def test_controls_and_halves_of_characters_are_taken_away(text):
    assert cleaned_text(text) == "ab"


def test_line_breaks_tabs_and_every_script_stay():
    text = "rad ett\nrad två\tåäö 🙂 你好 שלום"
    assert cleaned_text(text) == text


def test_blanks_around_the_text_are_taken_away():
    assert cleaned_text("  \n hej \t ") == "hej"


def test_a_personal_number_is_masked_also_where_controls_part_its_digits():
    assert cleaned_text("Jag är 8\x001\x001218\x07-9876") == f"Jag är {MASK}"


def test_html_is_left_for_those_who_show_it():
    assert cleaned_text("<script>alert(1)</script>") == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "/", "///", " / ", "\x00", "\x1b\x07", "\ud800", "\u00a0"], ids=ascii
)
def test_what_is_empty_is_refused_kindly(text):
    with pytest.raises(Refused) as refused:
        cleaned_text(text)
    assert refused.value.message == "Meddelandet är tomt. Skriv din fråga med ord."
    assert refused.value.retry_after == 0


@pytest.mark.parametrize("text", ["\u200b", "\u2060\u2060", "\ufeff", "\u00ad", "\u200e \u200f"], ids=ascii)
def test_what_shows_nothing_is_refused_as_empty(text):
    with pytest.raises(Refused):
        cleaned_text(text)


def test_the_longest_message_is_taken_and_a_longer_one_is_refused_with_both_numbers():
    assert cleaned_text("x" * MOST_CHARACTERS) == "x" * 4000
    with pytest.raises(Refused, match=r"4001 tecken.*högst 4000 tecken"):
        cleaned_text("x" * (MOST_CHARACTERS + 1))


def test_a_text_that_masking_makes_longer_than_rasa_reads_is_refused():
    with pytest.raises(Refused, match="högst 4000 tecken"):
        cleaned_text("811218-9876 " * 333)


@pytest.mark.parametrize("value", [None, 5, 1.5, True, [], {}, ["hej"], {"text": "hej"}, b"hej"])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(Refused, match="ska vara text"):
        cleaned_text(value)


def test_a_client_id_is_a_uuid_in_lower_case():
    assert is_client_id(str(uuid4()))
    wrong = [str(uuid4()).upper(), uuid4().hex, f"{uuid4()} ", f"{uuid4()}\n", "", None, 5, [], "g" * 36]
    assert not any(is_client_id(value) for value in wrong)


def test_a_key_is_43_characters_of_base64url():
    assert is_key("aZ09_-" + "x" * 37)
    wrong = [
        "x" * 42,
        "x" * 44,
        "x" * 42 + "=",
        "x" * 42 + "\n",
        "x" * 43 + "\n",
        "å" * 43,
        "",
        None,
        5,
        ["x" * 43],
        {},
    ]
    assert not any(is_key(value) for value in wrong)
