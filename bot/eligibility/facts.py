"""The facts that may be known of an applicant and its plan, and the check of given values.

A fact that is absent is not known: it never means yes and never means no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.eligibility.municipalities import COUNTY_OF, municipality_named

FactType = Literal["choice", "choices", "boolean", "integer", "number", "municipality", "organisation_number"]
FactValue = str | bool | int | float | tuple[str, ...]
Facts = Mapping[str, FactValue]

LARGEST_AMOUNT_SEK = 10**13
"""No Swedish company or plan reaches ten trillion kronor: a larger figure is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its id, type, allowed values and range (``low`` and ``high`` inclusive).

    ``unit`` says what a number counts: SEK, persons, percent, months, actors.
    """

    id: str
    type: FactType
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FactError:
    """What is wrong with one given fact, in Swedish, and what was expected instead."""

    fact: str
    message: str


class InvalidFacts(ValueError):
    """The given facts can't be used; ``errors`` holds one entry for each fault."""

    def __init__(self, errors: list[FactError]) -> None:
        super().__init__("; ".join(f"{error.fact}: {error.message}" for error in errors))
        self.errors = errors


APPLICANT_TYPES = (
    "limited_company", "sole_trader", "partnership", "economic_association", "nonprofit_association",
    "foundation", "municipality", "municipal_company", "public_agency", "region", "education_provider",
    "trade_union", "industry_organisation", "business_network", "business_promoter", "private_person",
)  # fmt: skip
SECTORS = (
    "manufacturing", "crafts_culture", "tourism", "services", "retail", "grocery_store", "ict",
    "construction", "contracting", "haulage", "fishing", "agriculture", "food_processing", "car_testing",
    "social_enterprise", "other",
)  # fmt: skip
PURPOSES = (
    "product_development", "marketing", "skills_development", "machinery_equipment", "consulting",
    "innovation", "energy_environment", "tourism_cooperation", "operating_costs", "own_work",
    "export_collaboration", "skills_supply_project", "regional_development_project",
    "cross_border_project", "commercial_service",
)  # fmt: skip
MARKET_REACHES = ("local", "regional", "national", "international")

FACTS: tuple[Fact, ...] = (
    Fact("municipality", "municipality"),
    Fact("purposes", "choices", PURPOSES),
    Fact("applicant_type", "choice", APPLICANT_TYPES),
    Fact("in_lulea_urban_area", "boolean"),
    Fact("already_started", "boolean"),
    Fact("sector", "choice", SECTORS),
    Fact("employees", "integer", high=1_000_000, unit="persons"),
    Fact("turnover_sek", "integer", high=LARGEST_AMOUNT_SEK, unit="SEK"),
    Fact("balance_sheet_sek", "integer", high=LARGEST_AMOUNT_SEK, unit="SEK"),
    Fact("cost_sek", "integer", high=LARGEST_AMOUNT_SEK, unit="SEK"),
    Fact("market_reach", "choice", MARKET_REACHES),
    Fact("local_competition", "boolean"),
    Fact("owner_work_share_percent", "number", high=100, unit="percent"),
    Fact("needs_support", "boolean"),
    Fact("insolvent", "boolean"),
    Fact("partner_count", "integer", high=100_000, unit="actors"),
    Fact("project_months", "integer", high=1_200, unit="months"),
    Fact("develops_new_methods", "boolean"),
    Fact("cofinancing_percent", "number", high=100, unit="percent"),
    Fact("cofinancing_in_cash", "boolean"),
    Fact("de_minimis_received_sek", "integer", high=LARGEST_AMOUNT_SEK, unit="SEK"),
    Fact("collective_agreement_terms", "boolean"),
    Fact("sustainability_dialogue", "boolean"),
    Fact("permits_in_place", "boolean"),
    Fact("own_financing", "boolean"),
    Fact("organisation_number", "organisation_number"),
)
"""Every fact, in the order in which a conversation asks when several settle equally much."""

FACT_BY_ID: dict[str, Fact] = {fact.id: fact for fact in FACTS}
FACT_ORDER: dict[str, int] = {fact.id: place for place, fact in enumerate(FACTS)}


def county_of(facts: Facts) -> str | None:
    """County in which the plan is carried out, from the municipality; None where that is unknown."""
    municipality = facts.get("municipality")
    return COUNTY_OF.get(municipality) if isinstance(municipality, str) else None


def checked_facts(given: Mapping[str, Any]) -> dict[str, FactValue]:
    """``given`` with each value checked and in its canonical form.

    Raises ``InvalidFacts`` naming every fault at once; then nothing is taken in.
    """
    checked: dict[str, FactValue] = {}
    errors: list[FactError] = []
    for name, value in given.items():
        fact = FACT_BY_ID.get(name)
        if fact is None:
            known = ", ".join(FACT_BY_ID)
            errors.append(FactError(str(name), f"Uppgiften ”{name}” finns inte. Kända uppgifter är: {known}."))
            continue
        try:
            checked[name] = checked_value(fact, value)
        except ValueError as error:
            errors.append(FactError(name, str(error)))
    if errors:
        raise InvalidFacts(errors)
    return checked


def checked_value(fact: Fact, value: object) -> FactValue:
    """``value`` in the canonical form of ``fact``; raises ValueError with a Swedish message."""
    if value is None:
        raise ValueError("Värdet är tomt (null). Lämna bort uppgiften om den inte är känd.")
    match fact.type:
        case "boolean":
            return _boolean(value)
        case "choice":
            return _choice(fact, value)
        case "choices":
            return _choices(fact, value)
        case "integer" | "number":
            return _number(fact, value)
        case "municipality":
            return _municipality(value)
        case "organisation_number":
            return _organisation_number(value)


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"Fick {value!r} men väntade sant eller falskt (true eller false).")
    return value


def _choice(fact: Fact, value: object) -> str:
    if not isinstance(value, str) or value not in fact.values:
        raise ValueError(f"Fick {value!r} men väntade ett av: {', '.join(fact.values)}.")
    return value


def _choices(fact: Fact, value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        raise ValueError(f"Fick {value!r} men väntade en lista med minst ett av: {', '.join(fact.values)}.")
    chosen = {_choice(fact, item) for item in value}
    return tuple(item for item in fact.values if item in chosen)


def _number(fact: Fact, value: object) -> int | float:
    whole = fact.type == "integer"
    kind = "ett heltal" if whole else "ett tal"
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise ValueError(f"Fick {value!r} men väntade {kind} från {fact.low} till {fact.high}.")
    if not fact.low <= value <= fact.high:  # not a number compares as false, so it is refused too
        shown = f"{value:g}" if isinstance(value, float) else f"{str(value)[:20]}"
        raise ValueError(f"Värdet {shown} ligger utanför gränserna. Ange {kind} från {fact.low} till {fact.high}.")
    return value


def _municipality(value: object) -> str:
    name = municipality_named(value) if isinstance(value, str) else None
    if name is None:
        raise ValueError(f"{value!r} är inte en svensk kommun. Ange namnet på en av Sveriges 290 kommuner.")
    return name


def _organisation_number(value: object) -> str:
    digits = value.replace("-", "").replace(" ", "") if isinstance(value, str) else ""
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("Ett organisationsnummer har tio siffror, till exempel på formen NNNNNN-NNNN.")
    if not has_valid_check_digit(digits):
        raise ValueError("Organisationsnumrets kontrollsiffra stämmer inte. Kontrollera de tio siffrorna.")
    return digits


def has_valid_check_digit(digits: str) -> bool:
    """Whether the last of ten digits is the Luhn check digit of the nine before it."""
    total = 0
    for place, digit in enumerate(digits):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return total % 10 == 0
