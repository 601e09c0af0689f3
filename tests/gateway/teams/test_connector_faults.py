"""What goes wrong on the way to Teams: nothing is lost or told in the wrong order."""

import time

import pytest
from connector import HANG
from deliveries import SECRETS, eventually, has_said, say, settled, warned

from bot.gateway.teams.connector import MOST_TRIES

# -- passing faults ----------------------------------------------------------------------------------------


def test_an_answer_is_sent_once_to_where_the_question_came_from(chat, connector):
    say(chat, connector, "Hej")

    assert has_said(connector, "Svar på: Hej") == ["Svar på: Hej"]
    assert {(one.method, one.conversation) for one in connector.taken} == {("POST", "a:1-personal")}


@pytest.mark.parametrize(("kind", "signs"), [("personal", 1), ("groupChat", 1), ("channel", 0)])
def test_a_typing_sign_is_shown_where_teams_has_one(chat, connector, kind, signs):
    say(chat, connector, "Hej", "19:place;messageid=1", kind)

    assert has_said(connector, "Svar på: Hej") == ["Svar på: Hej"]
    assert len([one for one in connector.calls if one.body["type"] == "typing"]) == signs


def test_the_connector_is_left_alone_as_long_as_it_asks_for(chat, connector):
    connector.answers, connector.retry_after = [429, 201], "1"
    say(chat, connector, "Hej")

    assert has_said(connector, "Svar på: Hej") == ["Svar på: Hej"]
    first, second = connector.shown
    assert 1.0 <= second.at - first.at < 1.5


@pytest.mark.parametrize("fault", [408, 412, 429, 500, 502, 503, 504, HANG])
def test_a_passing_fault_is_tried_again_and_logged_without_content(chat, connector, caplog, fault):
    connector.answers, connector.body_of_faults = [fault, fault, 201], "Hej står i felsvaret"
    say(chat, connector, "Mitt hemliga ärende")

    assert has_said(connector, "one") == ["Svar på: Mitt hemliga ärende"]
    assert len(connector.shown) == 3
    assert "tried again" in warned(caplog)
    for secret in (*SECRETS, "hemliga"):
        assert secret not in warned(caplog)


def test_a_connector_that_cannot_be_reached_for_a_moment_gets_the_answer_later(chat, connector, loop):
    loop.run(connector.stop())
    say(chat, connector, "Hej")
    time.sleep(0.1)
    loop.run(connector.start())

    assert has_said(connector, "one") == ["Svar på: Hej"]


def test_the_order_is_kept_while_the_first_one_is_tried_again(chat, connector):
    connector.answers = [500, 503, 201]
    for text in ("Ett", "Två", "Tre"):
        say(chat, connector, text)

    assert has_said(connector, "1", "2", "3") == ["Svar på: Ett", "Svar på: Två", "Svar på: Tre"]


def test_a_conversation_in_which_nothing_gets_through_holds_up_no_other(chat, connector):
    connector.silent = {"a:1-slow"}
    say(chat, connector, "Ett", "a:1-slow")
    eventually(lambda: connector.shown)
    say(chat, connector, "Två", "a:2-quick")

    eventually(lambda: connector.texts("a:2-quick"))
    tried = [one for one in connector.shown if one.conversation == "a:1-slow"]
    assert len(tried) < MOST_TRIES, "the other one came only after this had been given up"


# -- lasting faults ----------------------------------------------------------------------------------------


def test_it_is_tried_a_bounded_number_of_times_and_comes_with_the_next_message(chat, connector, caplog):
    connector.always = 500
    say(chat, connector, "Ett hemligt ärende")
    eventually(lambda: "could not be sent" in warned(caplog))
    settled(connector)
    # A second round where it was wished for during the first.
    assert len(connector.shown) in (MOST_TRIES, 2 * MOST_TRIES)
    for secret in SECRETS:
        assert secret not in warned(caplog)

    connector.always = 201
    say(chat, connector, "Två")
    assert has_said(connector, "1", "2") == ["Svar på: Ett hemligt ärende", "Svar på: Två"]


def test_what_could_not_be_sent_is_sent_when_the_gateway_starts_again(chat, connector, caplog):
    connector.always = 503
    say(chat, connector, "Hej")
    eventually(lambda: "could not be sent" in warned(caplog))
    chat.stop()
    connector.always = 201
    chat.start()

    assert has_said(connector, "one") == ["Svar på: Hej"]


@pytest.mark.parametrize("status", [400, 405, 413, 415])
def test_a_message_that_teams_does_not_want_is_left_out_and_the_next_one_comes(chat, connector, caplog, status):
    connector.answers, connector.body_of_faults = [status], "Hej står i felsvaret"
    say(chat, connector, "Ett hemligt ärende")
    eventually(lambda: "refused" in warned(caplog))
    say(chat, connector, "Två")

    assert has_said(connector, "one") == ["Svar på: Två"]
    for secret in SECRETS:
        assert secret not in warned(caplog)


@pytest.mark.parametrize("status", [403, 404])
def test_who_has_blocked_the_bot_is_left_alone_until_they_write_again(chat, connector, caplog, status):
    connector.always = status
    say(chat, connector, "Ett")
    eventually(lambda: "gone" in warned(caplog))
    assert len(connector.shown) == 1
    chat.stop()
    chat.start()
    time.sleep(0.3)
    assert len(connector.shown) == 1

    connector.always = 201
    say(chat, connector, "Två")
    assert "Svar på: Två" in has_said(connector, "1", "2")
