"""The beginning of a new call file, for editors to fill in."""

_TEMPLATE = """\
# Ett stöd eller en utlysning. Fyll i det som står inom <>; docs/stod.md förklarar varje nyckel.
id: {id}
name: "<namn>"
provider: "<vem som ger stödet>"
kind: company_support        # company_support, project_support, call eller commercial_service
county: Norrbottens län      # ta bort raden om stödet gäller hela landet
aliases: ["<så som folk säger>"]
sources:
  page: {{publisher: "<utgivare>", title: "<titel>", date: "<datum>"}}
figures:
  rate: {{percent: 50}}
  cap: {{sek: 100000}}
support: {{rate: rate, cap: cap}}
window: {{source: page, opens: 2026-01-15, closes: 2026-03-31}}   # eller {{source: page, rolling: true}}

criteria:
  - id: county
    text: Verksamheten finns i Norrbottens län.
    source: page
    when: {{county: Norrbottens län}}
    remedy: Stödet gäller bara verksamhet i Norrbotten.

answers:
  - aspect: about
    text: "<vad stödet är till för>"
    source: page
  - aspect: amount
    text: Högst {{cap}}, och högst {{rate}} av kostnaderna.
    source: page

cases:
  - title: passar
    facts: &passar {{municipality: Kiruna}}
    expect: {{verdict: eligible}}
  - title: fel län
    facts: {{<<: *passar, municipality: Umeå}}
    expect: {{verdict: ineligible, not_met: [county]}}
"""


def new_call_text(id: str) -> str:
    """The text of a new file for the call ``id``: sound as it stands, but for the words to fill in."""
    return _TEMPLATE.format(id=id)
