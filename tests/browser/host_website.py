"""A website on another origin that embeds the chat with the two lines: a real HTTP server."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from running_assistant import free_port

LISTED_PORT = free_port()
"""Port of the website that may embed the chat."""
PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kommunens webbplats</title><link rel="icon" href="data:,"></head>
<body><main><h1>Företag i kommunen</h1><p>Här finns allt om att driva företag.</p></main>
{lines}
</body></html>
"""
TWO_LINES = """<script type="module" src="{gateway}/widget.js"></script>
<stodlots-chat></stodlots-chat>"""


class HostWebsite:
    """Serves one page, with the content policy asked for."""

    def __init__(self, port: int, gateway: str, policy: str = "") -> None:
        page = PAGE.format(lines=TWO_LINES.format(gateway=gateway)).encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.address = f"http://127.0.0.1:{port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
