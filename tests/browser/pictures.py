"""Pictures of the website's main states, to be looked at: ``python -m tests.browser.pictures`` (``make pictures``).

Writes PNG files to ``build/pictures``, at 1280 and 320 pixels, light and dark.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "conversations"))
from chat import DESKTOP, PHONE, Visitor, launched
from running_assistant import PROJECT, start, stop

FOLDER = PROJECT / "build" / "pictures"


def main() -> None:
    """Starts the assistant, takes the pictures, stops it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    assistant = start(STODLOTS_RATE_PAGES="6000/minute")
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright)
            for theme in ("light", "dark"):
                for size in (DESKTOP, PHONE):
                    take(browser, f"http://127.0.0.1:{assistant.gateway}", theme, size)
            browser.close()
    finally:
        stop(assistant)
    print(f"{len(list(FOLDER.glob('*.png')))} bilder i {FOLDER}")


def take(browser: Browser, address: str, theme: str, size: dict[str, int]) -> None:
    """One visitor's way through everything, with one theme and one width."""
    context = browser.new_context(locale="sv-SE", viewport=size, color_scheme=theme)  # type: ignore[arg-type]
    one = Visitor(context.new_page(), address, set())
    name = f"{size['width']}-{theme}"

    def picture(state: str, whole: bool = False) -> None:
        one.page.wait_for_timeout(350)  # smooth scrolling comes to rest
        one.page.screenshot(path=FOLDER / f"{name}-{state}.png", full_page=whole)

    def chat_in_view() -> None:
        one.page.locator(".panel").scroll_into_view_if_needed()
        one.page.locator(".panel").evaluate("one => one.scrollIntoView({ block: 'end' })")

    one.meet()
    picture("01-home", whole=True)
    chat_in_view()
    one.says("Hur mycket kan man få i Mikrostöd?")
    picture("02-answer")
    one.page.get_by_role("button", name="Meny", exact=True).click()
    picture("03-menu")
    one.page.locator(".menu").get_by_text("Radera samtalet").click()
    picture("04-dialog")
    one.presses("Escape")
    one.says("Vilket stöd passar mig?")
    seen = set()
    while one.question.is_visible():
        kind = one.kind_of_control
        if kind not in seen:
            seen.add(kind)
            if kind == "municipality":
                one.question.get_by_role("combobox").press_sequentially("s")
                one.presses("ArrowDown")
            picture(f"05-form-{kind}")
            if kind == "municipality":
                one.question.get_by_role("combobox").fill("")
        one.gives_answer()
    picture("06-result")
    one.page.locator(".result > .card summary").first.click()
    one.page.locator(".result > .card").first.evaluate("one => one.scrollIntoView()")
    picture("07-details")
    one.page.locator(".result > .brief > summary").last.click()
    one.page.locator(".result > .brief").last.evaluate("one => one.scrollIntoView()")
    picture("08-not-fitting")
    summary = one.page.locator(".result .summary a").get_attribute("href")
    if size == DESKTOP:
        one.page.get_by_role("button", name="Förstora chatten").click()
        one.page.locator(".result").evaluate("one => one.scrollIntoView()")
        picture("09-enlarged")
        one.presses("Escape")
    context.set_offline(True)
    one.write("Kan man få förskott?")
    one.page.locator(".status", has_text="Ingen anslutning").wait_for()
    picture("10-offline")
    context.set_offline(False)
    for state, path in (
        ("11-summary", summary), ("12-list", "/stod"), ("13-call", "/stod/mikrostod-norrbotten"),
        ("14-privacy", "/integritet"), ("15-accessibility", "/tillganglighet"), ("16-error", "/finns-inte"),
    ):  # fmt: skip
        one.page.goto(path if path.startswith("http") else one.address + path)
        picture(state, whole=True)
        if state == "11-summary":
            one.page.pdf(path=FOLDER / f"{name}-{state}.pdf", format="A4") if size == DESKTOP else None
    one.visit("/stod")
    one.page.locator(".launcher").wait_for()
    picture("17-floating-closed")
    one.page.locator(".launcher").click()
    one.until_answered()
    picture("18-floating-open")
    context.close()


if __name__ == "__main__":
    main()
