"""The pieces that a text is read by are those that scikit-learn trained the model on."""

from collections import Counter

import yaml
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.ngram_model import LETTERS, letters_of, one_or_both, pairs_of
from bot.settings import PROJECT

LETTER_ANALYSER = TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS).build_analyzer()
WORD_ANALYSER = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\w+").build_analyzer()


def agree(text: str) -> bool:
    lowered = text.lower()
    letters = Counter(gram for word in lowered.split() for gram in letters_of(word))
    words = Counter(term for pair in pairs_of(lowered) for term in one_or_both(pair))
    return (letters, words) == (Counter(LETTER_ANALYSER(text)), Counter(WORD_ANALYSER(text)))


def test_of_every_example_of_amounts_and_openings():
    for name in ("ask_amount", "inform", "smalltalk"):
        data = yaml.safe_load((PROJECT / "data" / "nlu" / f"{name}.yml").read_text(encoding="utf-8"))
        texts = [line.removeprefix("- ") for entry in data["nlu"] for line in entry["examples"].splitlines()]
        assert len(texts) > 100
        assert [text for text in texts if not agree(text)] == []


@given(st.text(alphabet="aåÄ b1-.,!? \t\u00a0_", max_size=40))
def test_of_any_text(text):
    assert agree(text)
