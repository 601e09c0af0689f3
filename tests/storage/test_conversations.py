import asyncio
import secrets
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest

from bot.storage.keeping import id_of
from bot.storage.records import BOT, Draft


def new_key() -> str:
    return secrets.token_urlsafe(32)


@pytest.fixture
def begun(store, now):
    """A conversation."""
    return store.run(store.conversations.begun(new_key(), "web", now))


def say(store, conversation, text: str, now, client_id: str = ""):
    """What was kept."""
    return store.run(store.conversations.said(conversation.id, client_id or str(uuid4()), text, now))[0]


def give_to(store, conversation, owner: str) -> None:
    store.sql("UPDATE conversations SET owner = :owner WHERE id = :id", owner=owner, id=conversation.id)


def erase(store, conversation) -> None:
    store.sql("DELETE FROM conversations WHERE id = :id", id=conversation.id)


def seqs(store, conversation) -> list[int]:
    return [one.seq for one in store.run(store.conversations.after(conversation.id, 0))]


def last_seq(store, conversation) -> int:
    return store.run(store.conversations.get(conversation.id)).last_seq


# -- beginning ----------------------------------------------------------------------------------------


def test_a_new_conversation_belongs_to_the_assistant_and_is_empty(store, now):
    begun = store.run(store.conversations.begun(new_key(), "web", now))
    assert (begun.channel, begun.state, begun.owner, begun.last_seq) == ("web", BOT, BOT, 0)
    assert (begun.started_at, begun.last_at) == (now, now)
    assert seqs(store, begun) == []


def test_one_key_opens_one_conversation_however_often_it_begins(store, now):
    key = new_key()
    first = store.run(store.conversations.begun(key, "web", now))
    again = store.run(store.conversations.begun(key, "web", now + timedelta(hours=1)))
    assert again == first == store.run(store.conversations.get(id_of(key)))


def test_a_key_that_opens_nothing_finds_nothing(store, begun):
    assert store.run(store.conversations.get(id_of(new_key()))) is None
    assert store.run(store.conversations.get(id_of(begun.id))) is None
    assert store.run(store.conversations.get("0" * 32)) is None


def test_two_keys_open_two_conversations(store, now):
    ids = {store.run(store.conversations.begun(new_key(), "web", now)).id for _ in range(2)}
    assert len(ids) == 2


def test_tabs_that_begin_at_once_with_one_key_share_one_conversation(store, now):
    key = new_key()
    begun = store.all(*(store.conversations.begun(key, "web", now) for _ in range(20)))
    assert len({one.id for one in begun}) == 1
    assert store.sql("SELECT count(*) FROM conversations") == [(1,)]


def test_many_that_begin_at_once_with_their_own_keys_get_their_own_conversations(store, now):
    begun = store.all(*(store.conversations.begun(new_key(), "web", now) for _ in range(20)))
    assert len({one.id for one in begun}) == 20


def test_the_key_is_nowhere_in_the_database(store, now):
    key = new_key()
    begun = store.run(store.conversations.begun(key, "web", now))
    say(store, begun, "Hej", now)
    rows = [store.sql(f"SELECT * FROM {table}") for table in ("conversations", "messages", "summaries", "deletions")]
    assert key not in repr(rows)
    if store.path:
        files = list(store.path.parent.glob("stodlots.db*"))
        assert files
        assert all(key.encode() not in file.read_bytes() for file in files)


def test_times_come_back_in_utc_whatever_zone_they_were_given_in(store):
    summer = datetime(2026, 7, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))
    begun = store.run(store.conversations.begun(new_key(), "web", summer))
    assert begun.started_at == summer
    assert begun.started_at.utcoffset() == timedelta(0)


# -- saying -------------------------------------------------------------------------------------------


def test_what_is_said_waits_for_an_answer_in_its_place(store, begun, now):
    first, second = say(store, begun, "Hej", now), say(store, begun, "Är du där?", now)
    assert [(one.seq, one.sender, one.text, one.waiting) for one in (first, second)] == [
        (1, "person", "Hej", True),
        (2, "person", "Är du där?", True),
    ]
    assert store.run(store.conversations.waiting(begun.id)) == [first, second]


def test_saying_moves_the_time_at_which_the_conversation_was_last_used(store, begun, now):
    say(store, begun, "Hej", now + timedelta(days=3))
    assert store.run(store.conversations.get(begun.id)).last_at == now + timedelta(days=3)


def test_a_repeated_message_is_the_kept_one_and_not_new(store, begun, now):
    client_id = str(uuid4())
    kept, is_new = store.run(store.conversations.said(begun.id, client_id, "Hej", now))
    again, is_new_again = store.run(store.conversations.said(begun.id, client_id, "Något annat", now))
    assert (is_new, is_new_again, again) == (True, False, kept)
    assert (seqs(store, begun), last_seq(store, begun)) == ([1], 1)


def test_a_message_repeated_at_once_by_twenty_ways_is_kept_once(store, begun, now):
    client_id = str(uuid4())
    results = store.all(*(store.conversations.said(begun.id, client_id, "Hej", now) for _ in range(20)))
    assert sum(is_new for _, is_new in results) == 1
    assert {message.seq for message, _ in results} == {1}
    assert (seqs(store, begun), last_seq(store, begun)) == ([1], 1)


def test_the_same_id_in_two_conversations_is_two_messages(store, begun, now):
    other = store.run(store.conversations.begun(new_key(), "web", now))
    client_id = str(uuid4())
    say(store, begun, "Hej", now, client_id)
    assert store.run(store.conversations.said(other.id, client_id, "Hej", now))[1] is True


def test_forty_messages_at_once_stand_one_after_the_other_without_a_gap(store, begun, now):
    said = [store.conversations.said(begun.id, str(uuid4()), f"nr {number}", now) for number in range(30)]
    added = [store.conversations.added(begun.id, [Draft("system", "a"), Draft("system", "b")], now) for _ in range(5)]
    store.all(*said, *added)
    assert (seqs(store, begun), last_seq(store, begun)) == (list(range(1, 41)), 40)


def test_what_is_added_together_stands_together(store, begun, now):
    pairs = store.all(
        *(store.conversations.added(begun.id, [Draft("bot", "a"), Draft("bot", "b")], now) for _ in range(10))
    )
    assert all(pair[1].seq == pair[0].seq + 1 for pair in pairs)


@pytest.mark.parametrize(
    "text", ["åäö ÅÄÖ é ”citat” – 5 %", "🙂👩‍👩‍👧", "'; DROP TABLE messages; --", "a\n\tb", "x" * 4000]
)
def test_a_text_comes_back_as_it_was_said(store, begun, now, text):
    say(store, begun, text, now)
    assert [one.text for one in store.run(store.conversations.after(begun.id, 0))] == [text]


def test_buttons_and_payload_come_back_as_they_were_given(store, begun, now):
    draft = Draft("bot", "Välj", [{"title": "Ja", "says": "ja"}], {"type": "question", "facts": {"employees": 3}})
    store.run(store.conversations.added(begun.id, [draft], now))
    kept = store.run(store.conversations.after(begun.id, 0))[0]
    assert (kept.sender, kept.buttons, kept.payload) == ("bot", draft.buttons, draft.payload)


def test_what_comes_after_a_place_is_only_that_and_in_order(store, begun, now):
    for number in range(5):
        say(store, begun, str(number), now)
    assert [one.text for one in store.run(store.conversations.after(begun.id, 2))] == ["2", "3", "4"]
    assert store.run(store.conversations.after(begun.id, 5)) == []
    assert store.run(store.conversations.after(begun.id, 2**31 - 1)) == []


# -- answering ----------------------------------------------------------------------------------------


def test_an_answer_stands_after_the_message_which_waits_no_longer(store, begun, now):
    message = say(store, begun, "Hej", now)
    kept = store.run(store.conversations.answered(begun.id, message, [Draft("bot", "a"), Draft("bot", "b")], BOT, now))
    assert [(one.seq, one.text, one.waiting) for one in kept] == [(2, "a", False), (3, "b", False)]
    assert store.run(store.conversations.waiting(begun.id)) == []
    assert store.run(store.conversations.after(begun.id, 0)) == [replace(message, waiting=False), *kept]


def test_an_answer_without_a_reply_still_ends_the_waiting(store, begun, now):
    message = say(store, begun, "Hej", now)
    assert store.run(store.conversations.answered(begun.id, message, [], BOT, now)) == []
    assert store.run(store.conversations.waiting(begun.id)) == []
    assert say(store, begun, "Hallå", now).seq == 2


def test_who_does_not_own_the_conversation_can_not_answer(store, begun, now):
    message = say(store, begun, "Hej", now)
    give_to(store, begun, "anna")
    assert store.run(store.conversations.answered(begun.id, message, [Draft("bot", "a")], BOT, now)) is None
    assert (seqs(store, begun), last_seq(store, begun)) == ([1], 1)
    assert store.run(store.conversations.waiting(begun.id)) == [message]


def test_of_thirty_answers_that_race_with_a_new_owner_none_is_kept_after_the_change(store, begun, now):
    messages = [say(store, begun, str(number), now) for number in range(30)]

    async def take_over():
        await asyncio.sleep(0.02)
        await store._sql("UPDATE conversations SET owner = 'anna' WHERE id = :id", {"id": begun.id})
        return (await store.conversations.get(begun.id)).last_seq

    answers = [store.conversations.answered(begun.id, one, [Draft("bot", "svar")], BOT, now) for one in messages]
    *results, last_at_change = store.all(*answers, take_over())
    kept = [result[0].seq for result in results if result is not None]
    assert sorted(kept) == list(range(31, 31 + len(kept)))
    assert last_seq(store, begun) == last_at_change == 30 + len(kept)
    assert len(store.run(store.conversations.waiting(begun.id))) == 30 - len(kept)
    refused = store.conversations.answered(begun.id, messages[0], [Draft("bot", "för sent")], BOT, now)
    assert store.run(refused) is None


def test_thirty_answers_at_once_by_the_owner_are_all_kept_in_pairs_without_a_gap(store, begun, now):
    messages = [say(store, begun, str(number), now) for number in range(30)]
    drafts = [Draft("bot", "a"), Draft("bot", "b")]
    results = store.all(*(store.conversations.answered(begun.id, one, drafts, BOT, now) for one in messages))
    assert all(pair[1].seq == pair[0].seq + 1 for pair in results)
    assert seqs(store, begun) == list(range(1, 91))


# -- erased -------------------------------------------------------------------------------------------


def test_nothing_can_be_said_in_an_erased_conversation(store, begun, now):
    erase(store, begun)
    with pytest.raises(LookupError):
        store.run(store.conversations.said(begun.id, str(uuid4()), "Hej", now))


def test_nothing_can_be_answered_in_an_erased_conversation(store, begun, now):
    message = say(store, begun, "Hej", now)
    erase(store, begun)
    assert store.run(store.conversations.answered(begun.id, message, [Draft("bot", "a")], BOT, now)) is None
    assert store.sql("SELECT count(*) FROM messages") == [(0,)]


def test_nothing_is_added_to_an_erased_conversation(store, begun, now):
    erase(store, begun)
    assert store.run(store.conversations.added(begun.id, [Draft("system", "a")], now)) == []


def test_an_erased_conversation_is_not_found(store, now):
    key = new_key()
    begun = store.run(store.conversations.begun(key, "web", now))
    erase(store, begun)
    assert store.run(store.conversations.get(id_of(key))) is None
    assert store.run(store.conversations.get(begun.id)) is None
    assert store.run(store.conversations.after(begun.id, 0)) == []


def test_the_id_is_known_before_the_conversation_begins_and_tells_nothing_of_the_key(store, now):
    key = new_key()
    assert store.run(store.conversations.begun(key, "web", now)).id == id_of(key)
    assert len({id_of(key), id_of(key[:-1] + "x"), id_of(new_key())}) == 3
    assert key[:8] not in id_of(key)


def test_only_the_last_of_what_was_missed_are_given_where_that_is_asked_for(store, begun, now):
    for number in range(5):
        say(store, begun, str(number), now)
    assert [one.text for one in store.run(store.conversations.after(begun.id, 1, 2))] == ["3", "4"]
    assert [one.text for one in store.run(store.conversations.after(begun.id, 3, 2))] == ["3", "4"]


# -- what is left to do -------------------------------------------------------------------------------


def test_the_unanswered_conversations_are_those_of_the_assistant_in_which_something_waits(store, now):
    waits, answered, of_staff, quiet = (store.run(store.conversations.begun(new_key(), "web", now)) for _ in range(4))
    say(store, waits, "Hej", now)
    say(store, waits, "Hallå", now)
    message = say(store, answered, "Hej", now)
    store.run(store.conversations.answered(answered.id, message, [Draft("bot", "a")], BOT, now))
    say(store, of_staff, "Hej", now)
    give_to(store, of_staff, "anna")
    assert store.run(store.conversations.unanswered()) == [waits.id]
    assert store.run(store.conversations.waiting(quiet.id)) == []


def test_a_database_without_conversations_leaves_nothing_to_do(store):
    assert store.run(store.conversations.unanswered()) == []
