"""Whether a number in a text is the writer's own and of today: not another's, no memory, hope, demand or limit."""

from bot.swedish.around import SUPPOSED, Around
from bot.swedish.late import late
from bot.swedish.project_roles import no_cofinancing, no_months, no_partners, no_support_got

_NO_VERB = r"(?: (?!till\b|for\b|at\b|tankt\b|kopt\b|ar\b|e\b|har\b)\w+){0,4} $"
_THEN = late(
    r"\b(?:hade|hadde|fanns|jobbade|arbetade|sysselsatte|varit|haft|bestod av|(?:vi|det|de|dom|jag) var"
    rf"|(?<!i )(?<!pa )var (?:vi|det|de|dom)){_NO_VERB}"
)
_THEN_BEHIND = late(
    r"^(?: (?:st|stycken|\w*anst\w*|personer|man|parter|partners?))?(?: \w+)? ?(?:forr\b|forut\b|fore (?:pandemin"
    r"|corona"
    r"|krisen|branden|kriget)|innan (?:pandemin|corona|dess|branden|\w+ (?:slutade|gick|flyttade|salde))"
    r"|nar (?:vi|jag|ja|pappa|farsan|det) (?:startade|borjade|tog over|kopte|drog igang|var som)|pa den tiden)"
)
_FOR_ONE_OF = late(r"\ben av(?: \w+)? $")
_FROM = late(r"\bfran(?: (?:ca|cirka|runt|drygt))? $")
"""*Från nio till fem*: the first of them is of the past."""
_MOVED = late(
    r"\b(?:sagt upp|sa upp|sade upp|varsl\w*|anstallt|anstallde|rekryterat|rekryterade|nyanstallt|permitter\w*|bytt ut"
    r"|pensionera\w*|hyrt in|lanat in|tappat|blivit av med|slutade|slutat)(?: \w+){0,2} $"
)
_LAST_ACCOUNTS = late(r"\bomsat|\bbalans|\bbokslut")


_WHAT_IF = late(r"^\W*(?:(?:och|men|a|o|sen|eller) )?(?:om|ifall) (?:vi|jag|ja) (?:hade|vore|var|har)\b")
"""*Om vi vore 60 stycken?* supposes on purpose, to hear what would follow."""


def _no_headcount(at: Around) -> bool:
    """*I fjol hade vi elva anställda* is no fact, unless a year's accounts tell it."""
    if _WHAT_IF.match(at.sentence) and "?" in at.ending:
        return at.is_of_a_rule
    then = _THEN.search(at.clause) and not _LAST_ACCOUNTS.search(at.sentence)
    others = at.others or at.is_of_a_rule or _FOR_ONE_OF.search(at.clause) or _MOVED.search(at.clause)
    return bool(others or then or _FROM.search(at.clause) or _THEN_BEHIND.search(at.after) or at.is_hoped)


_CHANGED = late(
    r"\b(?:ok\w*|minsk\w*|vaxt|vaxte|sjunk\w*|sjonk|tappa\w*|stig\w*|steg|hoj\w*|sank\w*|dubbl\w*|gatt (?:upp|ner)"
    r"|gick (?:upp|ner))\b[^.!?;]*(?: med|omsattning(?:en)?,)(?: (?:ca|cirka|runt|drygt|nastan|ungefar|over|en"
    r"|hela))? $"
)
_LONG_AGO = late(
    r"\b(?:nar (?:vi|jag|ja) (?:startade|borjade|tog over|kopte)|pa den tiden|for (?!ett\b|1\b)\w+ ar se(?:da)?n"
    r"|forsta aret|fore (?:pandemin|corona|krisen)|innan (?:pandemin|corona|krisen|kunden|vi|jag)|som (?:mest|storst"
    r"|bast|flest)"
    r"|under (?:storhetstiden|pandemin)|toppar(?:et|en))\b"
)


_EARNED_BY_A_THING = late(
    r"\b(?:\w*maskin\w*|\w*anlaggning\w*|investering\w*|satsning\w*|den|stug\w+|lagenheten|kunden|ordern"
    r"|avtalet) (?:\w+ )?"
    r"(?:drar|drog|ger|gav|inbringar) (?:oss )?(?:in)?"
)
_OF_EACH = late(r"\b(?:(?:varje|per) (?!ar\b|verksamhetsar)\w+|manaden|veckan|kvartalet|dagen|dygnet)\b[^.!?;]*$")
_PLANNED = late(
    r"\b(?:affarsplan|kalkyl|prognos|budget)\w*(?: \w+)? (?:sager|visar|bygger|raknar|landar)\b[^.!?;]*$"
    r"|\b(?:budget\w*|prognos\w*) for [^.!?,;]*$|\b(?:nasta|kommande) ar\b[^.!?,;]*$"
)


_CAME_TO = late(r"\b(?:foll|sjonk|minskade|okade|vaxte|steg|backade|gick (?:upp|ner|ned)) till\b[^.!?;]*$")
_OF_A_YEAR_BACK = late(r"^ ?(?:kr|kronor)? ?(?:ar )?(?:20[01]\d|202[0-3]|under pandemin|men (?:ar|e) (?:nu|ater))\b")
"""*Omsättningen sjönk till 2 mkr 2020*: it has moved on since."""


def _no_accounts(at: Around) -> bool:
    """*I år siktar vi på att omsätta 8 miljoner* is no turnover."""
    if at.others or at.is_of_a_rule or at.is_hoped or _LONG_AGO.search(at.whole):
        return True
    if _CHANGED.search(at.sentence) or _PLANNED.search(at.sentence):
        return True
    if _CAME_TO.search(at.clause) and _OF_A_YEAR_BACK.match(at.after):
        return True
    return any(part.search(at.clause) for part in (_EARNED_BY_A_THING, _OF_EACH, _FROM))


_WORK_TO_COME = late(
    r"\b(?:ska|skall|skulle|sku|vill|vilja|kan|kunna|hoppas|drom\w*|tanker|planerar|borja\w*|ga upp|gar upp|kommer att"
    r"|mal(?:et)?|nar jag (?:gar|slutar|blir)|jobbade|arbetade|forr|forut|innan|fore|(?<!se )(?<!for )tidigare)\b"
)
_WORK_AS = late(
    r"(?:heltid|halvtid|hel tid|halv tid|procent|%) som \w+\b[^.!?]*\b(?:kvall\w*|helg\w*|vid sidan|bisyssla|fritid\w*"
    r"|extra\w*|hobby\w*|ovrig tid|resten)\b"
    r"|\b(?:anstalld|anstallning|jobb)\b[^.!?,]{0,25}(?:heltid|halvtid)"
)


def _no_work_share(at: Around) -> bool:
    """*Till hösten ska jag börja jobba heltid i firman* is not so yet."""
    if at.others or _WORK_TO_COME.search(at.clause + at.number) or SUPPOSED.search(at.whole):
        return True
    return bool(_WORK_AS.search(at.number + at.after))


_READERS = {
    "employees": _no_headcount,
    "turnover_sek": _no_accounts,
    "balance_sheet_sek": _no_accounts,
    "owner_work_share_percent": _no_work_share,
    "partner_count": no_partners,
    "project_months": no_months,
    "cofinancing_percent": no_cofinancing,
    "de_minimis_received_sek": no_support_got,
}


def is_no_fact(text: str, fact: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` in folded ``text`` tells no ``fact`` of the writer as it is now."""
    reads = _READERS.get(fact)
    return reads is not None and reads(Around(text, start, end))
