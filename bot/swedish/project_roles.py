"""When a number tells nothing of the writer's own project: of its partners, its months, its money and support got."""

import re
from datetime import date

from bot.swedish.around import SUPPOSED, Around
from bot.swedish.late import late

_PARTNERS_TO_COME = late(
    r"\b(?:letar(?: \w+)?|saknar|saknas|behover(?: ha| fa| vara| bli)?|behovs|kravs|krav pa|maste(?: man)?(?: vara)?"
    r"|racker(?: det)?(?: med)?|forra|forriga|senaste projektet|bjod|bjudit|fragat|kontaktat|intresserade"
    r"|tidigare projekt|hade|soker(?= (?:efter )?(?:\w+ )?$)|vill ha|hoppas\b[^.!?]*)\b(?: \w+){0,3} $"
)


_WERE = late(
    r"(?:^\W*|\b(?:vi|det|forst|tidigare|forut|borjan|fjol) )(?:var|hade|fanns)"
    r"(?: (?:vi|det|forst|fran borjan|ursprungligen|da))* $"
)
_WERE_BEHIND = late(r"^ (?:st |stycken )?(?:parter|partners?|aktorer) (?:fanns|var|hade|blev) (?:det|vi)\b(?! nu)")
"""*Var tre parter men en hoppade av* counts those of another day."""


def _were(at: Around) -> bool:
    return bool(_WERE.search(at.clause) or _WERE_BEHIND.match(at.after))


_OTHER_PROJECT = late(
    r"\b(?:forra|forriga|foregaende|tidigare|gamla|andra|annat|deras|hans|hennes) "
    r"(?:\w*projekt\w*|satsning\w*|gang\w*|omgang\w*)"
)
_COMPETE = late(r"\bkonkurr\w*(?: \w+){0,3} $")


def no_partners(at: Around) -> bool:
    """*Vi söker två partner* and *förra projektet hade sex parter* count nobody."""
    others = at.others or at.is_of_a_rule or _OTHER_PROJECT.search(at.sentence)
    return bool(others or _PARTNERS_TO_COME.search(at.clause) or _COMPETE.search(at.clause) or _were(at))


_PAID_ONCE = late(r"\b(?:medfinansierade|hoppas|ville|tackade nej|drog sig|om (?:kommunen|de|partnerna) (?:gar|ger))\b")


_OF_ANOTHER_COST = late(
    r" av (?!(?:\w+ )?\w*(?:kostn|projekt|budget|peng|summ|finans|total|allt|det|investering|belopp|medel|medl"
    r"|utgift|hela|oss|vara))"
)


def no_months(at: Around) -> bool:
    """*Det förra projektet tog 24 månader* is no length of this one."""
    return bool(_OTHER_PROJECT.search(at.sentence) or at.others)


def no_cofinancing(at: Around) -> bool:
    """*I förra projektet medfinansierade kommunen 40 procent*, *kommunen betalar 60 procent av hyran*."""
    once = _OTHER_PROJECT.search(at.sentence) or _PAID_ONCE.search(at.whole)
    return bool(once or at.is_of_a_rule or _OF_ANOTHER_COST.match(at.after))


_YEAR = late(r"\b(?:19|20)\d\d\b")
_YEARS_COUNTED = 3
"""Support counts for three years."""
_MANY_YEARS_AGO = late(
    r"\b(?:for|ar) (?!ett\b|tva\b|1\b|2\b|3\b|tre\b)(?:\w+|over \w+|mer an \w+) ar se(?:da)?n\b|\blange se(?:da)?n\b"
    r"|\bnar (?:vi|jag|ja) startade\b|\bpa (?:80|90|00)-?talet\b"
)
_MAY_BE_HAD = late(
    r"\b(?:kan|kunde|far|skulle|hoppas|vill|ska|ger|ge) (?:man|vi|jag|ja|ett foretag|foretag|ni|de|fa|ni val)\b"
    r"(?: \w+){0,3} (?:fa|fatt|soka|ge)?(?: \w+){0,4}$"
    r"|\b(?:man far|kan fa|ni ger|upp till|max\w*|hogst|tak\w*|lova[td]\w*)\b[^.!?]*$"
)


_MORE_OR_LESS = late(r"^ (?:kr |kronor )?(?:mindre|mer|for lite|for mycket)\b")


def no_support_got(at: Around) -> bool:
    """*Kan man få 300 000 i försumbart stöd?* asks; *för tio år sedan fick vi 300 000* counts no longer."""
    if at.others or at.is_of_a_rule or SUPPOSED.search(at.whole) or _MANY_YEARS_AGO.search(at.whole):
        return True
    if _MORE_OR_LESS.match(at.after):
        return True
    if re.search(r"\d", at.number) and _MAY_BE_HAD.search(at.clause):
        return True
    years = [int(year) for year in _YEAR.findall(at.whole)]
    return bool(years) and max(years) < date.today().year - _YEARS_COUNTED
