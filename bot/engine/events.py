"""Reading Rasa's events from what is kept."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rasa.shared.core.events import Event


def events_from(kept: Iterable[Mapping[str, Any]]) -> list[Event]:
    """The events of these dictionaries. Rasa's own reading goes through all kinds of events for each of them."""
    return [event for one in kept if (event := _kind(one["event"])._from_parameters(dict(one))) is not None]


@cache
def _kind(name: str) -> type[Event]:
    """Raises ValueError where there is no such kind."""
    kind: type[Event] = Event.resolve_by_type(name)
    return kind
