"""The figures, for supervisors and auditors: a page with plots and tables, and each table as a file."""

from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.gateway.keys import CATALOGUE, FIGURES, TEMPLATES
from bot.gateway.staff.counting import Report
from bot.gateway.staff.csv_files import csv_response
from bot.gateway.staff.figure_tables import FITS, Cell, Table, tables_of
from bot.gateway.staff.guard import AUDITOR, SUPERVISOR, StaffRoutes, record, staff_page
from bot.gateway.staff.plots import Bar, bars, ceiling, line
from bot.gateway.times import swedish_day
from bot.guidance.statistics import BROKEN, Period, period_of

QUICK = (7, 30, 90)
"""Days that are one click away."""
PLOTTED = {"orsaker": 1, "avslut": 1, "stod": 1, "amnen": 1, "obesvarade": 1, "ord": 1, "bedomningar": len(FITS)}
"""Tables shown as bars too, with the number of parts that a bar has."""
routes = StaffRoutes()


@routes.get("/staff/siffror", SUPERVISOR, AUDITOR)
async def figures(request: web.Request) -> web.StreamResponse:
    """The figures of the period ``fran``–``till``; with days that can't be read those of the usual one, and why."""
    today, problem = swedish_day(), ""
    try:
        period = period_of(request.query.get("fran", ""), request.query.get("till", ""), today)
    except ValueError as error:
        period, problem = period_of("", "", today), str(error)
    report = await request.app[FIGURES].report(period)
    await record(request, "figures_read", **_days(period))
    tables = tables_of(report, request.app[CATALOGUE], request.app[TEMPLATES])
    return staff_page(
        request, "figures.html", 400 if problem else 200, problem=problem, period=period, tables=tables,
        quick=[(days, today - timedelta(days=days - 1)) for days in QUICK], today=today, fits=FITS,
        heads=_heads(report), days=_days_plot(report), plots={name: _bars(tables[name]) for name in PLOTTED},
    )  # fmt: skip


@routes.get("/staff/siffror/{table:[a-z]{1,20}}.csv", SUPERVISOR, AUDITOR)
async def file(request: web.Request) -> web.StreamResponse:
    """One table as a file. 404 where there is none of this name, 400 for days that can't be read."""
    try:
        period = period_of(request.query.get("fran", ""), request.query.get("till", ""), swedish_day())
    except ValueError:
        raise web.HTTPBadRequest from None
    report = await request.app[FIGURES].report(period)
    table = tables_of(report, request.app[CATALOGUE], request.app[TEMPLATES]).get(request.match_info["table"])
    if table is None:
        raise web.HTTPNotFound
    await record(request, "figures_exported", table=table.name, **_days(period))
    name = f"stodlotsen-{table.name}-{period.first}-{period.last}.csv"
    return csv_response(name, table.columns, [[_in_file(cell) for cell in row] for row in table.rows])


def _days(period: Period) -> dict[str, str]:
    return {"first_day": period.first.isoformat(), "last_day": period.last.isoformat()}


def _in_file(cell: Cell) -> object:
    """Swedish Excel takes a comma for the decimal sign."""
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def _heads(report: Report) -> dict[str, Any]:
    """The few figures at the top."""
    begun, handed_over = sum(report.begun.values()), sum(report.handed_over.values())
    return {
        "begun": begun,
        "alone": begun - handed_over,
        "handed_over": handed_over,
        "waiting": report.waiting,
        "unanswered": sum(number for reason, number in report.questions.items() if reason != BROKEN),
        "open": report.open_now,
    }


def _days_plot(report: Report) -> dict[str, Any]:
    """The lines of conversations by day, and the top of their axis."""
    days = report.period.days
    begun = [report.begun.get(day, 0) for day in days]
    handed_over = [report.handed_over.get(day, 0) for day in days]
    top = ceiling(max(begun))
    return {
        "top": top,
        "begun": line(begun, top),
        "handed_over": line(handed_over, top),
        "middle": days[len(days) // 2],
    }


def _bars(table: Table) -> list[Bar]:
    parts = PLOTTED[table.name]
    rows = [(str(row[0]), [cell if isinstance(cell, int) else 0 for cell in row[1 : 1 + parts]]) for row in table.rows]
    return bars(rows, FITS if parts > 1 else ("one",))
