"""Talking with the running assistant in the terminal."""

import json
import sys
import urllib.error
import urllib.request
import uuid
from typing import Any

from bot.settings import Settings

TIMEOUT_SECONDS = 30
ENDINGS = ("slut", "sluta", "exit", "quit")


def chat(settings: Settings) -> int:
    """Reads lines, prints replies; ends at end of input or the word *slut*. Returns the exit code."""
    sender = f"terminal-{uuid.uuid4().hex}"
    url = f"{settings.rasa_url}/webhooks/rest/webhook"
    print("Skriv din fråga. Avsluta med ”slut” eller Ctrl-D.")
    buttons: list[dict[str, str]] = []
    while True:
        try:
            line = input("\nDu: ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return 0
        if line.casefold() in ENDINGS:
            return 0
        if not line:
            continue
        if line.isdigit() and 0 < int(line) <= len(buttons):
            line = buttons[int(line) - 1]["payload"]
        try:
            replies = _sent(url, sender, line.lstrip("/"))
        except (urllib.error.URLError, OSError, ValueError):
            print(f"Assistenten svarar inte på {url}. Är make run i gång?", file=sys.stderr)
            return 1
        buttons = _shown(replies)


def _sent(url: str, sender: str, message: str) -> list[dict[str, Any]]:
    body = json.dumps({"sender": sender, "message": message}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
        replies = json.load(response)
    return replies if isinstance(replies, list) else []


def _shown(replies: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Prints the replies; buttons are numbered, so that a number chooses one. Returns the last ones."""
    buttons: list[dict[str, str]] = []
    for reply in replies:
        if text := reply.get("text"):
            print(f"\nStödlotsen: {text}")
        if reply.get("buttons"):
            buttons = reply["buttons"]
    for place, button in enumerate(buttons, 1):
        print(f"  [{place}] {button['title']}")
    if not replies:
        print("\nStödlotsen: (inget svar)")
    return buttons
