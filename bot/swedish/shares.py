"""What a share in a text is: how much the owner works in the company, or what others pay of a project."""

import re

_PAYING = r"(?:betalar|bekostar|star for|gar in med|bidrar med|skjuter till|finansierar|lagger in|lagger)"
_PAYERS = (
    r"(?:kommun(?:en|er|erna)|\w+ (?:kommun|stad)|partner\w*|samarbetspartner\w*|andra(?: \w+)?|parterna"
    r"|medfinansiar\w*|(?:\w+ )?(?:foretag|foretagen|bolagen|organisationer\w*))"
)
_OTHERS_PAY = re.compile(
    rf"\b{_PAYERS}(?: (?:som|vill|ska|kommer att|har lovat att|ihop|tillsammans)| i \w+)?,?(?: som)?"
    rf" {_PAYING}(?: \w+){{0,3}} ?$"
)
_WE_TOO = re.compile(r"\b(?:vi|jag|ja)(?: och \w+(?: \w+)?)?(?: sjalva?)? " + _PAYING)
_COFINANCE_BEFORE = re.compile(
    r"(?:\bmedfin\w*|kontantinsats|andra finansiar\w*"
    r"|\b(?:partnernas|parternas|de andras|ovrigas|kommunens|kommunernas|aktorernas) (?:andel|del|insats|bidrag)"
    r"|\b(?!foretagets|bolagets|firmans|foreningens|projektets|agarens)"
    r"[a-z]{3,}s (?:andel|medfinansiering|del(?=\W+$)))"
    r"(?:\W+\w+){0,5}\W*$"
)
_COFINANCE_AFTER = re.compile(
    r"^ (?:i |av )?(?:kontant )?(?:\w+ )?medfin\w*|^ (?:betalas|bekostas|finansieras) av (?!oss|mig)"
)

_WORKS = re.compile(r"\b(?:jobb\w*|jobar|arbet\w*|tjanst|sysselsatt|min tid|arbetstid\w*|heltid)\b[^.!?;]*$")
_NOT_THE_OWNER = re.compile(
    r"\b(?:anstalld\w*|hon|han|hen|frun?|man|son(?:en)?|dotter(?:n)?|sambon?|de|dom|ager|aktie\w*|delagare|export\w*|forsalj\w*"
    r"|salj\w*)\b(?:\W+\w+){0,6}\W*$"
)
_I_WORK = re.compile(
    r"\b(?:jag|ja)(?: [^.!?;]*\b(?:och|men)(?: jag| ja)?)?(?: sjalv)? (?:jobbar|jobar|arbetar)(?: \w+){0,4} $"
)
_ELSEWHERE = re.compile(
    r"^ (?:digital|ideell|manuell|lokal|med |mot |av (?:pengar|kapital|vinst|kostnad|kontant))"
    r"|^ (?:pa|hos|som|at|i|inom|vid) (?!firma|foretag|bolag|min|mitt|det|rorels|verksamhet|egen|eget|den\b)"
)
_IN_THE_COMPANY = re.compile(
    r"^,? (?:i|av|pa) (?:min |mitt |eget |egen |det egna |en )?(?:firma|foretag|bolag|rorels|heltid)"
)
_RIGHT_BEFORE = re.compile(
    r"(?:^|[.,:;!?]|\b(?:jag|ja|agaren|sjalv|bada|bagge|och|o|a|men)\b)"
    r"(?:\s*\b(?:jag|ja|nu|idag|sjalv|bara|val|ju|dessutom|just|sjalva|som)\b)*\W*"
    r"\b(?:jobbar?|jobar|arbetar?|(?<=dar jag )lagger|(?<=dar ja )lagger"
    r"|sysselsatt|(?:min )?arbetstid\w*|min tid|tjanst pa)(?: \w+){0,4}\W*$"
)


def share_fact(sentence: str, before: str, after: str) -> str | None:
    """The fact that a percentage states; ``sentence`` is all of its sentence ahead of it."""
    if _COFINANCE_BEFORE.search(before) or _COFINANCE_AFTER.search(after):
        return "cofinancing_percent"
    if _OTHERS_PAY.search(before):
        return None if _WE_TOO.search(before) else "cofinancing_percent"
    if not _WORKS.search(sentence) or _ELSEWHERE.search(after):
        return None
    if _NOT_THE_OWNER.search(before) and not _I_WORK.search(sentence):
        return None
    in_company = _IN_THE_COMPANY.search(after)
    return "owner_work_share_percent" if in_company or _RIGHT_BEFORE.search(sentence) else None


HALF_PAID_BY_OTHERS = re.compile(
    rf"\b{_PAYERS} (?:\w+ ){{0,2}}?{_PAYING} (?:\w+ )?(?:halften|halva)\b"
    r"|\b(?:halften|halva)(?: \w+){0,3} (?:betalas|bekostas|finansieras|tas|kommer)(?: \w+)?"
    r" (?:av|fran) (?!oss|mig|foretaget)"
    r"|\bmedfin\w*(?: \w+){0,2} (?:halften|halva)\b"
)
"""Others pay half; no percentage is named."""
