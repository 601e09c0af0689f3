"""Reading a whole message: its intent, and the questions it asks one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.nlu.ngram_model import NgramModel, prepared
from bot.swedish.normalise import MAX_LENGTH, cleaned, folded
from bot.swedish.places import places_in
from bot.swedish.segments import is_question, segments_of

FALLBACK = "nlu_fallback"
RANKED = 8
SURE = 0.45
"""Confidence from which a part of a message counts as a question of its own beside another one."""
OWN_WEIGHT = 0.7
"""Weight of a question's own words against the whole message when both are classified."""

Span = tuple[int, int, str]
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

    def read(self, text: str, spans: Sequence[Span] = ()) -> Reading:
        """The reading of ``text``, in which ``spans`` are replaced by stand-ins (names of supports)."""
        text = text[:MAX_LENGTH]
        if not any(char.isalnum() for char in cleaned(text)):
            return Reading([{"name": FALLBACK, "confidence": 1.0}], [])
        segments = _located(text)
        masks = [prepared(text, _with_places(text, spans))]
        if len(segments) > 1:
            masks += [_masked(text, start, end, spans) for start, end in segments]
        rows = self._model.probabilities(masks)
        if len(segments) == 1:
            return Reading(self._ranking(rows[0]), self._question_list([(text, rows[0])]))
        return self._several(text, segments, rows[0], rows[1:])

    def _several(self, text: str, segments: list[tuple[int, int]], whole: np.ndarray, rows: np.ndarray) -> Reading:
        parts = [(text[start:end], row) for (start, end), row in zip(segments, rows)]
        asking = [(part, row) for part, row in parts if self._asks(part, row)]
        if not asking:
            return Reading(self._ranking(whole), self._question_list([(text, whole)]))
        mixed = [(part, OWN_WEIGHT * row + (1 - OWN_WEIGHT) * whole) for part, row in asking]
        if len(mixed) > 1:
            mixed = self._distinct(mixed)
        return Reading(self._ranking(mixed[0][1]), self._question_list(mixed))

    def _asks(self, part: str, row: np.ndarray) -> bool:
        top = self._model.intents[int(row.argmax())]
        if top.startswith("ask_") or top in ("start_assessment", "out_of_scope", "request_human"):
            return is_question(part) or (float(row.max()) >= SURE and top.startswith(("ask_", "start", "request")))
        return part.rstrip().endswith("?") and float(row[self._is_ask].sum()) > 0.5

    def _distinct(self, parts: list[tuple[str, np.ndarray]]) -> list[tuple[str, np.ndarray]]:
        """One part for each intent, the surest first kept in the order of the message."""
        best: dict[int, tuple[str, np.ndarray]] = {}
        for part, row in parts:
            top = int(row.argmax())
            if top not in best or row.max() > best[top][1].max():
                best[top] = (part, row)
        sure = [part for part in best.values() if part[1].max() >= SURE]
        return sure or [max(best.values(), key=lambda part: float(part[1].max()))]

    def _ranking(self, row: np.ndarray) -> Ranking:
        order = np.argsort(row)[::-1][:RANKED]
        ranking = [{"name": self._model.intents[place], "confidence": float(row[place])} for place in order]
        if ranking[0]["confidence"] < self._model.rejection:
            return [{"name": FALLBACK, "confidence": 1.0 - ranking[0]["confidence"]}, *ranking]
        return ranking

    def _question_list(self, parts: list[tuple[str, np.ndarray]]) -> list[dict[str, Any]]:
        return [{"text": part, "ranking": self._ranking(row)} for part, row in parts]


def _located(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for segment in segments_of(text):
        start = text.find(segment, at)
        if start >= 0:
            at = start + len(segment)
            places.append((start, at))
    return places or [(0, len(text))]


def _masked(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    inner = [(max(s, start) - start, min(e, end) - start, word) for s, e, word in spans if s < end and e > start]
    part = text[start:end]
    return prepared(part, _with_places(part, inner))


def _with_places(text: str, spans: Sequence[Span]) -> list[Span]:
    """``spans`` and the municipalities in ``text``: where somebody lives says nothing of what is asked."""
    named = [(place.start, place.end, " ortnamn ") for place in places_in(text) if len(folded(text)) == len(text)]
    return [*spans, *named]
