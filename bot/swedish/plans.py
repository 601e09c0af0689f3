"""Plans that are told without a word for their purpose: a new version, heat that is taken care of, joined packages."""

from bot.swedish.late import late
from bot.swedish.plan_cues import ABOUT_A_PROJECT
from bot.swedish.wanted import THINKS_OF_ONE

_WE_WANT = (
    r"\b(?:(?:vi|jag|ja) (?:nu )?(?:vill|ska|skall|skulle|sku|tanker|planerar|behover|onskar|hoppas|avser)"
    r"|(?:vill|ska|skall|skulle|sku|tanker|planerar|behover|onskar|avser) (?:nu )?(?:vi|jag|ja)"
    r"|(?:tanken|planen|iden|malet|meningen) (?:ar|e)|(?<=[.!\n] )(?:vill|ska|skulle|tanker|planerar))\b"
    r"(?:(?!\b(?:inte|int|ej|aldrig|hjalpa|som|at)\b)[^.!?;\n]){0,50}?"
)
"""A wish of the writer's own and what may stand between it and the words for the plan."""
_BETTER = (
    r"(?:ny|nytt|nasta|battre|mindre|storre|lattare|billigare|enklare|smalare|starkare|tystare|kraftigare|snabbare"
    r"|sakrare|forbattrad|forbattrat|eldriven|eldrivet|elektrisk|mobil)"
)
_A_PRODUCT = (
    r"(?:(?:var|vart|min|mitt|den|det) )?(?!(?:var|vart|vara|min|mitt|mina|den|det)\b)"
    r"(?!\w*(?:hemsid|webb|sajt|sida|logo|katalog|broschyr|profil|strategi|plan\b|planen|kurs|utbildning|metod|samarbet"
    r"|samverk|verksamhet|organisation|natverk|arbetssatt|process|rutin|foretag|affar|tjanst|projekt|modell|reklam"
    r"|film|skylt|lokal|butik|salong|verkstad|koncept|program|avtal))\w{3,}"
)
_NEW_VERSION = late(
    rf"{_WE_WANT}\b(?:utveckla|ta fram|bygga|konstruera)(?: (?:nu|sjalva|ocksa))* (?:en|ett)(?: (?:helt|annu|lite"
    rf"|mycket))? {_BETTER}(?:,? {_BETTER}| och {_BETTER})? (?:version|variant|generation|utforande) (?:av|pa|till)"
    rf" {_A_PRODUCT}"
)
_NEW_MODEL = late(
    rf"{_WE_WANT}\b(?:utveckla|ta fram|konstruera) (?:en|ett)(?: helt)? {_BETTER}(?:,? {_BETTER})? (?:modell|variant)"
    r" for (?!\w*(?:foretag|kund|medarbet|anstalld|kommun|skol|elev|ledar|samarb|samverk|arbet|partner|leveran"
    r"|utbildning|kurs|tjanst|affar|pris|betal|avgift|lon|hyr|timm|medlem|lar|rekryt|process|projekt|rutin|avtal|lokal|unga|ungdom"
    r"|patient|brukar|gast|turis|insats|mot|trakt|forening|klubb|kompetens|mentor|praktik))\w{3,}(?:ar|er|or)\b"
)
_SENT_TO_A_COURSE = late(
    rf"(?:{_WE_WANT}|\b(?:vill|ska|tanker|planerar) )\bskicka (?:\w+ ){{1,4}}pa (?:en )?\w*(?:utbildning"
    r"|kurs)(?:en|ar)?\b"
)
_SAVES_HEAT = late(
    rf"{_WE_WANT}\b(?:ta (?:till ?)?vara(?: pa)?|tillvarata|atervinna|ateranvanda|ta hand om) (?:all |den )?"
    r"\w*(?:varmen?|energin?)\b"
)
_OFFERS_JOINED = late(
    r"\b(?:sla|slar|baka|knyta|lagga|satta) (?:ihop|samman) (?:(?:vara|olika|alla|vart|det|vi) )*\w*(?:paket"
    r"|erbjudanden|turer|utbud|bokningar|bokning|aktiviteter|upplevelser)\b"
    r"|\b(?:salja|erbjuda|paketera|marknadsfora)(?: (?:vara|olika|alla|vart))* \w*(?:paket|turer|utbud|upplevelser)"
    r" (?:ihop|tillsammans|gemensamt)\b"
)
_NUMBER = r"(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d{1,2}|nagra|flera)"
_FIRMS_OF_TOURISM = late(
    rf"\bvi (?:ar|e|a) {_NUMBER} (?:\w+ )?\w*(?:turis|besok|stug|hotell|guid|camping|aventyr|upplevelse)\w*"
    rf"|\b(?:vi|jag|ja) (?:och|a|o|plus|samt|ihop med|tillsammans med) {_NUMBER} (?:andra )?"
    r"\w*(?:turis|hotell|guid|camping|stug|vandrarhem|aventyr)\w*"
)
_FIRMS = frozenset({"limited_company", "sole_trader", "partnership", "economic_association"})


def planned_in(plain: str, applicant: str | None) -> set[str]:
    """The purposes of plans that folded ``plain`` tells of in other words than those of the lexicon."""
    found: set[str] = set()
    if _NEW_VERSION.search(plain):
        found.add("product_development")
    if applicant in _FIRMS and not ABOUT_A_PROJECT.search(plain) and _NEW_MODEL.search(plain):
        found.add("product_development")  # in a project a model for somebody is a way of working
    if _SAVES_HEAT.search(plain):
        found.add("energy_environment")
    if _SENT_TO_A_COURSE.search(plain):
        found.add("skills_development")
    if THINKS_OF_ONE.search(plain):
        found.add("machinery_equipment")
    if _OFFERS_JOINED.search(plain) and _FIRMS_OF_TOURISM.search(plain):
        found.add("tourism_cooperation")
    return found
