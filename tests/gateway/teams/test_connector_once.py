"""Nothing is told twice in Teams, and staff and erasure reach it."""

import time

import pytest
from activities import kept
from connector import CUT, GARBAGE
from deliveries import KEY, eventually, has_said, say, settled, warned
from officers import Officer

from bot.gateway.keys import SWITCHBOARD
from bot.gateway.teams.connector import MOST_TRIES
from bot.storage.keeping import id_of

# -- nothing twice -----------------------------------------------------------------------------------------


def test_nothing_is_sent_again_when_the_gateway_starts_again(chat, connector):
    say(chat, connector, "Hej")
    before = has_said(connector, "one")
    chat.stop()
    chat.start()
    time.sleep(0.3)

    assert connector.texts() == before == ["Svar på: Hej"]


def test_a_message_under_way_when_the_gateway_is_stopped_is_not_sent_again(chat, connector):
    connector.seconds = 0.25
    say(chat, connector, "Hej")
    eventually(lambda: connector.shown)
    chat.stop()
    connector.seconds = 0
    chat.start()
    time.sleep(0.3)

    assert connector.texts() == ["Svar på: Hej"]


def test_the_gateway_stops_at_once_while_nothing_gets_through(chat, connector, monkeypatch):
    monkeypatch.setattr("bot.gateway.teams.connector.LONGEST_PAUSE_SECONDS", 60.0)
    connector.always, connector.retry_after = 429, "60"
    say(chat, connector, "Hej")
    eventually(lambda: connector.shown)
    began = time.monotonic()
    chat.stop()

    assert time.monotonic() - began < 5
    chat.start()


@pytest.mark.parametrize("answer", [GARBAGE, 200, 202])
def test_a_message_that_was_taken_is_not_sent_again_whatever_the_answer_looks_like(chat, connector, answer):
    connector.answers = [answer]
    say(chat, connector, "Ett")
    eventually(lambda: connector.shown)
    say(chat, connector, "Två")

    assert has_said(connector, "1", "2") == ["Svar på: Ett", "Svar på: Två"]


def test_the_parts_of_a_long_answer_that_were_sent_are_not_sent_again(chat, connector, rasa, caplog):
    long = "\n\n".join(f"Stycke {number}. " + "Ord som fyller ut. " * 40 for number in range(12))
    rasa.replies = lambda text: [{"recipient_id": "x", "text": long if text == "Långt" else f"Svar på: {text}"}]
    connector.answers = [201, *[500] * MOST_TRIES]
    say(chat, connector, "Långt")
    eventually(lambda: "could not be sent" in warned(caplog))
    say(chat, connector, "Två")
    eventually(lambda: "Svar på: Två" in connector.texts())

    told = "\n".join(connector.texts())
    assert [told.count(f"Stycke {number}.") for number in range(12)] == [1] * 12


def test_a_connection_that_breaks_loses_nothing(chat, connector):
    """Whether a message was taken that got no answer can't be known: it is rather told twice than not at all."""
    connector.answers = [CUT]
    say(chat, connector, "Hej")

    assert set(has_said(connector, "1", "2")) == {"Svar på: Hej"}


# -- staff -------------------------------------------------------------------------------------------------


def test_what_staff_say_arrives_by_itself_with_their_name_and_in_order(chat, connector):
    say(chat, connector, "Jag vill prata med någon")
    has_said(connector, "one")
    eva = Officer(chat)
    assert eva.does("claim", KEY)
    connector.answers = [503]
    for number in range(3):
        eva.does("say", KEY, f"0000000{number}-0000-4000-8000-000000000000", f"Rad {number} från Eva")

    eventually(lambda: "Rad 2 från Eva" in "\n".join(connector.texts()))
    settled(connector, 0.3)
    rows = [one for one in connector.texts() if "från Eva" in one]
    assert [row.count(f"Rad {number}") for number, row in enumerate(rows)] == [1, 1, 1]
    assert all("Eva Berg" in row for row in rows)


def test_what_is_being_tried_again_is_not_sent_once_the_conversation_has_been_erased(chat, connector, caplog):
    connector.always = 500
    say(chat, connector, "Hej")
    eventually(lambda: "tried again" in warned(caplog))
    chat.run(chat.app[SWITCHBOARD].erase(id_of(KEY)))
    connector.always = 201
    settled(connector, 0.6)

    assert connector.taken == []
    assert kept(chat) == []


def test_an_erased_conversation_gets_nothing_more(chat, connector, caplog):
    connector.always = 500
    say(chat, connector, "Hej")
    eventually(lambda: "could not be sent" in warned(caplog))
    chat.run(chat.app[SWITCHBOARD].erase(id_of(KEY)))
    connector.always = 201
    chat.stop()
    chat.start()
    time.sleep(0.3)

    assert connector.taken == []
    assert kept(chat) == []
    assert chat.sql("SELECT count(*) FROM teams_conversations") == [(0,)]
    assert b"29:1-Eva" not in chat.bytes_kept()
