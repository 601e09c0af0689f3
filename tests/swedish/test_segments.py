import pytest

from bot.swedish.segments import (
    is_elliptic,
    is_farewell,
    is_greeting,
    is_plea,
    is_question,
    segments_of,
    wished_clause,
    without_purpose,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hur mycket kan man få?", 1),
        ("Hur mycket kan man få? När måste man söka?", 2),
        ("Hur mycket kan man få och när måste man söka?", 2),
        ("hur mycket får man, och vad ska bifogas", 2),
        ("Vi är sju anställda. Vad kan vi få?", 2),
        ("Vem kan söka\nHur mycket", 2),
        ("Vad får man köpa, t.ex. maskiner?", 1),
        ("maskiner och verktyg", 1),
        ("Vi har bil och båt i Kalix", 1),
        ("Vi kör taxi i Boden, undrar om vi kan söka", 2),
        ("Den kostar ca. 20 000 kr", 1),
        ("Det kostar 1.5 mkr", 1),
        ("Hej! Hur gör jag?", 2),
    ],
)
def test_a_message_is_parted_into_its_statements_and_questions(text: str, count: int) -> None:
    assert len(segments_of(text)) == count


@pytest.mark.parametrize(
    "text", ["Hur mycket kan man få och när söker man?", "Vi är tre. Vad gäller?", "maskiner; verktyg"]
)
def test_every_segment_stands_word_for_word_in_the_message(text: str) -> None:
    assert all(segment in text for segment in segments_of(text))


def test_a_message_without_letters_is_kept_as_it_is() -> None:
    assert segments_of("???") == ["???"]


def test_an_empty_message_has_no_segments() -> None:
    assert segments_of("") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kan jag söka?",
        "hur mycket får man",
        "va kostar det",
        "vicka kan söka",
        "Och när stänger den",
        "finns det stöd till maskiner",
        "får vi söka",
        "hej, hur gör man",
        "är det för sent",
    ],
)
def test_what_has_the_form_of_a_question_is_one(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi är sju anställda",
        "ja",
        "i Kalix",
        "Varuhus",
        "hurra",
        "vi vill köpa en maskin",
        "380 000 kr",
        "nej det gör vi inte",
    ],
)
def test_a_statement_is_no_question(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("vi har ett åkeri i Boden går det", ["vi har ett åkeri i Boden", "går det"]),
        ("vi vill söka innovationspengar hur stor del kan vi få", ["vi vill söka innovationspengar", "hur stor del kan vi få"]),
        ("nu när vi är igång kan vi köpa mer", ["nu när vi är igång kan vi köpa mer"]),
    ],
)  # fmt: skip
def test_a_question_that_runs_on_without_a_stop_is_parted_from_what_is_told(text: str, parts: list[str]) -> None:
    assert segments_of(text) == parts


@pytest.mark.parametrize("text", ["Hej!", "hejsan", "God dag!", "tjena hallå", "Hej på er!", "Goddag"])
def test_a_greeting_is_told_from_a_message(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize("text", ["hej vi är ett ab", "god mat", "Hej, hur mycket?"])
def test_a_message_with_a_greeting_is_no_mere_greeting(text: str) -> None:
    assert not is_greeting(text)


@pytest.mark.parametrize(
    ("text", "elliptic"),
    [
        ("och i Västmanland då?", True),
        ("å hyran", True),
        ("bönder?", True),
        ("hur mycket då?", False),
        ("vi är fem anställda", False),
        ("och så har vi en butik i byn som vi vill bygga ut nästa år", False),
    ],
)
def test_an_ellipsis_leaves_out_what_the_conversation_tells(text: str, elliptic: bool) -> None:
    assert is_elliptic(text) is elliptic


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Vi är oense om vilken summa som gällde.", "vilken summa som gällde."),
        ("Jag hittar inte vilken paragraf det står i.", "vilken paragraf det står i."),
        ("Det vore fint att få veta hur länge man får hålla på.", "hur länge man får hålla på."),
        ("I pärmen saknas uppgift om hur stor andelen var.", "hur stor andelen var."),
        ("Vi har köpt en press till verkstaden.", ""),
        ("Jag blev osäker när någon ringde om detta.", ""),
    ],
)
def test_a_wish_to_know_gives_its_indirect_question(sentence: str, clause: str) -> None:
    assert wished_clause(sentence) == clause


@pytest.mark.parametrize("text", ["Kan ni reda ut saken?", "Skulle ni vilja förklara det?", "Kan ni hjälpa oss?"])
def test_a_mere_request_for_help_is_a_plea(text: str) -> None:
    assert is_plea(text)


@pytest.mark.parametrize("text", ["Kan ni berätta hur man söker?", "Kan vi söka nu?", "Vi ber om hjälp."])
def test_a_request_that_says_what_it_is_about_is_no_plea(text: str) -> None:
    assert not is_plea(text)


@pytest.mark.parametrize("text", ["Vänliga hälsningar, Siv", "Tack på förhand!", "Vi är tacksamma för svar före jul."])
def test_the_end_of_a_letter_is_a_farewell(text: str) -> None:
    assert is_farewell(text)


def test_a_question_is_kept_without_what_its_answer_is_for() -> None:
    assert without_purpose("Hur stor är andelen, så att vi kan räkna?") == "Hur stor är andelen"


def test_a_written_clause_of_time_is_no_question() -> None:
    assert not is_question("När vi sökte i fjol fick vi nej.")
