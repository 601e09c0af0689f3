from datetime import date, timedelta
from uuid import uuid4

import pytest
from kept_events import NOW

from bot.storage.cases import Cases, Wish
from bot.storage.keeping import id_of
from bot.storage.records import BOT, Draft
from bot.storage.searching import Query, Searching, snippet_of


@pytest.fixture
def searching(store):
    return Searching(store.engine)


def talk(store, key: str, said: str, at=NOW, payload=None) -> str:
    """A conversation in which a person said something and the assistant answered."""
    store.run(store.conversations.begun(key, "web", at))
    message, _ = store.run(store.conversations.said(id_of(key), str(uuid4()), said, at))
    store.run(store.conversations.answered(id_of(key), message, [Draft("bot", "Svar", payload=payload)], BOT, at))
    return id_of(key)


def ids(store, searching, **query) -> list[str]:
    return [one.conversation.id for one in store.run(searching.found(Query(**query)))]


def test_what_was_said_is_found_in_any_case_also_with_swedish_letters(store, searching):
    loom = talk(store, "a", "Jag köper en VÄVSTOL i Övertorneå")
    talk(store, "b", "Hej")

    for text in ("vävstol", "VÄVSTOL", "övertorneå", "köper"):
        assert ids(store, searching, text=text) == [loom], text
    assert ids(store, searching, text="borr") == []


def test_signs_of_the_search_language_are_only_signs(store, searching):
    share = talk(store, "a", "Får man 50 % eller a_b?")
    talk(store, "b", "Får man 50 eller axb?")

    assert ids(store, searching, text="50 %") == [share]
    assert ids(store, searching, text="a_b") == [share]
    assert ids(store, searching, text="' OR 1=1 --") == []


def test_a_call_is_found_by_what_the_answers_were_about(store, searching):
    micro = talk(store, "a", "Hur mycket?", payload={"type": "sources", "pages": [{"call": "mikrostod-norrbotten"}]})
    talk(store, "b", "mikrostod-norrbotten")

    assert ids(store, searching, call="mikrostod-norrbotten") == [micro]


def test_days_are_swedish_days_and_both_are_counted_in(store, searching):
    day = talk(store, "a", "Hej", NOW)
    late = talk(store, "b", "Hej", NOW.replace(hour=23, minute=30))  # past midnight in Sweden

    assert ids(store, searching, first_day=date(2026, 11, 22), last_day=date(2026, 11, 22)) == [day]
    assert ids(store, searching, first_day=date(2026, 11, 23)) == [late]


def test_handled_conversations_are_those_with_a_closed_case_and_the_latest_case_is_shown(store, searching):
    cases, handled, running = Cases(store.engine), talk(store, "a", "Hej"), talk(store, "b", "Hej")
    store.run(cases.claimed(handled, "eva", [], NOW))
    store.run(cases.ended(handled, "eva", "answered", [], NOW, to_bot=True))
    store.run(cases.handed_over(handled, Wish("complaint"), [], NOW + timedelta(minutes=1)))

    found = store.run(searching.found(Query(state="handled")))

    assert [(one.conversation.id, one.case.reason) for one in found] == [(handled, "complaint")]
    assert ids(store, searching, state="bot") == [running]
    assert ids(store, searching, state="queued") == [handled]


def test_the_last_used_stands_first_and_pages_follow_each_other(store, searching):
    wanted = [talk(store, str(number), "Hej", NOW + timedelta(minutes=number)) for number in range(5)][::-1]

    first = store.run(searching.found(Query(), most=2))
    second = store.run(searching.found(Query(), most=2, offset=2))

    assert [one.conversation.id for one in (*first, *second)] == wanted[:4]


@pytest.mark.parametrize(
    ("message", "text", "snippet"),
    [
        ("Hej", "", "Hej"),
        ("x " * 100 + "vävstol" + " y" * 100, "VÄVSTOL", "… " + "x " * 30 + "vävstol" + " y" * 30 + " …"),
        ("", "", ""),
    ],
)
def test_a_snippet_shows_what_stands_around(message, text, snippet):
    assert snippet_of(message, text) == snippet
