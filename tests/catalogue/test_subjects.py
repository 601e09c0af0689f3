from datetime import date

import pytest
from call_files import CALL, SHARED, changed, write_catalogue

from bot.catalogue.loading import load_catalogue


@pytest.fixture
def catalogue(tmp_path):
    return load_catalogue(write_catalogue(tmp_path))


def text_of(catalogue, aspect: str) -> str:
    return next(answer.text for answer in catalogue.subjects["prov"].answers if answer.aspect == aspect)


def test_figures_are_written_out_with_their_units(catalogue):
    assert text_of(catalogue, "amount") == "Högst 30 000 kronor och högst 50 procent."


def test_the_days_of_the_window_are_written_out(catalogue):
    assert text_of(catalogue, "deadline") == "Sök från 15 januari 2026 till 31 mars 2026."


def test_the_answers_of_a_shared_file_belong_to_the_calls_that_include_it(catalogue):
    assert text_of(catalogue, "de_minimis") == "Taket är 3 000 000 kronor."


def test_an_answer_carries_its_sources_in_order(catalogue):
    answer = next(one for one in catalogue.subjects["prov"].answers if one.aspect == "deadline")
    assert [source.title for source in answer.sources] == ["Provstöd", "Förordningen"]


def test_a_criterion_carries_the_section_of_its_source(catalogue):
    assert catalogue.calls[0].criteria[0].source.section == "Vem"


def test_amount_and_window_come_from_the_figures(catalogue):
    call = catalogue.calls[0]
    assert (call.support.cap_sek, call.support.rate_percent, call.support.de_minimis_ceiling_sek) == (30_000, 50, None)
    assert (call.window.opens, call.window.closes) == (date(2026, 1, 15), date(2026, 3, 31))


def test_a_shared_file_without_a_name_is_no_subject(catalogue):
    assert list(catalogue.subjects) == ["prov"]


def test_a_shared_file_with_a_name_is_a_topic_and_no_call(tmp_path):
    named = changed(SHARED, "id: gemensamt\n", "id: gemensamt\nname: Försumbart stöd\nprovider: Verket\n")
    loaded = load_catalogue(write_catalogue(tmp_path, shared=named))
    assert (loaded.subjects["gemensamt"].call, len(loaded.calls)) == (None, 1)


def test_a_group_knows_the_calls_that_include_it(tmp_path):
    named = changed(SHARED, "id: gemensamt\n", "id: gemensamt\nname: Stöden\nprovider: Verket\ngroup: true\n")
    assert load_catalogue(write_catalogue(tmp_path, shared=named)).subjects["gemensamt"].members == ("prov",)


def test_the_calls_of_a_county_are_its_own_and_those_of_the_whole_country(tmp_path):
    write_catalogue(tmp_path)
    everywhere = changed(CALL.replace("id: prov\n", "id: alla\n"), "county: Norrbottens län\naliases", "aliases")
    (tmp_path / "alla.yml").write_text(everywhere, encoding="utf-8")
    loaded = load_catalogue(tmp_path)
    assert [one.id for one in loaded.of_county("Norrbottens län")] == ["alla", "prov"]
    assert [one.id for one in loaded.of_county("Västmanlands län")] == ["alla"]
    assert len(loaded.of_county(None)) == 2


def test_unknown_ids_are_left_out(catalogue):
    assert [one.id for one in catalogue.named(["prov", "annat"])] == ["prov"]


@pytest.mark.parametrize(
    ("day", "status"), [(date(2026, 1, 14), "upcoming"), (date(2026, 3, 31), "open"), (date(2026, 4, 1), "closed")]
)
def test_a_subject_tells_whether_one_can_apply(catalogue, day, status):
    assert catalogue.subjects["prov"].status(day) == status
