"""Starts Rasa on the address that the settings give: ``python -m bot.cli.rasa_server MODEL ENDPOINTS``.

``rasa run`` serves the same model at the same addresses, but takes longer to start and to answer.
"""

import gc
import logging
import sys
from pathlib import Path

from rasa_stand_ins import TENSORFLOW, UNUSED, stand_in

_log = logging.getLogger(__name__)


def main(model: Path, endpoints: Path) -> None:
    """Serves until it is stopped. Ends with code 1 where the model can't be loaded."""
    stand_in((*TENSORFLOW, *UNUSED))  # before Rasa is imported, in whatever way
    gc.disable()  # nothing of what is loaded now becomes garbage

    from actions import local
    from bot.catalogue.loading import catalogue
    from bot.catalogue.reading import CatalogueError
    from bot.engine.server import agent_of, be_quiet, serve
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
    try:
        agent = agent_of(model, endpoints, local.names(), local.perform)
    except Exception:
        _log.exception("Could not load model %s", model)
        sys.exit(1)
    gc.freeze()
    gc.enable()
    serve(agent, SteadyRestInput(), INNER_HOST, settings().rasa_port)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
