"""A person in front of the website: what they do in the chat, and what they see of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from accessibility import sideways
from playwright.sync_api import Browser, ConsoleMessage, Download, Locator, Page, Request

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}

# The form of an AB in Kiruna that buys machines meets every kind of control.
ANSWERS: list[tuple[str, str]] = [
    ("Vad vill du göra", "Maskiner och inventarier"),
    ("I vilken kommun", "Kiruna"),
    ("Vilken form har", "Aktiebolag"),
    ("redan beställt", "Nej"),
    ("vilken bransch", "Tillverkning och industri"),
    ("Hur många arbetar", "7"),
    ("räknar du med att satsningen kostar", "40000"),
    ("Var finns kunderna", "Hela Sverige"),
    ("hur stor del av heltid", "100"),
    ("Hur mycket försumbart stöd", "150000"),
    ("löner och villkor", "Ja"),
    ("", "Ja"),
]
"""For each question a word of it and the answer; the first that stands in the question counts."""

IS_ANSWERED = """() => {
  const root = document.querySelector("stodlots-chat").shadowRoot;
  const all = [...root.querySelectorAll(".log .message:not(.intro)")];
  return all.length && !root.querySelector(".state") && root.querySelector(".typing").hidden
    && !all.at(-1).classList.contains("person");
}"""
IS_SENT = """() => !document.querySelector("stodlots-chat").shadowRoot.querySelector(".state")"""


class Faults:
    """What must never happen on any page: errors in the console, dialogs, requests to anybody else."""

    def __init__(self, page: Page, hosts: set[str]) -> None:
        self.found: list[str] = []
        self._hosts = hosts
        self.accepted: list[re.Pattern[str]] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("dialog", lambda dialog: (self.found.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def accept(self, pattern: str) -> None:
        """What matches is meant to happen in this test."""
        self.accepted.append(re.compile(pattern))

    @property
    def unexpected(self) -> list[str]:
        return [one for one in self.found if not any(each.search(one) for each in self.accepted)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _address(self, url: str) -> None:
        host = re.match(r"(?:http|ws)s?://([^/]+)", url)
        if host and host[1] not in self._hosts:
            self.found.append(f"request to somebody else: {url}")


class Visitor:
    """One tab with the chat in it."""

    def __init__(self, page: Page, address: str, hosts: set[str]) -> None:
        self.page = page
        self.address = address.rstrip("/")
        self.faults = Faults(page, hosts | {self.address.split("//")[1]})

    # -- doing -----------------------------------------------------------------------------------------

    def visit(self, path: str = "/") -> "Visitor":
        self.page.goto(self.address + path)
        return self

    def meet(self, path: str = "/") -> "Visitor":
        """Visits the page and waits until the chat is connected."""
        self.visit(path)
        self.until_ready()
        return self

    def until_ready(self) -> None:
        self.page.wait_for_function(
            "() => document.querySelector('stodlots-chat')?.chat?.connection.ready", timeout=30_000
        )

    def write(self, text: str) -> None:
        """Writes and sends; does not wait."""
        self.field.fill(text)
        self.page.locator("button.send").click()

    def says(self, text: str) -> str:
        """Writes, sends, and returns the answer."""
        self.write(text)
        return self.answer()

    def answer(self) -> str:
        """Waits until everything that was said is answered; returns the last message."""
        self.until_answered()
        return self.messages.last.locator(".said").inner_text()

    def until_answered(self, seconds: float = 40) -> None:
        self.page.wait_for_function(IS_ANSWERED, timeout=seconds * 1000)

    def until_sent(self, seconds: float = 40) -> None:
        """Waits until nothing is left that the gateway has not acknowledged."""
        self.page.wait_for_function(IS_SENT, timeout=seconds * 1000)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tabs_to(self, is_there: Callable[[], bool], most: int = 60, key: str = "Tab") -> None:
        """Presses Tab until the focus is where it should be."""
        for _ in range(most):
            self.page.keyboard.press(key)
            if is_there():
                return
        raise AssertionError(f"the focus never came there; it is on {self.focused!r}")

    def chooses(self, entry: str) -> None:
        """Opens the menu and chooses an entry."""
        self.page.get_by_role("button", name="Meny", exact=True).click()
        self.page.locator(".menu").get_by_text(entry, exact=True).click()

    def erases(self) -> None:
        self.chooses("Radera samtalet")
        self.page.locator("dialog.ask button.main").click()
        self.page.locator(".status", has_text="raderat").wait_for()

    def exported(self) -> Any:
        """What the gateway holds of the conversation, as the person gets it."""
        with self.page.expect_download() as download:
            self.chooses("Hämta allt som sparas om samtalet")
        return json.loads(content_of(download.value))

    def fills_in_form(self, opening: str = "Vilket stöd passar mig?") -> list[str]:
        """Goes through the form to its result by the controls; returns the kinds of control met."""
        self.says(opening)
        kinds = []
        while self.question.is_visible():
            kinds.append(self.kind_of_control)
            self.gives_answer()
            if len(kinds) > len(ANSWERS) + 8:
                raise AssertionError(f"the form does not end: {self.asked}")
        return kinds

    def gives_answer(self) -> None:
        """Answers the present question by its control."""
        answer = next(answer for words, answer in ANSWERS if words.lower() in self.asked.lower())
        match self.kind_of_control:
            case "choices":
                self.question.get_by_role("button", name=answer, exact=True).click()
            case "boxes":
                self.question.get_by_label(answer, exact=True).check()
                self.page.get_by_role("button", name="Svara").click()
            case "municipality":
                self.question.get_by_role("combobox").press_sequentially(answer[:4].lower())
                self.presses("ArrowDown", "Enter")
            case _:
                self.question.get_by_role("textbox").press_sequentially(answer)
                self.presses("Enter")
        self.until_answered()

    # -- seeing ----------------------------------------------------------------------------------------

    @property
    def field(self) -> Locator:
        return self.page.locator(".composer textarea")

    @property
    def log(self) -> Locator:
        return self.page.locator(".log")

    @property
    def messages(self) -> Locator:
        return self.page.locator(".log .message:not(.intro)")

    @property
    def status(self) -> Locator:
        return self.page.locator(".chat > .status")

    @property
    def question(self) -> Locator:
        return self.page.locator(".answers .question")

    @property
    def asked(self) -> str:
        """The present question in words."""
        return self.messages.last.locator(".said").inner_text()

    @property
    def kind_of_control(self) -> str:
        """choices, boxes, municipality, number, amount, percent or text."""
        if self.question.locator(".choices").count():
            return "choices"
        if self.question.locator("fieldset").count():
            return "boxes"
        if self.question.get_by_role("combobox").count():
            return "municipality"
        label = self.question.locator("label").inner_text()
        return {"kronor": "amount", "Procent": "percent", "Antal": "number"}.get(label.split()[-1], "text")

    @property
    def left(self) -> int | None:
        """How many questions are left at most, where the form tells."""
        shown = self.question.locator(".left")
        if not shown.count():
            return None
        digits = re.sub(r"\D", "", shown.inner_text())
        return int(digits) if digits else 1

    @property
    def said(self) -> list[str]:
        """What the person has said, in the order of the log."""
        return self.page.locator(".log .message.person .said").all_inner_texts()

    @property
    def transcript(self) -> list[str]:
        """Every message of the log in its order, with who said it."""
        return self.messages.evaluate_all(
            "all => all.map(one => `${one.className.split(' ')[1]}: ${one.querySelector('.said').textContent}`)"
        )

    @property
    def focused(self) -> str:
        """What has the focus, in words: tag, class and name."""
        return str(
            self.page.evaluate("""() => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              return `${at.tagName.toLowerCase()}.${at.className} ${at.getAttribute("aria-label") ?? at.textContent}`
                .trim().slice(0, 90);
            }""")
        )

    def scrolls_sideways(self) -> list[str]:
        """What sticks out to the right of the window, the page itself first."""
        return sideways(self.page)


def content_of(download: Download) -> str:
    return Path(download.path()).read_text(encoding="utf-8")


def launched(playwright: Any) -> Browser:
    """The real Chromium, without anything that calls home."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


Visits = Callable[..., Visitor]
"""Makes visitors: see the fixture ``visitor``."""
