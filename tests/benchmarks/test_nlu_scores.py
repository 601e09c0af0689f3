import pytest

from benchmarks import nlu_scores as scores


def test_accuracy_counts_equal_pairs() -> None:
    assert scores.accuracy(["a", "b", "c", "a"], ["a", "b", "a", "a"]) == 0.75


def test_confusions_name_what_was_taken_for_what() -> None:
    assert scores.confusion(["a", "a", "b"], ["b", "b", "b"]) == {("a", "b"): 2}


def test_each_intent_has_precision_and_recall() -> None:
    counts = scores.by_intent(["a", "a", "b"], ["a", "b", "b"])

    assert (counts["a"].precision, counts["a"].recall) == (1.0, 0.5)
    assert (counts["b"].precision, counts["b"].recall) == (0.5, 1.0)
    assert scores.macro_f1(counts.values()) == pytest.approx(2 / 3)


def test_a_name_is_found_where_the_entity_shares_letters_with_it() -> None:
    call = {"entity": "call", "value": "mikrostod-norrbotten", "start": 8, "end": 17}
    topic = {"entity": "topic", "value": "de-minimis", "start": 0, "end": 3}
    counts = scores.names(
        ["hur med mikrostöd", "vad är mikrostöd", "vad är det", "och sen då ja"],
        ["mikrostöd", "mikrostöd", "", ""],
        [{"entities": [call]}, {"entities": []}, {"entities": [topic]}, {"entities": [call]}],
    )

    assert (counts.right, counts.missed, counts.wrong) == (1, 1, 1)


def test_facts_that_two_may_doubt_are_not_judged() -> None:
    openings = [{"facts": {"employees": 5, "purposes": ["marketing", "consulting"]}, "unclear": ["sector"]}]
    read = [{"facts": {"employees": 6, "purposes": ["consulting", "marketing"], "sector": "ict"}}]

    counts = scores.facts(openings, read)

    assert counts["purposes"].right == 1
    assert (counts["employees"].missed, counts["employees"].wrong) == (1, 1)
    assert "sector" not in counts


def test_the_threshold_rejects_just_the_share_of_known_messages() -> None:
    known = [float(place) for place in range(100)]

    assert scores.caught(known, [93.5, 95.5, 10.0, 200.0], 0.05) == 0.5


def test_what_is_foreign_is_weighed_against_the_likeliest_known_intent() -> None:
    assert scores.foreignness({"ranking": {"out_of_scope": 0.7, "ask_who": 0.2}}) == pytest.approx(0.5)
    assert scores.foreignness({"ranking": {"ask_who": 0.9}}) == pytest.approx(-0.9)
