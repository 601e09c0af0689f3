"""A new visitor's whole path: from the first look at the page to an assessment that is saved, sent and deleted."""

import re

import pytest
from chat import Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_before_the_first_message_the_visitor_reads_that_it_is_a_digital_assistant_and_what_is_stored(visitor: Visits):
    one = visitor().meet()

    assert "digital assistent" in one.log.inner_text()
    assert "sparas i 90 dagar" in one.log.inner_text()
    expect(one.page.locator(".bar")).to_contain_text("digital assistent")
    expect(one.page.locator(".foot")).to_contain_text("sparas i 90 dagar")
    expect(one.log.get_by_role("link", name="Så hanterar vi dina uppgifter")).to_have_attribute(
        "href", re.compile("/integritet$")
    )
    assert one.messages.count() == 0
    assert one.page.context.cookies() == []


def test_a_question_is_answered_with_source_and_a_link_to_the_page_of_the_support(visitor: Visits):
    one = visitor().meet()

    answer = one.says("Hur mycket kan man få i Mikrostöd?")

    assert "30 000 kronor" in answer
    assert "Källa: Region Norrbotten" in answer
    with one.page.expect_popup() as opened:
        one.messages.last.get_by_role("link", name="Allt om Mikrostöd").click()
    expect(opened.value.locator("h1")).to_have_text("Mikrostöd")


def test_a_suggestion_answers_at_once_and_the_suggestions_give_way_to_those_that_fit_the_answer(visitor: Visits):
    one = visitor().meet()
    first = one.page.locator(".answers").inner_text()

    one.page.locator(".answers").get_by_role("button", name="Hur mycket kan man få i Mikrostöd?").click()

    assert "30 000" in one.answer()
    assert one.said == ["Hur mycket kan man få i Mikrostöd?"]
    assert one.page.locator(".answers").inner_text() != first


def test_the_form_is_answered_by_each_kind_of_control_and_ends_in_cards_with_words_and_signs(visitor: Visits):
    one = visitor().meet()
    one.says("Vilket stöd passar mig?")
    kinds, left = [], []

    while one.question.is_visible():
        kinds.append(one.kind_of_control)
        left.append(one.left)
        if one.kind_of_control == "amount" and "kostar" in one.asked:
            one.question.get_by_role("textbox").press_sequentially("1234567")
            expect(one.question.get_by_role("textbox")).to_have_value("1\u00a0234\u00a0567")
            one.question.get_by_role("textbox").fill("")
        one.gives_answer()

    assert set(kinds) == {"choices", "boxes", "municipality", "number", "amount", "percent"}
    told = [count for count in left if count is not None]  # many are not told: most of them fall away
    assert len(told) >= 5
    assert told == sorted(told, reverse=True), "the number of questions left never rises"
    assert told[-1] == 1
    assert "40\u00a0000 kronor" in one.said
    cards = one.page.locator(".result > .card")
    assert cards.count() >= 1
    for card in cards.all():
        assert re.search("[✓?…] ?(Passar|Kan passa|Öppnar)", card.locator(".mark").inner_text()), card.inner_text()
        card.locator("summary").click()
        expect(card.locator(".source")).to_contain_text("Källa: ")
        assert card.get_by_role("link").first.get_attribute("href").startswith(one.address + "/stod/")
    mikro = cards.filter(has_text="Mikrostöd").first
    expect(mikro.locator(".amount")).to_contain_text("kronor")
    expect(mikro.get_by_role("heading", name="Att bifoga")).to_be_visible()
    expect(mikro.get_by_role("heading", name="Så söker du")).to_be_visible()
    brief = one.page.locator(".result > details.brief").last
    brief.locator(":scope > summary").click()
    expect(brief.locator(".card .mark").first).to_contain_text("✕")


def test_the_summary_is_ticked_printed_sent_and_deleted(visitor: Visits):
    one = visitor().meet()
    one.fills_in_form()
    with one.page.expect_popup() as opened:
        one.page.locator(".result .summary a").click()
    summary = visitor(beside=one)
    summary.page.goto(opened.value.url)
    opened.value.close()
    page = summary.page
    assert re.fullmatch(r".*/sammanfattning/[\w-]{43}", page.url)
    expect(page.locator("h1")).to_have_text("Din bedömning")
    expect(page.locator(".lead")).to_contain_text("22 november 2026")
    expect(page.locator(".told")).to_contain_text("Kiruna")
    expect(page.locator(".verdict .mark").first).to_be_visible()
    expect(page.locator(".verdict .source").first).to_contain_text("Källa: ")

    with page.expect_response(lambda response: "/bilagor" in response.url):
        page.locator(".papers input[type=checkbox]").nth(1).check()
    page.reload()
    assert [box.is_checked() for box in page.locator(".papers input[type=checkbox]").all()][:3] == [False, True, False]

    page.emulate_media(media="print")
    for hidden in (".top", ".bottom", ".noprint", ".actions"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".verdict").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf(format="A4")) > 10_000
    page.emulate_media(media="screen")

    page.get_by_role("button", name="Skicka till handläggare").click()
    expect(page.locator("#handlaggare [role=status]")).to_contain_text("markerad för en handläggare")
    assert re.search(r"kl\. \d\d\.\d\d", page.locator("#handlaggare").inner_text())

    summary.faults.accept("dialog: Ska bedömningen raderas|status of 404")
    page.get_by_role("button", name="Radera bedömningen").click()
    expect(page.locator("h1")).to_have_text("Din bedömning")  # the person said no
    link = page.url.split("#")[0]
    page.evaluate("window.confirm = () => true")
    page.get_by_role("button", name="Radera bedömningen").click()
    expect(page.locator("h1")).to_have_text("Bedömningen är raderad")
    assert page.goto(link).status == 404
    expect(page.locator("h1")).to_have_text("Adressen finns inte.")


def test_the_summary_works_without_scripts(visitor: Visits):
    one = visitor().meet()
    one.fills_in_form()
    address = one.address + one.page.locator(".result .summary a").get_attribute("href").removeprefix(one.address)
    plain = visitor(java_script_enabled=False)
    page = plain.page
    page.goto(address)

    page.locator(".papers input[type=checkbox]").first.check()
    page.locator(".papers").get_by_role("button", name="Spara").first.click()

    expect(page.locator(".papers input[type=checkbox]").first).to_be_checked()


def test_the_conversation_can_be_printed_saved_exported_begun_anew_and_erased(visitor: Visits):
    one = visitor()
    # Nobody sees the print dialog here: what would be printed is kept instead.
    one.page.add_init_script(
        "window.print = () => { top.printed = document.body.innerText; dispatchEvent(new Event('afterprint')); }"
    )
    one.meet()
    one.says("Vi har ett aktiebolag i Kiruna")
    with one.page.expect_download() as download:
        one.chooses("Ladda ner samtalet som text")
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("Du:\nVi har ett aktiebolag i Kiruna\n\nAssistenten:\n")
    exported = one.exported()
    assert [message["text"] for message in exported["messages"] if message["from"] == "person"] == one.said

    one.chooses("Skriv ut samtalet")
    assert "Vi har ett aktiebolag i Kiruna" in one.page.evaluate("window.printed")
    assert one.page.frames == [one.page.main_frame]

    one.chooses("Börja om")
    one.page.locator("dialog.ask").get_by_role("button", name="Börja om").click()
    expect(one.page.locator(".message.system").last).to_contain_text("börjar om")
    assert "Kiruna" not in one.says("Vad har jag berättat?").split("berättat")[-1]

    one.erases()
    assert one.messages.count() == 0
    one.page.reload()
    one.until_ready()
    assert one.messages.count() == 0
    assert one.says("Hej").strip()


def test_talking_with_an_officer_is_always_one_click_away(visitor: Visits):
    one = visitor().meet()

    one.page.get_by_role("button", name="Prata med en handläggare").click()

    assert "handläggare" in one.answer()
