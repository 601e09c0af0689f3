"""axe-core finds nothing on any page and in any state of the chat, however the browser is set."""

import pytest
from accessibility import as_lines, require_axe, violations_in_every_look
from chat import Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _axe_is_there() -> None:
    require_axe()


def test_axe_finds_nothing_in_any_state_of_the_chat(visitor: Visits):
    one = visitor(bypass_csp=True).meet()  # the policy keeps axe itself out
    found: list[str] = []

    def look(state: str) -> None:
        found.extend(violations_in_every_look(one.page, state))

    look("home")
    one.says("Hur mycket kan man få i Mikrostöd?")
    look("answer")
    one.page.get_by_role("button", name="Meny", exact=True).click()
    look("menu")
    one.page.locator(".menu").get_by_text("Radera samtalet").click()
    look("dialog")
    one.presses("Escape")
    one.page.get_by_role("button", name="Förstora chatten").click()
    look("enlarged")
    one.page.get_by_role("button", name="Förminska chatten").click()
    one.says("Vilket stöd passar mig?")
    seen = set()
    while one.question.is_visible():
        kind = one.kind_of_control
        if kind not in seen:
            seen.add(kind)
            if kind == "municipality":
                one.question.get_by_role("combobox").press_sequentially("s")
                one.presses("ArrowDown")
                look("municipality with its list open")
                one.question.get_by_role("combobox").fill("")
            if kind not in ("choices", "municipality"):
                one.page.get_by_role("button", name="Svara").click()
                expect(one.question.get_by_role("alert")).not_to_be_empty()
            look(kind)
        one.gives_answer()
    look("result")
    for summary in one.page.locator(".result summary").all():
        if summary.is_visible():
            summary.click()
    look("result with everything opened")
    one.faults.accept("WebSocket connection to .* failed|ERR_INTERNET_DISCONNECTED")
    one.page.context.set_offline(True)
    one.write("Hej")
    expect(one.status).to_contain_text("Ingen anslutning")
    look("offline")
    one.page.context.set_offline(False)
    assert not found, as_lines(found)


def test_axe_finds_nothing_in_the_floating_chat(visitor: Visits):
    one = visitor(bypass_csp=True).visit("/stod")
    one.page.locator(".launcher").wait_for()
    found = violations_in_every_look(one.page, "floating, closed")

    one.page.locator(".launcher").click()
    one.says("Hej")
    found += violations_in_every_look(one.page, "floating, open")

    assert not found, as_lines(found)


@pytest.mark.parametrize("path", ["/integritet", "/tillganglighet", "/finns-inte"])
def test_axe_finds_nothing_on_the_other_pages(visitor: Visits, path: str):
    one = visitor(bypass_csp=True)
    one.faults.accept("status of 404")
    one.visit(path)

    found = violations_in_every_look(one.page, path)

    assert not found, as_lines(found)


def test_axe_finds_nothing_on_any_page_of_a_support(visitor: Visits):
    one = visitor(bypass_csp=True).visit("/stod")
    found, pages = [], one.page.locator(".tiles a").evaluate_all("all => all.map(one => one.pathname)")
    assert len(pages) >= 16

    for path in pages:
        one.visit(path)
        found += violations_in_every_look(one.page, path)

    assert not found, as_lines(found)


def test_axe_finds_nothing_on_the_summary_before_and_after_it_is_sent_and_deleted(visitor: Visits):
    one = visitor(bypass_csp=True).meet()
    one.fills_in_form()
    one.page.goto(one.page.locator(".result .summary a").get_attribute("href"))
    found = violations_in_every_look(one.page, "summary")

    one.page.get_by_role("button", name="Skicka till handläggare").click()
    one.page.locator("#handlaggare [role=status]").wait_for()
    found += violations_in_every_look(one.page, "summary, sent")
    one.page.evaluate("window.confirm = () => true")
    one.page.get_by_role("button", name="Radera bedömningen").click()
    one.page.get_by_role("heading", name="Bedömningen är raderad").wait_for()
    found += violations_in_every_look(one.page, "summary, deleted")

    assert not found, as_lines(found)
