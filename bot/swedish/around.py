"""What stands around a number in a text: its clause, and whether that speaks of a rule, a hope or somebody else."""

from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.own_numbers import is_of_another

_CLAUSE_END = late(
    r"[,;:()](?!\d)|[–-](?=\s)|\b(?:men|medan|fast|utan|darfor att)\b"
    r"|\b(?:och|a|o|sa) (?=(?:vi|jag|ja|nu|numera|idag|i dag|i ar|i fjol|har|hade|ar|e|omsatter|omsatte|vill|ska"
    r"|soker|behover|planerar|tanker|funderar|jobbar|arbetar|sysselsatter|kor|driver)\b)"
)
"""Where a clause ends for whoever asks when and whether something is so (*till våren blir vi nio, idag är vi sex*)."""
_HOPED = late(
    r"\b(?:mal(?:et)?|tanken|planen|visionen|drommen|prognosen|budgeten)(?: pa sikt)? (?:ar|e)(?: att)?(?: \w+){0,4} $"
    r"|\b(?:ska|skall|skulle|sku|kan|kunna|kunde|vill|vilja|hoppas|siktar|raknar|planerar|tanker|tror|kommer|borde"
    r"|beraknas|vantas|forvantas|forvantar|budgeterar|drommer)\b(?: \w+){0,5}"
    r" (?:bli|vara|ha|vaxa|oka|na|nar|sysselsatta|upp|ligga|landa|passera|hamna|omsatta|omsattning|omsatter"
    r"|anstallda)(?: \w+){0,4} $"
    r"|\b(?:till (?:varen|sommaren|hosten|vintern|nyar|jul|hostterminen|sasongen)|nasta (?:ar|sasong|sommar|var|host"
    r"|vinter)|snart|om (?:ett|nagra|tva|tre|\d+) (?:ar|man\w*)|efter (?:nyar|investeringen|ombyggnaden|satsningen)"
    r"|nar (?:\w+ ){1,4}(?:star klar\w*|ar pa plats|ar klar\w*)|203\d)\b(?: \w+){0,2}"
    r" (?:ar|e|blir|har|vaxer|okar|omsatter)(?: \w+){0,3} $"
    r"|\b(?:ge|ger|skapa|skapar|innebar|leder till|leda till)(?: \w+){0,3} $"
)
_HOPED_BEHIND = late(
    r"^(?: (?:kr|kronor|st|\w*anst\w*|personer))*(?: \w+)? (?:nasta (?:ar|sasong|sommar|host|var|vinter)|till (?:varen"
    r"|hosten|sommaren|nyar|nasta \w+)|om (?:ett|tva|tre|fyra|fem|nagra) ar|innan 20\d\d|till 20\d\d|nar (?:\w+ ){1,4}"
    r"(?:star klar\w*|ar pa plats|ar klar\w*|ar igang))"
)
SUPPOSED = late(
    r"(?:^|[.!?;:,(] ?|\b(?:men|och|for|da|sa) )hade (?:vi|jag|ja|det|de|man|firman|foretaget)\b(?: \w+)* "
    r"(?:haft|varit|sokt|fatt|omsatt|jobbat)\b"
    r"|\bhade (?:vi|jag|ja)\b[^.!?;]* hade (?:vi|jag|ja)\b|\b(?:skulle|kunde)(?: \w+){0,3} (?:fatt|fa|beviljats)\b"
    r"|\bhade (?:\w+ )?(?:omsatt|haft|varit|fatt)\b[^.!?]*\bom (?:inte|vi|det|jag)\b"
    r"|\bom (?:vi|jag|ja|man|det) (?:fick|vore|hade|skulle|vaxer|anstaller)\b|\b(?:anta|sag|tank) (?:att|om)\b"
)
_BOUND = late(
    r"\b(?:farre an|mindre an|max\w*|hogst|minst|atminstone|lagst|upp till|uppemot en|gransen|som mest"
    r"|(?<!strax )(?<!precis )(?<!lite )(?<!knappt )(?<!just )under)"
    r"(?: (?:ca|cirka|med|pa|en|ett|inte))? $"
)
_RULE = late(
    r"\b(?:grans(?:en|erna)?|krav(?:et|en)?|kravs|tak|taket|regel(?:n)?|regler(?:na)?|villkor\w*|kriteri\w*"
    r"|definition\w*|raknas som|galler(?: bara| endast)?(?: for)? (?:sma|mindre|foretag))\b"
    r"(?:(?!\b(?:vi|jag|ja|oss|var|vart)\b)[^.!?])*$"
)
_VERB = late(r"\b(?:jobbar?|arbetar?|lagger|kor|driver|har|fatt|sokt|ar)\b")
_MOST_AHEAD = 240
_MOST_BEHIND = 120
"""Letters that are read around a number, whatever length its sentence has."""


def clause_start(text: str, place: int) -> int:
    """Where the clause around ``place`` in folded ``text`` begins."""
    start = sentence_at(text, place)[0]
    ends = [match.end() for match in _CLAUSE_END.finditer(text, start, place)]
    return ends[-1] if ends else start


class Around:
    """What stands around a number, or around a phrase that tells one (*arbetar heltid i bolaget*).

    ``clause`` and ``sentence`` end where it begins, ``behind`` and ``after`` begin where it ends.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        first, last = sentence_at(text, start)
        first, last = max(first, start - _MOST_AHEAD), min(last, end + _MOST_BEHIND)
        self.number = text[start:end]
        self.sentence = text[first:start]
        self.clause = text[max(first, clause_start(text, start)) : start]
        self.after = text[end : max(end, last)]
        self.ending = text[last : last + 2]
        self.behind = self.after[: _end_of_clause(self.after)]
        self.whole = self.clause + self.number + self.behind
        told = text[first : start if self.is_counted else end]
        self.others = is_of_another(text, told)

    @property
    def is_counted(self) -> bool:
        """Whether a number is written there, not a phrase with its verb (*arbetar heltid i bolaget*)."""
        return not _VERB.search(self.number)

    @property
    def is_of_a_rule(self) -> bool:
        """Whether it is a limit that somebody sets."""
        return bool(_BOUND.search(self.clause) or _RULE.search(self.sentence))

    @property
    def is_hoped(self) -> bool:
        """Whether it is still to come or only supposed."""
        return bool(_HOPED.search(self.clause) or _HOPED_BEHIND.search(self.after) or SUPPOSED.search(self.whole))


def _end_of_clause(after: str) -> int:
    match = _CLAUSE_END.search(after)
    return match.start() if match else len(after)
