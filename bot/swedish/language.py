"""Telling other languages from Swedish, however carelessly the Swedish is written.

Statistical language guessers take dialect and keywords for Danish or Norwegian; here only the small words
of a few languages that people do write in are counted, and other scripts.
"""

import re
import unicodedata

from bot.swedish.normalise import words

_FOREIGN = frozenset(
    # English
    "the and what how much can you are do does my we our of to with which support get company who when where "
    "apply there any money please hello thanks need want have about this that would like business grant funding help "
    "want it your could should from does english speak "
    # German
    "ich und der das wie viel kann ist sind nicht fur mit wir unser welche bitte danke haben ein eine "
    # Finnish
    "olen mika miten voinko kuinka paljon tuki yritys onko minun voi saada kiitos mita "
    # French, Spanish
    "je les pour avec quel comment puis bonjour merci combien para como puedo cuanto hola gracias "
    # Polish, Arabic in Latin letters, Somali are left to the script test and the classifier
    "jak moge czy jest dla dotacja".split()
)
_SWEDISH = frozenset(
    "jag ja vi ni du och att det den som ar inte int for pa av till med om kan hur vad va nar vem vilka vilket man far ska "
    "soka stod foretag finns mitt vart har e nagot eller var fran mikrostod bidrag ett hej tack".split()
)
_SHARED = frozenset("i for is en de den man var men the".split()) & _FOREIGN & _SWEDISH
ENOUGH = 2
SHARE = 0.4
_LOANS = frozenset("support help it business company please".split())
"""Words that Swedish firms use of themselves: alone they make no text English."""


def is_foreign(text: str) -> bool:
    """Whether ``text`` is surely in another language than Swedish."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum("LATIN" not in unicodedata.name(char, "") for char in letters) > len(letters) / 2:
        return True
    found = [word for word in words(text) if not re.fullmatch(r"\d+", word)]
    foreign = sum(word in _FOREIGN and word not in _SHARED for word in found)
    swedish = sum(word in _SWEDISH and word not in _FOREIGN for word in found)
    surely = any(word in _FOREIGN and word not in _SHARED | _LOANS for word in found)
    return surely and foreign >= ENOUGH and foreign >= SHARE * len(found) and foreign > 2 * swedish
