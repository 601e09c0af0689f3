"""Words that recur in what the assistant could not answer: enough to see what is missing, never what anybody wrote."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.catalogue.subjects import Catalogue
from bot.eligibility.municipalities import COUNTY_OF
from bot.swedish.lexicon import lexicon

LEAST_CONVERSATIONS = 3
"""A word of fewer conversations is not shown: it could point at a person."""
MOST_WORDS = 30
SHORTEST = 4
LONGEST = 40
_MASKED = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TELLING = re.compile(r"[\d@]|://|www\.")
"""What may hold a number, an address or a link is left out whole."""
_SMALL = frozenset(
    "aldrig alla allt alltid alltså andra annan annat antar bara behöver behövs bland blev blir borde både denna "
    "deras dessa detta dina ditt därför efter eftersom eller fanns finnas finns fram från fått före först genom "
    "gäller gått göra hade hallå hejsan hela heller henne hända händer ifall igen inga ingen inget innan inne "
    "inom inte istället just kanske kommer kunde kunna känns lite låta medan mellan mera mest mina mitt mycket "
    "måste nära nästa någon något några ocksa också ovan redan rätt samma sedan sina sist sitt skulle snälla stor "
    "ställer stället stöd stöden stödet säga sådan sådana sånt söka söker sökt tack till tills tror tycker under "
    "utan utom vara varför varit varje vars vart verkar veta vidare vilka vilken vilket vill visst våra våran "
    "vårt även önskar över".split()
)


@dataclass(frozen=True)
class Vocabulary:
    """Words in lower case: those ``known`` to be no person's, and ``names`` of persons that the catalogue holds."""

    known: frozenset[str]
    names: frozenset[str]


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The words of the catalogue and of the choices, and the municipalities; apart from them its contacts' names."""
    subjects = catalogue.subjects.values()
    names = _words(contact.name for subject in subjects for contact in subject.contacts)
    names -= _words(subject.provider for subject in subjects)  # some contacts are a whole organisation
    texts = [text for one in subjects for text in (one.name, one.provider, *one.aliases, *one.hints)]
    texts += [answer.text for subject in subjects for answer in subject.answers]
    texts += [title for choices in lexicon().values() for title in choices.titles.values()]
    return Vocabulary(_words([*texts, *COUNTY_OF, *COUNTY_OF.values()]) - names, names)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


@lru_cache(maxsize=4096)
def _is_small(word: str) -> bool:
    return not SHORTEST <= len(word) <= LONGEST or word in _SMALL


class RecurringWords:
    """Counts in how many conversations each word stands."""

    def __init__(self, words: Vocabulary) -> None:
        self._vocabulary = words
        self._counted: Counter[str] = Counter()
        self._conversation = ""
        self._words: set[str] = set()

    def take(self, questions: Iterable[tuple[str, str]]) -> None:
        """Counts questions: conversation and text. Those of one conversation must follow each other."""
        for conversation, text in questions:
            if conversation != self._conversation:
                self._close()
                self._conversation = conversation
            self._words |= self._words_of(text)

    def recurring(self) -> dict[str, int]:
        """The words that at least three conversations have in common, with their number, most first."""
        self._close()
        often = [one for one in self._counted.items() if one[1] >= LEAST_CONVERSATIONS]
        return dict(sorted(often, key=lambda one: (-one[1], one[0]))[:MOST_WORDS])

    def _close(self) -> None:
        self._counted.update(self._words)
        self._words = set()

    def _words_of(self, text: str) -> set[str]:
        """The words that may be counted; one with a capital only if it is known, for it may be a name."""
        plain = " ".join(part for part in _MASKED.sub(" ", text).split() if not _TELLING.search(part))
        found = {word.lower() for word in _WORD.findall(plain) if word.islower() or self._is_known(word)}
        return {word for word in found - self._vocabulary.names if not _is_small(word)}

    def _is_known(self, word: str) -> bool:
        return word.lower() in self._vocabulary.known
