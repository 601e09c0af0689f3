"""Run as a process in a project's folder: trains its NLU pipeline and parses the texts of a file.

    python -m benchmarks.nlu_worker texts.json parsed.json

``texts.json`` is a list of strings; ``parsed.json`` gets {"train_seconds", "parsed": [...]}, each with
intent, ranking, entities and facts as Rasa's parse gives them.
"""

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def main(texts: Path, out: Path) -> None:
    """Trains, loads and parses."""
    began = time.perf_counter()
    train = [sys.executable, "-m", "rasa", "train", "nlu", "--nlu", "data/nlu", "--fixed-model-name", "nlu"]
    with Path("train.log").open("w") as log:
        subprocess.run(train, stdout=log, stderr=log, check=True)
    seconds = time.perf_counter() - began
    parsed = asyncio.run(_parsed(json.loads(texts.read_text(encoding="utf-8"))))
    out.write_text(json.dumps({"train_seconds": seconds, "parsed": parsed}, ensure_ascii=False), encoding="utf-8")


async def _parsed(texts: list[str]) -> list[dict[str, Any]]:
    from rasa.core.agent import Agent  # slow to import, and not needed where training fails

    agent = Agent.load("models/nlu.tar.gz")
    found = []
    for text in texts:
        result = await agent.parse_message(text)
        found.append(
            {
                "intent": result["intent"]["name"],
                "ranking": {one["name"]: one["confidence"] for one in result.get("intent_ranking", [])},
                "entities": [
                    {key: entity[key] for key in ("entity", "value", "start", "end")} for entity in result["entities"]
                ],
                "facts": result.get("facts") or {},
            }
        )
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
