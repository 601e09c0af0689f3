"""The console with the real assistant behind it: by keyboard alone, what it remembers and finds, and who may what."""

import re

import pytest
from applicant import line, waits
from chat import Visits
from officer import PASSWORD, Officer, Staffing, conversation_of, invited
from playwright.sync_api import expect
from running_assistant import Assistant

pytestmark = pytest.mark.slow


def focused(page: Officer) -> str:
    return str(page.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_a_case_is_taken_answered_and_given_back_with_the_keyboard_alone(visitor: Visits, officer_of: Staffing):
    officer_of("Eva Berg")
    one = visitor().meet()
    conversation = waits(one, note="Bara tangenter")
    eva = officer_of("Eva Berg", storage_state=None)
    keyboard = eva.page.keyboard
    eva.visit("/staff")
    expect(eva.page.get_by_role("heading", name="Logga in")).to_be_visible()

    eva.tabs_to(eva.page.get_by_label("Användarnamn"))
    keyboard.type(eva.login)
    eva.tabs_to(eva.page.get_by_label("Lösenord"))
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    expect(eva.page.get_by_role("heading", name="Kö", exact=True)).to_be_visible()
    eva.tabs_to(eva.row(conversation).get_by_role("link"), most=200)
    keyboard.press("Enter")
    expect(eva.case).to_contain_text("Bara tangenter")
    eva.until_live()
    eva.tabs_to(eva.case.get_by_role("button", name="Ta ärendet"), most=200)
    keyboard.press("Enter")
    expect(eva.field).to_be_visible()
    eva.until_live()
    eva.tabs_to(eva.field)
    keyboard.type("Hej från tangentbordet")
    keyboard.press("Enter")
    expect(one.messages.last).to_contain_text("Hej från tangentbordet")
    eva.tabs_to(eva.page.locator("#lamna > summary"), most=200)
    keyboard.press("Enter")
    eva.tabs_to(eva.page.locator("#lamna button"))
    keyboard.press("Enter")

    expect(line(one)).to_have_text("digital assistent")
    expect(eva.field).to_be_hidden()


def test_a_fact_is_corrected_with_the_keyboard_and_the_focus_stays_by_it(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    one.says("Vi har ett aktiebolag i Kiruna och ska köpa en svarv för 40000 kronor")
    eva.takes(waits(one))
    eva.page.locator("#ratta-municipality > summary").focus()
    eva.page.keyboard.press("Enter")
    eva.tabs_to(eva.page.locator("#uppgift-municipality"))

    eva.page.keyboard.press("Control+a")
    eva.page.keyboard.type("Piteå")
    eva.page.keyboard.press("Enter")

    expect(eva.facts).to_contain_text("Rättat av Eva Berg")
    expect(eva.page.locator("#gjort")).to_have_text("Sparat.")
    assert eva.page.evaluate("document.activeElement.closest('#ratta-municipality') !== null"), focused(eva)


def test_the_focus_stays_on_the_same_conversation_while_the_queue_changes_around_it(
    visitor: Visits, officer_of: Staffing
):
    first, second = visitor().meet(), visitor().meet()
    first.says("Hur mycket kan man få i Mikrostöd?")
    eva = officer_of("Eva Berg").visit()
    eva.until_live()
    mine = eva.page.locator(f"#over-{conversation_of(first)}")
    mine.focus()

    second.says("Vem kan söka Mikrostöd?")  # stands above the other from now on
    conversation = waits(second)

    expect(eva.row(conversation)).to_be_visible()
    expect(mine).to_be_focused()


def test_an_invitation_works_once_and_asks_for_a_password_that_is_not_easily_guessed(
    officer_of: Staffing, assistant: Assistant
):
    stranger = officer_of("Ny Person", storage_state=None)
    stranger.faults.accept("status of 4")
    path = invited(assistant, "ny.person@region.example", "Ny Person")
    stranger.visit(path)
    for password, again in (("kort", "kort"), ("fyra korrekta hästar", "tre korrekta hästar")):
        stranger.page.get_by_label("Lösenord", exact=True).fill(password)
        stranger.page.get_by_label("Samma lösenord en gång till").fill(again)
        stranger.page.get_by_role("button", name="Spara och logga in").click()
        expect(stranger.page.get_by_role("heading", name="Välj lösenord")).to_be_visible()
    expect(stranger.page.get_by_role("alert")).to_be_visible()

    stranger.accepts(path)

    stranger.visit(path)
    expect(stranger.page.get_by_role("heading", name="Länken går inte att använda")).to_be_visible()
    stranger.visit("/staff")
    stranger.page.get_by_role("button", name="Logga ut").click()
    expect(stranger.page.get_by_text("Du är utloggad")).to_be_visible()
    stranger.signs_in()


def test_a_returning_conversation_shows_how_it_ended_before_and_is_found_by_its_words_and_support(
    visitor: Visits, officer_of: Staffing
):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    one.says("Hur mycket kan man få i Mikrostöd till min lakritsfabrik?")
    conversation = waits(one)
    eva.takes(conversation)
    eva.writes("Ja, det kan du.")
    eva.closes("Frågan är besvarad", "Skicka broschyr.")
    waits(one, "Jag vill prata med en handläggare igen")

    eva.opens(conversation)

    expect(eva.page.locator("#sida")).to_contain_text("Tidigare ärenden i samtalet")
    expect(eva.page.locator("#sida")).to_contain_text("Skicka broschyr.")
    eva.visit("/staff/alla")
    eva.page.get_by_label("Ord i samtalet").fill("lakritsfabrik")
    eva.page.get_by_label("Stöd").select_option(label="Mikrostöd")
    eva.page.get_by_role("button", name="Sök").click()
    expect(eva.page.locator(f".cases [href$='{conversation}']")).to_be_visible()
    expect(eva.page.locator("mark").first).to_have_text("lakritsfabrik")
    eva.page.get_by_label("Till och med").fill("2020-01-01")
    eva.page.get_by_role("button", name="Sök").click()
    expect(eva.page.locator(".cases > li")).to_have_count(0)
    eva.visit("/staff/avslutade?text=lakritsfabrik")
    expect(eva.page.locator(f".cases [href$='{conversation}']")).to_be_visible()


def test_who_has_no_conversations_in_their_role_sees_none(visitor: Visits, officer_of: Staffing):
    one = visitor().meet()
    conversation = waits(one)
    gun = officer_of("Gun Log", "auditor")
    gun.faults.accept("status of 403")

    for path in (f"/staff/arenden/{conversation}", "/staff/alla", f"/staff/arenden/{conversation}/underlag"):
        gun.visit(path)
        assert "människa" not in gun.page.content()
    gun.visit("/staff/logg")
    expect(gun.page.get_by_role("heading", name="Logg", exact=True)).to_be_visible()
    assert [re.sub(r"\d", "", name).strip() for name in gun.page.locator("nav li").all_inner_texts()] == [
        "Siffror",
        "Logg",
    ]


def test_several_consoles_of_the_same_officer_show_the_same(visitor: Visits, officer_of: Staffing):
    one = visitor().meet()
    conversation = waits(one)
    first = officer_of("Eva Berg").takes(conversation)
    second = officer_of("Eva Berg").opens(conversation)

    first.writes("Från den första")
    second.writes("Från den andra")

    for officer in (first, second):
        expect(officer.log.locator(".line.staff")).to_have_count(2)
        assert officer.transcript[-2:] == ["staff: Från den första", "staff: Från den andra"]
    assert one.transcript[-2:] == ["staff: Från den första", "staff: Från den andra"]


def test_a_yes_after_the_case_is_closed_is_no_yes_to_the_old_offer(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    eva.takes(waits(one))
    eva.closes("Frågan är besvarad")  # by telephone: nothing was written

    assert "Jag lämnar över" not in one.says("Ja")
    assert not one.transcript[-1].startswith("system: Nu står du i kö")


def test_who_is_signed_out_elsewhere_is_led_to_the_login(officer_of: Staffing, assistant: Assistant):
    path = invited(assistant, "kort.pass@region.example", "Kort Pass")
    one = officer_of("Kort Pass", storage_state=None)
    one.faults.accept("WebSocket|status of 401")
    one.accepts(path)
    one.visit("/staff")
    one.until_live()

    one.page.context.clear_cookies()  # as when the session has ended
    one.page.evaluate("dispatchEvent(new Event('offline')), dispatchEvent(new Event('online'))")

    one.page.wait_for_url("**/staff/login**", timeout=15_000)
