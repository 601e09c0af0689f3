"""What a share in a text is: how much the owner works in the company, or what others pay of a project."""

from bot.swedish.late import late
from bot.swedish.work_in_words import I_SPEND_BEHIND

_PAYING = (
    r"(?:betalar|bekostar|star for|svarar for|tacker|gar in med|bidrar med|skjuter till|finansierar|lagger in|lagger"
    r"|ger|lovar|har lovat|lovat|utlovar|staller upp med|kommer in med|gar med pa)"
)
_PAYERS = (
    r"(?:(?:medlemmarna|medlemsforetagen|kommun(?:en|er|erna)|\w+ (?:kommun|stad)|(?:spar)?banken"
    r"|sparbanksstiftelsen|lansstyrelsen"
    r"|partner\w*|samarbetspartner\w*|andra(?: \w+)?|parterna"
    r"|medfinansiar\w*|finansiarer\w*|(?:\w+ )?(?:foretag|foretagen|bolagen"
    r"|organisationer\w*)|\w+(?:foretagen|bolagen))(?: (?:och|a|o"
    r"|samt|plus|\+|&) \w+)?)"
)
_OTHERS_PAY = late(
    rf"\b{_PAYERS}(?: (?:som|vill|ska|kommer att|har lovat att|ihop|tillsammans)| i \w+)?,?(?: som)?"
    rf"(?: (?:ar|e|gar|vill vara|har lovat vara) (?:med|in) (?:och|a|o))? {_PAYING}(?: \w+){{0,3}} ?$"
)
_OTHERS_BEHIND = late(
    r"\b(?:bidrar|star|gar|skjuter|kommer|stottar)(?: (?:de|dom))? (?:ovriga|andra|medparterna|parterna|partnerna"
    r"|kommunen|kommunerna|medlemmarna|foretagen)(?: \w+)? (?:med|for|in med|till)(?: (?:ca|cirka|totalt))? $"
)
"""*Av detta bidrar övriga med 25 procent*."""
_WE_TOO = late(r"\b(?:vi|jag|ja)(?: och \w+(?: \w+)?)?(?: sjalva?)? " + _PAYING)
_COFINANCE_BEFORE = late(
    r"(?:\bmedfin\w*|kontantinsats|andra finansiar\w*|andel fran andra|andras (?:andel|del)|extern finansiering"
    r"|\b(?:arbetsgivarnas|medlemmarnas|medparternas|finansiarernas|partnernas|parternas|de andras|ovrigas|kommunens"
    r"|kommunernas|aktorernas) (?:andel|del|insats|bidrag)"
    r"|\b(?!foretagets|bolagets|firmans|foreningens|projektets|agarens)"
    r"[a-z]{3,}s (?:andel|medfinansiering|del(?=\W+$)))"
    r"(?:\W+\w+){0,5}\W*$"
)
_OF_THE_COST = (
    r"av (?:\w+ )?(?:pengarna|kostnad\w*|budget\w*|projektet|projektkostnad\w*|summan|finansieringen"
    r"|medlen|totalen|det hela)"
)
_COFINANCE_AFTER = late(
    r"^,? (?:i |av )?(?:kontant )?(?:\w+ )?medfin\w*"
    rf"|^(?: {_OF_THE_COST})?,? (?:betalas|bekostas|finansieras|tas|tacks) av (?!oss|mig)"
    r"|^,? gar (?:(?:vi|parterna) $|(?:vi|parterna) (?:alla|tillsammans|parter\w*) (?:gemensamt "
    r"|tillsammans )?in med)|^,? (?:far|har) vi (?:i |som )medfin\w*"
    rf"|^(?: {_OF_THE_COST})?,? (?:{_PAYING} {_PAYERS}|star {_PAYERS} for)\b"
    rf"|^(?: {_OF_THE_COST})?,? (?:kommer|far vi) (?:in )?fran (?!oss|mig|er|regionen|stodet|staten|egen|eget|egna)"
)

_WORKS = late(r"\b(?:jobb\w*|jobar|arbet\w*|tjanst|sysselsatt|min tid|arbetstid\w*|heltid)\b[^.!?;]*$")
_NOT_THE_OWNER = late(
    r"\b(?:anstalld\w*|hon|han|hen|frun?|man|son(?:en)?|dotter(?:n)?|sambon?|de|dom|ager|aktie\w*|delagare|export\w*"
    r"|forsalj\w*"
    r"|salj\w*)\b(?:\W+\w+){0,6}\W*$"
)
_I_WORK = late(
    r"\b(?:jag|ja)(?: [^.!?;]*\b(?:och|men)(?: jag| ja)?)?(?: sjalv)? (?:jobbar|jobar|arbetar)(?: \w+){0,4} $"
)
_WORKPLACE = (
    r"(?:salongen|butiken|verkstaden|akeriet|[ck]afeet|studion|ateljen|affaren|byran|krogen|restaurangen|hotellet"
    r"|campingen"
    r"|stallet|smedjan|bageriet|snickeriet|kliniken|mottagningen|handelsbolaget|hb|ab|aktiebolaget|kiosken|syateljen"
    r"|garden|lantbruket|jordbruket)\b"
)
_ELSEWHERE = late(
    rf"^ (?:digital|ideell|manuell|lokal|med |mot |av (?:pengar|kapital|vinst|kostnad|kontant))"
    rf"|^ (?:pa|hos|som|at|i|inom|vid) (?!firma|foretag|bolag|min|mitt|det|rorels|verksamhet|egen|egna|eget"
    rf"|var\b|vart\b|den\b|{_WORKPLACE})"
)
_IN_THE_COMPANY = late(
    rf"^,? (?:i|av|pa) (?:min |mitt |eget |egen |det egna |den egna |egna |var |vart |en )?(?:firma|foretag"
    rf"|bolag|rorels|heltid|{_WORKPLACE})"
)
_RIGHT_BEFORE = late(
    r"(?:^|[.,:;!?]|\b(?:jag|ja|agaren|sjalv|bada|bagge|och|o|a|men)\b)"
    r"(?:\s*\b(?:jag|ja|nu|idag|sjalv|bara|val|ju|dessutom|just|sjalva|som)\b)*\W*"
    r"\b(?:jobbar?|jobar|arbetar?|(?<=dar jag )lagger|(?<=dar ja )lagger"
    r"|sysselsatt|(?:min )?arbetstid\w*|min tid|tjanst pa)(?: \w+){0,4}\W*$"
)


_OF_FULL_TIME = late(
    r" ?(?:av|utav) (?:en |min |min arbets|en arbets)?(?:hel ?tids?(?:tjanst|arbete)?|full ?tid"
    r"|(?:arbets)?tid(?:en)?|arbetsvecka\w*|tjanst)\b"
)
_WORKING_TIME = late(r" ?(?:arbetstid|tjanst|sysselsattning|arbete) (?=(?:i|pa) )")
_SPENDS = late(r"\b(?:lagger|lagga|satsar|anvander|jobb\w*|jobar|arbet\w*|sysselsatt|min tid|agnar)\b[^.!?;]*$")
_IN_IT = late(
    rf"^,? (?:i|pa|at|med|me) (?:den|det(?: har)?|detta(?: har)?|firman?|{_WORKPLACE}|fiske\w*|skog\w*"
    rf"|djuren|ramjolk)(?=$|[.,;:!?]| (?:och|a|o|men|resten|nu|sjalv)\b)"
)
_COMPANY_AHEAD = late(rf"\b(?:i|pa|at) (?:firman|foretaget|bolaget|rorelsen|verksamheten|{_WORKPLACE})")


_NO_SHARE = late(
    r" ?(?:i )?(?:ranta|rantan|rabatt|moms|avdrag|vinst|okning|mer|hogre"
    r"|lagre|billigare"
    r"|dyrare)\b"
)
_EACH_OF_THEM = late(r" ?(?:vardera|var(?=[.,;]|$)|var sin)\b")
_SHARE_OF_SALES = late(
    r"\bandel\w* av (?:\w+ )?(?:marknad|forsaljning|omsattning|kund|export|produktion|personal)\w*(?: \w+)*\W*$"
)
_WORK_LABEL = late(
    r"(?:^|\n|[.,;:] )\W*(?:agaren?s? |min |egen )?(?:arbetstid|sysselsattningsgrad|tjanstgoringsgrad"
    r"|arbetsinsats|tid)"
    r"(?: i (?:foretaget|firman|bolaget|rorelsen|verksamheten))\W{1,3}$|\bsysselsattningsgrad\W{1,3}$"
)


def share_fact(sentence: str, before: str, after: str) -> str | None:
    """The fact that a percentage states; ``sentence`` is all of its sentence ahead of it."""
    if _NO_SHARE.match(after) or _SHARE_OF_SALES.search(before):
        return None
    if _EACH_OF_THEM.match(after) and not _WORKS.search(sentence):
        return None  # how many they are, and what it comes to, is for the form to ask
    if _COFINANCE_BEFORE.search(before) or _COFINANCE_AFTER.search(after):
        return "cofinancing_percent"
    if _OTHERS_PAY.search(before) or _OTHERS_BEHIND.search(before):
        return None if _WE_TOO.search(before) else "cofinancing_percent"
    if _WORK_LABEL.search(before) or _owner_works(sentence, before, after):
        return "owner_work_share_percent"
    return None


_IT_I_WORK_WITH = late(
    r"(?:^|[.,;:!?]|\b(?:och|o|a|men))\s*(?:den|det|de|firman|foretaget|bolaget|rorelsen|verksamheten) (?:jobbar"
    r"|arbetar|haller) (?:jag|ja)"
    r" (?:sjalv )?(?:med|me|i|pa)(?: (?:ca|cirka|ungefar|runt|typ|omkring|bara|nu|idag|sa|till|pa))* $"
)
_WITH_IT_SO = late(
    r"(?:^|[.,;:!?]|\b(?:jag|ja|och|o|a))\s*(?:jobbar|jobar|arbetar) (?:med|me) (?:det|de|he"
    r"|detta)(?: har)? pa (?:ca |cirka |ungefar )?$|"
    r"\b(?:jobbar|jobar|arbetar|haller pa)(?: (?:jag|ja|bara|mest))*(?: \w+){0,5} (?:med|me) (?:det|de|he|detta)"
    r"(?: (?:sa|typ|ca|cirka|runt|ungefar|alltsa|kanske|dvs))* $"
)
_ONLY_SO = late(
    r"(?:^|[.,;:(]|\b(?:blir|blev|ar|e|det|de|bara|ungefar|ca|cirka|runt|typ|pa|lagger|deltid|endast|kanske|nu"
    r"|drygt|knappt))\s*$"
)
_IN_MY_FIRM = late(
    r"^,? (?:i|at|pa|med) (?:(?:min |mitt |den |det |min egna |mitt egna |egna |eget |egen )"
    r"?(?:firman?|foretaget|foretag|bolaget|bolag|rorelsen|verksamheten))(?=$|[.,;:!?)]| (?:och|a|o|men|resten|nu"
    r"|sa)\b)"
)
_NO_WORK = late(
    r"\b(?:ager|agande|aktie\w*|andel\w*|delagare|vinst\w*|rost\w*|kapital|insats|ranta|okning|kostnad\w*|anstalld\w*"
    r"|han|hon|hen|hans|hennes|frun?|man|sambon?|son(?:en)?|dotter(?:n)?|kvinnor|man|export\w*|salj\w*"
    r"|omsat\w*)\b[^.!?;]*$"
)
_A_TELEGRAM = late(r"(?:^|[.,;:(\n])\s*(?:jag |agaren? |sjalv |agare |arbetar |jobbar |egen tid |tid )?$")
_OF_A_FULL_JOB = late(r"^ ?(?:av )?(?:en )?(?:hel ?tid(?:s\w+)?|full ?tid)(?= ?(?:$|[.,;)\n]))")
_PART_TIME = late(
    r"\b(?:firma\w*|foretag\w*|bolag\w*)(?: (?:bara|nu))? pa deltid,?(?: (?:dvs|alltsa|ungefar|ca|cirka|runt"
    r"|kanske|pa))* $"
)
_RUNS_IT_AT = late(
    r"\b(?:kor|driver|skoter)(?: jag| ja)? (?:det|den|firman|foretaget|bolaget|verksamheten|rorelsen|detta)"
    r"(?: (?:sjalv|nu|idag|bara|da|har))*(?: (?:pa|till|med|ca|cirka|ungefar|runt))+ $"
    r"|\b(?:kor|jobbar|driver|haller pa)(?: jag| ja)? sjalv(?: (?:pa|till|ca|cirka|ungefar|runt))+ $"
)
"""Shares of a working week told without *jag jobbar*: *det blir 40 procent i firman*, *75 % av heltid.*"""


def _is_told_briefly(sentence: str, after: str) -> bool:
    """Whether the percentage is the owner's work though no verb of working stands by it."""
    if _NO_WORK.search(sentence):
        return False
    if _ONLY_SO.search(sentence) and _IN_MY_FIRM.search(after):
        return True
    if _PART_TIME.search(sentence) and not _ELSEWHERE.search(after):
        return True
    if _RUNS_IT_AT.search(sentence) and not _ELSEWHERE.search(after):
        return True
    return bool(_A_TELEGRAM.search(sentence) and _OF_A_FULL_JOB.match(after))


_EACH_OF_US = late(r"\bvi (?:bada |tva |bagge )?(?:agare|delagare|kompanjoner) (?:jobbar|arbetar)(?: \w+)? $")


def _owner_works(sentence: str, before: str, after: str) -> bool:
    """Whether the percentage is what the owner works in the company."""
    if _is_told_briefly(sentence, after) or I_SPEND_BEHIND.search(after):
        return True
    if _EACH_OF_US.search(sentence) or (_IT_I_WORK_WITH.search(sentence) and not _ELSEWHERE.search(after)):
        return True
    with_it = _WITH_IT_SO.search(sentence)
    if with_it and not _NOT_THE_OWNER.search(sentence[: with_it.start()]) and not _ELSEWHERE.search(after):
        return True
    if (time := _WORKING_TIME.match(after)) and _IN_THE_COMPANY.search(" " + after[time.end() :]):
        return True
    mine = not _NOT_THE_OWNER.search(before)
    spends = mine and _SPENDS.search(sentence) is not None
    if of_full_time := _OF_FULL_TIME.match(after):
        rest = after[of_full_time.end() :]
        there = _IN_THE_COMPANY.search(rest) or _IN_IT.search(rest)
        return spends and bool(there or (_COMPANY_AHEAD.search(sentence) and not _ELSEWHERE.search(rest)))
    if spends and (_IN_THE_COMPANY.search(after) or _IN_IT.search(after)):
        return True
    if not _WORKS.search(sentence) or _ELSEWHERE.search(after):
        return False
    if not mine and not _I_WORK.search(sentence):
        return False
    return bool(_IN_THE_COMPANY.search(after) or _RIGHT_BEFORE.search(sentence))


QUARTER_PAID_BY_OTHERS = late(
    rf"\b(?:{_PAYERS}|[a-z]+(?:bolagen|foretagen|foreningarna"
    rf"|kommunerna)) (?:\w+ ){{0,2}}?{_PAYING} (?:for )?en (?:fjardedel|kvarts?del)\b"
    r"|\ben fjardedel(?: \w+){0,3} (?:betalas|bekostas|finansieras|medfinansieras|tas|kommer)(?: \w+)? (?:av"
    r"|fran) (?!oss|mig"
    r"|foretaget)"
    r"|\bmedfin\w*(?: \w+){0,2} en fjardedel\b"
)
HALF_PAID_BY_OTHERS = late(
    rf"\b(?:halften|halva (?:budgeten|kostnaden|summan|projektet)) {_PAYING} (?:de |dom )?(?:ovriga|{_PAYERS})\b"
    rf"|\b{_PAYERS} (?:\w+ ){{0,2}}?{_PAYING} (?:\w+ )?(?:halften|halva)\b"
    r"|\b(?:halften|halva)(?: \w+){0,3} (?:betalas|bekostas|finansieras|medfinansieras|tas|kommer)(?: \w+)?"
    r" (?:av|fran) (?!oss|mig|foretaget)"
    r"|\b(?:halften|halva)(?: \w+){0,4} fran (?:kommun\w*|\w+ kommun|\w*bank\w*|\w+ bank|lansstyrelsen|medfin\w*"
    r"|partner\w*)\b"
    r"|\bmedfin\w*(?: \w+){0,2} (?:halften|halva)\b"
)
"""Others pay half; no percentage is named."""
