"""Tables to take along, as Swedish Excel opens them."""

import csv
import io
from collections.abc import Iterable, Sequence

from aiohttp import web

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> web.Response:
    """The rows as a file ``name``: UTF-8 with a byte order mark, parted by semicolons."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(header)
    writer.writerows([_harmless(str(cell)) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return web.Response(
        body=written.getvalue().encode("utf-8-sig"), content_type="text/csv", charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


def _harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula is marked as text, also after spaces before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
