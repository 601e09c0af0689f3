"""Many people at once: turns a second with several clients, each with its own connection and conversations."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from functools import partial

from aiohttp import ClientSession, TCPConnector

from benchmarks.client import somebody
from benchmarks.figures import Figure
from benchmarks.rounds import interleaved

CLIENTS = (1, 8, 32)
SECONDS = 2.0
_TURNS_EACH = 4
"""Turns of a conversation, before a new one begins."""


def throughput_figures(urls: Mapping[str, str], texts: Sequence[str]) -> list[Figure]:
    """Turns a second of each peer, by the address of its channel; the ``texts`` are said in turn."""
    figures = []
    for clients in CLIENTS:
        measures = {name: partial(turns_a_second, url, texts, clients) for name, url in urls.items()}
        word = "client" if clients == 1 else "clients"
        figures.append(
            Figure(f"clients {clients}", f"turns a second, {clients} {word}", "1/s", dict(interleaved(measures, 1)))
        )
    return figures


def turns_a_second(url: str, texts: Sequence[str], clients: int, seconds: float = SECONDS) -> float:
    """How many turns were answered a second. Raises where one was not."""
    return asyncio.run(_turns_a_second(url, texts, clients, seconds))


async def _turns_a_second(url: str, texts: Sequence[str], clients: int, seconds: float) -> float:
    async with ClientSession(connector=TCPConnector(limit=clients)) as session:
        began = time.perf_counter()
        counts = await asyncio.gather(*(_talk(session, url, texts, began + seconds) for _ in range(clients)))
        return sum(counts) / (time.perf_counter() - began)


async def _talk(session: ClientSession, url: str, texts: Sequence[str], until: float) -> int:
    turns, sender = 0, somebody()
    while time.perf_counter() < until:
        if turns % _TURNS_EACH == 0:
            sender = somebody()
        body = {"sender": sender, "message": texts[turns % len(texts)]}
        async with session.post(url, json=body) as response:
            response.raise_for_status()
            if not await response.json():
                raise RuntimeError(f"{url}: no answer to {body['message']!r}")
        turns += 1
    return turns
