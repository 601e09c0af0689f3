"""Cues that tell where customers are, for folded text."""

from bot.swedish.late import late

REACH_CUE = late(
    r"salj|kund|spelarna (?:finns|sitter|bor|ar|e)\b|(?:hyr|hyra|hyrs) ut (?:folk|personal|\w+) (?:over|i|till) hela|kopare|export|marknad(?!sfor)|leverer|turister|gaster|besokare|anvandare|abonnent|prenumerant|avsatt|bestallar|leveranser|uppdrag|handlar\b|stammis"
    r"|\bkor\b|jobbar bara|(?:jobbar|arbetar) (?:i|over) hela|\b(?:jobbar|arbetar|verkar) (?:bara|endast|enbart|uteslutande)\b|verksam i|\bat \w+ i |kopar|lyssna|foljare|lasare|tittare|publik|butiker|restauranger"
    r"|(?<!pengarna )(?<!stodet )(?<!vi )(?<!ja )(?<!jag )\bgar (?:\w+ ){0,3}(?:till|te|ti|pa export)\b|\bjobb(?:en)?\b|gor jobb|\bbestaller (?:fran|har|av)|folk (?:kommer )?fran|kommer folk fran|som betalar|som koper|\bskick(?:ar|as|a|)\b (?:over|till|ut)|handlas av|\bhjalper (?:\w+ )?\w{4,}(?: med\b| att\b| over\b| i hela\b)|\bunderhaller \w+ (?:i|over)|\bservar \w+ (?:i|over)|korning(?:ar|en|arna)\b"
    r"|\b(?:far|aker|reser|kor|gar) (?:runt|omkring)|\bsald[ae]s?\b"
    r"|\b(?:koper|handlar|anlitar|hyr|bokar) (?:\w+ )?(?:av|hos|fran) (?:mig|mej|oss)\b|\bat (?!sidan\b|ratt\b|bada\b|alla\b|hallet\b|skogen\b)\w{4,}(?:ar|er|or|foretag|bolag)(?: och \w+)? (?:over|runt om i) "
    r"|\b(?:tillverkar|producerar|bygger|gor|utvecklar|svarvar|fraser|svetsar|gjuter|syr|legotillverkar)\b[^.!?;]* (?:till|at|for) \w*(?:verkstader|industri|foretag|bolag|hotell|verk|byggare|rederi|sjukhus|foretagen|tillverkare)"
)
"""Words beside which a market is told; *marknadsföra utomlands* tells none."""

_PEOPLES = r"(?:tysk|norsk|finsk|dansk|engelsk|brittisk|amerikansk|hollandsk|fransk|italiensk|spansk|utlandsk|japansk|kinesisk|polsk|estnisk|koreansk|sydkoreansk|osterrikisk|schweizisk|nederlandsk|belgisk|brittisk|samisk|rysk|lettisk|litauisk|kanadensisk|australisk)a"

ABROAD = late(
    rf"\b(?:salj\w*|lever\w*|kund\w*|uppdrag\w*|testar|gor|jobbar|kommer|hyr ut|tillverkar|bygger|export\w*)\b[^.!?;]{{0,40}}\b(?:till|te|fran|for) (?:\w+ ){{0,3}}{_PEOPLES} (?!marknad|massa|maskin)\w+"
    rf"|\bat (?:\w+ ){{0,2}}{_PEOPLES} (?!marknad|massa|maskin)\w+"
    rf"|\b{_PEOPLES} \w+ (?:ar|e) (?:vara |mina |de storsta )?kund"
    rf"|\b(?:vara|mina|alla|mest|bara|har)(?: \w+)? {_PEOPLES} (?:kunder|gaster|turister|kopare)\b"
    rf"|\b(?:kund\w*|gast\w*|kopar\w*|bestallare):? (?:(?!inte|int|maskin|fran)\w+ ){{0,3}}{_PEOPLES} (?:och \w+ |samt \w+ |a \w+ )?(?!marknad|massa|maskin|grann)\w+"
)

LOCAL_CUSTOMERS = late(
    r"\bat folk (?:har )?(?:pa stan|i stan|i byn|i bygden|i trakten|pa orten)\b"
    r"|\b(?:elever|kunder|gaster|patienter|medlemmar)na (?:kommer|bor|ar)(?: bara| mest| enbart)? (?:fran|i) kommunen\b|"
    r"\b(?:kundkrets\w*|marknad(?:en)?|kunder(?:na)?) (?:ar|e)(?: (?:mest|helt|framst|bara|huvudsakligen|rent))? lokala?\b|\b(?:stammis\w*|kund\w*|gaster\w*|koparna|folk|saljer|alla)\b(?: \w+){0,4} (?:harifran|fran byn|fran orten|fran trakten|fran stan|pa orten|i byn|i trakten)\b|\b(?:bara|mest) stammisar\b"
    r"|\bkund\w*(?: (?!inte|int)\w+){0,3} (?!norrbott|vastman|norrland|varmland|utlands|utom)\w{3,}bor(?:na)?\b"
    r"|\b(?:bara|mest|enbart) (?!norrbott|vastman|norrland|varmland|utlands|utom|samb|nab)\w{4,}bor\b"
    r"|\bkund\w*(?: (?!inte|int)\w+){0,2} (?:kommer|bor|finns|hittar)(?: \w+)? (?:har )?(?:i|fran) (?:stan|byn|trakten|orten)\b"
    r"|\b(?:kund\w*|stammis\w*|gaster(?:na)?|koparna)(?: (?!inte|int|ej|konkurr)\w+){0,2} (?:bor|finns|sitter)(?: (?!inte|int|ej)\w+){0,2} (?:runt hornet|runt knuten|om knuten|i kvarteret|i grannskapet|pa gangavstand|pa cykelavstand)\b"
)

FAIR_OR_SUPPLIER = late(
    r"\b(?:kopior|konkurrent\w*|leverantor(?:en|er|erna)|tillverkarna)\b(?:(?!kund)[^.!?;,])*$|\b(?:mass(?:a|or|an)|studieresa\w*|resa|(?:maskin|ugn|robot|leverantor|import|kop(?:a|er|t|te)\b|bestall)\w*|offert\w*|tillverkaren?)(?: \w+){0,4} $"
)

INTO_A_MARKET = late(
    r"\b(?:malet|malsattning\w*|drommen|visionen|ambitionen|pa sikt|framover|siktet)\b[^.!?;,]{0,60}$|\b(?:vill|ska|planerar|tanker|hoppas|siktar|drommer|skulle|borja|komma in|ta oss|etablera|na ut)\b[^.!?;,]{0,60}$"
)
"""Ahead of a market: a hope, not the market that the company has."""
