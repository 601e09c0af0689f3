"""The sentences of dialogue. They live in ``domain.yml`` (utter_*); here they are looked up and filled in."""

from functools import cache, lru_cache
from typing import Any

import yaml

from bot.guidance.turn import Button
from bot.settings import PROJECT


@lru_cache(maxsize=1)
def _responses() -> dict[str, Any]:
    domain = yaml.load(
        (PROJECT / "domain.yml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return {name: variants[0] for name, variants in domain["responses"].items()}


def phrase(name: str, /, **values: object) -> str:
    """The sentence ``utter_<name>`` with ``values`` filled in; raises KeyError for an unknown name or value."""
    text = _text(name)
    return text.format(**values) if values else text


@cache  # as many as there are sentences
def _text(name: str) -> str:
    return str(_responses()[f"utter_{name}"]["text"]).strip()


def has_phrase(name: str) -> bool:
    """Whether there is a sentence ``utter_<name>``."""
    return f"utter_{name}" in _responses()


def button(name: str) -> Button:
    """The button ``utter_button_<name>``, saying ``utter_button_<name>_says``."""
    return Button(phrase(f"button_{name}"), phrase(f"button_{name}_says"))


def buttons_of(name: str) -> tuple[Button, ...]:
    """The buttons that stand beside the sentence ``utter_<name>``."""
    return tuple(Button(one["title"], one["payload"]) for one in _responses()[f"utter_{name}"].get("buttons", []))
