from datetime import timedelta

import pytest

from bot.storage.canned import CannedReplies, TitleTaken, TooMany
from bot.storage.staff_records import CannedReply


@pytest.fixture
def canned(store):
    return CannedReplies(store.engine)


def test_replies_come_back_as_they_were_written_and_by_title(store, canned, now):
    later = store.run(canned.add("Ö sist", "Hej {sökande}.\nVälkommen.", "Eva", now))
    first = store.run(canned.add("a först", "Nej.", "Eva", now))

    assert store.run(canned.all()) == [first, later]
    assert later == CannedReply(later.id, "Ö sist", "Hej {sökande}.\nVälkommen.", now, "Eva")


def test_a_title_is_there_once(store, canned, now):
    store.run(canned.add("Hej", "1", "Eva", now))
    other = store.run(canned.add("Då", "2", "Eva", now))

    with pytest.raises(TitleTaken):
        store.run(canned.add("Hej", "3", "Eva", now))
    with pytest.raises(TitleTaken):
        store.run(canned.change(other.id, now, "Hej", "3", "Eva", now))
    assert [one.text for one in store.run(canned.all())] == ["2", "1"]


def test_a_change_tells_who_made_it_and_when(store, canned, now):
    kept = store.run(canned.add("Hej", "1", "Eva", now))
    later = now + timedelta(days=1, microseconds=7)

    assert store.run(canned.change(kept.id, now, "Hej", "2", "Omar", later))
    assert store.run(canned.all()) == [CannedReply(kept.id, "Hej", "2", later, "Omar")]


def test_of_two_who_change_the_same_reply_at_once_one_is_told_that_it_was_too_late(store, canned, now):
    kept = store.run(canned.add("Hej", "1", "Eva", now))
    works = [
        canned.change(kept.id, now, "Hej", name, name, now + timedelta(seconds=1 + place))
        for place, name in enumerate(("Eva", "Omar"))
    ]

    assert sorted(store.all(*works)) == [False, True]


def test_a_reply_that_is_gone_can_be_neither_changed_nor_deleted(store, canned, now):
    kept = store.run(canned.add("Hej", "1", "Eva", now))

    assert store.run(canned.delete(kept.id))
    assert not store.run(canned.delete(kept.id))
    assert not store.run(canned.change(kept.id, now, "Hej", "2", "Eva", now))
    assert store.run(canned.all()) == []


def test_there_is_an_end_to_how_many_can_be_kept(store, canned, now, monkeypatch):
    monkeypatch.setattr("bot.storage.canned.MOST_REPLIES", 2)
    for title in "ab":
        store.run(canned.add(title, "x", "Eva", now))

    with pytest.raises(TooMany):
        store.run(canned.add("c", "x", "Eva", now))


def test_the_first_replies_are_kept_where_there_is_none(store, canned, now):
    assert store.run(canned.fill([("B", "2"), ("A", "1")], "Regionen", now)) == 2

    assert [(one.title, one.text, one.changed_by) for one in store.run(canned.all())] == [
        ("A", "1", "Regionen"), ("B", "2", "Regionen"),
    ]  # fmt: skip


def test_nothing_is_filled_in_where_there_is_a_reply_already_nor_twice_at_once(store, canned, now):
    first = [("A", "1"), ("B", "2")]
    assert sorted(store.all(canned.fill(first, "x", now), canned.fill(first, "x", now))) == [0, 2]
    store.run(canned.delete(store.run(canned.all())[0].id))

    assert store.run(canned.fill(first, "x", now)) == 0
    assert [one.title for one in store.run(canned.all())] == ["B"]
