"""The store of the latest exchanges: the same trackers as Rasa's own store gives, at a cost that does not grow."""

import asyncio
import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from exchanges import DOMAIN, FORM, begun, exchange, into_form, out_of_form
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActiveLoop, ConversationPaused, Restarted, SlotSet

from bot.cli.serving import tracker_store
from bot.engine.tracker_store import EXCHANGES, Erased, LatestTrackerStore, heads
from bot.settings import settings
from tests.storage.postgres_server import PostgresServer


@pytest.fixture(scope="module")
def postgres():
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(tmp_path, request):
    """Where the store is, in the form of Rasa's endpoints, made from the address as ``stodlots serve`` makes it."""
    url = "sqlite:///anywhere.db"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        url = server.url(server.new_database())
    endpoint = tracker_store(replace(settings(), database_url=url, data_folder=tmp_path))
    kind, host = endpoint.pop("type"), endpoint.pop("url", None)
    assert kind.endswith(LatestTrackerStore.__name__)
    return endpoint | ({"host": host} if host else {})


@pytest.fixture
def store(place):
    made = LatestTrackerStore(DOMAIN, **place)
    yield made
    made.engine.dispose()


def turn(store, events, sender: str = "samtal"):
    """One turn as Rasa makes it: fetch, change, save."""
    tracker = asyncio.run(store.get_or_create_tracker(sender, append_action_listen=False))
    for event in events:
        tracker.update(event)
    asyncio.run(store.save(tracker))
    return tracker


def what_holds(tracker) -> dict:
    state = tracker.current_state()
    del state["events"], state["latest_event_time"]
    state["active_loop"].pop("trigger_message", None)  # of it only the intent is kept
    return state | {"bot": tracker.latest_bot_utterance.text if tracker.latest_bot_utterance else None}


CONVERSATION = [
    begun(),
    exchange("greet", "utter_greet"),
    exchange("ask_amount", "action_answer", SlotSet("focus", "mikrostod-norrbotten")),
    into_form(),
    exchange("inform", FORM, SlotSet("municipality", "Kalix"), SlotSet("purposes", ["marketing"])),
    exchange("ask_who", FORM, SlotSet("focus", None)),
    exchange("inform", FORM, SlotSet("employees", None), SlotSet("already_started", False)),
    out_of_form(),
    exchange("thanks", "utter_thanks"),
    [*exchange("goodbye", "utter_goodbye"), ConversationPaused()],
    exchange("greet", "utter_greet"),
]


def test_after_every_turn_holds_what_holds_in_rasas_own_store(store, tmp_path):
    rasas = SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "rasa.db"), query={})
    for events in CONVERSATION:
        turn(store, events)
        turn(rasas, events)
        ours, theirs = (asyncio.run(one.retrieve("samtal")) for one in (store, rasas))
        assert what_holds(ours) == what_holds(theirs)
    rasas.engine.dispose()


def test_a_tracker_holds_the_latest_exchanges_only(store):
    turn(store, begun())
    sizes = []
    for number in range(30):
        turn(store, exchange("ask_amount", "action_answer", SlotSet("failures", number)))
        sizes.append(len(asyncio.run(store.retrieve("samtal")).events))

    assert len(set(sizes[EXCHANGES + 2 :])) == 1
    assert sizes[-1] < 6 * EXCHANGES + 10


def test_the_whole_conversation_stays_on_record(store):
    for events in CONVERSATION:
        turn(store, events)
    kept = asyncio.run(store.retrieve_full_tracker("samtal"))

    assert [event.type_name for event in kept.events] == [event.type_name for part in CONVERSATION for event in part]


def test_what_is_restarted_is_forgotten_and_stays_so(store):
    for events in CONVERSATION[:6]:
        turn(store, events)
    turn(store, [Restarted()])
    for _ in range(EXCHANGES + 1):
        turn(store, exchange("greet", "utter_greet"))
        tracker = asyncio.run(store.retrieve("samtal"))
        assert (tracker.get_slot("municipality"), tracker.active_loop_name) == (None, None)


def test_a_session_that_begins_anew_keeps_the_slots_that_are_carried_over(store):
    for events in CONVERSATION[:6]:
        turn(store, events)
    turn(store, [*begun()[:2], SlotSet("municipality", "Kalix"), *begun()[2:]])
    for _ in range(EXCHANGES + 1):
        turn(store, exchange("greet", "utter_greet"))
    tracker = asyncio.run(store.retrieve("samtal"))

    assert (tracker.get_slot("municipality"), tracker.get_slot("employees")) == ("Kalix", None)


def test_events_added_from_outside_are_part_of_the_next_turn(store, place):
    for events in CONVERSATION[:8]:
        turn(store, events)
    with store.engine.begin() as connection:
        said = {"event": "slot", "timestamp": 1.0, "name": "employees", "value": 12}
        row = {"of": "samtal", "kind": "slot", "data": json.dumps(said)}
        connection.execute(sa.text("INSERT INTO events (sender_id, type_name, data) VALUES (:of, :kind, :data)"), row)

    assert asyncio.run(store.retrieve("samtal")).get_slot("employees") == 12


def test_conversations_that_rasas_own_store_kept_are_gone_on_with(store, place):
    rasas = SQLTrackerStore(DOMAIN, **place)
    for events in CONVERSATION[:8]:
        turn(rasas, events)
    rasas.engine.dispose()
    turn(store, exchange("thanks", "utter_thanks"))
    tracker = asyncio.run(store.retrieve("samtal"))

    assert (tracker.get_slot("municipality"), tracker.get_slot("cost_sek")) == ("Kalix", 90000)
    assert len(asyncio.run(store.retrieve_full_tracker("samtal")).events) == sum(map(len, CONVERSATION[:8])) + 4


def test_rasas_own_store_goes_on_with_what_was_kept_here(store, place):
    for events in CONVERSATION[:9]:
        turn(store, events)
    rasas = SQLTrackerStore(DOMAIN, **place)
    assert what_holds(asyncio.run(rasas.retrieve("samtal"))) == what_holds(asyncio.run(store.retrieve("samtal")))
    rasas.engine.dispose()


def test_what_has_been_erased_is_not_known_any_more(store):
    for events in CONVERSATION:
        turn(store, events)
    with store.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM events"))
        connection.execute(heads.delete())

    assert asyncio.run(store.retrieve("samtal")) is None


def test_a_turn_of_a_conversation_that_is_erased_meanwhile_is_not_kept_and_brings_nothing_back(store):
    for events in CONVERSATION[:6]:
        turn(store, events)
    under_way = asyncio.run(store.retrieve("samtal"))
    with store.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM events"))
        connection.execute(heads.delete())
    for event in exchange("ask_amount", "action_answer"):
        under_way.update(event)
    with pytest.raises(Erased):
        asyncio.run(store.save(under_way))

    assert asyncio.run(store.retrieve("samtal")) is None
    turn(store, [*begun(), *exchange("greet", "utter_greet")])
    assert asyncio.run(store.retrieve("samtal")).get_slot("municipality") is None


def test_a_connection_that_broke_between_two_turns_is_made_anew(store):
    for events in CONVERSATION[:5]:
        turn(store, events)
    if store.engine.dialect.name == "postgresql":
        with sa.create_engine(store.engine.url).begin() as other:
            other.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
                )
            )

    assert asyncio.run(store.retrieve("samtal")).get_slot("municipality") == "Kalix"


def test_an_error_of_the_database_tells_nothing_of_what_was_said(store):
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE heads"))
        connection.execute(sa.text("DROP TABLE events"))
    with pytest.raises(sa.exc.DBAPIError) as error:
        turn(store, [*begun(), *exchange("hemligt", "utter_greet")])

    assert "hemligt" not in str(error.value)


def test_saving_the_same_tracker_twice_keeps_it_once(store):
    tracker = turn(store, [*begun(), *exchange("greet", "utter_greet")])
    asyncio.run(store.save(tracker))

    assert len(asyncio.run(store.retrieve_full_tracker("samtal")).events) == len(tracker.events)


def test_a_twin_is_changed_by_itself(store):
    tracker = turn(store, [*begun(), *into_form()])
    twin = tracker.copy()
    twin.update(SlotSet("employees", 99))
    twin.update(ActiveLoop(None))

    assert (tracker.get_slot("employees"), tracker.active_loop_name) == (7, FORM)
    assert (twin.get_slot("employees"), twin.active_loop_name) == (99, None)
