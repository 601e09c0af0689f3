"""What activities of Teams say."""

import math
from typing import Any

import pytest

from bot.gateway.teams.reading import Chosen, Installed, Said, Wished, Withdrawn, incoming

BOT = {"id": "28:app", "name": "Stödlotsen"}


def message(text: str | None = None, **more: Any) -> dict[str, Any]:
    return {"type": "message", "recipient": BOT, "text": text, **more}


def mentioned(account: dict[str, str], text: str) -> dict[str, Any]:
    return {"type": "mention", "mentioned": account, "text": text}


def submitted(
    seq: Any = 7, kind: Any = "answer", says: Any = "{answer}", inputs: Any = None, **more: Any
) -> dict[str, Any]:
    return message(value={"stodlots": {"seq": seq, "kind": kind, "says": says, **more}, **(inputs or {})})


# -- words ---------------------------------------------------------------------------------------------


def test_words_are_what_the_person_wrote():
    assert incoming(message("Hur mycket kan man få i Mikrostöd?")) == Said("Hur mycket kan man få i Mikrostöd?")


def test_the_mention_of_the_bot_is_taken_away_and_those_of_others_stay_as_names():
    text = "<at>Stödlotsen</at>&nbsp; kan <at>Eva Berg</at> söka?"
    entities = [mentioned(BOT, "<at>Stödlotsen</at>"), mentioned({"id": "29:eva"}, "<at>Eva Berg</at>")]

    assert incoming(message(text, entities=entities)) == Said("kan Eva Berg söka?")


def test_a_person_called_like_the_bot_is_not_taken_for_it():
    entities = [mentioned({"id": "29:other"}, "<at>Stödlotsen</at>")]

    assert incoming(message("<at>Stödlotsen</at> då?", entities=entities)) == Said("Stödlotsen då?")


def test_what_a_forged_mention_names_stays_in_the_text():
    assert incoming(message("alla kan söka", entities=[mentioned(BOT, "a")])) == Said("alla kan söka")


def test_what_the_person_typed_as_a_sign_stays_one():
    assert incoming(message("färre &lt;at&gt; än 5 &amp; fler\u00a0än 2")) == Said("färre <at> än 5 & fler än 2")


def test_line_breaks_stay_and_markup_goes_where_teams_says_that_it_is_markup():
    assert incoming(message("ett\r\n två")) == Said("ett\ntvå")
    assert incoming(message("<p>ett</p><p>två &lt;b&gt;</p>", textFormat="xml")) == Said("ett\ntvå <b>")


@pytest.mark.parametrize(
    "activity",
    [
        message("<at>Stödlotsen</at>", entities=[mentioned(BOT, "<at>Stödlotsen</at>")]),
        message(None, attachments=[{"contentType": "image/png"}]),
    ],
)
def test_a_message_without_words_is_empty_words_so_that_the_person_gets_an_answer(activity: dict[str, Any]):
    assert incoming(activity) == Said("")


# -- cards ---------------------------------------------------------------------------------------------


def test_a_button_says_its_words_whatever_stands_in_the_input_beside_it():
    assert incoming(submitted(says="Vet inte", inputs={"answer": "12"})) == Chosen(7, "Vet inte")


@pytest.mark.parametrize(
    ("says", "answer", "expected"),
    [
        ("{answer}", "Kiruna", "Kiruna"),
        ("{answer}", " 7 ", "7"),
        ("{answer}", 7, "7"),
        ("{answer}", 7.0, "7"),
        ("{answer} kronor", "150 000", "150 000 kronor"),
        ("{answer} kronor", "1,5", "1,5 kronor"),
        ("{answer} procent", 12.5, "12,5 procent"),
        ("{answer} procent", "12.5", "12,5 procent"),
        ("{answer} procent", 0, "0 procent"),
        ("{answer}", "Skola, högskola eller annan", "Skola, högskola eller annan"),
        ("{answer}", "{answer}", "{answer}"),
    ],
)
def test_an_input_is_read_as_the_widget_would_say_it(says: str, answer: Any, expected: str):
    assert incoming(submitted(says=says, inputs={"answer": answer})) == Chosen(7, expected)


def test_several_choices_come_in_one_string_and_are_said_with_commas():
    several = submitted(inputs={"answer": "Marknadsföring,Innovation,Eget arbete"}, several=True)

    assert incoming(several) == Chosen(7, "Marknadsföring, Innovation, Eget arbete")


def test_nothing_filled_in_says_nothing_rather_than_a_unit():
    assert incoming(submitted(says="{answer} kronor", inputs={"answer": " "})) == Chosen(7, "")
    assert incoming(submitted(says="{answer} kronor")) == Chosen(7, "")


def test_the_form_for_staff_brings_note_and_contact():
    form = submitted(kind="handoff", inputs={"note": " Ring efter tre ", "contact": "eva@example.se"})

    assert incoming(form) == Wished(7, "Ring efter tre", "eva@example.se")
    assert incoming(submitted(kind="handoff")) == Wished(7, "", "")


def test_leaving_the_queue_is_read():
    assert incoming(submitted(kind="withdraw")) == Withdrawn(7)


def test_a_card_submitted_by_execute_is_read_alike():
    data = {"stodlots": {"seq": 3, "kind": "answer", "says": "Ja"}}
    invoke = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": {"type": "Action.Execute", "data": data}},
    }

    assert incoming(invoke) == Chosen(3, "Ja")


def test_a_submit_counts_before_the_text_that_teams_may_put_beside_it():
    assert incoming(submitted(says="Ja") | {"text": "Ja, tack"}) == Chosen(7, "Ja")


def test_the_value_of_somebody_elses_button_leaves_its_text():
    assert incoming(message("Mikrostöd", value={"other": 1})) == Said("Mikrostöd")


# -- the app -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "installationUpdate", "action": "add", "recipient": BOT},
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:eva"}, BOT], "recipient": BOT},
    ],
)
def test_being_added_is_seen(activity: dict[str, Any]):
    assert incoming(activity) == Installed()


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:eva"}], "recipient": BOT},
        {"type": "conversationUpdate", "membersRemoved": [BOT], "recipient": BOT},
        {"type": "conversationUpdate", "membersAdded": [{}], "recipient": {}},
        {"type": "installationUpdate", "action": "remove"},
        {"type": "installationUpdate", "action": "add-upgrade"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "messageUpdate", "text": "Ändrat"},
        {"type": "typing"},
        {"type": "invoke", "name": "composeExtension/query", "value": {}},
        {"type": "invoke", "name": "adaptiveCard/action"},
        {},
    ],
)
def test_what_is_nothing_for_the_assistant_is_nothing(activity: dict[str, Any]):
    assert incoming(activity) is None


# -- forged --------------------------------------------------------------------------------------------

ODD: list[Any] = [
    None,
    True,
    -1,
    2**31,
    10**400,
    1.5,
    math.nan,
    math.inf,
    "7",
    "",
    [],
    [1],
    {},
    {"id": 1},
    "x" * 300_000,
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:20])
def test_forged_values_never_raise_and_say_nothing_wrong(odd: Any):
    assert incoming(submitted(seq=odd)) is None
    assert incoming(submitted(kind=odd)) is None
    assert isinstance(incoming(submitted(says=odd)), Chosen)
    assert isinstance(incoming(submitted(inputs={"answer": odd}, several=odd)), Chosen)
    assert isinstance(incoming(submitted(kind="handoff", inputs={"note": odd, "contact": odd})), Wished)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:20])
@pytest.mark.parametrize("kind", ["message", "invoke", "conversationUpdate", "installationUpdate"])
@pytest.mark.parametrize(
    "field", ["text", "value", "entities", "recipient", "membersAdded", "action", "name", "textFormat", "type"]
)
def test_forged_activities_never_raise(kind: str, field: str, odd: Any):
    activity = {"type": kind, "name": "adaptiveCard/action", "text": "hej", "recipient": BOT} | {field: odd}

    assert isinstance(incoming(activity), Said | type(None))
    incoming(odd)
    incoming(activity | {"entities": [odd, {"mentioned": odd, "text": odd}, {"mentioned": BOT, "text": odd}]})
    incoming({"type": "invoke", "name": "adaptiveCard/action", "value": {"action": odd}})


def test_endless_mentions_are_read_in_no_time():
    assert isinstance(incoming(message("<at <at>" * 40_000)), Said)
    assert isinstance(incoming(message("<at " + " " * 300_000)), Said)
