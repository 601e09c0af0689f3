"""The sentences of dialogue. They live in ``domain.yml`` (utter_*); here they are looked up and filled in."""

from functools import lru_cache

import yaml

from bot.settings import PROJECT


@lru_cache(maxsize=1)
def _sentences() -> dict[str, str]:
    domain = yaml.load((PROJECT / "domain.yml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: str(variants[0]["text"]).strip() for name, variants in domain["responses"].items()}


def phrase(name: str, /, **values: object) -> str:
    """The sentence ``utter_<name>`` with ``values`` filled in; raises KeyError for an unknown name or value."""
    text = _sentences()[f"utter_{name}"]
    return text.format(**values) if values else text


def has_phrase(name: str) -> bool:
    """Whether there is a sentence ``utter_<name>``."""
    return f"utter_{name}" in _sentences()
