"""Starts rasa-sdk's action server on the address that the settings give.

Our Rasa carries out the actions itself; this server is for whoever else speaks Rasa's protocol, such as ``rasa run``.
``rasa run actions`` works as well; this one binds to loopback only, which Rasa's command does not.
"""

import asyncio
import logging

from rasa_sdk.endpoint import create_app

from bot.catalogue.loading import catalogue
from bot.catalogue.reading import CatalogueError
from bot.settings import INNER_HOST, settings


def main() -> None:
    """Runs until it is stopped."""
    chosen = settings()
    asyncio.set_event_loop(asyncio.new_event_loop())
    try:
        catalogue()  # loaded now rather than while the first person waits
    except CatalogueError as error:
        logging.getLogger(__name__).error("Katalogen är trasig: %s", error)  # told kindly at each turn
    app = create_app("actions")
    app.config.KEEP_ALIVE_TIMEOUT = 600
    app.run(host=INNER_HOST, port=chosen.action_port, access_log=False, workers=1)


main()
