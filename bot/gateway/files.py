"""The files that browsers load: the widget (also from other websites), styles and scripts of the pages."""

from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from aiohttp import web

from bot.gateway.keys import SETTINGS
from bot.gateway.origins import is_allowed, is_own
from bot.gateway.staff.guard import open_to_all
from bot.settings import PROJECT

WEB = PROJECT / "web"
CONSOLE = "staff"
"""The folder that only our own pages may load from."""
A_MINUTE = 60
routes = web.RouteTableDef()


@routes.get("/widget.js")
async def entry(request: web.Request) -> web.Response:
    """The two-line embedding points here; the modules lie beside each other in ``/widget/``."""
    keep = request.app[SETTINGS].retention
    days = f"{{ days: {keep.conversation_days}, summaryDays: {keep.summary_days} }}"
    body = f'import {{ define }} from "./widget/widget.js";\ndefine({days});\n'
    return _sent(request, WEB / "widget" / "widget.js", body.encode())


@routes.get("/{folder:widget|site|staff}/{name:[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(js|css|svg)}")
@open_to_all
async def file(request: web.Request) -> web.Response:
    """One file of the folder; nothing outside can be named."""
    path = WEB / request.match_info["folder"] / request.match_info["name"]
    if not path.is_file():
        raise web.HTTPNotFound
    if request.match_info["folder"] == CONSOLE and not _is_for_us(request):
        raise web.HTTPForbidden
    return _sent(request, path, path.read_bytes())


def _is_for_us(request: web.Request) -> bool:
    """Whether no other website asks: the console is never embedded."""
    origin = request.headers.get("Origin")
    return origin is None or is_own(request, origin)


def _sent(request: web.Request, path: Path, body: bytes) -> web.Response:
    if not is_allowed(request):
        raise web.HTTPForbidden
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={A_MINUTE}, must-revalidate",
        "Vary": "Origin",
        "Cross-Origin-Resource-Policy": "same-origin" if path.parent.name == CONSOLE else "cross-origin",
    }
    if origin := request.headers.get("Origin"):
        headers["Access-Control-Allow-Origin"] = origin
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    kind = {".js": "text/javascript"}.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    response = web.Response(body=body, content_type=kind, charset="utf-8", headers=headers)
    response.enable_compression()
    return response
