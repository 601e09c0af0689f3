"""Sums that no plan costs: what is sold, what one of many costs, what was paid long ago, what others or oneself pay."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late

_ABOUT = r"(?: (?:ca|cirka|runt|ungefar|typ|kring|omkring|drygt|knappt|nastan|over|en|ett|hela|med|pa|om|upp|till))*"
_IN_CLAUSE = r"(?:(?!\b(?:men|och nu|sa nu)\b)[^.!?;,])"
_SOLD = late(
    rf"\b(?:vi|jag|ja|och|firman|foretaget) (?:saljer|salde|har salt|hyr ut"
    rf"|hyrde ut)\b{_IN_CLAUSE}{{0,60}} for{_ABOUT} $"
    rf"|\b(?:vara|mina) (?!plan|invester|kostn|utgift|offert|tank|atgard)(?:\w+ )?\w+ (?:kostar|gar pa|gar for"
    rf"|ligger pa"
    rf"|saljs for){_ABOUT} $"
)
_EACH = late(
    rf"\b(?:varje|styckpris\w*|en enda|per styck)\b{_IN_CLAUSE}{{0,40}} $|\w [àá] $|\b(?:timmar|tim|dagar|st"
    rf"|stycken) a $"
)
_EACH_BEHIND = late(
    r"^ ?(?:kr\b|kronor|:-)? ?(?:styck\b|st\b|/ ?st\b|vardera\b|per (?!projekt|den\b)\w+|var(?=[.,;]|$)|/ ?[a-z]+)"
)
_LONG_AGO = (
    r"(?:nar (?:vi|jag|ja|farsan|pappa) (?:startade|borjade|tog over|kopte (?:stallet|garden|huset|firman|bolaget))"
    r"|for (?:\w+ )?\w+ ar se(?:da)?n|forra aret|i fjol|ifjol|(?:19|20)\d\d|vid starten|fran borjan)"
)
_PAID = (
    r"(?:kopte|betalade|betalte|gav|la|lade|lagt|kostade|investerade|satsade|byggde|renoverade|rustade|gjorde|gick pa"
    r"|investerat|bytte)"
)
_PAID_LONG_AGO = late(
    rf"\b{_LONG_AGO}\b{_IN_CLAUSE}*\b{_PAID}\b{_IN_CLAUSE}*$|\b{_PAID}\b{_IN_CLAUSE}*\b{_LONG_AGO}\b{_IN_CLAUSE}*$"
)
_PAID_AHEAD = late(rf"\b{_PAID}\b{_IN_CLAUSE}*$")
_LONG_AGO_BEHIND = late(rf"^{_IN_CLAUSE}{{0,40}}\b{_LONG_AGO}\b")
_BOUGHT = late(rf"\b(?:kopt|kopte|betalat|investerat|byggt|bytt|bytte|lagt)\b{_IN_CLAUSE}*$")
_NOW_ANOTHER = late(
    r"^[^.!?;,]{0,40}[,.;!]? ?(?:men |och |sa )?(?:nu|nasta steg|harnast|den har gangen|denna gang) (?:\w+ )?(?:vill"
    r"|ska"
    r"|behover|tanker|funderar|planerar|galler|ar det|skulle|saknas|soker|ar turen|star)\b"
)
_PAYER = (
    r"(?:\w*bank\w*|forsakring\w*|\w*kommun(?:en|erna)?|lansstyrelsen|\w*fond\w*|almi|medfinansiar\w*|partner\w*|leader"
    r"|jordbruksverket|mamma|pappa|farsan|morsan|svarfar|svarfarsan|agarna|sponsor\w*|sla[ck]t\w*|regionen"
    r"|riskkapital\w*|investerare\w*|moderbolaget|koncernen)"
)
_OTHERS_PAY = late(
    rf"\b{_PAYER}\b(?: \w+){{0,3}} (?:staller upp|lagg\w*|gar in|ga in|lanar|lana|lanade|betala\w*|ger|gav|ge|bidra\w*"
    rf"|skjut\w*|lova\w*|sponsr\w*|bevilja\w*|tar){_ABOUT}(?: \w+)?{_ABOUT} $"
    rf"|(?:,|\boch|\ba|\bo) {_PAYER}{_ABOUT} $"
)
_OURSELVES_PAY = late(
    r"\b(?:lagga in|lagger in|lagt in|skjuta till|skjuter till|ga in med|gar in med|bidra med|bidrar med|plocka ur"
    rf"|plockar ur|stoppa in|egen ?insats\w*|egna medel|egenfinansier\w*){_ABOUT}(?: \w+)? $"
)
_OURSELVES_BEHIND = late(
    r"^ ?(?:kr\b|kronor)? ?(?:sjalva?(?=[.,;]|$)|(?:av|ur|fran|med) (?:egna?|kassan|egen|sparkontot)"
    r"|,? (?:har|finns) (?:vi |jag |ja )?(?:sjalva?\b|redan (?!(?:kopt|bestall|betal))|undan|sparat|sparade))"
)
_OTHER_SUM = late(
    r"\b(?:aktiekapital\w*|taxer\w*|varderad\w*|(?:fick|fatt|vann|missade|tappade) (?:en )?(?:\w+ )?order\w*|ordrar"
    r"|forlora\w*|missa\w*|tappa\w*|gick miste|skrota\w*|slopa\w*|overg[ea]\w*|forsakring\w*"
    r"|(?:el|vatten|sop|telefon|varme)rakning\w*(?: \w+){0,3} (?:gick|var|blev|lag)|rakning(?:en|ar) (?:fran|for)"
    rf"|utdelning\w*|betalningskrav\w*|kronofogden|vite|boter|arvde?|bestallt for|inbyte\w*|\w*vardet?"
    rf"|marknad(?:en)?(?: \w+){{0,2}} (?:vard|pa)|ni (?:har )?(?:redan )?(?:gav|ger|gett|betalade|betalat|beviljade"
    rf"|beviljat)"
    r"|(?:stod|bidrag)(?:et)? (?:som )?(?:vi|jag|ja) (?:soker|vill ha|onskar|behover|ansoker om)"
    rf"|(?:drar|drog|dragit|tjanar|tjanat|far|fick) (?:vi |jag |ja |val |ju )?in){_IN_CLAUSE}{{0,40}} $"
    r"|\bomsattning(?:en)? (?:ska|skall|maste|vill|kan|bor|beraknas|vantas|borde)(?: \w+){0,6} $"
    r"|\b(?:mal|malet|malsattning\w*)(?: (?:ar|e|om|pa))*:? $"
    rf"|\b(?:ar|var) vard{_ABOUT} $|\b(?:vi|jag|ja) (?:far|fick|kan fa)(?: ut)?{_ABOUT} $"
    r"|\b(?:salja|saljer|sald|salde|salt|inbytet?)\b[^.!?;,]{0,30} for $"
)
_GRANTED = late(
    r"^ ?(?:kr\b|kronor)? ?(?:i|av|som) (?:\w+ )?\w*(?:stod|bidrag|check|checkar|lan|stipendium|forlust|minus"
    r"|underskott|vinst)\b|^ ?(?:kr\b|kronor)? ?(?:back|minus|mindre|mer)\b"
)
_GIVEN_UP = late(
    r"^[^.!?;]{0,40}\b(?:(?:det|den|de|he) (?:far|fick) vanta|blev (?:det )?(?:inte|aldrig|inget) av|struntar vi"
    r"|skippar|avstar"
    r"|tackade (?:vi |jag )?nej|la(?:de)? (?:vi |jag )?ner|(?:inte|int|ej) (?:langre )?aktuell\w*|ar (?:for"
    r"|alldeles for) dyr\w*|(?:det )?ar ingen ide|gar inte att laga)"
)
"""*En drönare för 80 000 men det får vänta*: not this time."""
_A_PART = late(
    r"\b(?:halva|halften(?! sa (?:mycket|stor\w*|manga|dyr\w*))|resten|resterande"
    r"|tredjedelen|fjardedelen|(?:min|var|ena|andra) del(?:en)?)\b"
    rf"(?:(?!\bav\b){_IN_CLAUSE}){{0,25}},? (?:dvs |alltsa )?$"
)


_MOST_AHEAD = 240
_MOST_BEHIND = 120
"""Letters that are read around a sum, whatever length its sentence has."""


def is_no_cost(text: str, start: int, end: int) -> bool:
    """Whether the sum from ``start`` to ``end`` in folded ``text`` is something else than what the plan costs."""
    first, last = sentence_at(text, start)
    before, after = text[max(first, start - _MOST_AHEAD) : start], text[end : max(end, min(last, end + _MOST_BEHIND))]
    if _EACH_BEHIND.match(after) or _GRANTED.match(after) or _OURSELVES_BEHIND.match(after):
        return True
    if any(role.search(before) for role in (_SOLD, _EACH, _OTHERS_PAY, _OURSELVES_PAY, _OTHER_SUM, _A_PART)):
        return True
    if _GIVEN_UP.match(after):
        return True
    return _is_past(before, after, text[end : end + _MOST_BEHIND])


def _is_past(before: str, after: str, beyond: str) -> bool:
    """Whether it was paid in another year, or for a thing beside which *nu* another one is wanted."""
    if _PAID_LONG_AGO.search(before) or (_PAID_AHEAD.search(before) and _LONG_AGO_BEHIND.match(after)):
        return True
    return bool(_BOUGHT.search(before) and _NOW_ANOTHER.match(beyond))
