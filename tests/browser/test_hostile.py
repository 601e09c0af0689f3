"""What hostile or careless people write stays text, and is refused kindly where it can't be taken."""

import pytest
from chat import Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
MARKUP = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</textarea></div><svg onload=alert(1)>",
    "**fet** [länk](javascript:alert(1)) <b>fet</b>",
    "{{ 7 * 7 }} ${alert(1)} &lt;b&gt;",
    "javascript:alert(1)//\"'><iframe src=//example.org>",
]
INJECTED = ".log :is(img, script, svg, iframe, b, object, form, style), .answers :is(img, script, svg, iframe, b)"


def test_markup_stays_text_also_after_a_reload(visitor: Visits):
    one = visitor().meet()

    for text in MARKUP:
        one.says(text)

    for _ in range(2):
        assert one.said == MARKUP
        assert one.page.locator(INJECTED).count() == 0
        one.page.reload()
        one.until_answered()
    assert one.page.locator('a[href^="javascript"]').count() == 0


def test_markup_in_every_control_stays_text_and_the_form_goes_on(visitor: Visits):
    one = visitor().meet()
    one.says("Vilket stöd passar mig?")
    tried = set()

    while one.question.is_visible():
        kind = one.kind_of_control
        if kind not in tried:
            tried.add(kind)
            if kind in ("choices", "boxes"):
                one.says(MARKUP[0])
                continue
            field = one.question.get_by_role("combobox" if kind == "municipality" else "textbox")
            field.fill("<img src=x onerror=alert()>")
            one.presses("Enter")
            expect(one.question.get_by_role("alert")).not_to_be_empty()
            expect(field).to_have_attribute("aria-invalid", "true")
            expect(field).to_be_focused()
            assert one.page.locator(INJECTED).count() == 0
            one.says("<script>alert()</script>")
            assert one.kind_of_control == kind, "the question is asked again"
            continue
        one.gives_answer()

    assert {"choices", "boxes", "municipality", "number", "amount", "percent"} <= tried
    expect(one.page.locator(".result")).to_be_visible()
    assert one.page.locator(INJECTED).count() == 0


def test_markup_never_reaches_the_summary_page(visitor: Visits):
    one = visitor().meet()
    one.fills_in_form("Vi är ett aktiebolag i <script>alert(1)</script> <img src=x onerror=alert(1)> Kiruna")
    address = one.page.locator(".result .summary a").get_attribute("href")

    one.page.goto(address)

    assert one.page.locator("main :is(script, img, svg, iframe)").count() == 0


def test_100_kilobytes_are_kindly_refused_and_the_text_stays_in_the_field(visitor: Visits):
    one = visitor().meet()
    much = "Vi vill köpa en svarv. " * 4400

    one.write(much)

    expect(one.status).to_contain_text("för långt")
    assert len(one.field.input_value()) == len(much)
    assert one.messages.count() == 0
    assert "30 000" in one.says("Hur mycket kan man få i Mikrostöd?")


def test_what_only_the_gateway_finds_too_long_comes_back_into_the_field(visitor: Visits):
    one = visitor().meet()
    one.says("Hej")
    much = "å" * 4001

    one.page.evaluate("text => document.querySelector('stodlots-chat').chat.say(text)", much)

    expect(one.status).to_contain_text("för långt")
    expect(one.field).to_have_value(much)
    assert one.said == ["Hej"]


@pytest.mark.parametrize("command", ['/ask_amount{"x":1}', "/session_start", "//action_listen", " /back", "/inform"])
def test_a_command_of_the_engine_is_taken_for_words_and_nothing_told_is_lost(visitor: Visits, command: str):
    one = visitor().meet()
    one.says("Vi har ett aktiebolag i Kiruna")

    one.says(command)

    assert one.said[-1] == command.strip().lstrip("/"), "shown as it is kept"
    one.says("Vad har jag berättat?")
    assert "Kiruna" in " ".join(one.transcript[-2:])


@pytest.mark.parametrize("command", ["/restart", "//restart"])
def test_a_command_to_start_over_is_answered_as_the_word_is_and_the_log_stays(visitor: Visits, command: str):
    one = visitor().meet()
    one.says("Vi har ett aktiebolag i Kiruna")

    assert "börjar om" in one.says(command)  # the engine's own command would wipe the conversation without a word

    one.page.reload()
    one.until_answered()
    assert one.said == ["Vi har ett aktiebolag i Kiruna", "restart"]


def test_a_personal_identity_number_is_masked_before_the_eyes_of_the_person(visitor: Visits):
    one = visitor().meet()

    one.says("Mitt personnummer är 811218-9876")

    assert "9876" not in "".join(one.said)
    assert "9876" not in str(one.exported())


def test_text_that_turns_the_direction_of_writing_does_not_turn_what_stands_around_it(visitor: Visits):
    one = visitor().meet()
    turned = "Hej \u202egnidrov\u202c \u2066abc\u2069 \u200fשלום مرحبا"

    one.says(turned)
    one.says("Hej")

    assert one.said[0].startswith("Hej")
    assert one.page.locator(".message.person").last.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert one.scrolls_sideways() == []


def test_an_unclosed_turn_of_the_direction_does_not_reach_beyond_its_message(visitor: Visits):
    one = visitor().meet()

    one.says("Vi har \u202e ett aktiebolag")
    one.says("\u2067 Hej")

    for said in one.page.locator(".message.person .said").all():
        # A block of its own ends every embedding (UAX 9, P1): what follows runs from left to right again.
        assert said.evaluate("one => getComputedStyle(one).display") in ("block", "grid", "flow-root")


@pytest.mark.parametrize("text", ["😀👩‍👩‍👧‍👦🇸🇪", "🏭" * 400, "Zalgo h̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘ ", "null", "undefined", "[object Object]"])
def test_unusual_characters_are_shown_as_written(visitor: Visits, text: str):
    one = visitor().meet()

    one.says(text)

    assert one.page.locator(".message.person .said").all_text_contents() == [text.strip()]


def test_only_invisible_characters_are_kindly_refused_or_answered(visitor: Visits):
    one = visitor().meet()

    one.page.evaluate("document.querySelector('stodlots-chat').chat.say('\\u0000\\u0001')")

    expect(one.status).to_contain_text("tomt")
    one.until_sent()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_word_of_4000_letters_without_a_blank_breaks_and_the_page_does_not_scroll_sideways(
    visitor: Visits, width: int
):
    one = visitor(viewport={"width": width, "height": 800}).meet()

    one.says("x" * 4000)

    assert one.said == ["x" * 4000]
    assert one.scrolls_sideways() == []


def test_many_messages_at_once_are_all_answered_in_their_order(visitor: Visits):
    one = visitor().meet()
    said = [f"Vem kan söka Mikrostöd {number}?" for number in range(12)]

    for text in said:
        one.write(text)

    one.until_answered(60)
    assert one.said == said
    assert [message["text"] for message in one.exported()["messages"] if message["from"] == "person"] == said
