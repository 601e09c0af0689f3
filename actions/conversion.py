"""Between Rasa's tracker and the turns of the guidance."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.eligibility.facts import FACTS, FactValue
from bot.guidance.turn import FALLBACK, Mention, Question, Say, State, Turn

FORM = "company_form"
_MEMORY = ("focus", "aspect", "waiting", "failures", "offer")


def turn_of(tracker: Tracker) -> Turn:
    """What the person said, from the latest message."""
    message: dict[str, Any] = tracker.latest_message or {}
    intent = message.get("intent") or {}
    return Turn(
        text=message.get("text") or "",
        intent=intent.get("name") or FALLBACK,
        confidence=float(intent.get("confidence") or 0.0),
        questions=tuple(_question(entry, message.get("text") or "") for entry in message.get("questions") or []),
        mentions=_mentions(message.get("entities") or []),
        facts={fact: _value(value) for fact, value in (message.get("facts") or {}).items()},
    )


def _question(entry: dict[str, Any], message: str) -> Question:
    return Question(entry["text"], {one["name"]: one["confidence"] for one in entry["ranking"]}, message)


def _mentions(entities: list[dict[str, Any]]) -> tuple[Mention, ...]:
    places: dict[tuple[int, int], list[str]] = {}
    for entity in entities:
        if entity.get("entity") in ("call", "topic"):
            places.setdefault((entity["start"], entity["end"]), []).append(entity["value"])
    return tuple(Mention(tuple(dict.fromkeys(ids)), start, end) for (start, end), ids in sorted(places.items()))


def _value(value: Any) -> FactValue:
    return tuple(value) if isinstance(value, list) else value


def state_of(tracker: Tracker) -> State:
    """What the conversation holds, from the slots."""
    slots = tracker.slots
    return State(
        facts={fact.id: _value(slots[fact.id]) for fact in FACTS if slots.get(fact.id) is not None},
        focus=slots.get("focus"),
        aspect=slots.get("aspect"),
        waiting=slots.get("waiting"),
        asked=slots.get("requested_slot"),
        others=tuple(slots.get("others") or ()),
        skipped=tuple(slots.get("skipped") or ()),
        failures=int(slots.get("failures") or 0),
        offer=slots.get("offer"),
        connecting=bool(slots.get("connecting")),
        in_form=(tracker.active_loop or {}).get("name") == FORM,
    )


def events_of(state: State, tracker: Tracker) -> list[EventType]:
    """The slots and the form as ``state`` has them, where they differ from the tracker's."""
    wanted: dict[str, Any] = {fact.id: state.facts.get(fact.id) for fact in FACTS}
    wanted |= {name: getattr(state, name) for name in _MEMORY}
    wanted |= {"skipped": list(state.skipped) or None, "others": list(state.others) or None}
    wanted |= {"requested_slot": state.asked, "connecting": state.connecting or None}
    wanted = {name: list(value) if isinstance(value, tuple) else value for name, value in wanted.items()}
    if state.to_form:
        return [FollowupAction(FORM)]
    events = [SlotSet(name, value) for name, value in wanted.items() if tracker.slots.get(name) != value]
    was_in_form = (tracker.active_loop or {}).get("name") == FORM
    if state.in_form != was_in_form:
        events.append(ActiveLoop(FORM if state.in_form else None))
    return events


def send(dispatcher: CollectingDispatcher, said: list[Say]) -> None:
    """Passes the messages on; a payload goes beside its text."""
    for message in said:
        dispatcher.utter_message(
            text=message.text or None,
            buttons=[{"title": button.title, "payload": button.message} for button in message.buttons] or None,
            json_message=dict(message.payload) if message.payload else None,
        )
