"""Cues around words that tell whose they are and what they mean, for folded text."""

import re

PLACE_OF_OTHERS = re.compile(
    r"(?<!och )(?<!a )(?<!o )(?<!jag och min )(?<!jag och en )\b(?:kompis(?:en)?|polaren?|vaninnan?|van|vannen|konkurrent(?:en)?|\w*partner(?:n|s)?|kollegan?|kusin(?:en)?|svagern?|bekant|grannforetaget|(?:dotter|syster|moder)(?:bolag|foretag|fabrik|verkstad)\w*)(?: (?!och\b|o\b|a\b|jag\b|ja\b|vi\b|har\b|driver\b|start\w*|ager\b|ska\b|vill\b)\w+){0,5} (?:i|fran) $"
    r"|\b(?:salj\w*|salt|kund\w*|butiker\w*|leverantor\w*|maskinen|marknader\w*|massa\w*|massor|aterforsalj\w*|kopare|leverer\w*"
    r"|exporter\w*|turister|gaster)(?: \w+){0,5}\s*$|\b(?:jobbar|arbetar|kor|gor jobb) (?:mest |bara |mycket |framst )?(?:at|hos|mot)(?: \w+){0,5}\s*$"
    r"|\b(?:marknad|marknaden|kunder|kunderna|saljer i|kunder i|saljer till|turister|gaster)(?: finns| ar)?:? (?:i |fran )?(?:\w+(?:, | och | samt | o | a )){0,5}\s*$"
    r"|\b(?:enligt|hos|av|fran) (?:(?:en|ett) (?:\w+ )?(?:leverantor|firma|byra|labb|konsult|handlare|aterforsaljare|forsaljare|tillverkare|grossist)|(?:\w*labbet|\w*byran|leverantoren|saljaren|forsaljaren|konsulten|tillverkaren|grossisten)) i $"
    r"|\b(?:visit|destination|invest in|upplev|business) $"
    r"|\b(?:nara|narheten av|intill|granne med|bredvid|inte langt fran) $"
    r"|\b(?:samarbetar|samverkar|samarbete|tillsammans|ihop) med (?:ett|en|tva|tre|andra) (?:\w+ ){0,3}(?:i|fran)\s*$"
    r"|(?<!\bflytta )(?<!\bflyttar )(?<!\bflyttat )(?<!flytta hem )\b(?:till|kopa (?:\w+ ){1,3}(?:i|fran))\s*$"
    r"|\b(?:\w*finansieras|betalas|ags|stods)(?: \w+)? (?:av|fran) (?:\w+(?:, | och | a | samt )){0,3}$"
    r"|\b(?:med|me) (?:\w+(?:, | och | a | o | samt | plus )){0,4}$"
    r"|\b(?!konkurs)(?:\w*kurs|\w*utbildning|konferens|seminarium|studiebesok)(?: \w+){0,2} (?:i|pa)\s*$"
)
"""Words after which a place is where customers, shops or suppliers are, not where the plan is carried out."""

OWN = re.compile(
    r"\b(?:mitt|min|mitt eget|jag har|vi har|vi ar|jag ar|vart|foretrader|representerar)(?: \w+){0,2} $"
    r"|\b(?:drog|startade|startat|registrerade|registrerat|grundade)(?: (?!i\b|pa\b|av\b|med\b)\w+){0,2}(?: i (?:varas|hostas|somras|vintras|fjol|ar))?(?: igang)?(?: ett| en) $"
)

BUYS_A_THING = re.compile(
    r"\b(?:ny|nya|nytt|begagnad|begagnat) (?!lokal|personal|lan\b|konsult|person|tjanst|licens|metod|webb|sajt|hemsid|kurs|utbildn|app\b|film|katalog|folder|broschyr|logga|logotyp|design|profil|strategi|plan\b|affarsplan|version|plattform|produkt|modell|serie|kollektion|smak|etikett|forpackning|modul|tjanster|bilder|anstall)"
    r"(?!\w*(?:hus|huset|hall|hallen|stuga|stugor|lada|flotte|brygga|bastu|vag|parkering|stall|byggnad|tak|taket|golv|fasad|badrum|lokal|kontor|garage|forrad|leder|park|bana|avtal|system|projekt|butik|satt|satsning|ar|marknad|kunder|foretag)\b)\w{5,} (?:kostar|gar los pa|gar pa|landar pa|ligger pa|for) (?:\w+ ){0,2}\d|"
    r"\b(?:en|ett) (?:ny|nytt|begagnad|begagnat) (?!lokal|personal|lan\b|radgiv|konsult|person|fastighet|hus\b|firma|bolag|foretag|tomt|mark\b|licens|tjanst|anstall|metod|webb|sajt|kurs)\w{4,} (?:kostar|kosta|gar pa|for (?:\w+ )?\d)|"
    r"\b(?:kopa|kopt|kopte|skaffa|byta(?: ut)?|investera i|bestallt?|bestalla|bestallde)(?: in| igar| nyss)? (?:\w+ ){0,2}?(?:en|ett|ny|nytt|nya|begagnad|begagnat)(?: ny| nytt| stor| liten)?"
    r" (?!lokal|personal|lan\b|bidrag|stod|hjalp|radgiv|konsult|person|fastighet|hus\b|firma|bolag|foretag|tomt|mark\b|licens|tjanst|gard\b|garden\b|rorelse|butik\b|(?:lanthandel|mataffar|affar|kiosk|camping|hotell|krog|restaurang|pensionat|salong|akeri|bageri)(?:en|et|n)?\b|lagenhet|gammal|skola|station|kyrka|byggnad|lada)\w{3,}"
    r"|\b(?:kopa|skaffa|bestalla|kopa in|skaffa in|investera i) (?:\d+|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|tjugo|nagra|ett par)"
    r" (?:par |st |stycken |nya |begagnade )*(?!aktier|andel|timm|annons|kurs|licens|tjanst|plats|konsult|hus\b|foretag|kronor|kr\b|manad|ar\b|tomter|fastighet|lokaler)[a-z]{4,}(?:or|ar|er|n)\b"
)
"""Buying a thing with no other purpose named: machinery or equipment; it is repeated, so it can be corrected."""

FOR_A_MUNICIPALITY = re.compile(
    r"\b(?:jobbar|arbetar|anstalld)(?: \w+){0,2} (?:pa|for|at|hos|vid) (?:\w+ (?:stad|kommun)\b|kommunen\b)"
    r"|\b(?:projektledare|\w*utvecklare|\w*chef|handlaggare|samordnare|strateg|\w*lots|tjansteperson|tjansteman)\w*"
    r"(?: \w+){0,2} (?:pa|for|at|hos|i|vid) (?:\w+ (?:stad|kommun)\b|kommunen\b)|\b(?:kommunen|stad|kommun)(?: ar det)?(?: som)? soker(?! entrepr| personal| folk| efter)\b"
    r"|\bvi (?:ar|e|pa) (?:(?!i |inom |fran |nara |utanfor |verksam)\w+ ){0,2}(?:stad|kommun)\b|\bkommunen ar det som\b|\b(?:det ar|ar det) kommunen som\b"
)

SOMEBODY_ELSE = re.compile(
    r"\b(?:med|av|till|hos|och|samt|eller|(?<!kommer )fran)(?: (?:en|ett|vara|var|en annan|flera|andra|nagra|tva|tre|fyra|fem|sex|sju|atta|\d{1,2})){0,2}(?: (?:andra|lokala|olika|storre|mindre|finska?|norska?|danska?|utlandska?))? $"
)

CORRECTING = re.compile(
    r"\b(?:nej|na|nae|eller) ?,? (?:vanta|forresten|nej|fel|jag menar|menar jag|snarare|forlat)\b|\bjag menar\b|\bfel av mig\b"
)

SMALLER_OR_LATER = re.compile(
    r"^\W*(?:(?:ja|jo|nej|na|nae)\W+)?(?:\w+ ){0,2}(?:mindre|senare)\W*(?:(?:eller|och) (?:mindre|senare))?\W*$"
    r"|\b(?:bli|blir|blev|gor|gors|sker|kor|drar)\b.*\b(?:mindre|senare)\b|"
    r"\b(?:mindre|senare)\b.*\b(?:utan|annars|skala|omfattning)"
    r"|\bskjut\w*"
)
"""Answers to whether the plan needs the support: the question itself calls smaller or later a yes."""

REACH_CUE = re.compile(
    r"salj|kund|kopare|export|marknad(?!sfor)|leverer|turister|gaster|besokare|anvandare|abonnent|prenumerant|avsatt|bestallar|leveranser|uppdrag|handlar\b|stammis"
    r"|\bkor\b|jobbar bara|(?:jobbar|arbetar) (?:i|over) hela|\b(?:jobbar|arbetar|verkar) (?:bara|endast|enbart|uteslutande)\b|verksam i|\bat \w+ i |kopar|lyssna|foljare|lasare|tittare|publik|butiker|restauranger"
    r"|(?<!pengarna )(?<!stodet )(?<!vi )(?<!ja )(?<!jag )\bgar (?:\w+ ){0,3}(?:till|te|ti|pa export)\b|\bjobb(?:en)?\b|gor jobb|\bbestaller (?:fran|har|av)|folk (?:kommer )?fran|kommer folk fran|som betalar|som koper|\bskick(?:ar|as|a|)\b (?:over|till|ut)|handlas av|\bhjalper (?:\w+ )?\w{4,}(?: med\b| att\b| over\b| i hela\b)|\bunderhaller \w+ (?:i|over)|\bservar \w+ (?:i|over)|korning(?:ar|en|arna)\b"
    r"|\b(?:far|aker|reser|kor|gar) (?:runt|omkring)|\bsald[ae]s?\b"
    r"|\b(?:koper|handlar|anlitar|hyr|bokar) (?:\w+ )?(?:av|hos|fran) (?:mig|mej|oss)\b|\bat (?!sidan\b|ratt\b|bada\b|alla\b|hallet\b|skogen\b)\w{4,}(?:ar|er|or|foretag|bolag)(?: och \w+)? (?:over|runt om i) "
    r"|\b(?:tillverkar|producerar|bygger|gor|utvecklar|svarvar|fraser|svetsar|gjuter|syr|legotillverkar)\b[^.!?;]* (?:till|at|for) \w*(?:verkstader|industri|foretag|bolag|hotell|verk|byggare|rederi|sjukhus|foretagen|tillverkare)"
)
"""Words beside which a market is told; *marknadsföra utomlands* tells none."""

WORKS_AROUND = re.compile(
    r"\b(?:jobbar|arbetar|kor|gor jobb|aker|far|reser|levererar|saljer|verkar)(?: (?:runt|mest|bara|framst|ocksa|ibland|aven|omkring))*"
    r" (?:i|runt|kring|mellan|at)? ?(?:\w+(?:, | och | a | o | samt | ?[–-] ?)){0,5}$"
    r"|\b(?:runt|mellan|nan gang|ibland)(?: (?:i|over i))? (?:\w+(?:, | och | a | o | samt )){0,3}$"
)
"""Ahead of places where one goes to work, if another place is named as the writer's own."""

PLACE_OF_PLAN = re.compile(
    r"(verksamhet\w*|foretag\w*|bolag\w*|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*|forvaltar|driver|museum|museet|\w+museum)( \w+,?){0,3}\s*$"
)

NOT_THERE = re.compile(r"\b(?:inte|int|ej|icke)(?: i| fran)? $")

PLAN_RIGHT_THERE = re.compile(
    r"(verksamhet\w*|foretag|bolag|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*)\s*$"
)
"""The same right ahead of the place: it decides where several places are said of the plan."""

LIVES_THERE = re.compile(
    r"\b(?:syrran|brorsan|systern?|brodern?|kusin(?:en)?|kompis(?:en)?|farsan|morsan|pappa|mamma|granne\w*|moster|morbror|faster|farbror|svager(?:n)?|svarsonen|polaren|svarmor|svarfar|dotter(?:n)?|son(?:en)?|barnbarn\w*|mormor|farmor|farfar|morfar) (?:\w+ )?(?:i|fran|pa) $|\b(?:bor|bodde|bott|vaxte upp|vuxit upp|bosatt|uppvuxen|kommer ursprungligen|fodd)(?: (?:sjalv|jag|vi|nu|privat))? (?:i|fran|pa) $|\bflytta\w*(?: (?:hit|hem|verksamheten|firman))? fran $"
)

CUSTOMERS_THERE = re.compile(
    r"\b(?:kunder|kunderna|gaster|gasterna|koparna|saljer (?:bara|mest|allt)?)(?: (?:finns|bor|ar|e|kommer|mest|bara|fran|har|alla|i princip|i|folk|privatpersoner|framst|mestadels)){0,4} (?:i|fran) $"
    r"|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker)(?: (?!inte|int)\w+)? (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker) (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $"
    r"|\b(?:at|till|te|for|av) (?:bara |mest )?(?:folk|privatpersoner|familjer|villaagare|husagare|invanarna|de boende|dom som bor)"
    r"(?: har| mest| bara| som bor){0,2} (?:i|fran|runt) $"
)

ABOUT_A_PROJECT = re.compile(r"medfin|projekt|partner|aktor|kommun|insats|in natura|samverk")
"""Without a word of these, *allt i pengar* is about something else than co-financing."""

NAMES = re.compile(
    r"\b(?:if metall|svensk handel|svenskt naringsliv|utbildning nord|visita|foretagarna|teknikforetagen|byggforetagen"
    r"|transportforetagen|installatorsforetagen|business sweden|energimyndigheten|jordbruksverket|skogsindustrierna"
    r"|industriarbetsgivarna|(?:visit|invest in) \w+|gront naringsliv|svensk turism|energikontor\w*)s?\b"
)
"""Names of organisations that hold a word of a trade or purpose."""

_SELLS = r"\b(?:testar|provar|konstruerar|designar|salj\w*|lever\w*|kund\w*|uppdrag\w*|jobbar|arbetar|syr|gor|tillverkar|bygger|utvecklar|bakar|odlar|underleverantor\w*|tjanster|program\w*|appar|system|gar)\b"
CUSTOMERS = re.compile(
    r"(?<!skriver )(?<!fragar )(?<!ringer )(?<!soker )(?<!mejlar )(?<!ekonomin )\bat (?!sidan\b|oss\b|mig\b|vara?\b|vart\b|mina?\b|mitt\b)(?:(?!att\b|som\b)\w+,? ){0,3}$|"
    + _SELLS
    + r"[^.!?;]{0,50}\b(?:till|te|at|ar|mot)(?: (?!att)\w+,?){0,3} $"
)
"""Ahead of a word for a trade: it is that of the customers (*säljer till hotell*)."""

SERVED = re.compile(
    r"\b(?:hjalper|stottar|coachar|radger|servar|betjanar|utbildar|stodjer|bemannar|forser|inspekterar|certifierar"
    r"|(?:service|underhall|uthyrning|bemanning|program|system|appar) (?:at|till|for|av))(?: (?!att\b|med\b|och\b)\w+){0,2} $"
)
"""Ahead of a word for a trade: it is that of those who are helped (*hjälper industriföretag*)."""

OWN_THING = re.compile(r"\b(?:till|te|at) (?:mitt|min|mina|vart|var|vara|eget|egna|den egna)\b[^.!?;]{0,20}$")

BEING_BOUGHT = re.compile(
    r"\b(?:kopa|kop|kopt|skaffa|byta ut|investera i|bestalla|bestallt|behover|ny|nytt|nya|begagnade?|begagnat|(?:bidrag|stod|pengar) (?:till|for))(?: in)?(?: (?:en|ett|ny|nya|nytt|begagnad|tva|tre|fyra|\d+)){0,2} $"
)
"""Ahead of a word for a trade: it is a thing to buy (*en ny lastbil*)."""

TRAINING_IN = re.compile(
    r"\b(?:\w*kurs\w*|\w*utbild\w*|certifier\w*|kompetens\w*|lara oss)(?: \w+){0,3} (?:i|inom|pa|om|kring) (?:\w+ )?$"
)
"""Ahead of a thing: what a course is about."""

AS_A_TRADE = re.compile(
    r"\b(?:tillverkar|saljer|importerar|exporterar|hyr ut|hyr|bygger|kor|reparerar|servar|lagar|monterar|programmerar|installerar|levererar"
    r"|utvecklar|underhaller|utbildar|forsaljning av|uthyrning av|tillverkning av|service av|jobbar som|arbetar som"
    r"|jag ar|ja e|vi ar|vi e|agerar|ar utbildad)(?: (?!och|sa|men|vill|ska)\w+){0,2} $"
    r"|\b(?:gor|snickrar|svetsar|syr)(?: (?:egna|fina|handgjorda|unika|vackra|sma|stora|specialbyggda))? $"
)
"""Ahead of a thing: it is what the company lives on, not what the plan pays for."""

_MAKES = r"\b(?:bygger|gor|konstruerar|svetsar|gjuter|limmar|snickrar)(?: \w+){0,3} "
_FOOD = r"(?:\w*glass|\w*brod|\w*korv|\w*ost|\w*choklad|\w*sylt|\w*must|chips|\w*granola|\w*kakor)\b"
FOOD_MADE = re.compile(rf"(?:tillverkar|producerar)(?: \w+){{0,2}} {_FOOD}")
BY_THE_VERB = (
    (
        "crafts_culture",
        re.compile(r"\bsvarvar(?: \w+){0,2} (?:\w*skalar|\w*fat|ljusstakar|pennor|smycken|vaser|i tra|tra\w*)\b"),
    ),
    ("manufacturing", re.compile(r"\b(?:gor|tillverkar) (?:\w+ )?verktyg (?:till|at|for)\b")),
    ("car_testing", re.compile(r"\b(?:testar|provkor|kor tester med)(?: \w+){0,2} (?:bilar|fordon|dack)\w*")),
    (
        "manufacturing",
        re.compile(r"\b(?:gjuter|svarvar|legosvetsar|legotillverkar|formsprutar|extruderar|laserskar|vakuumformar)\b"),
    ),
    (
        "fishing",
        re.compile(
            r"\b(?:roker|rensar|filear|saltar|gravar|rimmar|bereder|foradlar|fangar)(?: \w+){0,2}? (?:\w*fisk|lax|sik|roding|stromming|abborre|gadda|loja|lojrom|surstromming)\b"
        ),
    ),
    (
        "manufacturing",
        re.compile(
            _MAKES
            + r"\w*(?:batar|maskiner|vagnar|slapvagnar|kokare|fonster|dorrar|trappor|containrar|moduler|trailrar|trailers|kaminer|tankar|karror|ramper|bryggor|flak|stallningar|balkar|element|paneler|profiler|komponenter|detaljer|pallar|lador|luckor|beslag|panel|slapar|slap|karmar|takstolar|grindar|staket|racken|pumpar|ventiler|sangar|byggsatser|hus pa fabrik)\b"
        ),
    ),
    (
        "construction",
        re.compile(
            r"\b(?:bygger|renoverar|malar|snickrar)(?: \w+){0,2} \w*(?:hus|villor|altaner|garage|badrum|fasader)\b"
        ),
    ),
    (
        "tourism",
        re.compile(
            r"\b(?:hyr ut|hyra ut|uthyrning av)(?: \w+){0,2} (?:\w*stugor?n?a?|rum|lagenheter|cyklar|kajaker|kanoter|\w*skotrar|husbatar|husvagnar|husbilar)\b"
            r"|\bhyr(?:a)? ut(?: \w+){1,4} (?:till|te|at) (?:\w+ )?(?:turister|gaster|besokare)\b|\btar emot (?:\w+ )?(?:turister|gaster)\b"
        ),
    ),
    (
        "services",
        re.compile(
            r"\b(?:lagar|reparerar|servar|mekar|mekar med|skruvar)(?: \w+){0,2} (?:bilar|lastbilar|bussar|cyklar|skotrar|telefoner|datorer|traktorer)\b|\b(?:klipper|trimmar|badar|passar|tranar|dresserar|masserar|fotar|verkar|skor)(?: \w+)? (?:har|haret|har at|hundar|hund|katter|djur|folk|hastar)\b|\bstadar (?:at|hos|kontor|hem|trappor)\b"
        ),
    ),
    (
        "food_processing",
        re.compile(
            r"\b(?:gor|saljer egen)(?: \w+){0,2} "
            + _FOOD
            + r"|\b(?:bakar|brygger|kokar|rostar|roker|ystar)(?: \w+){0,2} (?:\w*brod|ol|sylt|saft|marmelad|kaffe|kott|ost|tunnbrod|kakor)\b"
        ),
    ),
    ("crafts_culture", re.compile(r"\bmalar(?: \w+){0,2} (?:\w*tavlor|portratt|akvareller|konst|ikoner|motiv)\b")),
    (
        "crafts_culture",
        re.compile(
            r"\b(?:snidar|vaver|stickar|tovar|drejar|blaser (?:\w+ )?glas|smider|taljer|broderar|syr|tryckte tyg|farga garn|(?:har|hade) (?:\w+ )?(?:vavt|drejat|slojdat|snidat|smitt|broderat))\b"
        ),
    ),
    (
        "ict",
        re.compile(
            r"\b(?:programmerar|kodar)\b|\b(?:utvecklar|gor|bygger)(?: \w+){0,2} (?:\w*appar|\w*appen|\w*app|hemsidor|webbplatser|datorspel|dataspel|mobilspel|spel)\b"
        ),
    ),
    (
        "retail",
        re.compile(
            r"\bsaljer (?:\w+ )?(?:garn|klader|blommor|skor|leksaker|mobler|bocker|tyger|cyklar|smycken|kosmetika|mattor|lampor|verktyg)\b(?! (?:till|at|te)\b)"
        ),
    ),
    ("retail", re.compile(r"\bsaljer (?:\w+ ){1,4}(?:pa natet|via natet|online|over disk)\b")),
)
"""What somebody does, where no word names a trade; the first that fits."""

_PEOPLES = r"(?:tysk|norsk|finsk|dansk|engelsk|brittisk|amerikansk|hollandsk|fransk|italiensk|spansk|utlandsk|japansk|kinesisk|polsk|estnisk|koreansk|sydkoreansk|osterrikisk|schweizisk|nederlandsk|belgisk|brittisk|samisk|rysk|lettisk|litauisk|kanadensisk|australisk)a"
ABROAD = re.compile(
    rf"\b(?:salj\w*|lever\w*|kund\w*|uppdrag\w*|testar|gor|jobbar|kommer|tillverkar|bygger|export\w*)\b[^.!?;]{{0,40}}\b(?:till|te|fran|for) (?:\w+ ){{0,3}}{_PEOPLES} (?!marknad|massa|maskin)\w+"
    rf"|\bat (?:\w+ ){{0,2}}{_PEOPLES} (?!marknad|massa|maskin)\w+"
    rf"|\b{_PEOPLES} \w+ (?:ar|e) (?:vara |mina |de storsta )?kund"
    rf"|\b(?:vara|mina|alla|mest|bara|har)(?: \w+)? {_PEOPLES} (?:kunder|gaster|turister|kopare)\b"
    rf"|\b(?:kund\w*|gast\w*|kopar\w*|bestallare):? (?:(?!inte|int|maskin|fran)\w+ ){{0,3}}{_PEOPLES} (?:och \w+ |samt \w+ |a \w+ )?(?!marknad|massa|maskin|grann)\w+"
)
LOCAL_CUSTOMERS = re.compile(
    r"\b(?:kundkrets\w*|marknad(?:en)?|kunder(?:na)?) (?:ar|e)(?: (?:mest|helt|framst|bara|huvudsakligen|rent))? lokala?\b|\b(?:stammis\w*|kund\w*|gaster\w*|koparna|folk|saljer|alla)\b(?: \w+){0,4} (?:harifran|fran byn|fran orten|fran trakten|fran stan|pa orten|i byn|i trakten)\b|\b(?:bara|mest) stammisar\b"
    r"|\bkund\w*(?: (?!inte|int)\w+){0,3} (?!norrbott|vastman|norrland|varmland|utlands|utom)\w{3,}bor(?:na)?\b"
    r"|\b(?:bara|mest|enbart) (?!norrbott|vastman|norrland|varmland|utlands|utom|samb|nab)\w{4,}bor\b"
    r"|\bkund\w*(?: (?!inte|int)\w+){0,2} (?:kommer|bor|finns|hittar)(?: \w+)? (?:har )?(?:i|fran) (?:stan|byn|trakten|orten)\b"
    r"|\b(?:kund\w*|stammis\w*|gaster(?:na)?|koparna)(?: (?!inte|int|ej|konkurr)\w+){0,2} (?:bor|finns|sitter)(?: (?!inte|int|ej)\w+){0,2} (?:runt hornet|runt knuten|om knuten|i kvarteret|i grannskapet|pa gangavstand|pa cykelavstand)\b"
)

FAIR_OR_SUPPLIER = re.compile(
    r"\b(?:mass(?:a|or|an)|studieresa\w*|resa|(?:maskin|ugn|robot|leverantor|import|kop(?:a|er|t|te)\b|bestall)\w*|offert\w*|tillverkaren?)(?: \w+){0,4} $"
)
INTO_A_MARKET = re.compile(
    r"\b(?:vill|ska|planerar|tanker|hoppas|siktar|drommer|skulle|borja|komma in|ta oss|etablera|na ut)\b[^.!?;,]{0,60}$"
)
"""Ahead of a market: a hope, not the market that the company has."""

NEW_PRODUCT = re.compile(
    r"\b(?:vill|ska|skall|vilja|planerar att|tanker|behover|funderar pa att) (?:nu )?(?:utveckla|konstruera) (?:en|ett) (?:helt )?(?:ny|nytt|egen|eget)(?: (?:typ|sorts|slags) (?:av )?)?"
    r" (?!\w*(?:satt\b|metod|samarbet|samverk|upplagg|natverk|form\b|modell|utbildning|kurs|lokal|kontor|omrade|kund|marknad|strategi|webb|hemsid|sajt|sida\b|butik|profil|plan\b|koncept|tjanst|process|avdelning|linje|gren|del\b|verksamhet|produkt|program|system|projekt|affar|grafisk|digital|identitet|paket))[a-z]{4,}|"
    r"\b(?:utveckla|ta fram|tar fram|formge|designa|lansera) (?:\w+ ){0,2}(?:ny|nya|nytt|egen|egna|eget|en|ett) (?:\w+ )?\w*(?:modell|variant|version|smak|kollektion|serie|serien|sort|sortiment|produkt|produktlinje)\w*(?! (?:for|av|dar|kring|som|till))\b"
    r"|\b(?:utveckla|ta fram|bygga) (?:en|ett) (?:\w+ )?(?:version|app|mobilapp|variant)\w* (?:som|for|dar|av|till|at)\b(?! (?:\w+ )?\w*(?:samarb|samverk|hemsid|webb|metod|utbildning|kurs|strategi|arbetssatt|profil))"
)

_RUNNING = r"(?:lon(?:er|erna)|hyran?|elrakning\w*|rakningar(?:na)?|elen)"
COSTS_OF_RUNNING = re.compile(
    rf"\b{_RUNNING}(?: (?:och|a|o|samt) \w+){{0,2}} (?:ar|e|a) (?:det|de|va|vad)(?: (?:som|jag|vi|ja)){{0,2}}"
    r" (?:behov\w*|soker|galler|saknas|fattas)"
    rf"|\b{_RUNNING}(?: (?:och|a|o|samt) \w+)? (?:ater|slukar|knacker|drar|tar kal pa|kostar for|ar for dyr|har blivit for dyr)"
    r"(?: (?:upp|opp|allt|oss|mig|mycket|alla|pengar))"
    r"|(?<!inte ha )(?<!ingen )(?<!inte )\b(?:stod|bidrag|hjalp|pengar) (?:till|te|med|me|for|at)"
    r" (?:\w+ )?(?:lonerna|hyran|elrakning\w*|rakningar(?:na)?)\b"
)
ONLY_OWN_WORK = re.compile(
    r"\b(?:enbart|bara|endast|uteslutande)(?: (?:for|min|mina|mitt|till|ersattning for)){0,2} (?:egna timmar|eget arbete|egen (?:arbets)?tid)\b"
)

EXISTING_THING = re.compile(
    r"(?<!investera )(?<!investerar )(?<!satsa )(?<!satsar )\bi(?: (?:vara|var|vart|den|det|de|mina|min|befintliga|gamla))* $"
)
"""Ahead of a machine in its definite form: one that stands there already (*energin i härdugnarna*)."""

NEW_LINE = re.compile(r"\bny(?:a|tt)? (?!produkt|buss|rikt|kladd?|sko|hudvards|telefon)[a-z]{3,}linje\b")
"""A new line of machines (*ny hyvellinje*)."""
