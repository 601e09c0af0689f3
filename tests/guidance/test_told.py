import pytest
from turns import payloads, turn, words

from bot.guidance.answering import Desk, answer
from bot.guidance.dialogue import answered, changing, interviewed, named_call, not_answered
from bot.guidance.told import with_known_purposes
from bot.guidance.turn import State

MIKROSTOD = "mikrostod-norrbotten"
SHOP = ("operating_costs", "commercial_service")
KNOWN = {
    "municipality": "Boden", "purposes": ("machinery_equipment",), "applicant_type": "limited_company",
    "already_started": False, "sector": "manufacturing", "employees": 5, "market_reach": "national",
    "owner_work_share_percent": 100, "de_minimis_received_sek": 0, "collective_agreement_terms": True,
    "cost_sek": 200_000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "new", "left"),
    [
        ("vi tänkte köpa nya kyldiskar också", ("machinery_equipment",), {*SHOP, "machinery_equipment"}),
        ("jag vet inte riktigt, kanske marknadsföra", ("marketing",), {*SHOP, "marketing"}),
        ("hellre maskiner i stället", ("machinery_equipment",), {"machinery_equipment"}),
        ("inte driftstöd utan maskiner", ("machinery_equipment",), {"commercial_service", "machinery_equipment"}),
    ],
)
def test_purposes_are_added_unless_the_words_replace_or_take_them_back(
    text: str, new: tuple[str, ...], left: set[str]
) -> None:
    state = State(facts={"purposes": SHOP})

    told = with_known_purposes({"purposes": new}, text, state)

    assert set(told["purposes"]) == left  # type: ignore[arg-type]


def test_a_correction_that_changes_nothing_is_answered_with_one_line(desk: Desk) -> None:
    state = State(facts=dict(KNOWN), focus=MIKROSTOD)
    said = interviewed(turn("vi är sex", employees=6), state, desk)

    assert len(said) == 1
    assert "densamma som förut" in words(said)
    assert payloads(said, "assessment")[0]["facts"]["employees"] == 6


def test_a_correction_that_changes_the_verdict_is_assessed_in_full(desk: Desk) -> None:
    state = State(facts=dict(KNOWN), focus=MIKROSTOD)
    said = interviewed(turn("vi är ett åkeri", sector="haulage"), state, desk)

    assert "densamma" not in words(said)
    assert payloads(said, "assessment")


@pytest.mark.parametrize("handler", [answered, changing])
def test_a_correction_that_names_a_term_is_taken_in(handler: object, desk: Desk) -> None:
    assert callable(handler)
    state = State(facts=dict(KNOWN), focus=MIKROSTOD)
    handler(
        turn("de minimis är 25 000, inte 0", "ask_de_minimis", "de-minimis", de_minimis_received_sek=25_000),
        state,
        desk,
    )

    assert state.to_form


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"local_competition": True}, "Det beror på"),
        ({"market_reach": "local", "local_competition": True}, "Nej"),
        ({"market_reach": "national"}, "Ja"),
        ({"sector": "haulage"}, "Nej"),
    ],
)
def test_a_yes_is_never_given_over_what_was_told_against_it(
    facts: dict[str, object], says: str, state: State, desk: Desk
) -> None:
    said = answer(turn("kan jag få Mikrostöd till en ny ugn?", "ask_purposes", MIKROSTOD, **facts), state, desk)

    assert words(said).startswith(says)


def test_keywords_for_a_support_and_a_case_are_answered_and_begin_no_form(state: State, desk: Desk) -> None:
    said = interviewed(turn("grävfirma boden stöd 30 000", sector="contracting", municipality="Boden"), state, desk)

    assert words(said).startswith("Mikrostöd: Nej")
    assert not state.in_form


def test_whom_to_call_needs_no_support_in_focus(state: State, desk: Desk) -> None:
    said = not_answered(turn("vart ringer jag?", "out_of_scope", confidence=0.6), state, desk)

    assert not payloads(said, "fallback")


def test_where_answers_come_from_is_told_for_the_county_that_is_meant(state: State, desk: Desk) -> None:
    said = answer(turn("hur gammal är din information om Västmanland?", "ask_source"), state, desk)

    assert "2022-11-10" in words(said)
    assert "2018" not in words(said)


def test_a_list_of_a_group_names_its_supports(state: State, desk: Desk) -> None:
    said = answer(turn("vilka företagsstöd finns i Västmanland", "ask_list", "foretagsstod-vastmanland"), state, desk)

    assert all(name in words(said) for name in ("Konsultstöd", "Innovationsstöd", "Mikrobidrag"))


def test_a_term_that_shares_its_name_with_a_support_is_explained_without_asking_which(state: State, desk: Desk) -> None:
    both = turn("vad betyder anslag 1:1?", "ask_definition", "projektmedel-norrbotten", "anslag-1-1-vastmanland")

    assert "Vilket stöd" not in words(answer(both, state, desk))


def test_what_another_grantor_gives_is_declined_though_it_sounds_like_ours(state: State, desk: Desk) -> None:
    said = answer(
        turn("hur söker jag innovationscheck från Vinnova?", "ask_how_to_apply", "innovationsstod-vastmanland"),
        state,
        desk,
    )

    assert payloads(said, "fallback")


def test_the_county_of_the_support_spoken_of_settles_a_shared_name(state: State, desk: Desk) -> None:
    answer(turn("vad är konsultstöd?", "ask_about", "konsultstod-vastmanland"), state, desk)
    both = turn(
        "kommersiell service då?", "name_call", "kommersiell-service-norrbotten", "kommersiell-service-vastmanland"
    )

    named_call(both, state, desk)

    assert state.focus == "kommersiell-service-vastmanland"


def test_another_persons_case_leaves_the_own_facts_alone(desk: Desk) -> None:
    state = State(facts=dict(KNOWN), focus=MIKROSTOD)
    said = interviewed(turn("och min brorsa i Luleå med åkeri då, får han nåt?", municipality="Luleå"), state, desk)

    assert state.facts == KNOWN
    assert "någon annan" in words(said)


def test_an_answer_with_a_why_behind_it_is_kept(desk: Desk) -> None:
    facts = {fact: value for fact, value in KNOWN.items() if fact != "de_minimis_received_sek"}
    state = State(facts=facts, in_form=True, asked="de_minimis_received_sek")
    interviewed(turn("nä inget sånt. varför måste ni veta det?", "why_ask"), state, desk)

    assert state.facts["de_minimis_received_sek"] == 0


def test_an_own_case_without_a_support_is_told_what_it_rules_out(state: State, desk: Desk) -> None:
    said = answer(turn("jag kör åkeri, går det?", "ask_who", sector="haulage"), state, desk)

    assert words(said).startswith("Nej, inte alla stöd")
    assert "Mikrostöd" in words(said)
    assert "turismföretag" not in words(said)


def test_an_order_already_placed_rules_out_what_forbids_it(state: State, desk: Desk) -> None:
    said = answer(turn("jag har redan beställt, är det kört?", "ask_start", already_started=True), state, desk)

    assert "Mikrostöd" in words(said)
    assert not payloads(said, "fallback")
