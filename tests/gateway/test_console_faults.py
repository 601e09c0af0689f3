"""What a member of the staff could try: reading without a trace, keeping a console that is no longer theirs."""

from dataclasses import replace

import pytest
from chatting_clients import new_key
from gateway_settings import stored_in
from officers import Officer
from officers_desk import Desk
from staff_console import Browser

from bot.gateway.keys import AUDIT, ROOM
from bot.settings import settings


@pytest.fixture(scope="module")
def desk(loop, tmp_path_factory, small_catalogue):
    chosen = stored_in(settings(), tmp_path_factory.mktemp("data"))
    running = Desk(loop, replace(chosen, calls_folder=small_catalogue, rasa_port=1, today=None))
    yield running
    running.stop()


def reads(desk, conversation: str) -> list[str]:
    return [one.login for one in desk.log(conversation) if one.action == "conversation_read"]


@pytest.mark.parametrize(
    ("deed", "form"),
    [
        ("/uppgift", {"fact": "nonsense"}),
        ("/overlat", {"to": "person:nobody"}),
        ("/ta", {"from_colleague": "yes"}),
        ("/avsluta", {"outcome": "nonsense"}),
        ("/anteckning", {"text": ""}),
    ],
)
def test_a_form_that_is_refused_shows_the_conversation_and_that_is_written_down(desk, deed, form):
    eva = desk.member("Eva Berg")
    conversation = desk.waiting("Något hemligt")

    page = desk.browser(eva).post(f"/staff/arenden/{conversation}{deed}", form)

    assert page.status in (403, 422)
    assert "Något hemligt" in page.text
    assert reads(desk, conversation) == [eva.login]


def test_what_stands_beside_the_chat_is_not_read_without_a_trace(desk):
    eva = desk.member("Eva Berg")
    conversation = desk.waiting("Hej", note="Något hemligt")

    assert "Något hemligt" in desk.browser(eva).get(f"/staff/arenden/{conversation}/underlag").text

    assert reads(desk, conversation) == [eva.login]


@pytest.mark.parametrize("path", ["/staff/alla", "/staff/alla?sida=1", "/staff/avslutade"])
def test_leafing_through_all_conversations_leaves_a_trace(desk, path):
    eva = desk.member("Eva Berg")

    desk.browser(eva).get(path)

    entries = desk.run(desk.app[AUDIT].search(login=eva.login, action="conversations_searched"))
    assert len(entries) == 1


@pytest.mark.parametrize("query", ["fran=0001-01-01", "till=9999-12-31", "fran=x", "text=%00", "stod=%25%00"])
def test_a_search_for_what_can_not_be_is_no_fault_of_ours(desk, query):
    assert desk.browser(desk.member("Eva Berg")).get(f"/staff/alla?{query}").status == 200


# -- who has lost the right --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "form"),
    [("/av", {}), ("/lank", {}), ("", {"name": "Eva Berg", "teams": "", "roles": "auditor"})],
)
def test_a_console_ends_at_once_when_its_member_loses_the_right_to_it(chat_with, loop, deed, form):
    chat = chat_with(hours="alltid")
    eva, root = Officer(chat), Officer(chat, "Rut Admin", "administrator")
    console = eva.watching(spoken(chat))
    browser = Browser(loop, chat.origin).carry(root.key, root.csrf)

    assert browser.post(f"/staff/personal/{eva.staff.id}{deed}", form).status in (200, 303)

    assert console.until("signed_out")
    assert console.closed_with() is not None
    assert eva.staff.id not in chat.app[ROOM].present
    browser.close()


def test_a_new_name_does_not_end_the_console(chat_with, loop):
    chat = chat_with(hours="alltid")
    eva, root = Officer(chat), Officer(chat, "Rut Admin", "administrator")
    console = eva.watching(spoken(chat))
    browser = Browser(loop, chat.origin).carry(root.key, root.csrf)

    browser.post(f"/staff/personal/{eva.staff.id}", {"name": "Eva Ek", "teams": "", "roles": "officer"})
    console.send({"type": "ping"})

    assert console.until("pong")
    browser.close()


def spoken(chat) -> str:
    """The key of a conversation in which something has been said."""
    key = new_key()
    tab = chat.visit(key)
    tab.say("Hej")
    tab.reply()
    return key


# -- what must not be kept ---------------------------------------------------------------------------------


def test_the_organisation_number_of_a_sole_trader_is_not_taken_for_it_is_a_personal_one(desk):
    eva = desk.member("Eva Berg")
    conversation = desk.taken(eva)
    browser = desk.browser(eva)

    page = browser.post(
        f"/staff/arenden/{conversation}/uppgift", {"fact": "organisation_number", "value": "8112189876"}
    )
    taken = browser.post(
        f"/staff/arenden/{conversation}/uppgift", {"fact": "organisation_number", "value": "556036-0793"}
    )

    assert page.status == 422
    assert "personnummer" in page.text
    assert taken.status == 303
    assert "8112189876" not in str(desk.texts(conversation))


def test_what_an_auditor_looks_for_is_written_down_without_personal_numbers(desk):
    auditor = desk.member("Ada Rev", "auditor")
    desk.browser(auditor).get(f"/staff/logg?anvandare=811218-9876&samtal={'0123456789abcdef' * 2}")

    entry = desk.run(desk.app[AUDIT].search(login=auditor.login, action="log_searched"))[0]
    assert "811218" not in str(entry.details)
    assert entry.details["samtal"] == "0123456789abcdef" * 2


def test_back_to_the_queue_means_for_everybody(desk):
    eva = desk.member("Eva Berg")
    conversation = desk.taken(eva)

    assert desk.browser(eva).post(f"/staff/arenden/{conversation}/overlat", {"to": f"queue:{'x' * 50}"}).status == 303

    assert desk.case(conversation).team == ""
