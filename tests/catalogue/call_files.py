"""A small sound catalogue in a folder, to break in one place at a time."""

from pathlib import Path

CALL = """\
id: prov
name: Provstöd
provider: Regionen
kind: company_support
county: Norrbottens län
aliases: [provstödet]
include: [gemensamt]
sources:
  page: {publisher: Regionen, title: Provstöd, date: odaterad}
figures:
  cap: {sek: 30000}
  rate: {percent: 50}
  min_share: {percent: 25}
  final_account: {date: 2021-11-30}
support: {rate: rate, cap: cap}
window: {source: page, opens: 2026-01-15, closes: 2026-03-31}
criteria:
  - id: county
    text: Verksamheten finns i Norrbotten.
    source: page#Vem
    when: {county: Norrbottens län}
    remedy: Bara Norrbotten.
  - id: share
    text: Minst {min_share} betalas av andra.
    source: page
    when: {fact: cofinancing_percent, at_least: min_share}
answers:
  - aspect: amount
    text: Högst {cap} och högst {rate}.
    source: page
  - aspect: deadline
    text: Sök från {opens} till {closes}.
    source: [page, shared_page]
cases:
  - title: passar
    facts: {municipality: Kiruna}
    expect: {verdict: unknown}
"""

SHARED = """\
id: gemensamt
sources:
  shared_page: {publisher: Verket, title: Förordningen, date: "2022"}
figures:
  ceiling: {sek: 3000000}
answers:
  - aspect: de_minimis
    text: Taket är {ceiling}.
    source: shared_page
"""


def write_catalogue(folder: Path, call: str = CALL, shared: str = SHARED) -> Path:
    """The two files in ``folder``; gives the folder."""
    (folder / "shared").mkdir(exist_ok=True)
    (folder / "prov.yml").write_text(call, encoding="utf-8")
    (folder / "shared" / "gemensamt.yml").write_text(shared, encoding="utf-8")
    return folder


def changed(text: str, old: str, new: str) -> str:
    """``text`` with the one place ``old`` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line (from 1) on which ``part`` first stands."""
    return text[: text.index(part)].count("\n") + 1
