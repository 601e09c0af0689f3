"""Synthetic calls, to measure how things grow with the catalogue. Made up throughout: never shown to anybody.

    from benchmarks.synthetic import write_calls
    write_calls(folder, 1000)  # then set STODLOTS_CALLS to the folder

The same number gives the same files, and the first sixteen of a thousand are the sixteen of sixteen.
"""

import random
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml

from benchmarks.synthetic_parts import ANSWERS, CRITERIA, FIRST, KINDS, LAST, MIDDLE, TODO, Written
from bot.eligibility.municipalities import COUNTIES, COUNTY_OF
from bot.settings import PROJECT

FIRST_DAY = date(2026, 1, 1)
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CEILING = "de-minimis"
"""The shared file that holds the ceiling for small aid."""


def write_calls(folder: Path, number: int) -> None:
    """Writes ``number`` calls into ``folder``, as the strict loader takes them, and copies of the shared files."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PROJECT / "calls" / "shared", folder / "shared", dirs_exist_ok=True)
    for place in range(number):
        call = call_at(place)
        text = yaml.dump(call, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
        (folder / f"{call['id']}.yml").write_text(text, encoding="utf-8")


def name_at(place: int) -> str:
    """The name of call number ``place`` (from 0): one word of its own, such as *Skogsdigitalstöd*."""
    rest, kind = divmod(place, len(KINDS))
    rest, middle = divmod(rest, len(MIDDLE))
    rest, first = divmod(rest, len(FIRST))
    return (FIRST[first] + MIDDLE[middle] + LAST[rest] + KINDS[kind]).capitalize()


def call_at(place: int) -> Written:
    """Call number ``place`` as it is written in its file."""
    chance = random.Random(place)
    county = COUNTIES[place % len(COUNTIES)]
    name = name_at(place)
    rate, cap = chance.randrange(20, 85, 5), chance.randrange(30, 2000) * 1000
    return {
        "id": f"syntet-{place:05d}",
        "name": name,
        "provider": f"Region {county.removesuffix(' län')}",
        "kind": chance.choice(("company_support", "company_support", "project_support", "call")),
        "county": county,
        "aliases": [f"{name}et".lower(), f"{name}ets".lower(), f"{name} i {county}".lower()],
        "hints": chance.sample(FIRST, 2),
        "include": [_CEILING],
        "sources": {"page": {"publisher": "Provregionen", "title": name, "date": "2026", "issued": FIRST_DAY}},
        "figures": {
            "rate": {"percent": rate},
            "cap": {"sek": cap},
            "least_cost": {"sek": chance.randrange(11, 19) * 1000},
            "most_months": {"months": chance.choice((25, 37, 49))},
            "least_share": {"percent": chance.choice((16, 17, 18))},
        },
        "support": {"rate": "rate", "cap": "cap", "de_minimis_ceiling": "de_minimis_ceiling"},
        "window": _window(chance),
        "criteria": _criteria(county, chance),
        "todo": list(TODO),
        "attachments": [
            {"id": "quotes", "title": "Offerter", "why": "Offerter ska följa med."},
            {
                "id": "agreement",
                "title": "Avtal",
                "why": "Den som har anställda visar avtal.",
                "when": {"fact": "collective_agreement_terms", "is": True},
            },
        ],
        "apply": {"service": "Min ansökan", "steps": ["Fyll i ansökan.", "Skicka in den."]},
        "answers": [_answer(answer, name, chance) for answer in ANSWERS],
        "cases": _cases(county),
    }


def _criteria(county: str, chance: random.Random) -> list[Written]:
    """The county's criterion and seven others, each with one of its wordings and conditions."""
    own: Written = {
        "id": "county",
        "text": f"Verksamheten finns i {county}.",
        "source": "page#Vem",
        "when": {"county": county},
        "remedy": f"Stödet gäller bara verksamhet i {county}.",
    }
    chosen = [0, *sorted(chance.sample(range(1, len(CRITERIA)), 6))]
    others = [CRITERIA[place] for place in chosen]
    return [own, *({**one, "when": chance.choice(one["when"]), "source": "page#Villkor"} for one in others)]


def _window(chance: random.Random) -> Written:
    if chance.random() < 0.3:
        return {"source": "page#När", "rolling": True}
    opens = FIRST_DAY + timedelta(days=chance.randrange(0, 420))
    return {"source": "page#När", "opens": opens, "closes": opens + timedelta(days=chance.randrange(30, 300))}


def _answer(answer: Written, name: str, chance: random.Random) -> Written:
    written = {
        **answer,
        "text": answer["text"].format(name=name, cap="{cap}", rate="{rate}", least_cost="{least_cost}"),
    }
    if words := answer.get("about"):
        written["about"] = _some(words, chance)
    return {**written, "source": "page"}


def _some(words: Sequence[str], chance: random.Random) -> list[str]:
    return sorted(chance.sample(list(words), max(2, len(words) // 2)))


def _cases(county: str) -> list[Written]:
    inside = next(town for town, its in COUNTY_OF.items() if its == county)
    outside = next(town for town, its in COUNTY_OF.items() if its != county)
    return [
        {"title": "i länet", "facts": {"municipality": inside}, "expect": {"verdict": "unknown"}},
        {"title": "i ett annat län", "facts": {"municipality": outside}, "expect": {"verdict": "ineligible"}},
    ]
