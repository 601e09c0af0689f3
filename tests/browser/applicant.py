"""What an applicant does and sees on the way to a person."""

from chat import Visitor
from handoff_form import HandoffForm
from officer import conversation_of
from playwright.sync_api import Locator, expect

MOST_QUESTIONS = 20


def line(one: Visitor) -> Locator:
    """Who answers, as the applicant sees it."""
    return one.page.locator(".bar .kind")


def waits(one: Visitor, words: str = "Kan jag få prata med en människa?", note: str = "", contact: str = "") -> str:
    """Asks for a person and sends the form; gives the conversation, which is in the queue now."""
    one.says(words)
    HandoffForm(one).send(note, contact)
    expect(one.page.locator(".queue")).to_be_visible()
    return conversation_of(one)


def answers_until(one: Visitor, word: str) -> None:
    """Goes through the form by its controls until the question with ``word`` in it is asked."""
    one.says("Vilket stöd passar mig?")
    while word not in one.asked:
        one.gives_answer()


def finishes(one: Visitor) -> list[str]:
    """Goes on by the controls to the assessment; gives what was asked."""
    asked = []
    while one.question.is_visible():
        asked.append(one.asked)
        one.gives_answer()
        assert len(asked) < MOST_QUESTIONS, "the form does not end"
    return asked
