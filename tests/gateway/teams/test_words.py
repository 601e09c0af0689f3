"""Teams says what the widget says, from the same file."""

import re
from pathlib import Path

import pytest

from bot.gateway.teams.words import STRINGS, read_words, word, words
from bot.settings import PROJECT


def test_every_line_of_the_widgets_strings_is_read():
    written = STRINGS.read_text(encoding="utf-8")
    names = re.findall(r'^  (\w+): "', written, re.MULTILINE)

    assert len(names) > 50
    assert list(words().sentences) == names
    assert len(words().starters) == written.count("{ title:") > 0


def test_what_teams_says_stands_in_the_file():
    used = {
        name
        for path in (PROJECT / "bot" / "gateway" / "teams").glob("*.py")
        for name in re.findall(r'\bword\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }

    assert "handOver" in used
    assert used <= set(words().sentences)


def test_places_are_filled_in_and_a_missing_value_is_an_error():
    assert word("mostLeft", count=4) == "Högst 4 frågor kvar"
    with pytest.raises(KeyError):
        word("mostLeft")
    with pytest.raises(KeyError):
        word("nothingOfThatName")


@pytest.mark.parametrize("line", ['  open: "Öppna"', "  open: 'Öppna',", '  open: "Öppna" + more,', '  title: "Igen",'])
def test_a_line_that_is_not_understood_stops_the_reading(tmp_path: Path, line: str):
    file = tmp_path / "strings.js"
    file.write_text(f'export default {{\n  title: "Stödlotsen",\n{line}\n}};\n', encoding="utf-8")

    with pytest.raises(ValueError, match="rad 3"):
        read_words(file)


def test_quotation_marks_in_a_sentence_are_read(tmp_path: Path):
    file = tmp_path / "strings.js"
    file.write_text('export default {\n  said: "Hon sa \\"hej\\".",\n};\n', encoding="utf-8")

    assert read_words(file).sentences == {"said": 'Hon sa "hej".'}
