import csv
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from benchmarks.drawing import draw
from benchmarks.figures import Figure, Group, Results, write_csv
from benchmarks.page import KEPT, PAGE, RESULTS, page_text, write_page
from benchmarks.plots import line_plot
from benchmarks.tables import report, shortest
from benchmarks.targets import TARGETS


@pytest.fixture
def results() -> Results:
    made = Results(
        {"processor": "P", "cores": "2", "memory": "4 GiB", "kernel": "K", "python": "3.10", "date": "2026-11-22"},
        {"examples": 20, "rounds": 3, "minutes": 12.3},
    )
    side = {
        "train": (6.0, 100.0), "ready": (4.0, 16.0), "resident": (500.0, 1000.0), "parse": (1.0, 10.0),
        "plain": (2.0, 40.0), "acting": (2.5, 80.0),
    }  # fmt: skip
    figures = [Figure(id, id, "ms", {"ours": own, "stock": other}) for id, (own, other) in side.items()]
    made.add(Group("side", "Side by side", figures, ("ours", "stock")))
    clients = [Figure(f"clients {number}", "turns", "1/s", {"ours": 90.0, "stock": 10.0}) for number in (1, 8, 32)]
    made.add(Group("many", "Several clients", clients, ("ours", "stock")))
    return made


def measured(results: Results) -> dict[str, float | None]:
    return {target.number: target.measured(results) for target in TARGETS}


def test_targets_are_quotients_of_what_was_measured(results: Results) -> None:
    found = measured(results)

    assert (found["1"], found["2"], found["4"], found["5"]) == (0.25, 0.5, 0.05, 1.25)
    assert (found["8"], found["9"]) == (9.0, 0.06)


def test_what_was_not_measured_meets_no_target(results: Results) -> None:
    assert measured(results)["6"] is None
    assert "| 6 | turn in a conversation of 1,000 turns / first turn | <= 2 | – | not measured |" in report(results)


def test_the_report_says_which_targets_are_met_and_which_are_not(results: Results) -> None:
    lines = report(results).splitlines()

    assert "| 1 | time until ready / stock | <= 0.2 | 0.250 | **not met** |" in lines
    assert "| 8 | turns a second with 8 clients / stock | >= 8 | 9.00 | met |" in lines
    assert "| parse, ms | 1.00 | 10.0 | 0.100 |" in lines


def test_every_one_of_the_twelve_targets_is_judged() -> None:
    assert {target.number.rstrip("ab") for target in TARGETS} == {str(number) for number in range(1, 13)}


def test_results_are_the_same_after_they_were_kept(results: Results, tmp_path: Path) -> None:
    results.write(tmp_path / "bench.json")

    assert report(Results.read(tmp_path / "bench.json")) == report(results)


def test_the_csv_has_a_line_for_each_value(results: Results, tmp_path: Path) -> None:
    write_csv(tmp_path / "bench.csv", results.groups.values())
    with (tmp_path / "bench.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert {"group": "side", "id": "parse", "what": "parse", "unit": "ms", "column": "stock", "value": "10.0"} in rows
    assert len(rows) == 18


def test_the_page_keeps_what_is_written_by_hand_and_links_plots_that_exist(results: Results, tmp_path: Path) -> None:
    write_page(results, tmp_path / "performance.md", tmp_path / "performance")
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")

    assert page.startswith("<!-- Generated")
    assert "{{" not in page
    assert "## Understanding" in page
    assert "Measured 2026-11-22 on P, 2 cores" in page
    drawn = {path.name for path in (tmp_path / "performance").glob("*.svg")}
    assert drawn == {"against-stock.svg", "clients.svg"}
    assert all(f"(performance/{name})" in page for name in drawn)
    assert report(Results.read(tmp_path / "performance" / RESULTS)) == report(results)


def test_the_page_is_what_the_kept_results_and_the_template_make() -> None:
    if not (KEPT / RESULTS).exists():
        pytest.skip("no whole run has been made yet")

    assert PAGE.read_text(encoding="utf-8") == page_text(Results.read(KEPT / RESULTS), sorted(KEPT.glob("*.svg")))


def test_plots_are_well_formed_and_bear_their_names(results: Results, tmp_path: Path) -> None:
    for path in draw(results, tmp_path):
        assert ElementTree.parse(path).getroot().tag.endswith("svg")
    svg = line_plot("A & B", "x", "y", {"<one>": [(1, 0.5), (1000, 20)], "two": [(16, 3), (1000, 4)]})

    assert ElementTree.fromstring(svg).findtext("{http://www.w3.org/2000/svg}title") == "A & B"
    assert "&lt;one&gt;" in svg


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.01234, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")]
)
def test_figures_are_written_short(value: float, shown: str) -> None:
    assert shortest(value) == shown
