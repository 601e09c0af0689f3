"""The facts that a message holds, read from running text."""

import re
from collections.abc import Mapping

from bot.eligibility.facts import FACT_BY_ID, Fact, FactValue, checked_value, has_valid_check_digit
from bot.swedish.clauses import sentence_at, told, without_others
from bot.swedish.doubts import without_doubts
from bot.swedish.enumerated import actors_enumerated
from bot.swedish.late import late
from bot.swedish.lexicon import widest
from bot.swedish.normalise import folded
from bot.swedish.own_applicant import applicant_in
from bot.swedish.own_choices import NO_SECTOR, choices_in, in_order
from bot.swedish.own_place import place_facts, without_postcodes
from bot.swedish.plan_cues import ABOUT_A_PROJECT
from bot.swedish.quantities import quantities_in
from bot.swedish.quantity_phrases import never_received
from bot.swedish.reach import reach_in
from bot.swedish.sought import sought_purposes, without_asked_names
from bot.swedish.statements import statements_in

_MONTHS = late(r"(?<=\d )mån\b|(?<=\d)mån\b", re.I)
"""Without its ring, *24 mån* would be *24 man*."""
_LOTS = late(
    r"(?<!på )(?<!till )\b(?:en|ett) (?:hel |himla |jäkla )?massa(?= (?!i\b|på\b|för\b|som\b|och\b|å\b)\w)"
    r"|\bmassor (?:av|med|utav)\b",
    re.I,
)
"""*En massa papper* is no fair (*mässa*)."""
_MASSEUR = late(r"\bmass(?:ör|ös)(?:en|s|ens)?\b", re.I)
_MASSEURS = late(r"\bmassör(?:er|erna)\b", re.I)
"""Folded, *massör* would be a lot of something or a fair."""
_SPOKEN_IS = late(r"(?<=\bvi )ä\b|(?<=\bjag )ä\b|(?<=\bja )ä\b|(?<=\bdet )ä\b|(?<=\bde )ä\b|(?<=\bfirman )ä\b", re.I)
"""Folded, *vi ä tre* would be *vi å tre*."""
_HOW_MANY = late(
    r"(?:fråga: ?)?\bhur många (?P<what>anställda|parter|aktörer|medarbetare|årsarbetare|månader)(?: \w+){0,3}\? *(?:svar: *)?(?=\w)",
    re.I,
)
_ANSWER = late(r"\b(?:fråga|svar): *", re.I)
_FORM_FIELD = late(
    r"(?:^|(?<=[.!?;\n] )|(?<=\n))(?:[-*•] ?)?(?:\w+ )?(?:bransch|kommun|ort|bolagsform|företagsform|form|anställda|omsättning|balans\w*|plan"
    r"|beställ[dt]a?|påbörja[dt]|köpt|igång|startat|marknad|konkurrens|konkurrenter|kollektivavtal|tillstånd|bygglov|finansiering"
    r"|egna pengar|egen insats|resten|medfinansiering|kontant|partner|partners|parter|aktörer|tidigare stöd|försumbart stöd|de minimis"
    r"|hållbarhetsdialog\w*|kostnad|budget|projekttid|tid|nya metoder|sökande|kunder|obestånd|konkurs|arbetstid|verksamhet|insats)"
    r"(?P<mark>\?)(?=\s+\S)",
    re.I,
)
"""*Beställt? Nej.* fills in a form; only the mark of the question is taken away."""
_YES_OR_NO = tuple(name for name, fact in FACT_BY_ID.items() if fact.type == "boolean")
_OFTEN_ASKED = frozenset({"owner_work_share_percent", "cofinancing_percent", "partner_count", "project_months"})
"""*Räcker det med två parter?* and *kan man jobba 50 procent?* ask about a rule and tell nothing."""
_SUMMED_UP = late(r"\b(?:parter|aktorer|partners?|sammanlagt|totalt)\b")
_ORGANISATION_NUMBER = late(r"\b(\d{6})-?(\d{4})\b")


def facts_in(text: str) -> dict[str, FactValue]:
    """The facts that ``text`` states outright about whoever writes it. What is uncertain is left out."""
    text = _SPOKEN_IS.sub("är", _LOTS.sub("mycket", _form_filled(text)))
    text = _MASSEURS.sub("massageterapeuter", _MASSEUR.sub("massageterapeut", text))
    own = without_others(text, folded(text))
    plain, stated = folded(_MONTHS.sub("mnd", own)), folded(told(own))
    applicant = applicant_in(plain)
    found = place_facts(own, plain, at_home=applicant == "private_person")
    found.update(_quantities(own, plain, stated))
    if applicant:
        found["applicant_type"] = applicant
    chosen = choices_in(without_asked_names(plain, stated), applicant)
    if sought := sought_purposes(text):
        chosen["purposes"] = with_purposes(chosen, sought)
    found.update(chosen)
    if reach := reach_in(stated):
        found["market_reach"] = widest([str(found.get("market_reach", reach)), reach])
    sources = _told_of(text, own, stated)
    placed = found.get("in_lulea_urban_area")
    found.update(_statements(sources))
    if placed is not None and found.get("in_lulea_urban_area") != placed:
        found.pop("in_lulea_urban_area")  # *jag bor på Hertsön men verkstaden är i Niemisel*
    _count_actors(found, plain, stated)
    if never_received(folded(told(text))):
        found.setdefault("de_minimis_received_sek", 0)
    found.update(organisation_number(plain))
    _drop_what_is_not_asked(found, plain)
    found = without_doubts(found, plain, sources)
    return {fact: value for fact, value in found.items() if is_valid(FACT_BY_ID[fact], value)}


def _quantities(own: str, plain: str, stated: str) -> dict[str, FactValue]:
    """The quantities in ``own`` (``plain`` is it folded), without shares, parties and months that are only asked about."""
    found = quantities_in(without_postcodes(own, plain))
    asked = {
        one.fact
        for one in found
        if one.fact in _OFTEN_ASKED and plain.startswith("?", sentence_at(plain, one.start)[1])
    }
    if asked:
        asked -= {one.fact for one in quantities_in(stated)}
    return {one.fact: one.value for one in found if one.fact not in asked}


def _form_filled(text: str) -> str:
    """``text`` with a colon behind each field of a form that it fills in."""
    text = _ANSWER.sub("", _HOW_MANY.sub(r"\g<what>: ", text))
    return _FORM_FIELD.sub(lambda match: match.group()[:-1] + ":", text)


def with_purposes(facts: Mapping[str, FactValue], more: set[str]) -> tuple[str, ...]:
    """The purposes among ``facts`` and ``more``, in the order of the form."""
    known = facts.get("purposes")
    return in_order("purposes", more | set(known if isinstance(known, tuple) else ()))


def _told_of(text: str, own: str, stated: str) -> dict[str, str]:
    """For each yes-or-no fact the folded text that tells of it: mostly what is ``stated``.

    Of competition others' clauses tell too, of need those with *om* (*inte av om vi inte får*).
    """
    return dict.fromkeys(_YES_OR_NO, stated) | {
        "needs_support": folded(told(own, conditions=True)),
        "local_competition": folded(told(text)),
    }


def _statements(sources: Mapping[str, str]) -> dict[str, bool]:
    """The yes-or-no facts, each read from its source."""
    read = {source: statements_in(source) for source in dict.fromkeys(sources.values())}
    return {fact: read[source][fact] for fact, source in sources.items() if fact in read[source]}


def _count_actors(found: dict[str, FactValue], plain: str, stated: str) -> None:
    """Puts in the actors that ``stated`` enumerates; out with a number where not all of them are counted."""
    actors = actors_enumerated(stated)
    if actors:
        found["partner_count"] = max(actors, int(str(found.get("partner_count", 0))))
    elif actors == 0 and not _SUMMED_UP.search(plain):
        found.pop("partner_count", None)


def _drop_what_is_not_asked(found: dict[str, FactValue], plain: str) -> None:
    """Takes out facts that count only beside others: the part of Luleå, competition nearby, money in projects."""
    if not (found.get("municipality") == "Luleå" or "lulea" in plain or "tatort" in plain):
        found.pop("in_lulea_urban_area", None)
    if found.get("applicant_type") in NO_SECTOR:
        found.pop("market_reach", None)
    if found.get("market_reach") in ("national", "international"):
        found.pop("local_competition", None)
    purposes = found.get("purposes")
    if purposes == ("product_development",) and not ABOUT_A_PROJECT.search(plain):
        found.pop("develops_new_methods", None)  # *en ny modell för hundar*
    if not ABOUT_A_PROJECT.search(plain):
        found.pop("cofinancing_in_cash", None)


_NUMBER_OF_OTHERS = late(
    r"\b(?:kund(?:en)?|leverantor(?:en)?|saljare(?:n)?|partner(?:n)?|moderbolag(?:et)?|hyresvard(?:en)?|konsult(?:en)?"
    r"|tillverkare(?:n)?|deras|hans|hennes)\b(?:(?! (?:vi|jag|vart|mitt|min|var) )[^.!?;\n]|(?<=nr)\.|(?<=org)\.)*$"
)
"""Ahead of an organisation number: it is that of a customer or supplier (*vår kund (org.nr …)*)."""


def organisation_number(plain: str) -> dict[str, FactValue]:
    """The writer's own organisation number in folded text, if its check digit is right."""
    for match in _ORGANISATION_NUMBER.finditer(plain):
        if _NUMBER_OF_OTHERS.search(plain[max(0, match.start() - 80) : match.start()]):
            continue
        digits = match.group(1) + match.group(2)
        if int(digits[2:4]) >= 20 and has_valid_check_digit(digits):  # a personal number has a month there
            return {"organisation_number": digits}
    return {}


def is_valid(fact: Fact, value: FactValue) -> bool:
    """Whether ``value`` may be kept as ``fact``."""
    try:
        checked_value(fact, value)
    except ValueError:
        return False
    return True
