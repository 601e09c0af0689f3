"""A real TCP proxy between browser and gateway, which can be cut, silenced and healed."""

import socket
import threading
import time
from contextlib import suppress

LONGEST_CHUNK = 65536


class BreakableNetwork:
    """Carries bytes from a port of its own to the gateway's and back, as long as it is whole.

    Connections of the chat (``GET /chat``) can be broken alone, so that the page still loads.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._links: set[_Link] = set()
        self._refuses_all = self._refuses_chat = False
        self._flows = threading.Event()
        self._flows.set()
        self._last_words = ""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, chat_only: bool = True) -> None:
        """Ends the connections and refuses new ones."""
        with self._lock:
            self._refuses_chat, self._refuses_all = True, not chat_only
            self._flows.set()
            self._end(chat_only)

    def silence(self) -> None:
        """Lets no byte of the chat through in either direction; nobody is told that it is gone."""
        self._flows.clear()

    def heal(self) -> None:
        """Lets everything through; what was held back by ``silence`` comes late."""
        with self._lock:
            self._refuses_all = self._refuses_chat = False
            self._last_words = ""
            self._flows.set()

    def cut_before_next_message(self) -> None:
        """What the browser sends next does not reach the gateway; the chat is cut instead."""
        self._last_words = "lost"

    def cut_after_next_message(self) -> None:
        """What the browser sends next reaches the gateway; nothing comes back, and the chat is cut."""
        self._last_words = "delivered"

    def close(self) -> None:
        """Ends everything."""
        self._listener.close()
        self.cut(chat_only=False)

    def _end(self, chat_only: bool) -> None:
        for link in tuple(self._links):
            if link.is_chat or not chat_only:
                link.close()
                self._links.discard(link)

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        with suppress(OSError):
            first = browser.recv(LONGEST_CHUNK)
            link = _Link(browser, is_chat=first.startswith(b"GET /chat"))
            with self._lock:
                if not first or self._refuses_all or (self._refuses_chat and link.is_chat):
                    browser.close()
                    return
                self._links.add(link)
            if link.is_chat:
                self._flows.wait()
            link.open(self._target)
            link.gateway.sendall(first)
            threading.Thread(target=self._pump_down, args=(link,), daemon=True).start()
            self._pump_up(link)

    def _pump_up(self, link: "_Link") -> None:
        with suppress(OSError):
            while data := link.browser.recv(LONGEST_CHUNK):
                if not link.is_chat:
                    link.gateway.sendall(data)
                    continue
                self._flows.wait()
                if self._last_words:
                    link.is_deaf = True
                    if self._last_words == "delivered":
                        link.gateway.sendall(data)
                        time.sleep(0.3)
                    self._last_words = ""
                    self.cut()
                    return
                link.gateway.sendall(data)
        link.end_of_browser()

    def _pump_down(self, link: "_Link") -> None:
        with suppress(OSError):
            while data := link.gateway.recv(LONGEST_CHUNK):
                if link.is_chat:
                    self._flows.wait()
                if not link.is_deaf:
                    link.browser.sendall(data)
        link.close()


class _Link:
    """One connection: the browser's half and the gateway's."""

    def __init__(self, browser: socket.socket, is_chat: bool) -> None:
        self.browser = browser
        self.gateway = socket.socket()
        self.is_chat = is_chat
        self.is_deaf = False

    def open(self, target: int) -> None:
        self.gateway.connect(("127.0.0.1", target))

    def end_of_browser(self) -> None:
        """What the browser sent last still reaches the gateway."""
        with suppress(OSError):
            self.gateway.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        for half in (self.browser, self.gateway):
            with suppress(OSError):
                half.shutdown(socket.SHUT_RDWR)
            half.close()
