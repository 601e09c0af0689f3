import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.loading import load_catalogue
from bot.catalogue.template import new_call_text
from bot.eligibility.assessment import assess
from bot.eligibility.facts import checked_facts

PROJECT = Path(__file__).parents[2]
ID = "provstod-norrbotten"


def filled_in(text: str) -> str:
    """The template with words for all that stands inside <>."""
    return re.sub(r'"<([^>]*)>"', r'"Något om \1"', text)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(PROJECT / "calls", tmp_path / "calls"))


def test_a_new_call_loads_beside_the_others_when_filled_in(folder):
    before = len(load_catalogue(folder).calls)
    (folder / f"{ID}.yml").write_text(filled_in(new_call_text(ID)), encoding="utf-8")
    loaded = load_catalogue(folder)
    assert len(loaded.calls) == before + 1
    assert loaded.subjects[ID].call is not None


def test_nothing_but_the_angle_brackets_is_left_to_fill_in():
    text = filled_in(new_call_text(ID))
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert "<" not in body.replace("<<:", "")
    assert ID in body


def test_the_two_cases_of_a_new_call_hold(tmp_path):
    (tmp_path / f"{ID}.yml").write_text(filled_in(new_call_text(ID)), encoding="utf-8")
    subject = load_catalogue(tmp_path).subjects[ID]
    verdicts = [assess(subject.call, checked_facts(case.facts), date(2026, 2, 1)).verdict for case in subject.cases]
    assert verdicts == [case.expect["verdict"] for case in subject.cases]
    assert sorted(verdicts) == ["eligible", "ineligible"]
