"""Everything can be done with the keyboard alone, and the focus is always where one expects it."""

import pytest
from chat import ANSWERS, Visitor, Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_from_the_top_of_the_page_to_a_finished_answer(visitor: Visits):
    one = visitor().meet()

    one.presses("Tab")
    assert "Hoppa till innehållet" in one.focused
    one.presses("Enter")
    one.tabs_to(lambda: one.focused.startswith("textarea"))
    one.page.keyboard.type("Hur mycket kan man få i Mikrostöd?")
    one.presses("Enter")

    assert "30 000" in one.answer()
    assert one.focused.startswith("textarea"), "one goes on writing"
    one.tabs_to(lambda: "Allt om Mikrostöd" in one.focused, key="Shift+Tab")


def test_the_focus_is_visible_wherever_it_goes(visitor: Visits):
    one = visitor().meet()
    one.says("Vilket stöd passar mig?")
    unseen = []

    for _ in range(40):
        one.presses("Tab")
        outline = one.page.evaluate("""() => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          if (at === document.body || at.tagName === "STODLOTS-CHAT") return "nowhere";
          return getComputedStyle(at).outlineStyle;
        }""")
        if outline == "none":
            unseen.append(one.focused)

    assert not unseen


def test_the_whole_form_by_keyboard(visitor: Visits):
    one = visitor().meet()
    one.field.focus()
    one.page.keyboard.type("Vilket stöd passar mig?")
    one.presses("Enter")
    one.until_answered()

    while one.question.is_visible():
        kind, before = one.kind_of_control, one.messages.count()
        # From the field one goes back into the control, from an answered control forward into the next.
        key = "Shift+Tab" if one.focused.startswith("textarea") else "Tab"
        match kind:
            case "choices":
                wanted = answer_to(one)
                one.tabs_to(lambda wanted=wanted: one.focused == f"button. {wanted}", key=key)
                one.presses("Space")
            case "boxes":
                label = one.question.locator("label", has_text="Maskiner och inventarier").locator("input")
                one.tabs_to(
                    lambda label=label: label.evaluate("one => one.getRootNode().activeElement === one"), key=key
                )
                one.presses("Space")
                one.tabs_to(lambda: one.focused.endswith("Svara"))
                one.presses("Enter")
            case _:
                one.tabs_to(lambda: one.focused.startswith("input"), key=key)
                one.page.keyboard.type("kir" if kind == "municipality" else answer_to(one))
                if kind == "municipality":
                    one.presses("ArrowDown", "ArrowUp", "ArrowDown")
                one.presses("Enter")
        one.until_answered()
        assert one.messages.count() > before
        assert "answers" in one.focused, f"after answering the focus stays by the answers: {one.focused}"

    expect(one.page.locator(".result")).to_be_visible()
    one.tabs_to(lambda: one.focused.startswith("summary"), key="Shift+Tab")
    one.presses("Enter")
    assert one.page.locator(".result details[open]").count() == 1


def answer_to(one: Visitor) -> str:
    return next(answer for words, answer in ANSWERS if words.lower() in one.asked.lower())


def test_the_list_of_municipalities_closes_with_escape_and_only_then_the_rest(visitor: Visits):
    one = visitor().meet()
    one.says("Vilket stöd passar mig?")
    box = one.question.get_by_role("combobox")
    box.press_sequentially("lul")
    expect(box).to_have_attribute("aria-expanded", "true")
    one.presses("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(one.page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")

    one.presses("Escape")

    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    expect(box).to_have_value("lul")


def test_the_menu_opens_and_closes_and_gives_the_focus_back(visitor: Visits):
    one = visitor().meet()
    one.tabs_to(lambda: "Meny" in one.focused)
    button = one.page.get_by_role("button", name="Meny", exact=True)

    one.presses("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    one.presses("Tab")
    assert "Börja om" in one.focused
    one.presses("Escape")
    expect(one.page.locator(".menu")).to_be_hidden()
    expect(button).to_be_focused()
    one.presses("Enter")
    one.tabs_to(lambda: "Förstora" in one.focused)
    expect(one.page.locator(".menu")).to_be_hidden()


def test_the_question_before_erasing_takes_the_focus_in_keeps_it_and_gives_it_back(visitor: Visits):
    one = visitor().meet()
    one.says("Hej")
    one.page.get_by_role("button", name="Meny", exact=True).focus()
    one.presses("Enter")
    one.tabs_to(lambda: "Radera samtalet" in one.focused)

    one.presses("Enter")
    expect(one.page.locator("dialog.ask")).to_be_visible()
    inside = one.page.locator("dialog.ask")
    assert inside.evaluate("one => one.contains(one.getRootNode().activeElement)")
    for _ in range(4):
        one.presses("Tab")
        assert one.focused.startswith(("button", "body")), one.focused
        assert "textarea" not in one.focused
    one.presses("Escape")
    expect(inside).to_be_hidden()
    assert "Meny" in one.focused
    assert one.said == ["Hej"]

    one.presses("Enter")
    one.tabs_to(lambda: "Radera samtalet" in one.focused)
    one.presses("Enter")
    one.tabs_to(lambda: one.focused.endswith("Radera"))
    one.presses("Enter")
    expect(one.status).to_contain_text("raderat")
    assert one.messages.count() == 0


def test_escape_leaves_the_enlarged_chat(visitor: Visits):
    one = visitor().meet()
    button = one.page.get_by_role("button", name="Förstora chatten")
    button.focus()

    one.presses("Enter")
    expect(one.page.locator(".panel")).to_have_class("panel inline large")
    one.presses("Escape")

    expect(one.page.locator(".panel")).to_have_class("panel inline")
    expect(button).to_be_focused()


def test_the_arrows_bring_back_what_was_written_before(visitor: Visits):
    one = visitor().meet()
    one.says("Vem kan söka Mikrostöd?")
    one.says("Hur mycket kan man få?")
    one.field.focus()

    one.presses("ArrowUp")
    expect(one.field).to_have_value("Hur mycket kan man få?")
    one.presses("ArrowUp")
    expect(one.field).to_have_value("Vem kan söka Mikrostöd?")
    one.presses("ArrowUp")
    expect(one.field).to_have_value("Vem kan söka Mikrostöd?")
    one.presses("ArrowDown", "ArrowDown")
    expect(one.field).to_have_value("")
    one.page.keyboard.type("Rad ett")
    one.presses("Shift+Enter")
    one.page.keyboard.type("rad två")
    one.presses("ArrowUp")
    expect(one.field).to_have_value("Rad ett\nrad två")  # what is being written is never lost
    one.presses("Enter")
    one.until_answered()
    assert one.said[-1] == "Rad ett\nrad två"


def test_the_floating_chat_opens_with_the_focus_in_the_field_and_escape_gives_it_back(visitor: Visits):
    one = visitor().visit("/stod")
    one.page.locator(".launcher").wait_for()
    one.tabs_to(lambda: "Fråga Stödlotsen" in one.focused)

    one.presses("Enter")
    expect(one.page.locator(".panel")).to_be_visible()
    expect(one.field).to_be_focused()
    one.until_ready()
    one.page.keyboard.type("Hur mycket kan man få i Mikrostöd?")
    one.presses("Enter")
    assert "30 000" in one.answer()
    one.presses("Escape")

    expect(one.page.locator(".panel")).to_be_hidden()
    assert "Fråga Stödlotsen" in one.focused
    one.presses("Enter")
    one.page.goto(one.address + "/stod/mikrostod-norrbotten")
    expect(one.page.locator(".panel")).to_be_visible()  # still open on the next page, with the same conversation
    one.until_answered()
    assert one.said == ["Hur mycket kan man få i Mikrostöd?"]


def test_a_screen_reader_hears_answers_in_a_log_and_what_is_wrong_as_an_alert(visitor: Visits):
    one = visitor().meet()

    expect(one.log).to_have_attribute("role", "log")
    expect(one.log).to_have_attribute("aria-live", "polite")
    one.says("Hej")
    for message, who in zip(one.messages.all(), ("Du:", "Assistenten:")):
        assert message.locator(".hidden").first.text_content().strip() == who
    one.page.reload()
    one.until_answered()
    assert one.log.get_attribute("aria-busy") is None
