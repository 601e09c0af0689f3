import pytest

from bot.gateway.contact import checked_contact
from bot.gateway.incoming import Refused

PERSONAL_NUMBERS = [
    "8112189876", "811218-9876", "811218+9876", "19811218-9876", "198112189876", "19811218 9876", "070101-1231",
]  # fmt: skip


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_stays_nothing(text):
    assert checked_contact(text) == ""


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("anna@exempel.se", "anna@exempel.se"),
        ("  Anna.Berg+stod@EXEMPEL.se\n", "Anna.Berg+stod@exempel.se"),
        ("anna@räksmörgås.se", "anna@räksmörgås.se"),
        ("anna@xn--rksmrgs-5wao1o.se", "anna@räksmörgås.se"),
        ("åsa@exempel.se", "åsa@exempel.se"),
    ],
)
def test_an_email_address_is_kept_as_it_is_to_be_used(text, contact):
    assert checked_contact(text) == contact


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("070-123 45 67", "+46701234567"),
        ("0701234567", "+46701234567"),
        ("+46 (0)70 123 45 67", "+46701234567"),
        ("0046 70 123 45 67", "+46701234567"),
        ("070\u2013123\u00a045\u00a067", "+46701234567"),
        ("\u202a070-1234567\u202c", "+46701234567"),  # as address books copy it
        ("0920-43 00 00", "+46920430000"),
        ("08.123.456.78", "+46812345678"),
        ("010-123 45 67", "+46101234567"),
        ("020-123456", "+4620123456"),
        ("+47 22 22 22 22", "+4722222222"),
    ],
)
def test_a_phone_number_is_kept_in_one_way_of_writing(text, contact):
    assert checked_contact(text) == contact


def test_a_phone_number_that_could_be_a_personal_number_by_its_digits_is_a_phone_number():
    assert checked_contact("0701011231") == "+46701011231"
    assert checked_contact("070-101 12 31") == "+46701011231"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@exempel.se", "före @"),
        ("anna@", "efter @"),
        ("anna@exempel", "saknar punkt"),
        ("an na@exempel.se", "mellanslag"),
        ("anna@@exempel.se", "mer än ett @"),
        ("anna@exempel.se, bo@exempel.se", "mer än ett @"),
        ("Anna<anna@exempel.se>", "inte skriven som"),
        ("a..b@exempel.se", "inte skriven som"),
        ("anna@[127.0.0.1]", "inte skriven som"),
        ("anna@exempel.se\nBcc:x", "mellanslag"),
        ("<script>@exempel.se", "inte skriven som"),
        ("anna@server.local", "inte skriven som"),
    ],
)
def test_an_email_address_that_can_not_be_used_is_refused_with_its_fault_and_an_example(text, told):
    with pytest.raises(Refused) as refusal:
        checked_contact(text)
    assert told in refusal.value.message
    assert "anna@exempel.se" in refusal.value.message


@pytest.mark.parametrize("text", ["112", "070", "00", "+", "1234567", "070-123 45 67 89 01", "+467123456789012", "..."])
def test_a_phone_number_that_does_not_exist_is_refused_with_an_example(text):
    with pytest.raises(Refused, match=r"Telefonnumret finns inte.*070-123 45 67"):
        checked_contact(text)


@pytest.mark.parametrize("text", ["0900-1234567", "0939-1234567", "0771-123456", "+46 900 123 45 67"])
def test_a_number_that_costs_extra_is_refused(text):
    with pytest.raises(Refused, match="betalnummer"):
        checked_contact(text)


@pytest.mark.parametrize("text", ["ring mig", "Storgatan 1", "0920-43 00 00 ankn. 12", "https://exempel.se", "[[70]]"])
def test_what_is_neither_is_refused_with_both_examples(text):
    with pytest.raises(Refused, match=r"varken.*anna@exempel.se eller 070-123 45 67"):
        checked_contact(text)


@pytest.mark.parametrize("text", [*PERSONAL_NUMBERS, "19811218-9876@exempel.se", "anna8112189876@exempel.se"])
def test_a_personal_number_is_refused_and_not_repeated(text):
    with pytest.raises(Refused, match="personnummer") as refusal:
        checked_contact(text)
    assert "9876" not in refusal.value.message
    assert "1231" not in refusal.value.message


def test_no_refusal_repeats_what_was_written():
    for text in ("hemligt ord", "hemligt@ord", "0701-hemligt", "hemligt ord@exempel.se"):
        with pytest.raises(Refused) as refusal:
            checked_contact(text)
        assert "hemligt" not in refusal.value.message


@pytest.mark.parametrize("text", ["a" * 244 + "@exempel.se", "0" * 10_000, " " * 255])
def test_what_is_too_long_is_refused_with_the_bound(text):
    with pytest.raises(Refused, match="högst 254 tecken"):
        checked_contact(text)


@pytest.mark.parametrize("value", [None, 701234567, ["anna@exempel.se"], {}])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(Refused, match="vara text"):
        checked_contact(value)
