"""Cues by which a clause tells of what is not wished for, for folded text."""

from bot.swedish.late import late

_SUPPORT = (
    r"(?:stod\w*|bidrag\w*|hjalp\w*|pengar\w*|medel|lan|er|det|detta|dem|den|att|nan|nagon|nagot|moms|ny|en|ett)\b"
)
CLAUSE_END = late(
    r"[;:!?\n()]|,(?!\d)|\.(?=\s|$)|\s[–-](?=\s)|\s(?=(?:men|medan|eftersom|fast|daremot|snarare)\b)"
    rf"|\s(?=utan (?!{_SUPPORT}))"
    r"|\s(?=(?:och|a|o|sa|for) (?:vi|jag|ja|nu|vill|ska|skulle|tanker|behover|soker|planerar|i ar|det ar|darfor)\b)"
)
"""Where another clause begins; a denial does not reach beyond (*inga maskiner och vi vill gå en kurs*)."""
OR_ELSE = late(
    rf"\butan (?:{_SUPPORT})|\bannars\b|\bom (?:vi|jag|ja|det|de|man|ni(?! (?:tank\w*|hade tankt|funder\w*|tror|trodde|undrar|fragar|foresl\w*|menar|kommer (?:med|dragande))))\b|\bifall\b|\bforran\b|\binnan\b"
    r"|\b(?:far|blir|ger|beviljas) (?:vi|jag|ja|det|de|ni) (?:inte|int|inget|inga|ingen|nej|avslag)\b"
    r"|\bda (?:far|blir|skjuter|vantar)\b"
)
"""What would come without support is what is wished for (*utan stöd köper vi ingen truck*)."""
_NONE = r"(?:inga|ingen|inget|(?:inte|int|ej) (?:nagon|nagot|nagra|nan|nat|na))"
NONE_OF_THEM = late(
    rf"\b{_NONE}(?: (?:ny\w*|fler\w*|extern\w*|dyr\w*|stor\w*|egen|egna|eget|sadan\w*|slags|sorts|typ|mer|[a-z]+[lgskv]a))"
    r"{0,3} (?:(?:investering|inkop|kop|satsning|fraga|behov|planer|tanke)\w* (?:i|pa|av|om) )?[\w-]+(?: (?:eller|och inga|och ingen|och inget) (?:ny\w* )?[\w-]+)*"
)
NONE_ALONE = late(r"\b(?:inga|ingen|inget)\b(?= (?:ny\w* )?[\w-]{4,})")
_GET = (
    r"(?:kopa|skaffa|ha|investera|gora|ga|utveckla|ta|utbilda|anlita|marknadsfora|satsa|bygga|soka|byta|starta|driva"
    r"|hyra|annonsera|installera|satta|synas|trycka|lara|kompetensutveckla|skicka|aka)"
)
_THIS_TIME = r"(?: (?:alls|langre|heller|nu|i ar|just nu|den har gangen|denna gang|tack|egentligen))*"
_NO = r"(?:inte|int|ej|aldrig)"
_WANTS = r"(?:ska|skall|vill|tanker|tankte|planerar|behover|kommer|avser|amnar|onskar)"
_WE = r"(?:vi|jag|ja|man|ni)"
DENIED_ON = late(
    rf"\b{_WANTS}(?: (?:{_WE}|alls|ju|heller|nu|i ar|har))*? {_NO}(?: (?:alls|langre|heller|nu|i ar|att|ju))*"
    rf" {_GET}\b(?!.*\b(?:bygglov|lov|tillstand|avtal|lana|lan)\b)"
    rf"|\b(?:det|de|he|detta)(?: har| dar)? (?:ar|e|a|var|va|handlar|galler)(?: (?:ju|da|alltsa|faktiskt|egentligen|nu))* {_NO}"
    r"(?! (?:bara|enbart|endast|forsta|enda|sant|lange|mycket|ofta|alltid|latt|bestall|kop|pabor|borja|betal|boka|klar|saker))"
    r"|\b(?:snarare|(?<!inte )(?<!inget )(?<!int )hellre) an\b"
    rf"|\b{_NONE} (?:planer|tankar|lust|anledning|behov) (?:pa|om|till|av)?(?: ?att)?\b|\binte lust att\b"
    rf"|\b{_NO} (?:langre )?(?:intressera\w*|ute efter|pa jakt efter|i behov) (?:av )?"
    rf"|\b{_NO} (?:sa|for) att (?:vi|jag|ja|det)\b"
    r"|\b(?:soker|onskar|behover|vill ha) (?:ej|inte|int)\b(?! (?:bara|enbart|endast))"
    r"|\b(?:slutar|slutat|slutade)(?: (?:att|med))? (?!sok|vanta)|\btrottn?a\w* pa\b|\btrotta? pa\b|\b(?:sa|sade|sager|tackar|tackade) nej till\b"
)
"""What comes behind in the clause is not wished for."""
DENIED_WHOLLY = late(
    rf"\b(?:ska|skall|vill|tanker|planerar|behover|onskar|soker) (?:{_WE})(?: nog| ju| alltsa)? {_NO}"
    rf"(?: (?:{_GET}|for|stod (?:for|till)|nagot (?:stod|bidrag)))*{_THIS_TIME}$"
    rf"|\b(?:behovs|behover|kravs) (?:det )?{_NO}{_THIS_TIME}$"
    rf"|\b(?:ar|e|a|blir)(?: det)? {_NO}(?: \w+)? (?:aktuell\w*|intressant\w*|pa tal|tankt\w*|nodvandig\w*|fraga om)\b"
    r"|\b(?:inget|ingenting|inte nagot|inte det)(?: som)? (?:vi|jag|ja) (?:soker|vill|behover)\b"
    r"|\b(?:inget|ingenting|inte nagot) for (?:oss|mig)\b"
    rf"|\b(?:blir|var|ar|e) (?:det|de|he)(?: (?:nog|val|ju|alltsa))? (?:{_NO}|inget|ingen|inga){_THIS_TIME}$"
    rf"|\bhar (?:{_WE}) (?:inget|inga|ingen|inte nagot) (?:behov av|planer pa|anvandning for|lust med)$"
    rf"|\bkan (?:ni|vi|jag|de|man) glomma\b|\bsista (?:vi|jag) (?:behover|vill ha)\b|\b(?:tackade?|sa|sade) (?:{_WE}) nej till\b"
    r"|\b(?:fick|fatt) (?:nej|avslag)\b"
    rf"|^\W*{_NO} (?!att\b)(?:\w+ ){{1,4}}heller$"
    r"|\b(?:glom|stryk|strunt\w* i|skippa\w*|slopa\w*|avsta\w*|hoppar over|val(?:t|de) bort"
    r"|lagt (?:ner|ned)(?! (?:mycket|tid|pengar|\d|stor|all|manga|mang)))\b"
)
TAKES_BACK = late(
    rf"[.,!?] (?:men )?(?:(?:det|sa) (?:gor|ska|vill|behover|ar|e|stammer|planerar|tanker) (?:vi|jag|ja|det|de)"
    rf" {_NO}|det (?:stammer|galler) {_NO}|det (?:var|blev|ar) (?:fel|inte ratt)|det (?:tar|gor) vi (?:en annan gang|senare|sen|nasta ar)"
    r"|(?:det|den) (?:tackade|sa|sade) (?:vi|jag|ja) nej till|nej tack)(?= ?[.,!?\n]|$)"
)
"""What stands ahead is not so (*alla tror att vi behöver maskiner. Det gör vi inte.*)."""
LISTED_AS_UNWISHED = late(r"\b(?:soker|onskar|behover|vill ha|galler|avser) (?:ej|inte|int): ?[^.;!?\n]*")
RATHER = late(rf"\b{_NO} (?!bara|enbart|endast|ens|minst|klara|kopt|bestall)(?:[\w-]+ ){{1,4}}(?=utan (?!{_SUPPORT}))")
"""*Inte fler kurser utan en konsult*."""
ASKED_OF_YOU = late(
    r"\b(?:vad|hur mycket) kostar\b|^\W*(?:ska|bor|maste|behover) man\b|\b(?:har|haller|erbjuder|ger|ordnar) ni\b|\b(?:kurs|utbildning)\w* hos er\b"
)
WANTED_BY_CUSTOMERS = late(
    r"\b(?:kunder(?:na)?|gaster(?:na)?|turister(?:na)?|folk|medlemmar(?:na)?|elever(?:na)?|besokare|byborna)"
    r" (?:vill|fragar|efterfragar|koper|behover|saknar|onskar|borjar|har)\b"
)
_PAYS = (
    r"(?:betalar|bekostar|star for|ordnar|koper|sko?ter|finansierar|bjuder pa|satter upp|byter|haller|driver|tar hand om"
    r"|fixar|gor|installerar)"
)
_SOMEBODY = (
    r"(?:\w*kommunen|regionen|lansstyrelsen|hyresvard\w*|(?:fastighets|hus)agar\w*|leverantor\w*|\w*bolaget|moderbolag\w*"
    r"|koncern\w*|facket|fackforbundet|staten|arbetsformedling\w*|tillverkaren|kompanjon\w*|kund(?:en|erna)|grann\w+"
    r"|forsakring\w*|kedjan|kollegan?|bror\w*|svager\w*|syster\w*|syrran|(?:min|mina) (?:man|fru|foraldrar|pappa|mamma"
    r"|bror|far|mor|son|dotter)|frun|mannen|pappa|farsan|skolan|sponsor\w*|almi|franchise\w*)"
)
A_PART = late(
    r"\d|\b(?:half?t\w*|halva|rest\w*|delar|del|en del|procent|overskjutande|mellanskillnad\w*|och jag|a ja)\b"
)
PAID_BY_OTHERS = late(
    rf"\b{_SOMEBODY}(?: \w+)? {_PAYS}\b|\b{_PAYS} (?:{_SOMEBODY})\b"
    rf"|\b(?:min|mina|en|var) (?:bror|brorsa|syster|syrra|svager|granne|kompis|polare|kusin|kund|leverantor)\w*"
    r" (?:vill|ska|tanker|funderar|planerar)\b"
)
DONE_BY_OURSELVES = late(
    rf"\b(?:sko?ter|klarar|gor|betalar|fixar|ordnar|star|tar)(?: (?:{_WE}))(?: \w+)?(?: for)? (?:sjalv|sjalva)\b"
    rf"|\b(?:{_WE}) (?:sko?ter|klarar) \w+ (?:sjalv|sjalva)\b|\bingar(?: \w+)? i (?:priset|kopet|avtalet|leveransen)\b"
)
IS_THERE = late(
    rf"\b(?:har|finns)(?: (?:{_WE}|det|de|ju))* (?:gott om|sa (?:det|de) racker|tillrackligt|redan(?! \w*t\b))"
    r"(?!.*\b(?:offert|pengar|finansiering|avtal|lan|bygglov|tillstand|lofte)\b)"
    r"|\btill salu\b|\bhade (?:vi |jag |ja )?(?:forst )?(?:tankt|planerat|funderat|velat)\b(?! (?:soka|fraga))"
    r"|\bredan (?:klar[at]?|fardig\w*|gjor[dt]\w*|fixa[dt]\w*)\b|\bbrukar\b|\bkan \w+ \w+ hos oss\b|\bstarta(?:de|t) som\b"
    r"|\b(?:var|vart|min|mitt) (?!(?:ide|plan|onskan|tanke)\b)[\w-]+ (?:sker|skots|gors|ligger|finns|ar under|e under)\b"
)
SUPPOSED = late(
    r"\bom (?:vi|jag|ja) hade (?:sokt|kopt|gjort|fatt|gatt|anlitat|bestallt)\b"
    rf"|^\W*skulle (?:vi|jag|ja) {_GET}\b"
)
_DONE = r"(?:kopte|gick (?!sonder|av|ner|ned|i |upp|bra|daligt)|gjorde|satte upp|anlitade|tog fram|avslutade|deltog|installerade|lanserade|utbildade|genomforde|fick (?:\w+ )?(?:stod|bidrag))"
_HAS_DONE = (
    rf"\b(?:har|hade)(?: (?:{_WE}|nu|redan|precis|nyss|nyligen|just|ju|aven|ocksa|tidigare|forut))* (?:kopt|gatt|gjort|anlitat"
    r"|satt upp|installerat|tagit fram|utvecklat|utbildat|byggt|skaffat|investerat|bytt|avslutat|genomfort|lanserat"
    r"|marknadsfort|fatt (?:\w+ )?(?:stod|bidrag))\b"
)
LONG_AGO = late(
    r"\b(?:i (?:fjol|forfjol|varas|somras|hostas|vintras)|forra aret|for (?:\w+ ){1,2}ar se(?:da)?n|(?:ar |sommaren |varen )?"
    r"(?:19|20)\d\d|tidigare|forut|nar vi startade)\b"
)
DID = late(rf"\b{_DONE}\b|{_HAS_DONE}")
SUBSIDISED = late(r"\bfatt (?:\w+ )?(?:stod|bidrag)\b")
DONE_BEFORE = late(
    rf"\b{_DONE}|{_HAS_DONE}"
    r"|\b(?:ar|e|blev|var)(?: (?:redan|nu|val|ju|helt|se(?:da)?n \w+))* (?:klar[at]?|fardig\w*|betal[dt]\w*|gjor[dt]\w*"
    r"|pa plats|avklara\w*|ordna[dt]\w*|fixa[dt]\w*|lost)\b(?! (?:for|med|att))"
)
MUST_WAIT = late(r"\bfar (?:\w+ )?vanta\b(?! pa)|\b(?:med|for) (?:vara |mina )?egna (?:pengar|medel|besparingar)\b")
COMES_LATER = late(
    r"\b(?:far (?:vi|jag) ta|vantar (?:vi|jag) med|senare|nasta ar|pa sikt|framover|langre fram"
    r"|en annan gang|sa smaningom|i framtiden|om (?:nagra|ett par|tva|tre) ar|nasta steg)\b"
)
THOUGHT_FIRST = late(
    r"\b(?:forst|ursprungligen|fran borjan|lange)\b.*\b(?:tankte|tankt|funderade|ville|planerade|planen|skrev|skulle)\b"
    r"|\b(?:tankte|funderade|ville|planerade|planen|skrev|skulle)\b.*\b(?:forst|ursprungligen|fran borjan|lange)\b"
)
QUESTION = late(r"[^.!?;\n]*\?")
WISHES = late(r"\b(?:vill|ska|skall|skulle|behov\w*|tank\w*|planer\w*|kop\w*|onsk\w*|sok(?:er|t)|funder\w*)\b")
