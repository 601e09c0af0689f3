"""Who is let in (origins), and what every answer carries (security headers, errors)."""

import json

import pytest
from aiohttp import WSServerHandshakeError

from bot.gateway import pages
from bot.settings import Rates

FOREIGN, LISTED = "https://boven.example", "https://kommun.example"  # the latter is in conftest
FILES = ("/widget.js", "/widget/widget.js", "/widget/widget.css")
EXAMPLES = {
    "call": "mikrostod-norrbotten", "key": "x" * 43, "folder": "widget", "name": "widget.js",
    "conversation": "0" * 32, "id": "1", "table": "samtal",
}  # fmt: skip


def chat_status(gateway, origin: str | None) -> int:
    """What the handshake of the chat's socket answers: 101 where it is let in."""

    async def opened() -> int:
        headers = {} if origin is None else {"Origin": origin}
        try:
            async with gateway._client.ws_connect("/chat", headers=headers):
                return 101
        except WSServerHandshakeError as error:
            return error.status

    return gateway.run(opened())


# -- origins ------------------------------------------------------------------------------------------


def test_the_chat_is_opened_for_its_own_pages_listed_ones_and_what_is_no_browser(listed_gateway):
    assert [chat_status(listed_gateway, origin) for origin in (listed_gateway.origin, LISTED, None)] == [101, 101, 101]


@pytest.mark.parametrize(
    "origin",
    [
        FOREIGN,
        "null",
        f"{LISTED}:8443",
        "http://kommun.example",
        f"{LISTED}.evil.example",
        f"{LISTED}/",
        "kommun.example",
        "file://",
    ],
)
def test_the_chat_is_refused_to_a_foreign_origin(listed_gateway, origin):
    assert chat_status(listed_gateway, origin) == 403


@pytest.mark.parametrize("path", ["/chat", "/widget.js"])
def test_an_origin_that_is_no_address_is_refused_like_any_foreign_one(listed_gateway, path):
    assert listed_gateway.read(path, headers={"Origin": "http://[kommun"})[0] == 403


def test_an_empty_origin_is_not_our_own(listed_gateway):
    assert listed_gateway.read("/widget.js", headers={"Origin": ""})[0] == 403


def test_with_a_public_address_only_that_is_our_own(gateway_with):
    gateway = gateway_with(public_url="https://stod.example")
    assert chat_status(gateway, "https://stod.example") == 101
    assert chat_status(gateway, gateway.origin) == 403


@pytest.mark.parametrize("path", FILES)
def test_the_widgets_files_are_given_to_listed_websites_and_only_to_them(listed_gateway, path):
    status, headers, _ = listed_gateway.read(path, headers={"Origin": LISTED})
    assert (status, headers["Access-Control-Allow-Origin"], headers["Vary"]) == (200, LISTED, "Origin")
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in headers
    status, headers, text = listed_gateway.read(path, headers={"Origin": FOREIGN})
    assert (status, "Access-Control-Allow-Origin" in headers) == (403, False)
    assert "import" not in text


def test_the_widgets_files_name_their_kind_and_are_kept_for_a_minute_and_asked_for_by_their_tag(listed_gateway):
    status, headers, text = listed_gateway.read("/widget.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert headers["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert "days: 90" in text
    status, again, text = listed_gateway.read("/widget.js", headers={"If-None-Match": headers["Etag"]})
    assert (status, text, again["Etag"]) == (304, "", headers["Etag"])


@pytest.mark.parametrize("path", ["/", "/stod", "/integritet", "/health"])
def test_pages_and_answers_are_not_given_to_other_websites(listed_gateway, path):
    _, headers, _ = listed_gateway.read(path, headers={"Origin": LISTED})
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_too_many_connections_of_an_address_are_refused(gateway_with):
    gateway = gateway_with(rates=Rates(connections="2/minute"))
    assert [chat_status(gateway, None) for _ in range(3)] == [101, 101, 429]


# -- headers ------------------------------------------------------------------------------------------


def assert_is_safe(headers: dict[str, str]) -> None:
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert headers["Cache-Control"]
    policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "*" not in headers["Content-Security-Policy"]


def routes_of(gateway) -> list[tuple[str, str]]:
    """Method and an example address of every route."""
    found = []
    for resource in gateway.app.router.resources():
        path = resource.canonical
        for name, example in EXAMPLES.items():
            path = path.replace(f"{{{name}}}", example)
        assert "{" not in path, f"give an example for {path}"
        found += [(route.method, path) for route in resource]
    return found


def test_every_route_answers_with_the_security_headers(gateway):
    found = routes_of(gateway)
    assert len(found) > 12
    for method, path in found:
        status, headers, _ = gateway.read(path, method)
        assert status in (200, 303, 400, 401, 403, 404, 410, 503), (method, path, status)
        assert_is_safe(headers)


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/finns-inte"), ("PUT", "/stod"), ("POST", "/"), ("GET", "/stod/finns-inte")]
)
def test_errors_carry_the_security_headers_too(gateway, method, path):
    assert_is_safe(gateway.read(path, method)[1])


def test_pages_are_kept_by_nobody(gateway):
    assert gateway.read("/stod")[1]["Cache-Control"] == "no-store"


def test_only_a_public_https_address_demands_https(gateway_with):
    assert "Strict-Transport-Security" not in gateway_with().read("/")[1]
    headers = gateway_with(public_url="https://stod.example").read("/")[1]
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "connect-src 'self' ws://stod.example wss://stod.example" in headers["Content-Security-Policy"]


def test_nothing_tells_which_software_answers_beyond_the_servers_name(gateway):
    assert "X-Powered-By" not in gateway.read("/")[1]


# -- errors -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/finns-inte", 404), ("DELETE", "/stod", 405), ("POST", f"/sammanfattning/{'x' * 43}/skicka", 404)],
)
def test_errors_are_told_to_browsers_as_pages_and_to_others_as_json(gateway, method, path, status):
    found, headers, text = gateway.read(path, method, headers={"Accept": "text/html,application/xhtml+xml"})
    assert (found, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert '<html lang="sv">' in text
    found, headers, text = gateway.read(path, method, headers={"Accept": "*/*"})
    assert (found, headers["Content-Type"]) == (status, "application/json; charset=utf-8")
    assert json.loads(text)["errors"][0]["message"].strip()


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_fault_of_ours_is_logged_and_never_shown(gateway, monkeypatch, caplog, accept):
    def broken(request):
        raise RuntimeError("hemligheten")

    monkeypatch.setattr(pages, "today_of", broken)
    status, headers, text = gateway.read("/stod", headers={"Accept": accept})
    assert status == 500
    assert "Något gick fel" in text
    assert not any(word in text for word in ("hemligheten", "Traceback", "RuntimeError", ".py"))
    assert_is_safe(headers)
    assert "hemligheten" in caplog.text


def test_what_is_asked_for_is_not_repeated_as_html(gateway):
    _, _, text = gateway.read("/<script>alert(1)</script>", headers={"Accept": "text/html"})
    assert "<script>alert" not in text


# -- files outside ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/widget/../settings.py",
        "/widget/..%2f..%2fbot%2fsettings.py",
        "/widget/%2e%2e/%2e%2e/pyproject.toml",
        "/widget/..%5c..%5cpyproject.toml",
        "/widget/....//site.css",
        "/widget//etc/passwd",
        "/widget/%2fetc%2fpasswd",
        "/site/../templates/base.html",
        "/site/..%2ftemplates%2fbase.html",
        "/templates/base.html",
        "/widget/widget.js%00.css",
        "/widget/widget.js/",
        "/widget/",
        "/widget",
        "/widget/.hidden.js",
        "/widget/base.html",
        "/widget/WIDGET.JS",
        "//etc/passwd",
    ],
)
def test_nothing_outside_of_the_two_folders_can_be_had(gateway, path):
    answer = gateway.raw(f"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n")
    assert answer.split()[1] in ("400", "404"), answer
    assert not any(word in answer for word in ("root:", "[project]", "dataclass", "{% block"))
