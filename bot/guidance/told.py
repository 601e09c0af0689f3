"""Taking in what a person tells: new facts, corrected ones, purposes that are added or taken back."""

import re
from collections.abc import Mapping

from bot.eligibility.facts import FACT_BY_ID, FactValue, checked_value
from bot.guidance.turn import State
from bot.swedish.lexicon import lexicon
from bot.swedish.normalise import folded

_REPLACES = re.compile(
    r"\b(?:i stallet|istallet|hellre|andrat (?:oss|mig)|snarare|andra till|nej,? (?:det|vi|jag) (?:ar|ska|vill|menar)"
    r"|bara (?:\w+ )?(?:till|for|\w*maskin\w*|utbildning|kurs\w*|marknadsfor\w*|reklam\w*|konsult\w*)|det ar bara)\b"
)


def with_known_purposes(told: Mapping[str, FactValue], text: str, state: State) -> dict[str, FactValue]:
    """``told`` where further purposes are added to the known ones, unless the text replaces them."""
    new, known = told.get("purposes"), state.facts.get("purposes")
    if not isinstance(known, tuple):
        return dict(told)
    left = {match.value for match in lexicon()["purposes"].matches(folded(text)) if match.negated}
    if isinstance(new, tuple) and _REPLACES.search(folded(text)):
        return dict(told)
    both = {*known, *(new if isinstance(new, tuple) else ())} - left
    if not both or both == set(known):
        return {fact: value for fact, value in told.items() if fact != "purposes"}
    return {**told, "purposes": tuple(value for value in FACT_BY_ID["purposes"].values if value in both)}


def corrects(told: Mapping[str, FactValue], state: State) -> bool:
    """Whether ``told`` changes something that was known."""
    return any(fact in state.facts and state.facts[fact] != value for fact, value in told.items())


def without_echo(asked: str, value: FactValue, told: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """``told`` with the answer to ``asked``; numbers that were read as another fact are not taken twice."""
    others = {
        fact: other
        for fact, other in told.items()
        if fact != asked and not (_is_number(other) and _is_number(value) and other == value)
    }
    return {**others, asked: value}


def _is_number(value: FactValue) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def take_in(told: Mapping[str, FactValue], state: State) -> list[str]:
    """Takes ``told`` into the known facts; returns those that are new or changed."""
    changed = []
    for fact, value in told.items():
        if fact in FACT_BY_ID and state.facts.get(fact) != value:
            state.facts[fact] = checked_value(FACT_BY_ID[fact], value)
            changed.append(fact)
    if "municipality" in changed and state.facts["municipality"] != "Luleå":
        state.facts.pop("in_lulea_urban_area", None)
    state.skipped = tuple(fact for fact in state.skipped if fact not in state.facts)
    return changed


_SAYS_TRADE = re.compile(
    r"\b(?:vi|jag|ja|foretaget|bolaget|firman)\b (?:\w+ ){0,2}"
    r"(?:ar|e|driver|har|kor|jobbar|arbetar|sysslar|tillverkar|gor)\b"
    r"|\bbransch|\begentligen\b|\bsnarare\b|\bfel\b|\bnej\b"
)


def without_passing_trade(
    told: Mapping[str, FactValue], text: str, state: State, asked: str | None
) -> dict[str, FactValue]:
    """``told`` without a trade named in passing where the applicant's own is known: *mest nätbutik till Norge*."""
    known = "sector" in state.facts and asked != "sector"
    if known and "sector" in told and not _SAYS_TRADE.search(folded(text)):
        return {fact: value for fact, value in told.items() if fact != "sector"}
    return dict(told)
