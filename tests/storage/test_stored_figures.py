import json
from datetime import timedelta

import earlier_days
import pytest

from bot.storage.figures import Begun, Figures, HandledCase, Unanswered

SOURCES = {"type": "sources", "items": [], "pages": [{"call": "a", "name": "A"}], "aspects": ["amount"]}
FALLBACK = {"type": "fallback", "reason": "not_understood"}
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def assessment(**fits: str):
    return {"type": "assessment", "assessments": [{"call": call, "fit": fit} for call, fit in fits.items()]}


@pytest.fixture
def figures(store):
    return Figures(store.engine)


@pytest.fixture
def kept(store):
    """A function that keeps a conversation of the past."""
    return lambda id_, at, *said: store.run(earlier_days.conversation(store.engine, id_, at, said))


def gathered(store, batches):
    async def all_of():
        return [row async for rows in batches for row in rows]

    return store.run(all_of())


def test_conversations_that_began_in_the_time_are_counted_and_marked_where_there_was_a_case(store, figures, kept, now):
    for name, at in {"early": now - DAY - MINUTE, "first": now - DAY, "last": now - MINUTE, "late": now}.items():
        kept(name, at)
    store.run(earlier_days.case(store.engine, "last", now))
    store.run(earlier_days.case(store.engine, "last", now))

    found = gathered(store, figures.begun(now - DAY, now))

    assert sorted(found) == [Begun(now - DAY, False), Begun(now - MINUTE, True)]


def test_cases_opened_in_the_time_come_with_their_times_and_outcome(store, figures, kept, now):
    kept("a", now - 9 * DAY)
    times = {"claimed_at": now + MINUTE, "replied_at": now + 2 * MINUTE, "closed_at": now + 3 * MINUTE}
    store.run(earlier_days.case(store.engine, "a", now, "complaint", state="closed", outcome="answered", **times))
    store.run(earlier_days.case(store.engine, "a", now - MINUTE))
    store.run(earlier_days.case(store.engine, "a", now + DAY))

    assert gathered(store, figures.cases(now, now + DAY)) == [
        HandledCase("complaint", now, *times.values(), "answered")
    ]


def test_open_cases_are_counted_by_state_however_old_they_are(store, figures, kept, now):
    assert store.run(figures.open_now()) == {"waiting": 0, "active": 0}
    kept("a", now - 400 * DAY)
    for state in ("waiting", "waiting", "active", "closed"):
        store.run(earlier_days.case(store.engine, "a", now - 400 * DAY, state=state))

    assert store.run(figures.open_now()) == {"waiting": 2, "active": 1}


def test_payloads_come_with_their_text_but_for_assessments(store, figures, kept, now):
    kept("a", now, ("bot", "1", SOURCES), ("bot", "2", assessment(x="fits")), ("bot", "3", {"type": "question"}))
    kept("b", now, ("person", "4", None), ("bot", "5", FALLBACK))

    found = gathered(store, figures.payloads(now, now + DAY))

    assert [(one.conversation, json.loads(one.text or "null")) for one in sorted(found)] == [
        ("a", SOURCES), ("a", None), ("b", FALLBACK),
    ]  # fmt: skip


def test_payloads_of_another_time_are_left_out_though_the_conversation_goes_on(store, figures, kept, now):
    kept("a", now - MINUTE, ("bot", "at the start", SOURCES), ("bot", "too late", SOURCES))

    assert len(gathered(store, figures.payloads(now, now + MINUTE))) == 1
    assert gathered(store, figures.payloads(now + DAY, now + 2 * DAY)) == []


def test_verdicts_are_counted_over_the_assessments_asked_for(store, figures, kept, now):
    kept("a", now, ("bot", "", assessment(x="fits", y="unfit")), ("bot", "", assessment(x="unfit", y="unfit")))
    kept(
        "b", now, ("bot", "", assessment(x="fits", y="closed")), ("bot", "", {"type": "assessment", "assessments": []})
    )
    ids = [one.message for one in gathered(store, figures.payloads(now, now + DAY))]

    found = gathered(store, figures.verdicts(ids))

    assert sorted(found) == [("x", "fits", 2), ("x", "unfit", 1), ("y", "closed", 1), ("y", "unfit", 2)]
    assert gathered(store, figures.verdicts([])) == []
    assert gathered(store, figures.verdicts([max(ids) + 1])) == []


def test_an_unanswered_question_is_what_the_person_said_last_before_the_fallback(store, figures, kept, now):
    kept("b", now, ("person", "Vilka krav?", None), ("bot", "svar", SOURCES), ("person", "Och hund?", None),
         ("bot", "förstår inte", FALLBACK))  # fmt: skip
    kept(
        "a", now, ("person", "Varg?", None), ("system", "hej", None), ("bot", "?", FALLBACK), ("person", "Nu då", None)
    )
    kept("c", now, ("bot", "utan fråga", FALLBACK))

    failed = [one.message for one in gathered(store, figures.payloads(now, now + DAY)) if "fallback" in one.text]

    assert sorted(gathered(store, figures.unanswered(failed))) == [
        Unanswered("a", "Varg?"), Unanswered("b", "Och hund?"),
    ]  # fmt: skip
    assert gathered(store, figures.unanswered([])) == []


def test_more_than_one_batch_is_read_whole(store, figures, kept, now, monkeypatch):
    monkeypatch.setattr("bot.storage.figures.AT_ONCE", 3)
    for number in range(7):
        kept(f"c{number}", now, ("bot", "", assessment(x="fits")))

    async def sizes():
        return [len(rows) async for rows in figures.begun(now, now + DAY)]

    assert store.run(sizes()) == [3, 3, 1]
    ids = [one.message for one in gathered(store, figures.payloads(now, now + DAY))]
    assert sum(one.number for one in gathered(store, figures.verdicts(ids))) == 7
