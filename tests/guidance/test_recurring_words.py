import pytest

from bot.guidance.answering import Desk
from bot.guidance.recurring_words import MOST_WORDS, RecurringWords, Vocabulary, vocabulary

WORDS = Vocabulary(frozenset({"boden", "mikrostöd"}), frozenset({"sjögren"}))


def recurring(*texts: str, words: Vocabulary = WORDS) -> dict[str, int]:
    """What recurs where each text is said in a conversation of its own."""
    counting = RecurringWords(words)
    counting.take((str(number), text) for number, text in enumerate(texts))
    return counting.recurring()


def test_a_word_is_shown_from_three_conversations_on() -> None:
    assert recurring(*["får jag ha solceller"] * 2) == {}
    assert recurring(*["får jag ha solceller"] * 3) == {"solceller": 3}


def test_one_conversation_counts_once_however_often_it_says_a_word_and_in_however_many_batches() -> None:
    counting = RecurringWords(WORDS)
    counting.take([("a", "solceller solceller"), ("a", "solceller")])
    counting.take([("a", "solceller"), ("b", "solceller")])
    counting.take([("b", "solceller"), ("c", "solceller")])

    assert counting.recurring() == {"solceller": 3}


@pytest.mark.parametrize(
    "text",
    [
        "jag heter Andersson",
        "kontakta sjögren",
        "anna.berg@firma.se",
        "https://firma.se/planket",
        "www.firma.se/planket",
        "orgnr 556677-8899 kund123",
        "[personnummer borttaget]",
        "vilket varför skulle någon",
        "bil",
    ],
)
def test_names_addresses_numbers_masks_and_small_words_are_never_shown(text: str) -> None:
    assert not {*recurring(*[text] * 3)} - {"heter", "kontakta", "orgnr"}


def test_a_word_with_a_capital_is_shown_where_it_is_known() -> None:
    assert recurring(*["Mikrostöd i BODEN"] * 3) == {"mikrostöd": 3, "boden": 3}


def test_the_most_frequent_come_first_and_there_is_an_end_to_them() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzåäö"
    texts = ["".join(f"{one}{two}{two}{two} " for one in letters for two in "xy")] * 3

    found = recurring("hästgård", *["hästgård xylofon"] * 3, *texts)

    assert (next(iter(found)), found["hästgård"]) == ("hästgård", 4)
    assert len(found) == MOST_WORDS


def test_words_of_the_catalogue_and_municipalities_are_known_but_its_contacts_are_persons(desk: Desk) -> None:
    words = vocabulary(desk.catalogue)

    assert {"mikrostöd", "kiruna", "norrbotten", "aktiebolag"} <= words.known
    assert words.names
    assert not words.known & words.names
    assert not words.names & {"region", "norrbotten", "västmanland"}
    named = {
        part.lower() for one in desk.catalogue.subjects.values() for each in one.contacts for part in each.name.split()
    }
    assert "leandersson" in named & words.names
