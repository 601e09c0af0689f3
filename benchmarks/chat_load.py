"""Many people at once over the website's own socket: is anything lost, doubled, mixed up or out of order?

    python -m benchmarks.chat_load --people 200 --seconds 60 [--restart-rasa]

Needs a running assistant (`make run`). Each person asks one question after the other, each with a word of its
own, and checks every frame. In the end each comes back on a new socket and compares what is kept with what
was heard. With ``--restart-rasa`` Rasa is killed in the middle (the supervisor, or whoever watches, starts it).
Also compares the time of an answer over the socket with that of Rasa itself, one after the other.
"""

import argparse
import asyncio
import json
import os
import secrets
import signal
import statistics
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, TCPConnector, WSMsgType

QUESTIONS = (
    ("Hur mycket kan man få i Mikrostöd?", "30 000"),
    ("Hur mycket ger Konsultstöd?", "50 procent"),
    ("Hur stor andel är Innovationsstöd?", "45 procent"),
    ("När stängde exportutlysningen?", "8 mars 2021"),
)
LONGEST_WAIT_SECONDS = 180


@dataclass
class Person:
    """One conversation: what was said, what was heard, and what was wrong with it."""

    number: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    said: dict[str, str] = field(default_factory=dict)
    heard: list[dict[str, Any]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    reconnections: int = 0

    def take(self, event: dict[str, Any]) -> None:
        """Checks one message: next in order, own words only."""
        if event["seq"] <= len(self.heard):
            self.faults.append(f"{event['seq']} came twice")
            return
        if event["seq"] != len(self.heard) + 1:
            self.faults.append(f"{event['seq']} came after {len(self.heard)}")
        if event["from"] == "person" and self.said.get(event.get("id", "")) != event["text"]:
            self.faults.append(f"heard somebody else: {event['text']!r}")
        self.heard.append(event)


async def talk(session: ClientSession, url: str, person: Person, until: float) -> None:
    """Asks until the time is out; connects again where the socket breaks, as the widget does."""
    turn = 0
    while time.monotonic() < until:
        try:
            async with session.ws_connect(url, max_msg_size=0) as socket:
                await socket.send_json({"type": "hello", "key": person.key, "after": len(person.heard)})
                while time.monotonic() < until:
                    question, expected = QUESTIONS[(person.number + turn) % len(QUESTIONS)]
                    await ask(socket, person, question, expected)
                    turn += 1
        except (ClientError, ConnectionError):
            person.reconnections += 1
            await asyncio.sleep(0.5)


async def ask(socket: ClientWebSocketResponse, person: Person, question: str, expected: str) -> None:
    """One question until its answer."""
    id_, began = str(uuid.uuid4()), time.monotonic()
    person.said[id_] = question
    await socket.send_json({"type": "message", "id": id_, "text": question})
    asked = False
    while True:
        frame = await socket.receive(timeout=LONGEST_WAIT_SECONDS)
        if frame.type is not WSMsgType.TEXT:
            raise ConnectionError(frame.type)
        event = json.loads(frame.data)
        for one in event.get("events", [event]):
            if one["type"] == "refused":
                person.faults.append(one["text"])
                return
            if one["type"] != "message":
                continue
            person.take(one)
            asked = asked or one.get("id") == id_
            if asked and one["from"] == "bot":
                if expected not in one["text"].replace("\u00a0", " "):
                    person.faults.append(f"{question!r} got {one['text'][:80]!r}")
                person.waits.append(time.monotonic() - began)
                return


async def compare(session: ClientSession, url: str, person: Person) -> None:
    """Comes back on a new socket and holds what is kept against what was heard."""
    async with session.ws_connect(url, max_msg_size=0) as socket:
        await socket.send_json({"type": "hello", "key": person.key, "after": 0})
        while (event := await socket.receive_json(timeout=30))["type"] != "history":
            pass
        kept = [one for one in event["events"] if one["type"] == "message"]
    if kept[: len(person.heard)] != person.heard:
        person.faults.append("what is kept is not what was heard")
    ids = [one["id"] for one in kept if one["from"] == "person"]
    if sorted(ids) != sorted(person.said):
        person.faults.append(f"said {len(person.said)}, kept {len(ids)}")


async def overhead(session: ClientSession, gateway: str, rasa: str, times: int = 30) -> tuple[float, float]:
    """Median seconds of an answer over the socket and of Rasa itself, in turns."""
    over, direct = [], []
    person = Person(0)
    async with session.ws_connect(f"{gateway.replace('http', 'ws', 1)}/chat") as socket:
        await socket.send_json({"type": "hello", "key": person.key, "after": 0})
        for _ in range(times):
            await ask(socket, person, *QUESTIONS[0])
            over.append(person.waits[-1])
            began = time.monotonic()
            body = {"sender": person.key[:20], "message": QUESTIONS[0][0]}
            async with session.post(f"{rasa}/webhooks/rest/webhook", json=body) as response:
                await response.read()
            direct.append(time.monotonic() - began)
            await asyncio.sleep(0.6)  # within what one person may ask
    return statistics.median(over), statistics.median(direct)


def kill_rasa(port: int) -> int:
    """Kills the Rasa that serves on ``port``; its pid."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if "rasa" in command and "run" in command and str(port) in command:
                os.kill(int(entry.name), signal.SIGKILL)
                return int(entry.name)
    raise SystemExit(f"Ingen Rasa på port {port}.")


async def run(arguments: argparse.Namespace) -> int:
    """The whole trial; the number of faults."""
    url = f"{arguments.gateway.replace('http', 'ws', 1)}/chat"
    people = [Person(number) for number in range(arguments.people)]
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        over, direct = await overhead(session, arguments.gateway, arguments.rasa)
        print(f"answer over the socket {1000 * over:.0f} ms, Rasa itself {1000 * direct:.0f} ms (medians of 30)")
        until = time.monotonic() + arguments.seconds
        talks = [asyncio.create_task(talk(session, url, person, until)) for person in people]
        if arguments.restart_rasa:
            await asyncio.sleep(arguments.seconds / 2)
            print(f"killed Rasa, pid {kill_rasa(int(arguments.rasa.rsplit(':', 1)[1]))}")
        await asyncio.gather(*talks)
        for person in people:
            await asyncio.wait_for(compare(session, url, person), LONGEST_WAIT_SECONDS)
    waits = sorted(wait for person in people for wait in person.waits)
    faults = [f"{person.number}: {fault}" for person in people for fault in person.faults]
    print(
        f"{len(people)} people, {sum(len(person.said) for person in people)} questions, "
        f"{len(waits)} answers, {len(waits) / arguments.seconds:.1f} a second; "
        f"wait median {waits[len(waits) // 2]:.2f} s, 95 % {waits[int(0.95 * len(waits))]:.2f} s, "
        f"longest {waits[-1]:.2f} s; "
        f"reconnections {sum(person.reconnections for person in people)}; faults {len(faults)}"
    )
    for fault in faults[:20]:
        print(" ", fault)
    return len(faults)


def main() -> None:
    """Reads the arguments; ends with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gateway", default="http://127.0.0.1:8080")
    parser.add_argument("--rasa", default="http://127.0.0.1:5005")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--restart-rasa", action="store_true")
    raise SystemExit(1 if asyncio.run(run(parser.parse_args())) else 0)


if __name__ == "__main__":
    main()
