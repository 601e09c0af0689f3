import sqlite3
from datetime import date, timedelta
from uuid import uuid4

import kept_events
import pytest

from bot.settings import Retention
from bot.storage.records import Draft

KEEP = Retention(conversation_days=90, summary_days=365, deletion_log_days=730)
SECRET = "Hemligheten om tunnbrodsrobotarna"


def begin(store, at, text: str = "Hej"):
    """A conversation with a message and an answer."""
    begun = store.run(store.conversations.begun(uuid4().hex + "x" * 11, "web", at))
    store.run(store.conversations.said(begun.id, str(uuid4()), text, at))
    store.run(store.conversations.added(begun.id, [Draft("bot", f"Du skrev: {text}")], at))
    return begun


def summarise(store, at, conversation=None, facts=None):
    return store.run(store.summaries.made(conversation and conversation.id, facts or {}, [], date(2026, 1, 1), at))


def numbers(store) -> dict[str, int]:
    return {
        name: store.sql(f"SELECT count(*) FROM {name}")[0][0] for name in ("conversations", "messages", "summaries")
    }


def log(store) -> list[tuple]:
    return [tuple(row) for row in store.sql("SELECT what, reason, number FROM deletions ORDER BY id")]


# -- by hand ------------------------------------------------------------------------------------------


def test_erasing_a_conversation_takes_its_messages_and_summaries_and_nothing_else(store, now):
    mine, other = begin(store, now), begin(store, now)
    summarise(store, now, mine), summarise(store, now, mine)
    kept = summarise(store, now, other)
    store.run(store.erasure.conversation(mine.id, now))
    assert numbers(store) == {"conversations": 1, "messages": 2, "summaries": 1}
    assert store.run(store.conversations.get(other.id)) is not None
    assert store.run(store.summaries.found(kept.key)) == kept
    assert log(store) == [("conversation", "asked_for", 1), ("summary", "asked_for", 2)]


def test_erasing_a_conversation_takes_what_rasa_keeps_of_it(store, now):
    store.run(kept_events.make_table(store.trackers_engine))
    mine, other = begin(store, now), begin(store, now)
    for one in (mine, other):
        store.run(kept_events.keep(store.trackers_engine, one.id, kept_events.heard("Hej", "1")))
    store.run(store.erasure.conversation(mine.id, now))
    assert store.run(kept_events.senders(store.trackers_engine)) == {other.id}


def test_erasing_works_where_rasa_has_not_kept_anything_yet(store, now):
    mine = begin(store, now)
    store.run(store.erasure.conversation(mine.id, now))
    assert numbers(store)["conversations"] == 0


def test_erasing_what_is_not_there_is_no_fault_and_leaves_no_trace(store, now):
    store.run(store.erasure.conversation("0" * 32, now))
    assert store.run(store.erasure.summary("x" * 43, now)) is False
    assert log(store) == []


def test_erasing_a_summary_leaves_the_conversation(store, now):
    mine = begin(store, now)
    made, kept = summarise(store, now, mine), summarise(store, now, mine)
    assert store.run(store.erasure.summary(made.key, now)) is True
    assert numbers(store) == {"conversations": 1, "messages": 2, "summaries": 1}
    assert store.run(store.summaries.found(kept.key)) == kept
    assert log(store) == [("summary", "asked_for", 1)]


# -- by age -------------------------------------------------------------------------------------------


def test_only_conversations_that_nobody_used_for_too_long_are_erased(store, now):
    store.run(kept_events.make_table(store.trackers_engine))
    old = begin(store, now - timedelta(days=90, seconds=1))
    young = begin(store, now - timedelta(days=90))
    used = begin(store, now - timedelta(days=400))
    store.run(store.conversations.said(used.id, str(uuid4()), "Hej igen", now))
    for one in (old, young, used):
        store.run(kept_events.keep(store.trackers_engine, one.id, kept_events.heard("Hej", "1")))
    purged = store.run(store.erasure.too_old(KEEP, now))
    assert (purged.conversations, purged.summaries, purged.log_entries) == (1, 0, 0)
    assert store.run(store.conversations.get(old.id)) is None
    assert numbers(store) == {"conversations": 2, "messages": 5, "summaries": 0}
    assert store.run(kept_events.senders(store.trackers_engine)) == {young.id, used.id}
    assert log(store) == [("conversation", "too_old", 1)]


def test_a_summary_outlives_its_conversation_and_has_a_time_of_its_own(store, now):
    conversation = begin(store, now - timedelta(days=100))
    kept = summarise(store, now - timedelta(days=100), conversation)
    summarise(store, now - timedelta(days=365, seconds=1))
    purged = store.run(store.erasure.too_old(KEEP, now))
    assert (purged.conversations, purged.summaries) == (1, 1)
    assert store.run(store.summaries.found(kept.key)).conversation is None
    assert log(store) == [("conversation", "too_old", 1), ("summary", "too_old", 1)]


def test_log_entries_are_forgotten_in_their_time_and_that_is_logged(store, now):
    for days in (800, 731, 729):
        store.run(store.erasure.summary(summarise(store, now).key, now - timedelta(days=days)))
    assert store.run(store.erasure.too_old(KEEP, now)).log_entries == 2
    assert log(store) == [("summary", "asked_for", 1), ("deletion_log", "too_old", 2)]


def test_where_nothing_is_too_old_nothing_happens(store, now):
    begin(store, now)
    summarise(store, now)
    purged = store.run(store.erasure.too_old(KEEP, now))
    assert (purged.conversations, purged.summaries, purged.log_entries) == (0, 0, 0)
    assert (log(store), numbers(store)) == ([], {"conversations": 1, "messages": 2, "summaries": 1})


def test_more_conversations_than_are_erased_at_once_in_rasa_are_all_erased(store, now, monkeypatch):
    monkeypatch.setattr("bot.storage.trackers.AT_ONCE", 3)
    store.run(kept_events.make_table(store.trackers_engine))
    for _ in range(8):
        one = begin(store, now - timedelta(days=100))
        store.run(kept_events.keep(store.trackers_engine, one.id, kept_events.heard("Hej", "1")))
    assert store.run(store.erasure.too_old(KEEP, now)).conversations == 8
    assert store.run(kept_events.senders(store.trackers_engine)) == set()


def test_what_rasa_keeps_is_erased_at_last_where_its_store_failed_the_first_time(store, now, monkeypatch):
    store.run(kept_events.make_table(store.trackers_engine))
    old = begin(store, now - timedelta(days=100))
    store.run(kept_events.keep(store.trackers_engine, old.id, kept_events.heard(SECRET, "1")))

    async def broken(conversations):
        raise OSError("locked")

    with monkeypatch.context() as patched:
        patched.setattr(store.trackers, "erase", broken)
        with pytest.raises(OSError, match="locked"):
            store.run(store.erasure.too_old(KEEP, now))
    store.run(store.erasure.too_old(KEEP, now))
    assert store.run(kept_events.senders(store.trackers_engine)) == set()


def test_what_rasa_keeps_of_others_is_erased_when_it_has_been_quiet_for_too_long(store, now):
    store.run(kept_events.make_table(store.trackers_engine))
    for name, days in (("terminal-old", 91), ("terminal-new", 89)):
        event = kept_events.heard("Hej", "1")
        store.run(kept_events.keep(store.trackers_engine, name, event, at=now - timedelta(days=days)))
    store.run(store.erasure.too_old(KEEP, now))
    assert store.run(kept_events.senders(store.trackers_engine)) == {"terminal-new"}


# -- what is left -------------------------------------------------------------------------------------


def test_the_log_says_nothing_of_whose_or_what_it_was(store, now):
    mine = begin(store, now, SECRET)
    made = summarise(store, now, mine, {"municipality": "Pajala"})
    store.run(store.erasure.summary(made.key, now))
    store.run(store.erasure.conversation(mine.id, now))
    rows = store.sql("SELECT * FROM deletions")
    assert {tuple(row._mapping) for row in rows} == {("id", "at", "what", "reason", "number")}
    told = repr(rows)
    assert not any(part in told for part in (mine.id, made.key, "Hemlig", "Pajala"))


def test_erased_text_is_nowhere_in_the_database(store, now):
    store.run(kept_events.make_table(store.trackers_engine))
    mine = begin(store, now, SECRET)
    summarise(store, now, mine, {"note": SECRET})
    store.run(kept_events.keep(store.trackers_engine, mine.id, kept_events.heard(SECRET, "1")))
    for number in range(20):
        begin(store, now, f"annat {number}")
    if store.path:
        files = [store.path, store.path.parent / "trackers.db"]
        for file in files:
            checkpoint(file)
            assert SECRET.encode() in file.read_bytes()
    store.run(store.erasure.conversation(mine.id, now))
    if store.path:
        for file in files:
            checkpoint(file)
            for part in file.parent.glob(f"{file.name}*"):
                assert SECRET.encode() not in part.read_bytes()
    else:
        rows = [store.sql(f"SELECT * FROM {table}") for table in ("conversations", "messages", "summaries", "events")]
        assert SECRET not in repr(rows)


def checkpoint(file) -> None:
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    connection.close()
