"""To staff and back again, with the running assistant and the gateway's own client for Rasa."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from aiohttp import ClientSession
from running_assistant import Assistant, Person

from bot.gateway.rasa_client import RasaClient, fact_set, person_said, staff_said

pytestmark = pytest.mark.slow

LONG_AGO = timedelta(hours=20)
"""More than the four hours after which Rasa begins a new session."""


class Staff:
    """What the gateway does with Rasa while staff have ``person``'s conversation and when they give it back."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._url = f"http://127.0.0.1:{person.assistant.rasa}"

    def tells(self, *events: list[dict[str, Any]]) -> None:
        """Tells Rasa what happened."""
        self._call(lambda rasa: rasa.tell(self._person.name, [event for one in events for event in one]))

    def gives_back(self) -> str:
        """Gives the conversation back; the assistant's words. The payloads are then the person's last."""
        self._person.last = self._call(lambda rasa: rasa.resume(self._person.name))
        return "\n".join(reply["text"] for reply in self._person.last if reply.get("text"))

    def _call(self, call: Callable[[RasaClient], Awaitable[Any]]) -> Any:
        async def called() -> Any:
            async with ClientSession() as session:
                return await call(RasaClient(session, self._url))

        return asyncio.run(called())


def talked(ago: timedelta = timedelta()) -> list[list[dict[str, Any]]]:
    """A short talk between the person and staff."""
    at = datetime.now(timezone.utc) - ago
    return [
        staff_said("Hej, jag heter Eva", "Eva Berg", "s1", at),
        person_said("hej, vi är ett aktiebolag med tio anställda i Piteå", "m1", at),
        staff_said("Tack, det antecknar jag", "Eva Berg", "s2", at),
        person_said("nej", "m2", at),
    ]


def aged(assistant: Assistant, person: Person, by: timedelta) -> None:
    """Puts all that Rasa has kept of the conversation ``by`` back in time."""
    with closing(sqlite3.connect(assistant.data / "trackers.db", timeout=20)) as connection, connection:
        kept = connection.execute("SELECT id, data FROM events WHERE sender_id = ?", (person.name,)).fetchall()
        for id_, data in kept:
            event = json.loads(data)
            event["timestamp"] -= by.total_seconds()
            connection.execute(
                "UPDATE events SET timestamp = ?, data = ? WHERE id = ?", (event["timestamp"], json.dumps(event), id_)
            )
        assert kept


def fills_half_the_form(person: Person) -> None:
    person.says("vilket stöd passar mig?")
    person.says("Kalix")
    person.says("köpa maskiner")
    assert person.payload("question")["fact"] == "applicant_type"


ANSWERS = {
    "cost_sek": "200 000 kr",
    "already_started": "nej",
    "sector": "tillverkning",
    "employees": "tio",
    "turnover_sek": "9 miljoner",
    "market_reach": "hela Sverige",
    "owner_work_share_percent": "heltid",
    "de_minimis_received_sek": "inget",
}


def answers_the_rest(person: Person) -> list[str]:
    """Answers until the assessment; the facts that were asked for."""
    asked = []
    while question := person.payload("question"):
        asked.append(question["fact"])
        person.says(ANSWERS.get(question["fact"], "ja"))
    return asked


@pytest.mark.parametrize("ago", [timedelta(), LONG_AGO], ids=["at once", "after Rasa's session has ended"])
def test_given_back_in_the_form_the_question_comes_again_and_the_form_goes_on_to_the_assessment(
    assistant, person, ago
) -> None:
    fills_half_the_form(person)
    staff = Staff(person)
    if ago:
        aged(assistant, person, ago)
    staff.tells(*talked(ago / 2))
    words = staff.gives_back()
    assert "fortsätter vi med frågorna" in words
    assert "Vilken form har den som söker" in words
    assert person.payload("question")["facts"] == {"municipality": "Kalix", "purposes": ["machinery_equipment"]}
    person.says("aktiebolag")
    assert "30 000" in person.says("hur mycket får man i mikrostöd?")
    answers_the_rest(person)
    facts = person.payload("assessment")["facts"]
    assert (facts["municipality"], facts["applicant_type"], facts["employees"]) == ("Kalix", "limited_company", 10)
    assert facts["already_started"] is False


@pytest.mark.parametrize("ago", [timedelta(), LONG_AGO], ids=["at once", "after Rasa's session has ended"])
def test_what_staff_set_is_not_asked_again_and_counts_in_the_assessment(assistant, person, ago) -> None:
    fills_half_the_form(person)
    staff = Staff(person)
    if ago:
        aged(assistant, person, ago)
    changes = [
        ("applicant_type", "limited_company"),
        ("employees", 3),
        ("purposes", ("machinery_equipment", "marketing")),
    ]
    staff.tells(*talked(ago / 2), *(fact_set(fact, value) for fact, value in changes))
    staff.gives_back()
    assert not {fact for fact, _ in changes} & set(answers_the_rest(person))
    facts = person.payload("assessment")["facts"]
    assert (facts["applicant_type"], facts["employees"]) == ("limited_company", 3)
    assert sorted(facts["purposes"]) == ["machinery_equipment", "marketing"]


def test_a_fact_that_staff_took_away_is_asked_for_again(person) -> None:
    fills_half_the_form(person)
    Staff(person).tells(*talked(), fact_set("municipality", None))
    Staff(person).gives_back()
    assert person.payload("question")["fact"] == "municipality"


def test_given_back_outside_the_form_questions_and_the_form_work_as_before(person) -> None:
    person.says("hur mycket kan man få i mikrostöd?")
    staff = Staff(person)
    staff.tells(*talked(), fact_set("municipality", "Kalix"))
    assert staff.gives_back()
    assert any(reply.get("buttons") for reply in person.last)
    assert "Mikrostöd" in person.says("och vem får söka det?") or person.payload("sources")
    person.says("vilket stöd passar mig?")
    assert person.payload("question")["facts"] == {"municipality": "Kalix"}


def test_a_conversation_that_rasa_has_never_met_keeps_what_staff_found_out(person) -> None:
    staff = Staff(person)
    staff.tells(*talked(timedelta(minutes=5)), fact_set("employees", 10))
    assert staff.gives_back()
    assert "10 som arbetar" in person.says("vad vet du om mig?")


def test_what_is_said_after_being_told_is_answered_even_where_nobody_let_the_assistant_go_on(person) -> None:
    fills_half_the_form(person)
    Staff(person).tells(*talked())
    person.says("aktiebolag")
    assert person.payload("question")["facts"]["applicant_type"] == "limited_company"


def test_an_offer_to_connect_lapses_while_staff_have_the_conversation(person) -> None:
    person.says("jag vill prata med en handläggare")
    assert person.payload("handoff")["confirmed"] is False
    Staff(person).tells(*talked())
    person.says("ja")
    assert not person.payload("handoff")


def test_the_wish_is_confirmed_before_anything_is_handed_over(person) -> None:
    person.says("kan jag få prata med en människa")
    assert person.payload("handoff") == {"type": "handoff", "reason": "requested", "confirmed": False, "facts": {}}
    person.says("Ja, koppla mig till en handläggare")
    assert person.payload("handoff")["confirmed"] is True


@pytest.mark.parametrize("no", ["nej", "Nej, fortsätt här"])
def test_a_no_in_the_form_brings_the_question_back_and_answers_nothing(person, no) -> None:
    person.says("vilket stöd passar mig? aktiebolag i Kalix, marknadsföring för 80 000 kr")
    waiting = person.payload("question")["fact"]
    person.says("jag vill prata med en handläggare")
    person.says(no)
    assert (person.payload("question")["fact"], waiting in person.payload("question")["facts"]) == (waiting, False)


@pytest.mark.parametrize("courtesy", ["hej", "tack", "hjälp", "hur mycket får man i mikrostöd?"])
def test_an_offer_lapses_with_whatever_else_is_said(person, courtesy) -> None:
    person.says("jag vill prata med en handläggare")
    person.says(courtesy)
    person.says("ja")
    assert not person.payload("handoff")


WISHES = (
    "asså kan man snacka me nån på riktigt elle",
    "var god koppla mig till en levande själ",
    "Hade det gått att få prata med en riktig människa om detta?",
    "jag vill inte skriva med en ai",
    "kan vi ta det på telefon istället",
    "du e ju bara en dator, hämta en människa",
    "ja vill snacka me en handläggare",
    "en människa tack",
    "jag förstår inte frågan, får jag prata med en människa",
    "int vet ja, låt mä prat ve nån",
    "ge mig en människa för fan",
    "det här blir för krångligt, jag vill ha mänsklig hjälp",
)


@pytest.mark.parametrize("start", ["hej", "vilket stöd passar mig? aktiebolag i Kalix, marknadsföring för 80 000 kr"])
def test_however_a_person_is_asked_for_one_is_offered_at_any_point(assistant, start) -> None:
    missed = []
    for wish in WISHES:
        person = Person(assistant)
        person.says(start)
        person.says(wish)
        if not person.payload("handoff"):
            missed.append(wish)
    assert missed == []


@pytest.mark.parametrize(
    "question", ["vem ringer jag om mikrostödet?", "telefonnummer till regionen", "vad har ni för mejl"]
)
def test_who_asks_for_a_number_gets_it_rather_than_being_connected(person, question) -> None:
    assert person.says(question)
    assert not person.payload("handoff")
