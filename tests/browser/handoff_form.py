"""The assistant's offer of a person, and the form with which an applicant takes it."""

from typing import Any

from chat import Visitor
from playwright.sync_api import Locator

TEXT = "Jag kan lämna över till en handläggare. Skriv ja, eller använd formuläret."
BUTTONS = [{"title": "Ja, koppla mig", "says": "Ja"}, {"title": "Nej", "says": "Nej"}]
OFFER: dict[str, Any] = {
    "type": "handoff", "reason": "requested", "confirmed": False, "facts": {}, "open": True, "position": 3,
    "wait_text": "Just nu är det två före dig. Väntan är ungefär 12 minuter.", "opens_text": "",
    "passes_on": ["Samtalet hittills", "Det du har berättat: Kiruna, aktiebolag, 7 anställda", "Bedömningen"],
    "contact_advised": False,
}  # fmt: skip
SHUT = OFFER | {
    "open": False, "position": None, "wait_text": "", "opens_text": "måndag 23 november kl. 8", "contact_advised": True,
}  # fmt: skip
HAS_NOTE = """() => {
  const at = document.querySelector("stodlots-chat").shadowRoot.activeElement;
  return Boolean(at?.closest(".handoff")) && at.tagName === "TEXTAREA";
}"""


class HandoffForm:
    """The form in a visitor's window."""

    def __init__(self, one: Visitor) -> None:
        self.one = one

    @property
    def element(self) -> Locator:
        return self.one.page.locator("form.handoff")

    @property
    def note(self) -> Locator:
        return self.one.page.get_by_label("Vill du lägga till något?")

    @property
    def contact(self) -> Locator:
        return self.one.page.get_by_label("E-post eller telefon")

    @property
    def button(self) -> Locator:
        return self.one.page.get_by_role("button", name="Skicka till handläggare")

    def send(self, note: str = "", contact: str = "") -> None:
        """Sends it, with what is given written into it first."""
        if note:
            self.note.fill(note)
        if contact:
            self.contact.fill(contact)
        self.button.click()

    def has_focus_on_note(self) -> bool:
        return bool(self.one.page.evaluate(HAS_NOTE))
