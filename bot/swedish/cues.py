"""Cues around words that tell whose they are and what they mean, for folded text."""

import re

PLACE_OF_OTHERS = re.compile(
    r"\b(?:salj\w*|salt|kund\w*|butiker\w*|leverantor\w*|maskinen|marknader\w*|massa\w*|massor|aterforsalj\w*|kopare|leverer\w*"
    r"|exporter\w*|turister|gaster)(?: \w+){0,5}\s*$|\b(?:till|kopa (?:\w+ ){1,3}(?:i|fran))\s*$"
)
"""Words after which a place is where customers, shops or suppliers are, not where the plan is carried out."""

OWN = re.compile(r"\b(?:mitt|min|mitt eget|jag har|vi har|vi ar|jag ar|vart)(?: \w+){0,2} $")

BUYS_A_THING = re.compile(
    r"\b(?:kopa|kopt|skaffa|byta(?: ut)?|investera i|bestallt?|bestalla)(?: in)? (?:\w+ ){0,2}?(?:en|ett|ny|nytt|nya|begagnad|begagnat)(?: ny| nytt| stor| liten)?"
    r" (?!lokal|personal|lan\b|bidrag|stod|hjalp|radgiv|konsult|person|fastighet|hus\b|firma|bolag|foretag|tomt|mark\b|licens|tjanst)\w{3,}"
)
"""Buying a thing with no other purpose named: machinery or equipment; it is repeated, so it can be corrected."""

FOR_A_MUNICIPALITY = re.compile(
    r"\b(?:jobbar|arbetar|anstalld|projektledare|utvecklare|chef|handlaggare|samordnare|strateg|lots|tjansteperson|tjansteman)\w*"
    r"(?: \w+){0,2} (?:pa|for|at|hos|i|vid) (?:\w+ (?:stad|kommun)\b|kommunen\b)|\b(?:kommunen|stad|kommun)(?: ar det)?(?: som)? soker\b"
    r"|\bvi (?:ar|e|pa) (?:\w+ ){0,2}(?:stad|kommun)\b|\bkommunen ar det som\b"
)

SOMEBODY_ELSE = re.compile(
    r"\b(?:med|av|till|hos|och|samt|eller|(?<!kommer )fran)(?: (?:en|ett|vara|var|en annan|flera|andra|\d))? $"
)

CORRECTING = re.compile(
    r"\b(?:nej|na|nae|eller) ?,? (?:vanta|forresten|nej|fel|jag menar|menar jag|snarare)\b|\bjag menar\b|\bfel av mig\b"
)

SMALLER_OR_LATER = re.compile(r"\b(mindre|senare|skjut\w*)\b")

REACH_CUE = re.compile(
    r"salj|kund|kopare|export|marknad(?!sfor)|leverer|turister|gaster|besokare|avsatt|bestallare|leveranser|uppdrag"
)

PLACE_OF_PLAN = re.compile(
    r"(verksamhet\w*|foretag\w*|bolag\w*|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*)( \w+){0,3}\s*$"
)

NOT_THERE = re.compile(r"\b(?:inte|int|ej|icke)(?: i| fran)? $")
