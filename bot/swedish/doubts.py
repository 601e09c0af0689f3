"""A last, cautious look over the facts of a message: what is in doubt is left out, and the form will ask for it.

Each rule stands here because it took out more wrong facts than right ones on openings that nobody had seen.
"""

from collections.abc import Iterator, Mapping

from bot.eligibility.facts import FactValue
from bot.swedish.clauses import sentence_at
from bot.swedish.late import late
from bot.swedish.lexicon import lexicon
from bot.swedish.own_choices import NO_SECTOR
from bot.swedish.plan_cues import COSTS_OF_RUNNING, NEW_LINE, NEW_PRODUCT
from bot.swedish.statements import contradicted, statements_in
from bot.swedish.wanted import BUYS_ONE

_JOINED = late(r"(?:\b(?:och|samt|plus|a|o|aven|dessutom|liksom)\b|[+&]|: (?:en |ett )?(?:ny|nya|nytt)\b)")
_MOST_BETWEEN = 10
"""Words between two plans of one breath (*köpa en större tvättmaskin och anlita en konsult*)."""
_ABOUT = late(r" (?:\w+ ){0,3}(?:om|kring|inom|for) (?:\w+ )?")
"""Between two kinds of project: one is what the other is about."""
_WISHED = late(
    r"\b(?:vill|vilja|ska|skall|behover|tanker|tankte|tankt|planerar|onskar|soker|soka|funderar|hoppas|maste)"
    r"(?: (?!inte|int|ej|aldrig|vara|bli)\w+){0,4} $"
)
_GUESS = late(r"\b(?:kanske|tror|antagligen|troligen|formodligen|osaker\w*|oklart|gissar|mojligen|inte saker\w*)\b")
_GUESSED = late(rf"(?:(?!\bsa det\b)[^.!?,;\n])*{_GUESS.pattern}[^.!?,;\n]*")
"""A guess reaches to both ends of its clause, but not back to its reason (*skrivit på, så det är kanske kört*)."""
_UNDONE = late(
    r"\b(?:angra[dt]\w*|avbestall\w*|annuller\w*|havde (?:kop|avtal|kontrakt)\w*|backa[dt]\w* ur|avbok\w*"
    r"|dr(?:og|agit) (?:oss |mig )?tillbaka|(?:sagt|sa|sade) upp (?:avtal|kontrakt)\w*)"
)
"""What was ordered once and is no more; whether it counts an officer must tell."""
_ANOTHER = late(
    r"\b(?:behov\w*|vill ha|vilja ha|kopa|skaffa|ska ha|onskar|saknar|nu galler det)\b[^.,;:!?]{0,20}"
    r"\b(?:en|ett|tva|tre|\d+) (?:\w+ )?(?:till|ytterligare)\b"
)
"""*Vi har redan köpt en sådan, nu behövs en till*: the plan is the other one."""
_LATER = late(r"\b(?:mindre|senare|langre tid|langsam\w*|droj\w*|skjut\w*|stegvis|etappvis|i etapper)\b")
_TWO_SEASONS = late(
    r"\banst[^.!?;\n]{0,25}\b(?:sommar|somr|vint|hogsasong)\w*,? (?:och|a|o|men|annars)\b[^.!?;\n]{0,30}"
    r"\b(?:\d+|en|tva|tre|fyra|fem|sex|sju|atta|nio|tio)\b[^.!?;\n]{0,20}\b(?:aret runt|aret om|vint\w+|resten av aret)"
)
"""Two headcounts, of which neither is the whole year's by itself (*nio på sommaren och tre året runt*)."""
_STAFF = late(r"anst|medarb|personal|arsarb|lonelist|sysselsatt|enhet|manna|hos oss (?:arbetar|jobbar)")


_STAFF_OF_A_FIRM = late(r"\b\w{4,}bolag(?:et)? har [^.!?;\n]*\banst")
"""Beside a municipality as applicant: those of its company."""


def without_doubts(found: Mapping[str, FactValue], plain: str, told: Mapping[str, str]) -> dict[str, FactValue]:
    """The facts ``found`` in folded ``plain`` without those in doubt.

    ``told`` holds for each yes-or-no fact what is told in the text it was read from.
    """
    doubted: set[str] = set()
    purposes = found.get("purposes")
    if isinstance(purposes, tuple) and _stand_apart(plain, purposes):
        doubted.add("purposes")
    doubted |= {fact for fact, text in told.items() if fact in found and contradicted(fact, text)}
    doubted |= {fact for fact, text in told.items() if fact in found and _is_guessed(fact, text)}
    if found.get("needs_support") is False and _LATER.search(told.get("needs_support", "")):
        doubted.add("needs_support")  # smaller or later without support is a yes
    if found.get("already_started") is True and (_UNDONE.search(plain) or _ANOTHER.search(plain)):
        doubted.add("already_started")
    if found.get("applicant_type") in NO_SECTOR and (not _STAFF.search(plain) or _STAFF_OF_A_FIRM.search(plain)):
        doubted.add("employees")  # *vi är två* of those who take part
    if _TWO_SEASONS.search(plain):
        doubted.add("employees")
    return {fact: value for fact, value in found.items() if fact not in doubted}


def _is_guessed(fact: str, text: str) -> bool:
    """Whether what folded ``text`` says of a yes-or-no ``fact`` rests on a guess (*jag tror att inget lov behövs*)."""
    if not _GUESS.search(text):
        return False
    sure = _GUESSED.sub(" . ", text)
    return statements_in(sure).get(fact) != statements_in(text).get(fact)


def _stand_apart(plain: str, purposes: tuple[str, ...]) -> bool:
    """Whether one of several ``purposes`` is neither wished for outright nor named in one breath with another."""
    places = {value: sorted(_places(plain, value)) for value in purposes}
    named = [value for value in purposes if places[value]]
    return len(named) > 1 and not all(
        _is_wished(plain, places[value])
        or any(_in_one_breath(plain, places[value], places[other]) for other in named if other != value)
        for value in named
    )


def _places(plain: str, value: str) -> Iterator[tuple[int, int]]:
    """Where folded ``plain`` names the purpose ``value``."""
    for match in lexicon()["purposes"].matches(plain):
        if match.value == value and not match.negated:
            yield match.start, match.end
    for purpose, pattern in (
        ("product_development", NEW_PRODUCT),
        ("operating_costs", COSTS_OF_RUNNING),
        ("machinery_equipment", NEW_LINE),
        ("machinery_equipment", BUYS_ONE),
    ):
        if purpose == value:
            yield from (one.span() for one in pattern.finditer(plain))


def _is_wished(plain: str, places: list[tuple[int, int]]) -> bool:
    return any(_WISHED.search(plain[sentence_at(plain, start)[0] : start]) for start, _ in places)


def _in_one_breath(plain: str, places: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    """Whether a place of one purpose and one of another stand in one sentence, joined by *och* or *+*."""
    for start, end in places:
        first, last = sentence_at(plain, start)
        for other_start, other_end in others:
            if not first <= other_start < last:
                continue
            between = plain[min(end, other_end) : max(start, other_start)]
            if _ABOUT.fullmatch(between):
                return True
            if _JOINED.search(between) and len(between.split()) <= _MOST_BETWEEN:
                return True
    return False
