"""The canned replies, as supervisors and administrators write them and the chat reads them."""

import json
import re
from dataclasses import replace

import pytest
from staff_console import Browser, Console

from bot.gateway.keys import CANNED
from bot.gateway.staff import canned_pages
from bot.gateway.staff.canned_replies import FIELDS, checked, fields_of, first_replies
from bot.gateway.times import now
from bot.settings import settings
from bot.storage.canned import CannedReplies
from bot.storage.database import engine_for

PAGE, FILE = "/staff/svarsmallar", "/staff/svarsmallar.json"


@pytest.fixture
def console(loop, tmp_path):
    chosen = replace(settings(), data_folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'stodlots.db'}")
    running = Console(loop, chosen, [canned_pages.routes.routes])
    engine = engine_for(chosen.database_url)
    running.app[CANNED] = CannedReplies(engine)
    yield running
    running.stop()
    loop.run(engine.dispose())


@pytest.fixture
def eva(console) -> Browser:
    return console.signed_in(console.member("eva@region.example", "supervisor", name="Eva Berg"))


@pytest.fixture
def omar(console) -> Browser:
    return console.signed_in(console.member("omar@region.example", "administrator", name="Omar Ali"))


def kept(console):
    """Titles and texts that are kept."""
    return {one.title: one.text for one in console.run(console.app[CANNED].all())}


def made(console, title="Hej", text="Välkommen."):
    return console.run(console.app[CANNED].add(title, text, "Eva Berg", now()))


def seen(page: str, id_: int) -> str:
    """What the form of a reply says of when it was changed."""
    form = page.split(f'action="/staff/svarsmallar/{id_}"')[1]
    return re.search(r'name="seen" value="([^"]+)"', form)[1]


def alert(page: str) -> str:
    found = re.search(r'role="alert"[^>]*>\s*<p>(.*?)</p>', page)
    return found[1] if found else ""


# -- adding -----------------------------------------------------------------------------------------------


def test_what_is_added_stands_on_the_page_and_is_written_down(console, eva):
    answer = eva.post(PAGE, {"title": " Första svaret ", "text": "Hej {sökande}.\r\n\r\nJag heter {handläggare}."})

    (one,) = console.run(console.app[CANNED].all())
    assert (answer.status, answer.location) == (303, f"{PAGE}#mall-{one.id}")
    assert (one.title, one.text) == ("Första svaret", "Hej {sökande}.\n\nJag heter {handläggare}.")
    assert one.changed_by == "Eva Berg"
    assert "Första svaret" in eva.get(PAGE).text
    (entry,) = console.log("canned_added")
    assert (entry.login, entry.details) == ("eva@region.example", {"reply": one.id, "title": "Första svaret"})


def test_the_page_names_every_field_and_what_it_stands_for(eva):
    page = eva.get(PAGE).text

    assert all(f"<code>{{{field}}}</code>" in page for field in FIELDS)


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("", "Hej.", "Skriv en rubrik"),
        ("\u200b", "Hej.", "Skriv en rubrik"),
        ("x" * 81, "Hej.", "högst 80 tecken"),
        ("Hej", " \n ", "Skriv mallens text"),
        ("Hej", "x" * 4001, "högst 4000 tecken"),
        ("Hej", "Hej {namn}.", "Fältet {namn} finns inte. De fält som finns är {handläggare}, {sökande}"),
        ("Hej", "Hej {Sökande}.", "Fältet {Sökande} finns inte"),
        ("Hej", "Hej {}.", "Fältet {} finns inte"),
        ("Hej", "Hej {sökande.", "En klammer står ensam"),
        ("Hej", "Hej }sökande{.", "En klammer står ensam"),
        ("Hej", "Hej {{sökande}}.", "En klammer står ensam"),
    ],
)
def test_what_can_not_be_kept_is_refused_with_the_reason_and_stands_in_the_form_still(console, eva, title, text, told):
    answer = eva.post(PAGE, {"title": title, "text": text})

    assert answer.status == 400
    assert told in alert(answer.text)
    assert text.strip() in answer.text
    assert kept(console) == {}
    assert console.log("canned_added") == []


def test_a_title_that_is_taken_is_refused(console, eva):
    made(console)
    answer = eva.post(PAGE, {"title": "Hej", "text": "En annan."})

    assert answer.status == 409
    assert "redan en mall" in alert(answer.text)
    assert kept(console) == {"Hej": "Välkommen."}


def test_where_there_are_too_many_already_that_is_told(console, eva, monkeypatch):
    monkeypatch.setattr("bot.storage.canned.MOST_REPLIES", 1)
    made(console)

    assert eva.post(PAGE, {"title": "Till", "text": "x"}).status == 409
    assert kept(console) == {"Hej": "Välkommen."}


def test_what_staff_write_is_shown_as_text_and_never_run(console, eva):
    hostile = "</textarea><script>alert(1)</script>"
    eva.post(PAGE, {"title": '"><img src=x onerror=alert(1)>', "text": hostile})

    page = eva.get(PAGE).raw
    assert kept(console) == {'"><img src=x onerror=alert(1)>': hostile}
    assert "<script>alert" not in page
    assert "<img" not in page.split("<main")[1]


# -- changing and deleting ----------------------------------------------------------------------------------


def test_a_change_replaces_the_reply_and_is_written_down(console, omar):
    one = made(console)
    answer = omar.post(
        f"{PAGE}/{one.id}", {"title": "Hallå", "text": "Ny text.", "seen": seen(omar.get(PAGE).raw, one.id)}
    )

    assert (answer.status, answer.location) == (303, f"{PAGE}#mall-{one.id}")
    assert kept(console) == {"Hallå": "Ny text."}
    assert "av Omar Ali" in omar.get(PAGE).text
    assert [entry.details for entry in console.log("canned_changed")] == [{"reply": one.id, "title": "Hallå"}]


def test_who_changes_what_another_has_changed_meanwhile_sees_both_and_can_save_again(console, eva, omar):
    one = made(console)
    stale = seen(omar.get(PAGE).raw, one.id)
    eva.post(f"{PAGE}/{one.id}", {"title": "Hej", "text": "Evas text.", "seen": stale})

    answer = omar.post(f"{PAGE}/{one.id}", {"title": "Hej", "text": "Omars text.", "seen": stale})

    assert answer.status == 409
    assert "Eva Berg har ändrat mallen" in alert(answer.text)
    assert "Omars text." in answer.text
    assert "Evas text." in answer.text
    assert kept(console) == {"Hej": "Evas text."}
    again = {"title": "Hej", "text": "Omars text.", "seen": seen(answer.raw, one.id)}
    assert omar.post(f"{PAGE}/{one.id}", again).status == 303
    assert kept(console) == {"Hej": "Omars text."}


def test_a_change_of_a_reply_that_is_gone_keeps_what_was_typed_in_the_form_for_a_new_one(console, eva):
    one = made(console)
    moment = seen(eva.get(PAGE).raw, one.id)
    console.run(console.app[CANNED].delete(one.id))

    answer = eva.post(f"{PAGE}/{one.id}", {"title": "Hej", "text": "Min text.", "seen": moment})

    assert answer.status == 409
    assert "Mallen är raderad" in alert(answer.text)
    assert "Min text." in answer.text.split("Mallar som finns")[0]


@pytest.mark.parametrize("moment", ["", "i går", "2026-11-22T12:00:00"])
def test_a_form_that_does_not_say_what_was_seen_is_refused(console, eva, moment):
    one = made(console)

    assert eva.post(f"{PAGE}/{one.id}", {"title": "Hej", "text": "x", "seen": moment}).status == 400
    assert kept(console) == {"Hej": "Välkommen."}


def test_a_change_to_what_can_not_be_kept_is_refused(console, eva):
    one, moment = made(console), seen
    fields = {"title": "Hej", "text": "{fel}", "seen": moment(eva.get(PAGE).raw, one.id)}

    assert eva.post(f"{PAGE}/{one.id}", fields).status == 400
    made(console, "Upptagen")
    assert eva.post(f"{PAGE}/{one.id}", fields | {"title": "Upptagen", "text": "x"}).status == 409
    assert kept(console) == {"Hej": "Välkommen.", "Upptagen": "Välkommen."}


def test_a_deleted_reply_is_gone_and_deleting_it_again_does_no_harm(console, omar):
    one = made(console)

    assert [omar.post(f"{PAGE}/{one.id}/radera").status for _ in range(2)] == [303, 303]
    assert kept(console) == {}
    assert [entry.details for entry in console.log("canned_deleted")] == [{"reply": one.id}]


# -- who may -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("roles", [("officer",), ("auditor",)])
def test_who_neither_supervises_nor_administers_can_not_write_any(console, roles):
    browser, one = console.signed_in(console.member("x@region.example", *roles)), made(console)

    assert browser.get(PAGE).status == 403
    for path in ("", f"/{one.id}", f"/{one.id}/radera"):
        assert browser.post(PAGE + path, {"title": "x", "text": "x", "seen": now().isoformat()}).status == 403
    assert kept(console) == {"Hej": "Välkommen."}


def test_forms_without_the_token_or_from_elsewhere_change_nothing(console, eva):
    one = made(console)
    for path in ("", f"/{one.id}", f"/{one.id}/radera"):
        fields = {"title": "x", "text": "x", "seen": one.changed_at.isoformat()}
        assert eva.post(PAGE + path, fields, csrf="fel").status == 403
        assert eva.post(PAGE + path, fields, origin="https://boven.example").status == 403
    assert kept(console) == {"Hej": "Välkommen."}


def test_officers_and_supervisors_read_the_replies_with_their_fields(console, eva):
    one = made(console, "Belopp", "{stöd} ger {belopp}, ja {belopp}.")
    officer = console.signed_in(console.member("o@region.example", "officer"))

    wanted = {"id": one.id, "title": "Belopp", "text": one.text, "fields": ["stöd", "belopp"]}
    assert [json.loads(who.get(FILE).raw) for who in (officer, eva)] == [{"replies": [wanted]}] * 2


def test_an_administrator_who_is_no_officer_needs_no_list_for_the_chat(omar):
    assert omar.get(FILE).status == 403


# -- the first ones --------------------------------------------------------------------------------------------


def test_the_replies_of_a_new_installation_can_all_be_kept_as_they_are():
    first = first_replies()

    assert len(first) == 6
    assert [(one.title, one.text) for one in (checked(*pair) for pair in first)] == first
    assert {field for _, text in first for field in fields_of(text)} == set(FIELDS)


def test_a_new_gateway_has_them(gateway_with):
    started = gateway_with(organisation="Regionen")

    found = started.run(started.app[CANNED].all())
    assert {(one.title, one.text) for one in found} == set(first_replies())
    assert {one.changed_by for one in found} == {"Regionen"}
