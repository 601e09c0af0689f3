"""Sector and purposes that running text states, told from those of customers, partners and trades."""

import re

from bot.eligibility.facts import FACT_BY_ID, FactValue
from bot.swedish.aims import PROJECTS, is_only_told, subjects_of_projects
from bot.swedish.clauses import sentence_at
from bot.swedish.lexicon import ChoiceMatch, lexicon
from bot.swedish.own_trade import ahead_of, own_sectors, stated_choices, trade_in
from bot.swedish.plan_cues import (
    AS_A_TRADE,
    BUYS_A_THING,
    COSTS_OF_RUNNING,
    EXISTING_THING,
    NAMES,
    NEW_LINE,
    NEW_PRODUCT,
    ONLY_OWN_WORK,
    TRAINING_IN,
)
from bot.swedish.plans import planned_in
from bot.swedish.wanted import BUYS_FOR, BUYS_ONE, is_wanted

NO_SECTOR = frozenset(
    {"municipality", "region", "public_agency", "trade_union", "education_provider", "business_promoter"}
)
"""Applicants that are in no trade: a sector in their text is that of those whom they help."""
_TOURISM = re.compile(r"turis|besok|hotell|stug|camping|guid|gaster|restaurang")


def choices_in(plain: str, applicant: str | None) -> dict[str, FactValue]:
    """What folded ``plain`` states of sector and purposes, where ``applicant`` writes it."""
    unnamed = NAMES.sub(lambda match: "." * len(match.group()), plain)
    found: dict[str, FactValue] = {}
    sectors = own_sectors(unnamed)
    sector = trade_in(unnamed, sectors)
    if sector and applicant not in NO_SECTOR:
        found["sector"] = sector
    if purposes := _purposes(unnamed, sectors, sector, planned_in(unnamed, applicant)):
        found["purposes"] = in_order("purposes", purposes)
    return found


def _purposes(plain: str, sectors: list[ChoiceMatch], sector: str | None, planned: set[str]) -> set[str]:
    chosen = planned | {
        match.value
        for match in stated_choices("purposes", plain)
        if (match.value == "tourism_cooperation" or not any(_holds(other, match) for other in sectors))
        and not _is_no_aim(plain, match)
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


def _is_no_aim(plain: str, match: ChoiceMatch) -> bool:
    """Whether the words name what the company lives on, what a course is about, or a rent that is only told."""
    before = ahead_of(plain, match)
    word = plain[match.start : match.end]
    if match.value == "own_work" and _PAID_IN_TIME.search(before):
        return True
    if match.value == "machinery_equipment" and _BEING_INVENTED.search(before):
        return True
    if match.value == "energy_environment" and _A_COURSE.search(word):
        return True
    if word.startswith("verktyg") and _NOT_IN_A_WORKSHOP.search(before):
        return True
    if match.value == "machinery_equipment" and (_A_TRADE_WORD.search(word) or _NO_THING.fullmatch(word)):
        return True
    if match.value == "product_development" and _PICTURES_OF_IT.search(word):
        return True
    if match.value == "skills_development" and word.startswith("certifierad"):
        return True  # what one is already
    if match.value == "product_development" and _NO_PRODUCT.match(plain, match.end):
        return True
    if match.value == "operating_costs" and word.startswith("drift") and before.endswith("i "):
        return True  # *redan i drift*
    if match.value == "operating_costs" and _IS_WHY.match(plain, match.end) and _BUYS.search(before):
        return True
    if match.value == "operating_costs" and _CUT_DOWN.search(before):
        return True
    if match.value == "operating_costs" and word.startswith("hyra"):
        return _PAID_FOR.search(before) is None or _HIRES_OUT.match(plain, match.end) is not None
    if match.value == "machinery_equipment" and (_HAS_THEM.search(before) or _WILL_NOT.search(before)):
        return True
    if match.value == "machinery_equipment" and EXISTING_THING.search(before) and _DEFINITE.search(word):
        return True
    return (
        is_only_told(plain, match.value, match.start, match.end)
        or _LISTED_IN_A_TRADE.search(before) is not None
        or AS_A_TRADE.search(before) is not None
        or TRAINING_IN.search(before) is not None
    )


_PICTURES_OF_IT = re.compile(r"produkt(?:bild|foto|blad|katalog|film|text)")
"""Marketing of a product, not its development."""
_NO_PRODUCT = re.compile(
    r" (?:\w+ )?(?:\w*satt\b|\w*metod\w*|samarbet\w*|samverkan\w*|upplagg\w*|natverk\w*|arbetsform\w*|arbetsmodell\w*"
    r"|utbildning\w*|lokal\w*|kontor\w*|omrade\w*|kunder|marknad\w*|strategi\w*)"
)
"""Behind *utveckla ett nytt*: what projects develop, no product."""
_SAID_OUTRIGHT = frozenset(
    {"product_development", "marketing", "skills_development", "consulting", "innovation", "energy_environment"}
    | {"tourism_cooperation", "export_collaboration", "skills_supply_project", "regional_development_project"}
    | {"cross_border_project", "own_work"}
)
"""Purposes beside which a thing is only wanted if it is bought, rented or replaced; else it is merely spoken of."""
_NO_THING = re.compile(
    r"lugn|\w*(?:kunskaps|kompetens|lone|skatte|digitaliserings|data|miljo|land)lyft|frasch\w*|pistol|\w*expressen"
    r"|frys(?:er|ta?|a|te)|robot(?:ik|iken|teknik|forskning)|maskin(?:ist|inlarning|ingenjor|teknik)\w*"
    r"|fordons(?:industri|bransch|klang)\w*|impressen"
)
"""Words that only begin or end as a thing does."""
_BEING_INVENTED = re.compile(
    r"\b(?:utveckla\w*|utvecklat|konstruera\w*|uppfinn\w*|uppfunnit|prototyp (?:av|till|pa|for))"
    r"(?: (?:pa|till|av|en|ett|ny|nytt|egen|eget|var|vart|min"
    r"|mitt|sorts?|typ|slags|egna|nya|helt|battre|eldriven|eldrivet|smart|mindre)){1,5} $"
)
"""Ahead of a thing: it is what is to be developed, not bought."""
_HIRES_OUT = re.compile(r" (?:\w+ )?ut\b")


def _buys_one(plain: str) -> bool:
    """Whether a thing is bought that no word list knows, beside another purpose (*köpa en bandslip och gå en kurs*)."""
    named = [(match.start, match.end) for match in lexicon()["purposes"].matches(plain)]
    return any(
        all(end <= one.start("thing") or start >= one.end("thing") for start, end in named)
        and not _WILL_NOT.search(plain[sentence_at(plain, one.start())[0] : one.start()] + " ")
        for one in BUYS_ONE.finditer(plain)
    )


def _wants_a_thing(plain: str) -> bool:
    """Whether a thing is what the money goes to."""
    return NEW_LINE.search(plain) is not None or any(
        match.value == "machinery_equipment"
        and not _is_no_aim(plain, match)
        and is_wanted(plain, match.start, match.end)
        for match in stated_choices("purposes", plain)
    )


_PAID_IN_TIME = re.compile(
    r"\b(?:i form av|medfin\w*|genom|bestar (?:av|i)|insats\w*|bidrar med|lagger)(?: \w+){0,3} $"
)
"""Ahead of hours: they are what partners bring in, not what the money is sought for."""
_A_TRADE_WORD = re.compile(
    r"\w(?:verkstad\w*|uthyrning\w*|safari\w*|klubb\w*|forar\w*|firma\w*|tillverk\w*|handel|handlare|affar\w*"
    r"|butik\w*|mass(?:a|an|or|orna)"
    r"|forsaljning|reparation\w*|reparator\w*|turer|turism|guid\w*)$"
)
"""A compound that begins as a thing and ends as a trade: *snöskoterverkstad*."""
_LISTED_IN_A_TRADE = re.compile(
    r"\b(?:tillverkar|saljer|importerar|hyr ut|reparerar|servar|lagar|monterar|bygger)(?: (?!och|a"
    r"|samt)\w+){1,2}(?:,| och| a| samt) $"
)
"""Ahead of a thing that is the second of those one lives on: *hyr ut kanoter och kajaker*."""
_WILL_NOT = re.compile(
    r"\b(?:ska|skall|vill|tanker|kommer|behover|skulle|sku|kravs|galler|handlar)(?: (?:vi|jag|ja|det|de"
    r"|ju))? (?:inte|int|ej|aldrig)"
    r"(?: (?!vanta|bara|missa|utan)\w+){0,6} $|\b(?:ingen|inga|inget|inte nagon|inte nagot) (?:ny|nya|nytt"
    r"|nyinkop|inkop|investering)\w*(?: \w+)? $"
)
"""Ahead of a thing that is not to be bought: *ska inte köpa nån ny maskin, det är bara driften*."""
_HAS_THEM = re.compile(
    r"\b(?<!hjalp )(?<!stod )(?<!bidrag )(?:med|har|ager|bestar av)(?: (?:vi|jag|redan|idag|totalt|en|ett|tva"
    r"|tre|fyra|fem|sex|sju|atta|nio"
    r"|tio|\d+))* (?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d+) (?:gamla |egna )?$"
)
_IS_WHY = re.compile(r" (?:ar|e|a|har|blir|blev|skenar|stiger|sticker)\b")
"""Behind *elräkningen*: why something is replaced (*byta kylen för elräkningen är enorm*)."""
_CUT_DOWN = re.compile(
    r"\b(?:kapa\w*|sank\w*|minsk\w*|halver\w*|banta\w*|slipp\w*|pressa\w*|spar\w*|(?:dra|drar|fa|far|skar\w*|ga|gar)"
    r" ne[rd]|lagre)(?: (?:pa|in|ner|ned|den|var|vara|min|hela|bort|med))* $"
)
"""Ahead of *elräkningen*: what is to become smaller, by something else that is paid for."""
_BUYS = re.compile(r"\b(?:kop\w*|bestall\w*|skaffa\w*|byt\w*|invester\w*|ny|nya|nytt|begagna\w*|inkop\w*)\b")

_NEEDS = re.compile(r"\b(?:behover|vill ha)(?: \w+){0,2} $")


def _is_bought(plain: str, match: ChoiceMatch) -> bool:
    before = ahead_of(plain, match)
    bought = _BUYS.search(before) or _NEEDS.search(before)
    return match.value == "machinery_equipment" and bought is not None and not _WILL_NOT.search(before)


_A_COURSE = re.compile(r"(?:utbildning|kurs|skola|certifikat)(?:en|er|ar|arna)?$")
"""A compound that begins as a saving and ends as a course: *solcellsutbildning*."""
_NOT_IN_A_WORKSHOP = re.compile(r"\b(?:ai|it|digitala|webbaserade)[- ]$")
"""Ahead of *verktyg*: programs."""
_DEFINITE = re.compile(r"(?:[aeo]rna|en|et|na|ona)$")
_PAID_FOR = re.compile(r"\b(?:stod|bidrag|hjalp|betala|tacka|soka|behover|pengar|till|for|med)\b")


def _holds(one: ChoiceMatch, other: ChoiceMatch) -> bool:
    return one.start <= other.start and other.end <= one.end


def in_order(fact: str, chosen: set[str]) -> tuple[str, ...]:
    """The chosen values of ``fact`` in the order of the form."""
    return tuple(value for value in FACT_BY_ID[fact].values if value in chosen)
