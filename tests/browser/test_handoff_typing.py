"""Writing with a person: typing signs both ways, and the last message in view; the gateway plays the frames."""

import pytest
from chat import Visitor, Visits
from playing_gateway import PlayingGateway
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.slow
WAIT = "Väntan är ungefär 12 minuter."


@pytest.fixture
def gateway(playing: PlayingGateway) -> str:
    """Takes the place of the whole assistant."""
    return playing.address


@pytest.fixture
def one(visitor: Visits) -> Visitor:
    return visitor().meet()


def line(one: Visitor) -> Locator:
    return one.page.locator(".bar .kind")


def is_last_in_view(one: Visitor, room: int = -1) -> bool:
    """Whether the last message ends above the log's lower edge, with at least ``room`` pixels to spare."""
    log, last = one.log.bounding_box(), one.messages.last.bounding_box()
    assert log
    assert last
    return last["y"] + last["height"] + room <= log["y"] + log["height"]


def until_in_view(one: Visitor, room: int = -1) -> None:
    for _ in range(20):
        if is_last_in_view(one, room):
            return
        one.page.wait_for_timeout(100)
    raise AssertionError("the last message is not in view")


def test_a_persons_message_shows_who_wrote_it_and_each_comes_into_view(playing: PlayingGateway, one: Visitor):
    playing.owned("human", name="Eva Berg")
    for number in range(12):
        playing.says("staff", f"Meddelande {number}\n" + "En rad till.\n" * 3, author="Eva Berg")

    expect(one.messages.last.locator(".author")).to_have_text("Eva Berg, handläggare")
    expect(one.messages).to_have_count(12)
    until_in_view(one)


def test_what_was_said_last_stays_in_view_when_the_queue_takes_room(playing: PlayingGateway, one: Visitor):
    for number in range(8):
        playing.says("bot", f"Svar {number}\nEn rad till.")
    playing.says("person", "hej")
    playing.says("system", "Du står i kön.")

    playing.owned("queued", position=2, wait_text=WAIT)

    expect(one.page.locator(".queue")).to_be_visible()
    until_in_view(one)


def test_what_was_said_last_stays_in_view_when_somebody_writes(playing: PlayingGateway, one: Visitor):
    for number in range(8):
        playing.says("bot", f"Svar {number}\nEn rad till.")
    playing.owned("human", name="Eva")
    playing.says("staff", "Hej", author="Eva")
    until_in_view(one)

    playing.sends(type="typing", on=True, who="staff")

    expect(one.page.locator(".typing")).to_be_visible()
    until_in_view(one, room=10)


def test_that_the_person_writes_is_told_only_to_people_and_not_at_every_key(playing: PlayingGateway, one: Visitor):
    one.field.press_sequentially("hej", delay=20)
    one.field.fill("")
    playing.owned("human", name="Eva Berg")
    expect(line(one)).to_contain_text("Eva")

    one.field.press_sequentially("Hej på dig där borta", delay=200)
    assert [frame["on"] for frame in playing.of("typing")] == [True, True], "at most every third second"
    one.field.fill("")
    assert [frame["on"] for frame in playing.until("typing", 3)] == [True, True, False]
    one.field.press_sequentially("hej")
    one.presses("Enter")
    one.until_sent()
    one.field.press_sequentially("x")
    one.page.locator(".bar button").first.focus()
    assert [frame["on"] for frame in playing.until("typing", 7)][-2:] == [True, False]
    one.field.press_sequentially("x")
    playing.until("typing", 8)
    one.page.wait_for_timeout(6500)
    assert [frame["on"] for frame in playing.of("typing")][-2:] == [True, False], "who pauses does not write"


def test_who_writes_is_named_until_somebody_else_answers(playing: PlayingGateway, one: Visitor):
    playing.owned("human", name="Eva Berg")
    playing.sends(type="typing", on=True, who="staff", name="Eva Berg")
    expect(one.page.locator(".typing")).to_have_text("Eva Berg skriver …")

    playing.owned("human", name="Per Ek")

    expect(one.page.locator(".typing")).to_be_hidden()
    playing.owned("bot")
    playing.sends(type="typing", on=True)
    expect(one.page.locator(".typing")).to_have_text("Assistenten skriver …")
