from datetime import timedelta

import pytest

from bot.storage.outbox import Outbox

CONTENT = {"conversation": "a" * 32, "reason": "requested", "waiting": 3}


@pytest.fixture
def outbox(store):
    return Outbox(store.engine)


def test_a_notice_is_due_at_once_and_comes_back_as_it_was_put(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    (found,) = store.run(outbox.due("webhook", now))
    assert (found.id, found.channel, found.content) == (notice, "webhook", CONTENT)
    assert (found.created_at, found.next_try_at, found.tries) == (now, now, 0)
    assert (found.sent_at, found.failed_at) == (None, None)


def test_what_has_arrived_is_not_due_again(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    other = store.run(outbox.put("webhook", CONTENT, now))
    store.run(outbox.sent(notice, now))
    assert [one.id for one in store.run(outbox.due("webhook", now + timedelta(days=9)))] == [other]


def test_a_notice_that_nobody_reported_as_sent_stays_due(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    store.run(outbox.due("webhook", now))
    assert [one.id for one in store.run(outbox.due("webhook", now))] == [notice]


def test_after_a_try_in_vain_it_is_due_when_its_time_comes(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    store.run(outbox.failed(notice, now + timedelta(seconds=30), now))
    assert store.run(outbox.due("webhook", now + timedelta(seconds=29))) == []
    (found,) = store.run(outbox.due("webhook", now + timedelta(seconds=30)))
    assert (found.id, found.tries) == (notice, 1)


def test_what_is_given_up_is_not_due_again(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    store.run(outbox.failed(notice, None, now))
    assert store.run(outbox.due("webhook", now + timedelta(days=9))) == []
    assert store.sql("SELECT tries FROM notices WHERE failed_at IS NOT NULL") == [(1,)]


def test_what_has_arrived_can_not_be_given_up_nor_tried_again(store, outbox, now):
    notice = store.run(outbox.put("webhook", CONTENT, now))
    store.run(outbox.sent(notice, now))
    store.run(outbox.failed(notice, now, now))
    store.run(outbox.failed(notice, None, now))
    assert store.run(outbox.due("webhook", now + timedelta(days=9))) == []
    assert store.sql("SELECT tries FROM notices WHERE failed_at IS NULL") == [(1,)]


def test_the_oldest_come_first_and_no_more_than_asked_for(store, outbox, now):
    late, early, middle = (
        store.run(outbox.put("webhook", CONTENT, now + timedelta(minutes=minute))) for minute in (9, 1, 5)
    )
    assert [one.id for one in store.run(outbox.due("webhook", now + timedelta(hours=1), 2))] == [early, middle]
    assert [one.id for one in store.run(outbox.due("webhook", now + timedelta(hours=1)))] == [early, middle, late]


def test_the_next_try_is_that_of_the_first_that_waits(store, outbox, now):
    assert store.run(outbox.next_try_at("webhook")) is None
    first, second = (store.run(outbox.put("webhook", CONTENT, now)) for _ in range(2))
    store.run(outbox.failed(first, now + timedelta(minutes=2), now))
    assert store.run(outbox.next_try_at("webhook")) == now
    store.run(outbox.sent(second, now))
    assert store.run(outbox.next_try_at("webhook")) == now + timedelta(minutes=2)
    store.run(outbox.failed(first, None, now))
    assert store.run(outbox.next_try_at("webhook")) is None


def test_only_what_was_ended_before_the_moment_is_erased(store, outbox, now):
    sent, given_up, sent_later, waiting = (store.run(outbox.put("webhook", CONTENT, now)) for _ in range(4))
    store.run(outbox.sent(sent, now))
    store.run(outbox.failed(given_up, None, now))
    store.run(outbox.sent(sent_later, now + timedelta(hours=1)))
    assert store.run(outbox.erase_before(now)) == 0
    assert store.run(outbox.erase_before(now + timedelta(minutes=1))) == 2
    assert store.sql("SELECT id FROM notices ORDER BY id") == [(sent_later,), (waiting,)]


def test_thirty_notices_put_at_once_are_all_kept(store, outbox, now):
    ids = store.all(*(outbox.put("webhook", CONTENT, now) for _ in range(30)))
    assert len(set(ids)) == 30
    assert {one.id for one in store.run(outbox.due("webhook", now, 50))} == set(ids)


def test_each_channel_has_its_own(store, outbox, now):
    by_hook, by_mail = (store.run(outbox.put(channel, CONTENT, now)) for channel in ("webhook", "email"))
    assert [one.id for one in store.run(outbox.due("webhook", now))] == [by_hook]
    assert [one.id for one in store.run(outbox.due("email", now))] == [by_mail]
    store.run(outbox.sent(by_hook, now))
    assert store.run(outbox.next_try_at("webhook")) is None
    assert store.run(outbox.next_try_at("email")) == now
