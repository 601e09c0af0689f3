"""The company form: taking in facts, asking for the next one that matters, ending in the assessment."""

from dataclasses import replace

from bot.eligibility.assessment import assess_all
from bot.eligibility.facts import FACT_BY_ID, FactValue, county_of
from bot.guidance import fact_words, report
from bot.guidance.answering import Desk, answer
from bot.guidance.asking import is_settled, most_left, next_fact
from bot.guidance.offering import COMPLAINT, NOT_UNDERSTOOD, OFFICER_REVIEW, offer, speaks_of_staff
from bot.guidance.phrases import button, phrase
from bot.guidance.telling import unknown
from bot.guidance.told import corrects, take_in, with_known_purposes, without_echo, without_passing_trade
from bot.guidance.turn import Say, State, Turn
from bot.guidance.unnamed import hinted_answer
from bot.guidance.wide_search import hinted
from bot.swedish.answers import answer_to
from bot.swedish.normalise import folded
from bot.swedish.segments import is_question, segments_of
from bot.swedish.statements import says_dont_know, says_skip

SURE = 0.4
"""Confidence from which a message in the form is taken for a question rather than an answer."""
COMMANDED = 0.6
"""The same for what would stop the form or lead out of it."""
VERY_SURE = 0.9
"""The same where the message does not have the form of a question."""
MOST_FAILURES = 2
SMALL_TALK = ("greet", "thanks", "smalltalk", "bot_challenge", "complaint", "help", "goodbye")


def interview(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """One turn of the form: what is said in reply to ``turn``; ``state`` is brought up to date."""
    if not state.in_form:
        return _begin(turn, state, desk)
    match _command(turn, state):
        case "cancel":
            return stop(state)
        case "start_over":
            return start_over(state, desk)
        case "request_human":
            return offer(state)
        case "change_fact":
            return [change_how(state), *_ask_on(state, desk)]
        case "summary":
            return [Say(summary(state)), *_ask_on(state, desk)]
        case "why_ask" if state.asked:
            why = Say(phrase(f"why_{state.asked}"))
            answer = _answer_in(turn.text, state.asked, asking=True)  # *nä, inget. Varför vill ni veta det?*
            if answer is not None:
                take_in({state.asked: answer}, state)
            return _merged([why, *_ask_on(state, desk)])
        case "other_language":
            return _merged([Say(phrase("other_language")), *_ask_on(state, desk)])
    return _continue(turn, state, desk)


COMMANDS = ("change_fact", "cancel", "start_over", "request_human", "summary", "why_ask", "other_language")


def _command(turn: Turn, state: State) -> str:
    """The intent that steers the form itself; empty where the message is an answer or tells of the company."""
    if turn.intent not in COMMANDS or turn.confidence < COMMANDED:
        return ""
    if turn.intent == "request_human" and (turn.facts or speaks_of_staff(turn.text)):
        # *ja vill prata med nån*, *en människa tack*: neither a yes nor a number
        return turn.intent if speaks_of_staff(turn.text) else ""
    if state.asked and turn.intent != "why_ask" and answer_to(state.asked, turn.text) is not None:
        return ""
    return turn.intent


def _begin(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Starts with what the opening tells; names it, so that it can be corrected."""
    if turn.intent == "start_over":
        return start_over(state, desk)
    state.in_form, state.asked, state.skipped, state.failures = True, None, (), 0
    named = [mention.ids[0] for mention in turn.mentions if len(mention.ids) == 1]
    state.focus = named[0] if len(set(named)) == 1 else state.focus
    known = dict(state.facts)
    changes = take_in(with_known_purposes(turn.facts, turn.text, state), state)
    if changes and known and is_settled(state, desk):
        before = assess_all(desk.catalogue.calls, known, desk.today)
        if same := report.unchanged(before, state.facts, desk.today):
            state.in_form, state.asked = False, None
            return same
    if turn.intent == "inform" and not changes and len(state.facts) > 1 and is_settled(state, desk):
        state.in_form = False
        return [change_how(state)]
    lead = [Say(fact_words.understood(state.facts))] if changes or state.facts else [Say(phrase("form_begins"))]
    answered = _questions_of(turn, state, desk) if turn.has_form_of_question else []
    return _merged([*answered, *lead, *_ask_on(state, desk)])


def _continue(turn: Turn, state: State, desk: Desk) -> list[Say]:
    asked = state.asked
    plain = folded(turn.text).strip(" .!?")
    asking = _asks_something(turn)
    value = _answer_in(turn.text, asked, asking) if asked else None
    if asked and (says_skip(plain) or (turn.intent == "skip" and value is None)):
        state.skipped = (*state.skipped, asked)
        return _merged([Say(phrase("skipped")), *_ask_on(state, desk)])
    if asked and value is None and not asking and (says_dont_know(plain) or turn.intent == "dont_know"):
        state.skipped = (*state.skipped, asked)
        return _merged([Say(phrase("noted_unknown")), *_ask_on(state, desk)])
    told = {fact: value for fact, value in turn.facts.items() if not (asking and not _is_told(turn))}
    told = without_passing_trade(with_known_purposes(told, turn.text, state), turn.text, state, asked)
    if isinstance(value, bool) and asked not in told and corrects(told, state):
        value = None  # *nej vänta, det är i Kiruna* corrects what was told; it is no answer to the question
    if asked and value is not None:
        told = without_echo(asked, value, told)
    changes = take_in(told, state)
    if asking or changes or value is not None or turn.intent in SMALL_TALK:
        state.failures = 0
    if asking:
        return _merged([*_questions_of(turn, state, desk), *_ask_on(state, desk, again=True)])
    if changes:
        extra = {fact: state.facts[fact] for fact in changes if fact != asked}
        lead = [Say(fact_words.understood(extra))] if extra else []
        return _merged([*lead, *_ask_on(state, desk)])
    if turn.intent in SMALL_TALK:
        state.offer = COMPLAINT if turn.intent == "complaint" else state.offer
        return _merged([Say(phrase(turn.intent)), *_ask_on(state, desk, again=True)])
    if asked and value is not None:  # the same value again: nothing new, go on
        return _ask_on(state, desk)
    return _not_read(state, desk)


def _answer_in(text: str, asked: str, asking: bool) -> FactValue | None:
    """The answer to ``asked`` in the whole message, or in its first sentence where others follow."""
    told = _told_part(text) if asking else text
    parts = segments_of(told)
    value = answer_to(asked, told)
    return answer_to(asked, parts[0]) if value is None and len(parts) > 1 else value


def _told_part(text: str) -> str:
    """What a message says besides the questions it asks (*nejdå, det går runt. Hur mycket får man?*)."""
    return " ".join(part for part in segments_of(text) if not is_question(part))


def _not_read(state: State, desk: Desk) -> list[Say]:
    state.failures += 1
    if state.asked is None:
        return _ask_on(state, desk)
    hint = phrase(f"expected_{FACT_BY_ID[state.asked].type}")
    if state.failures >= MOST_FAILURES:
        state.offer = NOT_UNDERSTOOD
        buttons = (
            button("skip"),
            button("person"),
        )
        again = _ask_on(state, desk)[0]
        return [Say(f"{phrase('not_read_again')} {hint}", buttons, unknown("not_understood").payload), again]
    return [Say(f"{phrase('not_read')} {hint}", payload=unknown("not_understood").payload), *_ask_on(state, desk)]


def _asks_something(turn: Turn) -> bool:
    """Whether the message in the form is a question: by its form, or clearly by its words and no fact in it."""
    if not (turn.intent.startswith("ask_") or turn.intent == "out_of_scope"):
        return False
    if turn.text.rstrip().endswith("?") or (turn.mentions and turn.intent.startswith("ask_")):
        return True
    if turn.has_form_of_question:
        return turn.confidence >= SURE
    return turn.confidence >= VERY_SURE and not turn.facts and len(turn.text.split()) > 2


def _is_told(turn: Turn) -> bool:
    """Whether the message says something of the person beside its question."""
    return len(turn.questions) < 1 or sum(len(question.text) for question in turn.questions) < 0.7 * len(turn.text)


def _questions_of(turn: Turn, state: State, desk: Desk) -> list[Say]:
    """Answers to the questions about supports that the message asks besides."""
    if turn.intent == "out_of_scope":
        return [unknown("out_of_scope")]
    if turn.intent in ("start_assessment", "inform"):
        return hinted_answer(turn, state, desk) if not turn.mentions else []
    questions = tuple(
        question
        for question in turn.questions
        if question.aspect
        and (question.aspect not in ("list", "more") or hinted(question.text, county_of(state.facts), desk.catalogue))
    )
    if not questions or not turn.intent.startswith("ask_"):
        return []
    return answer(replace(turn, questions=questions), state, desk)


# -- going on ----------------------------------------------------------------------------------------


def asked_on(lead: list[Say], state: State, desk: Desk) -> list[Say]:
    """``lead``, and the next question or the result."""
    return _merged([*lead, *_ask_on(state, desk)])


def _ask_on(state: State, desk: Desk, again: bool = False) -> list[Say]:
    """The next question, or the result where nothing is left to ask."""
    assessments = assess_all(desk.catalogue.calls, state.facts, desk.today)
    fact = next_fact(assessments, state)
    if fact is None:
        state.in_form, state.asked = False, None
        state.focus = report.foremost(assessments) or state.focus
        state.offer = OFFICER_REVIEW if report.is_left_to_officer(assessments) else None
        return report.result(assessments, state.facts, desk.today)
    lead = phrase("back_to_form") if again else ""
    state.asked = fact
    return [fact_words.question(fact, state.facts, lead, most_left(assessments, fact, state))]


def stop(state: State) -> list[Say]:
    """Ends the form; what was told is kept."""
    state.in_form, state.asked = False, None
    return [Say(phrase("cancelled"), (button("assess"),))]


def start_over(state: State, desk: Desk) -> list[Say]:
    """Forgets what was told of the applicant and begins the form anew."""
    state.facts.clear()
    state.in_form, state.asked, state.skipped, state.failures, state.offer = True, None, (), 0, None
    return _merged([Say(phrase("started_over")), *_ask_on(state, desk)])


def summary(state: State) -> str:
    """What is known of the applicant so far."""
    return fact_words.understood(state.facts) or phrase("nothing_known")


def change_how(state: State) -> Say:
    """How to change a fact, and what is known."""
    return Say("\n".join(filter(None, (phrase("change_how"), fact_words.understood(state.facts)))))


def _merged(said: list[Say]) -> list[Say]:
    """Short leading sentences joined with the question after them: one thing at a time on the screen."""
    merged: list[Say] = []
    for message in said:
        previous = merged[-1] if merged else None
        asks = bool(message.payload) and (message.payload or {}).get("type") == "question"
        if previous and not previous.payload and not previous.buttons and asks:
            merged[-1] = replace(message, text=f"{previous.text}\n{message.text}")
            continue
        if message.text or message.payload:
            merged.append(message)
    return merged
