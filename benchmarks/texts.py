"""What the peers are told: the same for all, and chosen so that both understand it and do the same work."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.peers import Peer
from benchmarks.sample import examples_of

PARSED = (
    "hur mycket kan man få i mikrostöd?",
    "vem får söka konsultstöd i västmanland",
    "Hej! Jag har ett litet sågverk i Kalix och vill köpa en ny maskin. Vad ska jag bifoga ansökan om mikrostöd?",
    "sista dag exportutlysning",
)
_WISHED = {
    "thanks": ("tack så mycket",),
    "ask_amount": ("hur mycket kan man få i mikrostöd?", "hur mycket pengar kan man få i konsultstöd?"),
    "start_assessment": ("vilket stöd passar mitt företag", "jag vill göra testet"),
}
"""Of each intent: asked for first; then the examples that both were trained on."""

ANSWERS = {
    "municipality": "Kalix",
    "purposes": "köpa maskiner",
    "applicant_type": "aktiebolag",
    "in_lulea_urban_area": "nej",
    "already_started": "nej",
    "sector": "tillverkning",
    "employees": "3",
    "turnover_sek": "4 miljoner kronor",
    "balance_sheet_sek": "2 miljoner kronor",
    "cost_sek": "100 000 kronor",
    "market_reach": "hela landet",
    "local_competition": "nej",
    "owner_work_share_percent": "100 procent",
    "needs_support": "ja",
    "insolvent": "nej",
    "partner_count": "3",
    "project_months": "12",
    "develops_new_methods": "ja",
    "cofinancing_percent": "50 procent",
    "cofinancing_in_cash": "ja",
    "de_minimis_received_sek": "0 kronor",
    "collective_agreement_terms": "ja",
    "sustainability_dialogue": "ja",
    "permits_in_place": "ja",
    "own_financing": "ja",
    "organisation_number": "556000-4615",
}
"""What the company that plays the form answers to the question about each fact."""


def understood(peers: Iterable[Peer], intent: str, trained_on: Sequence[str]) -> tuple[str, bool]:
    """A text that every peer takes for ``intent``, and True; where there is none, the first wish and False."""
    everybody = list(peers)
    for text in [*_WISHED[intent], *trained_on]:
        if all(_intent(peer.client.parse(text)) == intent for peer in everybody):
            return text, True
    return _WISHED[intent][0], False


def trained_on(folder: Path, intent: str) -> list[str]:
    """The examples of ``intent`` in a peer's project."""
    blocks = yaml.safe_load((folder / "data" / "nlu" / f"{intent}.yml").read_text(encoding="utf-8"))["nlu"]
    return [example for block in blocks if block["intent"] == intent for example in examples_of(block)]


def _intent(parsed: dict[str, Any]) -> str:
    return str(parsed["intent"]["name"])
