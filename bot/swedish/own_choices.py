"""Sector and purposes that running text states, told from those of customers, partners and trades."""

from bot.eligibility.facts import FACT_BY_ID, FactValue
from bot.swedish.aims import PROJECTS, is_means_to_another, subjects_of_projects
from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.lexicon import ChoiceMatch, lexicon
from bot.swedish.no_aims import BUYS, WILL_NOT, is_no_aim
from bot.swedish.own_trade import ahead_of, own_sectors, stated_choices, trade_in
from bot.swedish.plan_cues import (
    BUYS_A_THING,
    COSTS_OF_RUNNING,
    NAMES,
    NEW_LINE,
    NEW_PRODUCT,
    ONLY_OWN_WORK,
)
from bot.swedish.plans import planned_in
from bot.swedish.unwished import holds_wish, without_asides, without_prices_asked, without_questions, without_unwished
from bot.swedish.wanted import BUYS_FOR, BUYS_ONE, is_wanted

NO_SECTOR = frozenset(
    {"municipality", "region", "public_agency", "trade_union", "education_provider", "business_promoter"}
)
"""Applicants that are in no trade: a sector in their text is that of those whom they help."""
_TOURISM = late(r"turis|besok|hotell|stug|camping|guid|gaster|restaurang")


def choices_in(plain: str, applicant: str | None) -> dict[str, FactValue]:
    """What folded ``plain`` states of sector and purposes, where ``applicant`` writes it."""
    unnamed = NAMES.sub(lambda match: "." * len(match.group()), plain)
    found: dict[str, FactValue] = {}
    sectors = own_sectors(unnamed)
    sector = trade_in(unnamed, sectors)
    if sector and applicant not in NO_SECTOR:
        found["sector"] = sector
    if purposes := _wished_purposes(without_unwished(without_prices_asked(unnamed)), sectors, sector, applicant):
        found["purposes"] = in_order("purposes", purposes)
    return found


def _wished_purposes(plain: str, sectors: list[ChoiceMatch], sector: str | None, applicant: str | None) -> set[str]:
    """The purposes wished for foremost; none where a question names others than what is told."""
    foremost = without_asides(plain)
    purposes = _purposes(foremost, sectors, sector, applicant)
    if not purposes and foremost != plain and not holds_wish(foremost):
        foremost, purposes = plain, _purposes(plain, sectors, sector, applicant)
    named = [match for match in stated_choices("purposes", foremost) if match.value in purposes]
    if len(purposes) > 1 and not purposes & PROJECTS and is_means_to_another(foremost, named):
        return set()
    stated = without_questions(foremost)
    if (
        len(purposes) > 1
        and stated != foremost
        and _purposes(stated, sectors, sector, applicant) not in (purposes, set())
    ):
        return set()
    return purposes


def _purposes(plain: str, sectors: list[ChoiceMatch], sector: str | None, applicant: str | None) -> set[str]:
    chosen = planned_in(plain, applicant) | {
        match.value
        for match in stated_choices("purposes", plain)
        if (match.value == "tourism_cooperation" or not any(_holds(other, match) for other in sectors))
        and not is_no_aim(plain, match)
    }
    if "own_work" in chosen and ONLY_OWN_WORK.search(plain):
        return {"own_work"}  # the patent or invention is what the hours went to
    if COSTS_OF_RUNNING.search(plain):
        chosen.add("operating_costs")
    if NEW_PRODUCT.search(plain):
        chosen.add("product_development")
    if NEW_LINE.search(plain) or (not chosen and (BUYS_A_THING.search(plain) or BUYS_FOR.search(plain))):
        chosen.add("machinery_equipment")
    if chosen & _SAID_OUTRIGHT and "machinery_equipment" in chosen and not _wants_a_thing(plain):
        chosen.discard("machinery_equipment")
    if chosen and _buys_one(plain):
        chosen.add("machinery_equipment")
    if "operating_costs" in chosen and not any(_is_bought(plain, match) for match in stated_choices("purposes", plain)):
        chosen.discard("machinery_equipment")  # what stands in the shop whose rent is to be paid
    if "operating_costs" in chosen and sector == "grocery_store":
        chosen.add("commercial_service")  # operation is supported for grocery shops only, as commercial service
    if chosen & PROJECTS:
        chosen -= subjects_of_projects(
            plain, [(one, _is_bought(plain, one)) for one in stated_choices("purposes", plain)]
        )
    if "skills_supply_project" in chosen:
        chosen.discard("skills_development")  # training is what such a project does, not a purpose beside it
    if sector != "tourism" and not _TOURISM.search(plain):
        chosen.discard("tourism_cooperation")
    return chosen


_SAID_OUTRIGHT = frozenset(
    {"product_development", "marketing", "skills_development", "consulting", "innovation", "energy_environment"}
    | {"tourism_cooperation", "export_collaboration", "skills_supply_project", "regional_development_project"}
    | {"cross_border_project", "own_work"}
)
"""Purposes beside which a thing is only wanted if it is bought, rented or replaced; else it is merely spoken of."""


def _buys_one(plain: str) -> bool:
    """Whether a thing is bought that no word list knows, beside another purpose (*köpa en bandslip och gå en kurs*)."""
    named = [(match.start, match.end) for match in lexicon()["purposes"].matches(plain)]
    return any(
        all(end <= one.start("thing") or start >= one.end("thing") for start, end in named)
        and not WILL_NOT.search(plain[sentence_at(plain, one.start())[0] : one.start()] + " ")
        for one in BUYS_ONE.finditer(plain)
    )


def _wants_a_thing(plain: str) -> bool:
    """Whether a thing is what the money goes to."""
    return NEW_LINE.search(plain) is not None or any(
        match.value == "machinery_equipment"
        and not is_no_aim(plain, match)
        and is_wanted(plain, match.start, match.end)
        for match in stated_choices("purposes", plain)
    )


_NEEDS = late(r"\b(?:behover|vill ha)(?: \w+){0,2} $")


def _is_bought(plain: str, match: ChoiceMatch) -> bool:
    before = ahead_of(plain, match)
    bought = BUYS.search(before) or _NEEDS.search(before)
    return match.value == "machinery_equipment" and bought is not None and not WILL_NOT.search(before)


def _holds(one: ChoiceMatch, other: ChoiceMatch) -> bool:
    return one.start <= other.start and other.end <= one.end


def in_order(fact: str, chosen: set[str]) -> tuple[str, ...]:
    """The chosen values of ``fact`` in the order of the form."""
    return tuple(value for value in FACT_BY_ID[fact].values if value in chosen)
