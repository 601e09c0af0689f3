"""Offers that are declined, grow old or are for later, against a gateway that plays the frames."""

import pytest
from handoff_form import OFFER, SHUT, TEXT, HandoffForm
from playing_gateway import PlayingGateway
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
ADVISED = "Behövs om du vill ha svar utanför chatten. Utan den får du svaret här, när du öppnar chatten igen."


@pytest.fixture
def gateway(playing: PlayingGateway) -> str:
    """Takes the place of the whole assistant."""
    return playing.address


def test_no_goes_on_with_the_assistant_and_keeps_what_is_written_for_the_next_offer(
    playing: PlayingGateway, form: HandoffForm
):
    form.one.page.reload()
    expect(form.element).to_be_visible()
    form.note.fill("Sparas")
    form.one.page.get_by_role("button", name="Nej, fortsätt med assistenten").click()
    form.one.until_sent()

    assert form.one.said[-1] == "Nej, fortsätt med assistenten"
    expect(form.element).to_have_count(0)
    assert "answers" in form.one.focused
    playing.says("bot", TEXT, payload=OFFER)
    expect(form.note).to_have_value("Sparas")


def test_an_offer_of_long_ago_does_not_promise_a_wait(playing: PlayingGateway, form: HandoffForm):
    playing.messages[-1]["at"] = "2026-11-22T08:00:00+00:00"

    form.one.page.reload()

    expect(form.element.locator(".wait")).to_have_text("Du får veta hur lång väntan är när du har skickat.")


def test_outside_office_hours_the_form_says_when_the_matter_is_read_and_advises_to_leave_a_contact(
    playing: PlayingGateway, form: HandoffForm
):
    playing.says("bot", TEXT, payload=SHUT)

    expect(form.element).to_contain_text("tidigast måndag 23 november kl. 8")
    expect(form.contact).to_have_accessible_description(ADVISED)


def test_a_matter_that_is_left_for_later_can_be_taken_back(playing: PlayingGateway, form: HandoffForm):
    form.send()
    playing.until("handoff")
    playing.owned("bot", case="waiting")
    expect(form.element).to_have_count(0)
    expect(form.one.page.locator(".bar .kind")).to_contain_text("ditt ärende väntar")
    expect(form.one.page.locator(".foot .person")).to_be_visible()

    back = form.one.page.get_by_role("button", name="Ta tillbaka ärendet")
    back.click()

    assert playing.until("withdraw") == [{"type": "withdraw"}]
    playing.owned("bot")
    expect(back).to_be_hidden()
    assert "answers" in form.one.focused


def test_something_can_be_added_to_a_matter_that_is_left(playing: PlayingGateway, form: HandoffForm):
    playing.owned("bot", case="waiting")
    playing.says("bot", TEXT, payload=SHUT)
    form.note.fill("Mer")
    form.send()
    playing.until("handoff")

    playing.says("system", "Tack. Det du lade till följer med till handläggaren.")

    playing.says("bot", TEXT, payload=SHUT)
    expect(form.note).to_have_value("")
