"""Loading the whole catalogue from its folder."""

from functools import lru_cache
from pathlib import Path

from bot.catalogue.building import Builder, LoadedFile, source_ages, with_members
from bot.catalogue.reading import CatalogueError, parsed, read_yaml
from bot.catalogue.schema import CatalogueFile
from bot.catalogue.subjects import Catalogue
from bot.settings import settings

DEFAULT_SEK_PER_EURO = 11.0


def load_catalogue(folder: Path, sek_per_euro: float = DEFAULT_SEK_PER_EURO) -> Catalogue:
    """The catalogue in ``folder``: every ``*.yml`` a call, every ``shared/*.yml`` shared by several.

    Raises ``CatalogueError`` naming file, line, fault and remedy for the first fault found.
    """
    call_files = _load_files(folder)
    shared = _load_files(folder / "shared")
    if not call_files:
        raise CatalogueError(str(folder), 1, "Mappen saknar stöd.", "Lägg till minst en fil <id>.yml.")
    for file in call_files.values():
        if file.content.kind == "topic":
            raise file.text.error(
                ("kind",),
                "Nyckeln ”kind” saknas.",
                "Ange company_support, project_support, call eller commercial_service.",
            )
    if both := call_files.keys() & shared.keys():
        raise CatalogueError(f"{both.pop()}.yml", 1, "Samma id finns i calls/ och calls/shared/.", "Byt det ena.")
    files = call_files | shared
    subjects = {
        name: Builder(file, shared, sek_per_euro).subject()
        for name, file in files.items()
        if name in call_files or file.content.name
    }
    return Catalogue(with_members(subjects, files), source_ages(list(files.values())))


def _load_files(folder: Path) -> dict[str, LoadedFile]:
    files = {}
    for path in sorted(folder.glob("*.yml")):
        text = read_yaml(path)
        content = parsed(text, CatalogueFile)
        if content.id != path.stem:
            raise text.error(("id",), f"id är ”{content.id}” men filen heter {path.name}.", "Låt dem vara lika.")
        files[content.id] = LoadedFile(text, content)
    return files


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that the settings point to, loaded once per process."""
    chosen = settings()
    return load_catalogue(chosen.calls_folder, chosen.sek_per_euro)
