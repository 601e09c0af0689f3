"""Which member of the staff somebody is who has signed in at the provider, and with which roles."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from oidc_browsers import CALLBACK, ROLE, START, TAKEN, audited, member, session, sign_in

from bot.gateway.keys import STAFF
from bot.gateway.staff.oidc_members import roles_of
from bot.gateway.times import now
from bot.services import Oidc

MAPPED = Oidc(roles=(("Stodlots.Chef", "supervisor"), ("Stodlots.Chef", "auditor"), ("Stodlots.Hand", "officer")))


@pytest.mark.parametrize(
    ("claims", "oidc", "roles"),
    [
        ({"roles": ["officer", "auditor"]}, Oidc(), {"officer", "auditor"}),
        ({"roles": "officer"}, Oidc(), {"officer"}),
        ({"roles": ["Stodlots.Chef"]}, MAPPED, {"supervisor", "auditor"}),
        ({"roles": ["officer", "administrator"]}, MAPPED, set()),
        ({"roles": ["OFFICER", "officer ", None, 7, ["officer"], {"officer": 1}]}, Oidc(), set()),
        ({"roles": {"officer": True}}, Oidc(), set()),
        ({}, Oidc(), set()),
        ({"groups": ["officer"]}, Oidc(role_claim="groups"), {"officer"}),
        ({"realm_access": {"roles": ["officer"]}}, Oidc(role_claim="realm_access.roles"), {"officer"}),
        ({"https://region.example/roles": ["officer"]}, Oidc(role_claim="https://region.example/roles"), {"officer"}),
        ({"realm_access": "officer"}, Oidc(role_claim="realm_access.roles"), set()),
    ],
)
def test_roles_are_those_that_the_settings_map_and_no_others(claims, oidc, roles):
    assert roles_of(claims, oidc) == roles


def test_who_has_no_role_is_told_whom_to_ask_and_gets_no_account(console, browser, provider):
    provider.person["roles"] = ["Something.Else"]

    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, ROLE)
    assert "eva@region.example" in answer.text
    assert member(console) is None
    assert browser.cookie("stodlots_staff") == ""
    assert audited(console) == [("eva@region.example", "sign_in_failed", {"why": "role", "how": "oidc"})]


def test_name_and_roles_follow_the_provider_at_every_sign_in(console, browser, provider):
    sign_in(browser, provider)
    provider.person |= {"roles": ["auditor"], "name": "Eva Ek", "preferred_username": "eva.ek@region.example"}

    sign_in(browser, provider)

    assert (member(console).name, member(console).roles) == ("Eva Ek", {"auditor"})
    assert len(console.run(console.app[STAFF].all())) == 1


def test_who_has_lost_every_role_is_refused_and_signed_out_everywhere(console, browsers, provider):
    earlier, later = browsers(console), browsers(console)
    sign_in(earlier, provider)
    assert session(console, earlier)
    provider.person["roles"] = []

    assert sign_in(later, provider).heading == ROLE

    assert session(console, earlier) is None
    assert member(console).roles == frozenset()


def test_a_local_account_with_the_same_login_is_not_taken_over(console, browser, provider):
    local = console.run(console.app[STAFF].add("Eva@region.example", "Eva", ["administrator"], (), now()))

    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, TAKEN)
    assert member(console) == local
    assert session(console, browser) is None


def test_the_same_login_from_another_subject_is_not_taken_over(console, browsers, provider):
    sign_in(browsers(console), provider)
    eva = member(console)
    provider.person["sub"] = "somebody-else"

    assert sign_in(browsers(console), provider).heading == TAKEN
    assert member(console).subject == eva.subject


def test_an_account_that_is_switched_off_stays_so(console, browser, provider):
    sign_in(browser, provider)
    console.run(console.app[STAFF].change(member(console).id, is_active=False))

    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, "Ditt konto är avstängt")
    assert not member(console).is_active


def test_who_signs_in_twice_at_the_same_moment_is_one_member(console, browsers, provider):
    several = [browsers(console) for _ in range(6)]
    brought = [provider.signs_in(one.get(START).location) for one in several]
    provider.delay = 0.1

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda one, back: one.get(CALLBACK, **back), several, brought))

    assert [one.status for one in answers] == [303] * 6
    assert len(console.run(console.app[STAFF].all())) == 1


@pytest.mark.parametrize(
    ("person", "login", "name"),
    [
        ({"preferred_username": None, "email": "EVA@region.example"}, "eva@region.example", "Eva Berg"),
        ({"name": None}, "eva@region.example", "eva@region.example"),
        ({"name": "  Eva\n\x00 Berg\u202e "}, "eva@region.example", "Eva Berg"),
        ({"name": "E" * 300}, "eva@region.example", "E" * 80),
        ({"name": {"not": "text"}}, "eva@region.example", "eva@region.example"),
    ],
)
def test_login_and_name_are_plain_lines_of_bounded_length(console, browser, provider, person, login, name):
    provider.person |= person

    assert sign_in(browser, provider).status == 303
    assert member(console, login).name == name


@pytest.mark.parametrize(
    "person",
    [
        {"preferred_username": None},
        {"preferred_username": "x" * 300},
        {"preferred_username": None, "email": "chef@region.example", "email_verified": False},
        {"sub": "s" * 300},
    ],
)
def test_who_has_no_usable_login_is_refused(console, browser, provider, person):
    provider.person |= person

    answer = sign_in(browser, provider)

    assert (answer.status, answer.heading) == (403, "Uppgifter om dig saknas")
    assert console.run(console.app[STAFF].is_empty())
