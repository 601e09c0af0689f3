"""From the wish for a person to the end of the case, over real sockets, beside a Rasa that can be slow and die."""

from datetime import timedelta

import pytest
from chatting_clients import eventually, new_key
from officers import Officer, asking, case_of, state_of

from bot.gateway.keys import HANDOVER, ROOM, STAFF
from bot.gateway.times import now
from bot.storage.keeping import id_of

OFFER = [
    {"recipient_id": "x", "text": "Jag kan koppla dig till en handläggare."},
    {"recipient_id": "x", "custom": {"type": "handoff", "reason": "complaint", "confirmed": False, "facts": {}}},
]
YES = [
    {"recipient_id": "x", "text": "Jag lämnar över nu."},
    {"recipient_id": "x", "custom": {"type": "handoff", "reason": "requested", "confirmed": True, "facts": {}}},
]


# -- asking ------------------------------------------------------------------------------------------------


def test_the_offer_of_the_assistant_tells_place_and_wait_and_what_is_passed_on(open_chat, rasa):
    rasa.replies = lambda text: OFFER
    tab = open_chat.visit()
    tab.say("jag vill prata med en människa")

    offer = tab.until("message", **{"from": "bot"})

    assert offer["payload"]["open"] is True
    assert offer["payload"]["position"] == 1
    assert offer["payload"]["passes_on"]
    assert "plats 1" in offer["text"]
    assert state_of(open_chat, tab.key)[0] == "bot", "nothing happens before the person has said yes"


def test_the_form_puts_the_person_in_the_queue_with_line_contact_and_the_reason_of_the_offer(open_chat, rasa):
    rasa.replies = lambda text: OFFER
    key = new_key()
    tab = asking(open_chat, key, note="Det gäller en vävstol. 811218-9876", contact="070-174 06 05")

    told = tab.until("message", **{"from": "system"})
    owner = tab.until("owner")

    assert "plats 1" in told["text"]
    assert (owner["state"], owner["position"], owner["case"]) == ("queued", 1, "waiting")
    case = case_of(open_chat, key)
    assert (case.reason, case.contact) == ("complaint", "+46701740605")
    assert case.note.startswith("Det gäller en vävstol.")
    assert "811218" not in case.note


def test_yes_in_words_is_enough(open_chat, rasa):
    rasa.replies = lambda text: YES
    key = new_key()
    tab = open_chat.visit(key)
    tab.say("ja")

    tab.until("owner", state="queued")

    assert case_of(open_chat, key).reason == "requested"


def test_a_line_can_still_be_added_while_waiting(open_chat, rasa):
    key = new_key()
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")

    tab.send({"type": "handoff", "note": "En sak till.", "contact": "anna@exempel.se"})
    tab.until("message", **{"from": "system"})

    assert (case_of(open_chat, key).note, case_of(open_chat, key).contact) == ("En sak till.", "anna@exempel.se")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"contact": "anna@"}, "contact"),
        ({"contact": "hej"}, "contact"),
        ({"contact": 7}, "contact"),
        ({"note": "x" * 1001}, "note"),
        ({"note": None}, "note"),
    ],
)
def test_a_form_that_can_not_be_taken_is_refused_at_its_field_and_nothing_happens(open_chat, form, field):
    key = new_key()
    tab = asking(open_chat, key, **form)

    refused = tab.until("refused", about="handoff")

    assert refused["field"] == field
    assert state_of(open_chat, key) == ("bot", "bot")
    assert case_of(open_chat, key) is None


def test_out_of_hours_the_matter_is_left_and_the_assistant_goes_on(shut_chat, rasa):
    key = new_key()
    tab = asking(shut_chat, key, contact="anna@exempel.se")

    told = tab.until("message", **{"from": "system"})["text"]
    tab.say("Hur mycket kan man få?")

    assert "anna@exempel.se" in told
    assert "måndag" in told or "i morgon" in told
    assert tab.reply() == "Svar på: Hur mycket kan man få?"
    assert case_of(shut_chat, key).out_of_hours is True


def test_who_leaves_the_queue_has_the_assistant_again(open_chat, rasa):
    key = new_key()
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")

    tab.send({"type": "withdraw"})
    tab.until("owner", state="bot")

    assert tab.reply() == "Vi går vidare."
    assert case_of(open_chat, key) is None


def test_the_place_in_the_queue_moves_for_those_who_wait(open_chat):
    first, second, eva = new_key(), new_key(), Officer(open_chat)
    asking(open_chat, first).until("owner", state="queued")
    waiting = asking(open_chat, second)
    assert waiting.until("owner", state="queued")["position"] == 2

    eva.does("claim", first)

    assert waiting.until("owner", position=1)


# -- while a person has it ---------------------------------------------------------------------------------


def test_a_reply_of_the_assistant_under_way_is_not_sent_when_a_person_takes_over(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    rasa.is_held = True
    tab = open_chat.visit(key)
    tab.say("Hur mycket kan man få?")
    eventually(lambda: rasa.texts)

    assert eva.does("claim", key)
    rasa.is_held = False
    tab.until("message", **{"from": "system"})
    tab.rest()

    assert [one[1] for one in tab.messages()] == ["person", "system"]
    assert eva.does("give_back", key)
    tab.until("owner", state="bot")
    assert tab.reply() == "Vi går vidare.", "nor afterwards: what it says is what it says now"


def test_while_a_person_has_it_rasa_hears_nothing_and_both_hear_each_other(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    asked = len(rasa.texts)
    console = eva.watching(key)
    eva.does("claim", key)
    tab.until("owner", state="human", name="Eva Berg")

    tab.say("Hej, är det någon där?")
    assert console.until("message", **{"from": "person"})["text"] == "Hej, är det någon där?"
    console.say("Ja, jag är här.")
    heard = tab.until("message", **{"from": "staff"})

    assert (heard["text"], heard["author"]) == ("Ja, jag är här.", "Eva Berg")
    assert console.until("ack")
    assert len(rasa.texts) == asked
    assert case_of(open_chat, key).replied_at is not None


def test_typing_is_seen_on_the_other_side_only(open_chat):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    console = eva.watching(key)
    eva.does("claim", key)
    tab.until("owner", state="human")
    console.rest()

    tab.send({"type": "typing", "on": True})
    assert console.until("typing", who="person")["on"] is True
    console.send({"type": "typing", "on": True})
    assert tab.until("typing", who="staff")["name"] == "Eva Berg"

    assert not [one for one in tab.rest() if one.get("who") == "person"]


@pytest.mark.parametrize("wish", ["start_over", "handoff"])
def test_a_person_can_not_begin_anew_or_ask_again_while_an_officer_has_it(open_chat, wish, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    eva.does("claim", key)
    tab.until("owner", state="human")

    tab.send({"type": wish})

    assert "handläggare" in tab.until("refused")["text"]
    assert state_of(open_chat, key) == ("human", eva.staff.id)
    assert rasa.restarted == []


def test_a_slash_command_and_a_reload_never_hand_it_back(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    eva.does("claim", key)
    asked = len(rasa.texts)

    tab.say("/restart")
    tab.close()
    back = open_chat.visit(key)

    assert back.until("owner")["state"] == "human"
    assert len(rasa.texts) == asked
    assert state_of(open_chat, key) == ("human", eva.staff.id)


def test_only_the_owner_may_write(open_chat):
    key, eva, ali = new_key(), Officer(open_chat), Officer(open_chat, "Ali Noor")
    asking(open_chat, key).until("owner", state="queued")
    eva.does("claim", key)
    other = ali.watching(key)

    other.say("Hej")

    assert "inte ditt" in other.until("refused")["text"]


def test_a_colleague_can_not_claim_what_somebody_has_but_a_supervisor_can_take_it(open_chat):
    key, eva, ali = new_key(), Officer(open_chat), Officer(open_chat, "Ali Noor", "supervisor")
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    assert eva.does("claim", key)

    assert ali.does("claim", key) is False
    assert ali.does("claim", key, from_colleague=True) is True

    assert tab.until("owner", name="Ali Noor")
    assert eva.does("give_back", key) is False


def test_a_transfer_reaches_the_colleague_at_once(open_chat):
    key, eva, ali = new_key(), Officer(open_chat), Officer(open_chat, "Ali Noor")
    asking(open_chat, key).until("owner", state="queued")
    eva.does("claim", key)
    console = ali.console()

    assert eva.does("transfer", key, ali.staff)

    assert console.until("mine")["conversation"] == id_of(key)
    assert state_of(open_chat, key) == ("human", ali.staff.id)


# -- back to the assistant ---------------------------------------------------------------------------------


def test_given_back_rasa_is_told_what_was_said_and_the_assistant_goes_on(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    eva.does("claim", key)
    tab.say("Hej Eva")
    tab.until("ack")
    eva.does("say", key, "11111111-1111-4111-8111-111111111111", "Hej, hur många är ni?")

    eva.does("give_back", key)

    tab.until("owner", state="bot")
    assert tab.reply() == "Vi går vidare."
    told = [(one["event"], one.get("text")) for one in rasa.told[id_of(key)] if one["event"] in ("user", "bot")]
    assert told == [("user", "Hej Eva"), ("bot", "Hej, hur många är ni?")]
    tab.say("Vad ska bifogas?")
    assert tab.reply() == "Svar på: Vad ska bifogas?"


def test_while_rasa_is_away_nothing_is_lost_and_it_is_told_when_it_is_back(open_chat, rasa, impatient):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    eva.does("claim", key)
    tab.say("Hej Eva")
    tab.until("ack")
    rasa.status = 503

    eva.does("give_back", key)
    tab.until("status", state="unavailable")
    rasa.status = 200

    assert tab.reply() == "Vi går vidare."
    said = [one for one in rasa.told[id_of(key)] if one["event"] == "user"]
    assert [one["text"] for one in said] == ["Hej Eva"], "told once"


def test_a_gateway_that_dies_in_the_middle_of_a_takeover_finds_all_as_it_was(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key, note="Viktigt.")
    tab.until("owner", state="queued")
    eva.does("claim", key)
    tab.say("Hej Eva")
    tab.until("ack")

    open_chat.stop()
    open_chat.start()
    back, console = open_chat.visit(key), eva.watching(key)

    assert back.until("owner")["state"] == "human"
    assert (case_of(open_chat, key).note, case_of(open_chat, key).claimed_by) == ("Viktigt.", eva.staff.id)
    console.say("Jag är kvar.")
    assert back.until("message", **{"from": "staff"})["text"] == "Jag är kvar."
    eva.does("give_back", key)
    open_chat.stop()
    open_chat.start()
    again = open_chat.visit(key)
    eventually(lambda: again.rest() is not None and "Vi går vidare." in [one[2] for one in again.messages()])


def test_a_closed_case_can_be_read_and_writing_again_brings_the_assistant_back_visibly(open_chat, rasa):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    eva.does("claim", key)
    assert eva.does("close", key, "answered", "Återkommer i mars.")
    assert tab.until("owner", state="closed")["case"] == "none"

    tab.say("En fråga till")

    assert "digitala assistenten" in tab.until("message", **{"from": "system"})["text"]
    eventually(lambda: "Svar på: En fråga till" in rasa_replies(tab))
    assert state_of(open_chat, key) == ("bot", "bot")


def rasa_replies(tab) -> list[str]:
    tab.rest()
    return [text for _, sender, text in tab.messages() if sender == "bot"]


# -- staff who go ------------------------------------------------------------------------------------------


def test_a_member_who_disappears_loses_the_conversation_to_the_queue_and_the_person_is_told(open_chat):
    key, eva = new_key(), Officer(open_chat)
    tab = asking(open_chat, key)
    tab.until("owner", state="queued")
    console = eva.watching(key)
    eva.does("claim", key)
    tab.until("owner", state="human")
    handover = open_chat.app[HANDOVER]
    assert open_chat.run(handover.return_abandoned(timedelta(0))) == 0, "a console is open"

    console.close()
    eventually(lambda: not open_chat.app[ROOM].present)
    assert open_chat.run(handover.return_abandoned(timedelta(minutes=10))) == 0, "not at once"
    assert open_chat.run(handover.return_abandoned(timedelta(0))) == 1

    assert "tappat kontakten" in tab.until("message", **{"from": "system"})["text"]
    assert tab.until("owner")["position"] == 1


def test_a_member_who_is_taken_off_is_signed_out_and_loses_the_conversations(open_chat):
    key, eva = new_key(), Officer(open_chat)
    asking(open_chat, key).until("owner", state="queued")
    console = eva.watching(key)
    eva.does("claim", key)
    open_chat.run(open_chat.app[STAFF].change(eva.staff.id, is_active=False))

    console.say("Hej")
    console.until("signed_out")
    eventually(lambda: not open_chat.app[ROOM].present)

    assert open_chat.run(open_chat.app[HANDOVER].return_abandoned(timedelta(minutes=10))) == 1


def test_an_ended_session_can_neither_write_nor_watch(open_chat):
    key, eva = new_key(), Officer(open_chat)
    asking(open_chat, key).until("owner", state="queued")
    console = eva.watching(key)
    eva.does("claim", key)
    open_chat.run(open_chat.app[STAFF].end_sessions_of(eva.staff.id))

    console.say("Hej")

    assert console.until("signed_out")
    assert console.closed_with() is not None
    assert case_of(open_chat, key).replied_at is None


# -- the wait ----------------------------------------------------------------------------------------------


def test_the_wait_is_told_from_what_others_have_waited_and_only_where_it_is_known(open_chat):
    eva = Officer(open_chat)
    unknown = asking(open_chat, new_key()).until("owner", state="queued")["wait_text"]
    assert "inloggad" in unknown, "nobody is there"

    console = eva.console()
    keys = [new_key() for _ in range(3)]
    for key in keys:
        asking(open_chat, key).until("owner", state="queued")
    open_chat.sql("UPDATE cases SET queued_at = ?", str(now().replace(tzinfo=None) - timedelta(minutes=7)))
    for key in keys:
        eva.does("claim", key)

    told = asking(open_chat, new_key()).until("owner", state="queued")["wait_text"]
    assert "8 minuter" in told
    console.close()
