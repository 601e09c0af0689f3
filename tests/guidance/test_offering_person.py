import pytest
from turns import asked, payloads, turn, words

from bot.guidance.answering import Desk
from bot.guidance.connecting import answer_to_offer, replied, resumed
from bot.guidance.dialogue import affirmed, answered, handed_over, interviewed, not_answered, responded
from bot.guidance.turn import Say, State, Turn

WISH = turn("jag vill prata med en människa", "request_human")


def says(state: State, desk: Desk, text: str, intent: str, **facts: object) -> list[Say]:
    """One turn as the actions have it: in the form all goes to the form."""
    handlers = {"request_human": handed_over, "affirm": affirmed, "deny": responded, "cancel": responded}
    handler = interviewed if state.in_form else handlers.get(intent, not_answered)
    return replied(handler, turn(text, intent, **facts), state, desk)


def handoff(said: list[Say]) -> dict[str, object]:
    (payload,) = payloads(said, "handoff")
    return payload


def fills_form(state: State, desk: Desk, **facts: object) -> str | None:
    """Begins the form with ``facts``; the fact that is asked for."""
    return asked(replied(interviewed, turn("vilket stöd passar mig", "start_assessment", **facts), state, desk))


def test_the_first_wish_asks_and_says_what_is_passed_on_and_hands_over_nothing(state: State, desk: Desk) -> None:
    state.facts["municipality"] = "Kalix"
    said = says(state, desk, WISH.text, WISH.intent)

    assert handoff(said) == {
        "type": "handoff",
        "reason": "requested",
        "confirmed": False,
        "facts": {"municipality": "Kalix"},
    }
    assert "det du har berättat" in words(said)
    assert [button.message for button in said[-1].buttons] == [
        "Ja, koppla mig till en handläggare",
        "Nej, fortsätt här",
    ]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ja", "affirm"),
        ("Ja, koppla mig till en handläggare", "request_human"),
        ("koppla mig till en människa", "request_human"),
        ("ja gör det", "nlu_fallback"),
        ("okej", "goodbye"),
        ("jag vill inte prata med en robot", "request_human"),
    ],
)
def test_a_yes_or_the_wish_again_confirms(text: str, intent: str, state: State, desk: Desk) -> None:
    says(state, desk, WISH.text, WISH.intent)

    assert handoff(says(state, desk, text, intent))["confirmed"] is True


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nej", "deny"),
        ("Nej, fortsätt här", "cancel"),
        ("strunta i det", "cancel"),
        ("nä då", "nlu_fallback"),
        ("ja vill fortsätta här", "affirm"),
        ("jag vill inte prata med någon handläggare", "request_human"),
    ],
)
def test_a_no_stays_with_the_assistant(text: str, intent: str, state: State, desk: Desk) -> None:
    says(state, desk, WISH.text, WISH.intent)
    said = says(state, desk, text, intent)

    assert not payloads(said, "handoff")
    assert "fortsätter vi" in words(said)
    assert not payloads(says(state, desk, "ja", "affirm"), "handoff")


def test_a_question_lets_the_offer_lapse(state: State, desk: Desk) -> None:
    says(state, desk, WISH.text, WISH.intent)
    question = turn("Vem kan söka Mikrostöd?", "ask_who", "mikrostod-norrbotten")

    assert payloads(replied(answered, question, state, desk), "sources")
    assert not payloads(says(state, desk, "ja", "affirm"), "handoff")


@pytest.mark.parametrize(
    "message",
    [
        turn("ja, hur mycket får man?", "ask_amount"),
        turn("nej, det är i Kiruna", "deny", municipality="Kiruna"),
        turn("jo men Mikrostöd då", "name_call", "mikrostod-norrbotten"),
        turn("nja alltså vi tänkte mest höra efter hur det ligger till i vårt fall", "nlu_fallback"),
    ],
)
def test_what_says_something_else_besides_is_no_answer_to_the_offer(message: Turn) -> None:
    assert answer_to_offer(message) is None


def test_a_no_in_the_form_asks_the_waiting_question_again_and_answers_nothing(state: State, desk: Desk) -> None:
    waiting = fills_form(
        state, desk, municipality="Kalix", purposes=("marketing",), applicant_type="limited_company", cost_sek=90_000
    )
    assert waiting == "already_started"
    offered = says(state, desk, WISH.text, WISH.intent)
    said = says(state, desk, "nej", "deny")

    assert handoff(offered)["confirmed"] is False
    assert asked(said) == waiting
    assert "already_started" not in state.facts


def test_a_yes_in_the_form_hands_over_and_leaves_the_form_where_it_was(state: State, desk: Desk) -> None:
    waiting = fills_form(
        state, desk, municipality="Kalix", purposes=("marketing",), applicant_type="limited_company", cost_sek=90_000
    )
    says(state, desk, WISH.text, WISH.intent)
    said = says(state, desk, "ja", "affirm")

    assert handoff(said)["confirmed"] is True
    assert (state.in_form, state.asked) == (True, waiting)
    assert "already_started" not in state.facts


def test_an_answer_to_the_form_after_the_offer_is_taken_as_one(state: State, desk: Desk) -> None:
    fills_form(state, desk)
    says(state, desk, WISH.text, WISH.intent)
    said = says(state, desk, "Kalix", "inform", municipality="Kalix")

    assert state.facts == {"municipality": "Kalix"}
    assert asked(said) == "purposes"


@pytest.mark.parametrize(
    "text",
    ["ja vill prata med en människa", "en människa tack", "nej nu får en handläggare ta över", "nä, koppla mig vidare"],
)
def test_a_wish_for_a_person_in_the_form_is_no_answer_though_it_begins_like_one(text: str, desk: Desk) -> None:
    known = {
        "municipality": "Kalix",
        "purposes": ("marketing",),
        "applicant_type": "limited_company",
        "cost_sek": 9_000,
    }
    for waiting, facts in (("already_started", known), ("employees", {**known, "already_started": False})):
        state = State(facts=dict(facts), in_form=True, asked=waiting)

        assert handoff(says(state, desk, text, "request_human"))["confirmed"] is False
        assert (state.facts, state.asked) == (facts, waiting)


def test_after_failures_in_a_row_the_reason_is_that_nothing_was_understood(state: State, desk: Desk) -> None:
    says(state, desk, "xyz abc", "nlu_fallback")
    says(state, desk, "abc xyz", "nlu_fallback")
    offered = says(state, desk, "ja", "affirm")

    assert (handoff(offered)["reason"], handoff(offered)["confirmed"]) == ("not_understood", False)
    assert handoff(says(state, desk, "ja", "affirm"))["reason"] == "not_understood"


def test_unreadable_answers_in_the_form_give_the_same_reason(state: State, desk: Desk) -> None:
    fills_form(state, desk)
    says(state, desk, "xyz", "nlu_fallback")
    says(state, desk, "zyx", "nlu_fallback")

    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "not_understood"


@pytest.mark.parametrize("in_form", [True, False])
def test_after_a_complaint_the_reason_is_the_complaint(in_form: bool, state: State, desk: Desk) -> None:
    if in_form:
        fills_form(state, desk)
    complaint = turn("det här var dåligt", "complaint")
    replied(interviewed if in_form else responded, complaint, state, desk)

    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "complaint"


def test_a_good_answer_in_between_makes_it_a_wish_of_their_own(state: State, desk: Desk) -> None:
    replied(responded, turn("det här var dåligt", "complaint"), state, desk)
    question = turn("Vem kan söka Mikrostöd?", "ask_who", "mikrostod-norrbotten")
    replied(answered, question, state, desk)

    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "requested"


LEFT_TO_OFFICER = {
    "municipality": "Kalix",
    "purposes": ("product_development",),
    "applicant_type": "limited_company",
    "already_started": False,
    "sector": "manufacturing",
    "employees": 7,
    "turnover_sek": 5_000_000,
    "cost_sek": 400_000,
    "market_reach": "international",
    "needs_support": True,
    "insolvent": False,
    "de_minimis_received_sek": 0,
    "collective_agreement_terms": True,
    "sustainability_dialogue": True,
    "permits_in_place": True,
    "own_financing": True,
    "owner_work_share_percent": 100,
}


def test_an_assessment_that_leaves_something_to_an_officer_says_so_and_is_the_reason_as_long_as_it_lasts(
    state: State, desk: Desk
) -> None:
    said = replied(interviewed, turn("vilket stöd passar oss", "start_assessment", **LEFT_TO_OFFICER), state, desk)
    (assessment,) = payloads(said, "assessment")
    assert any(one["officer_review"] for one in assessment["assessments"])
    assert "kan en handläggare titta på" in words(said)
    question = turn("Vem kan söka Mikrostöd?", "ask_who", "mikrostod-norrbotten")
    replied(answered, question, state, desk)

    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "officer_review"
    says(state, desk, "nej", "deny")
    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "officer_review"
    assert handoff(says(state, desk, "ja", "affirm"))["reason"] == "officer_review"
    replied(interviewed, turn("börja om", "start_over"), state, desk)
    assert handoff(says(state, desk, WISH.text, WISH.intent))["reason"] == "requested"


# -- given back by staff

RESUMED = turn("EXTERNAL: resume", "resume")


def test_given_back_in_the_form_the_waiting_question_comes_again(state: State, desk: Desk) -> None:
    waiting = fills_form(state, desk, municipality="Kalix")
    said = replied(interviewed, RESUMED, state, desk)

    assert asked(said) == waiting
    assert "fortsätter vi med frågorna" in words(said)


def test_what_staff_settled_is_not_asked_again(state: State, desk: Desk) -> None:
    waiting = fills_form(state, desk, municipality="Kalix")
    assert waiting == "purposes"
    state.facts |= {"purposes": ("marketing",), "applicant_type": "limited_company"}

    assert asked(replied(interviewed, RESUMED, state, desk)) not in (None, "purposes", "applicant_type")


def test_where_staff_settled_all_the_result_follows(state: State, desk: Desk) -> None:
    fills_form(state, desk, municipality="Kalix")
    state.facts |= LEFT_TO_OFFICER

    assert payloads(replied(interviewed, RESUMED, state, desk), "assessment")
    assert not state.in_form


def test_given_back_outside_the_form_the_assistant_says_what_one_can_go_on_with(state: State, desk: Desk) -> None:
    (message,) = replied(resumed, RESUMED, state, desk)

    assert message.text
    assert len(message.buttons) >= 2
    assert not state.in_form


def test_given_back_outside_the_form_what_was_spoken_of_is_gone_on_with(state: State, desk: Desk) -> None:
    replied(answered, turn("Vem kan söka Mikrostöd?", "ask_who", "mikrostod-norrbotten"), state, desk)
    (message,) = replied(resumed, RESUMED, state, desk)

    assert any("Mikrostöd" in button.message for button in message.buttons)


def test_a_form_that_rasa_lost_with_its_session_is_taken_up_at_the_waiting_question(desk: Desk) -> None:
    state = State(facts={"municipality": "Kalix"}, asked="purposes")

    assert replied(resumed, RESUMED, state, desk) == []
    assert state.to_form
    state = State(facts={"municipality": "Kalix"}, asked="purposes")
    assert asked(replied(interviewed, RESUMED, state, desk)) == "purposes"
    assert state.in_form


def test_what_was_offered_before_staff_had_the_conversation_has_lapsed(state: State, desk: Desk) -> None:
    says(state, desk, WISH.text, WISH.intent)
    replied(resumed, RESUMED, state, desk)

    assert not payloads(says(state, desk, "ja", "affirm"), "handoff")


def test_who_tells_of_a_plan_with_people_in_it_asks_for_nobody(state: State, desk: Desk) -> None:
    plan = turn("vill anlita en rådgivare för 50000", "request_human", purposes=("consulting",), cost_sek=50_000)

    assert replied(handed_over, plan, state, desk) == []
    assert state.to_form
