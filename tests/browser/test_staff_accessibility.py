"""axe finds nothing wrong on any page of the console, in any look and at any width, and nothing scrolls sideways."""

from collections.abc import Callable

import pytest
from accessibility import as_lines, require_axe, sideways, violations_in_every_look
from applicant import answers_until, waits
from chat import Visits
from officer import Officer, Staffing, invited
from playwright.sync_api import expect
from running_assistant import Assistant

pytestmark = pytest.mark.slow
OPEN_ALL = "for (const one of document.querySelectorAll('details:not([name])')) one.open = true"
Look = Callable[[Officer, str], None]


@pytest.fixture
def look() -> Look:
    """Looks at the page that is open, with everything unfolded; in the end nothing may have been found."""
    require_axe()
    found = list[str]()

    def looked(one: Officer, state: str) -> None:
        one.page.evaluate(OPEN_ALL)
        found.extend(violations_in_every_look(one.page, state, narrow=("light",)))
        for width, height in ((1280, 900), (320, 640), (320, 256)):
            one.page.set_viewport_size({"width": width, "height": height})
            found.extend(f"{state} ({width}): {each}" for each in sideways(one.page))
        one.page.set_viewport_size({"width": 1280, "height": 900})

    yield looked  # type: ignore[misc]
    assert not found, as_lines(found)


def test_the_pages_for_those_who_are_not_signed_in_are_accessible(
    look: Look, officer_of: Staffing, assistant: Assistant
):
    stranger = officer_of("Åke Ny", storage_state=None, bypass_csp=True)
    stranger.faults.accept("status of 4")
    stranger.visit("/staff")
    look(stranger, "login")
    stranger.page.get_by_label("Användarnamn").fill("ake@region.example")
    stranger.page.get_by_label("Lösenord").fill("fel lösenord här")
    stranger.page.get_by_role("button", name="Logga in").click()
    expect(stranger.page.get_by_role("alert")).to_be_visible()
    look(stranger, "wrong password")
    stranger.visit(invited(assistant, "ake.ny@region.example", "Åke Ny"))
    look(stranger, "welcome")
    stranger.visit("/staff/valkommen/" + "a" * 43)
    look(stranger, "used link")
    stranger.visit("/staff/finns-inte")
    look(stranger, "not found")


def test_the_pages_about_conversations_are_accessible(look: Look, visitor: Visits, officer_of: Staffing):
    sara = officer_of("Sara Lind", "supervisor", bypass_csp=True)
    officer_of("Per Ek")
    one, other, third = visitor().meet(), visitor().meet(), visitor().meet()
    answers_until(one, "heltid")
    mine = waits(one, note="Bråttom.", contact="a@foretag.example")
    waiting = waits(other, note="Det gäller en ugn.")
    third.says("Hur mycket kan man få i Mikrostöd?")
    sara.visit()
    look(sara, "queue")
    sara.opens(waiting)
    look(sara, "waiting")

    sara.takes(mine)
    sara.corrects("municipality", "Luleå")
    expect(sara.facts).to_contain_text("Luleå")
    sara.notes("Ring.")
    sara.writes("Hej.\nKälla: Region Norrbotten")
    sara.page.locator("#katalog > summary").click()
    sara.page.locator("#stod").select_option("mikrostod-norrbotten")
    expect(sara.page.locator("#forslag li").first).to_be_visible()
    look(sara, "mine")
    look_per = officer_of("Per Ek", bypass_csp=True).opens(mine)
    look(look_per, "a colleague's")
    for path in (
        "/staff/mina",
        "/staff/alla?text=ugn",
        "/staff/alla?text=finns%20inte",
        f"/staff/arenden/{mine}/export",
    ):
        sara.visit(path)
        look(sara, path)
    sara.takes(waiting).closes("Annat", "Ring om en vecka.")
    look(sara, "closed")
    sara.visit("/staff/avslutade")
    look(sara, "closed ones")


def test_the_pages_of_supervisor_auditor_and_administrator_are_accessible(
    look: Look, officer_of: Staffing, assistant: Assistant
):
    ada = officer_of("Ada All", "supervisor", "auditor", "administrator", bypass_csp=True)
    ada.faults.accept("status of 4")
    for path in ("/staff/siffror", "/staff/siffror?fran=x", "/staff/svarsmallar", "/staff/personal", "/staff/logg"):
        ada.visit(path)
        look(ada, path)
    invited(assistant, "lena.lank@region.example", "Lena Länk", teams=("Norrbotten", "Västmanland"))
    ada.visit("/staff/personal")
    ada.page.get_by_role("link", name="Lena Länk").click()
    look(ada, "person")
    ada.page.get_by_role("button", name="Ny engångslänk").click()
    look(ada, "one-time link")
