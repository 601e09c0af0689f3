import json
from datetime import date
from typing import Any

import pytest
from turns import payloads, turn

from bot.eligibility.call import Source
from bot.guidance.answering import Desk
from bot.guidance.answering import answer as answered_turn
from bot.guidance.payload import eligibility_payload, fallback_payload, plain_facts, sources_payload
from bot.guidance.turn import State

FACTS: dict[str, Any] = {
    "municipality": "Luleå",
    "purposes": ("machinery_equipment",),
    "cost_sek": 50_000,
    "applicant_type": "limited_company",
}
IN_THE_CONTRACT = {
    "call", "name", "provider", "verdict", "status", "max_support_sek", "missing", "officer_review", "criteria", "todo", "attachments", "apply",
}  # fmt: skip
CALLS = {
    "mikrostod-norrbotten", "foretagsstod-norrbotten", "kommersiell-service-norrbotten", "projektmedel-norrbotten",
    "medfinansiering-interreg-norrbotten", "kompetensforsorjning-norrbotten-2019", "exportsamverkan-tillvaxtverket-2021",
    "projektmedel-vastmanland", "konsultstod-vastmanland", "mikrobidrag-vastmanland", "innovationsstod-vastmanland",
    "sociala-foretag-vastmanland", "turismsamverkan-vastmanland", "investeringsbidrag-vastmanland", "miljo-energi-vastmanland",
    "kommersiell-service-vastmanland",
}  # fmt: skip


@pytest.fixture(scope="module")
def answer(desk: Desk) -> dict[str, Any]:
    return eligibility_payload(desk.catalogue.calls, FACTS, date(2026, 11, 22))


def test_the_answer_has_the_day_every_call_and_the_next_question(answer: dict[str, Any]) -> None:
    assert answer.keys() == {"today", "assessments", "next_question"}
    assert answer["today"] == "2026-11-22"
    assert {one["call"] for one in answer["assessments"]} == CALLS
    assert answer["next_question"] in {fact for one in answer["assessments"] for fact in one["missing"]}


def test_each_assessment_has_what_the_contract_names(answer: dict[str, Any]) -> None:
    for one in answer["assessments"]:
        assert one.keys() >= IN_THE_CONTRACT
        assert one["verdict"] in ("eligible", "ineligible", "unknown")
        assert one["status"] in ("open", "closed", "upcoming")
        assert one["max_support_sek"] is None or isinstance(one["max_support_sek"], int)
        assert isinstance(one["officer_review"], bool)
        assert one["apply"].keys() == {"service", "steps"}


def test_each_criterion_has_outcome_text_and_source(answer: dict[str, Any]) -> None:
    for criterion in (criterion for one in answer["assessments"] for criterion in one["criteria"]):
        assert criterion.keys() >= {"id", "outcome", "text", "source"}
        assert criterion["outcome"] in ("met", "not_met", "unknown")
        assert criterion["source"].keys() == {"publisher", "title", "date", "section"}


def test_each_paper_says_whether_and_why_it_is_required(answer: dict[str, Any]) -> None:
    papers = [paper for one in answer["assessments"] for paper in one["attachments"]]

    assert papers
    for paper in papers:
        assert paper.keys() == {"id", "title", "required", "why"}
        assert isinstance(paper["required"], bool)


def test_a_final_verdict_misses_nothing_and_an_ineligible_call_gives_no_amount(answer: dict[str, Any]) -> None:
    ineligible = [one for one in answer["assessments"] if one["verdict"] == "ineligible"]

    assert ineligible
    assert all(
        one["missing"] == [] and one["max_support_sek"] is None and not one["officer_review"] for one in ineligible
    )


def test_officer_review_means_unknown_with_nothing_missing(answer: dict[str, Any]) -> None:
    for one in answer["assessments"]:
        assert one["officer_review"] == (one["verdict"] == "unknown" and one["missing"] == [])


def test_the_answer_is_json_through_and_through(answer: dict[str, Any]) -> None:
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


def test_where_every_verdict_is_final_nothing_is_asked(desk: Desk) -> None:
    answer = eligibility_payload(
        desk.catalogue.calls,
        {"applicant_type": "private_person", "municipality": "Umeå", "purposes": ("own_work",)},
        desk.today,
    )

    assert answer["next_question"] is None


def test_each_document_is_named_once_without_its_section() -> None:
    sources = [
        Source("Region", "Sida", "2020", "A"),
        Source("Region", "Sida", "2020", "B"),
        Source("Region", "Annan", "2021"),
    ]

    assert sources_payload(sources) == {
        "type": "sources",
        "items": [
            {"publisher": "Region", "title": "Sida", "date": "2020"},
            {"publisher": "Region", "title": "Annan", "date": "2021"},
        ],
        "pages": [],
        "aspects": [],
    }


def test_each_aspect_that_was_asked_about_is_named_once() -> None:
    assert sources_payload([], aspects=["who", "amount", "who"])["aspects"] == ["who", "amount"]


def test_an_answer_names_the_aspect_that_it_answers(state: State, desk: Desk) -> None:
    said = answered_turn(turn("Hur mycket får man i Mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)

    assert [one["aspects"] for one in payloads(said, "sources")] == [["amount"]]


def test_several_choices_become_a_list() -> None:
    assert plain_facts({"purposes": ("marketing",), "insolvent": False}) == {
        "purposes": ["marketing"],
        "insolvent": False,
    }


def test_a_fallback_gives_its_reason() -> None:
    assert fallback_payload("unavailable") == {"type": "fallback", "reason": "unavailable"}
