"""The chat as a browser meets it: real sockets, a real database, a fake Rasa."""

import json
import logging
import time
from uuid import uuid4

import pytest
from chatting_clients import new_key

from bot.gateway import answerer, chat_socket, switchboard
from bot.settings import Rates

NUMBER = "811218-9876"
ASSESSMENT = {"type": "assessment", "facts": {"municipality": "Kiruna"}, "assessments": []}


def eventually(condition, seconds: float = 3.0) -> bool:
    """Whether it comes true within some time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


# -- hello --------------------------------------------------------------------------------------------


def test_a_new_visitor_is_welcomed_as_unknown_and_nothing_is_kept_before_the_first_message(chat):
    tab = chat.connect()
    tab.send({"type": "hello", "key": new_key(), "after": 0})
    assert tab.hear() == {"type": "welcome", "known": False}
    assert tab.hear() == {"type": "history", "events": []}
    assert tab.rest() == []
    assert chat.sql("SELECT * FROM conversations") == []


@pytest.mark.parametrize(
    "hello",
    [
        {"type": "message", "id": "6f1c3f4e-8d0a-4b52-9d67-2f0c9a1e7b35", "text": "Hej"},
        {"type": "hello"},
        {"type": "hello", "key": "kort"},
        {"type": "hello", "key": 5},
        {"type": "hello", "key": ["x" * 43]},
        {"type": "hello", "key": "x" * 43 + "\n"},
        {"type": "hello", "key": "x" * 43, "after": -1},
        {"type": "hello", "key": "x" * 43, "after": "0"},
        {"type": "hello", "key": "x" * 43, "after": 1.5},
        {"type": "hello", "key": "x" * 43, "after": None},
        {"type": ["hello"], "key": "x" * 43},
        [],
        "hej",
        "",
        "[" * 30_000,
        '{"type": "hello", "key": "' + "x" * 43,
    ],
    ids=lambda hello: str(hello)[:40],
)
def test_a_wrong_hello_closes_the_socket(chat, hello):
    tab = chat.connect()
    tab.send(hello)
    assert (tab.closed_with(), tab.heard) == (1008, [])


def test_a_hello_of_bytes_closes_the_socket(chat):
    tab = chat.connect()
    tab.send_bytes(b'{"type": "hello"}')
    assert tab.closed_with() == 1008


def test_a_hello_that_does_not_come_closes_the_socket(chat, monkeypatch):
    monkeypatch.setattr(chat_socket, "HELLO_SECONDS", 0.1)
    assert chat.connect().closed_with() == 1008


def test_a_hello_that_is_too_big_closes_the_socket(chat):
    tab = chat.connect()
    tab.send({"type": "hello", "key": "x" * 100_000})
    assert tab.closed_with() in (1008, 1009)


def test_an_after_beyond_every_message_is_refused_or_heard_like_any_other(chat, caplog):
    key = new_key()
    first = chat.visit(key)
    first.say("Hej")
    first.reply()
    tab = chat.connect()
    tab.send({"type": "hello", "key": key, "after": 10**30})
    tab.rest()
    tab.close()
    time.sleep(0.2)
    assert [one for one in caplog.records if one.exc_info] == []


def test_who_comes_back_gets_the_whole_conversation_in_order(chat):
    key = new_key()
    first = chat.visit(key)
    for text in ("ett", "två"):
        first.say(text)
        first.reply()
    back = chat.connect()
    back.send({"type": "hello", "key": key, "after": 0})
    assert back.hear() == {"type": "welcome", "known": True}
    assert back.hear()["type"] == "history"
    assert back.messages() == [
        (1, "person", "ett"),
        (2, "bot", "Svar på: ett"),
        (3, "person", "två"),
        (4, "bot", "Svar på: två"),
    ]


# -- messages -----------------------------------------------------------------------------------------


def test_a_message_is_echoed_acknowledged_and_answered_in_order(chat, rasa):
    tab = chat.visit()
    id = tab.say("Vad är Mikrostöd?")
    assert tab.reply() == "Svar på: Vad är Mikrostöd?"
    tab.until("typing", on=False)
    events = [one for one in tab.heard if one["type"] not in ("welcome", "history")]
    ack = next(one for one in events if one["type"] == "ack")
    assert ack == {"type": "ack", "id": id, "seq": 1}
    others = [one for one in events if one is not ack]
    assert [one["type"] for one in others] == ["message", "typing", "message", "typing"]
    echo, typing, reply, done = others
    assert (echo["seq"], echo["from"], echo["id"], echo["text"]) == (1, "person", id, "Vad är Mikrostöd?")
    assert (reply["seq"], reply["from"], typing["on"], done["on"]) == (2, "bot", True, False)
    assert events.index(ack) < events.index(reply)
    assert [(one["message"], one["metadata"]) for one in rasa.heard] == [("Vad är Mikrostöd?", {"message": id})]


def test_rasa_knows_the_conversation_by_another_name_than_the_visitors_key(chat, rasa):
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.reply()
    assert key not in json.dumps(rasa.heard)
    assert key.encode() not in chat.bytes_kept()


def test_buttons_and_payloads_come_with_the_text_that_they_follow(chat, rasa):
    question = {"type": "question", "fact": "employees", "input": "number"}
    rasa.replies = lambda text: [
        {"text": "Välkommen!"},
        {"text": "Hur många?", "buttons": [{"title": "En", "payload": "en anställd"}]},
        {"custom": question},
    ]
    tab = chat.visit()
    tab.say("Hej")
    assert "payload" not in tab.until("message", text="Välkommen!")
    reply = tab.until("message", text="Hur många?")
    assert (reply["buttons"], reply["payload"]) == ([{"title": "En", "says": "en anställd"}], question)


def test_messages_in_quick_succession_are_answered_one_after_the_other(chat, rasa):
    rasa.delay = 0.05
    tab = chat.visit()
    for number in range(4):
        tab.say(f"nr {number}")
    tab.until("message", text="Svar på: nr 3")
    assert (rasa.texts, rasa.most_at_once) == ([f"nr {number}" for number in range(4)], 1)
    assert [seq for seq, _, _ in tab.messages()] == list(range(1, 9))


def test_twelve_conversations_at_once_are_not_mixed_up_and_rasa_is_not_flooded(chat, rasa):
    rasa.delay = 0.03
    tabs = [chat.visit() for _ in range(12)]
    for number, tab in enumerate(tabs):
        tab.say(f"fråga {number}")
    assert [tab.reply() for tab in tabs] == [f"Svar på: fråga {number}" for number in range(12)]
    assert len({one["sender"] for one in rasa.heard}) == 12
    assert rasa.most_at_once <= answerer.MOST_CALLS_AT_ONCE


def test_the_same_id_twice_is_answered_once(chat, rasa):
    tab = chat.visit()
    id = tab.say("Hej")
    tab.reply()
    tab.say("Hej", id)
    assert [one for one in tab.rest() if one["type"] != "typing"] == [{"type": "ack", "id": id, "seq": 1}]
    assert rasa.texts == ["Hej"]


def test_the_same_id_after_a_reconnection_is_answered_once(chat, rasa):
    key = new_key()
    rasa.is_held = True
    tab = chat.visit(key)
    id = tab.say("Hej")
    tab.until("ack")
    tab.close()
    back = chat.visit(key)
    back.say("Hej", id)
    back.until("ack", id=id, seq=1)
    rasa.is_held = False
    back.until_it_has(2)
    assert back.messages() == [(1, "person", "Hej"), (2, "bot", "Svar på: Hej")]
    assert rasa.texts == ["Hej"]


def test_two_tabs_hear_the_same(chat):
    key = new_key()
    one = chat.visit(key)
    one.say("ett")
    one.reply()
    two = chat.visit(key)
    two.say("två")
    assert two.reply() == one.reply() == "Svar på: två"
    one.say("tre")
    assert two.reply() == one.reply() == "Svar på: tre"
    one.rest(), two.rest()
    assert one.messages() == two.messages()


def test_a_tab_that_was_open_before_the_first_message_hears_it_too(chat):
    key = new_key()
    early, speaker = chat.visit(key), chat.visit(key)
    speaker.say("Hej")
    speaker.reply()
    early.rest(0.4)
    assert early.messages() == speaker.messages()


def test_who_reconnects_gets_exactly_what_was_missed(chat, rasa):
    key = new_key()
    away, other = chat.visit(key), None
    away.say("ett")
    away.reply()
    last = away.messages()[-1][0]
    away.close()
    other = chat.visit(key)
    other.say("två")
    other.reply()
    back = chat.visit(key, after=last)
    assert back.messages() == [(3, "person", "två"), (4, "bot", "Svar på: två")]
    back.say("tre")
    back.reply()
    assert [seq for seq, _, _ in back.messages()] == [3, 4, 5, 6]


def test_who_reconnects_while_rasa_thinks_sees_that_and_then_hears_the_answer(chat, rasa):
    rasa.is_held = True
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.until("typing", on=True)
    tab.close()
    back = chat.connect()
    back.send({"type": "hello", "key": key, "after": 1})
    assert back.until("history")["events"] == [{"type": "typing", "on": True, "who": "bot"}]
    rasa.is_held = False
    assert back.reply() == "Svar på: Hej"


def test_another_key_reads_nothing_and_changes_nothing(chat):
    mine, other = chat.visit(), chat.visit()
    mine.say("Min hemlighet")
    mine.reply()
    other.say("Något annat")
    other.reply()
    other.send({"type": "export"})
    assert "hemlighet" not in json.dumps(other.until("export"))
    other.send({"type": "erase"})
    other.until("erased")
    assert chat.sql("SELECT text FROM messages WHERE sender = 'person'") == [("Min hemlighet",)]
    assert not [one for one in mine.rest() if one["type"] == "erased"]


def test_the_conversations_id_opens_nothing(chat):
    tab = chat.visit()
    tab.say("Hej")
    tab.reply()
    id = chat.sql("SELECT id FROM conversations")[0][0]
    for guess in (id.ljust(43, "x"), chat.sql("SELECT key_hash FROM conversations")[0][0][:43]):
        stranger = chat.connect()
        stranger.send({"type": "hello", "key": guess, "after": 0})
        assert stranger.hear() == {"type": "welcome", "known": False}


# -- hostile ------------------------------------------------------------------------------------------


def test_a_personal_number_reaches_neither_rasa_nor_the_database_nor_the_log(chat, rasa, caplog):
    caplog.set_level(logging.DEBUG)
    tab = chat.visit()
    tab.say(f"Jag heter Åsa och har {NUMBER} eller 19{NUMBER.replace('-', '')}")
    assert "personnummer borttaget" in tab.reply()
    tab.send({"type": "export"})
    tab.until("export")
    assert rasa.texts == ["Jag heter Åsa och har [personnummer borttaget] eller [personnummer borttaget]"]
    for written in (NUMBER, NUMBER.replace("-", "")):
        assert written.encode() not in chat.bytes_kept()
        assert written not in caplog.text
        assert written not in json.dumps(tab.heard)


@pytest.mark.parametrize("text", ["/restart", " //restart", '/inform{"municipality": "Kiruna"}'])
def test_a_command_reaches_rasa_as_plain_words(chat, rasa, text):
    tab = chat.visit()
    tab.say(text)
    tab.reply()
    assert rasa.texts == [text.strip().lstrip("/")]


def test_a_command_behind_a_slash_and_a_blank_reaches_rasa_as_plain_words(chat, rasa):
    tab = chat.visit()
    tab.say("/ /restart")
    tab.reply()
    assert not rasa.texts[0].startswith("/")


def test_html_goes_through_as_it_is_and_is_answered(chat):
    tab = chat.visit()
    tab.say("<img src=x onerror=alert(1)>")
    assert tab.reply() == "Svar på: <img src=x onerror=alert(1)>"


def test_a_frame_of_100_kilobytes_closes_only_that_socket_and_is_not_kept(chat, rasa):
    key = new_key()
    tab = chat.visit(key)
    tab.say("x" * 100_000)
    assert tab.closed_with() == 1009
    assert rasa.heard == []
    back = chat.visit(key)
    back.say("Hej")
    assert back.reply() == "Svar på: Hej"


@pytest.mark.parametrize(
    "frame",
    ["hej", "", "[]", "null", "5", "{}", '{"type": "message"', "[" * 30_000, '{"a":' * 10_000, '{"type": "okänd"}', '{"type": null}', '{"type": []}',
     '{"type": "message"}', '{"type": "message", "id": 5, "text": "x"}', '{"type": "message", "id": "../x", "text": "x"}', '{"type": "hello"}', '{"type": "erased"}'],
    ids=lambda frame: frame[:40],
)  # fmt: skip
def test_a_frame_that_can_not_be_read_is_refused_and_the_socket_stays_open(chat, rasa, frame):
    tab = chat.visit()
    tab.send(frame)
    refused = tab.until("refused")
    assert refused["text"].startswith("Meddelandet gick inte att läsa")
    assert rasa.heard == []
    tab.say("Hej")
    assert tab.reply() == "Svar på: Hej"


@pytest.mark.parametrize("text", [None, 5, True, [], {}, ["hej"], "", " ", "/", "x" * 4001])
def test_a_message_that_can_not_be_taken_is_refused_by_its_id_for_good(chat, rasa, text):
    tab = chat.visit()
    id = tab.say(text)
    refused = tab.until("refused")
    assert (refused["id"], "retry_after" in refused) == (id, False)
    assert (rasa.heard, chat.sql("SELECT * FROM messages")) == ([], [])


def test_a_first_message_that_is_refused_begins_no_conversation(chat):
    tab = chat.visit()
    tab.say("")
    tab.until("refused")
    assert chat.sql("SELECT * FROM conversations") == []


def test_binary_frames_are_passed_over(chat):
    tab = chat.visit()
    tab.send_bytes(b"\x00\xff" * 100)
    tab.say("Hej")
    assert tab.reply() == "Svar på: Hej"


def test_unpaired_surrogates_and_null_bytes_do_no_harm(chat, rasa):
    tab = chat.visit()
    tab.send(f'{{"type": "message", "id": "{uuid4()}", "text": "Hej \\ud800\\u0000 d\\u00e4r"}}')
    tab.reply()
    assert rasa.texts == ["Hej  där"]


def test_a_fault_of_the_database_does_not_write_the_message_into_the_log(chat, caplog):
    tab = chat.visit()
    tab.say("Hej")
    tab.reply()
    chat.sql("CREATE TRIGGER broken BEFORE INSERT ON messages BEGIN INSERT INTO missing VALUES (1); END")
    id = tab.say("Jag är sjukskriven och deprimerad")
    refused = tab.until("refused")
    assert (refused["id"], refused["retry_after"], "Något gick fel hos oss" in refused["text"]) == (id, 5, True)
    assert "sjukskriven" not in caplog.text


# -- too much -----------------------------------------------------------------------------------------


def test_who_writes_too_fast_is_refused_until_later(chat_with, rasa):
    chat = chat_with(rates=Rates(conversation="3/minute"))
    tab = chat.visit()
    for number in range(3):
        tab.say(f"nr {number}")
        tab.reply()
    id = tab.say("för snabbt")
    refused = tab.until("refused")
    assert refused["id"] == id
    assert 50 <= refused["retry_after"] <= 60
    assert len(rasa.heard) == 3


def test_the_limit_is_the_conversations_own(chat_with):
    chat = chat_with(rates=Rates(conversation="1/minute"))
    for _ in range(3):
        tab = chat.visit()
        tab.say("Hej")
        assert tab.reply() == "Svar på: Hej"


def test_the_limit_stays_when_the_socket_is_opened_again(chat_with):
    chat = chat_with(rates=Rates(conversation="1/minute"))
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.reply()
    tab.close()
    back = chat.visit(key)
    back.say("Hej igen")
    assert back.until("refused")["retry_after"] > 1


def test_an_address_that_writes_too_much_in_many_conversations_is_refused(chat_with):
    chat = chat_with(rates=Rates(address="3/minute"))
    tabs = [chat.visit() for _ in range(4)]
    for tab in tabs:
        tab.send({"type": "ping"})
    assert [tab.hear()["type"] for tab in tabs] == ["pong", "pong", "pong", "refused"]


def test_more_than_five_waiting_messages_are_refused_until_later_and_the_five_are_answered(chat, rasa):
    rasa.is_held = True
    tab = chat.visit()
    ids = [tab.say("nr 0")]
    assert eventually(lambda: rasa.heard)  # what comes while the worker counts is sometimes not counted
    ids += [tab.say(f"nr {number}") for number in range(1, 6)]
    refused = tab.until("refused")
    assert (refused["id"], refused["retry_after"]) == (ids[5], 2)
    rasa.is_held = False
    tab.until("message", text="Svar på: nr 4")
    tab.say("nr 5", ids[5])
    assert tab.reply() == "Svar på: nr 5"


def test_a_repeated_message_is_acknowledged_also_while_five_wait(chat, rasa):
    rasa.is_held = True
    tab = chat.visit()
    ids = [tab.say("nr 0")]
    assert eventually(lambda: rasa.heard)
    ids += [tab.say(f"nr {number}") for number in range(1, 5)]
    tab.until("ack", id=ids[4])
    tab.say("nr 4", ids[4])
    assert [one["type"] for one in tab.rest(0.2) if one.get("id") == ids[4]] == ["ack"]


def test_when_everybody_waits_newcomers_are_refused_until_later(chat, rasa, monkeypatch):
    monkeypatch.setattr(switchboard, "MOST_WAITING_IN_ALL", 1)
    rasa.is_held = True
    first, second = chat.visit(), chat.visit()
    first.say("Hej")
    first.until("ack")
    second.say("Hej")
    assert second.until("refused")["retry_after"] == 5
    rasa.is_held = False
    first.reply()
    first.until("typing", on=False)
    second.say("Hej")
    assert second.reply() == "Svar på: Hej"


# -- Rasa away ----------------------------------------------------------------------------------------


def test_while_rasa_is_away_the_message_is_kept_and_it_is_answered_when_rasa_is_back(chat, rasa, loop, impatient):
    tab = chat.visit()
    tab.say("ett")
    tab.reply()
    loop.run(rasa.stop())
    id = tab.say("två")
    tab.until("ack", id=id)
    status = tab.until("status")
    assert (status["state"], "sparat" in status["text"]) == ("unavailable", True)
    assert chat.sql("SELECT text FROM messages WHERE waiting") == [("två",)]
    loop.run(rasa.start())
    assert tab.until("status")["state"] == "ok"
    assert tab.reply() == "Svar på: två"
    assert rasa.texts == ["ett", "två"]


@pytest.mark.parametrize("status", [404, 500, 503])
def test_an_answer_that_is_an_error_counts_as_away(chat, rasa, impatient, status):
    rasa.status = status
    tab = chat.visit()
    tab.say("Hej")
    assert tab.until("status")["state"] == "unavailable"
    rasa.status = 200
    assert tab.reply() == "Svar på: Hej"


@pytest.mark.parametrize("answer", [{}, None, "hej", 5])
def test_an_answer_that_is_no_list_counts_as_away(chat, rasa, impatient, answer):
    rasa.replies, right = lambda text: answer, rasa.replies
    rasa.store = None
    tab = chat.visit()
    tab.say("Hej")
    assert tab.until("status")["state"] == "unavailable"
    rasa.replies = right
    assert tab.reply() == "Svar på: Hej"


def test_who_comes_while_rasa_is_away_is_told_so(chat, rasa, impatient):
    rasa.status = 503
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.until("status")
    back = chat.connect()
    back.send({"type": "hello", "key": key, "after": 0})
    states = [one.get("state") for one in back.until("history")["events"] if one["type"] == "status"]
    assert states == ["unavailable"]


def test_a_rasa_that_hangs_counts_as_away(chat, rasa, impatient, monkeypatch):
    monkeypatch.setattr("bot.gateway.rasa_client.ANSWER_SECONDS", 0.1)
    rasa.delay, rasa.store = 1, None
    tab = chat.visit()
    tab.say("Hej")
    assert tab.until("status")["state"] == "unavailable"
    rasa.delay = 0
    assert tab.reply() == "Svar på: Hej"


def test_an_answer_that_was_lost_on_the_way_is_taken_from_the_store_and_not_asked_for_again(chat, rasa, impatient):
    rasa.dies_after_answering = True
    rasa.replies = lambda text: [
        {"text": "Hej!", "buttons": [{"title": "Ja", "payload": "ja"}]},
        {"custom": {"type": "x"}},
    ]
    tab = chat.visit()
    tab.say("Hej")
    reply = tab.until("message", **{"from": "bot"})
    assert (reply["text"], reply["buttons"], reply["payload"]) == (
        "Hej!",
        [{"title": "Ja", "says": "ja"}],
        {"type": "x"},
    )
    assert rasa.texts == ["Hej"]


def test_an_answer_that_rasa_did_not_keep_is_asked_for_again(chat, rasa, impatient):
    rasa.dies_after_answering, rasa.store = True, None
    tab = chat.visit()
    tab.say("Hej")
    tab.until("status", state="unavailable")
    rasa.dies_after_answering = False
    assert tab.reply() == "Svar på: Hej"
    assert len(rasa.heard) >= 2


def test_a_reply_of_an_unknown_form_does_not_leave_the_person_without_a_word(chat, rasa, impatient):
    rasa.replies = lambda text: [
        {"text": "Hej", "buttons": [{"title": "Sidan", "type": "web_url", "url": "https://x.example"}]}
    ]
    tab = chat.visit()
    tab.say("Hej")
    assert tab.until("message", **{"from": "bot"})["payload"] == {"type": "fallback", "reason": "unavailable"}


# -- the gateway ends ---------------------------------------------------------------------------------


def test_what_was_unanswered_when_the_gateway_stopped_is_answered_when_it_starts_again(chat, rasa):
    rasa.status = 503
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.until("status")
    chat.stop()
    rasa.status = 200
    rasa.heard.clear()
    chat.start()
    back = chat.visit(key)
    back.until_it_has(2)
    assert back.messages() == [(1, "person", "Hej"), (2, "bot", "Svar på: Hej")]
    assert rasa.texts == ["Hej"]


def test_a_message_that_rasa_answered_while_the_gateway_restarted_is_not_given_to_it_twice(chat, rasa):
    rasa.is_held = True
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.until("typing", on=True)
    assert eventually(lambda: rasa.heard)
    chat.stop()
    rasa.is_held = False  # Rasa goes on, and keeps the turn
    assert eventually(lambda: b"Svar" in chat.trackers.read_bytes())
    chat.start()
    back = chat.visit(key)
    back.until_it_has(2)
    assert back.messages() == [(1, "person", "Hej"), (2, "bot", "Svar på: Hej")]
    assert rasa.texts == ["Hej"]


def test_a_conversation_goes_on_after_a_restart(chat):
    key = new_key()
    tab = chat.visit(key)
    tab.say("ett")
    tab.reply()
    chat.stop()
    chat.start()
    back = chat.visit(key, after=2)
    back.say("två")
    back.reply()
    assert back.messages() == [(3, "person", "två"), (4, "bot", "Svar på: två")]


# -- who owns it --------------------------------------------------------------------------------------


def test_nothing_is_sent_or_kept_where_somebody_else_took_over_while_rasa_thought(chat, rasa):
    rasa.is_held = True
    tab = chat.visit()
    tab.say("Hej")
    tab.until("typing", on=True)
    chat.sql("UPDATE conversations SET owner = 'anna', state = 'human'")
    rasa.is_held = False
    tab.until("typing", on=False)
    assert [one["type"] for one in tab.rest(0.4)] == []
    assert [sender for _, sender, _ in tab.messages()] == ["person"]
    assert chat.sql("SELECT sender, waiting FROM messages") == [("person", 1)]
    tab.say("Hallå")
    tab.until("ack")
    tab.rest()
    assert rasa.texts == ["Hej"]


def test_no_summary_is_kept_where_somebody_else_took_over_while_rasa_thought(chat, rasa):
    rasa.is_held = True
    rasa.replies = lambda text: [{"text": "Klart"}, {"custom": ASSESSMENT}]
    tab = chat.visit()
    tab.say("Hej")
    tab.until("typing", on=True)
    chat.sql("UPDATE conversations SET owner = 'anna', state = 'human'")
    rasa.is_held = False
    tab.until("typing", on=False)
    assert chat.sql("SELECT facts FROM summaries") == []


# -- the person's wishes ------------------------------------------------------------------------------


def test_starting_over_lets_rasa_forget_and_is_told_in_every_tab(chat, rasa):
    key = new_key()
    one = chat.visit(key)
    one.say("Hej")
    one.until("typing", on=False)
    two = chat.visit(key)
    one.send({"type": "start_over"})
    for tab in (one, two):
        assert "börjar om" in tab.until("message", **{"from": "system"})["text"]
    assert rasa.restarted == [chat.sql("SELECT id FROM conversations")[0][0]]
    assert len(chat.visit(key).messages()) == 3


def test_starting_over_is_refused_while_rasa_is_away_or_at_work(chat, rasa):
    tab = chat.visit()
    tab.say("Hej")
    tab.until("typing", on=False)
    rasa.status = 503
    tab.send({"type": "start_over"})
    assert "inte att börja om" in tab.until("refused")["text"]
    rasa.status, rasa.is_held = 200, True
    tab.say("Hej igen")
    tab.until("typing", on=True)
    tab.send({"type": "start_over"})
    assert "Vänta tills svaret" in tab.until("refused")["text"]
    rasa.is_held = False
    assert rasa.restarted == []


def test_what_was_not_begun_can_be_started_over_exported_and_erased_without_a_fault(chat, rasa):
    tab = chat.visit()
    tab.send({"type": "start_over"})
    tab.send({"type": "export"})
    assert tab.hear() == {"type": "export", "data": None}
    tab.send({"type": "erase"})
    assert tab.hear() == {"type": "erased"}
    assert (rasa.restarted, chat.sql("SELECT * FROM deletions")) == ([], [])


def test_the_export_holds_everything_that_is_kept(chat, rasa):
    rasa.replies = lambda text: [
        {"text": "Klart", "buttons": [{"title": "Ja", "payload": "ja"}]},
        {"custom": ASSESSMENT},
    ]
    tab = chat.visit()
    id = tab.say("Hej")
    link = tab.until("message", text="Klart")["payload"]["summary"]
    tab.send({"type": "export"})
    data = tab.until("export")["data"]
    assert (data["channel"], data["conversation"]) == ("web", chat.sql("SELECT id FROM conversations")[0][0])
    assert [(one["seq"], one["from"], one["text"]) for one in data["messages"]] == [
        (1, "person", "Hej"),
        (2, "bot", "Klart"),
    ]
    assert data["messages"][0]["id"] == id
    assert data["messages"][1]["buttons"] == [{"title": "Ja", "says": "ja"}]
    assert [(one["address"], one["facts"]) for one in data["summaries"]] == [(link, {"municipality": "Kiruna"})]


def test_erasing_empties_everything_and_every_tab_hears_it(chat, rasa):
    rasa.replies = lambda text: [{"text": "Klart"}, {"custom": ASSESSMENT}]
    key = new_key()
    one = chat.visit(key)
    one.say("Något hemligt")
    link = one.until("message", text="Klart")["payload"]["summary"]
    one.until("typing", on=False)
    two = chat.visit(key)
    one.send({"type": "erase"})
    assert one.until("erased") == two.until("erased") == {"type": "erased"}
    assert (one.closed_with(), two.closed_with()) == (1001, 1001)
    for table in ("conversations", "messages", "summaries"):
        assert chat.sql(f"SELECT * FROM {table}") == []
    assert chat.sql("SELECT what, reason, number FROM deletions ORDER BY id") == [
        ("conversation", "asked_for", 1),
        ("summary", "asked_for", 1),
    ]
    assert chat.page(link)[0] == 404
    back = chat.connect()
    back.send({"type": "hello", "key": key, "after": 2})
    assert back.hear() == {"type": "welcome", "known": False}
    chat.stop()
    assert b"hemligt" not in chat.bytes_kept()


def test_erasing_while_rasa_thinks_ends_it_without_an_answer(chat, rasa):
    rasa.is_held, rasa.store = True, None
    tab = chat.visit()
    tab.say("Hej")
    tab.until("typing", on=True)
    tab.send({"type": "erase"})
    rasa.is_held = False  # what Rasa works on is waited for
    tab.until("erased")
    tab.rest(0.3)
    assert [sender for _, sender, _ in tab.messages()] == ["person"]
    assert chat.sql("SELECT * FROM conversations") == []


def test_what_rasa_was_thinking_of_when_the_person_erased_is_erased_too(chat, rasa):
    rasa.is_held = True
    tab = chat.visit()
    tab.say("Något hemligt")
    assert eventually(lambda: rasa.heard)
    tab.send({"type": "erase"})
    rasa.is_held = False
    tab.until("erased")
    time.sleep(0.3)
    chat.stop()
    assert b"hemligt" not in chat.bytes_kept()


def test_erasing_in_a_tab_that_was_open_before_the_first_message_erases(chat):
    key = new_key()
    early, speaker = chat.visit(key), chat.visit(key)
    speaker.say("Något hemligt")
    speaker.reply()
    early.send({"type": "erase"})
    early.until("erased")
    assert chat.sql("SELECT text FROM messages") == []


def test_exporting_in_a_tab_that_was_open_before_the_first_message_exports(chat):
    key = new_key()
    early, speaker = chat.visit(key), chat.visit(key)
    speaker.say("Hej")
    speaker.reply()
    early.send({"type": "export"})
    assert early.until("export")["data"]


def test_after_erasing_the_same_key_begins_a_new_conversation_from_one(chat):
    key = new_key()
    tab = chat.visit(key)
    tab.say("ett")
    tab.until("typing", on=False)
    tab.send({"type": "erase"})
    tab.until("erased")
    again = chat.visit(key)
    again.say("två")
    again.reply()
    assert again.messages() == [(1, "person", "två"), (2, "bot", "Svar på: två")]


def test_a_message_to_a_conversation_that_was_purged_meanwhile_begins_a_new_one(chat):
    tab = chat.visit()
    tab.say("Hej")
    tab.until("typing", on=False)
    chat.sql("DELETE FROM messages")
    chat.sql("DELETE FROM conversations")
    tab.say("Hallå")
    tab.reply()
    assert tab.messages()[2:] == [(1, "person", "Hallå"), (2, "bot", "Svar på: Hallå")]


# -- the summary --------------------------------------------------------------------------------------


def test_an_assessment_gets_a_page_of_its_own_that_opens(chat, rasa):
    rasa.replies = lambda text: [{"text": "Det här kan passa"}, {"custom": ASSESSMENT}]
    tab = chat.visit()
    tab.say("Hej")
    payload = tab.until("message", text="Det här kan passa")["payload"]
    assert payload["assessments"] == []
    assert len(payload["summary"].rsplit("/", 1)[1]) == 43
    status, page = chat.page(payload["summary"])
    assert (status, "Kiruna" in page) == (200, True)
    assert chat.sql("SELECT conversation FROM summaries") == chat.sql("SELECT id FROM conversations")


def test_the_link_is_still_there_when_the_person_comes_back(chat, rasa):
    rasa.replies = lambda text: [{"text": "Klart"}, {"custom": ASSESSMENT}]
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    payload = tab.until("message", text="Klart")["payload"]
    back = chat.visit(key)
    assert back.heard[-1]["events"][1]["payload"] == payload
