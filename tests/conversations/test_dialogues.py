"""Whole dialogues with the running assistant."""

import pytest
from running_assistant import Person, post

pytestmark = pytest.mark.slow


def assessed(person: Person) -> dict[str, dict]:
    return {one["call"]: one for one in person.payload("assessment").get("assessments", [])}


def test_a_question_without_a_support_asks_which_and_the_name_alone_answers_it(person):
    assert "Vilket stöd" in person.says("Hur mycket pengar kan man få i stöd?")
    assert "30 000" in person.says("Mikrostöd")


def test_the_support_in_focus_is_remembered_and_can_be_switched(person):
    person.says("Vem kan söka Mikrostöd?")
    assert "30 000" in person.says("och hur mycket kan man få?")
    assert "1 000 000" in person.says("exportutlysningen då?")


def test_a_closed_call_says_when_it_closed_and_what_is_open_instead(person):
    reply = person.says("Hur söker jag exportutlysningen?")
    assert "8 mars 2021" in reply
    assert "Öppet nu" in reply


def test_an_answer_from_the_catalogue_carries_its_sources_and_nothing_else_does(person):
    person.says("Vad ska bifogas ansökan om mikrostöd?")
    assert person.payload("sources")["items"][0]["publisher"] == "Region Norrbotten"
    person.says("tack så mycket")
    assert not person.payload("sources")


def test_a_company_is_led_to_a_sound_assessment_without_being_asked_anything_twice(person):
    person.says(
        "Hej! Vi är ett AB i Överkalix som tillverkar trämöbler, 7 anställda, omsätter 9 mkr, säljer till Norge "
        "och vill köpa en fräs för 38 tkr. Vilket stöd passar oss?"
    )
    asked = [person.payload("question")["fact"]]
    answers = {
        "owner_work_share_percent": "vi jobbar heltid båda två",
        "de_minimis_received_sek": "nej inget alls",
        "collective_agreement_terms": "ja, vi följer avtalet",
    }
    while person.payload("question"):
        person.says(answers[person.payload("question")["fact"]])
        if person.payload("question"):
            asked.append(person.payload("question")["fact"])
    mikrostod = assessed(person)["mikrostod-norrbotten"]
    assert (mikrostod["verdict"], mikrostod["max_support_sek"]) == ("eligible", 19_000)
    assert sorted(asked) == sorted(answers)


def test_the_assessment_is_the_one_that_the_api_gives_for_the_same_facts(assistant, person):
    person.says("vilket stöd passar mig? enskild firma i Västerås, vill anlita en konsult för 80 000 kr")
    answers = {"needs_support": "ja annars blir det inte av", "insolvent": "nej", "employees": "bara jag"}
    for _ in range(8):
        if not person.payload("question"):
            break
        person.says(answers.get(person.payload("question")["fact"], "vet inte"))
    told = person.payload("assessment")
    answer = post(
        f"http://127.0.0.1:{assistant.gateway}/api/eligibility", {"facts": told["facts"], "today": "2026-11-22"}
    )
    assert answer["assessments"] == told["assessments"]
    konsultstod = assessed(person)["konsultstod-vastmanland"]
    assert (konsultstod["verdict"], konsultstod["max_support_sek"]) == ("eligible", 40_000)


def test_in_the_form_one_can_ask_correct_skip_and_be_told_why(person):
    person.says("Kan du hjälpa mig att hitta rätt stöd?")
    assert person.payload("question")["fact"] == "municipality"
    assert "region" in person.says("varför frågar du det?").lower()
    person.says("Gällivare")
    assert "30 000" in person.says("hur mycket kan man få i mikrostöd?")
    assert person.payload("question")["fact"] == "purposes"
    person.says("köpa maskiner")
    person.says("aktiebolag")
    person.says("hoppa över")
    before = person.payload("question")["fact"]
    person.says("nej vänta, det är i Kiruna")
    assert person.payload("question")["facts"]["municipality"] == "Kiruna"
    assert person.payload("question")["fact"] == before


def test_the_form_can_be_cancelled_and_begun_anew(person):
    person.says("vilket stöd passar mig")
    person.says("Kalix")
    assert "avbryter" in person.says("avbryt tack")
    assert not person.payload("question")
    person.says("börja om från början")
    assert person.payload("question") == person.payload("question") | {"fact": "municipality", "facts": {}}


@pytest.mark.parametrize(
    "message",
    ["", "   ", "😀🎉", "\x00\x07", "ж" * 50, "a" * 100_000, "/restart", '/inform{"sector": "x"}', "<b>hej</b>"],
)
def test_whatever_is_sent_is_answered_in_words_and_the_conversation_goes_on(person, message):
    reply = person.says(message)
    assert reply
    assert "Traceback" not in reply
    assert "30 000" in person.says("hur mycket kan man få i mikrostöd?")


def test_another_language_gets_a_line_in_english(person):
    assert "Swedish" in person.says("Hello, how much money can my company get?")


def test_after_two_failures_in_a_row_a_person_is_offered(person):
    person.says("blarg fnork")
    person.says("zzxy qwrt plomp")
    titles = [button["title"] for reply in person.last for button in reply.get("buttons", [])]
    assert "Prata med en handläggare" in titles
