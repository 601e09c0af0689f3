"""Cues that tell what is planned and what only stands beside it, for folded text."""

from bot.swedish.late import late

NAMES = late(
    r"\b(?:if metall|svensk handel|svenskt naringsliv|utbildning nord|visita|foretagarna|teknikforetagen|byggforetagen"
    r"|transportforetagen|installatorsforetagen|business sweden|energimyndigheten|jordbruksverket|skogsindustrierna"
    r"|industriarbetsgivarna|(?:visit|invest in) \w+|gront naringsliv|svensk turism|energikontor\w*)s?\b"
)
"""Names of organisations that hold a word of a trade or purpose."""

ABOUT_A_PROJECT = late(r"medfin|projekt|partner|aktor|kommun|insats|in natura|samverk")
"""Without a word of these, *allt i pengar* is about something else than co-financing."""

CORRECTING = late(
    r"\b(?:nej|na|nae|eller) ?,? (?:vanta|forresten|nej|fel|jag menar|menar jag|snarare|forlat)\b|\bjag menar\b|\bfel av mig\b"
)

SMALLER_OR_LATER = late(
    r"^\W*(?:(?:ja|jo|nej|na|nae)\W+)?(?:\w+ ){0,2}(?:mindre|senare)\W*(?:(?:eller|och) (?:mindre|senare))?\W*$"
    r"|\b(?:bli|blir|blev|gor|gors|sker|kor|drar)\b.*\b(?:mindre|senare)\b|"
    r"\b(?:mindre|senare)\b.*\b(?:utan|annars|skala|omfattning)"
    r"|\bskjut\w*"
)
"""Answers to whether the plan needs the support: the question itself calls smaller or later a yes."""

BUYS_A_THING = late(
    r"\b(?:ny|nya|nytt|begagnad|begagnat) (?!lokal|personal|lan\b|konsult|person|tjanst|licens|metod|webb|sajt|hemsid|kurs|utbildn|app\b|film|katalog|folder|broschyr|logga|logotyp|design|profil|strategi|plan\b|affarsplan|version|plattform|produkt|modell|serie|kollektion|smak|etikett|forpackning|modul|tjanster|bilder|anstall)"
    r"(?!\w*(?:hus|huset|hall|hallen|stuga|stugor|lada|flotte|brygga|bastu|vag|parkering|stall|byggnad|tak|taket|golv|fasad|badrum|lokal|kontor|garage|forrad|leder|park|bana|avtal|system|projekt|butik|satt|satsning|ar|marknad|kunder|foretag)\b)\w{5,} (?:kostar|gar los pa|gar pa|landar pa|ligger pa|for) (?:\w+ ){0,2}\d|"
    r"\b(?:en|ett) (?:ny|nytt|begagnad|begagnat) (?!lokal|personal|lan\b|radgiv|konsult|person|fastighet|hus\b|firma|bolag|foretag|tomt|mark\b|licens|tjanst|anstall|metod|webb|sajt|kurs)\w{4,} (?:kostar|kosta|gar pa|for (?:\w+ )?\d)|"
    r"\b(?:kopa|kopt|kopte|skaffa|byta(?: ut)?|investera i|bestallt?|bestalla|bestallde)(?: in| igar| nyss)? (?:\w+ ){0,2}?(?:en|ett|ny|nytt|nya|begagnad|begagnat)(?: ny| nytt| stor| liten)?"
    r" (?!lokal|personal|lan\b|bidrag|stod|hjalp|radgiv|konsult|person|fastighet|hus\b|firma|bolag|foretag|tomt|mark\b|licens|tjanst|gard\b|garden\b|rorelse|butik\b|(?:lanthandel|mataffar|affar|kiosk|camping|hotell|krog|restaurang|pensionat|salong|akeri|bageri)(?:en|et|n)?\b|lagenhet|gammal|skola|station|kyrka|byggnad|lada)\w{3,}"
    r"|\b(?:kopa|skaffa|bestalla|kopa in|skaffa in|investera i) (?:\d+|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|tjugo|nagra|ett par)"
    r" (?:par |st |stycken |nya |begagnade )*(?!aktier|andel|timm|annons|kurs|licens|tjanst|plats|konsult|hus\b|foretag|kronor|kr\b|manad|ar\b|tomter|fastighet|lokaler)[a-z]{4,}(?:or|ar|er|n)\b"
)
"""Buying a thing with no other purpose named: machinery or equipment; it is repeated, so it can be corrected."""

TRAINING_IN = late(
    r"\b(?:\w*kurs\w*|\w*utbild\w*|certifier\w*|kompetens\w*|lara oss)(?: \w+){0,3} (?:i|inom|pa|om|kring) (?:(?:\w+ ){1,3}(?:och|samt) (?!en\b|ett\b|ny|kop|bygg|skaff))?(?:(?:den|det|de|var|vart|vara|nya) ){0,3}(?:\w+ )?$"
    r"|\blara (?:sig|oss|upp \w+)(?: \w+)? (?:kora|anvanda|hantera|skota|programmera|laga)"
    r"(?: (?:den|det|de|var|vart|vara|nya|alla|en|ett|ny|nytt))* $"
)
"""Ahead of a thing: what a course is about."""

AS_A_TRADE = late(
    r"\b(?:tillverkar|saljer|importerar|exporterar|hyr ut|hyr|bygger|kor|reparerar|servar|lagar|monterar|programmerar|installerar|levererar"
    r"|utvecklar|underhaller|utbildar|forsaljning av|uthyrning av|tillverkning av|service av|jobbar som|arbetar som"
    r"|jag ar|ja e|vi ar|vi e|agerar|ar utbildad)(?: (?!och|sa|men|vill|ska)\w+){0,2} $"
    r"|\b(?:gor|snickrar|svetsar|syr)(?: (?:egna|fina|handgjorda|unika|vackra|sma|stora|specialbyggda))? $"
)
"""Ahead of a thing: it is what the company lives on, not what the plan pays for."""

NEW_PRODUCT = late(
    r"\b(?:vill|ska|skall|vilja|planerar att|tanker|behover|funderar pa att) (?:nu )?(?:utveckla|konstruera) (?:en|ett) (?:helt )?(?:ny|nytt|egen|eget)(?: (?:typ|sorts|slags) (?:av )?)?"
    r" (?!\w*(?:satt\b|metod|samarbet|samverk|upplagg|natverk|form\b|modell|utbildning|kurs|lokal|kontor|omrade|kund|marknad|strategi|webb|hemsid|sajt|sida\b|butik|profil|plan\b|koncept|tjanst|process|avdelning|linje|gren|del\b|verksamhet|produkt|program|system|projekt|affar|grafisk|digital|identitet|paket))[a-z]{4,}|"
    r"\b(?:utveckla|ta fram|tar fram|formge|designa|lansera) (?:\w+ ){0,2}(?:ny|nya|nytt|egen|egna|eget|en|ett) (?:\w+ )?\w*(?:modell|variant|version|smak|kollektion|serie|serien|sort|sortiment|produkt|produktlinje)\w*(?! (?:for|av|dar|kring|som|till))\b"
    r"|\b(?:utveckla|ta fram|bygga) (?:en|ett) (?:\w+ )?(?:version|app|mobilapp|variant)\w* (?:som|for|dar|av|till|at)\b(?! (?:\w+ )?\w*(?:samarb|samverk|hemsid|webb|metod|utbildning|kurs|strategi|arbetssatt|profil))"
)

_RUNNING = r"(?:lon(?:er|erna)|hyran?|elrakning\w*|rakningar(?:na)?|elen)"

COSTS_OF_RUNNING = late(
    rf"\b{_RUNNING}(?: (?:och|a|o|samt) \w+){{0,2}} (?:ar|e|a) (?:det|de|va|vad)(?: (?:som|jag|vi|ja)){{0,2}}"
    r" (?:behov\w*|soker|galler|saknas|fattas)"
    rf"|\b{_RUNNING}(?: (?:och|a|o|samt) \w+)? (?:ater|slukar|knacker|drar|tar kal pa|kostar for|ar for dyr|har blivit for dyr)"
    r"(?: (?:upp|opp|allt|oss|mig|mycket|alla|pengar))"
    r"|(?<!inte ha )(?<!ingen )(?<!inte )\b(?:stod|bidrag|hjalp|pengar) (?:till|te|med|me|for|at)"
    r" (?:\w+ )?(?:lonerna|hyran|elrakning\w*|rakningar(?:na)?)\b"
)

ONLY_OWN_WORK = late(
    r"\b(?:enbart|bara|endast|uteslutande)(?: (?:for|min|mina|mitt|till|ersattning for)){0,2} (?:egna timmar|eget arbete|egen (?:arbets)?tid)\b"
)

EXISTING_THING = late(
    r"(?<!investera )(?<!investerar )(?<!satsa )(?<!satsar )\bi(?: (?:vara|var|vart|den|det|de|mina|min|befintliga|gamla))* $"
)
"""Ahead of a machine in its definite form: one that stands there already (*energin i härdugnarna*)."""

NEW_LINE = late(r"\bny(?:a|tt)? (?!produkt|buss|rikt|kladd?|sko|hudvards|telefon)[a-z]{3,}linje\b")
"""A new line of machines (*ny hyvellinje*)."""
