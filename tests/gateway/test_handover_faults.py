"""What goes wrong in the middle of a handover, and what people do who mean ill: nobody is left without an answer."""

import asyncio
import time
from datetime import timedelta

import pytest
from chatting_clients import eventually, new_key
from officers import Officer, asking, case_of, state_of

from bot.gateway.handover import Handover
from bot.gateway.keys import ASKING, CASES, HANDOVER, NOTICES, QUEUEING, ROOM, STAFF, SWITCHBOARD
from bot.storage.keeping import id_of

YES = [
    {"recipient_id": "x", "text": "Jag lämnar över nu."},
    {"recipient_id": "x", "custom": {"type": "handoff", "reason": "complaint", "confirmed": True, "facts": {}}},
]


def queued(chat, key: str):
    """A person who stands in the queue."""
    tab = asking(chat, key)
    tab.until("owner", state="queued")
    return tab


# -- a matter that waits already ---------------------------------------------------------------------------


def test_who_has_sent_the_assessment_can_still_be_connected_at_once_while_staff_are_there(open_chat):
    key = new_key()
    tab = open_chat.visit(key)
    tab.say("Hej")
    tab.reply()
    open_chat.run(open_chat.app[ASKING].send_summary(id_of(key)))
    tab.until("owner", state="bot", case="waiting")

    tab.send({"type": "handoff", "note": "Jag vill prata nu.", "contact": ""})

    assert tab.until("owner", case="waiting", state="queued")["position"] == 1
    assert case_of(open_chat, key).out_of_hours is False
    assert len(open_chat.sql("SELECT id FROM cases")) == 1


def test_a_matter_left_out_of_hours_stays_one_matter_when_more_is_added(shut_chat):
    key = new_key()
    tab = asking(shut_chat, key, note="Ett.")
    tab.until("owner", case="waiting")
    tab.send({"type": "handoff", "note": "Två.", "contact": ""})
    tab.until("message", text="Tack. Det du lade till följer med till handläggaren.")

    assert case_of(shut_chat, key).note == "Ett.\nTvå."
    assert state_of(shut_chat, key) == ("bot", "bot")


def test_what_is_added_to_a_matter_does_not_grow_without_end(open_chat):
    key = new_key()
    tab = queued(open_chat, key)
    for _ in range(8):
        tab.send({"type": "handoff", "note": "x" * 1000, "contact": ""})

    assert tab.until("refused", about="handoff")["field"] == "note"
    assert len(case_of(open_chat, key).note) <= 5000


def test_asking_and_withdrawing_over_and_over_does_not_bury_staff_in_cases(open_chat):
    key = new_key()
    tab = queued(open_chat, key)
    for _ in range(12):
        tab.send({"type": "withdraw"})
        tab.send({"type": "handoff", "note": "", "contact": ""})
    assert tab.until("refused", about="handoff")["retry_after"] > 0
    tab.rest()

    assert len(open_chat.sql("SELECT id FROM cases")) <= 10


def test_who_leaves_the_queue_can_always_do_so(open_chat):
    key = new_key()
    tab = queued(open_chat, key)
    for _ in range(12):
        tab.send({"type": "withdraw"})
        tab.send({"type": "handoff", "note": "", "contact": ""})
    tab.rest()
    tab.send({"type": "withdraw"})

    eventually(lambda: state_of(open_chat, key) == ("bot", "bot"))


# -- a gateway that stops, or stumbles, at the wrong moment ------------------------------------------------


def test_a_yes_is_not_lost_where_the_gateway_stops_before_the_person_stands_in_the_queue(open_chat, rasa, monkeypatch):
    async def stops(*_: object) -> None:
        raise OSError("the gateway stops here")

    key = new_key()
    monkeypatch.setattr(open_chat.app[SWITCHBOARD].workers, "connect", stops)
    rasa.replies = lambda text: YES
    tab = open_chat.visit(key)
    tab.say("ja")
    assert tab.reply() == "Jag lämnar över nu."
    tab.rest()
    assert state_of(open_chat, key) == ("bot", "bot")

    open_chat.stop()
    open_chat.start()

    eventually(lambda: state_of(open_chat, key) == ("queued", "queue"))
    assert case_of(open_chat, key).reason == "complaint"


def test_a_yes_that_was_carried_out_long_ago_is_not_carried_out_again_by_a_restart(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    rasa.replies = lambda text: YES
    tab = open_chat.visit(key)
    tab.say("ja")
    tab.until("owner", state="queued")
    eva.does("claim", key)
    eva.does("give_back", key)
    tab.until("message", text="Vi går vidare.")

    open_chat.stop()
    open_chat.start()
    back = open_chat.visit(key)
    back.rest()

    assert state_of(open_chat, key) == ("bot", "bot")


def test_a_conversation_given_back_goes_on_also_where_telling_of_it_failed(open_chat, rasa, monkeypatch):
    key, eva = new_key(), Officer(open_chat)
    tab = queued(open_chat, key)
    eva.does("claim", key)
    tab.until("owner", state="human")

    async def broken(*_: object) -> None:
        raise OSError("the database is busy")

    monkeypatch.setattr(open_chat.app[QUEUEING], "owner_event", broken)
    with pytest.raises(OSError, match="busy"):
        eva.does("give_back", key)

    assert tab.reply() == "Vi går vidare."


def test_staff_hear_of_a_new_case_although_rasa_hangs(shut_chat, rasa, monkeypatch):
    heard = []

    async def new_case(case, waiting: int) -> None:
        heard.append(case.conversation)

    monkeypatch.setattr(shut_chat.app[NOTICES], "new_case", new_case)
    key = new_key()
    tab = shut_chat.visit(key)
    tab.say("Hej")
    tab.reply()

    async def hangs(*_: object) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(shut_chat.app[SWITCHBOARD], "let_offer_lapse", hangs)
    tab.send({"type": "handoff", "note": "", "contact": ""})

    eventually(lambda: heard == [id_of(key)])


def test_a_conversation_that_could_not_be_taken_up_is_when_its_window_opens_again(open_chat, rasa, monkeypatch):
    key, eva = new_key(), Officer(open_chat)
    tab = queued(open_chat, key)
    eva.does("claim", key)
    kept = open_chat.app[SWITCHBOARD].conversations
    whole = kept.resumed
    failures = []

    async def once_broken(*values: object) -> object:
        if not failures:
            failures.append(1)
            raise OSError("the disk is full")
        return await whole(*values)

    monkeypatch.setattr(kept, "resumed", once_broken)
    eva.does("give_back", key)
    eventually(lambda: failures)
    tab.close()

    assert open_chat.visit(key).reply() == "Vi går vidare."


def test_a_console_that_can_not_be_checked_once_is_not_there_for_ever(open_chat, monkeypatch):
    monkeypatch.setattr("bot.gateway.staff.live.CHECK_SECONDS", 0.05)
    eva = Officer(open_chat)
    console = eva.console()
    accounts = open_chat.app[STAFF]
    whole = accounts.renewed

    async def broken(*_: object, **__: object) -> None:
        raise OSError("the database is busy")

    monkeypatch.setattr(accounts, "renewed", broken)
    time.sleep(0.3)
    monkeypatch.setattr(accounts, "renewed", whole)
    open_chat.run(accounts.end_sessions_of(eva.staff.id))

    assert console.until("signed_out"), "it is still looked whether the member is signed in"
    eventually(lambda: not open_chat.app[ROOM].present)


# -- order -------------------------------------------------------------------------------------------------


def test_a_takeover_followed_by_a_return_at_once_leaves_the_assistant_answering(
    open_chat, rasa, impatient, monkeypatch
):
    """The news of the takeover is slow, so that the return overtakes it."""
    key, eva = new_key(), Officer(open_chat)
    tab = open_chat.visit(key)
    tab.say("Hej")
    tab.reply()
    queueing = open_chat.app[QUEUEING]
    whole = queueing.owner_event

    async def slow(conversation):
        if conversation.state == "human":
            await asyncio.sleep(0.3)
        return await whole(conversation)

    monkeypatch.setattr(queueing, "owner_event", slow)

    async def at_once() -> None:
        handover: Handover = open_chat.app[HANDOVER]
        taking = asyncio.create_task(handover.claim(id_of(key), eva.staff))
        while (await open_chat.app[SWITCHBOARD].conversations.get(id_of(key))).state != "human":
            await asyncio.sleep(0.005)
        rasa.status = 503
        await handover.give_back(id_of(key), eva.staff)
        await taking
        await asyncio.sleep(0.3)
        rasa.status = 200

    open_chat.run(at_once())
    tab.rest(0.6)

    owners = [one["state"] for one in tab.heard if one["type"] == "owner"]
    assert owners[-1] == "bot", "the newest stands last"
    assert "Vi går vidare." in [text for _, _, text in tab.messages()]


def test_what_comes_twice_does_not_open_a_closed_case_again(open_chat):
    key, eva = new_key(), Officer(open_chat)
    tab = queued(open_chat, key)
    eva.does("claim", key)
    id = tab.say("Tack för hjälpen")
    tab.until("ack")
    eva.does("close", key, "answered", "")

    tab.say("Tack för hjälpen", id)
    tab.until("ack", id=id)

    assert state_of(open_chat, key) == ("closed", "nobody")


# -- who has lost the right --------------------------------------------------------------------------------


def test_a_supervisor_who_takes_over_does_not_change_how_long_the_person_waited(open_chat):
    key, eva, ali = new_key(), Officer(open_chat), Officer(open_chat, "Ali Noor", "supervisor")
    queued(open_chat, key)
    eva.does("claim", key)
    claimed_at = case_of(open_chat, key).claimed_at

    ali.does("claim", key, from_colleague=True)

    assert case_of(open_chat, key).claimed_at == claimed_at
    assert case_of(open_chat, key).claimed_by == ali.staff.id


def test_nothing_of_an_erased_conversation_is_told_to_rasa_afterwards(open_chat, rasa, monkeypatch):
    monkeypatch.setattr("bot.gateway.switchboard.LETTING_GO_SECONDS", 0.2)
    key, eva = new_key(), Officer(open_chat)
    tab = queued(open_chat, key)
    eva.does("claim", key)
    tab.say("Något hemligt")
    tab.until("ack")
    client = open_chat.app[SWITCHBOARD]._rasa
    whole = client._post

    async def slow(url: str, body: object) -> object:
        await asyncio.sleep(0.6)
        return await whole(url, body)

    monkeypatch.setattr(client, "_post", slow)
    eva.does("give_back", key)
    time.sleep(0.1)
    tab.send({"type": "erase"})
    assert tab.until("erased")
    time.sleep(1.5)

    assert "hemligt" not in str(rasa.told.get(id_of(key), []))
    assert open_chat.run(open_chat.app[CASES].of(id_of(key))) == []
    assert open_chat.run(open_chat.app[HANDOVER].return_abandoned(timedelta(0))) == 0


def test_who_asks_in_a_closed_conversation_stands_in_the_queue_again(open_chat):
    key, eva = new_key(), Officer(open_chat)
    tab = queued(open_chat, key)
    eva.does("claim", key)
    eva.does("close", key, "answered", "")
    tab.until("owner", state="closed")

    tab.send({"type": "handoff", "note": "En sak till.", "contact": ""})

    assert tab.until("owner", state="queued")["case"] == "waiting"
    assert case_of(open_chat, key).note == "En sak till."


def test_what_those_who_wait_are_told_is_put_together_once_however_many_they_are(open_chat, monkeypatch):
    keys, eva = [new_key() for _ in range(6)], Officer(open_chat)
    tabs = [queued(open_chat, key) for key in keys]
    queueing = open_chat.app[QUEUEING]
    whole, asked = queueing.wait_words, []

    async def counted() -> str:
        asked.append(1)
        return await whole()

    monkeypatch.setattr(queueing, "wait_words", counted)
    eva.does("claim", keys[0])

    assert [tab.until("owner", position=place)["state"] for place, tab in enumerate(tabs[1:], 1)] == ["queued"] * 5
    assert len(asked) <= 2, "for the one who asked last, and for the takeover"
