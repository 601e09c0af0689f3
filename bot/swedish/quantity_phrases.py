"""Quantities that are told without a number: *ensam i firman*, *ett halvår*, *aldrig fått stöd*."""

import re
from functools import cache

from bot.swedish.late import late
from bot.swedish.shares import HALF_PAID_BY_OTHERS, QUARTER_PAID_BY_OTHERS
from bot.swedish.sieve import Sieve, needed_in
from bot.swedish.work_in_words import FULL_TIME, HALF_TIME

_ALONE = late(
    r"\b(?:(?:jag|ja) (?:ar|e) (?:helt )?(?:ensam|sjalv)(?! (?:agare|delagare|om\b|pa\b|foralder|i (?!foretag"
    r"|bolag|firma|min\b|mitt\b)))"
    r"|(?:bara|enbart) (?:jag|mig|ja)(?: sjalv)?(?! (?:och|o|a|samt|plus|ihop|som|privat)\b| \+)|bara sjalv"
    r"|ensam i (?:foretag|bolag|firma)\w*"
    r"|enmansforetag\w*|enmansbolag\w*|enmansfirma|ensamforetagare|ar sjalv i (?:foretag|bolag|firma)\w*"
    r"|(?:helt ensam|alldeles sjalv)(?! om)|driver (?:det |den )?sjalv)\b(?! (?:agare|som agare))"
)
_ONLY_EMPLOYEE = late(
    r"\b(?:jag|ja)(?: sjalv)? (?:ar|e) (?:(?:den|bolagets|firmans|foretagets) )?enda (?:som ar )?anst[ae]l+d\w*"
    r"(?=\s?(?:[.,;!?)\n]|$)| (?:och|pa heltid|i (?:firman|foretaget|bolaget)|nu|idag)\b)"
    r"|\b(?:har|sysselsatter)(?: (?:vi|jag|ja))?(?: bara)? en enda anst[ae]l+d\b(?! (?:utover|forutom|till|plus|som))"
)
"""*Jag själv är den enda anställda*, *själva har vi en enda anställd*."""
_SUPPORT = r"(?:stod|bidrag)"
_NEVER_RECEIVED = late(
    rf"\b(?:inte|int|aldrig|ej) (?:\w+ ){{0,2}}(?:fatt|haft)"
    rf"(?: (?:en|ett) (?:(?:enda|rod|endaste) )?(?:ore|krona|spann|peng)(?: (?:i|av))?)?(?: \w+){{0,3}} {_SUPPORT}\b"
    rf"|\b{_SUPPORT}[^.!?]*\b(?:vi|jag|ja|vi sjalva|jag sjalv|foretaget|bolaget|firman|oss) (?:har |sjalva? )*"
    r"(?:aldrig|inte|int) (?:har )?(?:fatt|haft|sokt|fick)(?: (?:na|nat|nagot|nagonting|nanting|nagra|en krona"
    r"|ett ore|ett dugg|nagra pengar|sant|sadant|nan))?(?: (?:nansin|nagonsin|tidigare|forut|innan|alls|sjalva?))*"
    r" ?(?=$|[.,;!?])"
    rf"|\b(?:fatt|haft|sokt) (?:\w+ )?{_SUPPORT}\w*(?: \w+){{0,3}} har (?:vi|jag|ja) (?:aldrig|inte|int)\b"
    rf"|\baldrig (?:\w+ ){{0,2}}sokt(?: \w+){{0,3}} {_SUPPORT}\b"
    rf"|\b(?:inte|int|ej) (?:\w+ )?sokt(?: \w+){{0,3}} {_SUPPORT} (?:nansin|nagonsin|tidigare|forut|forr|innan)\b"
    rf"|\b(?:inga|inget) (?:andra |tidigare )?(?:\w+ )?{_SUPPORT}(?: \w+){{0,3}} (?:tidigare|forut|senaste|innan"
    rf"|de)\b"
    rf"|\b(?:inga|inget) (?:tidigare|andra|forsumbar\w*) {_SUPPORT}\b"
    rf"|\b(?:nagra|nagot|nat|na|nan) (?:\w+ )?{_SUPPORT}\w*(?: \w+){{0,4}} (?:inte|int|aldrig"
    rf"|ej) (?:\w+ )?(?:fatt|haft|sokt)\b"
    rf"|\b(?:tidigare|forsumbar\w*|erhallna|mottagna|andra) {_SUPPORT}\w*(?: \w+){{0,5}}\W{{1,3}}(?:nej|inga"
    rf"|inget|noll|ingenting)\b"
    rf"|\b(?:ansokte|sokte|tog emot|fick) (?:\w+ )?(?:aldrig|inte"
    rf"|int)(?: \w+){{0,3}} {_SUPPORT}\w*(?: \w+){{0,2}} (?:tidigare|forut|forr|senaste|innan|de)\b"
    rf"|\b(?:inte|int|aldrig|ej) (?:\w+ )?(?:tagit emot|mottagit|erhallit|beviljats)(?: \w+){{0,3}} {_SUPPORT}\b"
    r"|\b(?:de ?minimis|minimis\w*)\W{1,3}(?:nej|inga|inget|noll)\b"
    r"|\bforsta gangen (?:\w+ ){0,3}(?:soker|sokt|ansoker)\b|\bforsta stodet\b"
    r"|\b(?:inget|inga|noll)(?: \w+)? (?:forsumbar\w*|de minimis)"
    r"|\b(?:forsumbar\w*(?: stod)?|minimis)\W{1,2}(?:\w+ ){0,4}(?:aldrig|inte|int|inget|inga)\b"
)
_OWNER = r"\b(?:jag|ja|agaren|sjalv|bada|bagge)\b"
_NOT_HER = r"(?<!hon )(?<!han )(?<!som )(?<!de )(?<!dom )(?<!man )(?<!fru )(?<!en )(?<!inte )(?<!sambo )(?<!anstallda )"
_IN_IT = r"(?:den|det|firman?|foretaget|bolaget|min|mitt|rorelsen|verksamheten|butiken|eget|egna)\b"
_TIME_IN_IT = rf"{_NOT_HER}\b(?:jobbar?|jobar|arbetar?) (?:bara |pa |idag |nu )?%s ?tid (?:i|med) {_IN_IT}"
"""Without *jag*: who works and in what is told by the verb right ahead and *i firman* right behind."""
_WITH_THAT = r"(?:med|me) (?:det|de|he|detta)\b(?=$|[.,;:!?]| (?:och|a|o|men|sen|sa|nu|sedan|idag|hela|i firman)\b)"
_RUNS_IT = (
    rf"{_NOT_HER}\b(?:kor|driver|gor|skoter) (?:jag |ja )?(?:det|de|he|detta|firman|foretaget|bolaget)(?: har)?"
    r"(?: sjalv)? (?:pa )?%s ?tid\b"
    rf"|(?<=[.!?;] )%s ?tid i {_IN_IT}"
    r"|\bvi (?:bada |tva |bagge )?(?:agare|delagare) (?:jobbar|arbetar)(?: bada)? (?:pa )?%s ?tid\b"
)
_PART_OF_FULL_TIME = (
    rf"{_OWNER}(?:(?! inte| int| ej| anstalld\b| hon\b| han\b| fru)(?: \w+)){{0,6}} (?:%s) (?:av|utav)"
    r" (?:vad )?(?:en |full )?(?:hel ?tid|full ?tid|tjanst|arbetsvecka)\w*"
    r"(?! (?:pa|hos|inom|vid|at|som) (?!firma|garden|foretag))"
)
"""*Jag står där en fjärdedel av en heltid*: a share in words."""
_BRIEFLY = (
    r"\b(?:ensk\w*|ef|egen firma|ensk firma)\b[^!?\n]{0,70}[.,;] (?:jobbar |arbetar )?%s ?tid(?= ?(?:[.,;\n]|$))"
    r"|\b(?:har|driver|ager|kor) (?:en |ett |min |mitt |egen |eget )?(?:\w+ )?(?:\w*(?:salong|butik|verkstad"
    r"|firma|foretag|bolag"
    r"|krog|kafe|cafe|hotell|pensionat|akeri|studio|bageri|smedja|atelje))\b(?:(?!anstalld\b|jobb\b|sjukhus)[^.!?])*"
    r"\b(?<!hon )(?<!han )(?<!som )(?:jobbar|arbetar) (?:sjalv )?dar (?:sjalv )?(?:pa )?%s ?tid\b"
)
"""*Enskild firma. Heltid.* in a telegram, and *har salong i byn och jobbar där på heltid*."""
_HALF_YEAR = late(
    r"(?<!senaste )(?<!forsta )(?<!om ett )(?<!forra )(?<!varje )(?<!tog ett )(?<!drojde ett )"
    r"(?<!efter ett )(?<!vantat ett )(?<!for ett )\bhalvar\b(?! sedan| sen| (?:innan|fore|efter))"
)

_PHRASES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "employees",
        late(
            r"\b(?:anst[ae]l+da|personal) har (?:vi|jag|ja|firman|foretaget|bolaget) (?:(?:an sa lange|just nu|annu"
            r"|egentligen|idag) )?(?:inga|ingen|noll|inte nagra|int na)\b(?! (?:problem|svar|kollektiv|planer))"
            r"|\b(?:nagra|na) anst[ae]l+da (?:har|finns) (?:(?:vi|jag|ja|det) )?(?:inte|int|ej)\b(?! (?:plats|tid"
            r"|rad))"
            r"|\bingen (?:ar|e) anst[ae]l+d\b(?! (?:pa|utover|forutom|mer|an)\b)"
            r"|\b(?:inga|ingen|utan|inte nagra|noll|varken|vare sig|(?:inte|int) (?:har|haft)) (?:an(?:s|st"
            r"|ts)[ae]l+d(?:a|e)?|anst)\b"
        ),
        0,
    ),
    (
        "turnover_sek",
        late(
            r"\bhar(?: (?:vi|jag|ja|annu|an|foretaget|bolaget))* ingen omsattning\b(?! (?:over|att|pa))"
            r"|\bnoll (?:kronor |kr )?i omsattning\b(?! (?:over|i|pa)\b)"
            r"|(?:^|[.,;!\n] |\b(?:och|men|a|o) )(?:(?:annu|an sa lange|hittills) )?ingen omsattning"
            r"(?: (?:alls|annu|an|hittills|an sa lange))* ?(?=[.,;!\n]|$)"
        ),
        0,
    ),
    ("owner_work_share_percent", late(_BRIEFLY % (("(?:hel|full)",) * 2)), 100),
    ("owner_work_share_percent", late(_BRIEFLY % (("halv",) * 2)), 50),
    ("employees", _ALONE, 1),
    ("employees", _ONLY_EMPLOYEE, 1),
    (
        "owner_work_share_percent",
        late(rf"(?:{_ONLY_EMPLOYEE.pattern}),? (?:och )?(?:(?:jobbar|arbetar) )?pa heltid\b"),
        100,
    ),
    (
        "employees",
        late(
            r"(?<!jag )(?<!ja )\b(?:har|,) (?:nu |bara )?en anstalld \w+(?:are|or|ant|ist|skotare|ledare|chef"
            r"|karl|assistent)\b(?! (?:och|plus|samt|forutom))|"
            r"\bvi har en som (?:ar|e) anstalld\b|"
            r"(?<!jag )(?<!ja )\b(?:har|endast|bara) (?:nu |bara |endast )?en (?:heltids|fast )?anstalld\b"
            r"(?! (?:forutom|utover|plus|till|samt)\b| \+|,? (?:forutom|plus)|,? (?:och|o|a) (?:jag|ja|en|ett"
            r"|nagra|tva|tre|\d))"
        ),
        1,
    ),
    *(
        ("owner_work_share_percent", late(_PART_OF_FULL_TIME % share), percent)
        for share, percent in (("en fjardedel", 25), ("halften", 50), ("tre fjardedelar|trekvart", 75))
    ),
    (
        "owner_work_share_percent",
        late(
            rf"{_OWNER}(?:(?! inte| int| ej| \w*del(?:ar|en)?\b| halften| nastan)(?: och (?:min"
            rf"|mitt) \w+)?(?! anstalld\b| procent| \d| min| kolleg"
            rf"| hon\b| han\b| fru| dotter| son(?:en)?\b| syster| syrran| bror| vill\b| kunna\b| skulle\b| sku\b)"
            rf"(?: \w+)){{0,5}}"
            r" (?:hel|full) ?tid\b"
            rf"(?! (?:pa|hos|inom|vid|at) (?!{_IN_IT}|garden|sommar|vinter))"
            rf"|\blagger (?:\w+ ){{0,3}}(?:en )?(?:hel|full) ?tid (?:pa|i|at) {_IN_IT}"
            rf"|{_NOT_HER}\b(?:jobbar?|arbetar?) (?:(?:me|med) (?:det|de|he|detta) (?:har )?(?:jamt,? )?pa (?:hel"
            rf"|full) ?tid"
            rf"|(?:hel|full) ?tid (?:har|(?:me|med) (?:de|det|he) har))(?=$|[.,;!?])"
            rf"|{_NOT_HER}\b(?:jobbar|arbetar) med (?:mitt |min )?(?!en\b|ett\b)\w+ (?:pa )?(?:hel|full) ?tid(?=$"
            rf"|[.,;!?]| och )"
            rf"|\b(?:mitt|vart) (?:enda )?heltids(?:arbete|jobb)\b|\b(?:jag|ja) (?:ar|e) heltidsforetagare\b"
            rf"|\b(?:hel|full) ?tid (?:sjalv|jag|bada|bagge)\b|{_NOT_HER}\b(?:jobbar?|jobar|arbetar?) (?:bara |pa "
            rf"|idag |nu |sjalv )?"
            rf"(?:hel|full) ?tid {_WITH_THAT}|"
            + _TIME_IN_IT % "(?:hel|full)"
            + "|"
            + _RUNS_IT % (("(?:hel|full)",) * 3)
        ),
        100,
    ),
    (
        "owner_work_share_percent",
        late(
            rf"\blagger (?:\w+ ){{0,3}}(?:en )?halv ?tid (?:pa|i|at) {_IN_IT}|{_OWNER}(?: \w+){{0,5}} halv ?tid\b"
            rf"|{_TIME_IN_IT % 'halv'}|{_RUNS_IT % (('halv',) * 3)}"
            rf"|\bhalva min (?:arbets)?tid(?: (?:gar|lagger jag|ar))? (?:i|at|pa|till) {_IN_IT}"
        ),
        50,
    ),
    ("owner_work_share_percent", FULL_TIME, 100),
    ("owner_work_share_percent", HALF_TIME, 50),
    ("project_months", late(r"\bett (?:och|a|o) ett halvt ar\b"), 18),
    (
        "project_months",
        late(
            r"\b(?:(?<!senaste )(?<!for )ett ar(?! sedan| sen)|ettarigt)\b(?=[^.!?]*projekt)"
            r"|projekt\w*(?: \w+){0,4} ett ar\b|projekt[^.!?]*, ett ar\b"
        ),
        12,
    ),
    *(
        (
            "project_months",
            late(
                rf"\b(?:{year})-?arigt?a?\b(?=[^.!?]*projekt)"
                rf"|projekt[^.!?]* (?:{year})-?arigt?\b"
            ),
            12 * years,
        )
        for years, year in ((2, "tva|2"), (3, "tre|3"), (4, "fyra|4"))
    ),
    ("project_months", _HALF_YEAR, 6),
    ("project_months", late(r"\bhalvars ?projekt|\bett halvars (?:projekt|insats|satsning)"), 6),
    ("de_minimis_received_sek", _NEVER_RECEIVED, 0),
    (
        "partner_count",
        late(
            r"\b(?:soker|driver|gor|genomfor)(?: \w+){0,3} projekt\w*(?: \w+){0,2} (?:sjalva|ensamma|pa egen hand)\b"
            r"|\b(?:sjalva|ensamma) (?:i|om) projekt\w*|\bensam sokande\b|\butan partner\w*|\binga partner\w*"
            r"|\b(?:partners?|parter|samarbetspartner\w*)\W{1,2}(?:utan|inga|ingen|nej)\b"
            r"|\binga andra aktorer\b"
            r"|\binga andra (?:parter|partners?|organisationer|medsokande) (?:ar |finns )?(?:med|inblandade"
            r"|i projektet)\b"
        ),
        1,
    ),
    (
        "partner_count",
        late(
            r"\bjag och (?:en|ett|min)"
            r" (?:(?:annan|annat|till) (?:\w*foretag|\w*hotell|\w*firma|\w*gard|\w*camping"
            r"|\w*bolag|\w*uthyrare|\w*foretagare)|\w*foretag|hotell)\b"
        ),
        2,
    ),
    ("cofinancing_percent", HALF_PAID_BY_OTHERS, 50),
    ("cofinancing_percent", QUARTER_PAID_BY_OTHERS, 25),
)


@cache
def _sieve() -> Sieve:
    return Sieve(needed_in(pattern.pattern) for _, pattern, _ in _PHRASES)


_WE_NEVER_GOT = late(
    rf"\b{_SUPPORT}[^.!?]*\b(?:men|fast|medan|och|,) (?:vi|jag|ja)(?: sjalva?)? (?:har |sjalva? )*(?:aldrig?|inte"
    rf"|int)"
    r" (?:fatt|haft|sokt)(?: (?:na|nat|nagot|nagonting|nanting|en krona|ett ore|ett dugg|nagra pengar))?"
    r"(?: (?:nansin|nagonsin|tidigare|forut|alls))* ?(?=$|[.,;!?])"
)


def never_received(plain: str) -> bool:
    """Whether folded ``plain`` sets the writer against others who got support (*brorsan fick stöd, vi aldrig nåt*)."""
    return _WE_NEVER_GOT.search(plain) is not None


def phrases_in(text: str) -> list[tuple[str, int, int, int]]:
    """Fact, value, start and end of what folded ``text`` tells in words; the first phrase of a fact counts."""
    found: dict[str, tuple[str, int, int, int]] = {}
    for place in sorted(_sieve().possible(text)):
        fact, pattern, value = _PHRASES[place]
        match = None if fact in found else pattern.search(text)
        if match:
            found[fact] = (fact, value, match.start(), match.end())
    return list(found.values())
