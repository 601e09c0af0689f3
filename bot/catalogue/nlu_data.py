"""Training data derived from the catalogue: the names of supports and topics as lookup tables and synonyms."""

from pathlib import Path

from bot.catalogue.subjects import Catalogue, Subject

GENERATED = Path("data/nlu/generated/subjects.yml")
_HEAD = (
    "# Derived from calls/ by `stodlots nlu-data`; do not edit. The tests fail when it is stale.\n"
    'version: "3.1"\nnlu:\n'
)


def generated_nlu(catalogue: Catalogue) -> str:
    """The file's text: a lookup table ``call:<id>`` or ``topic:<id>`` for each subject, and synonyms.

    A name that fits several subjects is no synonym of one of them; which is meant, the dialogue settles.
    """
    owners: dict[str, int] = {}
    for subject in catalogue.subjects.values():
        for name in names_of(subject):
            owners[name] = owners.get(name, 0) + 1
    parts = [_HEAD]
    for subject in catalogue.subjects.values():
        kind = "call" if subject.call or subject.members else "topic"
        names = names_of(subject)
        parts.append(_entry("lookup", f"{kind}:{subject.id}", names))
        if own := [name for name in names if owners[name] == 1]:
            parts.append(_entry("synonym", subject.id, own))
    return "".join(parts)


def names_of(subject: Subject) -> list[str]:
    """The names by which people mean ``subject``, in lower case, each once."""
    return list(dict.fromkeys(name.lower() for name in (subject.name, *subject.aliases)))


def _entry(kind: str, name: str, examples: list[str]) -> str:
    lines = "".join(f"    - {example}\n" for example in examples)
    return f"- {kind}: {name}\n  examples: |\n{lines}"
