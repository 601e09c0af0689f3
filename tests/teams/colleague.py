"""A person in front of Teams: what they write and press there, and what they see."""

import re

from playground import Playground
from playwright.sync_api import Locator, Page, Request, expect

BOT = "Test Bot"
BOX = "[role=textbox][contenteditable=true]"
HEADER = "[aria-label='Message header']"
AUTHOR = "[aria-label='Message author']"
CARD = ".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)"
LONGEST_SECONDS = 40
QUIET_MS = 350
"""An answer of several messages is whole when nothing has come for that long."""
IS_ANSWERED = """([seen, quiet]) => {
  const all = [...document.querySelectorAll("[aria-label='Message header']")].map((one) => one.parentElement);
  const bots = all.filter((one) => one.querySelector("[aria-label='Message author']"));
  const shown = all.map((one) => one.innerText).join("\\n");
  if (window.shownBefore !== shown) { window.shownBefore = shown; window.shownSince = Date.now(); }
  return bots.length > seen && all.at(-1) === bots.at(-1) && Date.now() - window.shownSince >= quiet;
}"""


class Colleague:
    """One window of Teams."""

    def __init__(self, page: Page, playground: Playground) -> None:
        self.page, self.playground = page, playground
        self.places: list[str] = []
        page.route(lambda url: not url.startswith((playground.address, "data:")), lambda route: route.abort())
        page.on("request", self._note_place)

    # -- doing -----------------------------------------------------------------------------------------

    def meet(self) -> "Colleague":
        """Opens Teams, by which the app is installed, and waits for the welcome."""
        self.page.goto(self.playground.address)
        self.until_answered(0)
        return self

    def opens(self, chat: str) -> "Colleague":
        """Goes to another chat or channel."""
        self.page.get_by_role("treeitem", name=chat).click()
        return self

    def writes(self, text: str, *, to_bot: bool = False) -> None:
        """Writes and sends; with ``to_bot`` the assistant is mentioned first. Does not wait."""
        self._types(text, to_bot)
        self.page.keyboard.press("Enter")

    def _types(self, text: str, to_bot: bool) -> None:
        self.page.locator(BOX).first.click()
        if to_bot:
            self.page.keyboard.type("@")
            self.page.get_by_role("menuitem", name=BOT).click()
        self.page.keyboard.insert_text(text)

    def posts(self, text: str) -> None:
        """Begins a new thread in a channel with a question to the assistant. Does not wait."""
        self._types(text, to_bot=True)
        self.page.get_by_role("button", name="Post", exact=True).click()

    def says(self, text: str, *, to_bot: bool = False) -> str:
        """Writes, and gives what is answered."""
        seen = self.from_bot.count()
        self.writes(text, to_bot=to_bot)
        return self.until_answered(seen)

    def until_answered(self, seen: int) -> str:
        """Waits until more than ``seen`` messages of the assistant stand there, and gives the later ones."""
        self.page.wait_for_function(IS_ANSWERED, arg=[seen, QUIET_MS], polling=50, timeout=LONGEST_SECONDS * 1000)
        return "\n".join(self.from_bot.all_inner_texts()[seen:])

    def until_typing(self, seen: int) -> None:
        """Waits until more than ``seen`` typing signs have come."""
        expect(self._typing.nth(seen)).to_be_attached()

    def presses(self, title: str, card: Locator | None = None) -> str:
        """Presses a button of the last card, or of ``card``, and gives what is answered."""
        seen = self.from_bot.count()
        (card or self.card).get_by_role("button", name=title, exact=True).click()
        return self.until_answered(seen)

    def finds(self, answer: str, card: Locator) -> None:
        """Chooses an entry of a card's list, by its first letters."""
        card.get_by_role("combobox").press_sequentially(answer[:4].lower())
        self.page.get_by_role("option", name=answer, exact=True).click()

    def answers(self, answer: str) -> str:
        """Answers the last card by what stands in it; gives the kind of control."""
        kind, seen = self.kind_of_control, self.from_bot.count()
        match kind:
            case "boxes":
                self.card.locator(f"input[type=checkbox][aria-label='{answer}']").check()
            case "list":
                self.finds(answer, self.card)
            case "number":
                self.card.get_by_role("spinbutton").fill(answer)
            case "text":
                self.card.get_by_role("textbox").fill(answer)
        title = answer if kind == "buttons" else "Svara"
        self.card.get_by_role("button", name=title, exact=True).click()
        self.until_answered(seen)
        return kind

    # -- seeing ----------------------------------------------------------------------------------------

    @property
    def messages(self) -> Locator:
        return self.page.locator(f"div:has(> {HEADER})")

    @property
    def from_bot(self) -> Locator:
        """All that has come from the app: the assistant, staff, and what is told of the conversation."""
        return self.messages.filter(has=self.page.locator(AUTHOR))

    @property
    def cards(self) -> Locator:
        """Every card, in order; what is unfolded within a card is part of it."""
        return self.page.locator(CARD)

    @property
    def card(self) -> Locator:
        return self.cards.last

    @property
    def kind_of_control(self) -> str:
        """How the last card is answered: buttons, boxes, list, number or text."""
        if self.card.locator("input[type=checkbox]").count():
            return "boxes"
        if self.card.get_by_role("combobox").count():
            return "list"
        if self.card.get_by_role("spinbutton").count():
            return "number"
        return "text" if self.card.get_by_role("textbox").count() else "buttons"

    @property
    def typing_signs(self) -> int:
        """How many typing signs have come so far, by the client's own log."""
        return self._typing.count()

    @property
    def _typing(self) -> Locator:
        return self.page.get_by_text("typing 202")

    @property
    def place(self) -> str:
        """The id of the conversation in which something was last said or pressed."""
        return self.places[-1]

    def sees(self, *words: str) -> None:
        """Waits until a message of the app holds all of the words."""
        found = self.from_bot
        for word in words:
            found = found.filter(has_text=word)
        expect(found.last).to_be_visible(timeout=LONGEST_SECONDS * 1000)

    def _note_place(self, request: Request) -> None:
        if found := re.search(r"/_conversation/v1/conversations/([^/]+)/messages", request.url):
            self.places.append(found[1])
