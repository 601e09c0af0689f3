"""Reading the word lists that stand beside the modules."""

from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where PyYAML has it: ten times as fast, which the start notices."""


def word_list(name: str) -> Any:
    """What stands in the file of this name in this folder."""
    return yaml.load((Path(__file__).parent / name).read_text(encoding="utf-8"), Loader=_Loader)
