import pytest
from turns import turn, words

from bot.guidance.answering import Desk, answer
from bot.guidance.dialogue import answered, interviewed, named_call, not_answered, responded
from bot.guidance.following import in_context
from bot.guidance.turn import State, Turn

MIKROSTOD = "mikrostod-norrbotten"


def resolved(said: Turn, desk: Desk, **known: object) -> Turn:
    return in_context(said, State(**{"focus": MIKROSTOD, "aspect": "amount", **known}), desk.catalogue)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "aspect"),
    [
        ("å hyran då", "out_of_scope", 0.7, "exclusions"),
        ("och i pengar?", "inform", 0.6, "amount"),
        ("när då?", "nlu_fallback", 0.8, "deadline"),
        ("när", "out_of_scope", 0.95, "deadline"),
        ("procent?", "nlu_fallback", 0.9, "amount"),
        ("nej jag menade Västmanland", "deny", 0.4, "amount"),
        ("i norrbotten då?", "ask_strategy", 0.4, "amount"),
        ("varför inte då", "why_ask", 0.9, "amount"),
        ("fattar inte, kan du ta det enklare", "complaint", 0.6, "about"),
    ],
)
def test_what_is_left_out_is_filled_in(text: str, intent: str, confidence: float, aspect: str, desk: Desk) -> None:
    assert resolved(turn(text, intent, confidence=confidence), desk).intent == f"ask_{aspect}"


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("tack så mycket", "thanks", 0.99),
        ("nej", "deny", 0.99),
        ("vem vann matchen igår", "out_of_scope", 0.97),
        ("vi är fem anställda", "inform", 0.99),
        ("får jag pengarna innan jag köper maskinen?", "ask_payment", 0.9),
        ("du fattar ingenting", "complaint", 0.95),
        ("Vad krävs för att få bygga ut vår fabrik i Kalix med en ny lackeringslinje nästa sommar då?", "inform", 0.5),
    ],
)
def test_what_stands_for_itself_is_left_alone(text: str, intent: str, confidence: float, desk: Desk) -> None:
    said = turn(text, intent, confidence=confidence)

    assert resolved(said, desk) is said


def test_nothing_is_filled_in_without_anything_spoken_of(desk: Desk) -> None:
    said = turn("och då?", "nlu_fallback", confidence=0.9)

    assert in_context(said, State(), desk.catalogue) is said


def test_the_form_reads_its_answers_itself(desk: Desk) -> None:
    said = turn("och fem till?", "inform", confidence=0.5)

    assert resolved(said, desk, in_form=True) is said


def test_the_other_county_has_its_support_of_the_same_name(state: State, desk: Desk) -> None:
    answered(turn("Vem får söka projektmedel i Norrbotten?", "ask_who", "projektmedel-norrbotten"), state, desk)
    said = interviewed(turn("nej jag menade Västmanland", "inform", confidence=0.4), state, desk)

    assert state.focus == "projektmedel-vastmanland"
    assert "Region Västmanland" in words(said)
    assert not state.in_form


def test_them_are_the_two_that_were_compared(state: State, desk: Desk) -> None:
    answer(turn("skillnaden mellan mikrostöd och mikrobidrag", "ask_compare", MIKROSTOD), state, desk)
    state.others = (MIKROSTOD, "mikrobidrag-vastmanland")
    said = not_answered(turn("vilket av dem ger mest?", "nlu_fallback", confidence=0.8), state, desk)

    assert "50 procent" in words(said)
    assert "80 procent" in words(said)


def test_a_support_named_in_passing_keeps_what_was_asked(state: State, desk: Desk) -> None:
    answered(turn("Vad ska bifogas ansökan om Mikrostöd?", "ask_attachments", MIKROSTOD), state, desk)
    named = turn("och till exportutlysningen?", "ask_about", "exportsamverkan-tillvaxtverket-2021", confidence=0.3)

    assert "förändringslogik" in words(answered(named, state, desk))


def test_a_supposed_cost_is_reckoned_with_for_the_support_in_focus(state: State, desk: Desk) -> None:
    answered(turn("Hur mycket får man i Mikrostöd?", "ask_amount", MIKROSTOD), state, desk)
    said = interviewed(turn("och om det bara kostar 40 000?", "inform", confidence=0.8, cost_sek=40_000), state, desk)

    assert "20 000 kronor" in words(said)
    assert "cost_sek" not in state.facts


def test_a_told_cost_is_reckoned_with_in_the_answer_to_how_much(state: State, desk: Desk) -> None:
    said = answered(turn("Hur mycket blir det för 100 000?", "ask_amount", MIKROSTOD, cost_sek=100_000), state, desk)

    assert "För en kostnad på 100 000 kronor blir det högst 30 000 kronor" in words(said)


def test_two_complaints_in_a_row_offer_a_person_first(state: State, desk: Desk) -> None:
    first = responded(turn("det var inte det jag frågade", "complaint"), state, desk)
    second = responded(turn("du fattar ju inte", "complaint"), state, desk)

    assert "Förlåt" in words(first)
    assert "handläggare" in words(second)
    assert [button.title for button in second[-1].buttons] == ["Prata med en handläggare"]


def test_small_talk_leads_back_to_the_support_spoken_of(state: State, desk: Desk) -> None:
    named_call(turn("Mikrostöd", "name_call", MIKROSTOD), state, desk)
    said = responded(turn("haha ja du", "smalltalk"), state, desk)

    assert "Mikrostöd" in words(said)
    assert said[-1].buttons


def test_a_person_is_offered_after_two_matters_that_are_not_ours(state: State, desk: Desk) -> None:
    not_answered(turn("vad är klockan i tokyo", "out_of_scope"), state, desk)
    said = not_answered(turn("hur gammal är kungen", "out_of_scope"), state, desk)

    assert "handläggare" in words(said)
    assert [button.title for button in said[-1].buttons] == ["Prata med en handläggare"]


@pytest.mark.parametrize("intent", ["complaint", "cancel", "smalltalk", "deny"])
def test_a_sigh_is_met_with_sympathy_and_a_person(intent: str, state: State, desk: Desk) -> None:
    said = responded(turn("usch vad krångligt allt är, suck", intent), state, desk)

    assert "förstår" in words(said)
    assert said[-1].buttons[-1].title == "Prata med en handläggare"
