"""The audit log can't be emptied, not even by the tests: each test has a login of its own."""

from datetime import date, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from bot.storage.audit import AuditLog

PRESENT = datetime.now(timezone.utc)


@pytest.fixture
def log(store):
    return AuditLog(store.engine)


@pytest.fixture
def login():
    return f"{uuid4().hex}@region.example"


def actions(store, log, login, **search) -> list[str]:
    return [one.action for one in store.run(log.search(login=login, **search))]


def test_an_entry_is_kept_as_it_was_given(store, log, login):
    at = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
    store.run(log.add(at, login, "case_read", "s" * 32, "c" * 32, {"why": "åäö", "number": 3}))
    (kept,) = store.run(log.search(login=login))
    assert (kept.at, kept.login, kept.action, kept.staff, kept.conversation) == (
        at,
        login,
        "case_read",
        "s" * 32,
        "c" * 32,
    )
    assert kept.details == {"why": "åäö", "number": 3}


def test_the_newest_come_first_and_by_the_page(store, log, login):
    for place in range(5):
        store.run(log.add(PRESENT, login, f"a{place}"))
    assert actions(store, log, login) == ["a4", "a3", "a2", "a1", "a0"]
    assert actions(store, log, login, most=2, offset=2) == ["a2", "a1"]
    assert actions(store, log, login, offset=5) == []


def test_days_are_swedish_ones_and_the_last_is_included(store, log, login):
    for hour, minute in ((22, 59), (23, 0)):  # 23:59 in Sweden, and midnight
        store.run(log.add(datetime(2026, 11, 21, hour, minute, tzinfo=timezone.utc), login, f"h{hour}"))
    store.run(log.add(datetime(2026, 11, 22, 22, 59, tzinfo=timezone.utc), login, "late"))
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    assert actions(store, log, login, first_day=sunday) == ["late", "h23"]
    assert actions(store, log, login, last_day=saturday) == ["h22"]
    assert actions(store, log, login, first_day=sunday, last_day=sunday) == ["late", "h23"]


def test_the_search_goes_by_part_of_the_login_and_by_the_whole_action_and_conversation(store, log, login):
    store.run(log.add(PRESENT, login, "case_read", conversation="a" * 32))
    store.run(log.add(PRESENT, login, "case_closed", conversation="b" * 32))
    part = login.split("@")[0]
    assert actions(store, log, part.upper()) == ["case_closed", "case_read"]
    assert actions(store, log, login, action="case_read") == ["case_read"]
    assert actions(store, log, login, action="case") == []
    assert actions(store, log, login, conversation="b" * 32) == ["case_closed"]
    assert {"case_closed", "case_read"} <= set(store.run(log.actions()))


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_signs_of_the_database_are_nothing_special_in_a_search(store, log, login, sign):
    store.run(log.add(PRESENT, login, "a"))
    assert actions(store, log, sign + login.split("@")[0]) == []


@pytest.mark.parametrize(
    "change", ["action = 'x'", "login = 'x'", "at = '2020-01-01'", "details = '{}'", "id = 99999999"]
)
def test_no_entry_can_be_changed_however_old(store, log, login, change):
    store.run(log.add(PRESENT, login, "new"))
    store.run(log.add(PRESENT - timedelta(days=2000), login, "old"))
    before = store.run(log.search(login=login))
    for action in ("new", "old"):
        with pytest.raises(DBAPIError, match="append-only"):
            store.sql(
                f"UPDATE audit SET {change} WHERE login = :login AND action = :action", login=login, action=action
            )
    assert store.run(log.search(login=login)) == before


def test_an_entry_of_the_last_year_can_not_be_deleted_by_itself_or_with_all(store, log, login):
    store.run(log.add(PRESENT - timedelta(days=364), login, "young"))
    for statement in ("DELETE FROM audit WHERE login = :login", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="append-only"):
            store.sql(statement, **({"login": login} if ":" in statement else {}))
    assert actions(store, log, login) == ["young"]


def test_an_entry_can_not_be_replaced_by_another(store, log, login):
    store.run(log.add(PRESENT, login, "true"))
    (kept,) = store.run(log.search(login=login))
    values = "(id, at, login, action, details) VALUES (:id, '2020-01-01', 'x', 'false', '{}')"
    statements = {
        "sqlite": f"INSERT OR REPLACE INTO audit {values}",
        "postgresql": f"INSERT INTO audit {values} ON CONFLICT (id) DO UPDATE SET action = 'false'",
    }
    with pytest.raises(DBAPIError):
        store.sql(statements[store.kind], id=kept.id)
    assert store.run(log.search(login=login)) == [kept]


def test_the_log_can_not_be_truncated(store, log, login):
    store.run(log.add(PRESENT, login, "kept"))
    if store.kind == "postgresql":  # SQLite has no such statement
        with pytest.raises(DBAPIError, match="append-only"):
            store.sql("TRUNCATE audit")
    assert actions(store, log, login) == ["kept"]


def test_what_is_older_than_is_kept_is_erased_but_never_what_is_younger_than_a_year(store, log, login):
    for days in (100, 364, 366, 500, 800):
        store.run(log.add(PRESENT - timedelta(days=days), login, f"d{days}"))
    assert store.run(log.purge(730, PRESENT)) >= 1
    assert actions(store, log, login) == ["d500", "d366", "d364", "d100"]
    store.run(log.purge(1, PRESENT))
    assert actions(store, log, login) == ["d364", "d100"]
    assert store.run(log.purge(1, PRESENT)) == 0


def test_the_log_outlives_the_conversation_that_it_speaks_of(store, log, login, now):
    begun = store.run(store.conversations.begun("k" * 43, "web", now))
    store.run(log.add(PRESENT, login, "case_read", conversation=begun.id))
    store.run(store.erasure.conversation(begun.id, now))
    assert actions(store, log, login, conversation=begun.id) == ["case_read"]
