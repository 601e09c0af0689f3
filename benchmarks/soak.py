"""``make soak``: 10,000 turns in 500 conversations at our Rasa part. Does its memory stay flat, does anything fail?

SOAK_TURNS and SOAK_CONVERSATIONS shorten it. Ends with 1 where a turn failed or memory was not flat: after the first
tenth, no reading may differ by more than 5 % from the first reading then.
"""

import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from benchmarks.client import somebody
from benchmarks.nlu_report import held_out
from benchmarks.peers import RasaPart
from benchmarks.projects import ALL_EXAMPLES, write_own
from benchmarks.texts import ANSWERS

TURNS = int(os.environ.get("SOAK_TURNS", "10000"))
CONVERSATIONS = int(os.environ.get("SOAK_CONVERSATIONS", "500"))
READ_EVERY = max(1, TURNS // 20)
WARM_UP_SHARE = 0.1
MOST_GROWTH = 0.05
_QUESTIONS = held_out().texts
_OPENING = "vilket stöd passar mitt företag"
_AT_ONCE = 25
"""Conversations that go on side by side, each a turn at a time."""


@dataclass
class Soak:
    """What was seen: memory (RSS, MiB) by turn, and what went wrong."""

    readings: list[tuple[int, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def growth(self, warm: float) -> float:
        """The largest share by which a reading differs from the first at or after turn ``warm``; 0 before that."""
        after = [mib for turn, mib in self.readings if turn >= warm]
        return max((abs(mib - after[0]) / after[0] for mib in after), default=0.0)


def main() -> None:
    """Runs, prints, ends with 1 where it was not well."""
    with tempfile.TemporaryDirectory(prefix="soak-") as root:
        folder = Path(root, "project")
        write_own(folder, ALL_EXAMPLES)
        part = RasaPart("soak", folder, database=Path(root, "trackers.db"))
        print("Tränar …", flush=True)
        part.train()
        try:
            part.start()
            began = time.monotonic()
            soak = soaked(part, TURNS, CONVERSATIONS)
            seconds = time.monotonic() - began
        finally:
            part.stop()
    growth = soak.growth(TURNS * WARM_UP_SHARE)
    flat = growth <= MOST_GROWTH
    print(
        f"{TURNS} turns in {CONVERSATIONS} conversations, {TURNS / seconds:.0f} a second, "
        f"{len(soak.faults)} faults; memory after warm-up within {100 * growth:.1f} %: {'flat' if flat else 'NOT FLAT'}"
    )
    for fault in soak.faults[:20]:
        print(" ", fault)
    raise SystemExit(0 if flat and not soak.faults else 1)


def soaked(part: RasaPart, turns: int, conversations: int) -> Soak:
    """Has so many turns, and reads the memory now and then."""
    soak, done = Soak(), 0
    each, left = divmod(turns, conversations)
    waiting = [_script(number, each + (number < left)) for number in range(conversations)]
    running: list[tuple[str, list[str]]] = []
    while waiting or running:
        while waiting and len(running) < _AT_ONCE:
            running.append((somebody(), waiting.pop(0)))
        for sender, script in running:
            if not script:
                continue
            _say(part, sender, script.pop(0), soak)
            done += 1
            if done % READ_EVERY == 0:
                soak.readings.append((done, part.memory().resident))
                print(f"{done:6d} turns  {soak.readings[-1][1]:7.1f} MiB  {len(soak.faults)} faults", flush=True)
        running = [one for one in running if one[1]]
    return soak


def _script(number: int, turns: int) -> list[str]:
    """What one person says: a form, or questions of the held-out set, or both."""
    chance = random.Random(number)
    questions = chance.sample(_QUESTIONS, len(_QUESTIONS))
    if number % 2:
        return [text for text, _ in zip(cycle(questions), range(turns))]
    form = [_OPENING, *ANSWERS.values()]
    mixed = [text for pair in zip(form, questions) for text in (pair[:1] if chance.random() < 0.7 else pair)]
    return [text for text, _ in zip(cycle(mixed), range(turns))]


def _say(part: RasaPart, sender: str, text: str, soak: Soak) -> None:
    try:
        replies = part.client.say(sender, text)
    except (OSError, RuntimeError) as error:
        soak.faults.append(f"{text!r}: {error!r}")
        return
    if not replies or any(reply.get("custom", {}).get("reason") == "unavailable" for reply in replies):
        soak.faults.append(f"{text!r}: {replies!r}"[:300])


if __name__ == "__main__":
    main()
