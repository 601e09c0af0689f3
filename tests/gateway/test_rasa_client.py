"""Talking to Rasa: what is told of the time when staff had the conversation, and going on afterwards."""

from collections.abc import Iterator
from datetime import datetime, timezone

import pytest
from aiohttp import ClientSession
from fake_servers import FakeRasa, Loop, free_port

from bot.gateway.rasa_client import RasaClient, RasaUnavailable, fact_set, person_said, staff_said

AT = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)


@pytest.fixture
def rasa(loop: Loop) -> Iterator[FakeRasa]:
    running = loop.run(FakeRasa().start())
    yield running
    loop.run(running.stop())


@pytest.fixture
def session(loop: Loop) -> Iterator[ClientSession]:
    async def opened() -> ClientSession:
        return ClientSession()

    running = loop.run(opened())
    yield running
    loop.run(running.close())


@pytest.fixture
def client(session: ClientSession, rasa: FakeRasa) -> RasaClient:
    return RasaClient(session, f"http://127.0.0.1:{rasa.port}")


def test_what_was_said_to_staff_is_told_in_order_after_the_offer_has_lapsed(
    loop: Loop, rasa: FakeRasa, client: RasaClient
) -> None:
    events = [
        *person_said("Hej", "m1", AT),
        *staff_said("Hej, jag är Eva", "Eva Berg", "s1", AT),
        *fact_set("employees", 7),
    ]
    loop.run(client.tell("samtal", events))

    assert rasa.told["samtal"][0] == {"event": "slot", "name": "connecting", "value": None}
    assert rasa.told["samtal"][1:] == events


def test_what_a_person_said_is_known_by_its_id_and_waits_for_nothing() -> None:
    said, listening = person_said("Hej", "m1", AT)

    assert (said["text"], said["metadata"], said["timestamp"]) == ("Hej", {"message": "m1"}, AT.timestamp())
    assert said["parse_data"]["intent"]["name"] == "said_to_staff"
    assert (listening["event"], listening["name"]) == ("action", "action_listen")


def test_several_choices_are_told_as_a_list_and_a_fact_taken_away_as_nothing() -> None:
    assert fact_set("purposes", ("marketing", "consulting"))[0]["value"] == ["marketing", "consulting"]
    assert fact_set("employees", None) == [{"event": "slot", "name": "employees", "value": None}]


def test_going_on_gives_what_the_assistant_says(loop: Loop, rasa: FakeRasa, client: RasaClient) -> None:
    rasa.resuming = [{"text": "I vilken kommun?"}, {"custom": {"type": "question", "fact": "municipality"}}]

    assert loop.run(client.resume("samtal")) == rasa.resuming
    assert rasa.resumed == ["samtal"]


def test_going_on_without_a_word_counts_as_rasa_being_away(loop: Loop, rasa: FakeRasa, client: RasaClient) -> None:
    rasa.resuming = []

    with pytest.raises(RasaUnavailable):
        loop.run(client.resume("samtal"))


def test_a_rasa_that_is_ill_is_told_as_away(loop: Loop, rasa: FakeRasa, client: RasaClient) -> None:
    rasa.status = 500

    for call in (client.resume("samtal"), client.tell("samtal", fact_set("employees", 7))):
        with pytest.raises(RasaUnavailable):
            loop.run(call)


def test_a_rasa_that_is_not_there_is_told_as_away(loop: Loop, session: ClientSession) -> None:
    with pytest.raises(RasaUnavailable):
        loop.run(RasaClient(session, f"http://127.0.0.1:{free_port()}").resume("samtal"))
