"""Who has a conversation: changed by compare-and-set, one owner at any time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from kept_events import NOW

from bot.storage.cases import Cases, Wish
from bot.storage.keeping import id_of
from bot.storage.records import BOT, Draft
from bot.storage.staff_records import CLOSED, HUMAN, NOBODY, QUEUE, QUEUED, WAITING, Correction

WISH = Wish("requested", "Det gäller en vävstol.", "anna@exempel.se")
TOLD = [Draft("system", "Så är det nu.")]


@pytest.fixture
def cases(store):
    return Cases(store.engine)


def begun(store, key: str = "a", *said: str) -> str:
    """A conversation in which a person said something."""
    store.run(store.conversations.begun(key, "web", NOW))
    for text in said:
        store.run(store.conversations.said(id_of(key), str(uuid4()), text, NOW))
    return id_of(key)


def state_of(store, conversation: str) -> tuple[str, str]:
    found = store.run(store.conversations.get(conversation))
    return found.state, found.owner


def texts(store, conversation: str) -> list[str]:
    return [one.text for one in store.run(store.conversations.after(conversation, 0))]


def test_a_conversation_that_is_handed_over_waits_in_the_queue_with_what_was_added(store, cases):
    conversation = begun(store, "a", "Hej")

    case, messages = store.run(cases.handed_over(conversation, WISH, TOLD, NOW))

    assert (case.state, case.reason, case.note, case.contact) == (WAITING, "requested", WISH.note, WISH.contact)
    assert [one.text for one in messages] == ["Så är det nu."]
    assert state_of(store, conversation) == (QUEUED, QUEUE)
    assert [one.id for one in store.run(cases.waiting())] == [case.id]


def test_out_of_hours_the_assistant_keeps_the_conversation_while_the_case_waits(store, cases):
    conversation = begun(store)

    case, _ = store.run(cases.handed_over(conversation, Wish("requested", out_of_hours=True), TOLD, NOW))

    assert state_of(store, conversation) == (BOT, BOT)
    assert case.state == WAITING
    assert store.run(cases.claimed(conversation, "eva", TOLD, NOW))[0].claimed_by == "eva"


def test_handing_over_twice_changes_nothing_the_second_time(store, cases):
    conversation = begun(store)
    store.run(cases.handed_over(conversation, WISH, TOLD, NOW))

    assert store.run(cases.handed_over(conversation, WISH, TOLD, NOW)) is None
    assert len(store.run(cases.of(conversation))) == 1
    assert texts(store, conversation) == ["Så är det nu."]


def test_what_is_added_while_waiting_joins_the_case(store, cases):
    conversation = begun(store)
    store.run(cases.handed_over(conversation, Wish("requested", "Första."), [], NOW))

    case, _ = store.run(cases.added_to(conversation, "Andra.", "+46701234567", TOLD, NOW))

    assert (case.note, case.contact) == ("Första.\nAndra.", "+46701234567")
    store.run(cases.claimed(conversation, "eva", [], NOW))
    assert store.run(cases.added_to(conversation, "Tredje.", "", TOLD, NOW)) is None


def test_the_running_conversation_of_the_assistant_can_be_taken_over_without_a_wish(store, cases):
    conversation = begun(store, "a", "Hej")

    case, _ = store.run(cases.claimed(conversation, "eva", TOLD, NOW))

    assert (case.reason, case.claimed_by, case.claimed_at) == ("taken_over", "eva", NOW)
    assert state_of(store, conversation) == (HUMAN, "eva")


def test_what_waited_for_the_assistant_no_longer_does_when_a_person_takes_over(store, cases):
    conversation = begun(store, "a", "Hej")

    store.run(cases.claimed(conversation, "eva", [], NOW))

    assert store.run(store.conversations.waiting(conversation)) == []
    assert store.run(store.conversations.get(conversation)).untold_from == 1


def test_a_reply_of_the_assistant_under_way_is_not_kept_when_a_person_has_taken_over(store, cases):
    conversation = begun(store, "a", "Hej")
    message = store.run(store.conversations.waiting(conversation))[0]
    store.run(cases.claimed(conversation, "eva", [], NOW))

    assert store.run(store.conversations.answered(conversation, message, [Draft("bot", "Svar")], BOT, NOW)) is None

    store.run(cases.ended(conversation, "eva", "returned", [], NOW, to_bot=True))
    late = store.conversations.answered(conversation, message, [Draft("bot", "Svar")], BOT, NOW)
    assert store.run(late) is None, "nor when the assistant has got it back meanwhile"
    assert texts(store, conversation) == ["Hej"]


def test_what_is_said_while_a_person_has_it_does_not_wait_for_the_assistant(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))

    message, is_new = store.run(store.conversations.said(conversation, str(uuid4()), "Hej Eva", NOW))

    assert (is_new, message.waiting) == (True, False)
    assert conversation not in store.run(store.conversations.unanswered())


def test_only_the_owner_can_write_and_a_repeated_message_is_kept_once(store, cases):
    conversation, id = begun(store), str(uuid4())
    store.run(cases.claimed(conversation, "eva", [], NOW))
    draft = Draft("staff", "Hej", author="Eva Berg")

    assert store.run(store.conversations.staff_said(conversation, str(uuid4()), draft, "ali", NOW)) is None
    message, is_new = store.run(store.conversations.staff_said(conversation, id, draft, "eva", NOW))
    again, is_new_again = store.run(store.conversations.staff_said(conversation, id, draft, "eva", NOW))

    assert (message.author, is_new, is_new_again, again.seq) == ("Eva Berg", True, False, message.seq)


def test_a_colleague_gets_it_only_from_who_has_it(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))

    assert store.run(cases.handed_to(conversation, "ali", "bo", TOLD, NOW)) is None
    case, _ = store.run(cases.handed_to(conversation, "eva", "ali", TOLD, NOW))

    assert case.claimed_by == "ali"
    assert state_of(store, conversation) == (HUMAN, "ali")


def test_back_in_the_queue_it_keeps_its_place_by_when_it_was_opened(store, cases):
    first, second = begun(store, "a"), begun(store, "b")
    store.run(cases.handed_over(first, WISH, [], NOW))
    store.run(cases.handed_over(second, WISH, [], NOW + timedelta(minutes=1)))
    store.run(cases.claimed(first, "eva", [], NOW + timedelta(minutes=2)))

    store.run(cases.queued_again(first, "eva", "Norr", TOLD, NOW + timedelta(minutes=9)))

    waiting = store.run(cases.waiting())
    assert [(one.conversation, one.team) for one in waiting] == [(first, "Norr"), (second, "")]
    assert (waiting[0].claimed_by, waiting[0].queued_at) == (None, NOW + timedelta(minutes=9))


def test_a_closed_case_leaves_the_conversation_to_nobody_until_it_is_reopened(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))

    case, _ = store.run(
        cases.ended(conversation, "eva", "answered", TOLD, NOW, to_bot=False, by="eva", follow_up="Ringer i mars.")
    )

    assert (case.state, case.outcome, case.follow_up, case.closed_by) == (CLOSED, "answered", "Ringer i mars.", "eva")
    assert state_of(store, conversation) == (CLOSED, NOBODY)
    assert store.run(cases.open_one(conversation)) is None
    assert store.run(store.conversations.reopened(conversation, Draft("system", "Igen."), NOW))
    assert state_of(store, conversation) == (BOT, BOT)
    assert store.run(store.conversations.reopened(conversation, Draft("system", "Igen."), NOW)) is None


def test_given_back_the_assistant_has_something_to_do_until_rasa_has_been_told(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))
    store.run(cases.ended(conversation, "eva", "returned", [], NOW, to_bot=True))
    assert store.run(store.conversations.unanswered()) == [conversation]

    store.run(store.conversations.resumed(conversation, [Draft("bot", "Vi går vidare.")], NOW))

    assert store.run(store.conversations.unanswered()) == []
    assert texts(store, conversation) == ["Vi går vidare."]


def test_facts_are_corrected_by_the_owner_only(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))
    change = Correction(NOW, "Eva Berg", "purposes", None, ["marketing"])

    assert store.run(cases.corrected(conversation, "ali", [change], TOLD, NOW)) is None
    assert store.run(cases.corrections(conversation)) == []
    assert store.run(cases.corrected(conversation, "eva", [change], TOLD, NOW))
    assert store.run(cases.corrections(conversation)) == [change]


def test_the_first_answer_of_a_person_is_remembered_once(store, cases):
    conversation = begun(store)
    store.run(cases.claimed(conversation, "eva", [], NOW))

    store.run(cases.replied(conversation, NOW + timedelta(minutes=1)))
    store.run(cases.replied(conversation, NOW + timedelta(minutes=2)))

    assert store.run(cases.open_one(conversation)).replied_at == NOW + timedelta(minutes=1)


def test_an_open_case_is_not_erased_for_its_age_and_goes_with_its_conversation_when_asked_for(store, cases):
    from bot.settings import Retention

    conversation = begun(store, "a", "Hej")
    store.run(cases.handed_over(conversation, WISH, [], NOW))
    store.run(cases.note(conversation, "Eva Berg", "Känner företaget.", NOW))

    late = NOW + timedelta(days=400)
    assert store.run(store.erasure.too_old(Retention(), late)).conversations == 0
    store.run(store.erasure.conversation(conversation, late))

    assert store.run(cases.of(conversation)) == []
    assert store.run(cases.notes(conversation)) == []


def test_fifty_officers_who_claim_the_same_conversations_at_once_give_each_one_owner(store, cases):
    conversations = [begun(store, f"key {number}") for number in range(40)]
    for conversation in conversations[::2]:
        store.run(cases.handed_over(conversation, WISH, [], NOW))

    claims = [(one, f"officer {number}") for one in conversations for number in range(50)]
    results = store.all(*(cases.claimed(one, officer, TOLD, NOW) for one, officer in claims))

    won = [claim for claim, result in zip(claims, results) if result]
    assert sorted(one for one, _ in won) == sorted(conversations), "one winner each"
    assert all(state_of(store, one) == (HUMAN, officer) for one, officer in won)
    assert all(texts(store, one) == ["Så är det nu."] for one in conversations), "and one notice each"
    assert all(len(store.run(cases.of(one))) == 1 for one in conversations)


def test_claims_closings_and_messages_at_once_keep_numbers_without_gaps(store, cases):
    conversation = begun(store, "a", "Hej")
    works = []
    for number in range(20):
        works += [
            cases.claimed(conversation, f"officer {number}", TOLD, NOW),
            store.conversations.said(conversation, str(uuid4()), f"rad {number}", NOW),
            cases.ended(conversation, f"officer {number}", "returned", TOLD, NOW, to_bot=True),
        ]
    store.all(*works)

    found = store.run(store.conversations.after(conversation, 0))
    assert [one.seq for one in found] == list(range(1, len(found) + 1))
    assert len(store.run(cases.of(conversation))) <= 20
    assert sum(one.state != CLOSED for one in store.run(cases.of(conversation))) <= 1
