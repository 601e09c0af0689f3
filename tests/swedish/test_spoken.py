import pytest

from bot.swedish.spoken import as_written


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("va kan ja fa", "vad kan jag fa"),
        ("hur mkt e de", "hur mycket ar det"),
        ("a va maste man ha me", "och vad maste man ha med"),
        ("int nat", "inte nagot"),
        ("vad kan jag fa", "vad kan jag fa"),
        ("jakt", "jakt"),
    ],
)
def test_spoken_small_words_are_written_out_and_others_left(spoken: str, written: str) -> None:
    assert as_written(spoken) == written
