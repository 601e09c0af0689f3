"""Matters that others answer for, and other counties than those of the catalogue: what is honestly declined."""

import re
from functools import lru_cache

from bot.eligibility.municipalities import COUNTIES
from bot.swedish.late import late
from bot.swedish.lexicon import sought_words
from bot.swedish.normalise import folded
from bot.swedish.places import HOME_COUNTIES
from bot.swedish.sieve import Sifted
from bot.swedish.word_lists import word_list

_REGION_NAMES = {
    "Gotland", "Skåne", "Halland", "Blekinge", "Dalarna", "Gävleborg", "Jämtland", "Härjedalen", "Västernorrland",
    "Västerbotten", "Värmland", "Sörmland", "Södermanland", "Östergötland", "Västra Götaland", "Västra Götalandsregionen",
    "Örebro", "Uppsala", "Kronoberg", "Kalmar", "Jönköping", "Stockholm", "Uppland", "Småland",
}  # fmt: skip


@lru_cache(maxsize=1)
def _matters() -> Sifted[str]:
    return Sifted({entry["about"]: sought_words(entry["words"]) for entry in word_list("elsewhere.yml")})


@lru_cache(maxsize=1)
def _other_regions() -> re.Pattern[str]:
    names = _REGION_NAMES | {county.removesuffix(" län") for county in COUNTIES if county not in HOME_COUNTIES}
    written = "|".join(sorted((re.escape(folded(name)) + "s?" for name in names), key=len, reverse=True))
    return re.compile(
        rf"\b(?:region|regionen|lansstyrelsen|lansstyrelsen i|regionen i|region i|visit)\s+(?:{written})\b|\b(?:{written}) ?(?:lan|region|regionen)\b|\bvgr\b"
    )


def whose_matter(text: str) -> str:
    """Who answers for the matter that ``text`` names, as a clause in Swedish; empty where none is named."""
    plain = folded(text)
    named = _matters().possible(plain).items()
    return next((about for about, patterns in named if any(pattern.search(plain) for pattern in patterns)), "")


_OTHER_GRANTORS = late(
    r"\b(?:fran|hos|genom|via) (?:vinnova|energimyndigheten|jordbruksverket|naturvardsverket|boverket|kulturradet|arvsfonden"
    r"|arbetsformedlingen|konstnarsnamnden|eu-kommissionen|forsakringskassan)\b|\bvinnovas\b|\benergimyndighetens\b"
)


def is_granted_by_others(text: str) -> bool:
    """Whether ``text`` asks for something from another grantor, whatever of ours it sounds like."""
    return bool(_OTHER_GRANTORS.search(folded(text)))


def names_other_region(text: str) -> bool:
    """Whether ``text`` names a region (as an authority) whose supports the catalogue does not hold."""
    return bool(_other_regions().search(folded(text)))


_DOMAIN = late(
    r"stod|bidrag|soka|soker|sokt|sok\b|ansok|utlysning|projekt|medel\b|medlen|finansi|1:1|anslag|kronor fran region|pengar"
    r"|investering|satsning|foretag|bolag|firma|forening|kommersiell|hemsandning|offert|minimis|stodet|intyg|efterskott"
    r"|kostnad|\bdrift|procent|\bbutik|hallbarhetsdialog|\bexport|villkor|sekretess|regionen|borlage|forandringslogik|sfs|\d{4}:\d"
    r"|handlagg|urvalskriter|strategi|tillvaxt|naring|beviljad|kreativa|entrepren|regional|besoksnaring|slantar|slant"
)


def is_about_support(text: str) -> bool:
    """Whether ``text`` has any word at all from the world of supports, companies and projects."""
    return bool(_DOMAIN.search(folded(text)))
