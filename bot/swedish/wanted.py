"""Whether a thing that a text names is what the plan pays for, or only spoken of beside another purpose."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late

_NO_THING_TO_BUY = (
    r"(?!\w*(?:lokal|personal|lan\b|konsult|person|tjanst|licens|metod|webb|sajt|hemsid|kurs|utbildn"
    r"|app\b|film|katalog"
    r"|folder|broschyr|logga|design|profil|strategi|plan\b|plats|program|system|annons|sida|paket|hjalp|expert"
    r"|utredning"
    r"|analys|undersokning|rapport|hus\b|huset|fastighet|tomt|gard|butik|firma|foretag|bolag|rorelse|bostad"
    r"|lagenhet|stuga|andel"
    r"|abonnemang|forsakring|patent|del\b|bit\b|sadan|annan|monter|tid\b|resa|byra|radgiv|bild|foto|text|kampanj"
    r"|forelas"
    r"|coach|tranare|oversatt|revisor|mentor|jurist|skylt|guide|artist|traff|mote))"
)
"""Ahead of a word: it is no thing that stands in a workshop or a shop."""
BUYS_ONE = late(
    r"\b(?:kopa|skaffa|bestalla)(?: in)? (?:en|ett) (?:(?:ny|nytt|begagnad|begagnat|storre|egen|eget) )?"
    rf"(?P<thing>{_NO_THING_TO_BUY}[a-z-]{{5,}})"
    r"(?=$|[.,;]| (?:for|som|pa|till|och|a|o|samt|kostar)\b)"
)
"""Buying a single thing that is named right behind the verb."""
BUYS_FOR = late(
    r"\b(?:kopa|skaffa|bestalla|vill ha (?=en\b|ett\b))(?: in)? ?(?:en |ett |nya |ny |nytt |begagnade? |tva |tre "
    r"|fyra |\d+ )*"
    rf"{_NO_THING_TO_BUY}(?!kunskap|aktier|varor|mat\b|mark\b|reklam|marknad|licenser|platser|timmar"
    rf"|ide)[a-z-]{{5,}},? (?:for |som kostar )?(?:ca |cirka |runt |typ )?\d{{2}}"
    rf"|(?:^|[.,;:\n] )(?:en |ett )?{_NO_THING_TO_BUY}(?!kunskap|aktier|varor|oms|balans|budget|kost|total"
    rf"|pris)[a-z-]{{8,}} \d[\d ]*(?: ?(?:tkr|mkr|kr|kronor|tusen|lax|papp))*,? (?:som )?(?:vi |jag |ja )?(?:vill"
    rf"|ska|tanker)"
    r" (?:vi |jag |ja )?(?:kopa|skaffa|bestalla)\b"
)
"""A thing with its price that is to be bought (*vill köpa bastutunnor för 99 000*)."""
THINKS_OF_ONE = late(
    r"\b(?:funderar|tittar|sneglar|spekulerar|kikar)(?: (?:nu|ocksa|lite|mest|mycket))* pa (?:en|ett)"
    rf" (?:ny|nytt|begagnad|begagnat|storre) {_NO_THING_TO_BUY}[a-z-]{{5,}}(?: (?:i|till|at|pa) \w+(?: \w+)?)?,?"
    r" (?:som )?(?:(?:skulle|sku|lar|kan) )?(?:(?:kosta|kostar|landar|landa|ga|gar|ligger|ligga|hamnar)(?: los)?|for)"
    r"(?: (?:pa|ca|cirka|runt|typ|omkring|ungefar))* \d"
)
"""A thing with its price that somebody considers (*funderar på en ny kylanläggning, skulle gå på 190 000*)."""
_GETS = late(
    r"\b(?:kop(?!ing|are|arn|enh|cent|man)|inkop|anskaff|bestall|skaffa|byt|utbyte|invester|hyra|hyr in|leas|ersatt"
    r"|uppgrader|behov|vill ha\b|onskar\b"
    r"|ny\b|nya\b|nytt\b|nyare\b|begagna|offert|saknar\b|\w+ (?:st|stycken|par)\b|storre\b|battre\b|modern|(?:stod"
    r"|bidrag|pengar|hjalp|medel|ga|gar|handlar) (?:till|for|med|om) (?:en|ett|inkop)\b)\w*"
)
_PAID_FOR = "".join(
    rf"(?<!{word} )"
    for word in "inkop inkopet kop kopet behov hyra byte bytet byta byter over offert pris anskaffning "
    "leasing investering uppgradera ga gar soker hjalp stod stodet bidrag bidraget pengar handlar sig".split()
)
"""Ahead of *till* or *av*: words behind which comes what is paid for after all (*inköp av*, *byta till*)."""
_MADE_OR_SERVED = late(
    _PAID_FOR + r"\b(?:for|till|at|av|utav|fran|ur|om|hos|kring|runt|vid|utveckla\w*|ta fram|tar fram"
    r"|konstruera\w*|designa\w*|marknadsfor\w*"
    r"|tillverka\w*|salja|saljer|lansera\w*|bygger)"
    r"(?: (?!att\b|kop|behov|byt|skaffa|hyr|invester)\w+){0,3} $"
    r"|\b(?:\w*atervinn\w*|\w*bespar\w*|\w*effektivis\w*|\w*isoler\w*|spillvarme\w*|optimer\w*|tatning\w*"
    r"|(?:el|energi|gas|olje)(?:anvandning|forbrukning)\w*)"
    r"(?: (?:av|pa|fran|vid|i|for|till|kring|runt))?(?: (?!byt|ny|kop)\w+)? $"
    r"|\b(?:patent|prototyp|uppfinning|ritning|film|skylt|reklam|annons|bilder|kampanj|foto)\w*(?: \w+)? (?:pa"
    r"|med)(?: \w+){0,2} $"
)
"""Ahead of a thing: what is made, sold, shown or driven by something else (*spillvärmen från ugnarna*)."""
_ITS_PRICE = late(
    r"^ ?[(:,]? ?(?:(?!och\b|a\b|som\b)\w+ ){0,3}?(?:\d[\d ]{2,}|(?:maste|behover|ska|bor) (?:\w+ )?(?:byt|ersatt|kop"
    r"|uppgrader)|kostar\b|gar (?:los )?pa\b)"
    r"|^[^.!?]{0,30}\b(?:maste|behover|ska|bor) (?:\w+ )?(?:byt|ersatt|kop|uppgrader)"
)
_FEW_WORDS = 3
_AT_WORK = late(
    r"^ (?:vi |som )?(?:har|ar|e|star|gar(?! (?:los )?pa)|kor|kopte|finns|drar|fungerar|drivs|anvands|slukar|lacker"
    r"|later|gor)\b"
)
"""Behind a thing: it is there already and does its work (*ugnen drar mycket ström*)."""
_HAS_NEW = late(
    r"\b(?:har|hade|fick|ager)(?: (?:vi|jag|ja|redan|nyss|just|nu|precis|en|ett|tva|tre))* (?:ny|nya|nytt|begagnad"
    r"|modern|storre)\w*(?: \w+)? $"
    r"|\b(?:var|vart|vara|min|mitt|mina) (?:helt |egen |egna )?(?:ny|nya|nytt) (?:\w+ )?$"
)
_RELATIVE = late(r"\b(?:dar|som|eftersom|medan|vilket)\b")


_HANDLED = late(
    r"\b(?:salja|saljer|salt|flytta\w*|reparera\w*|reparation\w*|service|serva\w*|forsakra\w*|underhall\w*|laga|parkera|forvara"
    r"|hyra ut)(?: (?:av|pa|vara|var|vart|min|mitt|mina|den|det|de|gamla|alla|en|ett|begagnad|begagnade))* $"
)
_FINDS_ROOM = late(r" (?:ska |skall |kan |inte )?(?:fa |far |ryms|ryma|rymmas)(?:inte )?(?:plats)?\b")


def is_only_handled(plain: str, start: int, end: int) -> bool:
    """Whether the thing there in folded ``plain`` is sold, moved or mended (*reparation av grävmaskinen*)."""
    before = plain[sentence_at(plain, start)[0] : start]
    return _HANDLED.search(before) is not None or _FINDS_ROOM.match(plain, end) is not None


def is_wanted(plain: str, start: int, end: int) -> bool:
    """Whether the thing there in folded ``plain`` is bought, rented or replaced, or listed briefly or with a price."""
    first, last = sentence_at(plain, start)
    before, after = plain[first:start], plain[end:last]
    if _MADE_OR_SERVED.search(before) or _HAS_NEW.search(before):
        return False
    if len(before.split()) <= _FEW_WORDS and not _AT_WORK.match(after):
        return True
    listed = "+" in plain[first:last]
    return listed or bool(_GETS.search(_RELATIVE.split(before)[-1]) or _ITS_PRICE.match(after))
