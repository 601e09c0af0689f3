"""Sector, market and purposes that running text states, told from those of customers, partners and trades."""

import re

from bot.eligibility.facts import FACT_BY_ID, FactValue
from bot.swedish.clauses import sentence_at
from bot.swedish.cues import (
    ABROAD,
    AS_A_TRADE,
    BEING_BOUGHT,
    BUYS_A_THING,
    BY_THE_VERB,
    COSTS_OF_RUNNING,
    CUSTOMERS,
    EXISTING_THING,
    FAIR_OR_SUPPLIER,
    FOOD_MADE,
    INTO_A_MARKET,
    LOCAL_CUSTOMERS,
    NAMES,
    NEW_LINE,
    NEW_PRODUCT,
    ONLY_OWN_WORK,
    OWN_THING,
    REACH_CUE,
    TRAINING_IN,
)
from bot.swedish.lexicon import ChoiceMatch, chosen_value, lexicon, widest

_NO_SECTOR = frozenset(
    {"municipality", "region", "public_agency", "trade_union", "education_provider", "business_promoter"}
)
"""Applicants that are in no trade: a sector in their text is that of those whom they help."""
_TOURISM = re.compile(r"turis|besok|hotell|stug|camping|guid|gaster|restaurang")


def choices_in(plain: str, applicant: str | None) -> dict[str, FactValue]:
    """What folded ``plain`` states of sector, market and purposes, where ``applicant`` writes it."""
    unnamed = NAMES.sub(lambda match: "." * len(match.group()), plain)
    found: dict[str, FactValue] = {}
    sectors = [match for match in _stated("sector", unnamed) if not _is_no_own_trade(unnamed, match)]
    sectors = [match for match in sectors if match.value != "other"]  # *annat stöd* is no trade; only an answer is
    sector = _trade(unnamed, sectors) or next((value for value, verb in BY_THE_VERB if verb.search(unnamed)), None)
    if sector and applicant not in _NO_SECTOR:
        found["sector"] = sector
    if reach := _reach(plain):
        found["market_reach"] = reach
    if purposes := _purposes(unnamed, sectors, sector):
        found["purposes"] = in_order("purposes", purposes)
    return found


def _stated(fact: str, plain: str) -> list[ChoiceMatch]:
    return [match for match in lexicon()[fact].matches(plain) if not match.negated]


def _before(plain: str, match: ChoiceMatch) -> str:
    """What stands ahead of ``match`` in its sentence."""
    return plain[sentence_at(plain, match.start)[0] : match.start]


_NO_TRADE = re.compile(r"digitalis|digital\w* (?:marknadsfor|synlighet|skylt|kurs|satsning)")


def _is_no_own_trade(plain: str, match: ChoiceMatch) -> bool:
    """Whether the word names the trade of customers, or a thing to buy."""
    before = _before(plain, match)
    if _NO_TRADE.match(plain, match.start):
        return True
    return BEING_BOUGHT.search(before) is not None or (
        CUSTOMERS.search(before) is not None and OWN_THING.search(before) is None
    )


def _trade(plain: str, sectors: list[ChoiceMatch]) -> str | None:
    """The trade that the longest word names; what is made or sold says more than *tillverkar* and *butik*."""
    values = {match.value for match in sectors}
    if values == {"retail", "grocery_store"} and all(
        _ANY_SHOP.fullmatch(plain, match.start, match.end) for match in sectors if match.value == "retail"
    ):
        return "grocery_store"
    if FOOD_MADE.search(plain) and values <= {"manufacturing", "food_processing"}:
        return "food_processing"
    for match in sectors:
        made = _MAKES.match(plain, match.start)
        if made and match.value == "manufacturing":
            things = [one.value for one in sectors if made.end() <= one.start <= made.end() + 25]
            return next((value for value in things if value in _MADE_IN_THEIR_TRADE), chosen_value(sectors))
    return chosen_value(sectors)


_ANY_SHOP = re.compile(r"butik(?:en)?|affar(?:en)?|handel")
_MAKES = re.compile(r"(?:tillverkar|producerar) ")
_MADE_IN_THEIR_TRADE = frozenset({"food_processing", "crafts_culture", "ict"})


def _reach(plain: str) -> str | None:
    """The widest market that is said to be reached: not where one shows, buys or only hopes to sell."""
    reaches = []
    for match in _stated("market_reach", plain):
        start, end = sentence_at(plain, match.start)
        before = plain[start : match.start]
        if REACH_CUE.search(plain[start:end]) and not (FAIR_OR_SUPPLIER.search(before) or INTO_A_MARKET.search(before)):
            reaches.append(match.value)
    if ABROAD.search(plain):
        reaches.append("international")
    if LOCAL_CUSTOMERS.search(plain):
        reaches.append("local")
    return widest(reaches) if reaches else None


def _purposes(plain: str, sectors: list[ChoiceMatch], sector: str | None) -> set[str]:
    chosen = {
        match.value
        for match in _stated("purposes", plain)
        if not any(_holds(other, match) for other in sectors) and not _is_no_aim(plain, match)
    }
    if "own_work" in chosen and ONLY_OWN_WORK.search(plain):
        return {"own_work"}  # the patent or invention is what the hours went to
    if COSTS_OF_RUNNING.search(plain):
        chosen.add("operating_costs")
    if NEW_PRODUCT.search(plain):
        chosen.add("product_development")
    if NEW_LINE.search(plain) or (not chosen and BUYS_A_THING.search(plain)):
        chosen.add("machinery_equipment")
    if "operating_costs" in chosen and sector == "grocery_store":
        chosen.add("commercial_service")  # operation is supported for grocery shops only, as commercial service
    if "skills_supply_project" in chosen:
        chosen.discard("skills_development")  # training is what such a project does, not a purpose beside it
    if sector != "tourism" and not _TOURISM.search(plain):
        chosen.discard("tourism_cooperation")
    return chosen


def _is_no_aim(plain: str, match: ChoiceMatch) -> bool:
    """Whether the words name what the company lives on, what a course is about, or a rent that is only told."""
    before = _before(plain, match)
    word = plain[match.start : match.end]
    if match.value == "operating_costs" and word.startswith("hyra"):
        return _PAID_FOR.search(before) is None
    if match.value == "machinery_equipment" and EXISTING_THING.search(before) and _DEFINITE.search(word):
        return True
    return AS_A_TRADE.search(before) is not None or TRAINING_IN.search(before) is not None


_DEFINITE = re.compile(r"(?:[aeo]rna|en|et|na|ona)$")
_PAID_FOR = re.compile(r"\b(?:stod|bidrag|hjalp|betala|tacka|soka|behover|pengar|till|for|med)\b")


def _holds(one: ChoiceMatch, other: ChoiceMatch) -> bool:
    return one.start <= other.start and other.end <= one.end


def in_order(fact: str, chosen: set[str]) -> tuple[str, ...]:
    """The chosen values of ``fact`` in the order of the form."""
    return tuple(value for value in FACT_BY_ID[fact].values if value in chosen)
