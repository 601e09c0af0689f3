"""Sector and purposes that running text states, told from those of customers, partners and trades."""

import re

from bot.eligibility.facts import FACT_BY_ID, FactValue
from bot.swedish.aims import PROJECTS, is_only_told, subjects_of_projects
from bot.swedish.clauses import sentence_at
from bot.swedish.cues import (
    AS_A_TRADE,
    BEING_BOUGHT,
    BUYS_A_THING,
    BY_THE_VERB,
    COSTS_OF_RUNNING,
    CUSTOMERS,
    EXISTING_THING,
    FOOD_MADE,
    NAMES,
    NEW_LINE,
    NEW_PRODUCT,
    ONLY_OWN_WORK,
    OWN_THING,
    TRAINING_IN,
)
from bot.swedish.lexicon import ChoiceMatch, chosen_value, lexicon
from bot.swedish.wanted import BUYS_ONE, is_wanted

NO_SECTOR = frozenset(
    {"municipality", "region", "public_agency", "trade_union", "education_provider", "business_promoter"}
)
"""Applicants that are in no trade: a sector in their text is that of those whom they help."""
_TOURISM = re.compile(r"turis|besok|hotell|stug|camping|guid|gaster|restaurang")


def choices_in(plain: str, applicant: str | None) -> dict[str, FactValue]:
    """What folded ``plain`` states of sector and purposes, where ``applicant`` writes it."""
    unnamed = NAMES.sub(lambda match: "." * len(match.group()), plain)
    found: dict[str, FactValue] = {}
    sectors = [match for match in _stated("sector", unnamed) if not _is_no_own_trade(unnamed, match)]
    sectors = [match for match in sectors if match.value != "other"]  # *annat stöd* is no trade; only an answer is
    by_verb = next((value for value, verb in BY_THE_VERB if verb.search(unnamed)), None)
    only_place = all(_ANY_WORKSHOP.fullmatch(unnamed, match.start, match.end) for match in sectors)
    sector = by_verb if by_verb and only_place else _trade(unnamed, sectors)
    if sector and applicant not in NO_SECTOR:
        found["sector"] = sector
    if purposes := _purposes(unnamed, sectors, sector):
        found["purposes"] = in_order("purposes", purposes)
    return found


def _stated(fact: str, plain: str) -> list[ChoiceMatch]:
    return [match for match in lexicon()[fact].matches(plain) if not match.negated]


def _before(plain: str, match: ChoiceMatch) -> str:
    """What stands ahead of ``match`` in its sentence."""
    return plain[sentence_at(plain, match.start)[0] : match.start]


_NO_TRADE = re.compile(
    r"digitalis|digital\w*(?:press|tryck|skriv|kamera|skarm)\w*|digital\w* (?:marknadsfor|synlighet|skylt|kurs"
    r"|satsning)"
)


_A_THING = re.compile(
    r"\w{3,}(?:stol|stolar|bord|lampor|monter|skap|disk|diskar|hyllor|bankar|stativ|utrustning|utrustningen|kamera"
    r"|kameror|maskin|maskiner|verktyg|ugn|ugnar|skarm|skarmar|apparat|apparater)"
)
"""A compound that begins as a trade and ends as a thing: *frisörstolar*."""
_MEANT_AS_TRADE = frozenset({"second hand"})
_SCHOOLS = r"(?:skola|skolor|skolan|akademi\w*|universitet\w*|utbildning\w*|elever|studenter)"
_WORKS_FOR_US = re.compile(
    r"(?<=n) (?:har )?(?:raknade|raknat|offererade|offererat|tittade|tittat|matte|mat|gissade|sa|sager|foreslog"
    r"|foreslar"
    r"|lamnade|lamnat|varit har|var har|skickade|skickat|tar betalt|vill ha)\b"
)
"""Behind a tradesman: he works for the writer (*elfirman räknade på det*)."""
_CONSULTANT_FOR = re.compile(
    r"\bkonsult\w*(?: \w+){0,2} (?:for|till|inom|om|kring)(?: (?:en|ett|var|vart|ny|nytt))* ?(?:\w+ )?$"
)
_HIRING = re.compile(r"\b(?:anlita|ta in|hyra in|kopa in|kopa)(?: (?:en|extern|externa|ny))* ?$")
"""Ahead of digital things: what a consultant is wanted for, no trade of the writer."""
_WANTED_MADE = re.compile(
    r"\b(?:vill|ska|skulle|behover|behov|tanker|planerar|sku|onskar|hoppas)\b(?: (?!som|jobbar"
    r"|driver)\w+){0,6} (?:en|ett|ny|nya|nytt|egen)(?: \w+)? $"
    r"|\b(?:ny|nya|nytt|bestalla|bestallt|trycka|gora|gjord|gjort) (?:en |ett )?$"
)
"""Ahead of *film* or *grafisk profil*: something to be made for the writer, no trade of his."""
_MADE_FOR_US = re.compile(r"\w*(?:film|filmer|grafisk|design|musik|digital)\w*")
_PICTURES_OF_IT = re.compile(r"produkt(?:bild|foto|blad|katalog|film|text)")
"""Marketing of a product, not its development."""
_WORKS_THERE = re.compile(
    r"\b(?:jobbar|arbetar|anstalld|halvtid|deltid|procent|vikarierar)(?: (?!i firman)\w+){0,2} (?:pa|hos|at) $"
)
"""Ahead of a trade: where the writer is employed besides."""
_ASKED_ABOUT_IT = re.compile(
    r"\b(?:kolla\w*|prata\w*|snacka\w*|fraga\w*|godkan\w*|kontakt\w*|ring[td]\w*|stamt av|hort)(?: \w+)? ?(?:med"
    r"|me|av|hos|fran)? $"
)
"""Ahead of *veterinären*: somebody whom the writer has asked."""
_THE_NEAREST = re.compile(r"\b(?:narm\w*|nasta|grann\w*)(?: \w+)? $")
"""Ahead of a trade: it is somebody else's (*närmsta butik ligger fem mil bort*)."""
_SCHOOL_BEFORE = re.compile(rf"\b{_SCHOOLS}(?:\s?[/–-]\s?| och | o | a | mot | till )$")
_SCHOOL_AFTER = re.compile(rf"(?:\s?[/–-]\s?| och | o | a ){_SCHOOLS}\b")


def _is_no_own_trade(plain: str, match: ChoiceMatch) -> bool:
    """Whether the word names the trade of customers, or a thing to buy."""
    before = _before(plain, match)
    word = plain[match.start : match.end]
    if _NO_TRADE.match(plain, match.start) or (word not in _MEANT_AS_TRADE and _A_THING.fullmatch(word)):
        return True
    if _MADE_FOR_US.fullmatch(word) and _WANTED_MADE.search(before):
        return True
    if match.value == "ict" and (_CONSULTANT_FOR.search(before) or _HIRING.search(before)):
        return True
    if _WORKS_THERE.search(before) or _WORKS_FOR_US.match(plain, match.end) or _THE_NEAREST.search(before):
        return True
    if _ASKED_ABOUT_IT.search(before):
        return True
    if _SCHOOL_BEFORE.search(before) or _SCHOOL_AFTER.match(plain, match.end):
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


_ANY_WORKSHOP = re.compile(r"svarvar|verkstad(?:en)?|fabrik(?:en)?|konst|kultur\w*")
"""Words that say less of a trade than what is done there (*verkstad, han mekar bilar*)."""
_ANY_SHOP = re.compile(r"butik(?:en)?|affar(?:en)?|handel")
_MAKES = re.compile(r"(?:tillverkar|producerar) ")
_MADE_IN_THEIR_TRADE = frozenset({"food_processing", "crafts_culture", "ict"})


def _purposes(plain: str, sectors: list[ChoiceMatch], sector: str | None) -> set[str]:
    chosen = {
        match.value
        for match in _stated("purposes", plain)
        if (match.value == "tourism_cooperation" or not any(_holds(other, match) for other in sectors))
        and not _is_no_aim(plain, match)
    }
    if "own_work" in chosen and ONLY_OWN_WORK.search(plain):
        return {"own_work"}  # the patent or invention is what the hours went to
    if COSTS_OF_RUNNING.search(plain):
        chosen.add("operating_costs")
    if NEW_PRODUCT.search(plain):
        chosen.add("product_development")
    if NEW_LINE.search(plain) or (not chosen and BUYS_A_THING.search(plain)):
        chosen.add("machinery_equipment")
    if chosen & _SAID_OUTRIGHT and "machinery_equipment" in chosen and not _wants_a_thing(plain):
        chosen.discard("machinery_equipment")
    if chosen and _buys_one(plain):
        chosen.add("machinery_equipment")
    if "operating_costs" in chosen and not any(_is_bought(plain, match) for match in _stated("purposes", plain)):
        chosen.discard("machinery_equipment")  # what stands in the shop whose rent is to be paid
    if "operating_costs" in chosen and sector == "grocery_store":
        chosen.add("commercial_service")  # operation is supported for grocery shops only, as commercial service
    if chosen & PROJECTS:
        chosen -= subjects_of_projects(plain, [(one, _is_bought(plain, one)) for one in _stated("purposes", plain)])
    if "skills_supply_project" in chosen:
        chosen.discard("skills_development")  # training is what such a project does, not a purpose beside it
    if sector != "tourism" and not _TOURISM.search(plain):
        chosen.discard("tourism_cooperation")
    return chosen


def _is_no_aim(plain: str, match: ChoiceMatch) -> bool:
    """Whether the words name what the company lives on, what a course is about, or a rent that is only told."""
    before = _before(plain, match)
    word = plain[match.start : match.end]
    if match.value == "own_work" and _PAID_IN_TIME.search(before):
        return True
    if match.value == "machinery_equipment" and (_A_TRADE_WORD.search(word) or _NO_THING.fullmatch(word)):
        return True
    if match.value == "product_development" and _PICTURES_OF_IT.search(word):
        return True
    if match.value == "operating_costs" and word.startswith("drift") and before.endswith("i "):
        return True  # *redan i drift*
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
        for match in _stated("purposes", plain)
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
_BUYS = re.compile(r"\b(?:kop\w*|bestall\w*|skaffa\w*|byt\w*|invester\w*|ny|nya|nytt|begagna\w*|inkop\w*)\b")


def _is_bought(plain: str, match: ChoiceMatch) -> bool:
    before = _before(plain, match)
    return match.value == "machinery_equipment" and _BUYS.search(before) is not None and not _WILL_NOT.search(before)


_DEFINITE = re.compile(r"(?:[aeo]rna|en|et|na|ona)$")
_PAID_FOR = re.compile(r"\b(?:stod|bidrag|hjalp|betala|tacka|soka|behover|pengar|till|for|med)\b")


def _holds(one: ChoiceMatch, other: ChoiceMatch) -> bool:
    return one.start <= other.start and other.end <= one.end


def in_order(fact: str, chosen: set[str]) -> tuple[str, ...]:
    """The chosen values of ``fact`` in the order of the form."""
    return tuple(value for value in FACT_BY_ID[fact].values if value in chosen)
