import gzip
import json
from datetime import date, datetime

import pytest

from bot.catalogue.loading import load_catalogue
from bot.settings import PROJECT, SWEDEN

TODAY = "2026-11-22"
FITS = {
    "applicant_type": "limited_company",
    "municipality": "Kiruna",
    "employees": 3,
    "turnover_sek": 3_000_000,
    "owner_work_share_percent": 100,
    "sector": "manufacturing",
    "market_reach": "international",
    "purposes": ["product_development"],
    "cost_sek": 50_000,
    "already_started": False,
    "de_minimis_received_sek": 0,
    "collective_agreement_terms": True,
}


def by_call(answer: dict) -> dict[str, dict]:
    return {assessment["call"]: assessment for assessment in answer["assessments"]}


def judged(gateway, facts: dict, call: str = "mikrostod-norrbotten", today: str = TODAY) -> dict:
    status, answer = gateway.judge({"facts": facts, "today": today})
    assert status == 200
    return by_call(answer)[call]


# -- good input ---------------------------------------------------------------------------------------


def test_every_call_of_the_catalogue_is_judged_once(gateway):
    _, answer = gateway.judge({"facts": {}, "today": TODAY})
    calls = [call.id for call in load_catalogue(PROJECT / "calls").calls]
    assert sorted(assessment["call"] for assessment in answer["assessments"]) == sorted(calls)


def test_an_assessment_has_the_shape_that_clients_rely_on(gateway):
    assessment = judged(gateway, FITS)
    assert assessment.keys() >= {
        "call", "name", "provider", "verdict", "status", "max_support_sek", "missing", "officer_review",
        "criteria", "todo", "attachments", "apply",
    }  # fmt: skip
    assert (assessment["name"], assessment["provider"]) == ("Mikrostöd", "Region Norrbotten")
    for criterion in assessment["criteria"]:
        assert criterion.keys() >= {"id", "outcome", "text", "source"}
        assert criterion["source"].keys() >= {"publisher", "title", "date", "section"}
    for paper in assessment["attachments"]:
        assert paper.keys() >= {"id", "title", "required", "why"}
    assert assessment["apply"].keys() >= {"service", "steps"}
    assert assessment["apply"]["service"] == "Min ansökan"


def test_every_outcome_is_one_of_the_three_that_clients_know(gateway):
    _, answer = gateway.judge({"facts": FITS | {"sector": "agriculture"}, "today": TODAY})
    outcomes = {criterion["outcome"] for one in answer["assessments"] for criterion in one["criteria"]}
    assert outcomes == {"met", "not_met", "unknown"}


def test_a_fitting_applicant_gets_a_verdict_an_amount_and_what_to_do(gateway):
    assessment = judged(gateway, FITS)
    assert (assessment["verdict"], assessment["max_support_sek"]) == ("eligible", 25_000)
    assert (assessment["status"], assessment["missing"], assessment["officer_review"]) == ("open", [], False)
    assert len(assessment["todo"]) == 3


def test_a_refused_applicant_gets_the_criterion_and_no_amount(gateway):
    assessment = judged(gateway, FITS | {"already_started": True})
    not_met = [one["id"] for one in assessment["criteria"] if one["outcome"] == "not_met"]
    assert (assessment["verdict"], not_met) == ("ineligible", ["not_started"])
    assert (assessment["max_support_sek"], assessment["missing"]) == (None, [])


def test_a_matter_for_an_officer_is_unknown_with_nothing_missing(gateway):
    assessment = judged(gateway, FITS | {"sector": "agriculture"})
    assert (assessment["verdict"], assessment["officer_review"], assessment["missing"]) == ("unknown", True, [])


def test_a_company_in_lulea_is_asked_where_in_lulea(gateway):
    assessment = judged(gateway, FITS | {"municipality": "Luleå"})
    assert (assessment["verdict"], assessment["missing"]) == ("unknown", ["in_lulea_urban_area"])


def test_nothing_known_makes_no_call_eligible_or_ineligible_and_gives_a_question(gateway):
    status, answer = gateway.judge({"facts": {}, "today": TODAY})
    assert status == 200
    assert {one["verdict"] for one in answer["assessments"]} == {"unknown"}
    assert answer["next_question"] in {fact for one in answer["assessments"] for fact in one["missing"]}


def test_no_question_is_left_when_every_verdict_is_final(gateway):
    _, answer = gateway.judge({"facts": {"municipality": "Umeå", "applicant_type": "private_person"}, "today": TODAY})
    assert {one["verdict"] for one in answer["assessments"]} == {"ineligible"}
    assert answer["next_question"] is None


@pytest.mark.parametrize(
    ("today", "status"),
    [("2021-02-04", "upcoming"), ("2021-02-05", "open"), ("2021-03-08", "open"), ("2021-03-09", "closed")],
)
def test_the_day_decides_whether_one_can_apply(gateway, today, status):
    assert judged(gateway, {}, "exportsamverkan-tillvaxtverket-2021", today)["status"] == status


def test_the_answer_repeats_the_day_it_was_judged_for(gateway):
    assert gateway.judge({"facts": {}, "today": "2021-02-05"})[1]["today"] == "2021-02-05"


def test_the_day_is_todays_where_none_is_given(gateway, monkeypatch):
    monkeypatch.delenv("STODLOTS_TODAY", raising=False)
    before = datetime.now(SWEDEN).date()
    found = gateway.judge({"facts": {}})[1]["today"]
    assert before <= date.fromisoformat(found) <= datetime.now(SWEDEN).date()


def test_an_organisation_number_changes_no_verdict(gateway):
    assert judged(gateway, FITS | {"organisation_number": "556036-0793"}) == judged(gateway, FITS)


def test_the_answer_is_json_in_readable_swedish(gateway):
    raw = json.dumps({"facts": FITS}).encode()
    _, headers, answer = gateway.ask("POST", "/api/eligibility", data=raw)
    assert headers["Content-Type"].startswith("application/json")
    assert any("ö" in one["name"] for one in answer["assessments"])


def test_a_body_packed_with_gzip_is_read_like_any_other(gateway):
    raw = gzip.compress(json.dumps({"facts": FITS, "today": TODAY}).encode())
    status, _, answer = gateway.ask("POST", "/api/eligibility", data=raw, headers={"Content-Encoding": "gzip"})
    assert (status, by_call(answer)["mikrostod-norrbotten"]["verdict"]) == (200, "eligible")


# -- bad input ----------------------------------------------------------------------------------------

NOT_AN_OBJECT = [
    b"",
    b"hej",
    b"{",
    b'{"facts": {}} x',
    b"{'facts': {}}",
    b'{"facts": {},}',
    b"\xff\xfe\x00",
    '{"facts": {"municipality": "Luleå"}}'.encode("latin-1"),
    b"null",
    b"[]",
    b"5",
    b'"facts"',
    b"{}",
    b'{"facts": null}',
    b'{"facts": []}',
    b'{"facts": "employees"}',
    b'{"facts": {}, "facts": {}}',
    b'{"facts": {"employees": 1, "employees": 300}}',
    b'{"facts": {"cost_sek": NaN}}',
    b'{"facts": {"owner_work_share_percent": Infinity}}',
    b'{"facts": {"owner_work_share_percent": -Infinity}}',
    b"[" * 30_000,
    b'{"facts": ' * 5_000,
]


@pytest.mark.parametrize("body", NOT_AN_OBJECT, ids=lambda body: repr(body[:40]))
def test_what_is_no_sound_json_object_is_refused_in_swedish(gateway, body):
    status, answer = gateway.judge(body)
    assert status in (400, 422)
    assert answer["errors"]
    assert all(error.keys() == {"fact", "message"} and error["message"].strip() for error in answer["errors"])
    assert "assessments" not in answer


BAD_FACTS = [
    ("employees", None),
    ("in_lulea_urban_area", None),
    ("employees", True),
    ("employees", "3"),
    ("employees", 3.5),
    ("employees", -1),
    ("employees", 10**12),
    ("cost_sek", 1e400),
    ("cost_sek", "50 000"),
    ("cost_sek", [1]),
    ("turnover_sek", False),
    ("owner_work_share_percent", 101),
    ("owner_work_share_percent", -0.5),
    ("owner_work_share_percent", "50%"),
    ("cofinancing_percent", {}),
    ("already_started", "ja"),
    ("already_started", 1),
    ("organisation_number", "556036-0794"),
    ("organisation_number", "5560"),
    ("organisation_number", 5560360793),
    ("municipality", "Stockholms län"),
    ("municipality", "Oslo"),
    ("municipality", ["Luleå"]),
    ("sector", "gruva"),
    ("applicant_type", 7),
    ("market_reach", "Local"),
    ("purposes", []),
    ("purposes", "marketing"),
    ("purposes", ["marketing", None]),
    ("purposes", [{"a": 1}]),
    ("anställda", 3),
    ("", 3),
    ("__class__", 3),
]


@pytest.mark.parametrize(("fact", "value"), BAD_FACTS)
def test_an_unsound_fact_is_refused_by_name_and_nothing_is_half_processed(gateway, fact, value):
    raw = json.dumps({"facts": {**FITS, fact: value}, "today": TODAY}).replace("Infinity", "1e400").encode()
    status, answer = gateway.judge(raw)
    assert status in (400, 422)
    assert [error["fact"] for error in answer["errors"]] == [fact]
    assert answer["errors"][0]["message"].strip()
    assert "assessments" not in answer


@pytest.mark.parametrize(
    "today",
    [
        "2026-02-30",
        "2026-13-01",
        "2026-1-1",
        "20261122",
        "22/11/2026",
        "i dag",
        "",
        20261122,
        None,
        True,
        [],
        "0000-01-01",
    ],
)
def test_a_day_that_does_not_exist_is_refused(gateway, today):
    status, answer = gateway.judge({"facts": FITS, "today": today})
    assert status in (400, 422)
    assert [error["fact"] for error in answer["errors"]] == ["today"]


def test_an_unknown_key_beside_the_facts_is_refused_by_name(gateway):
    status, answer = gateway.judge({"facts": {}, "fakta": {}})
    assert (status, answer["errors"][0]["fact"]) == (400, "fakta")


def test_every_fault_is_named_in_one_answer(gateway):
    status, answer = gateway.judge({"facts": {"employees": -1, "sector": "gruva"}, "today": "2026-02-30"})
    assert status in (400, 422)
    assert {error["fact"] for error in answer["errors"]} == {"employees", "sector", "today"}


def test_an_integer_of_a_thousand_digits_is_refused(gateway):
    status, answer = gateway.judge(b'{"facts": {"cost_sek": ' + b"9" * 1000 + b"}}")
    assert status in (400, 422)
    assert answer["errors"][0]["fact"] == "cost_sek"


def test_a_name_with_half_a_character_is_refused(gateway):
    status, answer = gateway.judge(b'{"facts": {"\\ud800": 1}}')
    assert status in (400, 422)
    assert answer["errors"]


def test_a_value_with_half_a_character_is_refused(gateway):
    status, answer = gateway.judge(b'{"facts": {"municipality": "\\ud800"}}')
    assert status in (400, 422)
    assert answer["errors"][0]["fact"] == "municipality"


def test_a_body_that_is_not_packed_as_it_says_is_refused(gateway):
    status, _, answer = gateway.ask(
        "POST", "/api/eligibility", data=b'{"facts": {}}', headers={"Content-Encoding": "gzip"}
    )
    assert status in (400, 415, 422)
    assert answer["errors"]


def test_a_body_that_is_too_large_is_refused_in_json(gateway):
    status, answer = gateway.judge(b'{"facts": {"municipality": "' + b"a" * 100_000 + b'"}}')
    assert status in (400, 413, 422)
    assert answer["errors"][0]["message"].strip()


def test_a_small_packed_body_that_unpacks_too_large_is_refused(gateway):
    raw = gzip.compress(b" " * 5_000_000)
    status, _, answer = gateway.ask("POST", "/api/eligibility", data=raw, headers={"Content-Encoding": "gzip"})
    assert status in (400, 413, 422)
    assert answer["errors"]


def test_the_gateway_still_answers_after_bad_input(gateway):
    gateway.judge(b"[" * 30_000)
    assert judged(gateway, FITS)["verdict"] == "eligible"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_a_wrong_method_is_refused_in_json_and_told_the_right_one(gateway, method):
    status, headers, answer = gateway.ask(method, "/api/eligibility")
    assert (status, headers["Allow"]) == (405, "POST")
    assert answer["errors"][0]["message"].strip()


@pytest.mark.parametrize("path", ["/api", "/api/eligibility/", "/api/eligibilty", "/../etc/passwd", "/api/%00"])
def test_an_unknown_address_answers_404_in_json(gateway, path):
    status, headers, answer = gateway.ask("GET", path)
    assert status == 404
    assert headers["Content-Type"].startswith("application/json")
    assert answer["errors"][0]["message"].strip()
