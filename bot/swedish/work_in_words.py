"""How much owners work in their company, told without a percentage: *står där på heltid*, *halva arbetsveckan*."""

from bot.swedish.late import late

_IT = (
    r"(?:den|det|detta|(?:min |mitt |min egen |mitt eget )?(?:firma|foretag|bolag)(?:n|et)?|rorelsen|verksamheten"
    r"|butiken|salongen|verkstaden|garden)(?=\s?(?:[.,;!?)\n]|$)| (?:och|a|o|men|resten|medan|sa|nu|da)\b)"
)
_CRAFT = (
    r"(?:\w*(?:slojden|hantverket|smidet|keramiken|vavningen|fisket|renarna|hundarna|hastarna|djuren|odlingen|bina"
    r"|musiken|fotograferingen|snickeriet|maleriet|designen|drejningen|sommaden|bakningen|guidningen|turerna|konsten"
    r"|firman|foretaget|verksamheten|rorelsen|bolaget))\b"
)
"""What an owner lives on, in the definite form: *arbetar heltid med slöjden*."""
_STILL_ME = (
    r"(?:(?!\b(?:inte|int|ej|hon|han|hen|de|dom|frun?|sambon?|man|mannen|anstalld\w*|som|dar|vill|skulle|sku|drom\w*"
    r"|hoppas|om|nar|tidigare|forut|ska|kund\w*|dotter\w*|son|sonen)\b)[^.!?;\n])"
)
"""A letter of a clause in which the writer goes on to tell of himself as it is now."""
_WORKS = r"\b(?:arbetar|jobbar|jobar)(?: (?:nu|numera|idag|i dag|pa|sjalv|se(?:dan|n) (?:i )?\w+))*"
_OFTEN_SAID = r"(?: (?:ner|ned|nu|numera|ungefar|ca|cirka|runt|typ|i princip|nastan))*"
_I_SPEND = rf"\b(?:(?:jag|ja) lagger|lagger (?:jag|ja)){_OFTEN_SAID}"
_EARNS_ELSEWHERE = (
    r"(?:(?!anstalld (?:pa|hos|vid|inom|som)\b|sjukhus|\b(?:hon|han|frun?|sambon?|man|bror\w*)\b)[^!?\n])"
)
_END = r"(?=\s?(?:[.,;!)\n]|$))"


def _time(share: str) -> str:
    return (
        rf"\b(?:jag|ja)\b{_STILL_ME}{{0,90}}{_WORKS} {share} ?tid (?:med|me) (?:min |mina |mitt )?{_CRAFT}"
        rf"|\b(?:jag|ja)\b(?: (?:ar|e))? (?:helt )?(?:ensam|sjalv) i (?:firman|foretaget|bolaget)"
        rf"(?: och|,| a| o) (?:jag )?(?:jobbar|arbetar) (?:dar )?(?:pa )?{share} ?tid{_END}"
        rf"|(?:^|[.!;\n] )(?:(?:ar|e) )?(?:helt )?(?:ensam|sjalv) i (?:firman|foretaget|bolaget)"
        rf"(?: och|,| a| o) (?:jag )?(?:jobbar|arbetar) (?:dar )?(?:pa )?{share} ?tid{_END}"
        rf"|\b(?:ensk\w*|ef|egen firma|handelsbolag|aktiebolag|ab)\b{_EARNS_ELSEWHERE}{{0,70}}[.,;] (?:jag )?"
        rf"(?:star|ar|jobbar|arbetar|haller till) (?:jag )?(?:sjalv )?dar (?:sjalv )?(?:pa )?{share} ?tid{_END}"
    )


FULL_TIME = late(
    rf"{_time('(?:hel|full)')}"
    rf"|{_I_SPEND} (?:min )?(?:(?:full|hel) ?arbetstid|hela (?:min )?arbets(?:tid|tiden|veckan?)"
    rf"|all (?:min )?arbetstid) (?:pa|i|at|med) {_IT}"
)
HALF_TIME = late(
    rf"{_time('halv')}"
    rf"|{_I_SPEND} (?:halva|halften av) (?:min |mina )?arbets(?:vecka|veckan|tid|tiden) (?:pa|i|at|med) {_IT}"
    rf"|\bhalva (?:min )?arbets(?:veckan?|tiden?) (?:gar|lagger jag|jobbar jag|agnar jag)(?: at)? (?:i|at|pa|till)"
    rf" {_IT}"
)
I_SPEND_BEHIND = late(
    rf"^ ?(?:av|utav) (?:en |min )?(?:hel ?tid|full ?tid|tjanst|arbetsvecka|arbetstid)(?:s\w+|en|n)?,? (?:som )?"
    rf"(?:(?:jag|ja) (?:lagger|jobbar|arbetar|agnar|satsar)|(?:lagger|jobbar|arbetar|agnar|satsar) (?:jag|ja))"
    rf"(?: (?:ner|ned|nu|idag|sjalv|bara))* (?:pa|i|at|med) {_IT}"
    rf"|^,? (?:som )?(?:jag|ja) (?:jobbar|arbetar)(?: (?:nu|idag|sjalv|bara))* (?:i|med|me) {_IT}"
)
"""Behind a percentage: the writer works so much (*30 procent av en heltid som jag lägger på firman*)."""
