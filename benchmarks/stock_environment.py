"""Stock Rasa in an environment of its own: the assistant's leaves TensorFlow out."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.processes import clean_environment
from bot.settings import PROJECT

FOLDER = PROJECT / "benchmarks" / "stock"
_OWN_UV = PROJECT / ".tools" / "bin" / "uv"


def stock_python() -> Path:
    """Its interpreter, with everything that ``benchmarks/stock/uv.lock`` names installed.

    Raises ``RuntimeError`` where uv is missing and ``subprocess.CalledProcessError`` where it fails.
    """
    uv = shutil.which("uv") or (str(_OWN_UV) if _OWN_UV.exists() else None)
    if uv is None:
        raise RuntimeError("uv is missing: run `make install` first")
    environment = clean_environment()
    environment.pop("VIRTUAL_ENV", None)
    subprocess.run([uv, "sync", "--locked", "--quiet", "--project", str(FOLDER)], env=environment, check=True)
    return FOLDER / ".venv" / "bin" / "python"
