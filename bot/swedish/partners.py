"""How many actors a number counts: those who cooperate in a project, told from colleagues, customers and shops."""

import re

from bot.swedish.late import late

WE_ARE = late(
    r"\b(?:vi|dom|de) (?:ar|e|a|blir|har blivit|vore|vor|blev)"
    r" (?:(?:nu|ju|bara|totalt|sammanlagt|forresten|egentligen|(?:fler|mer) an|over) )*$|\bsjalva (?:ar|e) vi $"
    r"|\b(?:ar|e) vi sjalva $"
)
"""Ahead of a number: it counts the writers."""

_ACTORS = late(
    r"^ ?(?:\w+ )?(?:partner\w*|aktor\w*|parter\b|samarbetspartner\w*|samverkande"
    r"|foretag som (?:samarbetar|samverkar|gar ihop)|foretag tillsammans|foretag i samverkan|bolag tillsammans)"
)
_MAYBE_ACTORS = late(r"^ ?(?:\w+ )?(?:organisationer|turistforetag|turismforetag|deltagare|kommuner|st foretag)")
_TOGETHER = late(
    r"\b(?:vi (?:ar|e|blir)|ar vi|samverka\w*|samarbet\w*|tillsammans|partner\w*|aktor\w*|parter"
    r"|totalt|sammanlagt|inkl\w*|med oss|inraknad\w*)\b"
)
_ALL_OF_THEM = late(r"\b(?:alla|lanets|samtliga|for|till|at|de) $")
_OTHERS_BEFORE = late(r"(?:tillsammans med|ihop med|samarbetar med|samverkar med|plus|samarbete med)(?: \w+)?\W*$")
_WE_AND_SOME = late(r"\b(?:jag|vi|ja) (?:och|a|o|samt|plus) \w+")
_WE_AND = late(r"\b(?:jag|vi|ja) (?:och|a|o|samt|plus)(?: \w+)?\W*$")
_WITH_OTHERS = late(r"\b(?:tillsammans|ihop) med (?:\w+ )?(?:andra|\w*foretag)\b")
_COLLEAGUES = late(r"lonelist|anstall|delagare|\bager\b|i (?:firman|foretaget|bolaget)\b|\bjobbar\b|kompis|kolleg")
_IN_ALL = late(r"^(?: st| stycken)? (?:totalt|sammanlagt|i allt|allt som allt|inalles|tillsammans)\b")
"""*Vi och två andra, vi är tre totalt*: those who cooperate, not the staff."""
_FIRMS = (
    r"(?:\w*foretag|\w*bolag|\w*firmor|\w*foreningar|\w*byar|\w*hotell|\w*campingar|\w*framjare|\w*kommuner|\w*gardar"
    r"|\w*butiker|\w*aktorer|\w*organisationer|\w*anlaggningar|\w*skolor|\w*verkstader|\w*krogar|\w*restauranger"
    r"|\w*vardar|\w*entreprenorer|\w*foretagare|\w*guider|\w*bonder|\w*krogare|\w*handlare|\w*hantverkare"
    r"|\w*(?<!del)agare"
    r"|\w*akerier|\w*museer|\w*producenter|\w*kooperativ|\w*arrangorer|\w*uthyrare|\w*kaf[e\w]*er)"
)
_AND_OTHER_FIRMS = late(rf"^(?: st)?(?: (?:andra|till))? (?:{_FIRMS}|turistforetag)\b")
_FIRMS_TOGETHER = late(
    rf"^(?: st| stycken)?(?: \w+)? {_FIRMS}(?: (?:och|a|o|samt) \w+)?(?: (?:i|runt|fran|kring|langs|utmed"
    rf"|pa) \w+(?: kommun)?)?(?: \([^)]*\))?,? som"
    r"\b[^.!?;]*\b(?:ihop|tillsammans|samarbet\w*|samverk\w*|gemensam\w*|gar? samman|gar? ihop|slar? (?:oss"
    r"|sig) (?:ihop|samman))"
    rf"|^(?: st| stycken)? {_FIRMS} (?:ihop|tillsammans|i samverkan|som samverkar|som samarbetar)\b"
)
_ACT = late(r"\b(?:ihop|tillsammans|samarbet\w*|samverk\w*|gemensam\w*|samman)\b")
_FIRMS_IN_ALL = late(rf"^(?: st)? {_FIRMS} (?:totalt|sammanlagt|i allt|allt som allt|inalles|(?:med|inklusive) oss)\b")
_WE_COMMA = late(r"\bvi, (?:de |alla )?$")
_NETWORK = late(r"natverk|kluster|samverk|samarbet|projekt")
_NOT_US = late(r"konkurr|kund|salt|hjalpt|leverer|fran $")
_OTHERS_AFTER = late(
    r"^ (?:andra |st )?(?:\w+a )?(?:\w*foretag|bolag|partner\w*|aktor\w*|organisation\w*|\w*kommuner"
    r"|till\b|andra|hotell|gardar|grannforetag|\w*skolor|\w*foreningar|arbetsgivare|myndigheter|universitet)"
)


_IN_THE_PROJECT = late(
    r"^(?: st| stycken)?(?: (?:i|om) (?:projektet|ansokan|samarbetet|partnerskapet|satsningen|det)\b"
    r"|,? (?:som|vilka) (?:(?:ska|vill|skulle|tanker) )?(?:gar? in|ar med|vara med|deltar?|delta|samverkar?"
    r"|driver|soker"
    r"|star bakom|ingar|hjalps at|gor (?:det|detta|den)|satsar ihop|delar pa)\b)"
)
_COOPERATE = late(r"ihop|tillsammans|samarbet|samverk|partner|projekt|gemensam")
_COUNT_OF_ACTORS = late(
    r"\b(?:parter|aktorer|samverkansparter|antal (?:parter|aktorer|partners?))(?: i projektet)?[: ]*$"
)
_WITH_US = late(r"^ ?(?:st)?,? ?\(?(?:med|inkl\w*\.?|inklusive) (?:oss|sokande\w*)|^ ?(?:st)?,? ?(?:totalt|sammanlagt)")
_OURS_AMONG_THEM = late(
    r"^ (?:st )?\w*(?:kommuner|foretag|firmor|organisationer|foreningar|skolor|parter|aktorer|bolag)(?: totalt)?,? "
    r"\(?(?:inraknat|inberaknat|medraknat|inklusive|inkl|med) oss(?: sjalva)?\)?(?=\s?(?:[.,;)\n]|$))"
)
_ALONE_OR_OURS = late(r"(?:^|[.,;:(])\s*(?:(?:vi (?:ar|e|blir)|totalt|sammanlagt|det blir|alltsa|ihop) )*$")
"""*Tre kommuner inräknat oss*, by itself."""
_SO_MANY = late(r"(?:\b(?:dvs|alltsa|summa|totalt|tillsammans|sammanlagt)|=|[–(-]) ?$")
_BESIDES_US = late(
    r"^ (?:samverkans)?(?:parter|partners?|aktorer) (?:till|utover oss|forutom oss"
    r"|vid sidan av oss)\b"
)
_SO_MANY_OF_US = late(r"[,.;–-] ?sa (?:vi (?:ar|e|blir) )?(?:alltsa |totalt )?$")
_PIECES = late(r"^ (?:stycken|st)\b(?= ?(?:[.,;!]|$| totalt| allt))")
_OTHERS_COUNTED = late(
    rf"^(?: st| stycken)? (?:andra|ytterligare) (?:{_FIRMS}|turistforetag|partner\w*|parter)\b"
    rf"|^(?: st| stycken)? (?:{_FIRMS}|partner\w*|parter|aktorer) (?:till|utover oss|forutom oss|vid sidan av oss)\b"
)
_MEMBERS_LISTED = late(r"\b(?:parter|aktorer|deltagare|partners):? |\b(?:med|me) (?:ar|e) (?:vi|jag|ja),")
_SUM_OF_THEM = late(r"(?:\b(?:dvs|alltsa|summa|totalt|sammanlagt|sa|det blir|blir det)|=) $")
_NOTHING_MORE = late(r"^ ?(?:st|stycken|parter|aktorer|kvar)?\s?(?:[.,:;)!]|$)")
"""*Parter: nätverket, universitetet och staden, dvs tre.* sums up a list."""
_NOW_SO_MANY = late(r"\b(?:nu|numera)(?: (?:ar|e|blir) (?:vi|det|de))?(?: bara)? $")
_ONE_LEFT = late(
    r"\b(?:parter|partners?|aktorer)\b[^.!?]*\b(?:hoppa(?:de|t) av|drog sig ur|dragit sig ur|lamna(?:de|t)"
    r"|slutat?|foll bort|fallit bort|tackade nej|backade ur)\b"
)
_TOGETHER_WITH_US = late(
    rf"^(?: st)? {_FIRMS} (?:ihop|tillsammans|i samverkan|totalt)? ?[(:,–-] ?"
    r"(?:vi|oss|jag|vi sjalva)\b(?:,| och| \+| samt)"
)
"""*Tre kommuner ihop (vi, Fagersta och Sala)*."""
_PARTNERS_LABEL = late(r"\bpartner\w*:? ?$")


_SUMS_UP = late(
    r"^ ?(?:(?:parter|aktorer)(?! (?:till|utover|forutom|vid sidan))|(?:st )?(?:totalt|sammanlagt|i allt"
    r"|allt som allt|inalles)|(?:med|inkl\w*) (?:oss|mig))\b"
)
_SUM_AHEAD = late(r"(?:\b(?:alltsa|dvs|summa|totalt|sammanlagt|allt som allt|alltsa blir vi|antal parter)|=)[: ]*$")


def sums_up(plain: str, start: int, end: int) -> bool:
    """Whether the number there in folded ``plain`` is the total of the actors, beside which any other is a part."""
    ahead, behind = plain[max(0, start - 30) : start], plain[end : end + 40]
    return bool(_SUMS_UP.match(behind) or _SUM_AHEAD.search(ahead))


def actors_counted(sentence: str, before: str, after: str, number: int) -> int | None:
    """The actors in the project, the writer included, that ``number`` tells; None where it counts none."""
    if _OURS_AMONG_THEM.match(after) and _ALONE_OR_OURS.search(before) and not _NOT_US.search(sentence):
        return number
    if _BESIDES_US.match(after):
        return number + 1
    if _COUNT_OF_ACTORS.search(before) or (_PARTNERS_LABEL.search(before) and _WITH_US.search(after)):
        return number
    if _SO_MANY.search(before) and _WITH_US.search(after) and _COOPERATE.search(sentence):
        return number
    if _SO_MANY_OF_US.search(before) and _PIECES.match(after) and _COOPERATE.search(sentence):
        return number
    if _MEMBERS_LISTED.search(sentence) and _SUM_OF_THEM.search(before) and _NOTHING_MORE.match(after):
        return number
    if _NOW_SO_MANY.search(before) and _ONE_LEFT.search(sentence) and _NOTHING_MORE.match(after):
        return number
    if _TOGETHER_WITH_US.match(after):
        return number
    if WE_ARE.search(before) and _IN_THE_PROJECT.search(after) and _COOPERATE.search(sentence):
        return number
    if re.search(r"(?:\b(?:har|med|plus)|\+) $", before) and re.search(
        r"^ (?:\w+ )?partner\w*(?! (?:totalt|sammanlagt|inkl|inraknad))\b", after
    ):
        return number + 1
    others = _OTHERS_BEFORE.search(before) and _OTHERS_AFTER.search(after) and not _COLLEAGUES.search(sentence)
    if others or (_WE_AND.search(before) and _are_other_firms(sentence, after)):
        return number + 1
    if _ALL_OF_THEM.search(before):
        return None
    if _OTHERS_COUNTED.match(after) and _ACT.search(sentence):
        return number + 1
    if _act_together(sentence, before, after) or _ACTORS.search(after):
        return number
    return number if _MAYBE_ACTORS.search(after) and _TOGETHER.search(sentence) else None


def are_firms_in_all(sentence: str, before: str, after: str) -> bool:
    """Whether *vi är tre totalt* sums up firms: *vi och två andra campingar, vi är tre totalt*."""
    if not (WE_ARE.search(before) and _IN_ALL.search(after)):
        return False
    ends = [match.end() for match in _WE_AND_SOME.finditer(sentence)]
    return bool(_WITH_OTHERS.search(sentence)) or any(_are_other_firms(sentence, sentence[end:]) for end in ends)


def _are_other_firms(sentence: str, after: str) -> bool:
    """Whether *vi och två andra* means firms: they are named so, or those who cooperate are no colleagues."""
    if _AND_OTHER_FIRMS.search(after):
        return True
    return bool(_OTHERS_AFTER.search(after) and _NETWORK.search(sentence)) and not _COLLEAGUES.search(sentence)


def _act_together(sentence: str, before: str, after: str) -> bool:
    """Whether firms are counted that act together, the writer's own among them."""
    if _WE_COMMA.search(before) and re.match(rf" {_FIRMS}\b", after) and _ACT.search(sentence):
        return True
    if WE_ARE.search(before) and _FIRMS_TOGETHER.search(after):
        return True
    return bool(_FIRMS_IN_ALL.search(after) and _NETWORK.search(sentence)) and not _NOT_US.search(before)
