"""The figures, as a supervisor or an auditor reads them, and the files that they take along."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from staff_console import Browser, Console

from bot.catalogue.aspects import ASPECTS
from bot.catalogue.loading import catalogue
from bot.gateway.keys import CATALOGUE, FIGURES, SETTINGS
from bot.gateway.staff import figures_pages
from bot.gateway.staff.counting import Counting
from bot.gateway.staff.figure_tables import FITS, tables_of
from bot.gateway.templates import environment
from bot.guidance.statistics import Period
from bot.settings import settings
from bot.storage.database import engine_for
from bot.storage.figures import Figures
from tests.storage import earlier_days

PAGE = "/staff/siffror"
TABLES = ("samtal", "orsaker", "tider", "avslut", "stod", "amnen", "obesvarade", "ord", "bedomningar")
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=timezone.utc)
MINUTE = timedelta(minutes=1)
SECRET = "Kalle Hemlig undrar om hundpensionat och varghybrid"


def sources(*calls: str, aspect: str = "amount"):
    pages = [{"call": call, "name": call} for call in calls]
    return {"type": "sources", "items": [], "pages": pages, "aspects": [aspect]}


def assessment(**fits: str):
    listed = [{"call": call.replace("_", "-"), "fit": fit} for call, fit in fits.items()]
    return {"type": "assessment", "assessments": listed}


def fallback(reason: str = "not_understood"):
    return {"type": "fallback", "reason": reason}


class Figured(Console):
    """A console with figures over a past that the test writes."""

    def __init__(self, loop, folder) -> None:
        url = f"sqlite:///{folder / 'stodlots.db'}"
        chosen = replace(settings(), data_folder=folder, database_url=url, today=date(2020, 1, 1))
        super().__init__(loop, chosen, [figures_pages.routes.routes])
        self.engine = engine_for(url)
        self.app[CATALOGUE] = catalogue()
        self.app[FIGURES] = Counting(
            Figures(self.engine), catalogue(), lambda start, end: (end - start).total_seconds()
        )

    def kept(self, id_: str, *payloads, text: str = SECRET, at: datetime = NOON) -> None:
        """A conversation in which ``text`` is said ahead of each reply, beside which a payload stands."""
        said = [one for payload in payloads for one in (("person", text, None), ("bot", "Svar.", payload))]
        self.run(earlier_days.conversation(self.engine, id_, at, said))

    def case(self, of: str, reason: str = "requested", at: datetime = NOON, **changes) -> None:
        """A case of the past."""
        self.run(earlier_days.case(self.engine, of, at, reason, **changes))

    def stop(self) -> None:
        self.run(self.engine.dispose())
        super().stop()


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setattr(figures_pages, "swedish_day", lambda: TODAY)


@pytest.fixture
def console(loop, tmp_path):
    running = Figured(loop, tmp_path)
    yield running
    running.stop()


@pytest.fixture
def eva(console) -> Browser:
    return console.signed_in(console.member("eva@region.example", "supervisor"))


def file(browser: Browser, table: str, query: str = "") -> list[list[str]]:
    """The rows of a file, headings first."""
    answer = browser.get(f"{PAGE}/{table}.csv{query}")
    assert answer.status == 200, answer.text
    return list(csv.reader(io.StringIO(answer.raw.removeprefix("\ufeff")), delimiter=";"))


def head(page: str, name: str) -> str:
    """A figure at the top of the page."""
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", page)
    return " ".join(re.sub(r"<[^>]*>", " ", found[1]).split())


def drawings(page: str) -> list[ET.Element]:
    """The plots."""
    return [
        ET.fromstring(one) for one in re.findall(r'<svg class="plot.*?</svg>\n(?=\s*(?:<p|</div|<details))', page, re.S)
    ]


# -- what is counted --------------------------------------------------------------------------------------


def test_conversations_are_counted_by_day_and_parted_by_whether_staff_took_part(console, eva):
    console.kept("a", sources("x"))
    console.kept("b", sources("x"), at=NOON - timedelta(days=1))
    console.kept("c", at=NOON - timedelta(days=40))
    console.case("b")
    page = eva.get(PAGE).text

    assert (head(page, "Samtal som började"), head(page, "Assistenten ensam"), head(page, "Till handläggare")) == (
        "2", "1 50 %", "1 50 %",
    )  # fmt: skip
    rows = file(eva, "samtal")
    assert rows[0] == ["Dag", "Samtal", "Assistenten ensam", "Till handläggare"]
    assert (len(rows), rows[-2:]) == (31, [["2026-11-21", "1", "0", "1"], ["2026-11-22", "1", "1", "0"]])


def test_cases_tell_why_they_came_how_long_they_took_and_how_they_ended(console, eva):
    console.kept("a")
    times = {"claimed_at": NOON + 3 * MINUTE, "replied_at": NOON + 4 * MINUTE, "closed_at": NOON + 93 * MINUTE}
    console.case("a", "complaint", state="closed", outcome="referred", **times)
    console.case("a", "requested", state="active", claimed_at=NOON + 6 * MINUTE + timedelta(seconds=9))
    console.case("a", "requested")
    page = eva.get(PAGE).text

    assert file(eva, "orsaker") == [["Orsak", "Ärenden"], ["Bad om en handläggare", "2"], ["Klagomål", "1"]]
    assert file(eva, "avslut") == [["Avslut", "Ärenden"], ["Hänvisad till någon annan", "1"]]
    assert [row[1:] for row in file(eva, "tider")[1:]] == [
        ["2", "4,6", "6,2"],
        ["1", "4,0", "4,0"],
        ["1", "90,0", "90,0"],
    ]
    assert "1 tim 30 min" in page
    assert head(page, "Väntan i kön, median") == "5 min"
    assert head(page, "Öppna ärenden just nu") == "2 1 i kö"


def test_calls_and_topics_are_counted_by_conversation_and_named_in_words(console, eva):
    console.kept("a", sources("mikrostod-norrbotten"), sources("mikrostod-norrbotten", aspect="who"))
    console.kept("b", sources("mikrostod-norrbotten", "projektmedel-vastmanland"), sources(*"wxyz"))

    assert file(eva, "stod")[1:] == [["Mikrostöd", "2"], ["Projektmedel i Västmanland", "1"]]
    assert file(eva, "amnen")[1:] == [["Belopp", "2"], ["Vem som kan söka", "1"]]


def test_a_support_that_has_left_the_catalogue_is_counted_under_its_id(console, eva):
    console.kept("a", sources("gammalt-stod"))

    assert file(eva, "stod")[1:] == [["gammalt-stod", "1"]]


def test_of_a_conversation_only_the_last_verdicts_count(console, eva):
    console.kept("a", assessment(mikrostod_norrbotten="may_fit"), assessment(mikrostod_norrbotten="fits"))
    console.kept("b", assessment(mikrostod_norrbotten="unfit", gammalt="closed"))

    assert file(eva, "bedomningar") == [
        ["Stöd", "Passar", "Kan passa", "Öppnar senare", "Stängt", "Passar inte"],
        ["gammalt", "0", "0", "0", "1", "0"],
        ["Mikrostöd", "1", "0", "0", "0", "1"],
    ]


def test_unanswered_questions_are_counted_by_reason_and_breakdowns_are_none_of_them(console, eva):
    console.kept("a", fallback(), fallback(), fallback("unavailable"))
    console.kept("b", fallback("out_of_scope"))

    assert head(eva.get(PAGE).text, "Obesvarade frågor") == "3"
    assert sorted(file(eva, "obesvarade")[1:]) == [
        ["Förstods inte", "2", "1"], ["Handlade om något annat", "1", "1"], ["Tekniskt fel", "1", "1"],
    ]  # fmt: skip


def test_no_text_is_shown_but_words_that_recur_in_three_conversations(console, eva):
    for number, reason in enumerate(("not_understood", "out_of_scope", "unavailable")):
        console.kept(f"a{number}", fallback(reason))
    shown = eva.get(PAGE).raw + "".join(str(file(eva, table)) for table in TABLES)
    assert not re.search("kalle|hemlig|hundpensionat", shown, re.I)

    console.kept("b", fallback(), at=NOON + timedelta(hours=1))
    assert file(eva, "ord", "?fran=2026-11-01")[1:] == [["hundpensionat", "3"], ["undrar", "3"], ["varghybrid", "3"]]
    assert "Hemlig" not in eva.get(PAGE).raw


def test_what_lies_outside_the_period_is_left_out(console, eva):
    console.kept("a", sources("x"), fallback(), assessment(x="fits"), at=NOON - timedelta(days=10))
    console.case("a", at=NOON - timedelta(days=10))
    week = "?fran=2026-11-16&till=2026-11-22"

    assert all(file(eva, table, week)[1:] == [] for table in TABLES if table not in ("samtal", "tider"))
    assert [row[1] for row in file(eva, "samtal", week)[1:]] == ["0"] * 7
    assert file(eva, "stod", "?fran=2026-11-12&till=2026-11-12")[1:] == [["x", "1"]]


# -- the page ---------------------------------------------------------------------------------------------


def test_a_page_without_anything_to_count_says_so(eva):
    page = eva.get(PAGE)

    assert page.status == 200
    assert page.text.count("Inget under den här tiden.") == 7
    assert head(page.text, "Väntan i kön, median") == "–"


def test_every_plot_has_a_name_a_description_and_its_numbers_in_a_table(console, eva):
    console.kept("a", sources("mikrostod-norrbotten"), fallback(), assessment(x="fits", y="unfit"))
    console.case("a")
    page = eva.get(PAGE).raw
    plots = drawings(page)

    assert len(plots) == 6
    for plot in plots:
        named = [element.get("id") for element in plot[:2]]
        assert plot.get("role") == "img"
        assert (plot[0].tag, plot[1].tag) == ("title", "desc")
        assert plot.get("aria-labelledby").split() == named
        assert all(element.text for element in plot[:2])
    assert page.count("<table") == 7
    assert "style=" not in page


def test_a_name_from_the_database_can_not_leave_the_plot(console, eva):
    console.kept("a", sources("<script>alert(1)</script>"))

    page = eva.get(PAGE).raw
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?fran=2026-11-22&till=2026-11-01", "efter den sista"),
        ("?fran=x", "går inte att läsa"),
        ("?fran=2020-01-01", "högst 366"),
    ],
)
def test_days_that_make_no_period_are_told_and_the_usual_figures_shown(console, eva, query, told):
    console.kept("a")
    answer = eva.get(PAGE + query)

    assert answer.status == 400
    assert told in answer.text
    assert head(answer.text, "Samtal som började") == "1"
    assert eva.get(f"{PAGE}/samtal.csv{query}").status == 400


def test_the_day_is_that_of_the_clock_also_where_the_rules_reckon_with_another(console, eva):
    assert console.app[SETTINGS].today == date(2020, 1, 1)
    assert "2026-11-22" in eva.get(PAGE).text


def test_quick_links_lead_to_the_last_seven_thirty_and_ninety_days_and_the_chosen_one_is_marked(eva):
    page = eva.get(PAGE).text

    for first in ("2026-11-16", "2026-10-24", "2026-08-25"):
        assert f"/staff/siffror?fran={first}&till=2026-11-22" in page
    assert re.search(r'fran=2026-10-24&till=2026-11-22" aria-current="true"', page)


# -- files ------------------------------------------------------------------------------------------------


def test_a_file_opens_in_swedish_excel(eva):
    answer = eva.get(f"{PAGE}/samtal.csv?fran=2026-11-21")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="stodlotsen-samtal-2026-11-21-2026-11-22.csv"'
    assert answer.raw.startswith("\ufeffDag;Samtal;")


def test_no_cell_of_a_file_runs_as_a_formula(console, eva):
    console.kept("a", sources('=HYPERLINK("http://boven.example")'), sources("@SUM(1)"))

    assert [row[0][:2] for row in file(eva, "stod")[1:]] == ["'=", "'@"]


def test_a_table_that_there_is_none_of_is_not_found(eva):
    assert [eva.get(f"{PAGE}/{name}.csv").status for name in ("personer", "..", "samtal.csv")] == [404, 404, 404]


# -- who may, and what is written down -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "status"), [(("supervisor",), 200), (("auditor",), 200), (("officer",), 403), (("administrator",), 403)]
)
def test_supervisors_and_auditors_read_the_figures_and_nobody_else(console, roles, status):
    browser = console.signed_in(console.member("x@region.example", *roles))

    assert [browser.get(path).status for path in (PAGE, f"{PAGE}/stod.csv")] == [status, status]


def test_who_is_not_signed_in_is_sent_to_the_login_page(console):
    answers = [console.browser().get(path) for path in (PAGE, f"{PAGE}/stod.csv")]

    assert [(one.status, one.location.split("?")[0]) for one in answers] == [(303, "/staff/login")] * 2


def test_reading_and_taking_along_are_written_down(console, eva):
    eva.get(f"{PAGE}?fran=2026-11-20")
    eva.get(f"{PAGE}/ord.csv?fran=2026-11-20")
    days = {"first_day": "2026-11-20", "last_day": "2026-11-22"}

    assert [one.details for one in console.log("figures_read")] == [days]
    assert [one.details for one in console.log("figures_exported")] == [days | {"table": "ord"}]


# -- counting ---------------------------------------------------------------------------------------------


def test_figures_are_counted_anew_once_they_are_a_minute_old(console, eva, monkeypatch):
    console.kept("a")
    assert head(eva.get(PAGE).text, "Samtal som började") == "1"
    console.kept("b")
    assert head(eva.get(PAGE).text, "Samtal som började") == "1"
    monkeypatch.setattr("bot.gateway.staff.counting.KEPT_SECONDS", 0.0)

    assert head(eva.get(PAGE).text, "Samtal som började") == "2"


def test_only_a_few_reports_are_kept(console):
    counting = console.app[FIGURES]
    for number in range(12):
        console.run(counting.report(Period(TODAY - timedelta(days=number), TODAY)))

    assert len(counting._kept) == 8


def test_every_aspect_reason_and_verdict_has_a_word(console):
    report = console.run(console.app[FIGURES].report(Period(TODAY, TODAY)))
    coded = replace(
        report, aspects=dict.fromkeys(ASPECTS, 1),
        reasons=dict.fromkeys(("requested", "officer_review", "not_understood", "complaint", "summary", "taken_over"), 1),
        outcomes=dict.fromkeys(("answered", "advised_to_apply", "advised_not_to_apply", "referred", "no_contact", "other", "withdrawn", "returned"), 1),
    )  # fmt: skip

    tables = tables_of(coded, catalogue(), environment(settings()))

    assert set(tables) == set(TABLES)
    for name in ("amnen", "orsaker", "avslut"):
        assert not [row[0] for row in tables[name].rows if re.search("_|^[a-z]", row[0])]
    assert len(tables["bedomningar"].columns) == 1 + len(FITS)
