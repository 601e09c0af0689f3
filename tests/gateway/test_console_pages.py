"""The console's pages: the queue, a case, what an officer does with it, and the search among all."""

import json
import re
from dataclasses import replace

import pytest
from gateway_settings import stored_in
from officers_desk import Desk

from bot.gateway.keys import AUDIT, HANDOVER
from bot.gateway.staff.case_forms import routes as case_forms
from bot.gateway.staff.queue_pages import hits
from bot.settings import settings

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def desk(loop, tmp_path_factory):
    chosen = replace(stored_in(settings(), tmp_path_factory.mktemp("data")), rasa_port=1, today=None)
    running = Desk(loop, chosen)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def eva(desk):
    return desk.member("Eva Berg", teams=("Norrbotten",))


@pytest.fixture(scope="module")
def olle(desk):
    return desk.member("Olle Ek", teams=("Västmanland",))


@pytest.fixture(scope="module")
def chief(desk):
    return desk.member("Siv Chef", "supervisor")


def address(conversation: str, deed: str = "") -> str:
    return f"/staff/arenden/{conversation}{deed}"


def row_of(page: str, conversation: str) -> str:
    """The row of the queue that is about a conversation."""
    return next(row for row in page.split("<li") if address(conversation) in row)


# -- the queue ----------------------------------------------------------------------------------------


def test_the_queue_shows_each_waiting_case_oldest_first_with_reason_wait_note_and_whether_there_is_a_contact(desk, eva):
    first = desk.waiting("Hej", reason="complaint", note="Det gäller en ugn.", contact="bagaren@foretag.example")
    second = desk.waiting("Hej", about="mikrostod-norrbotten", out_of_hours=True)
    page = desk.browser(eva).get("/staff").text
    assert page.index(address(first)) < page.index(address(second))
    assert all(
        part in row_of(page, first) for part in ("Klagomål", "Det gäller en ugn.", "Har lämnat kontaktuppgift", "nyss")
    )
    assert "bagaren@" not in page
    assert all(part in row_of(page, second) for part in ("Mikrostöd", "Ingen kontaktuppgift", "Utanför öppettid"))


def test_the_place_of_a_case_is_told_from_its_facts(desk, eva):
    conversation = desk.taken(eva)
    desk.run(desk.app[HANDOVER].correct(conversation, eva, "municipality", "Kiruna"))
    desk.run(desk.app[HANDOVER].to_team(conversation, eva, ""))
    assert "Kiruna, Norrbottens län" in row_of(desk.browser(eva).get("/staff").text, conversation)


def test_an_officer_can_see_only_their_own_groups_and_what_has_no_group(desk, eva, olle):
    free, theirs = desk.waiting(), desk.taken(eva)
    desk.run(desk.app[HANDOVER].to_team(theirs, eva, "Västmanland"))
    waiting = desk.browser(eva).get("/staff?grupp=mina").text
    assert address(free) in waiting
    assert address(theirs) not in waiting
    assert address(theirs) in desk.browser(olle).get("/staff?grupp=mina").text
    assert address(theirs) in desk.browser(eva).get("/staff").text


def test_the_rows_alone_can_be_fetched_anew(desk, eva):
    conversation = desk.waiting()
    rows = desk.browser(eva).get("/staff/ko").text
    assert address(conversation) in rows
    assert "<html" not in rows


def test_a_running_conversation_of_the_assistant_can_be_taken_over_from_the_queue(desk, eva):
    conversation = desk.conversation("Får jag stöd till en traktor?")
    browser = desk.browser(eva)
    assert "Får jag stöd till en traktor?" in row_of(browser.get("/staff").text, conversation)
    assert browser.post(address(conversation, "/ta")).status == 303
    assert (desk.state(conversation).owner, desk.case(conversation).reason) == (eva.id, "taken_over")


def test_html_from_an_applicant_is_shown_and_not_obeyed_anywhere(desk, eva):
    conversation = desk.taken(eva, EVIL, note=EVIL, contact="")
    desk.says(conversation, eva, EVIL)
    waiting = desk.waiting(EVIL, note=EVIL)
    browser = desk.browser(eva)
    paths = [address(conversation), address(conversation, "/underlag"), "/staff", "/staff/ko", "/staff/mina",
             "/staff/alla?text=script", address(waiting)]  # fmt: skip
    for path in paths:
        raw = browser.get(path).raw
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw
    assert EVIL in browser.get(address(conversation)).text


# -- a case -------------------------------------------------------------------------------------------


def test_a_case_shows_who_said_what_why_it_came_and_how_to_reach_the_person(desk, eva):
    conversation = desk.taken(eva, "Vad gäller?", note="Bråttom.", contact="+46701234567")
    desk.says(conversation, eva, "Hej, jag hjälper dig.")
    page = desk.browser(eva).get(address(conversation)).text
    assert re.search(r'class="line person".*?Sökande.*?Vad gäller\?', page, re.S)
    assert re.search(r'class="line bot".*?Assistenten.*?Svar på: Vad gäller\?', page, re.S)
    assert re.search(r'class="line staff".*?Eva Berg.*?Hej, jag hjälper dig\.', page, re.S)
    assert 'href="tel:+46701234567"' in page
    assert all(part in page for part in ("Bad om en handläggare", "Bråttom.", "Eva Berg (du)"))


def test_that_a_case_was_read_is_written_down_and_nothing_of_what_was_said(desk, eva):
    conversation = desk.waiting("Något hemligt")
    desk.browser(eva).get(address(conversation))
    entries = desk.log(conversation)
    assert [(one.action, one.login) for one in entries] == [("conversation_read", eva.login)]
    assert "hemligt" not in json.dumps([one.details for one in entries])


def test_only_the_owner_sees_what_changes_the_case(desk, eva, olle):
    conversation = desk.taken(eva)
    own, others = desk.browser(eva).get(address(conversation)).text, desk.browser(olle).get(address(conversation)).text
    for deed in ("/lamna-tillbaka", "/overlat", "/avsluta", "/uppgift"):
        assert address(conversation, deed) in own
        assert address(conversation, deed) not in others
    assert '<form class="composer" id="svar">' in own
    assert '<form class="composer" id="svar" hidden>' in others


@pytest.mark.parametrize("conversation", ["0" * 32, "x" * 32, "0" * 31])
def test_a_conversation_that_is_not_there_is_not_found(desk, eva, conversation):
    browser = desk.browser(eva)
    assert browser.get(address(conversation)).status == 404
    assert browser.post(address(conversation, "/ta")).status == 404


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_auditors_and_administrators_read_no_conversation(desk, role):
    browser, conversation = desk.browser(desk.member("Annan Roll", role)), desk.waiting()
    paths = ["/staff", "/staff/ko", "/staff/mina", "/staff/alla", "/staff/avslutade"]
    paths += [address(conversation, end) for end in ("", "/underlag", "/svar", "/export")]
    assert {browser.get(path).status for path in paths} == {403}
    deeds = ("/ta", "/lamna-tillbaka", "/overlat", "/avsluta", "/anteckning", "/uppgift", "/export")
    assert {browser.post(address(conversation, deed)).status for deed in deeds} == {403}


def test_every_deed_wants_the_token_and_our_own_origin(desk, eva):
    conversation, browser = desk.waiting(), desk.browser(eva)
    deeds = [route.path.rsplit("/", 1)[1] for route in case_forms.routes]
    assert len(deeds) == 6
    for deed in deeds:
        path = address(conversation, f"/{deed}")
        assert browser.post(path, csrf="fel").status == 403
        assert browser.post(path, origin="https://boven.example").status == 403
    assert desk.state(conversation).state == "queued"


# -- deeds --------------------------------------------------------------------------------------------


def test_taking_a_case_gives_it_to_the_officer_and_leads_back_to_its_page(desk, eva):
    conversation = desk.waiting()
    answer = desk.browser(eva).post(address(conversation, "/ta"))
    assert (answer.status, answer.location) == (303, address(conversation))
    assert desk.state(conversation).owner == eva.id
    assert [one.action for one in desk.log(conversation)] == ["case_taken"]


def test_who_comes_too_late_is_told_who_took_it(desk, eva, olle):
    conversation = desk.taken(eva)
    answer = desk.browser(olle).post(address(conversation, "/ta"))
    assert answer.status == 409
    assert "Ärendet togs av Eva Berg." in answer.text
    assert desk.state(conversation).owner == eva.id
    assert [one.action for one in desk.log(conversation)] == ["conversation_read"], "taken it has nobody else"


def test_taking_what_one_has_already_leads_to_it(desk, eva):
    conversation = desk.taken(eva)
    assert desk.browser(eva).post(address(conversation, "/ta")).status == 303


def test_only_a_supervisor_may_take_a_case_from_a_colleague(desk, eva, olle, chief):
    conversation = desk.taken(eva)
    assert desk.browser(olle).post(address(conversation, "/ta"), {"from_colleague": "yes"}).status == 403
    assert desk.state(conversation).owner == eva.id
    assert desk.browser(chief).post(address(conversation, "/ta")).status == 409
    assert desk.browser(chief).post(address(conversation, "/ta"), {"from_colleague": "yes"}).status == 303
    assert desk.state(conversation).owner == chief.id


def test_giving_back_closes_the_case_and_the_assistant_has_the_conversation(desk, eva):
    conversation = desk.taken(eva)
    assert desk.browser(eva).post(address(conversation, "/lamna-tillbaka")).status == 303
    assert (desk.state(conversation).owner, desk.case(conversation).outcome) == ("bot", "returned")


def test_a_case_can_be_handed_to_a_colleague_who_then_owns_it(desk, eva, olle):
    conversation = desk.taken(eva)
    browser = desk.browser(eva)
    assert f'value="person:{olle.id}"' in browser.get(address(conversation)).text
    assert browser.post(address(conversation, "/overlat"), {"to": f"person:{olle.id}"}).status == 303
    assert desk.state(conversation).owner == olle.id
    assert browser.post(address(conversation, "/avsluta"), {"outcome": "answered"}).status == 409


def test_a_case_can_be_handed_to_a_group_or_back_to_the_queue(desk, eva):
    for to, team in (("team:Västmanland", "Västmanland"), ("queue", "")):
        conversation = desk.taken(eva)
        assert desk.browser(eva).post(address(conversation, "/overlat"), {"to": to}).status == 303
        assert (desk.state(conversation).state, desk.case(conversation).team) == ("queued", team)


def test_a_case_is_handed_to_nobody_who_can_not_take_it(desk, eva):
    conversation = desk.taken(eva)
    auditor = desk.member("Rut Revisor", "auditor")
    for to in ("", "team:Finns inte", "person:", f"person:{auditor.id}", f"person:{eva.id}", "annat:x"):
        assert desk.browser(eva).post(address(conversation, "/overlat"), {"to": to}).status == 422
    assert desk.state(conversation).owner == eva.id


def test_closing_keeps_how_it_ended_and_what_to_follow_up(desk, eva):
    conversation = desk.taken(eva)
    form = {"outcome": "advised_to_apply", "follow_up": "Ring i januari."}
    assert desk.browser(eva).post(address(conversation, "/avsluta"), form).status == 303
    case = desk.case(conversation)
    assert (case.outcome, case.follow_up, desk.state(conversation).state) == (
        "advised_to_apply",
        "Ring i januari.",
        "closed",
    )
    page = desk.browser(eva).get(address(conversation)).text
    assert all(part in page for part in ("Avslutat", "Rådet är att söka", "Ring i januari."))


def test_earlier_cases_of_a_returning_conversation_are_told_beside_the_new_one(desk, eva):
    conversation = desk.taken(eva, reason="complaint")
    desk.run(desk.app[HANDOVER].give_back(conversation, eva))
    first = desk.case(conversation)
    assert "Tidigare ärenden" not in desk.browser(eva).get(address(conversation)).text
    desk.run(desk.app[HANDOVER].claim(conversation, eva))
    page = desk.browser(eva).get(address(conversation)).text
    earlier = page[page.index("Tidigare ärenden") :]
    assert all(part in earlier for part in (f"Ärende {first.id}", "Klagomål", "Lämnat till assistenten", "Eva Berg"))


def test_closing_wants_an_outcome_that_exists(desk, eva):
    conversation = desk.taken(eva)
    for outcome in ("", "finns-inte", "returned"):
        assert desk.browser(eva).post(address(conversation, "/avsluta"), {"outcome": outcome}).status == 422
    assert desk.state(conversation).owner == eva.id


def test_a_note_is_seen_by_staff_and_never_said_to_the_applicant(desk, eva, olle):
    conversation = desk.taken(eva)
    assert desk.browser(olle).post(address(conversation, "/anteckning"), {"text": "Ring först."}).status == 303
    assert re.search("Ring först.*Olle Ek", desk.browser(eva).get(address(conversation, "/underlag")).text, re.S)
    assert not any("Ring först" in text for text in desk.texts(conversation))
    assert desk.browser(eva).post(address(conversation, "/anteckning"), {"text": " "}).status == 422


# -- facts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "values", "kept"),
    [
        ("municipality", ["kiruna"], "Kiruna"),
        ("purposes", ["marketing", "machinery_equipment"], ("marketing", "machinery_equipment")),
        ("already_started", ["false"], False),
        ("cost_sek", ["380 000"], 380_000),
        ("owner_work_share_percent", ["37,5"], 37.5),
        ("applicant_type", ["limited_company"], "limited_company"),
        ("organisation_number", ["556016-0680"], "5560160680"),
    ],
)
def test_a_fact_of_every_kind_can_be_told_by_a_form(desk, eva, fact, values, kept):
    conversation = desk.taken(eva)
    form = [("fact", fact), *(("value", value) for value in values)]
    answer = desk.browser(eva).post(address(conversation, "/uppgift"), form)
    assert (answer.status, answer.location) == (303, address(conversation, "#uppgifter"))
    assert desk.facts(conversation) == {fact: kept}


@pytest.mark.parametrize(
    ("fact", "value"),
    [("municipality", "Bullerbyn"), ("cost_sek", "många"), ("cost_sek", "-1"), ("cost_sek", "nan"), ("cost_sek", "1e400"),
     ("purposes", "annat"), ("already_started", "kanske"), ("finns_inte", "1"), ("employees", "")],
)  # fmt: skip
def test_a_value_that_can_not_be_is_refused_with_a_reason(desk, eva, fact, value):
    conversation = desk.taken(eva)
    path, form = address(conversation, "/uppgift"), {"fact": fact, "value": value}
    answer = desk.browser(eva).post(path, form)
    assert (answer.status, 'role="alert"' in answer.text) == (422, True)
    assert desk.facts(conversation) == {}


def test_a_script_is_told_of_a_refused_value_as_the_api_tells_it(desk, eva):
    conversation, browser = desk.taken(eva), desk.browser(eva)
    form = {"fact": "municipality", "value": "Bullerbyn", "csrf": browser.csrf}
    answer = browser.send("POST", address(conversation, "/uppgift"), data=form, headers=JSON | {"Origin": desk.origin})
    assert answer.status == 422
    assert "Bullerbyn" in json.loads(answer.raw)["errors"][0]["message"]


def test_a_corrected_fact_changes_the_verdicts_shows_who_corrected_it_and_can_be_taken_away(desk, eva):
    conversation, browser = desk.taken(eva), desk.browser(eva)
    path = address(conversation, "/uppgift")
    browser.post(path, {"fact": "municipality", "value": "Västerås"})
    before = browser.get(address(conversation, "/underlag")).text
    browser.post(path, {"fact": "municipality", "value": "Kiruna"})
    after = browser.get(address(conversation, "/underlag")).text
    assert verdict(before, "mikrostod-norrbotten") == "unfit"
    assert verdict(after, "mikrostod-norrbotten") != "unfit"
    assert "Rättat av Eva Berg" in after
    assert re.search("Västerås → Kiruna", after)
    browser.post(path, {"fact": "municipality", "remove": "yes"})
    assert desk.facts(conversation) == {}
    assert "Kiruna → borttagen" in browser.get(address(conversation, "/underlag")).text


def verdict(page: str, call: str) -> str:
    """The verdict on a support that the page shows."""
    found = re.search(rf'class="verdict (\w+)" id="stod-{call}"', page)
    assert found
    return found[1]


def test_nobody_but_the_owner_corrects_a_fact(desk, eva, olle):
    conversation = desk.taken(eva)
    answer = desk.browser(olle).post(address(conversation, "/uppgift"), {"fact": "employees", "value": "3"})
    assert answer.status == 409
    assert desk.facts(conversation) == {}


# -- answers of the catalogue -------------------------------------------------------------------------


def test_an_answer_of_the_catalogue_comes_with_its_source_ready_to_be_sent(desk, eva):
    path = address(desk.waiting(), "/svar?call=mikrostod-norrbotten&aspect=amount")
    answers = json.loads(desk.browser(eva).get(path).raw)["answers"]
    assert answers
    assert all((one["call"], one["aspect"]) == ("mikrostod-norrbotten", "amount") for one in answers)
    assert all("Källa:" in one["text"] for one in answers)


def test_answers_are_found_by_words_in_any_case_and_all_of_them_count(desk, eva):
    browser, conversation = desk.browser(eva), desk.waiting()
    found = json.loads(browser.get(address(conversation, "/svar?q=MIKROST%C3%96D+utbetalning")).raw)["answers"]
    assert found
    assert all("utbetalning" in one["text"].lower() for one in found[:1])
    for nothing in ("", "?q=+", "?q=finnsinteialls", "?call=finns-inte", "?aspect=finns_inte"):
        assert json.loads(browser.get(address(conversation, f"/svar{nothing}")).raw)["answers"] == []


# -- lists --------------------------------------------------------------------------------------------


def test_my_cases_are_those_that_i_have_now(desk, eva, olle):
    own, others = desk.taken(eva), desk.taken(olle)
    page = desk.browser(eva).get("/staff/mina").text
    assert address(own) in page
    assert address(others) not in page


def test_closed_cases_are_found_by_a_word_that_is_marked_in_the_text(desk, eva):
    conversation = desk.taken(eva, "Vi odlar <b>svalört</b> i Älvsbyn")
    browser = desk.browser(eva)
    search = "/staff/avslutade?text=SVAL%C3%96RT"
    assert address(conversation) not in browser.get(search).text
    desk.run(desk.app[HANDOVER].close(conversation, eva, "answered", ""))
    raw = browser.get(search).raw
    assert address(conversation) in raw
    assert "&lt;b&gt;<mark>svalört</mark>&lt;/b&gt;" in raw


def test_all_conversations_are_found_by_support_and_day(desk, eva):
    conversation = desk.conversation("Hej", about="mikrostod-norrbotten")
    browser = desk.browser(eva)
    assert address(conversation) in browser.get("/staff/alla?stod=mikrostod-norrbotten").text
    assert address(conversation) not in browser.get("/staff/alla?stod=innovationsstod-finns-inte").text
    assert address(conversation) not in browser.get("/staff/alla?fran=2000-01-01&till=2000-01-02").text
    assert "Datumet går inte att läsa." in browser.get("/staff/alla?fran=i+g%C3%A5r").text


def test_long_lists_have_pages(desk, eva):
    made = {desk.conversation("gräshoppa") for _ in range(27)}
    browser = desk.browser(eva)
    first = browser.get("/staff/alla?text=gr%C3%A4shoppa")
    following = re.search(r'href="([^"]+)" rel="next"', first.text)
    assert following
    second = browser.get(following[1])
    shown = [set(re.findall(r"/staff/arenden/([0-9a-f]{32})", page.text)) for page in (first, second)]
    assert (len(shown[0]), len(shown[1])) == (25, 2)
    assert shown[0] | shown[1] == made
    assert 'rel="prev"' in second.text
    assert 'rel="next"' not in second.text


def test_what_was_searched_for_is_not_written_down(desk, eva):
    desk.browser(eva).get("/staff/alla?text=Kalle+Kula")
    entries = desk.run(desk.app[AUDIT].search(action="conversations_searched", most=100))
    assert entries
    assert "Kula" not in json.dumps([one.details for one in entries])


@pytest.mark.parametrize("page", ["-1", "x", "99999999", "%D9%A3"])
def test_a_page_that_is_none_is_the_first(desk, eva, page):
    assert desk.browser(eva).get(f"/staff/alla?sida={page}").status == 200


def test_a_hit_is_cut_out_whatever_signs_stand_in_it():
    assert hits("a.b och A.B", "a.b") == [("a.b", True), (" och ", False), ("A.B", True)]
    assert hits("aXb", "a.b") == [("aXb", False)]


# -- files --------------------------------------------------------------------------------------------


def test_the_consoles_files_are_for_our_own_pages_only(desk, eva):
    browser = desk.browser(eva)
    assert browser.get("/staff/staff.css").status == 200
    assert browser.get("/staff/case.js", Origin=desk.origin).status == 200
    assert browser.get("/staff/case.js", Origin="https://boven.example").status == 403
    assert browser.get("/staff/finns-inte.js").status == 404
