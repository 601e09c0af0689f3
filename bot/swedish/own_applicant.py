"""Who applies, told from those whom the writer works with, buys from or has had money from."""

from itertools import pairwise

from bot.swedish.late import late
from bot.swedish.lexicon import ChoiceMatch, chosen_value, lexicon
from bot.swedish.others_doings import done_by_others
from bot.swedish.others_forms import is_others_form
from bot.swedish.own_opening import is_corrected, stated_first
from bot.swedish.sieve import Guarded
from bot.swedish.trade_cues import COMMUNE_WANTS, FOR_A_MUNICIPALITY, OUR_BUSINESS_IS, OWN, SOMEBODY_ELSE

_LEGAL_FORMS = frozenset({"limited_company", "sole_trader", "partnership", "economic_association"})
_WITH_OWN_FORM = late(
    r"\b(?:vi|jag|ja|kompisar|broder|systrar|kollegor|par|familj)\b(?:(?! ihop| tillsammans| samarbet\w*"
    r"| samverk\w*| avtal"
    r"| konsult\w*| kund\w*| leverantor\w*| partner\w*)[^.!?;]){0,40}\bmed (?:ett |en |eget |egen )?(?:eget |egen )?$"
)
_WRITES_FROM = late(
    r"\b(?:skriver|kontaktar er|hor av mig|hor av oss|ringer|mejlar|kommer) fran (?:\w+ ){0,2}$"
    r"|\b(?:undertecknad|jag) (?:ar|e|arbetar som|jobbar som) (?:\w+ ){0,2}"
    r"\w*(?:ledare|chef|utvecklare|handlaggare|samordnare|strateg|radgivare) (?:hos|pa|vid|for) (?:en |ett )?$"
)

_OF_SOMEBODY = late(
    r"\b(?:ihop|tillsammans|samarbet\w*|samverk\w*|konsult\w*|kund\w*|leverantor\w*|partner\w*|grann\w*|kompis\w*"
    r"|nagon|andra)\b[^.!?]*$"
)
_OWNER_OF = late(
    r"\b(?:agare (?:till|av|i)|agare|ager|vd (?:for|i|pa)|delagare i|driver"
    r"|(?:grundare|grundat|grundade)(?: (?:till|av|i))?"
    r"|i form av|som form|verksamheten (?:ar|e|drivs som)) (?:ett |en |mitt |vart )?$"
)

_AGENCY = (
    r"(?:arbetsformedlingen|lansstyrelsen|skogsstyrelsen|forsakringskassan|trafikverket|kriminalvarden"
    r"|jordbruksverket"
    r"|migrationsverket|polismyndigheten|sametinget)"
)
_UNION = (
    r"(?:if metall|kommunal|unionen|byggnads|seko|transport|handels|vision|elektrikerna|pappers|livs"
    r"|vardforbundet|lo|tco)"
)
_FOR_A_UNION = late(rf"\b(?:jag|ja|vi) (?:representerar|foretrader) {_UNION}\b(?! (?:inte|ej))")
_NAMES = (
    ("municipality", r"(?:\w+ (?:kommun|stad)|kommunen)"),
    ("region", r"(?:region \w+|regionen)"),
    ("public_agency", _AGENCY),
    ("trade_union", rf"{_UNION}s? (?:avdelning\w*|klubb\w*|avd)"),
    ("business_promoter", r"(?:almi(?: \w+)?|business sweden|coompanion(?: \w+)?)"),
    ("industry_organisation", r"(?:svenskt naringsliv|visita|foretagarna|byggforetagen|teknikforetagen|lrf)"),
)
_WRITES_FOR = (
    r"(?:\b(?:vi|jag) (?:ar|e|pa|fran|jobbar (?:pa|for|at|hos)|arbetar (?:pa|for|at|hos)|ar anstalld (?:pa|hos|av))"
    r"|\b(?:jobbar|arbetar|sitter)(?: som \w+)? (?:pa|for|at|hos)|\b(?:skriver|hor av mig|kontaktar er) (?:fran"
    r"|for|at)|\brepresenterar"
    r"|\bforetrader|\b(?:undertecknad|ansvarar for|handlaggare|projektledare|verksam"
    r"|anstalld)[^.!?;\n]{0,60} (?:vid|pa|hos)|\bsokande(?::| ar| blir)?|\bsoker:|\b\w*(?:kontoret|enheten"
    r"|forvaltningen|avdelningen|stab|staben)"
    r" (?:pa|i|vid|hos))"
)
_APPLIES = r" (?:ar (?:den )?sokande|star som sokande|soker(?! entrepr| personal| folk| efter| nagon| en\b))"
_PLANS = r"(?: (?:i )?\w+)? (?:vill(?! att)|planerar|ska|skulle|onskar|tanker|har for avsikt|driver)\b(?! (?:vi|jag)\b)"
_OPENING = r"^(?:hej\w*|god \w+|tjena)?[\s,.!]*(?:interreg-?ansokan|projektansokan|ansokan)?[\s,.:]*"
_TELEGRAM_OPENING = (
    r"^(?:kommun: ?\w+|(?:kommun: ?)?\w+ (?:kommun"
    r"|stad))(?: \(kommun(?:en)?\))?[.:,](?=[\s\S]*\b(?:kommunen (?:har|star|vill|ska|avser|lagger|soker)"
    r"|\w*projekt|kommersiell service|medfin\w*|parter))"
    r"(?![\s\S]*\b(?:anst\w*|\w*foretag(?:et)?|\w*firma|ab|butik\w*|verkstad\w*|oms\w*|min|mitt|mina|jag"
    r"|ja(?= \w))\b)"
)
"""*X kommun.* ahead of a project: the sender; ahead of a firm's matters it is only where that firm is."""
_FIRST_OF_SEVERAL = r"(?: \w+)?(?:\s?[+&]| (?:tillsammans|ihop|i samverkan|i samarbete) med)"
_BY_NAME = tuple(
    (
        value,
        Guarded(
            rf"{_WRITES_FOR} (?:{name})\b|(?:{_OPENING}|[.!?\n]\s*){name}(?: (?:i )?\w+)?(?: \([^)]*\))?{_APPLIES}"
            rf"|{_OPENING}{name}{_PLANS}"
            rf"|{_OPENING}{name}{_FIRST_OF_SEVERAL}"
            rf"|{_OPENING}{name} har(?: \(\w+\)| i \w+)?[.,!]"
            rf"|{_OPENING}{name}[,.:] (?:egen )?(?:ansokan|sokande|soker|egen satsning)\b"
            + (rf"|{_OPENING}(?:vi pa )?{name}\b" if value in ("public_agency", "trade_union") else "")
            + (rf"|{_TELEGRAM_OPENING}" if value == "municipality" else "")
        ),
    )
    for value, name in _NAMES
)
_ON_THE_SIDE = late(
    r"\b(?:starta eget|eget(?! (?:arbete|kapital|bidrag|initiativ))|egen(?! (?:ansokan|insats|finansiering|del"
    r"|arbetstid|tid|regi|satsning|projekt))|eg(?:et|en) firma|privat|hobby"
    r"|vid sidan|bredvid|extra"
    r"|halvtid|deltid"
    r"|har (?:en|ett|min|mitt)(?: (?:litet|liten|egen|eget))? (?:firma|foretag|bolag|ab|hb))\b"
    r"|(?:jobbar|arbetar)[^.]{0,20}\d ?(?:%|procent)"
)


_RELATIVE_WORKS_THERE = late(
    r"\b(?:dotter|son|fru|hustru|man|make|maka|sambo|kompis|van|vaninna|bror|brorsa|syster|granne|mamma|pappa|kusin"
    r"|svager"
    r"|svarfar|svarmor)n? (?:som )?(?:jobbar|arbetar|sitter|(?:ar|e) anstalld) (?:pa|hos|for|at|i) [^.,!?;]*?"
    r"(?:kommun|region|stad|lansstyrelse|myndighet|skola)\w*"
)


_COMMUNE_APPLIES = late(
    r"\bkommunen(?: som)? (?:(?:skulle|ska|kommer att|ar tankt att) )?(?:(?:sta|star|blir|bli|vara"
    r"|ar) (?:som )?(?:den )?sokande\b"
    r"|(?:sta|star) for ansokan|ar den som soker)"
    r"|\bkommunen som (?:ska )?sok(?:er|a)\b(?! (?:efter|personal|entrepr|folk))"
)
"""Whoever writes, the municipality applies: *vuxenutbildningen …, det är kommunen som står som sökande*."""


def _applicant(plain: str) -> str | None:
    """As ``applicant_in``, before it is doubted."""
    plain = _RELATIVE_WORKS_THERE.sub(lambda match: "." * len(match.group()), plain)
    applicants = [match for match in lexicon()["applicant_type"].matches(plain) if _is_own(plain, match)]
    applicants = _not_corrected(plain, applicants)
    others = [match for match in applicants if match.value != "private_person"]
    if _COMMUNE_APPLIES.search(plain) or COMMUNE_WANTS.search(plain):
        return "municipality"
    if others and len(others) < len(applicants):
        if any("privat" in plain[match.start : match.end] for match in applicants):
            return None  # an association and a private person: which of them will apply is not said
        applicants = others  # *ideell förening, inget företag*
    if len({match.value for match in applicants}) > 1 and (first := [one for one in applicants if _opens(plain, one)]):
        applicants = first[:1]
    if len({match.value for match in applicants}) > 1:
        first_told = stated_first(plain, {match.start: match.value for match in applicants})
        if first_told in _LEGAL_FORMS:
            return first_told
        applicants = [match for match in applicants if OWN.search(plain[max(0, match.start - 25) : match.start])]
    return chosen_value(applicants) or _named(plain)


def _not_corrected(plain: str, applicants: list[ChoiceMatch]) -> list[ChoiceMatch]:
    """``applicants`` without those that the next one corrects (*ideell, nej vänta, ekonomisk förening*)."""
    pairs = pairwise(sorted(applicants, key=lambda match: match.start))
    wrong = {former for former, later in pairs if is_corrected(plain[former.end : later.start])}
    return [match for match in applicants if match not in wrong]


_SOME_ORGANISATION = late(
    r"\b(?:\w*forening|stiftelse|klubb|organisation|kooperativ)\w*|\bvi (?:ar|e) (?:\w+ )?\w+s? kommun\b"
)


def applicant_in(plain: str) -> str | None:
    """The kind of applicant that folded ``plain`` states, None where none or more than one."""
    applicant = _applicant(plain)
    if applicant == "private_person" and _SOME_ORGANISATION.search(plain):
        return None  # *vi är inget företag, vi är en förening*: which kind is not said, but it is no private person
    return applicant


_GOT_FROM = late(
    r"\b(?:\w*tillstand\w*|\w*lov(?:et)?|besked\w*|svar\w*|bidrag\w*|stod\w*|pengar|medel|lan|hjalp|beslut\w*|papper"
    r"|dispens\w*|procent|kr|kronor|tkr|mkr|miljoner|tusen|medfin\w*|andel\w*|insats\w*)(?: \w+)? $|% (?:\w+ )?$"
)
"""Ahead of *från kommunen*: what was got from it."""
_WAITS_FOR = late(
    r"\b(?:vantar|vantat|hanger|beror|ligger|skyller|litar|hoppas|ringt|pratat|kollat|kollade|fragat)(?: \w+){0,2} $"
)
"""Ahead of *på kommunen*: it has to decide something."""
_HAS_CONTACTS = late(r"\b(?:har|via|genom|bygger upp)(?: (?:ett|vart|mitt|stort|brett|eget|gott))* $")
"""Ahead of *nätverk av företag*: customers or suppliers of the writer."""
_MEMBER_OF = late(
    r"\b(?:medlem\w*|(?:ar|e) med|ansluten|anslutna|avtal|anmalt|gatt med|prata\w*|fragat)(?: \w+)? (?:i|till"
    r"|med|hos|av) $"
)
"""Ahead of *facket*: one who belongs to it or deals with it, not the union itself."""
_SEVERAL = late(r"\w*(?:klubbar|foreningar|byalagen|samfalligheter)(?:na|s|nas)?")
"""Associations in the plural are those that are served, never the writer."""
_PARTNERS_LISTED = late(
    r"\b(?:partner\w*|medfinansiar\w*|samverkan\w*|parter|kund\w*): ?(?:[^.;\n:]{0,50}[,+&/] ?)?$"
    r"|\b(?:ihop|tillsammans|samarbet\w*|samverka\w*|i samverkan) (?:med|me)(?: (?!vi\b|som\b|ar\b|e\b)[\w-]+){1,3} $"
    r"|\b(?:samtal|dialog|diskussioner|kontakt) (?:med|me) (?:(?!vi\b|som\b|ar\b|e\b)[\w-]+,? ){1,7}$"
)
_ANYBODY = late(r"\b(?:(?:ar|om) man|(?:kan|far|ska|maste|galler|ager) en|kund\w* (?:ar|e)(?: en)?|han ar|hon ar) $")
"""Ahead of *privatperson*: a rule is asked about, or somebody else is meant."""
_A_BUILDING = late(
    r"\b(?:kop(?:a|t|te)|hyr(?:a|t|de)?|renovera\w*|byggt?|bygga|tagit over|ta over)"
    r"(?: (?:en|ett|den|gammal|gamla|nedlagd|nedlagda|tidigare|var|byns)){1,3} $"
    r"|\b(?:nedlagda?|fore detta|f\.?d\.?) $"
)
"""Ahead of *skola*: a house that is bought or done up, not who applies."""
_UNPAID = late(r"ideel+[at]? (?:tid|arbet|timmar|insats|krafter|kraft)")
_LABEL = late(
    r"(?:^\W*(?:hej\W+)?|\b(?:sokande|avsandare|organisationsform|foretagsform|bolagsform|associationsform"
    r"|juridisk form"
    r"|vem soker|vi ar|vilka ar ni|form|org)\W{1,3}(?:ar |en |ett |vi ar |vi e )*)$"
)
_ITS_NAME = late(r"\W*(?:hej\W+)?[a-z-]+ ")
"""Ahead of *kommun* at the beginning: *Överkalix kommun. Projekt …*"""
_OPENS = late(r"\s?(?:[.,(/*|\n–]|$)")


def _opens(plain: str, match: ChoiceMatch) -> bool:
    """Whether the organisation is named by itself at the beginning or behind a label, as in a telegram or a form."""
    before = plain[: match.start]
    labelled = _LABEL.search(before) or (match.value == "municipality" and _ITS_NAME.fullmatch(before))
    return bool(labelled and _OPENS.match(plain, match.end))


def _is_own(plain: str, match: ChoiceMatch) -> bool:
    """Whether the organisation is the writer's own, not one it works with or has got money from."""
    before = plain[max(0, match.start - 60) : match.start]
    if _UNPAID.match(plain, match.start) or _SEVERAL.fullmatch(plain, match.start, match.end):
        return False
    if match.value == "municipality" and _GOT_FROM.search(plain[: match.start]):
        return False
    if plain.startswith("pa kommun", match.start) and _WAITS_FOR.search(before):
        return False
    if match.value == "business_network" and _HAS_CONTACTS.search(before):
        return False
    if match.negated or (match.value in ("municipality", "region") and _ON_THE_SIDE.search(plain)):
        return False
    if match.value not in _LEGAL_FORMS and _A_BUILDING.search(before):
        return False
    if _PARTNERS_LISTED.search(before) or is_others_form(plain, match.start, match.end, match.value in _LEGAL_FORMS):
        return False
    if match.value == "private_person" and _ANYBODY.search(before):
        return False
    if match.value == "trade_union" and _MEMBER_OF.search(before):
        return False
    if match.value in _LEGAL_FORMS and _WITH_OWN_FORM.search(before):
        return True
    if match.value == "sole_trader" and before.endswith(" med ") and not _OF_SOMEBODY.search(before):
        return True
    if match.value in _LEGAL_FORMS and OUR_BUSINESS_IS.search(before):
        return True
    return bool(_WRITES_FROM.search(before) or _OWNER_OF.search(before)) or not SOMEBODY_ELSE.search(before[-20:])


def _named(plain: str) -> str | None:
    """An organisation that is named as the writer's own; who only works there and plans something else is not it."""
    if _ON_THE_SIDE.search(plain):
        return None
    if _FOR_A_UNION.search(plain):
        return "trade_union"
    if FOR_A_MUNICIPALITY.search(plain):
        return "municipality"
    named = ((value, pattern.search(plain)) for value, pattern in _BY_NAME)
    found = {value for value, one in named if one and not done_by_others(plain, *one.span())}
    return found.pop() if len(found) == 1 else None
