"""What a message answers when one fact was asked for."""

import re

from bot.eligibility.facts import FACT_BY_ID, Fact, FactValue
from bot.eligibility.municipalities import municipality_named
from bot.swedish.facts import facts_in, is_valid, organisation_number
from bot.swedish.late import late
from bot.swedish.lexicon import chosen_value, lexicon, widest
from bot.swedish.normalise import folded
from bot.swedish.numbers import Number, numbers_in
from bot.swedish.own_choices import in_order
from bot.swedish.places import places_in
from bot.swedish.plan_cues import CORRECTING, SMALLER_OR_LATER
from bot.swedish.quantities import quantities_in
from bot.swedish.segments import segments_of
from bot.swedish.statements import statements_in, yes_or_no


def answer_to(fact_id: str, text: str) -> FactValue | None:
    """What ``text`` answers when asked for ``fact_id``; None where it can't be read as an answer."""
    fact = FACT_BY_ID[fact_id]
    plain = _corrected(folded(text).strip(" .!"))
    value = _answer(fact, text, plain)
    return value if value is not None and is_valid(fact, value) else None


def _corrected(plain: str) -> str:
    """What stands after the last slip of the tongue (*fyra, nej vänta fem*), where a number stands there."""
    tail = CORRECTING.split(plain)[-1]
    return tail.strip(" ,.") if tail != plain and numbers_in(tail) else plain


_BUT = late(r"\b(?:men|fast|dock)\b")
_ONLY_WHEN = late(r"(?:ja|japp|jo|joda|absolut),? (?:men )?(?:forst )?(?:nar|sa fort|sa snart) ")
_NO_MEANS_FINE = frozenset({"permits_in_place", "needs_support"})
"""Facts where a no may introduce a yes: *nej, det behövs inga tillstånd*, *nej, annars blir det inte av*."""


def _answer(fact: Fact, text: str, plain: str) -> FactValue | None:
    match fact.type:
        case "boolean":
            stated, answered = statements_in(plain).get(fact.id), yes_or_no(plain)
            if fact.id == "needs_support" and SMALLER_OR_LATER.search(plain) and len(segments_of(text)) == 1:
                return True  # the question itself says that smaller or later without the support is a yes
            if fact.id == "collective_agreement_terms" and stated is None and answered is None:
                return (
                    True
                    if re.search(r"avtal", plain) and not re.search(r"\b(inte|int|inget|ej|utan)\b", plain)
                    else None
                )
            if answered is True and _ONLY_WHEN.match(plain):
                return None  # *ja, när bygglovet är klart*: not yet
            if answered is False and stated is True and fact.id not in _NO_MEANS_FINE:
                # *nej, på obestånd är vi inte*: the no decides, but not over *nej, men vi har skrivit på ordern*
                return statements_in(_BUT.split(plain, 1)[-1]).get(fact.id) is True and _BUT.search(plain) is not None
            return stated if stated is not None else answered
        case "choice":
            return _choice_answer(fact, plain)
        case "choices":
            chosen = _choices_answer(fact, plain)
            return chosen or None
        case "municipality":
            if (name := municipality_named(text.strip(" .!"))) is not None:
                return name
            places = {place.municipality for place in places_in(text)} or {
                place.municipality for place in places_in(text.strip().title())
            }
            return places.pop() if len(places) == 1 else None
        case "organisation_number":
            return organisation_number(plain).get(fact.id)
        case _:
            return _number_answer(fact, plain)


def _choice_answer(fact: Fact, plain: str) -> str | None:
    if plain in fact.values:
        return plain
    if titled := lexicon()[fact.id].titled(plain):
        return titled
    if fact.id == "sector" and isinstance(own := facts_in(plain).get("sector"), str):
        return own
    matches = [match for match in lexicon()[fact.id].matches(plain) if not match.negated]
    if fact.id == "market_reach" and matches:
        return widest([match.value for match in matches])
    if fact.id == "applicant_type" and not matches and re.search(r"\bkommun(en)?\b|\bstad(en)?\b", plain):
        return "municipality"
    return chosen_value(matches) or _BARE_ANSWERS.get(fact.id, {}).get(
        plain.removeprefix("en ").removeprefix("ett ").removeprefix("vi ar ")
    )


_BARE_ANSWERS: dict[str, dict[str, str]] = {
    "applicant_type": {
        "kommun": "municipality", "kommunen": "municipality", "region": "region", "regionen": "region",
        "ekonomisk": "economic_association", "ideell": "nonprofit_association", "privat": "private_person",
        "skola": "education_provider",
        "myndighet": "public_agency", "lansstyrelsen": "public_agency", "facket": "trade_union",
        "natverk": "business_network",
    },
    "market_reach": {
        "sverige": "national", "landet": "national", "byn": "local", "orten": "local", "lanet": "regional",
    },
}  # fmt: skip


def _choices_answer(fact: Fact, plain: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[,;]|\boch\b", plain)]
    named = {value for part in parts if (value := part if part in fact.values else lexicon()[fact.id].titled(part))}
    matches = {match.value for match in lexicon()[fact.id].matches(plain) if not match.negated}
    return in_order(fact.id, named | matches)


_NOTHING = late(r"\b(?:ingenting|inget|inga|noll|aldrig|(?:inte|int) (?:fatt|sokt|haft))\b")
MOST_BARE = 3
"""Words of a bare no; a longer one says something else besides (*nä men jag är silversmed*)."""
_WHOLE = late(r"\b(?:for (?:hela|allt|alltihop)|totalt|sammanlagt|tillsammans|allt som allt|i allt|hela \w+)\b")


def _number_answer(fact: Fact, plain: str) -> int | float | None:
    stated = {quantity.fact: quantity.value for quantity in quantities_in(plain)}.get(fact.id)
    if isinstance(stated, (int, float)) and not (fact.unit in ("SEK", "persons") and _WHOLE.search(plain)):
        return stated
    if fact.id == "owner_work_share_percent" and (share := re.search(r"\b(hel|full|halv) ?tid", plain)):
        return 50 if share.group(1) == "halv" else 100
    others = {
        quantity.start for quantity in quantities_in(plain) if quantity.fact != fact.id and quantity.fact != "cost_sek"
    }
    numbers = [number for number in numbers_in(plain) if number.start not in others and _may_count(number, fact)]
    numbers = [number for number in numbers if not (fact.unit != "percent" and number.unit == "percent")]
    if (
        fact.id == "de_minimis_received_sek"
        and not numbers
        and (_NOTHING.search(plain) or (yes_or_no(plain) is False and len(plain.split()) <= MOST_BARE))
        and not plain.endswith("?")
    ):
        return 0
    if fact.id == "employees" and not numbers and re.search(r"\b(bara jag|ensam|jag sjalv|sjalv|inga|ingen)\b", plain):
        return 0 if re.search(r"\bing(a|en)\b", plain) else 1
    if fact.unit == "months" and re.search(r"\bett ar\b", plain):
        return 12
    if not numbers and (match := re.match(r"(en|ett)\b", plain)):
        return 1 if match and fact.unit in ("persons", "actors") else None
    if not numbers:
        return None
    total = [number for number in numbers if _WHOLE.search(plain[number.end : number.end + 25].split(",")[0])]
    total = total or [number for number in numbers if _WHOLE.search(plain[max(0, number.start - 15) : number.start])]
    if len(numbers) > 1 and len(total) == 1:
        return total[0].whole
    number = numbers[-1] if fact.unit == "SEK" else numbers[0]
    if fact.unit == "SEK" and _counts_something_else(number, plain):
        return None
    if fact.unit == "months" and re.search(r"\bar\b", plain[number.end :]):
        return int(number.value * 12)
    if fact.unit == "persons" and len(numbers) > 1:
        return _people(plain, numbers)
    return number.value if fact.type == "number" and number.whole is None else number.whole


def _may_count(number: Number, fact: Fact) -> bool:
    """Whether the number can be of the fact's unit: money is no headcount."""
    return fact.unit == "SEK" or not (number.unit == "sek" or number.value >= 5_000)


def _counts_something_else(number: Number, plain: str) -> bool:
    """Whether a small bare number in a longer answer is no sum of money (*nej, vi är sex stycken*)."""
    bare = not number.unit and not number.scaled and 0 < number.value < 1000
    return bare and len(plain.split()) > 3


def _people(plain: str, numbers: list[Number]) -> int | None:
    """Headcount where several numbers stand: added up where the text adds (``fyra hel- och två deltid``)."""
    whole = [number.whole or 0 for number in numbers]
    if re.search(r"\b(och|plus|samt)\b|\+", plain) and not re.search(r"\bvarav\b", plain):
        return sum(whole)
    return whole[0]
