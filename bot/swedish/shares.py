"""What a share in a text is: how much the owner works in the company, or what others pay of a project."""

import re

_PAYING = (
    r"(?:betalar|bekostar|star for|svarar for|tacker|gar in med|bidrar med|skjuter till|finansierar|lagger in|lagger)"
)
_PAYERS = (
    r"(?:(?:kommun(?:en|er|erna)|\w+ (?:kommun|stad)|(?:spar)?banken|sparbanksstiftelsen|lansstyrelsen"
    r"|partner\w*|samarbetspartner\w*|andra(?: \w+)?|parterna"
    r"|medfinansiar\w*|finansiarer\w*|(?:\w+ )?(?:foretag|foretagen|bolagen|organisationer\w*))(?: (?:och|a|o"
    r"|samt|plus) \w+)?)"
)
_OTHERS_PAY = re.compile(
    rf"\b{_PAYERS}(?: (?:som|vill|ska|kommer att|har lovat att|ihop|tillsammans)| i \w+)?,?(?: som)?"
    rf" {_PAYING}(?: \w+){{0,3}} ?$"
)
_WE_TOO = re.compile(r"\b(?:vi|jag|ja)(?: och \w+(?: \w+)?)?(?: sjalva?)? " + _PAYING)
_COFINANCE_BEFORE = re.compile(
    r"(?:\bmedfin\w*|kontantinsats|andra finansiar\w*|andel fran andra|andras (?:andel|del)|extern finansiering"
    r"|\b(?:partnernas|parternas|de andras|ovrigas|kommunens|kommunernas|aktorernas) (?:andel|del|insats|bidrag)"
    r"|\b(?!foretagets|bolagets|firmans|foreningens|projektets|agarens)"
    r"[a-z]{3,}s (?:andel|medfinansiering|del(?=\W+$)))"
    r"(?:\W+\w+){0,5}\W*$"
)
_OF_THE_COST = (
    r"av (?:\w+ )?(?:pengarna|kostnad\w*|budget\w*|projektet|projektkostnad\w*|summan|finansieringen"
    r"|medlen|totalen|det hela)"
)
_COFINANCE_AFTER = re.compile(
    r"^,? (?:i |av )?(?:kontant )?(?:\w+ )?medfin\w*"
    rf"|^(?: {_OF_THE_COST})?,? (?:betalas|bekostas|finansieras|tas|tacks) av (?!oss|mig)"
    r"|^,? (?:far|har) vi (?:i |som )medfin\w*"
    rf"|^(?: {_OF_THE_COST})?,? (?:{_PAYING} {_PAYERS}|star {_PAYERS} for)\b"
    rf"|^(?: {_OF_THE_COST})?,? (?:kommer|far vi) (?:in )?fran (?!oss|mig|er|regionen|stodet|staten|egen|eget|egna)"
)

_WORKS = re.compile(r"\b(?:jobb\w*|jobar|arbet\w*|tjanst|sysselsatt|min tid|arbetstid\w*|heltid)\b[^.!?;]*$")
_NOT_THE_OWNER = re.compile(
    r"\b(?:anstalld\w*|hon|han|hen|frun?|man|son(?:en)?|dotter(?:n)?|sambon?|de|dom|ager|aktie\w*|delagare|export\w*|forsalj\w*"
    r"|salj\w*)\b(?:\W+\w+){0,6}\W*$"
)
_I_WORK = re.compile(
    r"\b(?:jag|ja)(?: [^.!?;]*\b(?:och|men)(?: jag| ja)?)?(?: sjalv)? (?:jobbar|jobar|arbetar)(?: \w+){0,4} $"
)
_WORKPLACE = (
    r"(?:salongen|butiken|verkstaden|akeriet|[ck]afeet|studion|ateljen|affaren|byran|krogen|restaurangen|hotellet|campingen"
    r"|stallet|smedjan|bageriet|snickeriet|kliniken|mottagningen|handelsbolaget|hb|ab|aktiebolaget|kiosken|syateljen|garden|lantbruket|jordbruket)\b"
)
_ELSEWHERE = re.compile(
    rf"^ (?:digital|ideell|manuell|lokal|med |mot |av (?:pengar|kapital|vinst|kostnad|kontant))"
    rf"|^ (?:pa|hos|som|at|i|inom|vid) (?!firma|foretag|bolag|min|mitt|det|rorels|verksamhet|egen|egna|eget"
    rf"|var\b|vart\b|den\b|{_WORKPLACE})"
)
_IN_THE_COMPANY = re.compile(
    rf"^,? (?:i|av|pa) (?:min |mitt |eget |egen |det egna |den egna |egna |var |vart |en )?(?:firma|foretag"
    rf"|bolag|rorels|heltid|{_WORKPLACE})"
)
_RIGHT_BEFORE = re.compile(
    r"(?:^|[.,:;!?]|\b(?:jag|ja|agaren|sjalv|bada|bagge|och|o|a|men)\b)"
    r"(?:\s*\b(?:jag|ja|nu|idag|sjalv|bara|val|ju|dessutom|just|sjalva|som)\b)*\W*"
    r"\b(?:jobbar?|jobar|arbetar?|(?<=dar jag )lagger|(?<=dar ja )lagger"
    r"|sysselsatt|(?:min )?arbetstid\w*|min tid|tjanst pa)(?: \w+){0,4}\W*$"
)


_WORK_LABEL = re.compile(
    r"(?:^|\n|[.,;:] )\W*(?:agaren?s? |min |egen )?(?:arbetstid|sysselsattningsgrad|tjanstgoringsgrad|arbetsinsats|tid)"
    r"(?: i (?:foretaget|firman|bolaget|rorelsen|verksamheten))\W{1,3}$|\bsysselsattningsgrad\W{1,3}$"
)


def share_fact(sentence: str, before: str, after: str) -> str | None:
    """The fact that a percentage states; ``sentence`` is all of its sentence ahead of it."""
    if _COFINANCE_BEFORE.search(before) or _COFINANCE_AFTER.search(after):
        return "cofinancing_percent"
    if _OTHERS_PAY.search(before):
        return None if _WE_TOO.search(before) else "cofinancing_percent"
    if _WORK_LABEL.search(before):
        return "owner_work_share_percent"
    if not _WORKS.search(sentence) or _ELSEWHERE.search(after):
        return None
    if _NOT_THE_OWNER.search(before) and not _I_WORK.search(sentence):
        return None
    in_company = _IN_THE_COMPANY.search(after)
    return "owner_work_share_percent" if in_company or _RIGHT_BEFORE.search(sentence) else None


QUARTER_PAID_BY_OTHERS = re.compile(
    rf"\b(?:{_PAYERS}|[a-z]+(?:bolagen|foretagen|foreningarna"
    rf"|kommunerna)) (?:\w+ ){{0,2}}?{_PAYING} (?:for )?en (?:fjardedel|kvarts?del)\b"
    r"|\ben fjardedel(?: \w+){0,3} (?:betalas|bekostas|finansieras|tas|kommer)(?: \w+)? (?:av|fran) (?!oss|mig"
    r"|foretaget)"
    r"|\bmedfin\w*(?: \w+){0,2} en fjardedel\b"
)
HALF_PAID_BY_OTHERS = re.compile(
    rf"\b{_PAYERS} (?:\w+ ){{0,2}}?{_PAYING} (?:\w+ )?(?:halften|halva)\b"
    r"|\b(?:halften|halva)(?: \w+){0,3} (?:betalas|bekostas|finansieras|tas|kommer)(?: \w+)?"
    r" (?:av|fran) (?!oss|mig|foretaget)"
    r"|\bmedfin\w*(?: \w+){0,2} (?:halften|halva)\b"
)
"""Others pay half; no percentage is named."""
