"""What is asked without its usual word is answered all the same, and near questions keep their own answer."""

import pytest
from turns import turn, words

from bot.guidance.answering import Desk, answer
from bot.guidance.turn import Mention, Question, State, Turn

MIKRO = "mikrostod-norrbotten"
COMPANIES = "foretagsstod-vastmanland"


@pytest.mark.parametrize(
    ("text", "intent", "support", "expected"),
    [
        ("Vad får jag för de timmarna jag lägger på att tapetsera?", "ask_costs", MIKRO, "eget arbete"),
        ("Kan timmarna räknas när vi målar på egen hand?", "ask_exclusions", MIKRO, "eget arbete"),
        ("Kan timmarna räknas när vi målar på egen hand?", "ask_exclusions", COMPANIES, "eget arbete"),
        ("Kan jag ge leverantören ja innan ni har hört av er?", "ask_start", MIKRO, "egen risk"),
        ("Vad krävs av hur vi avlönar våra två bagare?", "ask_conditions", MIKRO, "kollektivavtalet"),
        ("När ska lovet från miljönämnden finnas?", "ask_duration", MIKRO, "innan investeringen börjar"),
        ("När ska brandmyndighetens ja finnas?", "ask_decision", MIKRO, "innan investeringen börjar"),
        ("Vi ligger efter med betalningarna, kan vi söka?", "ask_who", COMPANIES, "obestånd"),
        ("Vad händer efter utbetalning, nån uppföljning?", "ask_payment", COMPANIES, "enkät"),
    ],
)
def test_a_circumlocution_is_answered(
    text: str, intent: str, support: str, expected: str, state: State, desk: Desk
) -> None:
    assert expected in words(answer(turn(text, intent, support), state, desk))


@pytest.mark.parametrize(
    ("text", "intent", "support", "expected"),
    [
        ("Hur många timmar måste jag själv jobba i bolaget?", "ask_who", MIKRO, "50 procent"),
        ("När ska maskinen vara på plats?", "ask_duration", MIKRO, "ingen tid"),
        ("Hur länge dröjer beslutet?", "ask_decision", MIKRO, "handläggningstid"),
        ("Vilka villkor gäller för oss med tre anställda?", "ask_conditions", MIKRO, "Beställ inget"),
        ("När betalas stödet ut?", "ask_payment", COMPANIES, "säger inte när"),
    ],
)
def test_a_near_question_keeps_its_answer(
    text: str, intent: str, support: str, expected: str, state: State, desk: Desk
) -> None:
    assert expected in words(answer(turn(text, intent, support), state, desk))


@pytest.mark.parametrize(
    "text",
    [
        "Kan en hembygdsförening söka, eller är pengarna bara till för kommuner och myndigheter?",
        "Får ideella föreningar vara med eller gäller det enbart kommuner och statliga myndigheter?",
    ],
)
def test_who_is_asked_about_counts_and_not_who_else_it_might_be_for(text: str, state: State, desk: Desk) -> None:
    said = words(answer(turn(text, "ask_who", "projektmedel-vastmanland"), state, desk))

    assert "örening" in said
    assert "kommuner och myndigheter kan" not in said


def about_own_application(text: str, intent: str) -> Turn:
    start = text.index("min ansökan")
    mention = Mention(("min-ansokan",), start, start + len("min ansökan"))
    return Turn(text, intent, 0.9, (Question(text, {intent: 0.9}, text),), (mention,), {"municipality": "Pajala"})


def test_ones_own_application_is_not_the_service_of_that_name(state: State, desk: Desk) -> None:
    said = answer(about_own_application("Får jag köpa nu när min ansökan är inskickad?", "ask_start"), state, desk)

    assert "egen risk" in words(said)


def test_the_service_answers_what_it_has_an_answer_to(state: State, desk: Desk) -> None:
    said = answer(about_own_application("Hur loggar jag in i min ansökan?", "ask_how_to_apply"), state, desk)

    assert "e-legitimation" in words(said)
