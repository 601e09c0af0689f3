"""What hostile people write stays text wherever staff meet it: nothing runs, and the layout holds."""

import csv
import io
import json
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import sideways
from applicant import waits
from chat import Faults, Visits
from gateways import beside
from handoff_form import HandoffForm
from notice_receiver import NoticeReceiver
from officer import Officer, Staffing
from playwright.sync_api import Browser, Page, expect
from running_assistant import Assistant

pytestmark = pytest.mark.slow
IMAGE = "<img src=x onerror=alert(1)>"
SAID = [
    IMAGE,
    "</textarea></div><script>alert(1)</script><svg onload=alert(1)>",
    '**fet** [länk](javascript:alert(1)) <a href="javascript:alert(1)">länk</a>',
    "{{ 7 * 7 }} {% raw %} ${alert(1)} &lt;b&gt;",
    '=HYPERLINK("http://example.org";"klicka")',
    "Hej \u202egnidrov\u2067 vänd",
    "x" * 1500,
]
NOTE = f"{IMAGE} {{{{7*7}}}} \u202e vänd " + "å" * 400
FACTS = f"Vi är ett aktiebolag i Kiruna {IMAGE} <script>alert(1)</script> och ska köpa en svarv för 40 000 kronor"
INJECTED = (
    "main :is(img, script, iframe, object, embed, form form, svg[onload], [onerror], [onload], a[href^='javascript' i])"
)
FORMULA = ("=", "+", "-", "@", "\t")
LOOKS = ({"width": 1280, "height": 900}, {"width": 320, "height": 640})


@pytest.fixture(scope="module")
def receiver() -> Iterator[NoticeReceiver]:
    running = NoticeReceiver()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def gateway(assistant: Assistant, receiver: NoticeReceiver) -> Iterator[str]:
    """A gateway that tells a channel of new matters."""
    with beside(assistant, STODLOTS_OFFICE_HOURS="alltid", STODLOTS_WEBHOOK_URL=receiver.url) as address:
        yield address


def as_kept(text: str) -> str:
    """The text as the gateway keeps it: without characters that turn the direction of writing."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)


def is_harmless(page: Page) -> None:
    """Nothing was injected, the page keeps its title, and nothing sticks out."""
    assert page.locator(INJECTED).count() == 0
    assert page.title().endswith("Region Exempel")
    before = page.viewport_size
    for size in LOOKS:
        page.set_viewport_size(size)
        assert sideways(page) == [], size
    page.set_viewport_size(before or LOOKS[0])


def test_all_that_an_applicant_writes_stays_text_everywhere_in_the_console(
    visitor: Visits, officer_of: Staffing, receiver: NoticeReceiver, chromium: Browser, tmp_path: Path
):
    eva, one = officer_of("Eva Berg").visit(), visitor().meet()
    one.says(FACTS)
    for text in SAID[:-1]:
        one.says(text)
    conversation = waits(one, note=NOTE, contact="a&b'c@foretag.example")

    # The queue hears of it and shows it.
    row = eva.row(conversation)
    expect(row).to_contain_text(IMAGE)
    expect(row).to_contain_text("{{7*7}}")
    is_harmless(eva.page)

    # The page of the case: what the gateway has written, and what the script adds.
    eva.takes(conversation)
    for text in SAID[:-1]:
        expect(eva.log).to_contain_text(as_kept(text))
    expect(eva.facts).to_contain_text("Kiruna")
    expect(eva.case).to_contain_text("{{7*7}}")
    assert eva.case.get_by_role("link", name="foretag.example").get_attribute("href") == "mailto:a&b'c@foretag.example"
    for text in SAID:
        one.write(text)
        expect(eva.log.locator(".line.person").last.locator(".said")).to_have_text(as_kept(text))
    is_harmless(eva.page)
    last = eva.log.locator(".line.person").last
    assert last.evaluate("one => getComputedStyle(one).direction") == "ltr"

    # What is noted, answered and found by searching.
    eva.notes(IMAGE)
    eva.writes(IMAGE)
    expect(one.messages.last).to_contain_text(IMAGE)
    assert one.page.locator(".log :is(img, script)").count() == 0
    for words in (IMAGE, "javascript:alert(1)", "{{ 7 * 7 }}"):
        eva.visit(f"/staff/alla?text={urllib.parse.quote(words)}")
        expect(eva.page.locator("mark").first).to_have_text(words)
        is_harmless(eva.page)
    for path in ("/staff/mina", "/staff/avslutade", f"/staff/arenden/{conversation}/export"):
        eva.visit(path)
        is_harmless(eva.page)

    releases_it_as_a_harmless_file(eva, conversation, chromium, tmp_path)
    assert receiver.heard, "the channel is told"
    assert not re.search(r"onerror|alert|7\*7|foretag|Kiruna", json.dumps(receiver.heard))


def releases_it_as_a_harmless_file(eva: Officer, conversation: str, chromium: Browser, folder: Path) -> None:
    for kind in ("HTML", "JSON"):
        eva.visit(f"/staff/arenden/{conversation}/export")
        eva.page.get_by_label(re.compile(kind)).check()
        with eva.page.expect_download() as download:
            eva.page.get_by_role("button", name="Hämta filen").click()
        download.value.save_as(folder / f"samtal.{kind.lower()}")
    texts = [one["text"] for one in json.loads((folder / "samtal.json").read_text(encoding="utf-8"))["messages"]]
    assert {as_kept(text) for text in SAID} <= set(texts)
    page = chromium.new_page()  # as from a disk: no content policy protects the reader
    faults = Faults(page, set())
    page.set_content((folder / "samtal.html").read_text(encoding="utf-8"))
    assert page.locator("body :is(img, script, svg, iframe, a)").count() == 0
    expect(page.locator("body")).to_contain_text(IMAGE)
    assert sideways(page) == []
    assert faults.found == []
    page.close()


def test_a_contact_that_is_no_address_is_refused_and_what_is_written_stays(visitor: Visits):
    one = visitor().meet()
    one.says("Jag vill prata med en handläggare")
    form = HandoffForm(one)

    for contact in (f'"{IMAGE}"@foretag.example', "javascript:alert(1)", "a@b.se\nBcc: alla@region.example", "=1+1"):
        form.send(contact=contact)
        expect(form.contact).to_have_attribute("aria-invalid", "true")
        expect(form.contact).to_be_focused()

    expect(one.page.locator(".queue")).to_have_count(0)
    form.send(contact="a@foretag.example")
    expect(one.page.locator(".queue")).to_be_visible()


def test_what_a_stranger_types_at_the_login_stays_text_and_is_not_in_the_log(officer_of: Staffing):
    granskare = officer_of("Gun Ask", "auditor", "supervisor")
    stranger = officer_of("Gun Ask", storage_state=None)
    stranger.faults.accept("status of 4")
    for login in (IMAGE, "=1+1@region.example"):
        stranger.visit("/staff/login")
        stranger.page.get_by_label("Användarnamn").fill(login)
        stranger.page.get_by_label("Lösenord").fill("fel lösenord här")
        stranger.page.get_by_role("button", name="Logga in").click()
        expect(stranger.page.get_by_role("alert").first).to_be_visible()
        assert stranger.page.locator(INJECTED).count() == 0

    granskare.visit("/staff/logg")
    is_harmless(granskare.page)
    link = granskare.page.get_by_role("link", name="Hämta som fil").evaluate("one => one.href")
    cells = cells_of(granskare.page.request.get(link).text())
    assert "sign_in_failed" in cells
    assert not [cell for cell in cells if "1+1" in cell or IMAGE in cell], "it may be a password"
    assert not [cell for cell in cells if cell.startswith(FORMULA)]


def test_the_figures_hold_nothing_of_what_was_written(visitor: Visits, officer_of: Staffing):
    for _ in range(3):  # a word of three conversations is shown, if it is no person's
        one = visitor().meet()
        one.says("=cmd|'/C calc'!A0 blorptronik onerror")
    gun = officer_of("Gun Ask", "auditor", "supervisor")

    gun.visit("/staff/siffror")

    is_harmless(gun.page)
    assert "calc" not in gun.page.content()
    links = gun.page.locator("a[href*='.csv']").evaluate_all("all => all.map(one => one.href)")
    assert len(links) >= 5
    for link in links:
        cells = cells_of(gun.page.request.get(link).text())
        assert cells
        assert not [cell for cell in cells if cell.startswith(FORMULA) or "calc" in cell], link


def cells_of(file: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(file.lstrip("\ufeff")), delimiter=";") for cell in row]


def test_the_id_of_a_conversation_in_the_address_is_never_taken_for_markup(officer_of: Staffing):
    eva = officer_of("Eva Berg")
    eva.faults.accept("status of 404")

    for path in ("/staff/arenden/%3Cscript%3E", f"/staff/arenden/{'0' * 32}", "/staff/%3Cimg%20src=x%3E"):
        eva.visit(path)
        assert eva.page.locator("img[src=x], main script").count() == 0
