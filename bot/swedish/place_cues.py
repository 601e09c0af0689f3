"""Cues around a place that tell whose it is: the plan's, or that of customers, shops and others; for folded text."""

import re

PLACE_OF_OTHERS = re.compile(
    r"(?<!och )(?<!a )(?<!o )(?<!jag och min )(?<!jag och en )\b(?:kompis(?:en)?|polaren?|vaninnan?|van|vannen|konkurrent(?:en)?|\w*partner(?:n|s)?|kollegan?|kusin(?:en)?|svagern?|bekant|grannforetaget|(?:dotter|syster|moder)(?:bolag|foretag|fabrik|verkstad)\w*)(?: (?!och\b|o\b|a\b|jag\b|ja\b|vi\b|har\b|driver\b|start\w*|ager\b|ska\b|vill\b)\w+){0,5} (?:i|fran) $"
    r"|\b(?:salj\w*|salt|kund\w*|butiker\w*|leverantor\w*|maskinen|marknader\w*|massa\w*|massor|aterforsalj\w*|kopare|leverer\w*"
    r"|exporter\w*|turister|gaster)(?: \w+){0,5}\s*$|\b(?:jobbar|arbetar|kor|gor jobb) (?:mest |bara |mycket |framst )?(?:at|hos|mot)(?: \w+){0,5}\s*$"
    r"|\b(?:marknad|marknaden|kunder|kunderna|saljer i|kunder i|saljer till|turister|gaster)(?: finns| ar)?:? (?:i |fran )?(?:\w+(?:, | och | samt | o | a )){0,5}\s*$"
    r"|\b(?:enligt|hos|av|fran) (?:(?:en|ett) (?:\w+ )?(?:leverantor|firma|byra|labb|konsult|handlare|aterforsaljare|forsaljare|tillverkare|grossist)|(?:\w*labbet|\w*byran|leverantoren|saljaren|forsaljaren|konsulten|tillverkaren|grossisten)) i $"
    r"|\b(?:visit|destination|invest in|upplev|business) $"
    r"|\b(?:nara|narheten av|intill|granne med|bredvid|inte langt fran) $"
    r"|\b(?:samarbetar|samverkar|samarbete|tillsammans|ihop) med (?:ett|en|tva|tre|andra) (?:\w+ ){0,3}(?:i|fran)\s*$"
    r"|(?<!\bflytta )(?<!\bflyttar )(?<!\bflyttat )(?<!flytta hem )\b(?:till|kopa (?:\w+ ){1,3}(?:i|fran))\s*$"
    r"|\b(?:\w*finansieras|betalas|ags|stods)(?: \w+)? (?:av|fran) (?:\w+(?:, | och | a | samt )){0,3}$"
    r"|\b(?:med|me) (?:\w+(?:, | och | a | o | samt | plus )){0,4}$"
    r"|\b(?!konkurs)(?:\w*kurs|\w*utbildning|konferens|seminarium|studiebesok)(?: \w+){0,2} (?:i|pa)\s*$"
)
"""Words after which a place is where customers, shops or suppliers are, not where the plan is carried out."""

PLACE_OF_PLAN = re.compile(
    r"(verksamhet\w*|foretag\w*|bolag\w*|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*|forvaltar|driver|museum|museet|\w+museum)( \w+,?){0,3}\s*$"
)

NOT_THERE = re.compile(r"\b(?:inte|int|ej|icke)(?: i| fran)? $")

PLAN_RIGHT_THERE = re.compile(
    r"(verksamhet\w*|foretag|bolag|butik\w*|verkstad\w*|projekt\w*|ligger|finns|satsning\w*)\s*$"
)
"""The same right ahead of the place: it decides where several places are said of the plan."""

LIVES_THERE = re.compile(
    r"\b(?:syrran|brorsan|systern?|brodern?|kusin(?:en)?|kompis(?:en)?|farsan|morsan|pappa|mamma|granne\w*|moster|morbror|faster|farbror|svager(?:n)?|svarsonen|polaren|svarmor|svarfar|dotter(?:n)?|son(?:en)?|barnbarn\w*|mormor|farmor|farfar|morfar) (?:\w+ )?(?:i|fran|pa) $|\b(?:bor|bodde|bott|vaxte upp|vuxit upp|bosatt|uppvuxen|kommer ursprungligen|fodd)(?: (?:sjalv|jag|vi|nu|privat))? (?:i|fran|pa) $|\bflytta\w*(?: (?:hit|hem|verksamheten|firman))? fran $"
)

CUSTOMERS_THERE = re.compile(
    r"\b(?:kunder|kunderna|gaster|gasterna|koparna|saljer (?:bara|mest|allt)?)(?: (?:finns|bor|ar|e|kommer|mest|bara|fran|har|alla|i princip|i|folk|privatpersoner|framst|mestadels)){0,4} (?:i|fran) $"
    r"|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker)(?: (?!inte|int)\w+)? (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $|\b(?:jobbar|kor|arbetar|verkar|saljer|levererar|aker) (?:bara|enbart|endast|uteslutande) (?:i|runt|kring|inom) $"
    r"|\b(?:at|till|te|for|av) (?:bara |mest )?(?:folk|privatpersoner|familjer|villaagare|husagare|invanarna|de boende|dom som bor)"
    r"(?: har| mest| bara| som bor){0,2} (?:i|fran|runt) $"
)

WORKS_AROUND = re.compile(
    r"\b(?:jobbar|arbetar|kor|gor jobb|aker|far|reser|levererar|saljer|verkar)(?: (?:runt|mest|bara|framst|ocksa|ibland|aven|omkring))*"
    r" (?:i|runt|kring|mellan|at)? ?(?:\w+(?:, | och | a | o | samt | ?[–-] ?)){0,5}$"
    r"|\b(?:runt|mellan|nan gang|ibland)(?: (?:i|over i))? (?:\w+(?:, | och | a | o | samt )){0,3}$"
)
"""Ahead of places where one goes to work, if another place is named as the writer's own."""
