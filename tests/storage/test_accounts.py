from datetime import timedelta

import pytest

from bot.storage.staff import LastAdministrator, LoginTaken, StaffAccounts


@pytest.fixture
def accounts(store):
    return StaffAccounts(store.engine)


@pytest.fixture
def eva(store, accounts, now):
    return store.run(accounts.add("eva@region.example", "Eva Berg", {"officer"}, ["Norr"], now))


def administrator(store, accounts, now, login="ada@region.example"):
    return store.run(accounts.add(login, "Ada", {"administrator"}, [], now))


def after(**time):
    return timedelta(**time)


# -- accounts -----------------------------------------------------------------------------------------


def test_a_new_member_is_found_by_id_and_by_login_in_any_case(store, accounts, now):
    made = store.run(accounts.add(" Eva@Region.Example ", "Eva Berg", {"officer", "auditor"}, ["Norr", "Syd"], now))
    assert (made.login, made.name, made.roles) == ("eva@region.example", "Eva Berg", {"officer", "auditor"})
    assert (made.teams, made.is_active, made.password_hash, made.last_seen_at) == (("Norr", "Syd"), True, None, None)
    assert store.run(accounts.get(made.id)) == made
    assert store.run(accounts.by_login("EVA@region.example ")) == made
    assert store.run(accounts.by_login("adam@region.example")) is None
    assert store.run(accounts.get("0" * 32)) is None


def test_a_login_is_given_once_also_in_another_case_and_at_the_same_moment(store, accounts, eva, now):
    with pytest.raises(LoginTaken):
        store.run(accounts.add("EVA@region.example", "Eva Bergman", {"officer"}, [], now))

    async def tried() -> bool:
        try:
            await accounts.add("ny@region.example", "Ny", {"officer"}, [], now)
        except LoginTaken:
            return False
        return True

    assert sorted(store.all(*(tried() for _ in range(8)))) == [False] * 7 + [True]
    assert [one.login for one in store.run(accounts.all())] == ["eva@region.example", "ny@region.example"]


def test_a_member_of_the_openid_provider_is_found_by_subject_and_has_it_alone(store, accounts, eva, now):
    made = store.run(accounts.add("bo@region.example", "Bo", {"officer"}, [], now, "https://idp.example 42"))
    assert store.run(accounts.by_subject("https://idp.example 42")) == made
    assert store.run(accounts.by_subject("https://idp.example 4")) is None
    with pytest.raises(LoginTaken):
        store.run(accounts.add("bo2@region.example", "Bo", {"officer"}, [], now, "https://idp.example 42"))


def test_the_accounts_are_empty_until_there_is_one(store, accounts, now):
    assert store.run(accounts.is_empty()) is True
    administrator(store, accounts, now)
    assert store.run(accounts.is_empty()) is False


def test_only_what_is_given_is_changed_and_empty_is_something_given(store, accounts, eva):
    named = store.run(accounts.change(eva.id, name="Eva Bergman"))
    assert (named.name, named.roles, named.teams, named.is_active) == ("Eva Bergman", {"officer"}, ("Norr",), True)
    bare = store.run(accounts.change(eva.id, roles=(), teams=()))
    assert (bare.name, bare.roles, bare.teams) == ("Eva Bergman", frozenset(), ())
    assert store.run(accounts.change(eva.id)) == bare
    assert store.run(accounts.change("0" * 32, name="Ingen")) is None


def test_the_last_active_administrator_can_neither_lose_the_role_nor_be_switched_off(store, accounts, eva, now):
    ada = administrator(store, accounts, now)
    off = administrator(store, accounts, now, "bo@region.example")
    store.run(accounts.change(off.id, is_active=False, keep_administrator=True))
    for change in ({"roles": {"officer"}}, {"is_active": False}):
        with pytest.raises(LastAdministrator):
            store.run(accounts.change(ada.id, **change, keep_administrator=True))
    assert store.run(accounts.get(ada.id)) == ada
    assert store.run(accounts.change(eva.id, is_active=False, keep_administrator=True)).is_active is False


def test_administrators_who_switch_each_other_off_at_once_leave_one(store, accounts, now):
    everyone = [administrator(store, accounts, now, f"a{place}@region.example") for place in range(6)]

    async def switched_off(id: str) -> bool:
        try:
            await accounts.change(id, is_active=False, keep_administrator=True)
        except LastAdministrator:
            return False
        return True

    assert sorted(store.all(*(switched_off(one.id) for one in everyone))) == [False] + [True] * 5
    assert [one.is_active for one in store.run(accounts.all())].count(True) == 1


# -- sessions -----------------------------------------------------------------------------------------


def test_a_session_is_opened_by_its_key_alone_and_the_key_is_not_kept(store, accounts, eva, now):
    key, csrf = store.run(accounts.open_session(eva.id, now))
    session = store.run(accounts.session(key, now))
    assert (session.staff.id, session.csrf, session.created_at, session.used_at) == (eva.id, csrf, now, now)
    assert store.run(accounts.session(csrf, now)) is None
    assert store.run(accounts.session(session.key_hash, now)) is None
    assert key not in str(store.sql("SELECT * FROM staff_sessions"))
    assert store.run(accounts.get(eva.id)).last_seen_at == now


def test_each_session_has_keys_of_its_own(store, accounts, eva, now):
    made = [store.run(accounts.open_session(eva.id, now)) for _ in range(5)]
    assert len({part for pair in made for part in pair}) == 10


def test_a_session_that_nobody_uses_for_two_hours_ends(store, accounts, eva, now):
    key, _ = store.run(accounts.open_session(eva.id, now))
    assert store.run(accounts.session(key, now + after(hours=1, minutes=59))) is not None
    assert store.run(accounts.session(key, now + after(hours=3, minutes=58))) is not None
    assert store.run(accounts.session(key, now + after(hours=5, minutes=58))) is None


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(store, accounts, eva, now):
    key, _ = store.run(accounts.open_session(eva.id, now))
    for hour in range(1, 12):
        assert store.run(accounts.session(key, now + after(hours=hour))) is not None
    assert store.run(accounts.session(key, now + after(hours=11, minutes=59))) is not None
    assert store.run(accounts.session(key, now + after(hours=12))) is None


def test_using_a_session_is_written_at_most_once_a_minute(store, accounts, eva, now):
    key, _ = store.run(accounts.open_session(eva.id, now))
    store.run(accounts.session(key, now + after(seconds=59)))
    assert store.run(accounts.get(eva.id)).last_seen_at == now
    later = now + after(seconds=60)
    store.run(accounts.session(key, later))
    assert store.run(accounts.session(key, later)).used_at == later
    assert store.run(accounts.get(eva.id)).last_seen_at == later


def test_looking_at_a_session_does_not_keep_it_alive(store, accounts, eva, now):
    key, _ = store.run(accounts.open_session(eva.id, now))
    hash = store.run(accounts.session(key, now)).key_hash
    assert store.run(accounts.renewed(hash, now + after(hours=1), used=False)) is not None
    assert store.run(accounts.renewed(hash, now + after(hours=2), used=False)) is None


def test_switching_a_member_off_or_changing_roles_holds_at_once(store, accounts, eva, now):
    key, _ = store.run(accounts.open_session(eva.id, now))
    store.run(accounts.change(eva.id, roles={"auditor"}))
    assert store.run(accounts.session(key, now)).staff.roles == {"auditor"}
    store.run(accounts.change(eva.id, is_active=False))
    assert store.run(accounts.session(key, now)) is None
    store.run(accounts.change(eva.id, is_active=True))
    assert store.run(accounts.session(key, now)) is None, "the session must not come back with the account"


def test_signing_out_ends_one_session_or_all_of_a_member_and_nobody_elses(store, accounts, eva, now):
    other = administrator(store, accounts, now)
    first, second, third = (store.run(accounts.open_session(eva.id, now))[0] for _ in range(3))
    others, _ = store.run(accounts.open_session(other.id, now))
    store.run(accounts.end_session(first))
    assert [store.run(accounts.session(key, now)) is not None for key in (first, second, third)] == [False, True, True]
    store.run(accounts.end_sessions_of(eva.id))
    assert [store.run(accounts.session(key, now)) for key in (second, third)] == [None, None]
    assert store.run(accounts.session(others, now)) is not None


# -- one-time links -----------------------------------------------------------------------------------


def test_a_link_sets_the_password_once_and_ends_every_session(store, accounts, eva, now):
    session, _ = store.run(accounts.open_session(eva.id, now))
    key = store.run(accounts.invite(eva.id, now))
    assert store.run(accounts.invited(key, now)) == store.run(accounts.get(eva.id))
    assert store.run(accounts.use_invitation(key, "$argon2id$1", now)) is True
    assert store.run(accounts.get(eva.id)).password_hash == "$argon2id$1"
    assert store.run(accounts.session(session, now)) is None
    assert store.run(accounts.invited(key, now)) is None
    assert store.run(accounts.use_invitation(key, "$argon2id$2", now)) is False
    assert store.run(accounts.get(eva.id)).password_hash == "$argon2id$1"


def test_of_several_who_use_a_link_at_once_one_succeeds(store, accounts, eva, now):
    key = store.run(accounts.invite(eva.id, now))
    used = store.all(*(accounts.use_invitation(key, f"hash {place}", now) for place in range(8)))
    assert used.count(True) == 1
    assert store.run(accounts.get(eva.id)).password_hash == f"hash {used.index(True)}"


def test_a_link_lasts_a_day_and_a_new_one_ends_it(store, accounts, eva, now):
    first = store.run(accounts.invite(eva.id, now))
    assert store.run(accounts.invited(first, now + after(hours=23, minutes=59))) is not None
    assert store.run(accounts.invited(first, now + after(hours=24))) is None
    assert store.run(accounts.use_invitation(first, "x", now + after(hours=24))) is False
    second = store.run(accounts.invite(eva.id, now))
    assert store.run(accounts.invited(first, now)) is None
    assert store.run(accounts.invited(second, now)) is not None
    assert second not in str(store.sql("SELECT * FROM invitations"))


def test_a_link_of_a_member_who_is_switched_off_does_nothing(store, accounts, eva, now):
    key = store.run(accounts.invite(eva.id, now))
    store.run(accounts.change(eva.id, is_active=False))
    assert store.run(accounts.invited(key, now)) is None
    assert store.run(accounts.use_invitation(key, "x", now)) is False
    assert store.run(accounts.get(eva.id)).password_hash is None


def test_sessions_and_links_that_have_ended_are_erased_and_the_rest_stays(store, accounts, eva, now):
    other = administrator(store, accounts, now)
    store.run(accounts.open_session(eva.id, now - after(hours=3)))
    kept, _ = store.run(accounts.open_session(eva.id, now))
    store.run(accounts.invite(eva.id, now - after(days=2)))
    link = store.run(accounts.invite(other.id, now))
    store.run(accounts.purge(now))
    assert store.sql("SELECT count(*) FROM staff_sessions")[0][0] == 1
    assert store.sql("SELECT count(*) FROM invitations")[0][0] == 1
    assert store.run(accounts.session(kept, now)) is not None
    assert store.run(accounts.invited(link, now)) is not None
