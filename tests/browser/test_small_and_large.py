"""Small screens, 400 percent, less motion and more contrast."""

import pytest
from chat import Visitor, Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
SMALL = {"320 pixels": {"width": 320, "height": 640}, "400 percent": {"width": 320, "height": 256}}
PAGES = ["/stod", "/stod/mikrostod-norrbotten", "/stod/projektmedel-vastmanland", "/integritet", "/tillganglighet"]


def can_be_reached(one: Visitor, selector: str) -> bool:
    """Whether the element can be scrolled to a place where a finger meets it and nothing that lies over it."""
    target = one.page.locator(selector).first
    target.scroll_into_view_if_needed()
    return bool(
        target.evaluate("""one => {
          const box = one.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
          if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
          let at = document.elementFromPoint(x, y);
          while (at?.shadowRoot) {
            const inner = at.shadowRoot.elementFromPoint(x, y);
            if (!inner || inner === at) break;
            at = inner;
          }
          return one === at || one.contains(at) || (at?.contains(one) ?? false);
        }""")
    )


@pytest.mark.parametrize("size", SMALL.values(), ids=SMALL)
def test_nothing_scrolls_sideways_and_everything_is_within_reach_from_the_start_page_to_the_summary(
    visitor: Visits, size: dict[str, int]
):
    one = visitor(viewport=size).meet()
    seen, kinds = {}, set()

    always = (".composer textarea", ".send", ".foot .person", ".bar button[aria-label=Meny]")

    def look(state: str, *needed: str) -> None:
        if wide := one.scrolls_sideways():
            seen[state] = wide
        for selector in needed if state == "menu" else (*always, *needed):  # an open menu lies over the rest
            if not can_be_reached(one, selector):
                seen.setdefault(state, []).append(f"{selector} can't be reached")

    look("home", ".answers button")
    one.says("Hur mycket kan man få i Mikrostöd?")
    look("answer", ".message.bot:last-child .said")
    one.page.get_by_role("button", name="Meny", exact=True).click()
    look("menu", ".menu li:first-child button", ".menu li:last-child a")
    one.page.locator(".menu").get_by_text("Radera samtalet").click()
    if wide := one.scrolls_sideways():
        seen["dialog"] = wide
    expect(one.page.locator("dialog.ask button.main")).to_be_in_viewport()
    one.presses("Escape")
    one.says("Vilket stöd passar mig?")
    while one.question.is_visible():
        kind = one.kind_of_control
        if kind not in kinds:
            kinds.add(kind)
            first, last = ".question :is(input, .choices button)", ".question .aside button:last-child"
            look(kind, first, last)
            if kind == "municipality":
                one.question.get_by_role("combobox").press_sequentially("s")
                look("municipality with its list open", "[role=option]")
                one.question.get_by_role("combobox").fill("")
        one.gives_answer()
    for summary in one.page.locator(".result summary").all():
        if summary.is_visible():
            summary.click()
    look("result", ".result .summary a", ".result .card .source")
    one.page.goto(one.page.locator(".result .summary a").get_attribute("href"))
    if wide := one.scrolls_sideways():
        seen["summary"] = wide
    assert not seen


@pytest.mark.parametrize("size", SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_and_the_floating_chat_fits(visitor: Visits, path: str, size: dict[str, int]):
    one = visitor(viewport=size).visit(path)
    assert one.scrolls_sideways() == []

    one.page.locator(".launcher").click()
    one.until_ready()
    one.says("Hur mycket kan man få i Mikrostöd?")

    assert one.scrolls_sideways() == []
    assert can_be_reached(one, ".send")
    assert can_be_reached(one, ".bar button[aria-label='Stäng chatten']")
    one.page.get_by_role("button", name="Stäng chatten").click()
    one.page.mouse.wheel(0, 100_000)
    expect(one.page.locator(".bottom a").last).to_be_visible()


def test_who_wants_less_motion_sees_nothing_move(visitor: Visits):
    one = visitor(reduced_motion="reduce").meet()
    one.write("Hur mycket kan man få i Mikrostöd?")
    moving = one.page.evaluate("document.getAnimations({ subtree: true }).length")
    one.until_answered()
    moving += one.page.evaluate("document.querySelector('stodlots-chat').shadowRoot.getAnimations().length")
    one.page.evaluate("document.querySelector('stodlots-chat').chat.typing.hidden = false")
    moving += one.page.evaluate("document.querySelector('stodlots-chat').shadowRoot.getAnimations().length")

    assert moving == 0


def test_the_typing_sign_moves_for_everybody_else(visitor: Visits):
    one = visitor().meet()
    one.page.evaluate("document.querySelector('stodlots-chat').chat.typing.hidden = false")

    assert one.page.evaluate("document.querySelector('stodlots-chat').shadowRoot.getAnimations().length") == 3


def test_who_wants_more_contrast_gets_no_grey_text_and_clear_lines(visitor: Visits):
    one = visitor(contrast="more").meet()
    one.says("Hur mycket kan man få i Mikrostöd?")

    colours = one.page.locator(".message .source").last.evaluate("one => getComputedStyle(one).color")
    assert colours == one.page.locator(".message .said").last.evaluate("one => getComputedStyle(one).color")
    border = one.page.locator(".message.bot .said").last.evaluate("one => getComputedStyle(one).borderTopColor")
    assert border == colours


def test_in_forced_colours_the_chosen_municipality_stands_out(visitor: Visits):
    one = visitor(forced_colors="active").meet()
    one.says("Vilket stöd passar mig?")
    one.question.get_by_role("combobox").press_sequentially("s")
    one.presses("ArrowDown")

    background = "one => getComputedStyle(one).backgroundColor"
    chosen = one.page.locator("[role=option][aria-selected=true]").evaluate(background)
    assert chosen != one.page.locator("[role=option][aria-selected=false]").first.evaluate(background)
