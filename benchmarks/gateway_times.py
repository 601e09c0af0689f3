"""What the gateway adds: an answer over the website's own socket beside Rasa's own turn."""

import asyncio
import statistics
import time

from aiohttp import ClientSession

from benchmarks.chat_load import Person, ask
from benchmarks.client import somebody
from benchmarks.figures import Figure
from benchmarks.peers import Ours
from benchmarks.rounds import ROUNDS

REPEATS = 20


def gateway_figure(ours: Ours, text: str) -> Figure:
    """Milliseconds of an answer over the socket and from Rasa itself, in turns, in conversations that last as long."""
    rounds = [asyncio.run(_answers(ours, text)) for _ in range(ROUNDS)]
    over, direct = (statistics.median(values) for values in zip(*rounds))
    return Figure(
        "gateway", "answer to a question, p50", "ms",
        {"over the socket": over, "Rasa's own turn": direct, "gateway": over - direct},
    )  # fmt: skip


async def _answers(ours: Ours, text: str) -> tuple[float, float]:
    """The medians of one round."""
    over, direct = [], []
    person, sender = Person(0), somebody()
    chat = f"ws://127.0.0.1:{ours.gateway_port}/chat"
    async with ClientSession() as session, session.ws_connect(chat, max_msg_size=0) as socket:
        await socket.send_json({"type": "hello", "key": person.key, "after": 0})
        for _ in range(REPEATS):
            await ask(socket, person, text, expected="")
            over.append(1000 * person.waits[-1])
            began = time.perf_counter()
            body = {"sender": sender, "message": text}
            url = f"http://127.0.0.1:{ours.rasa_port}/webhooks/rest/webhook"
            async with session.post(url, json=body) as response:
                await response.read()
            direct.append(1000 * (time.perf_counter() - began))
    return statistics.median(over), statistics.median(direct)
