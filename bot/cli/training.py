"""Training the model, only when what it is trained on has changed."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.settings import PROJECT, Settings

TRAINED_ON = ("config.yml", "domain.yml", "uv.lock", "data", "bot/nlu", "bot/swedish", "bot/engine/rule_policy.py")
NAMED_BY = ("bot/catalogue", "bot/eligibility", "data/nlu/generated")
"""What the names in the training data are derived from, beside the calls themselves."""
MODEL_NAME = "stodlotsen"
_LOG = "training.log"


def fingerprint() -> str:
    """A hash of everything that the model depends on."""
    return _hash(PROJECT / name for name in TRAINED_ON)


def _hash(roots: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for root in roots:
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.suffix in (".yml", ".py"))
        for path in files:
            digest.update(str(path.relative_to(root.parent)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def model_path(settings: Settings) -> Path:
    """Where the trained model lies."""
    return settings.models_folder / f"{MODEL_NAME}.tar.gz"


def is_current(settings: Settings) -> bool:
    """Whether there is a model, trained on just what the project holds now."""
    stamp = _stamp(settings)
    return model_path(settings).exists() and stamp.exists() and stamp.read_text() == fingerprint()


def train(settings: Settings, force: bool = False) -> int:
    """Trains where needed; returns the exit code and tells on the terminal what happens."""
    if not _names_are_current(settings):
        return 1
    if not force and is_current(settings):
        print("Modellen är aktuell.", flush=True)
        return 0
    settings.models_folder.mkdir(parents=True, exist_ok=True)
    with (settings.models_folder / ".lock").open("w") as lock:  # two at once would write into each other's files
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not force and is_current(settings):
            print("Modellen är aktuell.", flush=True)
            return 0
        print("Tränar modellen (ungefär en minut) …", flush=True)
        return _trained(settings)


def _trained(settings: Settings) -> int:
    """Trains under another name: a model that is there is left alone until the new one is whole."""
    log, new, stamp = settings.models_folder / _LOG, f"{MODEL_NAME}-new", fingerprint()
    command = [
        sys.executable, "-m", "rasa", "train", "--out", str(settings.models_folder),
        "--fixed-model-name", new, "--quiet",
    ]  # fmt: skip
    made = settings.models_folder / f"{new}.tar.gz"
    made.unlink(missing_ok=True)
    with log.open("w") as output:
        code = subprocess.run(command, cwd=PROJECT, env=environment(settings), stdout=output, stderr=output).returncode
    if code != 0 or not made.exists():
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        print(f"Träningen misslyckades. Hela loggen: {log}\n{tail}", file=sys.stderr)
        return code or 1
    _stamp(settings).unlink(missing_ok=True)
    made.replace(model_path(settings))
    _stamp(settings).write_text(stamp)
    print("Modellen är tränad.", flush=True)
    return 0


def _stamp(settings: Settings) -> Path:
    return settings.models_folder / f"{MODEL_NAME}.fingerprint"


def _names_are_current(settings: Settings) -> bool:
    """Writes the supports' names into the training data where they have changed. False (and told) where it can't be.

    Reading the catalogue for that takes a moment, and is left out while nothing that it is read from has changed.
    """
    stamp = settings.models_folder / f"{MODEL_NAME}.names"
    state = _hash([settings.calls_folder, *(PROJECT / name for name in NAMED_BY)])
    if stamp.exists() and stamp.read_text() == state:
        return True
    from bot.catalogue.loading import load_catalogue
    from bot.catalogue.nlu_data import GENERATED, generated_nlu
    from bot.catalogue.reading import CatalogueError

    try:
        names = generated_nlu(load_catalogue(settings.calls_folder, settings.sek_per_euro))
    except CatalogueError as error:
        print(f"Katalogen är trasig: {error}", file=sys.stderr)
        return False
    generated = PROJECT / GENERATED
    if generated.read_text(encoding="utf-8") != names:
        generated.write_text(names, encoding="utf-8")
        print(f"Namnen på stöden har ändrats: skrev {GENERATED}.", flush=True)
    settings.models_folder.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_hash([settings.calls_folder, *(PROJECT / name for name in NAMED_BY)]))
    return True


def environment(settings: Settings) -> dict[str, str]:
    """The environment that Rasa's processes run in: no telemetry, quiet, ports as set."""
    return os.environ | {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(PROJECT),
    }
