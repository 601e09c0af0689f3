from typing import Any

import pytest
from turns import asked, payloads, turn, words

from bot.eligibility.assessment import assess_all
from bot.guidance.answering import Desk
from bot.guidance.dialogue import interviewed
from bot.guidance.turn import Say, State

COMPANY = {
    "municipality": ("Kalix", "Kalix"),
    "purposes": ("maskiner", ("machinery_equipment",)),
    "applicant_type": ("aktiebolag", "limited_company"),
    "cost_sek": ("40 000", 40_000),
    "already_started": ("nej", False),
    "sector": ("tillverkning", "manufacturing"),
    "employees": ("sju", 7),
    "market_reach": ("hela Sverige", "national"),
    "owner_work_share_percent": ("heltid", 100),
    "de_minimis_received_sek": ("inget", 0),
    "collective_agreement_terms": ("ja", True),
    "needs_support": ("ja", True),
    "insolvent": ("nej", False),
    "partner_count": ("en", 1),
}
"""A small company in Kalix: for each question its answer in words and the fact that it tells."""
KNOWN: dict[str, Any] = {fact: value for fact, (_, value) in COMPANY.items()}
MOST_TURNS = 30


def begin(state: State, desk: Desk, **facts: Any) -> list[Say]:
    return interviewed(turn("vilket stöd passar mig", "start_assessment", **facts), state, desk)


def fill(said: list[Say], state: State, desk: Desk, answers: dict[str, str]) -> tuple[list[Say], list[str]]:
    """Answers each question as it comes; returns the last messages and the facts asked for."""
    questions: list[str] = []
    while (fact := asked(said)) is not None:
        questions.append(fact)
        assert len(questions) < MOST_TURNS, questions
        said = interviewed(turn(answers[fact], "inform"), state, desk)
    return said, questions


def fill_company(state: State, desk: Desk) -> tuple[list[Say], list[str]]:
    return fill(begin(state, desk), state, desk, {fact: text for fact, (text, _) in COMPANY.items()})


def test_a_whole_form_ends_with_the_assessment_that_fits(state: State, desk: Desk) -> None:
    said, _ = fill_company(state, desk)
    (assessment,) = payloads(said, "assessment")
    verdicts = {one["call"]: one["verdict"] for one in assessment["assessments"]}

    assert verdicts["mikrostod-norrbotten"] == "eligible"
    assert verdicts["konsultstod-vastmanland"] == "ineligible"
    assert not state.in_form


def test_a_whole_form_asks_no_fact_twice(state: State, desk: Desk) -> None:
    _, questions = fill_company(state, desk)

    assert sorted(questions) == sorted(set(questions))


def test_the_municipality_comes_first_because_most_supports_hang_on_it(state: State, desk: Desk) -> None:
    assert asked(begin(state, desk)) == "municipality"


def test_the_form_never_asks_a_fact_that_no_longer_matters(state: State, desk: Desk) -> None:
    said = begin(state, desk)
    for _ in range(MOST_TURNS):
        fact = asked(said)
        if fact is None:
            break
        matters = {
            one
            for assessment in assess_all(desk.catalogue.calls, state.facts, desk.today)
            for one in assessment.missing
        }
        assert fact in matters or fact == "cost_sek"
        said = interviewed(turn(COMPANY[fact][0]), state, desk)

    assert not state.in_form


@pytest.mark.parametrize(
    ("known", "never"),
    [
        ({"municipality": "Kalix"}, "in_lulea_urban_area"),
        ({"market_reach": "international"}, "local_competition"),
        ({"employees": 1}, "collective_agreement_terms"),
        ({"municipality": "Kalix"}, "organisation_number"),
    ],
)
def test_a_question_that_the_known_facts_make_pointless_is_never_asked(
    known: dict[str, Any], never: str, state: State, desk: Desk
) -> None:
    answers = {fact: text for fact, (text, _) in COMPANY.items()}
    _, questions = fill(begin(state, desk, **known), state, desk, answers)

    assert never not in questions


def test_lulea_is_asked_for_the_urban_area(state: State, desk: Desk) -> None:
    answers = {fact: text for fact, (text, _) in COMPANY.items()} | {"in_lulea_urban_area": "nej"}
    _, questions = fill(begin(state, desk, municipality="Luleå"), state, desk, answers)

    assert "in_lulea_urban_area" in questions


def test_an_opening_with_some_facts_asks_nothing_that_was_said(state: State, desk: Desk) -> None:
    known = {fact: KNOWN[fact] for fact in ("municipality", "purposes", "sector", "employees", "cost_sek")}
    answers = {fact: text for fact, (text, _) in COMPANY.items() if fact not in known}
    said, questions = fill(begin(state, desk, **known), state, desk, answers)

    assert not set(questions) & known.keys()
    assert payloads(said, "assessment")


def test_an_opening_with_all_facts_asks_nothing_and_tells_the_result_at_once(state: State, desk: Desk) -> None:
    said = begin(state, desk, **KNOWN)

    assert asked(said) is None
    assert len(payloads(said, "assessment")) == 1


def test_an_opening_repeats_what_was_understood_so_that_it_can_be_corrected(state: State, desk: Desk) -> None:
    said = begin(state, desk, municipality="Kalix", employees=7)

    assert "Kalix" in words(said)
    assert "7" in words(said)


def test_one_answer_may_tell_several_facts_at_once(state: State, desk: Desk) -> None:
    begin(state, desk)
    interviewed(
        turn("Kalix, vi är sju i ett aktiebolag", municipality="Kalix", employees=7, applicant_type="limited_company"),
        state,
        desk,
    )

    assert state.facts == {"municipality": "Kalix", "employees": 7, "applicant_type": "limited_company"}


def test_a_later_word_corrects_an_earlier_one_and_is_repeated(state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Kalix", employees=7)
    said = interviewed(turn("fel av mig, vi är fem anställda", employees=5), state, desk)

    assert state.facts["employees"] == 5
    assert "5" in words(said)


def test_a_correction_of_the_municipality_forgets_the_urban_area_of_lulea(state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Luleå", in_lulea_urban_area=True)
    interviewed(turn("nej, i Boden", municipality="Boden"), state, desk)

    assert "in_lulea_urban_area" not in state.facts


def test_after_the_result_a_change_is_assessed_anew(state: State, desk: Desk) -> None:
    begin(state, desk, **KNOWN)
    said = interviewed(turn("vi har redan beställt", already_started=True), state, desk)
    (assessment,) = payloads(said, "assessment")

    assert {one["verdict"] for one in assessment["assessments"] if one["call"] == "mikrostod-norrbotten"} == {
        "ineligible"
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [("hoppa över", "skip"), ("nästa fråga", "inform"), ("vet inte", "dont_know"), ("ingen aning", "inform")],
)
def test_a_fact_that_is_skipped_or_not_known_is_passed_over_and_never_asked_again(
    text: str, intent: str, state: State, desk: Desk
) -> None:
    said = begin(state, desk, municipality="Kalix", purposes=("machinery_equipment",), applicant_type="limited_company")
    passed = asked(said)
    said = interviewed(turn(text, intent), state, desk)
    _, questions = fill(said, state, desk, {fact: text for fact, (text, _) in COMPANY.items()})

    assert passed is not None
    assert passed not in questions
    assert passed not in state.facts


def test_skipping_every_question_ends_with_a_result_that_promises_nothing(state: State, desk: Desk) -> None:
    said = begin(state, desk)
    for _ in range(MOST_TURNS):
        if asked(said) is None:
            break
        said = interviewed(turn("hoppa över", "skip"), state, desk)
    (assessment,) = payloads(said, "assessment")

    assert not [one for one in assessment["assessments"] if one["verdict"] == "eligible"]
    assert state.facts == {}


def test_a_skipped_fact_that_is_told_later_counts(state: State, desk: Desk) -> None:
    begin(state, desk)
    interviewed(turn("hoppa över", "skip"), state, desk)
    interviewed(turn("det är i Kalix", municipality="Kalix"), state, desk)

    assert state.facts["municipality"] == "Kalix"
    assert "municipality" not in state.skipped


def test_why_gives_the_reason_and_asks_the_same_again(state: State, desk: Desk) -> None:
    begin(state, desk)
    said = interviewed(turn("varför frågar du det?", "why_ask"), state, desk)

    assert "kommunen avgör" in words(said)
    assert asked(said) == "municipality"


def test_a_question_in_between_is_answered_with_sources_and_the_form_goes_on(state: State, desk: Desk) -> None:
    begin(state, desk)
    said = interviewed(turn("hur mycket får man i mikrostöd?", "ask_amount", "mikrostod-norrbotten"), state, desk)

    assert "30 000 kronor" in words(said)
    assert payloads(said, "sources")
    assert asked(said) == "municipality"
    assert state.in_form


def test_a_question_in_between_is_not_taken_for_an_answer(state: State, desk: Desk) -> None:
    begin(state, desk)
    interviewed(turn("gäller mikrostöd i Luleå?", "ask_who", "mikrostod-norrbotten", municipality="Luleå"), state, desk)

    assert state.facts == {}


def test_what_is_not_read_is_said_and_the_question_is_asked_again(state: State, desk: Desk) -> None:
    begin(state, desk)
    said = interviewed(turn("blå", "nlu_fallback", confidence=0.3), state, desk)

    assert payloads(said, "fallback") == [{"type": "fallback", "reason": "not_understood"}]
    assert asked(said) == "municipality"
    assert state.facts == {}


def test_the_second_time_in_a_row_skipping_and_a_person_are_offered(state: State, desk: Desk) -> None:
    begin(state, desk)
    interviewed(turn("blå", "nlu_fallback", confidence=0.3), state, desk)
    said = interviewed(turn("gul", "nlu_fallback", confidence=0.3), state, desk)
    offered = {button.title for message in said for button in message.buttons}

    assert {"Hoppa över frågan", "Prata med en handläggare"} <= offered
    assert asked(said) == "municipality"


@pytest.mark.parametrize("text", ["avbryt", "sluta fråga"])
def test_cancelling_ends_the_form_and_keeps_what_was_told(text: str, state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Kalix")
    said = interviewed(turn(text, "cancel"), state, desk)

    assert (state.in_form, state.asked, state.facts) == (False, None, {"municipality": "Kalix"})
    assert asked(said) is None


def test_after_cancelling_the_form_goes_on_where_it_was(state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Kalix")
    interviewed(turn("avbryt", "cancel"), state, desk)

    assert asked(begin(state, desk)) != "municipality"


def test_starting_over_forgets_everything_and_asks_from_the_beginning(state: State, desk: Desk) -> None:
    begin(state, desk, **{fact: KNOWN[fact] for fact in ("municipality", "employees", "sector")})
    interviewed(turn("hoppa över", "skip"), state, desk)
    said = interviewed(turn("börja om", "start_over"), state, desk)

    assert (state.facts, state.skipped, state.in_form) == ({}, (), True)
    assert asked(said) == "municipality"


def test_asking_for_a_person_hands_over_what_was_told(state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Kalix", purposes=("marketing",))
    (handoff,) = payloads(interviewed(turn("jag vill prata med en människa", "request_human"), state, desk), "handoff")

    assert handoff["facts"] == {"municipality": "Kalix", "purposes": ["marketing"]}


def test_a_summary_in_the_form_repeats_the_facts_and_asks_on(state: State, desk: Desk) -> None:
    begin(state, desk, municipality="Kalix")
    waiting = state.asked
    said = interviewed(turn("vad har jag sagt", "summary"), state, desk)

    assert "Kalix" in words(said)
    assert asked(said) == waiting


@pytest.mark.parametrize("intent", ["cancel", "start_over", "request_human"])
def test_an_answer_that_looks_like_a_command_is_taken_for_the_answer(intent: str, state: State, desk: Desk) -> None:
    begin(state, desk)
    interviewed(turn("Boden", intent, confidence=0.7), state, desk)

    assert state.facts == {"municipality": "Boden"}
    assert state.in_form


def test_small_talk_is_answered_kindly_and_the_question_asked_again(state: State, desk: Desk) -> None:
    begin(state, desk)
    said = interviewed(turn("tack snälla", "thanks"), state, desk)

    assert "Varsågod" in words(said)
    assert asked(said) == "municipality"


def test_only_one_question_is_on_the_table_at_a_time(state: State, desk: Desk) -> None:
    said = begin(state, desk)
    for text in ("Kalix", "maskiner", "blå", "aktiebolag"):
        assert len(payloads(said, "question")) == 1
        said = interviewed(turn(text), state, desk)


@pytest.mark.parametrize(("fact", "input_"), [("purposes", "multichoice"), ("municipality", "municipality")])
def test_a_question_carries_what_a_client_needs_to_show_it(fact: str, input_: str, state: State, desk: Desk) -> None:
    said = begin(state, desk, **({"municipality": "Kalix"} if fact != "municipality" else {}))
    payload = payloads(said, "question")[-1]

    assert payload.keys() == {"type", "fact", "input", "choices", "facts", "most_left"}
    assert (payload["fact"], payload["input"]) == (fact, input_)
    assert all(choice.keys() == {"value", "title"} for choice in payload["choices"])
    assert payload["choices"]


@pytest.mark.parametrize(
    ("fact", "input_", "count"),
    [
        ("applicant_type", "choice", 16),
        ("purposes", "multichoice", 15),
        ("employees", "number", 0),
        ("cost_sek", "amount", 0),
        ("owner_work_share_percent", "percent", 0),
        ("insolvent", "boolean", 2),
        ("organisation_number", "text", 0),
        ("municipality", "municipality", 290),
        ("project_months", "number", 0),
    ],
)
def test_every_kind_of_fact_has_the_input_of_the_contract(fact: str, input_: str, count: int) -> None:
    from bot.guidance.fact_words import question

    payload = question(fact, {"purposes": ("marketing",)}).payload

    assert payload is not None
    assert (payload["input"], len(payload["choices"])) == (input_, count)
    assert payload["facts"] == {"purposes": ["marketing"]}
