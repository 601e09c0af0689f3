"""The purposes of supports that somebody says he seeks: *söker konsultstöd* tells a plan, *vad är konsultstöd* none."""

import re

from bot.swedish.clauses import told, without_others
from bot.swedish.late import late
from bot.swedish.normalise import folded

_SUPPORT = r"[ -]?(?:stod|bidrag|check|peng)\w*"
_NAMES = {
    "innovation": rf"innovations?{_SUPPORT}",
    "consulting": rf"konsult{_SUPPORT}",
    "energy_environment": rf"(?:(?:energi|miljo)-? (?:och|o|a|&) )?(?:energi|miljo){_SUPPORT}",
    "tourism_cooperation": r"turism[ -]?samverkan\w*|(?:stod(?:et)? (?:till|for) )?samverkande turis\w*",
    "commercial_service": r"(?:stod(?:et)? (?:till|for|at) )?kom+ersiel+a? ?service\w*|service(?:stod|bidrag)\w*"
    r"|hemsandnings?bidrag\w*",
}
_FILLER = (
    r"(?: (?:nu|om|ett|det|dar|pengar|medel|stod|bidrag|till|for|fran|via|ur|sa|kallat"
    r"|regionens|lansstyrelsens|ert|er))"
)
_SEEKS = (
    r"(?:\b(?:soker|soka|sokes|ansok(?:er|a|an) (?:om|till)|vill ha|onskar(?: fa)?|hoppas pa|intresserade? av)\b:?"
    r"|\b(?:arende|galler|avser|stod|stodform|stod som soks|sokt stod|sokt|ansokan|vad):)"
)
_NOT_THE_WRITER = late(
    r"\b(?:hur|nar|var|vem|vilka|vilken|varfor|man|de|dom|ni|du|han|hon|inte|int|ej|aldrig|foretag(?:en)?|andra"
    r"|grannen)"
    r"(?: \w+){0,3} $"
)
_BY_NAME = {
    value: (
        late(rf"{_SEEKS}{_FILLER}{{0,3}} (?:{name})|\b(?:{name}) (?:sokes|onskas)\b"),
        late(
            rf"(?:^|[.!?\n] )(?:{name})\?(?=\s*$|\s+(?!nej|na\b|har\b|det\b|sokt|fick|vad|finns|int|ar\b|ing)\w)"
            rf"|\b(?:ar|e|a) (?:det|de|he) (?:{name}) (?:som )?(?:man|jag|ja|vi) (?:ska|skall|bor|far) soka\b"
        ),
    )
    for value, name in _NAMES.items()
}
_ANY_NAME = late(rf"\b(?:{'|'.join(_NAMES.values())})")


def sought_purposes(text: str) -> set[str]:
    """The purposes of the supports that ``text`` says are sought by whoever writes it."""
    own = without_others(text, folded(text))
    stated, plain = folded(told(own)), folded(own)
    return {value for value, (seeks, chooses) in _BY_NAME.items() if _is_sought(seeks, stated) or chooses.search(plain)}


def _is_sought(seeks: re.Pattern[str], stated: str) -> bool:
    return any(not _NOT_THE_WRITER.search(_clause_before(stated, match.start())) for match in seeks.finditer(stated))


def _clause_before(stated: str, place: int) -> str:
    return re.split(r"[.,;!?\n]", stated[max(0, place - 60) : place])[-1]


_HEARD = late(
    r"\b(?:hort|kannedom|kanner till|information|info|uppmarksam\w*|fick veta|vet|last|sett|hittat|tips\w*"
    r"|talas|pratar|nagot|nat|nan)"
    r"(?: (?:talas|om|pa|att|som|heter|kallas|ett|det|ni|har)){0,4} $"
)


def without_asked_names(plain: str, stated: str) -> str:
    """Folded ``plain`` without the names of supports that are only asked or heard of, not in what is ``stated``."""

    def kept(match: re.Match[str]) -> str:
        name = match.group()
        only_heard = _HEARD.search(plain[max(0, match.start() - 40) : match.start()])
        return "." * len(name) if only_heard or name not in stated else name

    return _ANY_NAME.sub(kept, plain)
