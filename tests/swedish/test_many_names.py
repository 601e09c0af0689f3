import pytest
from rapidfuzz import fuzz, process

from benchmarks.synthetic import name_at
from bot.swedish.subjects import SIMILAR, LongNames, SubjectMatcher

NAMES = [name_at(place).lower() for place in range(2_000)]
TYPED = [
    "skogsdigitallyftet",
    "skogsdigitalyftet",
    "fjällexprotpremien",
    "glasresefonen",
    "sjöteknikvouchen",
    "matkorg",
]


@pytest.fixture(scope="module")
def names() -> LongNames:
    return LongNames(NAMES)


@pytest.mark.parametrize("word", TYPED)
def test_among_thousands_the_names_most_like_a_word_are_those_that_comparing_with_all_finds(
    names: LongNames, word: str
) -> None:
    same_letter = [name for name in NAMES if name[0] == word[0]]
    plainly = process.extract(word, same_letter, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=5)
    assert [score for _, score in names.alike(word, SIMILAR)] == [score for _, score, _ in plainly]


def test_a_compound_begins_with_the_longest_name_that_it_can() -> None:
    names = LongNames(["skogslyft", "skogslyftet"])
    assert names.beginning("skogslyftetsansökan") == "skogslyftet"
    assert names.beginning("skogslyfta") == "skogslyft"
    assert names.beginning("skogsbruk") == ""


def test_each_of_a_thousand_supports_is_found_by_its_own_name() -> None:
    matcher = SubjectMatcher({f"s{place}": [name] for place, name in enumerate(NAMES[:1_000])})
    for place in range(0, 1_000, 37):
        assert [one.ids for one in matcher.mentions(f"hur söker man {NAMES[place]}?")] == [(f"s{place}",)]
