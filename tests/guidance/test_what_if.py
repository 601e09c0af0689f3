import pytest
from turns import payloads, turn, words

from bot.guidance.answering import Desk, answer
from bot.guidance.dialogue import interviewed
from bot.guidance.reasons import asks_for_reasons
from bot.guidance.turn import State
from bot.guidance.what_if import is_supposed

MIKROSTOD = "mikrostod-norrbotten"
FITTING = {
    "municipality": "Boden", "purposes": ("machinery_equipment",), "applicant_type": "limited_company",
    "already_started": False, "sector": "manufacturing", "employees": 5, "market_reach": "national",
    "owner_work_share_percent": 100, "de_minimis_received_sek": 0, "collective_agreement_terms": True,
    "cost_sek": 200_000,
}  # fmt: skip


@pytest.fixture
def known() -> State:
    """A conversation after an assessment."""
    return State(facts=dict(FITTING), focus=MIKROSTOD)


def test_what_would_change_is_told_and_not_kept(known: State, desk: Desk) -> None:
    said = interviewed(turn("vad händer om vi sitter i Sala i stället?", municipality="Sala"), known, desk)

    assert "Mikrostöd passar inte" in words(said)
    assert "Investeringsbidrag kan passa" in words(said)
    assert known.facts["municipality"] == "Boden"
    assert not payloads(said, "assessment")


def test_what_changes_nothing_is_told_so(known: State, desk: Desk) -> None:
    said = interviewed(turn("och om vi vore sex anställda?", employees=6), known, desk)

    assert "ändrar inte bedömningen" in words(said)


def test_nothing_is_supposed_before_there_is_an_assessment(desk: Desk) -> None:
    state = State(facts={"municipality": "Boden"})
    interviewed(turn("och om vi vore sex anställda?", employees=6), state, desk)

    assert state.in_form or "employees" not in state.facts


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("och om vi blir tio då?", True),
        ("vad händer om maskinen kostar mer?", True),
        ("tänk om vi flyttar till Sala", True),
        ("vi är tio nu", False),
        ("om stödet", False),
        ("jag undrar om vi kan söka", False),
    ],
)
def test_supposing_is_told_from_telling(text: str, supposed: bool) -> None:
    assert is_supposed(text) is supposed


def test_why_a_support_does_not_fit_is_answered_with_what_it_fails_on(known: State, desk: Desk) -> None:
    known.facts["sector"] = "haulage"
    said = answer(turn("varför passar inte Mikrostöd för oss?", "ask_who", MIKROSTOD), known, desk)

    assert "Mikrostöd passar inte" in words(said)
    assert "åkeri" in words(said)
    assert "kollektivavtal" not in words(said)
    assert payloads(said, "sources")


def test_why_a_support_fits_is_answered_with_its_demands(known: State, desk: Desk) -> None:
    said = answer(turn("varför passar det oss?", "ask_who"), known, desk)

    assert "Mikrostöd passar det du har berättat" in words(said)


def test_a_why_before_anything_is_known_is_a_question_like_others(state: State, desk: Desk) -> None:
    said = answer(turn("varför får jag inte söka Mikrostöd?", "ask_who", MIKROSTOD), state, desk)

    assert "det du har berättat" not in words(said)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("varför passar inte mikrostöd oss", True),
        ("hur kommer det sig att vi inte får nåt", True),
        ("varför finns stödet", False),
        ("passar det oss", False),
    ],
)
def test_asking_for_reasons_needs_a_why_and_ones_own_case(text: str, asks: bool) -> None:
    assert asks_for_reasons(text) is asks
