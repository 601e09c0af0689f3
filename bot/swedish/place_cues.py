"""Cues around a place that tell whose it is: the plan's, or that of customers, shops and others; for folded text."""

from bot.swedish.late import late

PLACE_OF_OTHERS = late(
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

PLACE_OF_PLAN = late(
    r"(verksamhet\w*|foretag\w*|bolag\w*|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*|forvaltar|driver|museum|museet|\w+museum)( \w+,?){0,3}\s*$"
)

NOT_THERE = late(r"\b(?:inte|int|ej|icke)(?: i| fran)? $")

PLAN_RIGHT_THERE = late(r"(verksamhet\w*|foretag|bolag|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*)\s*$")
"""The same right ahead of the place: it decides where several places are said of the plan."""

LIVES_THERE = late(
    r"\b(?:syrran|brorsan|systern?|brodern?|kusin(?:en)?|kompis(?:en)?|farsan|morsan|pappa|mamma|granne\w*|(?:min|var) (?:mor|far)|foraldrar(?:na)?|svarforaldrar(?:na)?|moster|morbror|faster|farbror|svager(?:n)?|svarsonen|polaren|svarmor|svarfar|dotter(?:n)?|son(?:en)?|barnbarn\w*|mormor|farmor|farfar|morfar) (?:\w+ )?(?:i|fran|pa) $|\b(?:bor|bodde|bott|vaxte upp|vuxit upp|bosatt|uppvuxen|kommer ursprungligen|fodd)(?: (?:sjalv|jag|vi|nu|privat))? (?:i|fran|pa) $|\bflytta\w*(?: (?:hit|hem|verksamheten|firman))? fran $"
)

CUSTOMERS_THERE = late(
    r"\b(?:kunder|kunderna|gaster|gasterna|koparna|saljer (?:bara|mest|allt)?)(?: (?:finns|bor|ar|e|kommer|mest|bara|fran|har|alla|i princip|i|folk|privatpersoner|framst|mestadels)){0,4} (?:i|fran) $"
    r"|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker)(?: (?!inte|int)\w+)? (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker) (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $"
    r"|\b(?:at|till|te|for|av) (?:bara |mest )?(?:folk|privatpersoner|familjer|villaagare|husagare|invanarna|de boende|dom som bor)"
    r"(?: har| mest| bara| som bor){0,2} (?:i|fran|runt) $"
)

WORKS_AROUND = late(
    r"\b(?:jobbar|arbetar|kor|gor jobb|aker|far|reser|levererar|saljer|verkar)(?: (?:runt|mest|bara|framst|ocksa|ibland|aven|omkring))*"
    r" (?:i|runt|kring|mellan|at)? ?(?:\w+(?:, | och | a | o | samt | ?[–-] ?)){0,5}$"
    r"|\b(?:runt|mellan|nan gang|ibland)(?: (?:i|over i))? (?:\w+(?:, | och | a | o | samt )){0,3}$"
)
"""Ahead of places where one goes to work, if another place is named as the writer's own."""

_NO_OFFICE = (
    r"(?:banken|sparbanken|swedbank|handelsbanken|revisorn|sjukhuset|lasarettet|vardcentralen|\w*forskolan?|dagis|gruvan"
    r"|hemtjansten|aldreboendet|systembolaget|skatteverket|bolagsverket|tidningen|kuriren|konkursbo(?:et)?|biblioteket|kolleg(?:an|orna)|kompisar(?:na)?"
    r"|slakting(?:ar|arna)|slakten|foraldrar(?:na)?|(?<!ut )(?<!ut en )(?:sommarstuga|fritidshus|sommarstalle)|\w{3,}(?:aren|oren|isten|grafen|sulten|juristen"
    r"|arkitekten|elektrikern|mekanikern)|(?:en|nan) (?:kille|tjej|gubbe|man|kvinna|snickare|elektriker|hantverkare|\w+chef))"
)
_MEETING = (
    r"(?:traff(?:en)?|mote(?:t)?|\w*massa(?:n)?|julmarknad(?:en)?|hostmarknad(?:en)?|varmarknad(?:en)?|\w*marknaden|forelasning(?:en)?|frukost"
    r"|\w*kurs(?:en)?|seminarium|seminariet|begravning|brollop|semester|utstallning(?:en)?|konferens(?:en)?|studiebesok|inspirationsdag)"
)
PLACE_OF_STRANGERS = late(
    rf"(?<!vi pa )(?<!jag pa )\b(?<!undertecknad )(?<!jag ar )(?<!vi ar )(?<!jag som ar )(?<!\be )(?<!\bar ){_NO_OFFICE} (?:i|fran|pa|uppe i|nere i) $"
    rf"|\b(?:var|va|varit|akte|aker|gick|ska|deltog|horde|stod|kurs\w*|utbildning\w*)(?: \w+){{0,3}} (?:pa|med pa|me pa) (?:\w+ ){{0,2}}{_MEETING}"
    r"(?: \w+)? (?:i|pa) $"
    r"|\b(?:halls|holls|hallas|visades|visas|ager rum|agde rum|gavs|gar av stapeln)(?: \w+){0,2} i $"
    r"|\b(?:foddes|pluggade|pluggar|studerade|studerar|laste(?! om)|gick(?! med)(?! \w+ med)|praktiserade)(?: \w+){0,3} i $"
    r"|\b(?:gamla|forra|tidigare) \w+ (?:\w+ )?(?:holl till|hade \w+|fanns|lag|satt|bodde) i $"
    r"|\b(?:resten|jobbet|extrajobb\w*|anstalld|(?:jobbar|arbetar) (?:resten|halvtid|deltid|extra|heltid|\d+ ?(?:%|procent))|halvtid|deltid)(?: \w+){0,2}"
    r" (?:pa|hos|at) (?!min|mitt|var|foretag|firma|bolag|den egna|region|kommun)(?:\w+ ){1,2}(?:uppe |nere |har )?i $"
    r"|\b(?:ringde|ringt|mejlade|mailade|kontaktade|kontaktat|fragade|fragat|prata(?:de|t) med|tala(?:de|t) med|snacka(?:de|t) me[d]?) (?:\w+ ){1,3}i $"
    r"|\b(?:skrev|laste|hort|horde|sett|star) (?:om )?att $"
    r"|\b(?:vikarierar|vikarie|extrajobbar|extraknacker)(?: \w+){0,4} i $"
    r"|\b(?:skickar|skickade|fakturerar|faktura\w*|hamtar|hamta|hamtas|hamtade|anlitar|anlitade|hyr in"
    r"|bestaller|bestallde)(?: (?!och\b|till var|till min|till mitt)\w+){0,5} (?:i|fran|av) $"
    r"|\b(?:transport\w*|frakt\w*|koper|kopte|kopt)(?: (?!och\b)\w+){0,5} (?:fran|av)(?: \w+){0,3} (?:(?:i|fran) )?$"
)
"""Ahead of a place: whoever is there has to do with the writer, who is not said to be there (*banken i Gällivare*)."""
FROM_HERE = late(
    r"\b(?:hej\w*|halsning\w*|halsar|halla|tja|tjena|mvh|skriver|ringer|mejlar|mailar|hor(?:s)? av (?:mig|oss)|ar|e|va|kommer|vi|jag|ja|har|just|folk"
    r"|\w*tur(?:er|erna)?|\w*resor|\w*guidning\w*|\w*safari\w*|guidar|fiskar|arbetar|jobbar|verkar|saljer|levererar|driver|utgar|kunder\w*|gaster\w*"
    r"|\w*(?:firma|firman|foretag|foretaget|bolag|forening|foreningen|klubb|entreprenor\w*|ab|hb)|projekt\w*|ansokan|arende|fraga|distans|(?:ar|e) en \w+|(?:kor (?:jag|vi|ja)|(?:jag|vi|ja) kor)(?: \w+)?)"
    r"(?: (?:till|pa) (?:er|dig))?,? fran $"
)
"""Ahead of a place: *från* tells where the writer is, not where somebody or something comes from."""

DONE_THERE = late(
    r"\b(?:genomfor(?:s|as|a)|bedrivs|utfor(?:s|as)|ager rum|forlaggs|forlaggas|etableras|byggs|byggas|placeras)"
    r"(?: (?!av\b|med\b|ihop\b|tillsammans\b|inte\b)\w+){0,3} i $"
)
"""Ahead of a place: it is said outright that the plan is carried out there."""

PLAN_GOES_THERE = late(
    r"\b(?:satsning(?:en)?|stodet|ansokan|det|investering(?:en)?|kopet|planen|projektet)(?: har)? (?:galler|avser"
    r"|handlar om)(?: \w+){0,5}$"
    r"|\b(?:oppna|starta|etablera|bygga upp|forlagga|expandera)\b(?: (?!kund|marknad|och\b)\w+){0,5}$"
)
"""Ahead of one of several places: a new branch is what the plan is about."""
