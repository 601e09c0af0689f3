"""What the widget loads: how much, with which types, and from whom."""

import gzip
import re
import subprocess
import urllib.request
from pathlib import Path

import pytest
from chat import Visits

HERE = Path(__file__).parent
WIDGET = HERE.parents[1] / "web" / "widget"
MOST_BYTES = 40 * 1024


def test_all_that_the_widget_may_load_is_at_most_40_kilobytes_gzipped():
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in WIDGET.iterdir()}

    assert "widget.js" in sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_typescript_finds_no_wrong_type_in_the_scripts():
    compiler = HERE / "node_modules" / "typescript" / "bin" / "tsc"
    assert compiler.exists(), "typescript saknas: kör npm ci i tests/browser"

    checked = subprocess.run(["node", compiler, "-p", HERE], capture_output=True, text=True, timeout=120)

    assert checked.stdout == ""
    assert checked.returncode == 0, checked.stderr


def test_nothing_that_runs_in_the_browser_makes_elements_of_text():
    for path in (one for folder in ("widget", "site", "staff") for one in (WIDGET.parent / folder).glob("*.js")):
        forbidden = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", path.read_text()
        )
        assert not forbidden, f"{path.name}: {forbidden}"


@pytest.mark.slow
def test_what_the_browser_really_loads_for_the_widget_is_at_most_40_kilobytes(visitor: Visits):
    one = visitor()
    loaded: list[str] = []
    one.page.on("requestfinished", lambda request: loaded.append(request.url))

    one.meet()

    files = [url for url in loaded if "/widget" in url]
    sizes = {}
    for url in files:
        request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as response:
            assert response.headers["Content-Encoding"] in ("gzip", "deflate"), url
            sizes[url] = len(response.read())
    assert len(files) == len(list(WIDGET.iterdir())) + 1
    assert sum(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.slow
def test_no_page_asks_anybody_else_or_breaks_its_content_policy(visitor: Visits):
    one = visitor()  # its faults are looked at in the end
    one.faults.accept("status of 404")
    paths = one.visit("/stod").page.locator(".tiles a").evaluate_all("all => all.map(one => one.pathname)")

    for path in ("/", "/stod", *paths, "/integritet", "/tillganglighet", "/finns-inte"):
        one.visit(path)
        one.page.wait_for_load_state("networkidle")
        assert one.page.title().endswith("Region Exempel")
        assert one.page.locator("html").get_attribute("lang") == "sv"
        assert one.page.locator("h1").count() == 1
