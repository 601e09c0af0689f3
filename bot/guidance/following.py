"""What a message leaves out because the conversation tells it: support, aspect, county, *them*."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.catalogue.aspects import ASPECTS
from bot.catalogue.subjects import Catalogue, Subject
from bot.guidance.reasons import asks_for_reasons
from bot.guidance.turn import Question, State, Turn
from bot.guidance.wide_search import hinted
from bot.swedish.concepts import concept_of, concepts_in
from bot.swedish.elsewhere import whose_matter
from bot.swedish.normalise import folded, words
from bot.swedish.segments import is_elliptic, is_left_open, is_question

CARRIED = 0.6
"""Probability that an elliptic question asks the same as the one before."""
_THEM = re.compile(
    r"\b(?:av dem|av dom|av de|dem|dom|de bada|bada|bagge|de har tva|dessa|de tva|nagon av|nan av"
    r"|nagot av|gar (?:nan|nagon|nagot|nat))\b"
    r"|^\W*(?:och |men |a )?vilke[tn]\b(?! (?:stod|bidrag))"
)
_MOST = re.compile(r"\b(?:mest|storst|hogst|mer|mindre|minst)\b")
_SIMPLER = re.compile(r"\b(?:enklare|lattare|kortare|pa (?:vanlig )?svenska|forklara(?: battre)?|forenkla)\b")
_BARE = {"nar": "deadline", "hur": "how_to_apply", "vem": "who", "vilka": "who", "var": "how_to_apply", "vad": "about",
         "procent": "amount", "belopp": "amount", "varfor": "conditions", "pengar": "amount"}  # fmt: skip
"""What a question of one word asks about the support that is spoken of."""
_WHY = re.compile(r"^\W*(?:men |och |a |va |jaha |ok )?(?:varfor|hurs?a (?:inte|da)|hur kommer det sig)\b")
_NOT_ASKING = frozenset({"about", "fit", "more", "list", "source", "compare"})
_MATTERLESS = frozenset(
    "nej na nae jag ja menade menar mente tankte pa i for ju da det den och a o men fel sa forlat oj sorry lan "
    "lanet region regionen hos inte int utan ar var e skulle va vara galler samma fraga fragan om till istallet "
    "stallet du dar av mig mej".split()
)
_MOST_WORDS = 16


def in_context(turn: Turn, state: State, catalogue: Catalogue) -> Turn:
    """``turn`` with what it leaves out filled in, as the question it stands for; itself where nothing is.

    Only a turn outside the form that follows on something: a support in focus, or several spoken of together.
    """
    if state.in_form or len(turn.text.split()) > _MOST_WORDS:
        return turn
    if not (state.focus or state.others or state.aspect):
        named = aspects_named(turn.text)
        alone = (
            turn.intent in _UNKNOWN
            and len(named) == 1
            and len(words(turn.text)) <= _FEW
            and not whose_matter(turn.text)
        )
        return _asking(turn, named.pop()) if alone and turn.has_form_of_question else turn
    plain = folded(turn.text)
    if state.others and _THEM.search(plain) and not turn.mentions and turn.intent != "thanks":
        return _asking(turn, "amount" if _MOST.search(plain) else _own_aspect(turn) or "amount")
    if asks_for_reasons(turn.text) and state.facts and not turn.intent.startswith("ask_"):
        return _asking(turn, "who")
    if turn.mentions:
        return _asking(turn, state.aspect) if state.aspect and _continues(turn) else turn
    if _WHY.search(plain) and turn.intent in ("why_ask", "nlu_fallback", "out_of_scope", "ask_source", "complaint"):
        return _asking(turn, state.aspect or "conditions")
    if state.aspect and _only_places(turn):
        return _asking(turn, state.aspect)
    if state.aspect and is_elliptic(turn.text) and _other_meant(turn, state, catalogue):
        return _asking(turn, state.aspect)
    if _supposes(turn):
        return _asking(turn, "amount" if set(turn.facts) <= _MONEY else "who")
    if bare := _bare_aspect(turn):
        return _asking(turn, bare)
    if state.aspect and (_continues(turn) or _asks_on(turn)):
        return _asking(turn, state.aspect)
    if turn.intent == "complaint" and _SIMPLER.search(plain):
        return _asking(turn, "about")
    if _may_be_asked(turn) and len(words(turn.text)) <= _MOST_BRIEF and (aspect := _brief_aspect(turn)):
        return _asking(turn, aspect)
    return turn


_UNKNOWN = ("out_of_scope", "nlu_fallback")
_FEW = 4
_UNSURE = 0.7
_MOST_BRIEF = 8


def _bare_aspect(turn: Turn) -> str:
    """The aspect that a question of one word asks for; empty where the message says more."""
    said = [word for word in words(turn.text) if word not in ("da", "och", "a", "men", "det", "de")]
    return _BARE.get(said[0], "") if len(said) == 1 else ""


def _may_be_asked(turn: Turn) -> bool:
    """Whether a message may be a question about the matter in focus though it was read as something else."""
    if turn.intent in _UNKNOWN:
        return True
    return not turn.intent.startswith("ask_") and turn.confidence < _UNSURE and turn.has_form_of_question


_SURELY_FOREIGN = 0.8
_HARDLY = 0.03


def _brief_aspect(turn: Turn) -> str:
    """What a few words ask that mean nothing without the conversation (*när då?*, *hur många måste man vara?*)."""
    named = aspects_named(turn.text)
    if is_elliptic(turn.text) and len(named) == 1:
        return named.pop()
    if turn.intent == "out_of_scope" and turn.confidence > _SURELY_FOREIGN:
        return ""
    aspect, share = _likeliest_aspect(turn.questions[0].ranking if turn.questions else {})
    return aspect if share >= _HARDLY else ""


def _likeliest_aspect(ranking: Mapping[str, float]) -> tuple[str, float]:
    """The aspect with the greatest share in ``ranking``, and that share; empty and 0 where it holds none."""
    shares = {aspect: ranking[f"ask_{aspect}"] for aspect in ASPECTS if f"ask_{aspect}" in ranking}
    best = max(shares, key=lambda aspect: shares[aspect], default="")
    return best, shares.get(best, 0.0)


def _other_meant(turn: Turn, state: State, catalogue: Catalogue) -> bool:
    """Whether the words point to another support than the one in focus (*sociala företag också?*)."""
    focus = catalogue.subjects.get(state.focus or "")
    meant = hinted(turn.text, focus.county, catalogue) if focus else None
    return meant is not None and meant.id != state.focus


_MONEY = frozenset({"cost_sek", "purposes", "already_started"})


def _continues(turn: Turn) -> bool:
    """Whether the message is an ellipsis that names no aspect of its own."""
    if not is_elliptic(turn.text) or aspects_named(turn.text):
        return False
    if turn.intent.startswith("ask_") and turn.confidence >= CARRIED and not turn.mentions:
        return False
    return is_left_open(turn.text) or not turn.facts


_YES_OR_NO = re.compile(
    r"\b(?:gar|funkar|duger|racker|galler|kan|far|raknas|passar) "
    r"(?:det|de|he|ha|man|vi|jag|ja|den|oss|mitt|min|vart|var|ett|en)\b"
    r"(?!.*\b(?:vilk\w+|vad|va|nagot|nat|nagra|na) )"
)


def _supposes(turn: Turn) -> bool:
    """Whether a message that tells a fact asks what would follow from it for the support in focus."""
    if not turn.facts or turn.intent not in ("inform", "nlu_fallback", "affirm", "deny", "ask_who", "start_assessment"):
        return False
    if aspects_named(turn.text) - {"who"}:
        return False
    if is_elliptic(turn.text) and is_left_open(turn.text):
        return True
    asks = [question.text for question in turn.questions if is_question(question.text)]
    return bool(asks) and bool(_YES_OR_NO.search(folded(asks[-1])))


def _asks_on(turn: Turn) -> bool:
    """Whether a question that is not understood by itself points back (*måste man ha gjort den?*)."""
    if turn.intent != "nlu_fallback" or not _IT.search(folded(turn.text)):
        return False
    return turn.has_form_of_question


_IT = re.compile(r"\b(?:den|det|de|he|ha|dar|dit|sant)\b")


def _only_places(turn: Turn) -> bool:
    """Whether the message says nothing but a place: *nej, jag menade Västmanland*, *i Norrbotten då?*."""
    others = [word for word in words(turn.text) if word not in _MATTERLESS]
    return 0 < len(others) <= 2 and bool(_HOME.search(folded(turn.text))) and all(_HOME.search(word) for word in others)


_HOME = re.compile(r"norrbott|norbott|vastmanl|vasmanl")


def aspects_named(text: str) -> set[str]:
    """The aspects for which a word of ``text`` speaks."""
    named = set(concepts_in(folded(text)))
    return {aspect for aspect in ASPECTS if concept_of(aspect) in named} - _NOT_ASKING


def _own_aspect(turn: Turn) -> str:
    """The aspect that the message itself asks about, by its words or else by its likeliest reading."""
    named = aspects_named(turn.text)
    if len(named) == 1:
        return named.pop()
    return _likeliest_aspect({name: share for one in turn.questions for name, share in one.ranking.items()})[0]


def _asking(turn: Turn, aspect: str) -> Turn:
    """``turn`` as a question about ``aspect``; other readings of its words keep a part of their weight."""
    asked = turn.questions[0].asking if turn.questions else {}
    shares = {name: (1 - CARRIED) * share for name, share in asked.items()}
    shares[f"ask_{aspect}"] = shares.get(f"ask_{aspect}", 0.0) + CARRIED
    question = Question(turn.text, shares, turn.text)
    return replace(turn, intent=f"ask_{aspect}", confidence=CARRIED, questions=(question,))


def means_them(text: str) -> bool:
    """Whether ``text`` points back to several supports spoken of together (*vilket av dem*)."""
    return bool(_THEM.search(folded(text)))


def counterparts(focus: Subject, county: str, subjects: Iterable[Subject]) -> list[Subject]:
    """The supports of ``county`` that share a name with the one in focus (*och i Västmanland då?*)."""
    names = {folded(alias) for alias in focus.aliases}
    return [
        subject
        for subject in subjects
        if subject.county == county and subject.id != focus.id and names & {folded(alias) for alias in subject.aliases}
    ]
