"""A member of the staff in front of the console: what they do there, and what they see of it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

from chat import Faults, Visitor
from playwright.sync_api import Locator, Page, expect
from running_assistant import PROJECT, Assistant

from bot.storage.keeping import id_of

PASSWORD = "fyra korrekta hästar"
IS_SENT = "() => !document.querySelector('.unsent')"
IS_LIVE = 'async () => (await import("/staff/console.js")).live.ready'


def invited(assistant: Assistant, login: str, name: str, *roles: str, teams: tuple[str, ...] = ()) -> str:
    """Makes an account on the machine of the assistant; gives the path of the one-time link that is printed."""
    options = [part for role in roles or ("officer",) for part in ("--role", role)]
    options += [part for team in teams for part in ("--team", team)]
    address = f"http://127.0.0.1:{assistant.gateway}"
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "staff", "add", login, "--name", name, *options],
        cwd=PROJECT,
        env=os.environ | {"STODLOTS_DATA": str(assistant.data), "STODLOTS_GATEWAY_PORT": str(assistant.gateway)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    link = done.stdout.strip().splitlines()[-1]
    assert link.startswith(f"{address}/staff/valkommen/"), done.stdout
    return link.removeprefix(address)


class Officer:
    """One tab with the console in it."""

    def __init__(self, page: Page, address: str, name: str, login: str) -> None:
        self.page, self.address, self.name, self.login = page, address.rstrip("/"), name, login
        self.faults = Faults(page, {self.address.split("//")[1]})

    # -- doing -----------------------------------------------------------------------------------------

    def accepts(self, invitation: str) -> None:
        """Chooses a password by the one-time link, and is signed in."""
        self.visit(invitation)
        self.page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        self.page.get_by_label("Samma lösenord en gång till").fill(PASSWORD)
        self.page.get_by_role("button", name="Spara och logga in").click()
        expect(self.page.locator(".me")).to_contain_text(self.name)

    def signs_in(self) -> None:
        """Signs in with the password."""
        self.visit("/staff/login")
        self.page.get_by_label("Användarnamn").fill(self.login)
        self.page.get_by_label("Lösenord").fill(PASSWORD)
        self.page.get_by_role("button", name="Logga in").click()
        expect(self.page.locator(".me")).to_contain_text(self.name)

    def visit(self, path: str = "/staff") -> "Officer":
        self.page.goto(self.address + path)
        return self

    def opens(self, conversation: str) -> "Officer":
        """Looks at a conversation, and hears what happens in it."""
        self.visit(f"/staff/arenden/{conversation}")
        self.until_live()
        return self

    def until_live(self) -> None:
        """Waits until the page hears what happens."""
        self.page.wait_for_function(IS_LIVE, timeout=30_000)

    def claims(self) -> None:
        """Takes the conversation that is open."""
        self.case.get_by_role("button", name=re.compile("^Ta ")).click()
        expect(self.field).to_be_visible()
        self.until_live()

    def takes(self, conversation: str) -> "Officer":
        """Opens a conversation and takes it, from the queue or the assistant."""
        self.opens(conversation).claims()
        return self

    def writes(self, text: str) -> None:
        """Writes to the applicant and sends; waits until it is acknowledged."""
        self.field.fill(text)
        self.field.press("Enter")
        self.until_sent()

    def until_sent(self) -> None:
        self.page.wait_for_function(IS_SENT)

    def corrects(self, fact: str, value: str) -> None:
        """Gives a fact, known or not, the value that is written or chosen."""
        editor = self.page.locator(f"#ratta-{fact}")
        if not editor.count():
            self.unfolds("#ny-uppgift")
            editor = self.page.locator(f"#ny-{fact}")
        self.unfolds(f"#{editor.get_attribute('id')}")
        field = editor.locator(f"#uppgift-{fact}")
        if not field.count():
            editor.get_by_label(value, exact=True).check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
        editor.get_by_role("button", name=re.compile("^(Rätta|Lägg till)")).click()

    def notes(self, text: str) -> None:
        """Writes an internal note."""
        self.page.locator("#anteckning").fill(text)
        self.page.get_by_role("button", name="Spara anteckning").click()
        expect(self.page.locator(".notes")).to_contain_text(text)

    def gives_back(self) -> None:
        """Gives the conversation back to the assistant."""
        self.unfolds("#lamna")
        self.page.locator("#lamna button").click()
        expect(self.field).to_be_hidden()
        self.until_live()

    def hands_to(self, whom: str) -> None:
        """Hands the conversation to a colleague, a group or the queue."""
        self.unfolds("#overlat")
        self.page.locator("#till").select_option(label=whom)
        self.page.locator("#overlat button").click()

    def closes(self, outcome: str, follow_up: str = "") -> None:
        """Ends the case."""
        self.unfolds("#avsluta")
        self.page.locator("#utfall").select_option(label=outcome)
        self.page.locator("#uppfoljning").fill(follow_up)
        self.page.get_by_role("button", name="Avsluta ärendet").click()
        expect(self.field).to_be_hidden()
        self.until_live()

    def unfolds(self, selector: str) -> Locator:
        """Opens what is folded together."""
        details = self.page.locator(selector)
        if details.get_attribute("open") is None:
            details.locator(":scope > summary").click()
        return details

    def tabs_to(self, wanted: Locator, most: int = 60) -> None:
        """Presses Tab until the focus is there."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if wanted.count() and wanted.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"the focus never came to {wanted}")

    # -- seeing ----------------------------------------------------------------------------------------

    @property
    def field(self) -> Locator:
        return self.page.locator("#text")

    @property
    def log(self) -> Locator:
        return self.page.locator("#logg")

    @property
    def case(self) -> Locator:
        """What stands about the case itself."""
        return self.page.locator("#arende")

    @property
    def facts(self) -> Locator:
        return self.page.locator("#uppgifter")

    def verdict(self, call: str) -> Locator:
        return self.page.locator(f"#stod-{call}")

    def row(self, conversation: str) -> Locator:
        """A conversation's row in the queue."""
        return self.page.locator(".cases > li").filter(has=self.page.locator(f"[href$='{conversation}']"))

    @property
    def transcript(self) -> list[str]:
        """Every message of the log in its order, with who said it."""
        found: list[str] = self.page.locator("#logg .line").evaluate_all(
            "all => all.map(one => `${one.className.split(' ')[1]}: ${one.querySelector('.said').textContent}`)"
        )
        return found


def conversation_of(one: Visitor) -> str:
    """The id by which staff know a visitor's conversation."""
    return id_of(one.page.evaluate("document.querySelector('stodlots-chat').chat.connection.key"))


Staffing = Callable[..., Officer]
"""Makes officers: see the fixture ``officer_of``."""
