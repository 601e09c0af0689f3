"""What each kind of turn leads to. The actions call these; each takes turn, state and desk, returns messages."""

import re
from dataclasses import replace
from functools import wraps

from bot.eligibility.facts import county_of
from bot.guidance import interview
from bot.guidance.answering import Desk, answer, answer_about, others_matter
from bot.guidance.connecting import RESUME, Handler, resumed_in_form
from bot.guidance.courtesy import kind_word
from bot.guidance.following import in_context
from bot.guidance.listing import short_name
from bot.guidance.matching import best_match
from bot.guidance.offering import NOT_UNDERSTOOD, OFFER_PERSON_AFTER, offer, offering_person, speaks_of_staff
from bot.guidance.own_case import own_case
from bot.guidance.payload import fallback_payload
from bot.guidance.phrases import button, phrase
from bot.guidance.subject_choice import choose_subjects, county_named
from bot.guidance.telling import unknown
from bot.guidance.told import take_in, with_known_purposes
from bot.guidance.turn import Button, Question, Say, State, Turn
from bot.guidance.what_if import what_would_change
from bot.guidance.wide_search import hinted
from bot.guidance.word_index import answer_words
from bot.swedish.elsewhere import is_about_support
from bot.swedish.normalise import MAX_LENGTH, cleaned, folded, words
from bot.swedish.places import HOME_COUNTIES
from bot.swedish.segments import is_left_open

_FIRST_PERSON = frozenset("jag ja vi mitt min mina vart var vara oss mig".split())


def _in_context(handler: Handler) -> Handler:
    """``handler`` for turns that stand for themselves; what only follows on something is answered as its question."""

    @wraps(handler)
    def handled(turn: Turn, state: State, desk: Desk) -> list[Say]:
        if not state.in_form and (changes := what_would_change(turn, state, desk)):
            return changes
        resolved = in_context(turn, state, desk.catalogue)
        if resolved is turn:
            return handler(turn, state, desk)
        return offering_person(answer(resolved, state, desk), state)

    return handled


@_in_context
def answered(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Answers questions about supports; keeps what the message tells of the person besides."""
    if _belongs_to_form(turn, state, desk):
        return _to_form(state)
    if _tells_of_oneself(turn) and not is_hypothetical(turn.text):
        take_in(with_known_purposes(turn.facts, turn.text, state), state)
    return offering_person(answer(turn, state, desk), state)


def _belongs_to_form(turn: Turn, state: State, desk: Desk) -> bool:
    """Whether a message changes what is known or adds to it rather than asks: then it is assessed anew."""
    if names_call(turn, desk) or not state.facts or is_hypothetical(turn.text):
        return False
    news = any(state.facts.get(fact) != value for fact, value in turn.facts.items())
    return news and not (turn.has_form_of_question or is_left_open(turn.text))


def names_call(turn: Turn, desk: Desk) -> bool:
    """Whether the message names a support, not only a term such as försumbart stöd."""
    named = [subject for mention in turn.mentions for subject in desk.catalogue.named(mention.ids)]
    return any(subject.call or subject.members for subject in named)


def _to_form(state: State) -> list[Say]:
    state.to_form = True
    return []


def _tells_of_oneself(turn: Turn) -> bool:
    """Whether the facts in a message are the person's own: told in the first person."""
    return bool(_FIRST_PERSON & set(words(turn.text)))


_HYPOTHETICAL = re.compile(
    r"\b(?:om|ifall) (?:jag|vi|ja|det|den)\b.*\b(?:da|skulle|blir|hade|gar upp|borjade|jobbade|nasta ar|efter nyar|vore|var)\b"
)


def is_hypothetical(text: str) -> bool:
    """Whether ``text`` supposes something (*om vi blir 45 nästa år*) that is not to be kept as told."""
    return bool(_HYPOTHETICAL.search(folded(text)))


@_in_context
def named_call(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """A support named alone: the aspect waiting or last asked, else what the support is."""
    aspect = state.waiting or state.aspect or "about"
    question = Question(turn.text, {f"ask_{aspect}": 1.0})
    choice = choose_subjects(question, turn, state, desk.catalogue)
    state.failures = 0
    if choice.candidates or not choice.subjects or choice.from_focus:
        candidates = choice.candidates or choice.subjects
        if not candidates:
            return not_answered(turn, state, desk)
        buttons = tuple(Button(short_name(one), short_name(one)) for one in candidates)
        return [Say(phrase("which_support"), buttons)]
    return [
        message for one in choice.subjects[:2] for message in answer_about(one, question, state, desk, aspect, True)
    ]


@_in_context
def interviewed(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """One turn of the form. A first message about one named support is answered as a question about it."""
    if turn.intent == RESUME:
        return resumed_in_form(state, desk)
    if refusal := refused(turn):
        return refusal
    if not state.in_form and not state.facts and (declined := others_matter(turn.text, bool(turn.mentions))):
        return offering_person([declined], state)
    if not state.in_form and turn.mentions and (said := asked_of_one(turn, state, desk)):
        if len(turn.facts) < MUCH_TOLD:
            return said
        return [*(replace(one, buttons=()) for one in said), *interview.interview(turn, state, desk)]
    if not state.in_form and (said := _keywords_answered(turn, state, desk)):
        return said
    if state.facts and is_of_somebody_else(turn.text):
        return [Say(phrase("somebody_else"), (button("person"),))]
    if not state.in_form and not _is_ours(turn, state):
        return offering_person([unknown("out_of_scope")], state)
    return interview.interview(turn, state, desk)


MUCH_TOLD = 3
"""Facts from which a question about one support also begins the form: the person has told the case."""
MOST_KEYWORDS = 9


def _keywords_answered(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """The answer to keywords that describe a support and a case (*åkeri mikrobidraget Sala*) rather than tell of one."""
    if turn.intent != "inform" or state.facts or _tells_of_oneself(turn) or len(turn.text.split()) > MOST_KEYWORDS:
        return []
    meant = hinted(turn.text, county_named(turn.text), desk.catalogue)
    if meant is None or own_case(meant, turn.facts, "who", turn.text, desk.today) is None:
        return []
    return answer_about(meant, Question(turn.text, {"ask_who": 1.0}), state, desk, named=True, facts=turn.facts)


_SOMEBODY_ELSE = re.compile(
    r"\b(?:min|mitt|var|en) (?:bror\w*|brorsa\w*|syster\w*|syrra\w*|granne\w*|kompis\w*|kusin\w*|svager\w*|van|vaninna|pappa|farsa\w*"
    r"|mamma|morsa\w*|son|grabb|dotter|tjej|kund|medlem)\b(?=.*\b(?:han|hon|honom|henne|hans|hennes|dom|de)\b)"
)


def is_of_somebody_else(text: str) -> bool:
    """Whether ``text`` asks for another person (*min brorsa har åkeri, får han nåt?*), whose case is not the writer's."""
    return bool(_SOMEBODY_ELSE.search(folded(text))) and (text.rstrip().endswith("?") or is_left_open(text))


CLEARLY_WANTED = 0.85
"""Confidence from which the wish to find a support is believed though no word of the message speaks of support."""
_SAYS_LITTLE = frozenset({"already_started", "sector", "needs_support", "local_competition"})
"""Facts that are also read in messages about other things (*the dog has eaten chocolate*)."""


def _is_ours(turn: Turn, state: State) -> bool:
    """Whether a message that would begin the form has to do with companies, projects or support."""
    if turn.intent == "start_over" or turn.mentions or state.facts or is_about_support(turn.text):
        return True
    telling = turn.facts.keys() - _SAYS_LITTLE
    if telling or (len(turn.facts) > 1 and _tells_of_oneself(turn)):
        return True
    return turn.confidence >= CLEARLY_WANTED and turn.intent == "start_assessment"


def asked_of_one(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """The answer to *is this support something for us?* where its own words for such a case are named."""
    ranking = {"ask_who": 0.5, **turn.questions[0].asking} if turn.questions else {"ask_who": 1.0}
    question = Question(turn.text, ranking)
    choice = choose_subjects(question, turn, state, desk.catalogue)
    if len(choice.subjects) != 1 or choice.from_focus or not (choice.subjects[0].call or choice.subjects[0].members):
        return []
    match = best_match(question, choice.subjects[0], words=answer_words(desk.catalogue))
    subject = choice.subjects[0]
    told = own_case(subject, turn.facts, "who", turn.text, desk.today)
    if told is None and not (match and match.named):
        return []
    return answer_about(subject, question, state, desk, facts=turn.facts)


def changing(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """How to change what was told; what the message itself corrects is taken in at once."""
    if _belongs_to_form(turn, state, desk):
        return _to_form(state)
    return [interview.change_how(state)]


def summed_up(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """What is known of the applicant."""
    return [Say(interview.summary(state), (button("assess"),))]


def handed_over(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Offers to connect to a person; who tells of a plan with people in it (*anlita en rådgivare*) begins the form."""
    return offer(state) if speaks_of_staff(turn.text) or not turn.facts else _to_form(state)


@_in_context
def affirmed(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Yes outside the form: to the offer of a person after two failures, else a friendly nudge."""
    if state.failures >= OFFER_PERSON_AFTER:
        state.failures = 0
        return offer(state)
    if _belongs_to_form(turn, state, desk):
        return _to_form(state)
    return [Say(phrase("affirm"), (button("assess"),))]


@_in_context
def not_answered(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """What can't be answered, honestly; from the second failure in a row a person is offered."""
    if refusal := refused(turn):
        return refusal
    if _belongs_to_form(turn, state, desk):
        return _to_form(state)
    if declined := others_matter(turn.text, named=False):
        return offering_person([declined], state)
    if len(turn.facts) > 1 and county_of(turn.facts) in HOME_COUNTIES and is_about_support(turn.text):
        return interview.interview(turn, state, desk)  # it tells of a business and asks for support, however it is put
    reason = "out_of_scope" if turn.intent == "out_of_scope" else "not_understood"
    if reason == "not_understood" and state.failures:
        state.failures += 1
        state.offer = NOT_UNDERSTOOD
        return [Say(phrase("not_understood_again"), (button("person"),), fallback_payload(reason))]
    return offering_person([unknown(reason)], state)


responded = _in_context(kind_word)


def refused(turn: Turn) -> list[Say]:
    """What is said to a message that is too long or holds no words; nothing where it can be read."""
    if len(turn.text) > MAX_LENGTH:
        return [Say(phrase("too_long"), payload=fallback_payload("not_understood"))]
    if not any(char.isalnum() for char in folded(cleaned(turn.text))):
        return [Say(phrase("empty"), payload=fallback_payload("not_understood"))]
    return []


def unavailable() -> Say:
    """What is said where something is broken."""
    return Say(phrase("unavailable"), payload=fallback_payload("unavailable"))
