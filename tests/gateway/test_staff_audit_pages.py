"""The audit log, as an auditor reads it."""

import csv
import io
import re
from datetime import datetime, timedelta, timezone

import pytest
from staff_console import Console, settings_in

from bot.gateway.keys import AUDIT
from bot.gateway.staff import audit_pages
from bot.gateway.staff.guard import ADMINISTRATOR, AUDITOR, OFFICER, SUPERVISOR

DAY = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)


@pytest.fixture
def console(loop, tmp_path):
    running = Console(loop, settings_in(tmp_path), [audit_pages.routes])
    yield running
    running.stop()


@pytest.fixture
def browser(console):
    return console.signed_in(console.member("rut@region.example", AUDITOR))


def add(console, login="eva@region.example", action="prov_read", at=DAY, **rest):
    console.run(console.app[AUDIT].add(at, login, action, **rest))


def rows(answer) -> list[list[str]]:
    """The table's cells as text."""
    body = answer.raw.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in answer.raw else ""
    return [[cell.strip() for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for row in body.split("<tr>")[1:]]


def logins(answer) -> list[str]:
    return [row[1] for row in rows(answer)]


def table(answer) -> list[list[str]]:
    text = answer.raw.removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_newest_entries_stand_first_with_everything_that_was_kept(console, browser):
    add(console, "bo@region.example", "signed_in", details={"how": "password"})
    add(console, conversation="c" * 32, details={"number": 3, "fields": ["åäö"]})
    assert rows(browser.get("/staff/logg")) == [
        [
            "20 november 2026 kl. 13.00",
            "eva@region.example",
            "prov_read",
            "c" * 32,
            "number: 3; fields: [&#34;åäö&#34;]",
        ],
        ["20 november 2026 kl. 13.00", "bo@region.example", "Loggade in", "", "how: password"],
    ]


def test_an_empty_log_says_so(browser):
    assert "Inga händelser stämmer med sökningen." in browser.get("/staff/logg").text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("anvandare=EVA", ["eva@region.example", "eva@region.example"]),
        ("handling=prov_closed", ["eva@region.example"]),
        ("samtal=" + "d" * 32, ["bo@region.example"]),
        ("fran=2026-11-21", ["bo@region.example"]),
        ("till=2026-11-20", ["eva@region.example", "eva@region.example"]),
        ("fran=2026-11-20&till=2026-11-20&anvandare=eva&handling=prov_read", ["eva@region.example"]),
        ("anvandare=nn", []),
        ("anvandare=%25", []),
        ("fran=i+dag&till=31/12&plats=x", ["bo@region.example", "eva@region.example", "eva@region.example"]),
        ("fran=0001-01-01&till=9999-12-31", ["bo@region.example", "eva@region.example", "eva@region.example"]),
        ("anvandare=%00&samtal=%00&handling=%00", ["bo@region.example", "eva@region.example", "eva@region.example"]),
    ],
)  # fmt: skip
def test_the_search_finds_by_day_login_action_and_conversation(console, browser, query, expected):
    add(console, action="prov_read"), add(console, action="prov_closed")
    add(console, "bo@region.example", conversation="d" * 32, at=DAY + timedelta(days=1))
    answer = browser.get(f"/staff/logg?{query}")
    assert (answer.status, logins(answer)) == (200, expected)


def test_long_logs_are_turned_by_the_page_and_keep_the_search(console, browser, monkeypatch):
    monkeypatch.setattr(audit_pages, "PAGE", 2)
    for place in range(5):
        add(console, f"e{place}@region.example")
    add(console, "annan@example.example")
    seen, path = [], "/staff/logg?anvandare=region"
    while path:
        answer = browser.get(path)
        seen.append(logins(answer))
        found = re.search(r'href="([^"]+)" rel="next"', answer.raw)
        path = found[1].replace("&amp;", "&") if found else ""
    assert seen == [[f"e{place}@region.example" for place in pair] for pair in ((4, 3), (2, 1), (0,))]
    back = re.search(r'href="([^"]+)" rel="prev"', answer.raw)[1].replace("&amp;", "&")
    assert logins(browser.get(back)) == seen[1]


def test_hostile_details_are_shown_as_text(console, browser):
    add(
        console,
        "<script>alert(1)</script>",
        "<img src=x>",
        conversation="<b>",
        details={"<i>": "<script>alert(2)</script>"},
    )
    page = browser.get("/staff/logg?anvandare=%3Cscript%3E&handling=%22%3E%3Cimg").raw + browser.get("/staff/logg").raw
    for tag in ("<script>alert", "<img src=x", "<b>", "<i>"):
        assert tag not in page


def test_the_file_holds_what_the_search_finds_and_opens_in_swedish_excel(console, browser):
    add(console, details={"why": 'åäö; "sju"'}, conversation="c" * 32)
    add(console, "bo@region.example")
    answer = browser.get("/staff/logg.csv?anvandare=eva")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="logg.csv"'
    assert answer.raw.startswith("\ufefftid;användare;handling;samtal;uppgifter")
    assert table(answer)[1:] == [
        ["2026-11-20 13:00:00", "eva@region.example", "prov_read", "c" * 32, 'why: åäö; "sju"']
    ]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\n=1"])
def test_no_cell_of_the_file_is_a_formula(console, browser, text):
    add(console, text, text)
    row = table(browser.get("/staff/logg.csv"))[1]
    assert row[1:3] == [f"'{text}"] * 2


def test_searching_and_taking_the_file_are_written_down_and_looking_is_not(console, browser):
    browser.get("/staff/logg")
    browser.get("/staff/logg?anvandare=eva&fran=2026-11-01")
    browser.get("/staff/logg.csv?handling=signed_in")
    assert [(one.login, one.action, one.details) for one in console.log()] == [
        ("rut@region.example", "log_searched", {"anvandare": "eva", "fran": "2026-11-01"}),
        ("rut@region.example", "log_exported", {"number": 0, "handling": "signed_in"}),
    ]


@pytest.mark.parametrize("role", [OFFICER, SUPERVISOR, ADMINISTRATOR])
def test_nobody_but_an_auditor_reads_the_log(console, role):
    add(console)
    other = console.signed_in(console.member("bo@region.example", role))
    for path in ("/staff/logg", "/staff/logg.csv"):
        assert other.get(path).status == 403
        assert console.browser().get(path).status == 303
