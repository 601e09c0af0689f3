"""The console in Chromium: live chat, facts, proposals and the queue; axe finds nothing; it works by keyboard."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from accessibility import as_lines, require_axe, violations_in_every_look
from chat import Visitor, Visits
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gateway"))
from fake_servers import Loop
from officers_desk import Desk
from staff_console import COOKIE

from bot.gateway.keys import CANNED, HANDOVER, STAFF, SWITCHBOARD
from bot.gateway.times import now
from bot.settings import settings
from bot.storage.keeping import id_of
from bot.storage.staff_records import Staff

pytestmark = pytest.mark.slow
EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("data")
    chosen = replace(
        settings(), data_folder=folder, database_url=f"sqlite:///{folder / 'stodlots.db'}", rasa_port=1, today=None
    )
    loop = Loop()
    running = Desk(loop, chosen)
    yield running
    running.stop()
    loop.close()


@pytest.fixture(scope="module")
def eva(desk: Desk) -> Staff:
    return desk.member("Eva Berg", "supervisor", teams=("Norrbotten",))


@pytest.fixture(scope="module")
def gateway(desk: Desk) -> str:
    """Takes the place of the whole assistant, which nothing here needs."""
    return desk.origin


@pytest.fixture
def officer(desk: Desk, eva: Staff, visitor: Visits) -> Visitor:
    """Eva in front of the console."""
    one = visitor()
    sign_in(desk, eva, one)
    return one


def sign_in(desk: Desk, staff: Staff, one: Visitor) -> None:
    key, _ = desk.run(desk.app[STAFF].open_session(staff.id, now()))
    one.page.context.add_cookies([{"name": COOKIE, "value": key, "url": desk.origin}])


def opened(one: Visitor, conversation: str) -> Page:
    one.visit(f"/staff/arenden/{conversation}")
    return one.page


def said_by_person(desk: Desk, key: str, id: str, text: str) -> None:
    """The applicant writes."""
    desk.run(desk.app[SWITCHBOARD].say(key, "website", id, text))


def test_what_officer_and_applicant_write_is_seen_at_once_and_nothing_in_it_runs(
    desk: Desk, eva: Staff, officer: Visitor
):
    key = "k" * 43
    said_by_person(desk, key, "3f2b8c1a-aaaa-4bbb-8ccc-dddddddddddd", EVIL)
    conversation = id_of(key)
    desk.run(desk.app[HANDOVER].claim(conversation, eva))
    page = opened(officer, conversation)
    page.locator("#text").fill("Hej <b>där</b>")
    page.locator("#text").press("Enter")
    expect(page.locator(".line.staff").last).to_contain_text("Hej <b>där</b>")
    expect(page.locator(".unsent")).to_have_count(0)
    said_by_person(desk, key, "3f2b8c1a-aaaa-4bbb-8ccc-ddddddddddde", EVIL + "igen")
    expect(page.locator(".line.person").last).to_contain_text(EVIL + "igen")
    page.reload()
    expect(page.locator(".line.person").first).to_contain_text(EVIL)
    assert page.title().endswith("Region Exempel")
    assert "Hej <b>där</b>" in desk.texts(conversation)


def test_shift_and_enter_makes_a_new_line_and_a_field_that_stands_open_is_not_sent(
    desk: Desk, eva: Staff, officer: Visitor
):
    conversation = desk.taken(eva)
    page = opened(officer, conversation)
    page.locator("#text").press_sequentially("Du kan få")
    page.locator("#text").press("Shift+Enter")
    page.locator("#text").press_sequentially("{belopp}")
    page.locator("#text").press("Enter")
    expect(page.locator("#text-fel")).to_have_text("Fyll i {belopp} innan du skickar.")
    page.keyboard.type("30 000 kronor")  # the field that stands open is selected
    page.locator("#text").press("Enter")
    expect(page.locator(".line.staff")).to_contain_text("30 000 kronor")
    expect(page.locator(".unsent")).to_have_count(0)
    assert desk.texts(conversation)[-1] == "Du kan få\n30 000 kronor"


def test_a_corrected_fact_changes_the_verdicts_before_the_officers_eyes_and_leaves_what_is_written(
    desk: Desk, eva: Staff, officer: Visitor
):
    conversation = desk.taken(eva)
    for fact, value in {"municipality": "Västerås", "cost_sek": 40_000}.items():
        desk.run(desk.app[HANDOVER].correct(conversation, eva, fact, value))
    page = opened(officer, conversation)
    page.locator("#text").fill("Ett halvt svar")
    page.locator("#anteckning").fill("En halv anteckning")
    expect(page.locator("#stod-mikrostod-norrbotten")).to_have_class("verdict unfit")
    page.locator("#ratta-municipality summary").click()
    page.locator("#uppgift-municipality").fill("Kiruna")
    page.locator("#uppgift-municipality").press("Enter")
    expect(page.locator("#stod-mikrostod-norrbotten")).not_to_have_class("verdict unfit")
    expect(page.locator("#uppgifter")).to_contain_text("Kiruna")
    expect(page.locator("#gjort")).to_have_text("Sparat.")
    assert page.locator("#text").input_value() == "Ett halvt svar"
    assert page.locator("#anteckning").input_value() == "En halv anteckning"
    page.locator("#text").fill("")


def test_a_value_that_can_not_be_is_refused_beside_its_field(desk: Desk, eva: Staff, officer: Visitor):
    page = opened(officer, desk.taken(eva))
    officer.faults.accept("status of 422")
    page.locator("#ny-uppgift > summary").click()
    page.locator("#ny-municipality > summary").click()
    page.locator("#uppgift-municipality").fill("Bullerbyn")
    page.locator("#uppgift-municipality").press("Enter")
    expect(page.locator("#ny-municipality [role=alert]")).to_contain_text("Bullerbyn")
    expect(page.locator("#uppgift-municipality")).to_be_focused()


def test_an_answer_of_the_catalogue_is_sent_with_its_source_in_one_click(desk: Desk, eva: Staff, officer: Visitor):
    conversation = desk.taken(eva)
    page = opened(officer, conversation)
    page.locator("#katalog > summary").click()
    page.locator("#stod").select_option("mikrostod-norrbotten")
    page.locator("#fraga").select_option("amount")
    page.locator("#forslag").get_by_role("button", name="Skicka").first.click()
    expect(page.locator(".line.staff").last).to_contain_text("Källa: Region Norrbotten")
    expect(page.locator(".unsent")).to_have_count(0)
    assert "Källa:" in desk.texts(conversation)[-1]


def test_a_template_is_filled_in_with_what_is_known_and_the_rest_must_be_filled_in_by_hand(
    desk: Desk, eva: Staff, officer: Visitor
):
    desk.run(desk.app[CANNED].add("Prov i webbläsaren", "Jag heter {handläggare}. Det gäller {stöd}.", "Eva", now()))
    page = opened(officer, desk.taken(eva))
    page.locator("#mallar > summary").click()
    page.locator("#mall").select_option("Prov i webbläsaren")
    page.locator("#infoga").click()
    assert page.locator("#text").input_value() == "Jag heter Eva Berg. Det gäller {stöd}."
    page.keyboard.press("Enter")
    expect(page.locator("#text-fel")).to_contain_text("{stöd}")
    page.locator("#text").fill("")


def test_who_loses_the_conversation_can_not_write_any_more(desk: Desk, eva: Staff, officer: Visitor):
    colleague, conversation = desk.member("Olle Ek"), desk.taken(eva)
    page = opened(officer, conversation)
    expect(page.locator("#svar")).to_be_visible()
    desk.run(desk.app[HANDOVER].transfer(conversation, eva, colleague))
    expect(page.locator("#bara-lasa")).to_be_visible()
    expect(page.locator("#svar")).to_be_hidden()
    expect(page.locator("#arende")).to_contain_text("Ta över från Olle Ek")


def test_something_new_in_the_queue_shows_in_the_rows_the_title_and_a_notice(desk: Desk, officer: Visitor):
    officer.visit("/staff")
    page = officer.page
    expect(page.locator(".people")).to_contain_text("Eva Berg")
    expect(page.get_by_role("button", name="Ljud av")).to_have_attribute("aria-pressed", "false")
    conversation = desk.asks("Jag vill prata med någon")
    expect(page.locator(f".cases [href='/staff/arenden/{conversation}']")).to_be_visible()
    expect(page.locator(".toasts")).to_contain_text("Ett nytt ärende väntar i kön.")
    assert page.title().startswith("(")
    page.get_by_role("button", name="Ljud av").click()
    page.reload()
    expect(page.get_by_role("button", name="Ljud på")).to_have_attribute("aria-pressed", "true")


def test_a_case_is_taken_and_closed_with_the_keyboard_alone(desk: Desk, eva: Staff, officer: Visitor):
    conversation = desk.waiting()
    page = opened(officer, conversation)
    page.get_by_role("button", name="Ta ärendet").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#svar")).to_be_visible()
    page.locator("#avsluta > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#arende")).to_contain_text("Avslutat")
    assert desk.case(conversation).outcome == "answered"


def test_signing_out_elsewhere_leads_to_the_login_page(officer: Visitor):
    officer.faults.accept("status of 401")  # the queue may be asked for before the page hears of it
    officer.visit("/staff")
    expect(officer.page.locator(".people")).to_contain_text("Eva Berg")
    officer.page.evaluate(
        """() => fetch("/staff/logout", { method: "POST", body: new URLSearchParams({ csrf: document.body.dataset.csrf }) })"""
    )
    officer.page.wait_for_url("**/staff/login**", timeout=30_000)  # the socket looks every 20 s


def test_axe_finds_nothing_on_the_consoles_pages(desk: Desk, eva: Staff, visitor: Visits):
    require_axe()
    one = visitor(bypass_csp=True)
    sign_in(desk, eva, one)
    mine = desk.taken(eva, "Vad gäller?", note="Bråttom.", contact="a@b.example")
    for fact, value in {"municipality": "Kiruna", "cost_sek": 40_000, "applicant_type": "limited_company"}.items():
        desk.run(desk.app[HANDOVER].correct(mine, eva, fact, value))
    desk.says(mine, eva, "Hej.\nKälla: Region Norrbotten")
    desk.run(desk.app[HANDOVER].note(mine, eva, "Ring."))
    waiting = desk.waiting("Hej", note="Det gäller en ugn.", out_of_hours=True)
    found: list[str] = []
    for path in ("/staff", "/staff/mina", "/staff/alla?text=hej", "/staff/avslutade", f"/staff/arenden/{mine}",
                 f"/staff/arenden/{waiting}", f"/staff/arenden/{mine}/export"):  # fmt: skip
        one.visit(path)
        one.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found += violations_in_every_look(one.page, path)
        for width in (320, 1280):
            one.page.set_viewport_size({"width": width, "height": 640})
            assert one.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
                path
            )
    assert not found, as_lines(found)
