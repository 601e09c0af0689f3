"""What the database keeps when something stopped in the middle: nothing that was promised is forgotten."""

from datetime import timedelta
from uuid import uuid4

import kept_events
import pytest
from kept_events import NOW

from bot.settings import Retention
from bot.storage.cases import Cases, Wish
from bot.storage.keeping import id_of
from bot.storage.records import BOT, Draft
from bot.storage.searching import Query, Searching

KEEP = Retention(conversation_days=90)
TOLD = [Draft("system", "Så är det nu.")]
YES = {"type": "handoff", "reason": "complaint", "confirmed": True, "facts": {}}


@pytest.fixture
def cases(store):
    return Cases(store.engine)


def answered(store, key: str, payload: dict | None, moment=NOW) -> str:
    """A conversation in which the assistant has answered with ``payload``."""
    store.run(store.conversations.begun(key, "web", moment))
    message, _ = store.run(store.conversations.said(id_of(key), str(uuid4()), "ja", moment))
    reply = [Draft("bot", "Jag lämnar över nu.", payload=payload)]
    assert store.run(store.conversations.answered(id_of(key), message, reply, BOT, moment))
    return id_of(key)


def test_a_promise_to_hand_over_is_found_until_something_follows_on_it(store, cases):
    promised = answered(store, "a", YES)
    assert store.run(store.conversations.promised(promised)) == "complaint"
    assert store.run(store.conversations.unanswered()) == [promised]

    store.run(cases.handed_over(promised, Wish("complaint", out_of_hours=True), TOLD, NOW))

    assert store.run(store.conversations.promised(promised)) == ""
    assert store.run(store.conversations.unanswered()) == []


@pytest.mark.parametrize(
    "payload", [None, YES | {"confirmed": False}, {"type": "sources", "note": '"confirmed": true'}]
)
def test_what_is_no_promise_is_not_taken_for_one(store, payload):
    assert store.run(store.conversations.promised(answered(store, "a", payload))) == ""


def test_only_the_conversation_asked_for_is_looked_at(store):
    first, second = answered(store, "a", YES), answered(store, "b", None)

    assert store.run(store.conversations.unanswered(first)) == [first]
    assert store.run(store.conversations.unanswered(second)) == []


def test_a_matter_left_for_later_that_is_taken_up_now_waits_from_now_on(store, cases):
    conversation = answered(store, "a", None)
    store.run(cases.handed_over(conversation, Wish("summary", "Ett.", out_of_hours=True), TOLD, NOW))
    later = NOW + timedelta(hours=20)

    case, _ = store.run(cases.handed_over(conversation, Wish("requested", "Två."), TOLD, later))

    assert (case.queued_at, case.opened_at, case.out_of_hours) == (later, NOW, False)
    assert case.note == "Ett.\nTvå."
    assert len(store.run(cases.of(conversation))) == 1


def test_what_rasa_knows_of_a_conversation_that_staff_have_not_finished_is_kept_with_it(store, cases):
    store.run(kept_events.make_table(store.trackers_engine))
    old = NOW - timedelta(days=100)
    left, over = answered(store, "a", None, old), answered(store, "b", None, old)
    store.run(cases.handed_over(left, Wish("requested"), TOLD, old))
    for one in (left, over):
        store.run(kept_events.keep(store.trackers_engine, one, kept_events.heard("Hej", "1"), at=old))

    store.run(store.erasure.too_old(KEEP, NOW))

    assert store.run(store.conversations.get(left)) is not None
    assert store.run(kept_events.senders(store.trackers_engine)) == {left}


def test_a_search_takes_signs_of_the_database_for_what_they_are(store):
    answered(store, "a", {"type": "sources", "pages": [{"call": "prov"}]})

    assert len(store.run(Searching(store.engine).found(Query(call="prov")))) == 1
    assert store.run(Searching(store.engine).found(Query(call="p%v"))) == []
