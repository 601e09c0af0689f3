"""Who has a conversation: it is handed on, taken over, left, kept over reloads and a crash, and nothing is lost."""

from collections.abc import Iterator

import pytest
from applicant import answers_until, finishes, line, waits
from chat import Visits
from gateways import beside, killed, until_back
from handoff_form import HandoffForm
from officer import Staffing, conversation_of
from playwright.sync_api import expect
from running_assistant import Assistant

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shut(assistant: Assistant) -> Iterator[str]:
    """The address of a gateway whose staff have closed."""
    with beside(assistant, STODLOTS_OFFICE_HOURS="mån 00:00-00:01") as address:
        yield address


def test_a_conversation_is_handed_to_a_colleague_who_hears_of_it_anywhere_in_the_console(
    visitor: Visits, officer_of: Staffing
):
    eva, per, one = officer_of("Eva Berg"), officer_of("Per Ek").visit("/staff/mina"), visitor().meet()
    conversation = waits(one)
    eva.takes(conversation)

    eva.hands_to("Per Ek")

    expect(per.page.locator(".toasts")).to_contain_text("Du har fått ett samtal.")
    expect(eva.field).to_be_hidden()
    expect(line(one)).to_have_text("Du pratar med Per Ek, handläggare")
    per.page.locator(".toasts").get_by_role("link", name="Öppna").click()
    expect(per.case).to_contain_text("Per Ek (du)")
    per.until_live()
    per.writes("Hej, det är Per.")
    expect(one.messages.last.locator(".author")).to_have_text("Per Ek, handläggare")
    expect(eva.log.locator(".line.staff").last).to_contain_text("Hej, det är Per.")


def test_a_conversation_is_put_back_into_the_queue_and_the_applicant_is_told(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    conversation = waits(one)
    eva.takes(conversation)

    eva.hands_to("Tillbaka till kön")

    expect(one.page.locator(".queue")).to_be_visible()
    expect(one.messages.last).to_contain_text("Du står i kö igen")
    expect(eva.case.get_by_role("button", name="Ta ärendet")).to_be_visible()


def test_only_a_supervisor_takes_a_conversation_from_a_colleague(visitor: Visits, officer_of: Staffing):
    eva, per, sara = officer_of("Eva Berg"), officer_of("Per Ek"), officer_of("Sara Lind", "supervisor")
    one = visitor().meet()
    conversation = waits(one)
    eva.takes(conversation)
    per.opens(conversation)
    expect(per.page.locator("#bara-lasa")).to_be_visible()
    expect(per.page.locator("#ta-over")).to_have_count(0)

    sara.opens(conversation).unfolds("#ta-over")
    sara.page.get_by_label("Ja, jag tar över samtalet från Eva Berg.").check()
    sara.page.locator("#ta-over").get_by_role("button", name="Ta över").click()

    expect(sara.field).to_be_visible()
    expect(line(one)).to_have_text("Du pratar med Sara Lind, handläggare")
    expect(eva.field).to_be_hidden()
    expect(eva.page.locator("#bara-lasa")).to_be_visible()
    expect(per.case).to_contain_text("Sara Lind")


def test_who_comes_second_to_a_case_reads_who_took_it(visitor: Visits, officer_of: Staffing):
    eva, per, one = officer_of("Eva Berg"), officer_of("Per Ek"), visitor().meet()
    conversation = waits(one)
    eva.opens(conversation)
    per.faults.accept("status of 409")
    per.page.route("**/staff/arenden/*/underlag", lambda route: route.abort())  # the page has not heard of it yet
    per.faults.accept("ERR_FAILED")
    per.opens(conversation)
    eva.claims()

    per.case.get_by_role("button", name="Ta ärendet").click()

    expect(per.page.get_by_role("alert").first).to_contain_text("Ärendet togs av Eva Berg.")
    expect(per.field).to_be_hidden()
    assert len([each for each in one.transcript if "svarar nu i chatten" in each]) == 1


def test_an_officer_steps_into_a_conversation_of_the_assistant(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg").visit(), visitor().meet()
    one.says("Hur mycket kan man få i Mikrostöd?")
    one.says("Har ni öppet på julafton?")
    conversation = conversation_of(one)
    eva.visit()
    eva.page.locator(f".running [href$='{conversation}']").click()
    eva.until_live()

    eva.claims()

    expect(line(one)).to_contain_text("Eva Berg")
    expect(eva.case).to_contain_text("En handläggare tog över")
    one.write("Är det en människa?")
    expect(eva.log.locator(".line.person").last).to_contain_text("Är det en människa?")
    eva.writes("Ja.")
    expect(one.messages.last).to_contain_text("Ja.")
    assert [each.split(":")[0] for each in one.transcript[-3:]] == ["system", "person", "staff"], (
        "the assistant is quiet"
    )


def test_who_leaves_the_queue_is_asked_the_forms_question_again(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg").visit(), visitor().meet()
    answers_until(one, "Vilken form")
    pending = one.asked.splitlines()[-1]
    conversation = waits(one, note="Bråttom")
    expect(eva.row(conversation)).to_be_visible()

    one.page.get_by_role("button", name="Lämna kön").click()

    expect(one.question).to_be_visible()
    assert pending in one.asked
    expect(line(one)).to_have_text("digital assistent")
    expect(eva.row(conversation)).to_have_count(0)
    assert finishes(one)


def test_a_reload_of_either_side_keeps_the_owner_and_loses_nothing(visitor: Visits, officer_of: Staffing):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    conversation = waits(one)
    one.page.reload()
    expect(one.page.locator(".queue")).to_be_visible()
    eva.takes(conversation)
    eva.writes("Före")
    one.page.reload()
    one.until_ready()
    expect(line(one)).to_have_text("Du pratar med Eva Berg, handläggare")
    expect(one.messages.last).to_contain_text("Före")

    eva.page.reload()
    eva.until_live()
    one.write("Mitt emellan")
    one.page.reload()
    expect(eva.log.locator(".line.person").last).to_contain_text("Mitt emellan")
    eva.writes("Efter")

    expect(one.messages.last).to_contain_text("Efter")
    texts = [each.split(": ", 1)[1] for each in one.transcript[-3:]]
    assert texts == ["Före", "Mitt emellan", "Efter"]
    assert eva.transcript[-3:] == ["staff: Före", "person: Mitt emellan", "staff: Efter"]


def test_a_crash_of_the_gateway_changes_no_owner_and_what_is_written_meanwhile_comes_once(
    visitor: Visits, officer_of: Staffing, assistant: Assistant
):
    eva, one = officer_of("Eva Berg"), visitor().meet()
    for faults in (eva.faults, one.faults):
        faults.accept("WebSocket|ERR_CONNECTION|Failed to load")
    conversation = waits(one)
    eva.takes(conversation)
    eva.writes("Ett ögonblick.")
    expect(one.messages.last).to_contain_text("Ett ögonblick.")

    killed(assistant)
    one.write("Skrivet av sökande")
    eva.field.fill("Skrivet av handläggare")
    eva.field.press("Enter")
    expect(eva.page.locator("#anslutning")).to_contain_text("Ingen anslutning")
    until_back(assistant)

    one.until_sent()
    eva.until_sent()
    expect(eva.page.locator("#anslutning")).to_have_text("")
    expect(line(one)).to_have_text("Du pratar med Eva Berg, handläggare")
    expect(eva.case).to_contain_text("Eva Berg (du)")
    eva.writes("Där var vi igen.")
    expect(one.messages.last).to_contain_text("Där var vi igen.")
    for written in ("person: Skrivet av sökande", "staff: Skrivet av handläggare", "staff: Där var vi igen."):
        assert (one.transcript.count(written), eva.transcript.count(written)) == (1, 1), written
    assert sorted(one.transcript[-3:]) == sorted(eva.transcript[-3:])
    assert not [each for each in one.transcript[-4:] if each.startswith("bot")], "the assistant keeps quiet"


def test_outside_office_hours_the_matter_is_left_and_the_assistant_goes_on(
    visitor: Visits, officer_of: Staffing, shut: str
):
    eva, one = officer_of("Eva Berg", address=shut).visit(), visitor(address=shut).meet()
    one.says("Jag vill prata med en handläggare")
    form = HandoffForm(one)
    expect(form.element).to_contain_text("stängt just nu")
    form.send("Ring mig.", "070-174 06 35")

    expect(one.messages.last).to_contain_text("Ditt ärende är lämnat till en handläggare.")
    expect(one.page.get_by_role("button", name="Ta tillbaka ärendet")).to_be_visible()
    assert "30 000" in one.says("Hur mycket kan man få i Mikrostöd?")
    row = eva.row(conversation_of(one))
    expect(row).to_contain_text("Utanför öppettid")
    expect(row).to_contain_text("Ring mig.")
    eva.takes(conversation_of(one))
    expect(line(one)).to_contain_text("Eva Berg")
    expect(eva.case.get_by_role("link", name="70")).to_have_attribute("href", "tel:+46701740635")
