"""Where the wording of a question tells what is asked though the model's examples draw it to something else."""

import re
from typing import NamedTuple

from bot.swedish.late import late

KEPT = 0.2
"""What is left of the probability that the wording speaks against."""
_NOTHING = late(r"(?!)")


class Leaning(NamedTuple):
    """A wording (of folded text) whose weight under ``away`` belongs to ``to``, unless ``unless`` stands there too."""

    said: re.Pattern[str]
    away: tuple[str, ...]
    to: str
    unless: re.Pattern[str] = _NOTHING

    def applies(self, mask: str) -> bool:
        """Whether the question ``mask`` is worded so."""
        return bool(self.said.search(mask)) and not self.unless.search(mask)


_SHARE = late(
    r"\b(?:vad|va|hur (?:mycke\w*|mkt|stor del)|vilken del)\b[^?]*"
    r"\b(?:tack(?:er|te|a)|betalar?|star|ersatt(?:er|a)|bekostar?)\b"
    r"[^?]*\bav (?:(?:det|den)(?:\W*$|\W+(?:och|a|priset|summan|kostnaden)\b)"
    r"|(?:summan|beloppet|priset|notan|kostnad(?:en|erna)|rakningen)\b)"
)
"""*Vad täcker stödet av det?*: a share of a price."""
_COVERED = late(r"\b(?:tacker|tacka|tacks|tackas)\b")
_COSTS_COVERED = late(r"\b(?:kostnad|utgift)\w*\b[^?]*\b(?:tacker|tacka|tacks|tackas)\b")
_DENIED = late(r"\b(?:inte|int|ej|inga|ingen|inget|aldrig|utan|undant\w*)\b")
_FINAL_ACCOUNT_DAY = late(
    r"(?=.*\b(?:slut ?redovis|slut ?rapport|redovisa\w* projekt|projekt\w* redovis))"
    r"(?=.*\b(?:dag|datum\w*|nar|senast|dan|dagen)\b)"
)
_CLOSING = late(r"\b(?:ansok\w*|sok\w*|stang\w*|oppn\w*|oppen)\b")
_WORTHWHILE = late(
    r"\b(?:mening(?:en)?|ide|vits|poang|nytta) (?:med |i )?att\b|\b(?:lont|vart|mening|ide) (?:att|for)\b"
    r"|\btjanar (?:det|de) (?:\w+ )?till\b"
)
"""*Är det någon mening med att höra av sig?* asks whether one may get support, not for an address."""
_IN_TIME = late(
    r"\b(?:idag|i dag|i kvall|helg\w*|lordag\w*|sondag\w*|semester\w*"
    r"|sista|sent|stang\w*|hinn\w*|hunn\w*|datum\w*|avslag\w*)\b"
)
"""Words by which it asks whether it is too late, or the wrong hour."""
_FOLLOWED_UP = late(r"\b(?:uppfol\w*|folj\w* (?:\w+ ){0,2}upp)\b")
_PAY_OF_STAFF = late(
    r"(?=.*\b(?:betalar?|avlona\w*|ersatt(?:er|a|ning\w*)) (?:\w+ )?(?:mina?|vara|dem|personal\w*|anstalld\w*)\b)"
    r"(?=.*\b(?:krav\w*|villkor\w*|niva\w*|lagsta\w*)\b)"
)
_OPEN_FOR = late(
    r"\bhur lange (?:till )?(?:kan|far|gar det att|har|ar det oppet)(?: (?:man|jag|vi|en))?(?: pa (?:mig|oss|sig))?"
    r" (?:att )?(?:an)?sok\w*|\bhur lange (?:ar|e) (?:det |den |utlysningen |ansokan )?(?:an )?oppe[tn]\b"
)
"""*Hur länge kan man söka?* asks for the closing day, not how long the decision takes."""
_PERMIT = late(
    r"\b(?:tillstand\w*|medgivande\w*|licensen|klartecken\w*|bygglov\w*|lov(?:et)? (?:fran|av)|godkannande\w* fran)\b"
)

LEANINGS = (
    Leaning(_SHARE, ("ask_exclusions", "ask_costs", "ask_payment", "ask_financing", "ask_purposes"), "ask_amount"),
    Leaning(_COSTS_COVERED, ("ask_exclusions",), "ask_costs", _DENIED),
    Leaning(_COVERED, ("ask_exclusions",), "ask_purposes", _DENIED),
    Leaning(_FINAL_ACCOUNT_DAY, ("ask_deadline", "ask_duration"), "ask_reporting", _CLOSING),
    Leaning(_WORTHWHILE, ("ask_contact", "ask_how_to_apply", "ask_deadline", "ask_wages"), "ask_who", _IN_TIME),
    Leaning(_FOLLOWED_UP, ("ask_payment",), "ask_reporting"),
    Leaning(_PAY_OF_STAFF, ("ask_conditions",), "ask_wages"),
    Leaning(_OPEN_FOR, ("ask_decision", "ask_duration"), "ask_deadline"),
    Leaning(_PERMIT, ("ask_decision", "ask_duration", "ask_financing", "ask_deadline"), "ask_permits"),
)
