"""The question set: first messages in four styles, off-topic ones, and two questions in one message.

Written by other hands than the training examples and never trained on. The thresholds lie a little under
what was measured, so that a change that makes the assistant understand less is seen.
"""

import re
from pathlib import Path

import pytest
import yaml
from judging import is_right
from running_assistant import Person

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
TOPICS = [
    topic
    for name in ("questions", "exam")
    for topic in yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
]
OFF_TOPIC = yaml.safe_load((HERE / "off_topic.yml").read_text(encoding="utf-8"))
DOUBLE = yaml.safe_load((HERE / "double.yml").read_text(encoding="utf-8"))
LEAST = {"polite": 0.93, "plain": 0.97, "spoken": 0.92, "keywords": 0.96}


@pytest.mark.parametrize("style", list(LEAST))
def test_first_messages_are_answered_with_the_right_facts(assistant, style):
    wrong = []
    for topic in TOPICS:
        message = topic["messages"][style]
        reply = Person(assistant).says(message)
        if not is_right(topic, reply):
            wrong.append(f"{topic['id']}: {message}\n  -> {reply[:200]}")
    assert 1 - len(wrong) / len(TOPICS) >= LEAST[style], "\n".join(wrong)


def test_no_answer_gives_a_figure_that_belongs_to_another_support(assistant):
    wrong = []
    for topic in TOPICS:
        for message in topic["messages"].values():
            reply = Person(assistant).says(message)
            wrong += [message for pattern in topic.get("forbid") or [] if re.search(pattern, reply)]
    assert wrong == []


def test_what_others_answer_for_is_declined_honestly(assistant):
    answered = []
    for message in OFF_TOPIC:
        person = Person(assistant)
        reply = person.says(message)
        if not person.payload("fallback") and person.payload("sources"):
            answered.append(f"{message}\n  -> {reply[:150]}")
    assert len(answered) / len(OFF_TOPIC) <= 0.08, "\n".join(answered)


def test_two_questions_in_one_message_get_two_answers(assistant):
    right = [one for one in DOUBLE if is_right(one, Person(assistant).says(one["text"]))]
    assert len(right) / len(DOUBLE) >= 0.8
