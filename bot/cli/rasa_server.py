"""Starts Rasa on the address that the settings give: ``python -m bot.cli.rasa_server MODEL ENDPOINTS``.

``rasa run`` serves the same model at the same addresses, but takes longer to start and to answer.
"""

import asyncio
import gc
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rasa_stand_ins import TENSORFLOW, UNUSED, stand_in

MODEL_FAULT = "Could not load model"
WARM_UP_AFTER_SECONDS = 1.0
_SAMPLE = (
    "Hej! Vi är ett aktiebolag i Kalix med 3 anställda och vill köpa en maskin för 100 000 kronor. "
    "Inget är beställt. Hur mycket kan man få i stöd?"
)
"""Read by itself once the server is up: what is made at first use is then there when somebody writes."""
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


def main(model: Path, endpoints: Path) -> None:
    """Serves until it is stopped. Ends with code 1 where the model or the database can't be opened."""
    # A message is one small product: two threads waiting for each other cost twice the processor for the same time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    stand_in((*TENSORFLOW, *UNUSED))  # before Rasa is imported, in whatever way
    gc.disable()  # nothing of what is loaded now becomes garbage

    from actions import local
    from bot.catalogue.loading import catalogue
    from bot.catalogue.reading import CatalogueError
    from bot.engine.server import agent_of, app_of, be_quiet, serve, store_of
    from bot.guidance.word_index import answer_words, hint_words
    from bot.nlu.rest_channel import SteadyRestInput
    from bot.settings import INNER_HOST, settings

    be_quiet()
    try:
        known = catalogue()  # loaded now rather than while the first person waits, and so are its words
        answer_words(known)
        hint_words(known)
    except CatalogueError as error:
        _log.error("Katalogen är trasig: %s", error)  # told kindly at each turn
    store = _or_end("Databasen för Rasas sida av samtalen kan inte öppnas", lambda: store_of(endpoints))
    agent = _or_end(MODEL_FAULT, lambda: agent_of(model, endpoints, store, local.names(), local.perform))
    gc.freeze()
    gc.enable()
    warming = threading.Timer(WARM_UP_AFTER_SECONDS, lambda: asyncio.run(agent.parse_message(_SAMPLE)))
    warming.daemon = True
    warming.start()
    serve(app_of(agent, SteadyRestInput()), INNER_HOST, settings().rasa_port)


def _or_end(fault: str, work: Callable[[], _Result]) -> _Result:
    """The result of ``work``; where it fails that is logged, with its cause, and the process ends."""
    try:
        return work()
    except Exception:
        _log.exception(fault)
        sys.exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
