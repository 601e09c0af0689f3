"""Who answers, as the applicant sees it: the queue, a person, and the assistant again; the gateway plays the frames."""

import pytest
from accessibility import as_lines, require_axe, violations_in_every_look
from chat import Visitor, Visits
from playing_gateway import PlayingGateway
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.slow
WAIT = "Väntan är ungefär 12 minuter."
QUESTION = {
    "type": "question", "fact": "already_started", "input": "boolean", "facts": {}, "most_left": 4,
    "choices": [{"value": "true", "title": "Ja"}, {"value": "false", "title": "Nej"}],
}  # fmt: skip
SOURCE = {"publisher": "Region Norrbotten", "title": "Mikrostöd", "date": "2018", "section": ""}
CRITERION = {
    "id": "x", "outcome": "met", "outcome_text": "Uppfyllt", "left_to_officer": False,
    "text": "Ägaren arbetar minst halvtid.", "remedy": "", "source": SOURCE,
}  # fmt: skip
ASSESSMENT = {
    "type": "assessment", "facts": {}, "summary": "/sammanfattning/" + "a" * 43, "assessments": [{
        "call": "mikrostod-norrbotten", "name": "Mikrostöd", "provider": "Region Norrbotten", "fit": "fits",
        "fit_text": "Passar", "amount_text": "Högst 20 000 kronor", "missing_text": [], "criteria": [CRITERION],
        "todo": [], "attachments": [], "apply": {"service": "Min ansökan", "steps": ["Logga in."]},
    }],
}  # fmt: skip


@pytest.fixture
def gateway(playing: PlayingGateway) -> str:
    """Takes the place of the whole assistant."""
    return playing.address


@pytest.fixture
def one(visitor: Visits) -> Visitor:
    return visitor().meet()


def line(one: Visitor) -> Locator:
    return one.page.locator(".bar .kind")


def announced(one: Visitor) -> Locator:
    """What is read aloud of the queue."""
    return one.page.locator(".chat > p.hidden[role=status]")


def test_the_queue_moves_quietly_and_only_a_new_place_is_announced(playing: PlayingGateway, one: Visitor):
    playing.says("person", "hej")
    playing.owned("queued", position=3, wait_text=WAIT)
    leave = one.page.get_by_role("button", name="Lämna kön")
    leave.focus()

    playing.owned("queued", position=3, wait_text="Ungefär 9 minuter.")
    expect(one.page.locator(".queue")).to_contain_text("Ungefär 9 minuter.")
    expect(announced(one)).to_have_text("")
    playing.owned("queued", position=2, wait_text=WAIT)

    expect(announced(one)).to_have_text("Du har nu plats 2 i kön.")
    expect(leave).to_be_focused()
    expect(one.page.locator(".foot .person")).to_be_hidden()
    expect(one.page.locator(".foot")).not_to_contain_text("Digital assistent")


def test_one_can_write_while_waiting_and_leave_the_queue(playing: PlayingGateway, one: Visitor):
    playing.owned("queued", position=3, wait_text=WAIT)
    one.write("Jag har en sak till")
    one.until_sent()
    expect(one.page.locator(".queue")).to_be_visible()

    one.page.get_by_role("button", name="Lämna kön").click()

    assert playing.until("withdraw") == [{"type": "withdraw"}]
    playing.owned("bot")
    playing.says("bot", "Har du beställt?", payload=QUESTION)
    expect(one.question).to_be_visible()
    expect(one.page.locator(".foot .person")).to_be_visible()
    expect(announced(one)).to_have_text("")


@pytest.mark.parametrize("is_owner_first", [True, False])
def test_while_a_person_answers_there_are_no_controls_and_they_come_back_with_the_assistant(
    playing: PlayingGateway, one: Visitor, is_owner_first: bool
):
    playing.says("bot", "Har du beställt?", payload=QUESTION)
    expect(one.question).to_be_visible()
    playing.owned("human", name="Eva Berg")
    expect(one.question).to_have_count(0)
    expect(line(one)).to_have_text("Du pratar med Eva Berg, handläggare")
    expect(one.page.locator(".foot")).to_contain_text("En människa svarar.")

    if is_owner_first:
        playing.owned("bot")
    playing.says("bot", "Har du beställt?", payload=QUESTION)
    if not is_owner_first:
        expect(one.question).to_have_count(0)
        playing.owned("bot")

    expect(one.question).to_be_visible()
    expect(line(one)).to_have_text("digital assistent")


def test_the_saved_text_names_the_person(playing: PlayingGateway, one: Visitor):
    playing.owned("human", name="Eva Berg")
    playing.says("person", "Hej")
    playing.says("staff", "Hej, jag heter Eva.", author="Eva Berg")
    playing.says("staff", "Utan namn.")
    playing.says("system", "Handläggaren har rättat en uppgift.")

    with one.page.expect_download() as download:
        one.chooses("Ladda ner samtalet som text")

    text = download.value.path().read_text(encoding="utf-8")
    assert "Eva Berg, handläggare:\nHej, jag heter Eva.\n\nHandläggare:\nUtan namn.\n\nInformation:\n" in text


def test_a_corrected_assessment_comes_as_cards(playing: PlayingGateway, one: Visitor):
    playing.owned("human", name="Eva Berg")

    playing.says("system", "Handläggaren har rättat en uppgift.", payload=ASSESSMENT)

    expect(one.page.locator(".system .card")).to_contain_text("Mikrostöd")
    expect(one.page.locator(".system .summary a")).to_be_visible()


def test_a_wish_to_start_over_that_is_refused_is_told(playing: PlayingGateway, one: Visitor):
    playing.owned("human", name="Eva Berg")

    playing.sends(type="refused", text="Det går inte att börja om nu.")

    expect(one.status).to_have_text("Det går inte att börja om nu.")


def test_markup_in_names_and_words_of_staff_stays_text(playing: PlayingGateway, one: Visitor):
    evil = "<img src=x onerror=alert(1)>"
    playing.owned("queued", position=1, wait_text=evil)
    expect(one.page.locator(".queue")).to_contain_text(evil)

    playing.owned("human", name=evil)
    playing.says("staff", evil, author=evil)

    expect(line(one)).to_contain_text(evil)
    expect(one.messages.last).to_contain_text(evil)
    assert one.page.locator(".log img, .answers img, .bar img").count() == 0


def test_erasing_begins_anew_with_the_assistant(playing: PlayingGateway, one: Visitor):
    playing.says("person", "hej")
    playing.owned("human", name="Eva Berg")
    expect(line(one)).to_contain_text("Eva Berg")

    playing.erases()

    expect(line(one)).to_have_text("digital assistent")
    expect(one.page.locator(".answers button")).to_have_count(3)


def test_axe_finds_nothing_whoever_answers_and_it_fits_small_windows(playing: PlayingGateway, one: Visitor):
    require_axe()
    found, wide = list[str](), list[str]()

    def look(state: str) -> None:
        one.page.set_viewport_size({"width": 320, "height": 640})
        wide.extend(one.scrolls_sideways())
        found.extend(violations_in_every_look(one.page, state, narrow=("light",)))

    playing.says("system", "Du står nu i kön. Plats 2.")
    playing.owned("queued", position=2, wait_text=WAIT)
    look("queued")
    playing.owned("human", name="Eva Berg-Lundström")
    playing.says("staff", "Hej! Hur många är ni?", author="Eva Berg-Lundström")
    playing.sends(type="typing", on=True, who="staff")
    look("human")
    playing.says("system", "Eva Berg har rättat antal anställda till 9.", payload=ASSESSMENT)
    look("corrected")
    playing.owned("closed")
    playing.says("system", "Eva Berg har avslutat ärendet.")
    look("closed")
    playing.owned("bot", case="waiting")
    look("left for later")
    assert not found, as_lines(found)
    assert not wide
