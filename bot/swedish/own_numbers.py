"""Whose a number is: the writer's, or that of a parent company, a relative, a customer or somebody read of."""

from bot.swedish.late import late
from bot.swedish.sieve import Guarded

_ME = r"(?:vi|jag|ja|oss|mig|mej|sjalv|sjalva|vart bolag|vart foretag|var firma|mitt bolag|mitt foretag|min firma)\b"
_NOT_ME = rf"(?:(?!\b{_ME})[^.!?;\n])"
_BEGINS = r"(?:^\W*|[,;:(–-]\s*|\b(?:att|men|medan|fast|eftersom|och|a|for|nar|om|som|dar|hur|hort|last|sag|ser) )"
_WHICH = (
    r"(?:(?:min|mitt|mina|var|vart|vara|en|ett|den|det|de|dom|nagon|nagra|ett par|flera|tva|tre|andra|annan|annat"
    r"|storsta"
    r"|storre|narmaste|forra|forre|tidigare|gamla|god|gamle|nya|manga|\w{3,}s) ){0,4}"
)
_WHO = (
    r"(?:gran(?:ne|nar|nen)\w*|grann\w+|kolleg\w+|kollegan?|bekant\w*|kompis\w*|polar\w*|van(?:ner|nen|inna)\w*|van"
    r"|kusin\w*|(?:(?<=min )|(?<=hennes )|(?<=en )|(?<=god ))(?:man|van|son|far|mor)(?!s)|konkurrent\w*|kund(?:en|er"
    r"|erna)?|leverantor\w*|uppdragsgivare\w*|arbetsgivare\w*|chef(?:en)?|agare(?:n|na)?"
    r"|foretradare\w*|partner(?:n|s)?|samarbetspartner\w*|kompanjon\w*|make|maka|fru|frun|sambo|sambon|bror|brorsan"
    r"|brodern"
    r"|syster|syrran|systern|svager|svagern|svagerska\w*|sonen|dotter|dottern|pappa|mamma|farsan|morsan|farbror|morbror"
    r"|faster|moster|svarfar\w*|svarmor\w*|svarson\w*|svardotter\w*|barnen|hyresvard\w*|franchis\w*"
    r"|\w*koncern(?:en)?|\w*moderbolag(?:et)?|\w*systerbolag(?:et)?"
    r"|\w*systerforetag(?:et)?|\w*dotterbolag(?:et|en)?|\w*moderforetag(?:et)?|branschen|naringen|kedjan|marknaden"
    r"|huvudkontoret"
    r"|\w*grannkommun\w*|\w*grannby\w*|\w*klubben i \w+|kommunen|regionen|gruvan|lkab|volvo|boliden|ssab|hitachi"
    r"|(?:forra|forre|tidigare|gamla) (?:bolag\w*|foretag\w*|firma\w*|jobb\w*|styrelse\w*)|(?:bolag|foretag"
    r"|firma)(?:et|n|en)? (?:(?:vi|jag|ja) \w+"
    r"(?: av| pa| hos| at| fran)?|som (?:vi|jag|ja) \w+(?: av| pa| hos| at| fran)?))"
)
_DOES = (
    r"(?:har|hade|hadde|fick|far|fatt|ar|e|var|omsatter|omsatte|sysselsatter|drar in|driver|kor|jobbar|arbetar"
    r"|beviljades"
    r"|betalade|kopte|la|lade|satsade|fanns|saljer|drev)"
)
_A_RELATION = (
    r"(?:mans|makes|makas|frus|sambos|brors|brorsas|systers|syrras|svagers|sons|dotters|pappas|mammas|farsas|morsas"
    r"|farbrors|morbrors|mosters|fasters|kusins|kompis|polares|grannes|kollegas|vans|vaninnas|svarfars|svarmors"
    r"|svarsons"
    r"|chefs|hyresvards|foraldrars|konkurrents|kunds|leverantors|partners|kompanjons|arbetsgivares|agarens)"
)
_TELLS_OF_ANOTHER = Guarded(
    rf"{_BEGINS}{_WHICH}{_WHO}\b(?! och (?:vi|jag|ja)\b){_NOT_ME}*?\b{_DOES}\b{_NOT_ME}*$"
    rf"|\b{_WHO}(?: (?:i|pa|fran|utanfor) \w+)?,? som (?:har )?{_DOES}\b{_NOT_ME}*$"
    rf"|(?<!ar )(?<!e )(?<!har )(?<!driver )\b(?:en|ett|nan|nagon|nagra|folk) (?!\w*(?:foretag|forening|firma"
    rf"|bolag)\b)\w+"
    rf"(?: i \w+)? som (?:har )?(?:fick|fatt|beviljades)\b{_NOT_ME}*$"
    rf"|\b(?:min|mitt|mina|var|vart|vara|en|ett) (?:\w+ )?{_A_RELATION} \w+{_NOT_ME}*\b{_DOES}\b{_NOT_ME}*$"
    rf"|\b(?:gran\w+s|\w+byns|konkurrentens|kundens|kommunens|koncernens"
    rf"|moderbolagets) \w+{_NOT_ME}*\b{_DOES}\b{_NOT_ME}*$"
    rf"|(?<!me )(?<!med )(?<!i )\b(?:han|hon|hen|de|dom) (?:har|hade|fick|omsatter|omsatte|sysselsatter|driver"
    rf"|beviljades)\b{_NOT_ME}*$"
    rf"|\b(?:till|at|av|hos|for|fran|pa) (?:ett|en|nagra|andra) (?:\w+ )?(?:\w*foretag|\w*bolag|\w*firma|\w*kommun"
    rf"|\w*koncern)"
    rf"(?: i \w+)? som (?:har|hade|omsatter|sysselsatter|ar|fick)\b{_NOT_ME}*$"
    rf"|\b(?:\w*koncern|\w*moderbolag|\w*systerbolag|\w*kedja)(?:en|et|n)?(?: i \w+)? (?:med|har|som har|omsatter|som"
    rf" omsatter|pa)\b{_NOT_ME}*$"
    rf"|\b(?:mitt|min|vart|var) (?:forra|forre|tidigare|gamla) (?:bolag|foretag|firma|jobb|butik|akeri"
    rf"|krog)\w*{_NOT_ME}*"
    rf"\b{_DOES}\b{_NOT_ME}*$|\b(?:last|laste|hort|horde|sag|sett|tidningen|stod|radion|facebook)\b{_NOT_ME}*\b(?:en"
    rf"|ett|nan|nagon|nagra|de|dom)"
    rf" {_NOT_ME}*\b{_DOES}\b{_NOT_ME}*$"
    rf"|\b(?:i|pa|for) (?:hela )?(?:\w*koncernen|moderbolaget|systerbolaget|hela gruppen)\b{_NOT_ME}*$"
)
_ON_BEHALF = late(
    r"\b(?:skriver|fragar|soker|ringer)(?: \w+)? (?:at|for|a) (?:min|mina|var|honom|henne)\b|\b(?:sa|darfor) (?:jag|ja)"
    r" (?:skriver|fragar|soker|ringer)"
)


def is_of_another(text: str, told: str) -> bool:
    """Whether what stands behind ``told``, the beginning of a sentence of folded ``text``, is somebody else's."""
    return _TELLS_OF_ANOTHER.search(told) is not None and not _ON_BEHALF.search(text)
