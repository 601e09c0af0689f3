"""Loading the whole catalogue from its folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.catalogue.building import Builder, LoadedFile
from bot.catalogue.reading import CatalogueError, parsed, read_yaml
from bot.catalogue.schema import CatalogueFile
from bot.catalogue.subjects import Catalogue, Subject
from bot.eligibility.call import Source
from bot.settings import settings

DEFAULT_SEK_PER_EURO = 11.0


def load_catalogue(folder: Path, sek_per_euro: float = DEFAULT_SEK_PER_EURO) -> Catalogue:
    """The catalogue in ``folder``: every ``*.yml`` a call, every ``shared/*.yml`` shared by several.

    Raises ``CatalogueError`` naming file, line, fault and remedy for the first fault found.
    """
    shared = {file.content.id: file for file in _files(folder / "shared")}
    subjects: dict[str, Subject] = {}
    contents: dict[str, CatalogueFile] = {}
    for file in _files(folder):  # one at a time: their line numbers take more room than what they say
        _check_call(file, shared)
        subjects[file.content.id] = Builder(file, shared, sek_per_euro).subject()
        contents[file.content.id] = file.content
    if not contents:
        raise CatalogueError(str(folder), 1, "Mappen saknar stöd.", "Lägg till minst en fil <id>.yml.")
    for name, file in shared.items():
        contents[name] = file.content
        if file.content.name:
            subjects[name] = Builder(file, shared, sek_per_euro).subject()
    return Catalogue(_with_members(subjects, contents), _source_ages(contents.values()))


def _check_call(file: LoadedFile, shared: Mapping[str, LoadedFile]) -> None:
    if file.content.kind == "topic":
        raise file.text.error(
            ("kind",),
            "Nyckeln ”kind” saknas.",
            "Ange company_support, project_support, call eller commercial_service.",
        )
    if file.content.id in shared:
        raise CatalogueError(file.text.file, 1, "Samma id finns i calls/ och calls/shared/.", "Byt det ena.")


def _files(folder: Path) -> Iterator[LoadedFile]:
    for path in sorted(folder.glob("*.yml")):
        text = read_yaml(path)
        content = parsed(text, CatalogueFile)
        if content.id != path.stem:
            raise text.error(("id",), f"id är ”{content.id}” men filen heter {path.name}.", "Låt dem vara lika.")
        yield LoadedFile(text, content)


def _source_ages(files: Iterable[CatalogueFile]) -> dict[Source, date]:
    """The day from which each source's age is counted, where its file names one."""
    return {
        Source(entry.publisher, entry.title, entry.date): day
        for file in files
        for entry in file.sources.values()
        if (day := entry.issued) is not None
    }


def _with_members(subjects: dict[str, Subject], files: Mapping[str, CatalogueFile]) -> dict[str, Subject]:
    """``subjects`` where each group knows the calls whose files include it."""
    members = {
        name: tuple(id_ for id_, subject in subjects.items() if subject.call and name in files[id_].include)
        for name, file in files.items()
        if file.group
    }
    return {
        id_: replace(subject, members=members[id_]) if id_ in members else subject for id_, subject in subjects.items()
    }


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that the settings point to, loaded once per process."""
    chosen = settings()
    return load_catalogue(chosen.calls_folder, chosen.sek_per_euro)
