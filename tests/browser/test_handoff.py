"""The form with which an applicant sends the matter to staff, against a gateway that plays the frames."""

import pytest
from accessibility import as_lines, require_axe, violations_in_every_look
from chat import Visitor, Visits
from handoff_form import OFFER, SHUT, TEXT, HandoffForm
from playing_gateway import PlayingGateway
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
WAIT = "Väntan är ungefär 12 minuter."
HINT = "Används bara för att nå dig om det här, till exempel om samtalet bryts."
ADVISED = "Behövs om du vill ha svar utanför chatten. Utan den får du svaret här, när du öppnar chatten igen."


@pytest.fixture
def gateway(playing: PlayingGateway) -> str:
    """Takes the place of the whole assistant."""
    return playing.address


def line(one: Visitor) -> str:
    return one.page.locator(".bar .kind").inner_text()


def test_the_form_tells_what_is_passed_on_and_sends_note_and_contact_once(playing: PlayingGateway, form: HandoffForm):
    for words in (*OFFER["passes_on"], OFFER["wait_text"], "Det här lämnas vidare"):
        expect(form.element).to_contain_text(words)
    form.note.fill(" Rad ett\nRad två ")
    form.contact.fill("a@exempel.se")
    form.send()

    assert playing.until("handoff") == [{"type": "handoff", "note": "Rad ett\nRad två", "contact": "a@exempel.se"}]
    form.element.get_by_role("button", name="Skickas").click()
    form.one.write("Hej")
    form.one.until_sent()
    assert len(playing.of("handoff")) == 1
    assert form.one.said == ["Jag vill prata med en människa", "Hej"]


def test_after_it_has_come_through_the_queue_is_shown_and_the_next_form_is_empty(
    playing: PlayingGateway, form: HandoffForm
):
    form.note.fill("Viktigt")
    form.send()
    playing.until("handoff")

    playing.says("system", "Du står nu i kön.")
    playing.owned("queued", position=3, wait_text=WAIT, case="waiting")

    expect(form.one.page.locator(".queue")).to_contain_text(f"Plats 3. {WAIT}")
    assert line(form.one) == "Du väntar på en handläggare, plats 3"
    playing.owned("bot")
    playing.says("bot", TEXT, payload=OFFER)
    expect(form.note).to_have_value("")


@pytest.mark.parametrize("is_owner_first", [True, False])
def test_enter_in_the_contact_field_sends_and_the_focus_is_by_the_queue_after(
    playing: PlayingGateway, form: HandoffForm, is_owner_first: bool
):
    form.contact.press_sequentially("0920-123456")
    form.one.presses("Enter")
    playing.until("handoff")

    if is_owner_first:
        playing.owned("queued", position=1, wait_text=WAIT)
    playing.says("system", "Du står nu i kön.")
    if not is_owner_first:
        playing.owned("queued", position=1, wait_text=WAIT)

    expect(form.one.page.locator(".queue")).to_be_visible()
    assert "answers" in form.one.focused


@pytest.mark.parametrize("field", ["contact", "note"])
def test_what_is_refused_is_told_at_its_field_and_nothing_is_lost(
    playing: PlayingGateway, form: HandoffForm, field: str
):
    form.note.fill("Viktigt")
    form.contact.fill("hej@")
    form.send()
    playing.sends(type="refused", about="handoff", field=field, text="Kontrollera uppgiften.")

    wrong = getattr(form, field)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_attribute("aria-invalid", "true")
    told = f"{HINT} Kontrollera uppgiften." if field == "contact" else "Kontrollera uppgiften."
    expect(wrong).to_have_accessible_description(told)
    expect(form.note).to_have_value("Viktigt")
    expect(form.contact).to_have_value("hej@")

    form.contact.fill("hej@exempel.se")
    form.send()
    assert playing.until("handoff", 2)[-1]["contact"] == "hej@exempel.se"
    expect(wrong).not_to_have_attribute("aria-invalid", "true")


def test_what_is_refused_as_a_whole_is_told_in_the_form(playing: PlayingGateway, form: HandoffForm):
    form.send()
    playing.sends(type="refused", about="handoff", text="Det går inte nu.")

    expect(form.element).to_contain_text("Det går inte nu.")
    expect(form.button).to_be_visible()


def test_too_long_a_note_is_not_sent(playing: PlayingGateway, form: HandoffForm):
    form.note.fill("å" * 1001)
    form.send()

    expect(form.note).to_be_focused()
    expect(form.element).to_contain_text("1001 tecken")
    form.note.fill("😀" * 1000)
    form.send()
    assert [one["note"] for one in playing.until("handoff")] == ["😀" * 1000]


def test_without_connection_that_is_told_and_what_is_written_stays(playing: PlayingGateway, form: HandoffForm):
    form.one.faults.accept("503|WebSocket")
    form.note.fill("Viktigt")
    playing.cut()
    form.one.page.wait_for_function("() => !document.querySelector('stodlots-chat').chat.connection.ready")

    form.send()

    expect(form.element).to_contain_text("Det du har skrivit finns kvar")
    playing.heal()
    form.one.until_ready()
    expect(form.note).to_have_value("Viktigt")
    assert not playing.of("handoff")


def test_where_the_connection_breaks_before_the_answer_the_form_waits_for_what_the_gateway_says(
    playing: PlayingGateway, form: HandoffForm
):
    form.one.faults.accept("503|WebSocket")
    form.note.fill("Viktigt")
    form.send()
    playing.until("handoff")
    playing.cut()
    expect(form.button).to_be_visible()
    expect(form.note).to_have_value("Viktigt")

    playing.heal()
    form.one.until_ready()
    playing.owned("queued", position=1, wait_text=WAIT)  # it had come through

    expect(form.one.page.locator(".queue")).to_be_visible()
    playing.owned("bot")
    playing.says("bot", TEXT, payload=OFFER)
    expect(form.note).to_have_value("")


def test_the_link_in_the_foot_asks_for_a_person_and_leads_to_the_form_where_it_stands_already(
    playing: PlayingGateway, visitor: Visits
):
    one = visitor().meet()
    one.page.locator(".foot .person").click()
    one.until_sent()
    assert one.said == ["Jag vill prata med en handläggare"]
    playing.says("bot", TEXT, payload=OFFER)

    one.page.locator(".foot .person").click()

    expect(HandoffForm(one).note).to_be_focused()
    assert len(one.said) == 1


def test_the_whole_form_is_filled_in_by_keyboard(playing: PlayingGateway, form: HandoffForm):
    form.one.field.focus()
    form.one.tabs_to(form.has_focus_on_note, key="Shift+Tab")
    form.one.page.keyboard.type("Hej")
    form.one.presses("Tab")
    form.one.page.keyboard.type("a@exempel.se")
    form.one.presses("Tab", "Enter")

    assert playing.until("handoff") == [{"type": "handoff", "note": "Hej", "contact": "a@exempel.se"}]


def test_markup_in_the_offer_stays_text(playing: PlayingGateway, form: HandoffForm):
    evil = "<img src=x onerror=alert(1)>"

    playing.says("bot", evil, payload=OFFER | {"passes_on": [evil], "wait_text": evil})

    expect(form.element).to_contain_text(evil)
    assert form.one.page.locator(".log img, .answers img").count() == 0


def test_axe_finds_nothing_in_the_form_and_it_fits_small_windows(playing: PlayingGateway, form: HandoffForm):
    require_axe()
    page, found, wide = form.one.page, list[str](), list[str]()
    for state in ("offered", "refused", "shut"):
        if state == "refused":
            form.send()
            playing.sends(type="refused", about="handoff", field="contact", text="Skriv en e-postadress.")
        elif state == "shut":
            playing.says("bot", TEXT, payload=SHUT)
        page.set_viewport_size({"width": 320, "height": 640})
        wide += form.one.scrolls_sideways()
        found += violations_in_every_look(page, state, narrow=("light",))
    assert not found, as_lines(found)
    assert not wide
