"""The network fails between browser and gateway: nothing is lost, nothing comes twice, the order stays."""

from collections.abc import Iterator

import pytest
from breakable_network import BreakableNetwork
from chat import Visitor, Visits
from playwright.sync_api import expect
from running_assistant import Assistant

pytestmark = pytest.mark.slow
QUESTIONS = ["Vem kan söka Mikrostöd?", "Hur mycket kan man få?", "Vad ska bifogas?"]


@pytest.fixture
def network(assistant: Assistant) -> Iterator[BreakableNetwork]:
    network = BreakableNetwork(assistant.gateway)
    yield network
    network.close()


@pytest.fixture
def person(visitor: Visits, network: BreakableNetwork) -> Visitor:
    """Somebody who reaches the gateway over a network that can break, and has said something already."""
    person = visitor(address=f"http://127.0.0.1:{network.port}").meet()
    person.faults.accept(r"WebSocket connection to .* failed|net::ERR_")
    person.says("Hej")
    return person


def everything_is_there_once_and_in_order(person: Visitor, said: list[str]) -> None:
    """The page, the page after a reload and the gateway agree, and each message of the person is answered."""
    person.until_answered(60)
    kept = person.exported()["messages"]
    told = [f"{one['from']}: {one['text']}" for one in kept]
    assert [one["text"] for one in kept if one["from"] == "person"] == said
    assert person.said == said
    assert [one["seq"] for one in kept] == list(range(1, len(kept) + 1))
    assert len(person.transcript) == len(told)
    assert [one.split(":")[0] for one in person.transcript] == [one.split(":")[0] for one in told]
    before = person.transcript
    person.page.reload()
    person.until_answered()
    assert person.transcript == before
    assert person.page.evaluate("Object.keys(localStorage).filter(name => name.includes(':out:'))") == []


def test_what_is_written_while_the_network_is_cut_is_sent_in_order_when_it_is_back(
    person: Visitor, network: BreakableNetwork
):
    network.cut()
    for question in QUESTIONS:
        person.write(question)
    expect(person.page.locator(".state").last).to_have_text("Skickas när anslutningen är tillbaka")
    expect(person.status).to_contain_text("Ingen anslutning")
    assert person.said == ["Hej", *QUESTIONS]

    network.heal()

    everything_is_there_once_and_in_order(person, ["Hej", *QUESTIONS])


def test_a_short_break_heals_unnoticed(person: Visitor, network: BreakableNetwork):
    network.cut()
    network.heal()
    person.write(QUESTIONS[0])

    person.until_answered()

    assert "Ingen anslutning" not in person.status.inner_text()
    everything_is_there_once_and_in_order(person, ["Hej", QUESTIONS[0]])


def test_a_message_cut_off_before_it_reaches_the_gateway_is_sent_again(person: Visitor, network: BreakableNetwork):
    network.cut_before_next_message()
    person.write(QUESTIONS[0])
    person.page.wait_for_timeout(1000)
    person.write(QUESTIONS[1])

    network.heal()

    everything_is_there_once_and_in_order(person, ["Hej", *QUESTIONS[:2]])


def test_a_message_whose_acknowledgement_is_cut_off_is_taken_once(person: Visitor, network: BreakableNetwork):
    network.cut_after_next_message()
    person.write(QUESTIONS[0])
    person.page.wait_for_timeout(1500)
    person.write(QUESTIONS[1])

    network.heal()

    everything_is_there_once_and_in_order(person, ["Hej", *QUESTIONS[:2]])


def test_when_the_network_is_silent_for_longer_than_an_acknowledgement_may_take_what_comes_late_is_taken_once(
    person: Visitor, network: BreakableNetwork
):
    network.silence()
    person.write(QUESTIONS[0])
    expect(person.status).to_contain_text("Ingen anslutning", timeout=14_000)
    person.write(QUESTIONS[1])

    network.heal()  # what was held back comes through on the old connection, and again on the new one

    everything_is_there_once_and_in_order(person, ["Hej", *QUESTIONS[:2]])


def test_a_reload_while_the_chat_is_cut_keeps_what_was_written(person: Visitor, network: BreakableNetwork):
    network.cut()
    person.write(QUESTIONS[0])
    person.write(QUESTIONS[1])

    person.page.reload()
    expect(person.messages).to_have_count(2)
    assert person.said == QUESTIONS[:2]
    person.write(QUESTIONS[2])
    network.heal()

    everything_is_there_once_and_in_order(person, ["Hej", *QUESTIONS])


def test_a_reload_while_everything_is_cut_keeps_what_was_written(person: Visitor, network: BreakableNetwork):
    network.cut(chat_only=False)
    person.write(QUESTIONS[0])

    with pytest.raises(Exception, match="ERR_"):
        person.page.reload()
    person.page.wait_for_timeout(500)
    network.heal()
    person.meet()

    everything_is_there_once_and_in_order(person, ["Hej", QUESTIONS[0]])


def test_two_tabs_that_write_while_the_network_is_cut_send_everything_once(
    person: Visitor, network: BreakableNetwork, visitor: Visits
):
    other = visitor(beside=person).meet()
    other.faults.accept(r"WebSocket connection to .* failed")
    other.until_answered()
    network.cut()
    for tab, question in zip((person, other, person), QUESTIONS):
        tab.write(question)

    network.heal()

    person.until_answered(60)
    other.until_answered(60)
    expect(other.messages).to_have_count(len(person.exported()["messages"]))
    expect(person.messages).to_have_count(other.messages.count())
    assert sorted(person.said) == sorted(["Hej", *QUESTIONS])
    assert person.transcript == other.transcript


def test_the_form_goes_on_after_a_cut_in_the_middle_of_it(person: Visitor, network: BreakableNetwork):
    person.says("Vilket stöd passar mig?")
    network.cut()
    person.question.get_by_role("combobox").fill("Kiruna")
    person.presses("Enter")
    person.page.wait_for_timeout(500)

    network.heal()

    person.until_answered(60)
    while person.question.is_visible():
        person.gives_answer()
    assert person.page.locator(".result").count() == 1
    assert len(person.said) == len(person.exported()["messages"]) - sum(
        one["from"] != "person" for one in person.exported()["messages"]
    )
