from pathlib import Path

from benchmarks.synthetic import name_at, write_calls
from bot.catalogue.loading import load_catalogue
from bot.catalogue.nlu_data import names_of


def texts_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yml")}


def test_the_strict_loader_takes_all_synthetic_calls(tmp_path: Path) -> None:
    write_calls(tmp_path, 60)
    calls = load_catalogue(tmp_path).calls
    assert len(calls) == 60
    assert all(len(call.criteria) > 4 for call in calls)


def test_the_same_number_gives_the_same_files_and_a_larger_one_the_same_first_ones(tmp_path: Path) -> None:
    for name, number in (("a", 16), ("b", 16), ("c", 30)):
        write_calls(tmp_path / name, number)
    first, again, more = (texts_in(tmp_path / name) for name in "abc")
    assert first == again
    assert first.items() <= more.items()


def test_ten_thousand_names_are_all_different() -> None:
    assert len({name_at(place) for place in range(10_000)}) == 10_000


def test_a_synthetic_support_has_names_that_no_other_has(tmp_path: Path) -> None:
    write_calls(tmp_path, 40)
    names = [name for one in load_catalogue(tmp_path).subjects.values() if one.call for name in names_of(one)]
    assert len(set(names)) == len(names)
