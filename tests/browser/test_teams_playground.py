"""The assistant in Microsoft's own offline client for Teams: the form, groups, staff, and what the website says too."""

import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from applicant import line
from chat import ANSWERS, DESKTOP, Visits
from officer import Staffing, conversation_of
from playwright.sync_api import Browser, expect
from running_assistant import Assistant, free_port

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "teams"))
from colleague import Colleague
from kept_conversations import conversations, is_asked, kept, known, teams_conversation, verdicts
from playground import Playground

pytestmark = pytest.mark.slow
OPENING = "Vilket stöd passar mig?"
SUPPORT = "Hur mycket kan man få i Mikrostöd?"
WHOLE_STORY = (
    "Vi är ett aktiebolag i Kiruna med sju anställda och vill köpa maskiner för 40 000 kr. Vilket stöd passar oss?"
)
MOST_QUESTIONS = 20


@pytest.fixture
def colleague(chromium: Browser, assistant: Assistant, tmp_path: Path) -> Iterator[Colleague]:
    """Somebody who has just added the app in Teams."""
    playground = Playground(tmp_path, free_port(), assistant.gateway)
    context = chromium.new_context(locale="sv-SE", viewport=DESKTOP)
    context.set_default_timeout(10_000)
    try:
        yield Colleague(context.new_page(), playground).meet()
    finally:
        context.close()
        playground.stop()


def answer_to(question: str) -> str:
    return next(answer for words, answer in ANSWERS if words.lower() in question.lower())


def is_page(address: str | None, text: str) -> bool:
    """Whether a page of ours stands at the address, with the text in it."""
    with urllib.request.urlopen(str(address), timeout=10) as response:
        return text in response.read().decode()


def test_who_adds_the_app_is_told_once_that_it_is_a_digital_assistant_and_can_begin_by_a_button(colleague: Colleague):
    colleague.page.wait_for_timeout(1500)  # Teams tells of it twice, the second time a little later

    assert colleague.page.get_by_text("digital assistent").count() == 1
    assert colleague.from_bot.count() == 1
    assert "I vilken kommun" in colleague.presses(OPENING)


def test_while_an_answer_is_prepared_there_is_a_typing_sign(colleague: Colleague):
    colleague.says(SUPPORT)

    assert colleague.typing_signs > 0


def test_a_company_comes_to_its_assessment_by_cards_alone_and_by_words_alone_with_the_same_facts(
    assistant: Assistant, colleague: Colleague
):
    personal = teams_conversation(colleague.playground.personal)
    colleague.says(OPENING)
    kinds = []
    while is_asked(assistant, personal):
        kinds.append(colleague.answers(answer_to(colleague.card.inner_text())))
        assert len(kinds) < MOST_QUESTIONS, "the form does not end"
    facts, fits = known(assistant, personal), verdicts(assistant, personal)
    assert set(kinds) == {"buttons", "boxes", "list", "number", "text"}
    assert (facts["municipality"], facts["employees"], fits["mikrostod-norrbotten"]) == ("Kiruna", 7, "fits")
    page = colleague.page.get_by_role("link", name="Öppna hela bedömningen")
    assert is_page(page.get_attribute("title"), "Mikrostöd")

    colleague.opens("Group Chat").says(OPENING, to_bot=True)
    group = teams_conversation(colleague.place)
    said = []
    while is_asked(assistant, group):
        said.append(answer_to(kept(assistant, group)[-1][1]))
        colleague.says(said[-1], to_bot=True)
        assert len(said) < MOST_QUESTIONS, "the form does not end"
    assert [text for sender, text, _ in kept(assistant, group) if sender == "person"] == [OPENING, *said]
    assert (known(assistant, group), verdicts(assistant, group)) == (facts, fits)


def test_in_a_group_the_mention_is_left_out_the_answer_stands_there_and_buttons_need_no_mention(
    assistant: Assistant, colleague: Colleague
):
    colleague.opens("Group Chat")

    answer = colleague.says(SUPPORT, to_bot=True)

    assert "30 000 kronor" in answer
    group = teams_conversation(colleague.place)
    assert kept(assistant, group)[0][:2] == ("person", SUPPORT)
    title = colleague.card.get_by_role("button").first.inner_text()
    colleague.presses(title)
    assert [sender for sender, *_ in kept(assistant, group)].count("person") == 2
    assert not kept(assistant, teams_conversation(colleague.playground.personal))


def test_in_a_channel_the_answer_stands_in_the_thread_of_its_question_and_each_thread_is_a_conversation(
    assistant: Assistant, colleague: Colleague
):
    before = conversations(assistant)
    colleague.opens("My Team - General")
    for question, answer in ((SUPPORT, "30 000 kronor"), (OPENING, "I vilken kommun")):
        colleague.posts(question)
        thread = colleague.page.get_by_role("group").filter(has_text="Alex Wilber").filter(has_text=question)
        expect(thread.filter(has_text=answer)).to_have_count(1, timeout=40_000)

    threads = [kept(assistant, one)[0][:2] for one in conversations(assistant) if one not in before]
    assert threads == [("person", SUPPORT), ("person", OPENING)]


def test_a_button_that_is_pressed_twice_answers_once_and_then_the_card_shows_the_answer_and_nothing_to_press(
    assistant: Assistant, colleague: Colleague
):
    colleague.says(OPENING)
    asked, seen = colleague.cards.nth(colleague.cards.count() - 1), colleague.from_bot.count()
    colleague.finds("Kiruna", asked)
    asked.get_by_role("button", name="Svara").dblclick()
    colleague.until_answered(seen)
    colleague.page.wait_for_timeout(1000)

    messages = kept(assistant, teams_conversation(colleague.playground.personal))
    assert [text for sender, text, _ in messages if sender == "person"] == [OPENING, "Kiruna"]
    assert messages[-1][2]["fact"] != "municipality"
    expect(asked).to_contain_text("Kiruna")
    expect(asked.get_by_role("button")).to_have_count(0)
    expect(asked.get_by_role("combobox")).to_have_count(0)


def test_a_card_that_was_passed_by_in_words_can_not_answer_any_more(assistant: Assistant, colleague: Colleague):
    personal = teams_conversation(colleague.playground.personal)
    colleague.says(OPENING)
    old = colleague.cards.nth(colleague.cards.count() - 1)
    colleague.says("Västerås")
    before = kept(assistant, personal)

    colleague.finds("Kiruna", old)
    told = colleague.presses("Svara", old)

    assert "redan" in told
    assert kept(assistant, personal) == before
    assert known(assistant, personal)["municipality"] == "Västerås"


def test_staff_take_over_in_teams_and_their_answer_comes_by_itself_with_their_name(
    assistant: Assistant, colleague: Colleague, officer_of: Staffing
):
    conversation = teams_conversation(colleague.playground.personal)
    eva = officer_of("Eva Berg")
    colleague.says("Jag vill prata med en människa")
    colleague.card.get_by_role("textbox").first.fill("Det gäller en fräs")
    colleague.presses("Skicka till handläggare")

    eva.takes(conversation)
    expect(eva.case).to_contain_text("Det gäller en fräs")
    colleague.sees("Eva Berg")
    before = colleague.typing_signs
    eva.field.press_sequentially("Hej")
    colleague.until_typing(before)
    eva.writes("Hej, hur kan jag hjälpa dig?")
    colleague.sees("Eva Berg", "Hej, hur kan jag hjälpa dig?")
    colleague.writes("Kan vi söka före jul?")
    expect(eva.log).to_contain_text("Kan vi söka före jul?")
    assert [sender for sender, *_ in kept(assistant, conversation)][-2:] == ["staff", "person"]

    eva.gives_back()
    assert "30 000 kronor" in colleague.says(SUPPORT)


def test_the_same_words_give_the_same_answer_and_the_same_facts_on_the_website_and_in_teams(
    assistant: Assistant, colleague: Colleague, visitor: Visits
):
    one = visitor().meet()
    expect(line(one)).to_contain_text("digital assistent")
    for words in (SUPPORT, WHOLE_STORY, "Vet inte"):
        one.says(words)
        colleague.says(words)

    website = kept(assistant, conversation_of(one))
    assert known(assistant, conversation_of(one))["municipality"] == "Kiruna"
    assert kept(assistant, teams_conversation(colleague.playground.personal)) == website


def test_who_writes_that_the_conversation_is_to_be_erased_is_told_and_nothing_of_it_is_kept(
    assistant: Assistant, colleague: Colleague
):
    personal = teams_conversation(colleague.playground.personal)
    colleague.says(SUPPORT)
    assert kept(assistant, personal)

    assert "radera" in colleague.says("Radera samtalet")
    assert not kept(assistant, personal)
