"""Words for a purpose that name no aim: what the company lives on, has already or what a course is about."""

from bot.swedish.aims import is_only_told
from bot.swedish.late import late
from bot.swedish.lexicon import ChoiceMatch
from bot.swedish.own_trade import ahead_of
from bot.swedish.plan_cues import AS_A_TRADE, EXISTING_THING, TRAINING_IN
from bot.swedish.wanted import is_only_handled

_OUR_OWN = late(r"\b(?:vara|mina|egna|tag pa|svart att hitta|svart att fa|gott om|brist pa) $")
"""Ahead of *rådgivare*: they work here already."""
_PICTURES_OF_IT = late(r"produkt(?:bild|foto|blad|katalog|film|text)")
"""Marketing of a product, not its development."""
_NO_PRODUCT = late(
    r" (?:\w+ )?(?:\w*satt\b|\w*metod\w*|samarbet\w*|samverkan\w*|upplagg\w*|natverk\w*|arbetsform\w*|arbetsmodell\w*"
    r"|utbildning\w*|lokal\w*|kontor\w*|omrade\w*|kunder|marknad\w*|strategi\w*)"
)
"""Behind *utveckla ett nytt*: what projects develop, no product."""
_NO_THING = late(
    r"lugn|\w*(?:kunskaps|kompetens|lone|skatte|digitaliserings|data|miljo|land)lyft|frasch\w*|pistol|\w*expressen"
    r"|frys(?:er|ta?|a|te)|robot(?:ik|iken|teknik|forskning|programmer\w*)|maskin(?:ist|inlarning|ingenjor|teknik)\w*"
    r"|fordons(?:industri|bransch|klang)\w*|impressen"
)
"""Words that only begin or end as a thing does."""
_BEING_INVENTED = late(
    r"\b(?:utveckla\w*|utvecklat|konstruera\w*|uppfinn\w*|uppfunnit|prototyp (?:av|till|pa|for))"
    r"(?: (?:pa|till|av|en|ett|ny|nytt|egen|eget|var|vart|min"
    r"|mitt|sorts?|typ|slags|egna|nya|helt|battre|eldriven|eldrivet|smart|mindre)){1,5} $"
)
"""Ahead of a thing: it is what is to be developed, not bought."""
_HIRES_OUT = late(r" (?:\w+ )?ut\b")
_PAID_IN_TIME = late(r"\b(?:i form av|medfin\w*|genom|bestar (?:av|i)|insats\w*|bidrar med|lagger)(?: \w+){0,3} $")
"""Ahead of hours: they are what partners bring in, not what the money is sought for."""
_A_TRADE_WORD = late(
    r"\w(?:verkstad\w*|uthyrning\w*|safari\w*|klubb\w*|forar\w*|firma\w*|tillverk\w*|handel|handlare|affar\w*"
    r"|butik\w*|mass(?:a|an|or|orna)"
    r"|forsaljning|reparation\w*|reparator\w*|turer|turism|guid\w*)$"
)
"""A compound that begins as a thing and ends as a trade: *snöskoterverkstad*."""
_LISTED_IN_A_TRADE = late(
    r"\b(?:tillverkar|saljer|importerar|hyr ut|reparerar|servar|lagar|monterar|bygger)(?: (?!och|a"
    r"|samt)\w+){1,2}(?:,| och| a| samt) $"
)
"""Ahead of a thing that is the second of those one lives on: *hyr ut kanoter och kajaker*."""
WILL_NOT = late(
    r"\b(?:ska|skall|vill|tanker|kommer|behover|skulle|sku|kravs|galler|handlar)(?: (?:vi|jag|ja|det|de"
    r"|ju))? (?:inte|int|ej|aldrig)"
    r"(?: (?!vanta|bara|missa|utan)\w+){0,6} $|\b(?:ingen|inga|inget|inte nagon|inte nagot) (?:ny|nya|nytt"
    r"|nyinkop|inkop|investering)\w*(?: \w+)? $"
)
"""Ahead of a thing that is not to be bought: *ska inte köpa nån ny maskin, det är bara driften*."""
_HAS_THEM = late(
    r"\b(?<!hjalp )(?<!stod )(?<!bidrag )(?:med|har|ager|bestar av)(?: (?:vi|jag|redan|idag|totalt|en|ett|tva"
    r"|tre|fyra|fem|sex|sju|atta|nio"
    r"|tio|\d+))* (?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d+) (?:gamla |egna )?$"
)
_IS_WHY = late(r" (?:ar|e|a|har|blir|blev|skenar|stiger|sticker)\b")
"""Behind *elräkningen*: why something is replaced (*byta kylen för elräkningen är enorm*)."""
_CUT_DOWN = late(
    r"\b(?:kapa\w*|sank\w*|minsk\w*|halver\w*|banta\w*|slipp\w*|pressa\w*|spar\w*|(?:dra|drar|fa|far|skar\w*|ga|gar)"
    r" ne[rd]|lagre)(?: (?:pa|in|ner|ned|den|var|vara|min|hela|bort|med))* $"
)
"""Ahead of *elräkningen*: what is to become smaller, by something else that is paid for."""
BUYS = late(r"\b(?:kop\w*|bestall\w*|skaffa\w*|byt\w*|invester\w*|ny|nya|nytt|begagna\w*|inkop\w*)\b")
_A_COURSE = late(r"(?:utbildning|kurs|skola|certifikat)(?:en|er|ar|arna)?$")
"""A compound that begins as a saving and ends as a course: *solcellsutbildning*."""
_NOT_IN_A_WORKSHOP = late(r"\b(?:ai|it|digitala|webbaserade)[- ]$")
"""Ahead of *verktyg*: programs."""
_DEFINITE = late(r"(?:[aeo]rna|en|et|na|ona)$")
_PAID_FOR = late(r"\b(?:stod|bidrag|hjalp|betala|tacka|soka|behover|pengar|till|for|med)\b")


def is_no_aim(plain: str, match: ChoiceMatch) -> bool:
    """Whether the words name what the company lives on, what a course is about, or a rent that is only told."""
    before = ahead_of(plain, match)
    word = plain[match.start : match.end]
    if match.value == "own_work" and _PAID_IN_TIME.search(before):
        return True
    if match.value == "machinery_equipment" and _BEING_INVENTED.search(before):
        return True
    if match.value == "energy_environment" and _A_COURSE.search(word):
        return True
    if match.value == "machinery_equipment" and is_only_handled(plain, match.start, match.end):
        return True
    if match.value == "consulting" and (
        _OUR_OWN.search(before) or (before.endswith("har ") and word.startswith("en "))
    ):
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
    if match.value == "operating_costs" and _IS_WHY.match(plain, match.end) and BUYS.search(before):
        return True
    if match.value == "operating_costs" and _CUT_DOWN.search(before):
        return True
    if match.value == "operating_costs" and word.startswith("hyra"):
        return _PAID_FOR.search(before) is None or _HIRES_OUT.match(plain, match.end) is not None
    if match.value == "machinery_equipment" and (_HAS_THEM.search(before) or WILL_NOT.search(before)):
        return True
    if match.value == "machinery_equipment" and EXISTING_THING.search(before) and _DEFINITE.search(word):
        return True
    return (
        is_only_told(plain, match.value, match.start, match.end)
        or _LISTED_IN_A_TRADE.search(before) is not None
        or AS_A_TRADE.search(before) is not None
        or TRAINING_IN.search(before) is not None
    )
