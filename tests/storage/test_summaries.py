import re
from datetime import date, timedelta

import pytest

FACTS = {"municipality": "Luleå", "purposes": ["marketing"], "employees": 3}
ASSESSMENTS = [{"call": "mikrostod-norrbotten", "fit": "fits", "attachments": [{"id": "offert"}]}]


@pytest.fixture
def made(store, now):
    """A summary that belongs to no conversation."""
    return store.run(store.summaries.made(None, FACTS, ASSESSMENTS, date(2026, 11, 22), now))


def test_a_summary_comes_back_as_it_was_made(store, made, now):
    assert store.run(store.summaries.found(made.key)) == made
    assert (made.facts, made.assessments, made.made_on, made.made_at) == (FACTS, ASSESSMENTS, date(2026, 11, 22), now)
    assert (made.ticked, made.sent_at, made.conversation) == ((), None, None)


def test_the_key_can_not_be_guessed_and_differs_each_time(store, now):
    keys = {store.run(store.summaries.made(None, {}, [], date(2026, 1, 1), now)).key for _ in range(5)}
    assert len(keys) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", key) for key in keys)


@pytest.mark.parametrize("key", ["", "x" * 43, "' OR 1=1 --", "%"])
def test_an_unknown_key_opens_ticks_and_sends_nothing(store, made, now, key):
    assert store.run(store.summaries.found(key)) is None
    assert store.run(store.summaries.tick(key, "a/b", True)) is None
    assert store.run(store.summaries.send(key, now)) is None
    assert store.run(store.summaries.found(made.key)) == made


def test_ticks_are_remembered_and_taken_back(store, made):
    store.run(store.summaries.tick(made.key, "b/2", True))
    store.run(store.summaries.tick(made.key, "a/1", True))
    assert store.run(store.summaries.tick(made.key, "a/1", True)).ticked == ("a/1", "b/2")
    assert store.run(store.summaries.tick(made.key, "b/2", False)).ticked == ("a/1",)
    assert store.run(store.summaries.found(made.key)).ticked == ("a/1",)


def test_taking_back_a_tick_that_was_not_there_changes_nothing(store, made):
    assert store.run(store.summaries.tick(made.key, "a/1", False)) == made


def test_twenty_ticks_at_once_are_all_remembered(store, made):
    papers = [f"a/{number:02}" for number in range(20)]
    store.all(*(store.summaries.tick(made.key, paper, True) for paper in papers))
    assert list(store.run(store.summaries.found(made.key)).ticked) == papers


def test_the_first_sending_counts(store, made, now):
    assert store.run(store.summaries.send(made.key, now)).sent_at == now
    assert store.run(store.summaries.send(made.key, now + timedelta(hours=1))).sent_at == now


def test_the_summaries_of_a_conversation_are_its_own_and_in_order(store, now):
    mine, other = (store.run(store.conversations.begun(letter * 43, "web", now)) for letter in "ab")
    late = store.run(store.summaries.made(mine.id, {}, [], date(2026, 1, 1), now + timedelta(hours=1)))
    early = store.run(store.summaries.made(mine.id, {}, [], date(2026, 1, 1), now))
    store.run(store.summaries.made(other.id, {}, [], date(2026, 1, 1), now))
    assert [one.key for one in store.run(store.summaries.of(mine.id))] == [early.key, late.key]
    assert store.run(store.summaries.of("0" * 32)) == []
