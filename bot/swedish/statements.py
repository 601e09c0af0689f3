"""What a text says of yes-or-no facts, by the patterns in ``statements.yml``."""

import re
from functools import cache

from bot.swedish.late import late
from bot.swedish.scopes import asserted, within_reach
from bot.swedish.sieve import Sifted, sought
from bot.swedish.word_lists import word_list

_NOT = r"\b(?:inte|int|ej|icke|aldrig|inga|inget|ingen|inte heller)(?: \w+){0,2}"
_THEIR = (
    r"(?:kund|leverantor|grann|konkurrent|konsult|entreprenor|underleverantor|hyresvard|fastighetsagar|kollegan?\b|kompis"
    r"|polare|samarbetspartner|partner|moderbolag|systerbolag|systerforetag|bemanningsforetag|stadfirma|foretradar)\w*"
    r"(?: (?:som )?(?:vi|jag|ja) \w+(?: in| av| med)?)?(?: (?!men\b|och\b|vi\b|jag\b|ja\b|har\b|inte\b)\w+){0,4}"
)
"""Whose order or agreement is not the writer's (*konsulterna vi hyr in*)."""


_NEITHER = late(r"\b(?:varken|vare sig)\b(?P<first>[^.!?;]*?)\beller\b")
"""*Varken beställt eller påbörjat* denies both."""


_SPELLED = (
    (late(r"\b(?:itne|inet|intte|innte|inteh|itte|ente|ikke)\b"), "inte"),
    (late(r"\bha (?=(?:ja|jag|vi|banken|redan|int|inte|ju|alltid)\b)|(?<=\bja )ha\b|(?<=\bvi )ha\b"), "har "),
    (late(r"\bkol+e[ck]ti[vft]+ ?-?av?tal+"), "kollektivavtal"),
    (late(r"\bh[ao]llbarhets?[ -]?di?a?log\w*"), "hallbarhetsdialogen"),
    (
        late(r"\bh[ao]llbarhets[ -]?(?:snack|prat|grej|samtal|genomgang|traff|mote)(?:et|en|n|t)?\b"),
        "hallbarhetsdialogen",
    ),
    (late(r"\bkoll?[. -]?avtal"), "kollektivavtal"),
    (late(r"\bbygg lov"), "bygglov"),
    (late(r"\bkollektivavt\b[ .]*"), "kollektivavtal "),
    (late(r"\b(ej|inte|int) best\b"), r"\1 bestalld"),
    (late(r"  +"), " "),
)
"""How slips of the finger and spoken words are written that would turn a statement round or hide it."""


_Kind = tuple[str, str]
"""A fact and what a pattern does for it: a key of ``statements.yml``."""
_KINDS = ("unsaid", "surely", "denied", "stated", "supposed", "hints_yes", "hints_no")
_SAY_NOTHING = frozenset(("unsaid", "hints_yes", "hints_no"))


@cache
def _groups() -> dict[_Kind, list[str]]:
    """The patterns; each begins at the beginning of a word (*resten* is not found in *förresten*)."""
    return {
        (fact, kind): [
            rf"(?<!\w)(?:{pattern.replace('NOT', _NOT).replace('THEIR', _THEIR)})" for pattern in entry[kind]
        ]
        for fact, entry in word_list("statements.yml").items()
        for kind in _KINDS
        if kind in entry
    }


@cache
def _sifted() -> Sifted[_Kind]:
    return Sifted({key: map(sought, patterns) for key, patterns in _groups().items()})


@cache
def _any_of(key: _Kind) -> re.Pattern[str]:
    """One pattern of all of a group."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _groups()[key]))


def statements_in(text: str) -> dict[str, bool]:
    """The yes-or-no facts that folded ``text`` states."""
    text = _spelled_out(text)
    told = dict.fromkeys(fact for fact, kind in _sifted().possible(text) if kind not in _SAY_NOTHING)
    read = {fact: _Statement(fact, text).value() for fact in told}
    return {fact: value for fact, value in read.items() if value is not None}


_OF_CONDITIONS = frozenset({"needs_support", "local_competition"})
"""Facts that are told in conditions too (*får vi inget stöd köper vi den ändå*)."""


class _Statement:
    """What a spelled-out text says of one fact."""

    def __init__(self, fact: str, text: str) -> None:
        self._fact = fact
        self.said = text if fact in _OF_CONDITIONS else asserted(text)
        self._possible = _sifted().possible(text)  # what is left out of it makes nothing possible
        if self.tells("unsaid"):
            self.said = self.without("unsaid", " . ")

    def any_of(self, kind: str) -> re.Pattern[str]:
        """One pattern of all that do ``kind`` for the fact."""
        return _any_of((self._fact, kind))

    def tells(self, kind: str, text: str | None = None) -> bool:
        """Whether a pattern of ``kind`` matches what is said, or a ``text`` cut out of it."""
        searched = self.said if text is None else text
        return any(pattern.search(searched) for pattern in self._possible.get((self._fact, kind), ()))

    def is_sure(self) -> bool:
        """Whether it is stated whatever is denied beside it."""
        if not self.tells("surely"):
            return False
        places = (one.start() for one in self.any_of("surely").finditer(self.said))
        return any(not _DENIED_AHEAD.search(self.said[max(0, place - 30) : place]) for place in places)

    def without(self, kind: str, mark: str) -> str:
        """What is said with ``mark`` in place of all that does ``kind``."""
        return self.any_of(kind).sub(mark, self.said) if self.tells(kind) else self.said

    def hints(self, kind: str, text: str) -> bool:
        """Whether ``text``, cut out of what is said, hints at the fact by something that is neither denied nor to come."""
        if not self.tells(kind, text):
            return False
        places = (one.start() for one in self.any_of(kind).finditer(text))
        ahead = _NOT_SO_YET if kind == "hints_yes" else _DENIED_AHEAD
        return any(not ahead.search(text[max(0, place - 60) : place]) for place in places)

    def value(self) -> bool | None:
        """What is said, None where nothing is."""
        if self.is_sure():
            return True
        if self.tells("denied"):
            return False
        if self.tells("stated"):
            return True
        return False if self.tells("supposed") else None


_BUT = late(r"\bmen\b")
_MARK = " \x00"
_WITH_ITS_END = late(r" \x00\w*(?: (?!men\b|och\b|fast\b|sa\b)\w+){0,2}")
"""A denial and the words that end it: *ännu inte* denies *är beställd* behind it too."""


def contradicted(fact: str, text: str) -> bool:
    """Whether folded ``text`` both denies ``fact`` and states it, in different words, or hints at the opposite."""
    one = _Statement(fact, _spelled_out(text))
    value = one.value()
    if value is None:
        return False
    if value:  # what is sure stands whatever is denied beside it, but not beside what is still missing
        return one.hints("hints_no", one.without("surely", " . "))
    if not one.tells("denied"):
        return one.hints("hints_yes", one.said)
    if any(_BUT.search(denial.group()) for denial in one.any_of("denied").finditer(one.said)):
        return False  # *lagt undan, men det räcker inte*: the no has the last word
    rest = _WITH_ITS_END.sub(" . ", one.without("denied", _MARK))
    return one.tells("stated", rest) or one.hints("hints_yes", rest)


def _spelled_out(text: str) -> str:
    """Folded ``text`` as it would be written with care."""
    for spelling, written in _SPELLED:
        text = spelling.sub(written, text)
    return within_reach(_NEITHER.sub(r"inte\g<first>och inte", text))


_DENIED_AHEAD = late(
    r"\b(?:inte|int|ej|aldrig|ingen|inga|inget|utan att|nar|innan|forst|ska|skall|ska vi|hur)\b(?:(?!\bmen\b)[^.,;!?]){0,14}$"
)
"""Ahead of what would surely state something: it is denied or still to come (*ingen handpenning är betald*)."""
_NOT_SO_YET = late(
    r"\b(?:inte|int|ej|aldrig|ingen|inga|inget|ingenting|utan att|nar|om|innan|forran|forst|ska|skall|skulle|vill|kan|far|maste"
    r"|hade|som|att)\b(?:(?!\b(?:men|fast|och)\b)[^.,;:!?]){0,50}$"
)
"""Ahead of a hint: it is denied, still to come or somebody's (*den som har köpt*)."""
_DONT_KNOW = late(
    r"\b(vet|minns) (inte|int|ej)\b|\bvet ja[g]? (inte|int)\b|\bingen aning\b|\bosaker\b|\binte saker\b|^\?+$|\bvet ej\b"
    r"|\bhar inte koll\b|\bjag vet inte\b|\bkan inte svara\b|\bkommer (inte|int) ihag\b|\boklart\b|\bdunno\b"
)
_SKIP = late(
    r"\bhoppa (over|forbi)\b|\bskippa\b|\bnasta fraga\b|\bpass\b$|\bvill inte (svara|uppge|saga)\b|\bskip\b|\bspelar ingen roll\b"
)
_YES = late(
    r"^\W*(true|jora|jajjo|ja|japp|jajamen|jajamensan|jo|joda|jadå|jada|jao|yes|japp|absolut|sjalvklart|visst|stammer|korrekt|precis|japp|jepp|ju|jomen|"
    r"javisst|sant|ok|okej|det gor|det har|det ar|det stammer|helt klart|givetvis|garna|aa|a|mm|ah|yep|jappja|sa ar det|jovisst)\b"
)
_NO = late(
    r"^\W*(false|nej|na|nej\w*|nae|naj|nope|inte|int|ingen|inget|inga|icke|nix|no|absolut inte|tyvarr inte|det (gor|har|ar) (vi|jag|ja|det) (inte|int)|"
    r"aldrig|ej|knappast|inte alls|inte an|det (finns|gor) (inte|det inte)|nejda|nada|naha|falskt|nja)\b"
)


def yes_or_no(text: str) -> bool | None:
    """What folded ``text`` answers to a yes-or-no question, None where it does not."""
    if _NO.search(text):
        return False
    if _YES.search(text):
        return True
    return None


def says_dont_know(text: str) -> bool:
    """Whether folded ``text`` says that the answer is not known."""
    return bool(_DONT_KNOW.search(text))


def says_skip(text: str) -> bool:
    """Whether folded ``text`` asks to pass over the question."""
    return bool(_SKIP.search(text))
