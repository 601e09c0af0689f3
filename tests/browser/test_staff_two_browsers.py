"""Applicant and officer, each in a browser of their own, with the real assistant between them."""

import json
import re

import pytest
from applicant import answers_until, finishes, line, waits
from chat import Visitor, Visits
from handoff_form import HandoffForm
from officer import Officer, Staffing, conversation_of
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
MIKRO = "mikrostod-norrbotten"


def test_from_the_half_answered_form_to_a_person_and_back_and_to_the_end(visitor: Visits, officer_of: Staffing):
    eva = officer_of("Eva Berg", teams=("Norrbotten",)).visit()
    one = visitor().meet()
    answers_until(one, "heltid")
    pending = one.asked

    # The applicant asks in words of their own, and reads what is passed on.
    one.says("nä du, kan jag inte få snacka med nån riktig människa istället")
    form = HandoffForm(one)
    expect(form.element).to_contain_text("Kiruna")
    form.send("Svarven kommer från Tyskland.", "applicant@foretag.example")
    expect(one.page.locator(".queue")).to_contain_text(re.compile(r"Plats \d"))
    conversation = conversation_of(one)

    # The officer sees it come without a reload, and takes it.
    expect(eva.row(conversation)).to_contain_text("Svarven kommer från Tyskland.")
    expect(eva.row(conversation)).to_contain_text("Bad om en handläggare")
    assert eva.page.title().startswith("(")
    eva.row(conversation).get_by_role("link").click()
    expect(eva.case).to_contain_text("applicant@foretag.example")
    for words in ("Kiruna", "Aktiebolag", "40\u00a0000"):
        expect(eva.facts).to_contain_text(words)
    eva.claims()
    expect(line(one)).to_have_text("Du pratar med Eva Berg, handläggare")
    expect(one.messages.last).to_contain_text("Eva Berg, handläggare, svarar nu")

    talk_with_typing_signs(one, eva)
    correct_before_both_their_eyes(one, eva)
    note_what_the_applicant_never_sees(one, eva)
    answer_by_template_and_catalogue(one, eva)

    # Back in the middle of the form: the pending question comes, and the form goes on by its controls.
    eva.gives_back()
    expect(one.question).to_be_visible()
    expect(line(one)).to_have_text("digital assistent")
    assert pending.splitlines()[-1] in one.asked
    asked = finishes(one)
    assert not [each for each in asked if "kommun" in each], "what is known is not asked again"
    expect(one.page.locator(".result").last).to_contain_text("Mikrostöd")

    # A second time, to the end.
    waits(one)
    expect(eva.case.get_by_role("button", name="Ta ärendet")).to_be_visible()
    eva.claims()
    expect(line(one)).to_contain_text("Eva Berg")
    eva.closes("Rådet är att söka", "Ring om två veckor.")
    expect(one.messages.last).to_contain_text("Eva Berg har avslutat ärendet.")
    expect(line(one)).to_have_text("Ärendet är avslutat")
    assert "Ring om två veckor." not in one.page.content()
    expect(eva.case).to_contain_text("Avslutat")

    # Who writes again gets the assistant, and reads that.
    one.write("Hur mycket kan man få i Mikrostöd?")
    expect(one.messages.last).to_contain_text("30 000")
    assert [each for each in one.transcript[-3:] if each.startswith("system")], "the change is told"
    expect(line(one)).to_have_text("digital assistent")


def talk_with_typing_signs(one: Visitor, eva: Officer) -> None:
    one.field.press_sequentially("Hej Eva")
    expect(eva.page.locator("#skriver")).to_have_text("Den sökande skriver …")
    one.presses("Enter")
    expect(eva.log.locator(".line.person").last).to_contain_text("Hej Eva")
    expect(eva.page.locator("#skriver")).to_have_text("")
    eva.field.press_sequentially("Hej, jag tittar")
    expect(one.page.locator(".typing")).to_have_text("Eva Berg skriver …")
    eva.field.press("Enter")
    expect(one.messages.last.locator(".author")).to_have_text("Eva Berg, handläggare")
    expect(one.messages.last).to_contain_text("Hej, jag tittar")
    expect(one.page.locator(".typing")).to_be_hidden()
    eva.until_sent()


def correct_before_both_their_eyes(one: Visitor, eva: Officer) -> None:
    expect(eva.verdict(MIKRO)).not_to_have_class("verdict unfit")
    eva.corrects("municipality", "Västerås")
    expect(eva.verdict(MIKRO)).to_have_class("verdict unfit")
    expect(one.messages.last).to_contain_text("Västerås")
    expect(one.messages.last.locator(".result, .card").first).to_be_visible()
    eva.corrects("municipality", "Kiruna")
    expect(eva.verdict(MIKRO)).not_to_have_class("verdict unfit")
    expect(eva.facts).to_contain_text("Rättat av Eva Berg")
    expect(one.messages.last).to_contain_text("Kiruna")


def note_what_the_applicant_never_sees(one: Visitor, eva: Officer) -> None:
    heard: list[str] = []
    one.page.evaluate("() => { window.heard = []; }")
    one.page.evaluate(
        """() => document.querySelector("stodlots-chat").chat.connection.addEventListener("heard",
             (event) => window.heard.push(JSON.stringify(event.detail)))"""
    )
    eva.notes("Hemlig tanke om ärendet")
    eva.writes("Då går vi vidare.")
    expect(one.messages.last).to_contain_text("Då går vi vidare.")
    heard += one.page.evaluate("window.heard")
    assert any("Då går vi vidare." in each for each in heard)
    assert "Hemlig tanke" not in "".join(heard)
    assert "Hemlig tanke" not in one.page.evaluate("document.querySelector('stodlots-chat').shadowRoot.innerHTML")
    assert "Hemlig tanke" not in json.dumps(one.exported(), ensure_ascii=False)


def answer_by_template_and_catalogue(one: Visitor, eva: Officer) -> None:
    eva.unfolds("#mallar")
    eva.page.locator("#mall").select_option(label="Vänta med att börja")
    eva.page.locator("#infoga").click()
    if "{" in eva.field.input_value():
        eva.field.fill(eva.field.input_value().replace("{stöd}", "Mikrostöd"))
    eva.field.press("Enter")
    expect(one.messages.last).to_contain_text("Vänta med att beställa")
    eva.unfolds("#katalog")
    eva.page.locator("#stod").select_option(MIKRO)
    eva.page.locator("#fraga").select_option("amount")
    eva.page.locator("#forslag").get_by_role("button", name="Skicka").first.click()
    expect(one.messages.last).to_contain_text("Källa: Region Norrbotten")
    eva.until_sent()
