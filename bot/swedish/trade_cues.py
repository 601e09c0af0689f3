"""Cues that tell whose an organisation or a trade is, for folded text."""

from bot.swedish.late import late

OWN = late(
    r"\b(?:mitt|min|mitt eget|jag har|vi har|vi ar|jag ar|vart|foretrader|representerar)(?: \w+){0,2} $"
    r"|\b(?:drog|startade|startat|registrerade|registrerat|grundade)(?: (?!i\b|pa\b|av\b|med\b)\w+){0,2}(?: i (?:varas|hostas|somras|vintras|fjol|ar))?(?: igang)?(?: ett| en) $"
)

FOR_A_MUNICIPALITY = late(
    r"\b(?:jobbar|arbetar|anstalld)(?: \w+){0,2} (?:pa|for|at|hos|vid) (?:\w+ (?:stad|kommun)\b|kommunen\b)"
    r"|\b(?:projektledare|\w*utvecklare|\w*chef|handlaggare|\w*samordnare|\w*strateg|\w*lots|tjansteperson|tjansteman)\w*"
    r"(?: \w+){0,2} (?:pa|for|at|hos|i|vid) (?:\w+ (?:stad|kommun)\b|kommunen\b)|\b(?:kommunen|stad|kommun)(?: ar det)?(?: som)? soker(?! entrepr| personal| folk| efter)\b"
    r"|\bvi (?:ar|e|pa) (?:(?!i |inom |fran |nara |utanfor |verksam)\w+ ){0,2}(?:stad|kommun)\b|\bkommunen ar det som\b|\b(?:det ar|ar det) kommunen som\b"
)

SOMEBODY_ELSE = late(
    r"\b(?:med|av|till|hos|och|samt|eller|(?<!kommer )fran)(?: (?:en|ett|vara|var|en annan|flera|andra|nagra|tva|tre|fyra|fem|sex|sju|atta|\d{1,2})){0,2}(?: (?:andra|lokala|olika|storre|mindre|finska?|norska?|danska?|utlandska?))? $"
)

_SELLS = r"\b(?:testar|provar|konstruerar|designar|salj\w*|lever\w*|kund\w*|uppdrag\w*|jobbar|arbetar|syr|gor|tillverkar|bygger|utvecklar|bakar|odlar|underleverantor\w*|tjanster|program\w*|appar|system|gar)\b"

CUSTOMERS = late(
    r"(?<!skriver )(?<!fragar )(?<!ringer )(?<!soker )(?<!mejlar )(?<!ekonomin )\bat (?!sidan\b|oss\b|mig\b|vara?\b|vart\b|mina?\b|mitt\b)(?:(?!att\b|som\b)\w+,? ){0,3}$|"
    + _SELLS
    + r"[^.!?;]{0,50}\b(?:till|te|at|ar|mot)(?: (?!att)\w+,?){0,3} $"
)
"""Ahead of a word for a trade: it is that of the customers (*säljer till hotell*)."""

SERVED = late(
    r"\b(?:hjalper|stottar|coachar|radger|servar|betjanar|utbildar|stodjer|bemannar|forser|inspekterar|certifierar"
    r"|(?:service|underhall|uthyrning|bemanning|program|system|appar) (?:at|till|for|av))(?: (?!att\b|med\b|och\b)\w+){0,2} $"
)
"""Ahead of a word for a trade: it is that of those who are helped (*hjälper industriföretag*)."""

OWN_THING = late(r"\b(?:till|te|at) (?:mitt|min|mina|vart|var|vara|eget|egna|den egna)\b[^.!?;]{0,20}$")

BEING_BOUGHT = late(
    r"\b(?:kopa|kop|kopt|skaffa|byta ut|investera i|bestalla|bestallt|behover|ny|nytt|nya|begagnade?|begagnat|(?:bidrag|stod|pengar) (?:till|for))(?: in)?(?: (?:en|ett|ny|nya|nytt|begagnad|tva|tre|fyra|\d+)){0,2} $"
)
"""Ahead of a word for a trade: it is a thing to buy (*en ny lastbil*)."""

_MAKES = r"\b(?:bygger|gor|konstruerar|svetsar|gjuter|limmar|snickrar)(?: \w+){0,3} "

_FOOD = r"(?:\w*glass|\w*brod|\w*korv|\w*ost|\w*choklad|\w*sylt|\w*must|chips|\w*granola|\w*kakor)\b"

FOOD_MADE = late(rf"(?:tillverkar|producerar)(?: \w+){{0,2}} {_FOOD}")

BY_THE_VERB = (
    (
        "crafts_culture",
        late(r"\bsvarvar(?: \w+){0,2} (?:\w*skalar|\w*fat|ljusstakar|pennor|smycken|vaser|i tra|tra\w*)\b"),
    ),
    ("manufacturing", late(r"\b(?:gor|tillverkar) (?:\w+ )?verktyg (?:till|at|for)\b")),
    ("car_testing", late(r"\b(?:testar|provkor|kor tester med)(?: \w+){0,2} (?:bilar|fordon|dack)\w*")),
    (
        "manufacturing",
        late(r"\b(?:gjuter|svarvar|legosvetsar|legotillverkar|formsprutar|extruderar|laserskar|vakuumformar)\b"),
    ),
    (
        "fishing",
        late(
            r"\b(?:roker?|rensar?|filear?|saltar?|gravar|rimmar?|bered(?:er)?|foradlar?|fangar?)(?: \w+){0,2}? (?:\w*fisk|lax|sik|roding|stromming|abborre|gadda|loja|lojrom|surstromming)\b"
        ),
    ),
    (
        "manufacturing",
        late(
            _MAKES
            + r"\w*(?:batar|maskiner|vagnar|slapvagnar|kokare|fonster|dorrar|trappor|containrar|moduler|trailrar|trailers|kaminer|tankar|karror|ramper|bryggor|flak|stallningar|balkar|element|paneler|profiler|komponenter|detaljer|pallar|lador|luckor|beslag|panel|slapar|slap|karmar|takstolar|grindar|staket|racken|pumpar|ventiler|sangar|byggsatser|hus pa fabrik)\b"
        ),
    ),
    (
        "construction",
        late(r"\b(?:bygger|renoverar|malar|snickrar)(?: \w+){0,2} \w*(?:hus|villor|altaner|garage|badrum|fasader)\b"),
    ),
    (
        "tourism",
        late(
            r"\b(?:hyr ut|hyra ut|uthyrning av)(?: \w+){0,2} (?:\w*stugor?n?a?|rum|lagenheter|cyklar|kajaker|kanoter|\w*skotrar|husbatar|husvagnar|husbilar)\b"
            r"|\bhyr(?:a)? ut(?: \w+){1,4} (?:till|te|at) (?:\w+ )?(?:turister|gaster|besokare)\b|\btar emot (?:\w+ )?(?:turister|gaster)\b"
        ),
    ),
    (
        "services",
        late(
            r"\b(?:lagar|reparerar|servar|mekar|mekar med|skruvar)(?: \w+){0,2} (?:bilar|lastbilar|bussar|cyklar|skotrar|telefoner|datorer|traktorer)\b|\b(?:klipper|trimmar|badar|passar|tranar|dresserar|masserar|fotar|verkar|skor)(?: \w+)? (?:har|haret|har at|hundar|hund|katter|djur|folk|hastar)\b|\b(?:aka runt|aka hem|at folk|hos folk|hemma hos)[^.!?;]{0,30} (?:laga|reparera|meka|serva) (?:\w+ )?(?:bilar|cyklar|skotrar|telefoner|datorer|klippare|maskiner)\b|\b(?:textar|undertextar|syntolkar) (?:\w+ )?(?:film|filmer|tv|serier|program)\b|\bstadar (?:at|hos|kontor|hem|trappor)\b"
        ),
    ),
    (
        "food_processing",
        late(
            r"\b(?:torkar|mal|saftar|syltar|pressar|foradlar|fryser|bereder)(?: (?:och|a|o|samt) \w+)?(?: \w+)? (?:\w*bar|hjortron|lingon|tranbar|havtorn|kryddor|orter|spannmal|mjol|svamp)\b"
        ),
    ),
    (
        "food_processing",
        late(
            r"\b(?:gor|saljer egen)(?: \w+){0,2} "
            + _FOOD
            + r"|\b(?:bakar|brygger|kokar|rostar|roker|ystar)(?: \w+){0,2} (?:\w*brod|ol|sylt|saft|marmelad|kaffe|kott|ost|tunnbrod|kakor)\b"
        ),
    ),
    ("crafts_culture", late(r"\bmalar(?: \w+){0,2} (?:\w*tavlor|portratt|akvareller|konst|ikoner|motiv)\b")),
    (
        "crafts_culture",
        late(
            r"\b(?:snidar|vaver|stickar|tovar|drejar|blaser (?:\w+ )?glas|smider|taljer|broderar|syr|tryckte tyg|farga garn|(?:har|hade) (?:\w+ )?(?:vavt|drejat|slojdat|snidat|smitt|broderat))\b"
        ),
    ),
    (
        "ict",
        late(
            r"\b(?:programmerar|kodar)\b|\b(?:utvecklar|gor|bygger)(?: \w+){0,2} (?:\w*appar|\w*appen|\w*app|hemsidor|webbplatser|datorspel|dataspel|mobilspel|spel)\b"
        ),
    ),
    (
        "retail",
        late(
            r"\bsaljer (?:\w+ )?(?:garn|klader|blommor|skor|leksaker|mobler|bocker|tyger|cyklar|smycken|kosmetika|mattor|lampor|verktyg)\b(?! (?:till|at|te)\b)"
        ),
    ),
    ("retail", late(r"\bsaljer (?:\w+ ){1,4}(?:pa natet|via natet|online|over disk)\b")),
)
"""What somebody does, where no word names a trade; the first that fits."""

OUR_BUSINESS_IS = late(
    r"\b(?:rorelsen|verksamheten|\w*(?:hotellet|butiken|krogen|campingen|verkstaden|salongen|akeriet|kafeet|garden"
    r"|restaurangen|bageriet))"
    r" (?:ags|drivs|bedrivs) (?:idag |i dag )?(?:av|genom|i|som|via)(?: ett| en| vart)? $"
    r"|\b(?:jag|vi|ja) (?:ar|e|jobbar|arbetar|driver|skoter|forestar) (?!hyres)[^.!?;]*\b(?:\w*handeln|\w*butiken"
    r"|\w*affaren|\w*hotellet|\w*macken|\w*krogen) i \w+,? som (?:ags|drivs) av (?:ett |en )?$"
)
"""Ahead of a legal form: the writer's business has it (*rörelsen ägs av ett aktiebolag*)."""

COMMUNE_WANTS = late(
    r"\b(?:jag|ja) (?:ar|e|jobbar som|arbetar som) (?:naringslivs|kommun|samhalls|landsbygds|turism|kultur|utbildnings)"
    r"\w*(?:utvecklare|chef|strateg|direktor|lots|samordnare)\b[^.!?\n]*[.!?\n]\s*"
    r"(?:kommunen|vi) (?:vill|planerar|ska|tanker|har tankt)\b"
)
"""*Jag är näringslivschef i Norberg. Kommunen vill …*"""
