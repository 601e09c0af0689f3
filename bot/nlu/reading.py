"""Reading a whole message: its intent, and the questions it asks one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.nlu.leanings import KEPT, LEANINGS
from bot.nlu.ngram_model import Array, NgramModel, prepared
from bot.nlu.parts import LONG, Part, Span, parts_of
from bot.swedish.concepts import concept_names, concept_of, concepts_in
from bot.swedish.language import is_foreign
from bot.swedish.late import late
from bot.swedish.normalise import MAX_LENGTH, cleaned, folded
from bot.swedish.places import places_in
from bot.swedish.segments import is_question, names_question

FALLBACK = "nlu_fallback"
OTHER_LANGUAGE = "other_language"
RANKED = 8
SURE = 0.4
"""Confidence from which a part of a message counts as a question of its own beside another one."""
LEAST_ASKING = 0.3
"""Probability of any question about supports from which what has the form of a question is one."""
ASKED = 0.22
"""The same where the part has the form of a question."""
OWN_WEIGHT = 0.7
"""Weight of a question's own words against the whole message when both are classified."""
OWN_WEIGHT_UNNAMED = 0.5
"""The same where they name nothing that can be asked (*is it usual that it takes so long?*)."""

FOREIGN = ("out_of_scope", "smalltalk", "bot_challenge")
ASIDES = (
    "complaint", "bot_challenge", "affirm", "deny", "help", "cancel", "skip", "dont_know", "why_ask", "change_fact",
    "goodbye", "start_over", "summary",
)  # fmt: skip
BESIDES = ("request_human", "ask_source")
"""Intents that give way to a question about a support in the same message (*stämmer det, och hur mycket …*)."""
TELLING = 3
"""Facts from which a message tells of a company and its plan."""
WIDE = (
    "ask_amount", "ask_purposes", "ask_list", "ask_who", "ask_about", "ask_more", "ask_costs", "ask_budget", "greet",
    "smalltalk", "help",
)  # fmt: skip
_FIRST_PERSON = late(r"\b(?:jag|ja|vi|mitt|min|mina|vart|var firma|vara|undertecknad)\b|^(?:hej )?(?:ar|e) ")
UNSUPPORTED = 0.5
"""What a question's probability is multiplied by where no word of the message speaks for it."""
_WORD = late(r"\w+")
_FILLERS = frozenset(
    "och a o men da jag menar menade tankte pa det den om vad med for i ar e tack ja nej hej region regionen lan "
    "galler samma fraga fragan till hos at fran oj forlat sorry ursakta istallet stallet sa ocksa oxa aven samt "
    "ok okej na aha jaha mena mente det dar har ja fel sa skulle vara var av en ett igen tanker "
    "norrbotten norbotten norrbottens vastmanland vasmanland vastmanlands n v".split()
)
_COMPARING = late(
    r"skillnad|skilj|jamfor|battre|kontra|\bvs\b|\bolik(?!a (?:stod|bidrag|former|slag|sort|typ|satt|delar))"
    r"|mot varandra|till varandra|fordel|valja mellan|vager mellan"
)
_SURELY_COMPARING = late(r"skillnad|skilj|jamfor|olikhet|till varandra|valja mellan|vager mellan")
MORE_LONG = 0.2
"""What is left of the probability that such a message just asks for more of the same."""
_FOR_WHOM = late(r"\bfor (?:vem|vilka)\b(?! (?:kostnad|insats|projekt|satsning|andamal|sak|slag|omrad|utgift|del|typ))")
_WHOM = late(r"\b(?:vem|vilka|nagon) (?:\w+ )*(?:signal|vanda|prata|tala|samtal)")

_ASKED = frozenset({"contact", "apply", "attachments", "deadline", "amount", "payment", "decision", "list"})
"""Concepts that make a polite word at the end of a message a request and no thanks."""

_PUZZLED = late(r"\b(?:forsto\w*|fatta\w*|begrip\w*) (?:inte|int|ej)\b|\benklare\b")
TOPIC_WEIGHT = 0.4
"""What is left of the probability of being foreign to us where a topic is named: its words are wide ones."""

_LISTED = late(
    r"(?:overblick|oversikt|sammanstall|forteckn"
    r"|vilka (?:olika )?(?:stodform|bidragsform|typer av stod|sorters stod|slags stod)"
    r"|vilka olika (?:mojlighet|stod|bidrag|former)|vilka mojligheter till (?:stod|bidrag|finansiering))"
)
"""Words of who wants to know which supports exist, for others as well as for oneself."""


Ranking = list[dict[str, Any]]


@dataclass(frozen=True)
class Reading:
    """The intents of a message, likeliest first, and the questions in it in the form that Rasa passes on."""

    ranking: Ranking
    questions: list[dict[str, Any]]


class MessageReader:
    """Applies a trained model to messages of any length and number of sentences."""

    def __init__(self, model: NgramModel) -> None:
        self._model = model
        self._is_ask = np.array([intent.startswith("ask_") for intent in model.intents])
        self._is_foreign = self._among(FOREIGN)
        self._is_greeting = self._among(("greet",))
        self._is_aside = self._among(ASIDES)
        self._is_human = self._among(("request_human",))
        self._is_polite = self._among(("thanks", "smalltalk", "greet"))
        self._is_thanks = self._among(("thanks",))
        self._is_name_only = self._among(("name_call",))
        self._concept_of = np.array([concept_of(intent.removeprefix("ask_")) for intent in model.intents])
        self._has_concept = self._is_ask & np.isin(self._concept_of, concept_names())
        self._is_wide = self._among(WIDE)
        self._inform = model.intents.index("inform")
        self._fit = model.intents.index("start_assessment")
        self._is_list = self._among(("ask_list",))
        self._is_compare = self._among(("ask_compare",))
        self._is_more = self._among(("ask_more",))
        self._is_who = self._among(("ask_who",))
        self._is_contact = self._among(("ask_contact",))
        self._leanings = [(one, self._among(one.away), self._among((one.to,))) for one in LEANINGS]

    def _among(self, intents: Sequence[str]) -> Array:
        """Which of the model's intents are among ``intents``."""
        return np.isin(self._model.intents, intents)

    def read(
        self,
        text: str,
        spans: Sequence[Span] = (),
        supports: int | None = None,
        topics: bool = False,
        told: int = 0,
    ) -> Reading:
        """The reading of ``text``, in which ``spans`` are replaced by stand-ins (names of supports).

        ``supports`` says how many different supports they name (default: one for each span), ``topics``
        whether a topic of the catalogue is named, ``told`` how many facts of a company and plan it states.
        """
        text = text[:MAX_LENGTH]
        if not any(char.isalnum() for char in cleaned(text)):
            return Reading([{"name": FALLBACK, "confidence": 1.0}], [])
        if not (spans or topics) and is_foreign(text):
            return Reading([{"name": OTHER_LANGUAGE, "confidence": 1.0}], [])
        segments = parts_of(text, spans)
        masks = [masked(text, spans)]
        parted = len(segments) > 1 or segments[0].wished
        if parted:
            masks += [_part_masked(text, part.start, part.end, spans) for part in segments]
        rows = self._plausible(
            self._model.probabilities(masks), masks, len(spans) if supports is None else supports, topics
        )
        named = bool(spans) or topics
        if told >= TELLING and not spans and not any(self._has_form(part, text) for part in segments):
            row = self._tells(rows[0])
            return Reading(self._ranking(row, True), self._question_list([(text, row)], True))
        if not named and (told >= TELLING or (told >= TELLING - 1 and _FIRST_PERSON.search(folded(text)))):
            rows = self._wishes(rows, masks)
        if not parted:
            return Reading(self._ranking(rows[0], named), self._question_list([(text, rows[0])], named))
        return self._several(text, segments, rows[0], rows[1:], named)

    def _plausible(self, rows: Array, masks: list[str], supports: int, topics: bool) -> Array:
        """``rows`` without the intents that the naming of supports rules out.

        Who names a support of the catalogue does not speak of something else; who names nothing but a
        support says more than its name where other words stand beside it; comparing takes two.
        """
        rows = rows.copy()
        if supports or topics:
            rows[:, self._is_foreign] *= 0.0 if supports else TOPIC_WEIGHT
        if supports:
            rows[:, self._is_greeting] = 0.0
        if supports:
            rows[:, self._is_aside] *= 0.5  # who names a support seldom just chats, complains or agrees
            if "contact" in concepts_in(masks[0]) or _WHOM.search(masks[0]):
                rows[:, self._is_human] *= 0.3
        if _PUZZLED.search(masks[0]):
            rows[:, self._is_thanks] *= 0.1  # *förstod inte, enklare tack*
        if len(masks) == 1 and any(concept in _ASKED for concept in concepts_in(masks[0])):
            rows[:, self._is_thanks] *= 0.1  # *mejlen också, tack* asks for something
        long = len(masks[0].split()) > LONG
        for row, mask in zip(rows, masks):
            if is_question(mask):
                row[self._is_aside | self._is_polite] *= 0.1 if supports else 0.5  # *vad täcks?* is no thanks
            others = [word for word in _WORD.findall(mask) if word not in ("stodnamn", "ortnamn", *_FILLERS)]
            row[self._is_name_only] = 1.0 if supports and not others else 0.0
            if supports < 2 and (long or not _COMPARING.search(mask)):
                row[self._is_compare] = 0.0  # a story compares this and that
            elif supports > 1 and _SURELY_COMPARING.search(mask):
                row[self._is_compare] += 1.0
            if long:
                row[self._is_more] *= MORE_LONG
            if supports and _FOR_WHOM.search(mask):
                row[self._is_list] = 0.0
                row[self._is_who] += 0.5
            if supports and _WHOM.search(mask) and is_question(mask):
                row[self._is_contact] += 1.0
            if supports:
                row[self._is_list] *= UNSUPPORTED
            elif _LISTED.search(mask) and "attachments" not in concepts_in(mask):
                row[self._is_list] += 1.0
            row[self._asks_of(concepts_in(mask))] *= UNSUPPORTED
            for leaning, away, to in self._leanings:
                if leaning.applies(mask):
                    row[to] += (1 - KEPT) * row[away].sum()
                    row[away] *= KEPT
        return rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-9)

    def _tells(self, row: Array) -> Array:
        """A message that tells much and asks nothing informs, also where it names a term (*inget försumbart stöd*)."""
        row = row.copy()
        if self._is_ask[int(row.argmax())]:
            row[self._inform] = 1.0 + row.max()
        return row / row.sum()

    def _wishes(self, rows: Array, masks: list[str]) -> Array:
        """Who tells of company and plan and then asks *what can I get* wants to know which support fits."""
        if any(_LISTED.search(mask) for mask in masks):
            return rows
        rows = rows.copy()
        rows[:, self._fit] += rows[:, self._is_wide].sum(axis=1)
        rows[:, self._is_wide] *= 0.5
        return rows / rows.sum(axis=1, keepdims=True)

    def _asks_of(self, concepts: Sequence[str]) -> Array:
        """The questions whose own concept is not among ``concepts``: no word of the message speaks for them."""
        return self._has_concept & ~np.isin(self._concept_of, concepts)

    def _several(self, text: str, segments: list[Part], whole: Array, rows: Array, named: bool) -> Reading:
        asking = [(part, row) for part, row in zip(segments, rows) if self._asks(part, text, row)]
        if any(self._has_form(part, text) for part, _ in asking):  # beside a question a statement hardly asks anything
            asking = [(part, row) for part, row in asking if self._has_form(part, text)]
        if not asking:
            return Reading(self._ranking(whole, named), self._question_list([(text, whole)], named))
        asked = [(part.within(text), row) for part, row in asking]
        if len(asked) > 1:
            asked = self._distinct(asked, named)
        own = self._own_weight(asked[0][0], text) if len(asked) == 1 else 1.0
        mixed = [(part, own * row + (1 - own) * whole) for part, row in asked]
        return Reading(self._ranking(mixed[0][1], named), self._question_list(mixed, named))

    @staticmethod
    def _own_weight(said: str, text: str) -> float:
        """What the question's own words weigh against the story: less where they name nothing that is asked."""
        unnamed = len(text.split()) > LONG and not concepts_in(folded(said))
        return OWN_WEIGHT_UNNAMED if unnamed else OWN_WEIGHT

    @staticmethod
    def _has_form(part: Part, text: str) -> bool:
        said = part.within(text)
        return part.wished or is_question(said) or (len(text.split()) <= LONG and names_question(said))

    def _asks(self, part: Part, text: str, row: Array) -> bool:
        top = self._model.intents[int(row.argmax())]
        if top.startswith("ask_") or top in ("start_assessment", "out_of_scope", "request_human"):
            return self._has_form(part, text) or (
                float(row.max()) >= SURE and top.startswith(("ask_", "start", "request"))
            )
        return self._has_form(part, text) and float(row[self._is_ask].sum()) > LEAST_ASKING

    def _distinct(self, parts: list[tuple[str, Array]], named: bool) -> list[tuple[str, Array]]:
        """The parts that surely ask something, in their order; where none does, the surest alone.

        Where a support is named, a question about it counts, not the wish to find one.
        """
        sure = [(part, row) for part, row in parts if row.max() >= (ASKED if is_question(part) else SURE)]
        tops = [self._model.intents[int(row.argmax())] for _, row in sure]
        if any(top.startswith("ask_") and top not in BESIDES for top in tops):
            gives_way = (*BESIDES, "start_assessment") if named else BESIDES
            sure = [part for part, top in zip(sure, tops) if top not in gives_way]
        return sure or [max(parts, key=lambda part: float(part[1].max()))]

    def _ranking(self, row: Array, named: bool) -> Ranking:
        """The likeliest intents; not understood where none is likely, unless a support is named."""
        order = np.argsort(row)[::-1][:RANKED]
        ranking = [{"name": self._model.intents[place], "confidence": float(row[place])} for place in order]
        if ranking[0]["confidence"] < self._model.rejection and not named:
            return [{"name": FALLBACK, "confidence": 1.0 - ranking[0]["confidence"]}, *ranking]
        return ranking

    def _question_list(self, parts: list[tuple[str, Array]], named: bool) -> list[dict[str, Any]]:
        return [{"text": part, "ranking": self._ranking(row, named)} for part, row in parts]


def masked(text: str, spans: Sequence[Span] = ()) -> str:
    """``text`` prepared for the model: supports and municipalities made alike.

    Which support is meant and where somebody lives say nothing of what is asked about it.
    """
    named = [(place.start, place.end, " ortnamn ") for place in places_in(text)]
    return prepared(text, [*spans, *named])


def _part_masked(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    inner = [(max(s, start) - start, min(e, end) - start, word) for s, e, word in spans if s < end and e > start]
    return masked(text[start:end], inner)
