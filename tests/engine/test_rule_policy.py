"""The bounded policy predicts what Rasa's does, in conversations of every kind."""

import asyncio
from pathlib import Path

import pytest
from exchanges import DOMAIN, FORM, LISTEN, begun, exchange, into_form, out_of_form, said
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.training import load_data
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop, FollowupAction, Restarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.rule_policy import BoundedRulePolicy, latest_states
from bot.settings import PROJECT

CONFIG = {
    "core_fallback_threshold": 0.3,
    "core_fallback_action_name": "action_fallback",
    "enable_fallback_prediction": True,
}
INTENTS = ("greet", "ask_amount", "inform", "affirm", "deny", "out_of_scope", "start_over", "nlu_fallback", "resume")
ACTIONS = ("utter_greet", "action_answer", FORM, "action_respond", "action_fallback")


@pytest.fixture(scope="module")
def policies(tmp_path_factory) -> list[RulePolicy]:
    """Rasa's and ours, trained on this project's rules and loaded as for serving."""
    folder: Path = tmp_path_factory.mktemp("policy")
    context = ExecutionContext(GraphSchema({}))
    trackers = load_data(str(PROJECT / "data" / "rules"), DOMAIN)
    trackers = asyncio.run(trackers) if asyncio.iscoroutine(trackers) else trackers
    loaded = []
    for kind in (RulePolicy, BoundedRulePolicy):
        storage = LocalModelStorage.create(
            folder / kind.__name__ if (folder / kind.__name__).mkdir() is None else folder
        )
        config = kind.get_default_config() | CONFIG
        kind.create(config, storage, Resource("policy"), context).train(trackers, DOMAIN)
        loaded.append(kind.load(config, storage, Resource("policy"), context))
    return loaded


def predictions(policies: list[RulePolicy], events: list) -> list[tuple]:
    """What each policy predicts after every event of the conversation."""
    tracker = DialogueStateTracker.from_events("samtal", [], DOMAIN.slots)
    found = []
    for event in events:
        tracker.update(event)
        if isinstance(event, ActionExecuted) or event.type_name in ("user", "active_loop", "reject_action"):
            made = [one.predict_action_probabilities(tracker, DOMAIN) for one in policies]
            found.append(
                tuple((one.max_confidence_index, one.max_confidence, one.is_no_user_prediction) for one in made)
            )
    return found


exchanges = st.one_of(
    st.tuples(st.sampled_from(INTENTS), st.sampled_from(ACTIONS)).map(lambda pair: exchange(*pair)),
    st.sampled_from(INTENTS).map(into_form),
    st.sampled_from(INTENTS).map(out_of_form),
    st.sampled_from(INTENTS).map(lambda intent: [said("x", intent), ActionExecutionRejected(FORM)]),
    st.sampled_from(INTENTS).map(lambda intent: [said("x", intent)]),
    st.just([ActiveLoop(None)]),
    st.just([Restarted(), ActionExecuted(LISTEN)]),
    st.just([FollowupAction("action_answer"), ActionExecuted("action_answer")]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(exchanges, min_size=1, max_size=8))
def test_every_prediction_is_the_one_of_rasas_own_policy(policies, parts):
    for rasas, ours in predictions(policies, [*begun(), *(event for part in parts for event in part)]):
        assert ours == rasas


def test_the_form_goes_on_and_ends_as_with_rasas_own_policy(policies):
    events = [
        *begun(),
        *into_form("start_assessment"),
        *exchange("inform", FORM),
        *out_of_form(),
        *exchange("thanks", "utter_thanks"),
    ]
    found = predictions(policies, events)

    assert [ours for _, ours in found] == [rasas for rasas, _ in found]
    assert {DOMAIN.action_names_or_texts[ours[0]] for _, ours in found} >= {FORM, LISTEN, "utter_thanks"}


def test_no_more_states_are_looked_at_in_a_long_conversation_than_in_a_short_one(policies):
    many = [event for _ in range(300) for event in exchange("ask_amount", "action_answer")]

    assert len(latest_states([*begun(), *many], 2)) == 3
    assert latest_states([*begun(), *many], 2) == latest_states([*begun(), *many[:20]], 2)


def test_the_short_way_is_the_one_taken(policies):
    assert policies[1]._is_short
