"""Training the model, only when what it is trained on has changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from bot.catalogue.loading import load_catalogue
from bot.catalogue.nlu_data import GENERATED, generated_nlu
from bot.catalogue.reading import CatalogueError
from bot.settings import PROJECT, Settings

TRAINED_ON = ("config.yml", "domain.yml", "uv.lock", "data", "bot/nlu", "bot/swedish")
MODEL_NAME = "stodlotsen"
_LOG = "training.log"


def fingerprint() -> str:
    """A hash of everything that the model depends on."""
    digest = hashlib.sha256()
    for name in TRAINED_ON:
        root = PROJECT / name
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.suffix in (".yml", ".py"))
        for path in files:
            digest.update(str(path.relative_to(PROJECT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def model_path(settings: Settings) -> Path:
    """Where the trained model lies."""
    return settings.models_folder / f"{MODEL_NAME}.tar.gz"


def is_current(settings: Settings) -> bool:
    """Whether there is a model, trained on just what the project holds now."""
    stamp = settings.models_folder / f"{MODEL_NAME}.fingerprint"
    return model_path(settings).exists() and stamp.exists() and stamp.read_text() == fingerprint()


def train(settings: Settings, force: bool = False) -> int:
    """Trains where needed; returns the exit code and tells on the terminal what happens."""
    try:
        names = generated_nlu(load_catalogue(settings.calls_folder, settings.sek_per_euro))
    except CatalogueError as error:
        print(f"Katalogen är trasig: {error}", file=sys.stderr)
        return 1
    generated = PROJECT / GENERATED
    if generated.read_text(encoding="utf-8") != names:
        generated.write_text(names, encoding="utf-8")
        print(f"Namnen på stöden har ändrats: skrev {GENERATED}.", flush=True)
    if not force and is_current(settings):
        print("Modellen är aktuell.", flush=True)
        return 0
    print("Tränar modellen (ungefär en minut) …", flush=True)
    settings.models_folder.mkdir(parents=True, exist_ok=True)
    log = settings.models_folder / _LOG
    command = [
        sys.executable, "-m", "rasa", "train", "--out", str(settings.models_folder),
        "--fixed-model-name", MODEL_NAME, "--quiet",
    ]  # fmt: skip
    stamp = fingerprint()
    with log.open("w") as output:
        code = subprocess.run(command, cwd=PROJECT, env=environment(settings), stdout=output, stderr=output).returncode
    if code != 0 or not model_path(settings).exists():
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        print(f"Träningen misslyckades. Hela loggen: {log}\n{tail}", file=sys.stderr)
        return code or 1
    (settings.models_folder / f"{MODEL_NAME}.fingerprint").write_text(stamp)
    print("Modellen är tränad.", flush=True)
    return 0


def environment(settings: Settings) -> dict[str, str]:
    """The environment that Rasa's processes run in: no telemetry, quiet, ports as set."""
    return os.environ | {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(PROJECT),
    }
