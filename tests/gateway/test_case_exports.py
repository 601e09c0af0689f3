"""One conversation as a file for release on request, and the masking in it."""

import json
from dataclasses import replace

import pytest
from gateway_settings import stored_in
from officers_desk import Desk

from bot.gateway.keys import HANDOVER
from bot.gateway.staff.masked import KINDS, Masking, other_names, words_listed
from bot.settings import settings

PERSON = "Jag heter Kalle Kula, nås på kalle@kula.example eller 070-123 45 67. Bolaget är 556016-0680."
EVERYTHING = {"contact": "mask", "email": "mask", "phone": "mask", "organisation_number": "mask", "staff": "mask"}


@pytest.fixture(scope="module")
def desk(loop, tmp_path_factory):
    chosen = replace(stored_in(settings(), tmp_path_factory.mktemp("data")), rasa_port=1, today=None)
    running = Desk(loop, chosen)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def eva(desk):
    return desk.member("Eva Berg")


@pytest.fixture
def conversation(desk, eva):
    made = desk.taken(eva, PERSON, note="Ring Kalle.", contact="bolaget@kula.example")
    desk.says(made, eva, "Hej Kalle Kula, jag heter Eva Berg.")
    desk.run(desk.app[HANDOVER].correct(made, eva, "organisation_number", "5560160680"))
    desk.run(desk.app[HANDOVER].note(made, eva, "Verkar stressad."))
    return made


def exported(desk, eva, conversation, **form):
    return desk.browser(eva).post(f"/staff/arenden/{conversation}/export", form)


def test_the_form_says_what_can_be_masked(desk, eva, conversation):
    page = desk.browser(eva).get(f"/staff/arenden/{conversation}/export").text
    assert all(f'name="{name}"' in page for name in (*KINDS, "contact", "staff", "words", "notes", "format"))


def test_without_masking_the_file_holds_the_whole_conversation_but_no_internal_notes(desk, eva, conversation):
    answer = exported(desk, eva, conversation)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="samtal-{conversation[:8]}.html"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for part in (PERSON, "Svar på:", "Eva Berg", "bolaget@kula.example", "Ring Kalle.", "5560160680"):
        assert part in answer.text
    assert "stressad" not in answer.text


def test_notes_and_follow_up_are_included_when_they_are_asked_for(desk, eva, conversation):
    desk.run(desk.app[HANDOVER].close(conversation, eva, "answered", "Ring i januari."))
    assert "januari" not in exported(desk, eva, conversation).text
    text = exported(desk, eva, conversation, notes="yes").text
    assert "Verkar stressad." in text
    assert "Ring i januari." in text


@pytest.mark.parametrize("format", ["html", "json"])
def test_what_is_masked_stands_nowhere_in_the_file(desk, eva, conversation, format):
    answer = exported(desk, eva, conversation, **EVERYTHING, words="Kalle\nkalle kula", notes="yes", format=format)
    for secret in ("Kalle", "Kula", "kula.example", "070", "45 67", "556016", "5560160680", "Eva", "Berg"):
        assert secret not in answer.text
    assert "Handläggare 1" in answer.text
    assert "[maskerat]" in answer.text


def test_the_json_holds_messages_facts_corrections_and_cases(desk, eva, conversation):
    data = json.loads(exported(desk, eva, conversation, format="json").raw)
    assert data["conversation"] == conversation
    assert data["messages"][0] == {"at": data["messages"][0]["at"], "from": "person", "author": "", "text": PERSON}
    assert [one["by"] for one in data["facts"]] == ["Eva Berg"]
    assert [one["after"] for one in data["corrections"]] == ["5560160680"]
    assert [one["note"] for one in data["cases"]] == ["Ring Kalle."]


def test_that_a_file_was_made_and_what_was_masked_is_written_down_but_not_the_words(desk, eva, conversation):
    exported(desk, eva, conversation, email="mask", words="Kalle\nKula")
    [entry] = [one for one in desk.log(conversation) if one.action == "conversation_exported"]
    assert (entry.login, entry.details["masked"], entry.details["words"]) == (eva.login, ["email"], 2)
    assert "Kalle" not in json.dumps(entry.details)


def test_html_from_an_applicant_is_text_in_the_file(desk, eva):
    raw = exported(desk, eva, desk.taken(eva, "<script>alert(1)</script>")).raw
    assert "<script" not in raw
    assert "&lt;script&gt;" in raw


def test_a_forged_token_gets_no_file(desk, eva, conversation):
    assert desk.browser(eva).post(f"/staff/arenden/{conversation}/export", {}, csrf="fel").status == 403


# -- masking ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", "skriv till a.b+c@bolag-x.se nu"),
        ("phone", "070-123 45 67"),
        ("phone", "0701234567"),
        ("phone", "+46 70 123 45 67"),
        ("phone", "+46 (0)70-1234567"),
        ("phone", "0046701234567"),
        ("phone", "0920-28 40 00"),
        ("phone", "08-12 34 56"),
        ("organisation_number", "556016-0680"),
        ("organisation_number", "5560160680"),
        ("organisation_number", "16556016-0680"),
    ],
)
def test_each_kind_is_masked_when_it_is_chosen_and_left_when_it_is_not(kind, text):
    shown = Masking(frozenset({kind})).of(text)
    assert "[maskerat]" in shown
    assert not any(char.isdigit() for char in shown)
    assert "@" not in shown
    assert Masking().of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "kostnad 380 000 kronor",
        "2026-11-22 kl. 13.00",
        "7 anställda",
        "10 000 000 000",
        "556016-0681",
        "50 procent av 400 000",
    ],
)
def test_figures_and_dates_are_no_phone_or_organisation_numbers(text):
    assert Masking(frozenset(KINDS)).of(text) == text


def test_personal_identity_numbers_are_always_masked():
    assert Masking().of("jag är 811218-9876") == "jag är [personnummer borttaget]"


def test_words_are_masked_in_any_case_and_in_the_genitive_but_not_inside_other_words():
    mask = Masking(words=words_listed("eva\nÅsa Öberg\n\n  "))
    assert mask.of("Eva, EVAS och Åsa  öberg. Evangelium, leva.") == (
        "[maskerat], [maskerat] och [maskerat]. Evangelium, leva."
    )


def test_signs_in_the_words_to_mask_are_only_signs():
    assert Masking(words=words_listed("A.B\n(x")).of("A.B, AxB och (x") == "[maskerat], AxB och [maskerat]"


def test_letters_that_are_written_in_two_parts_are_masked_too():
    assert Masking(words=words_listed("Åsa")).of("A\u030asa") == "[maskerat]"


def test_each_member_of_the_staff_gets_the_same_other_name_everywhere():
    mask = Masking(names=other_names(["Eva Berg", "", "Olle Ek", "Eva Berg"]))
    assert mask.of("Eva Bergs svar, sedan Olle Ek och Eva Berg") == (
        "Handläggare 1 svar, sedan Handläggare 2 och Handläggare 1"
    )
