"""domain.yml, the training examples and the code say the same."""

import ast
import fnmatch
import string
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.aspects import ASPECTS
from bot.eligibility.facts import FACT_BY_ID, FACTS
from bot.swedish.lexicon import lexicon

PROJECT = Path(__file__).resolve().parent.parent
DOMAIN: dict[str, Any] = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
SENTENCES: dict[str, str] = {name: variants[0]["text"] for name, variants in DOMAIN["responses"].items()}
LEXICON: dict[str, Any] = yaml.safe_load((PROJECT / "bot" / "swedish" / "lexicon.yml").read_text(encoding="utf-8"))
FACT_IDS = [fact.id for fact in FACTS]
FEWEST_EXAMPLES = 40
WITHOUT_TRAINING = {"other_language", "resume", "said_to_staff"}
"""Intents that nobody's words lead to: set by rule, or by the gateway over Rasa's HTTP API."""


def placeholders(name: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(SENTENCES[name]) if field}


def examples() -> dict[str, list[str]]:
    """The examples of each intent in data/nlu."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((PROJECT / "data" / "nlu").rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                found[entry["intent"]] += [
                    line.strip()[2:].strip() for line in entry["examples"].splitlines() if line.strip()
                ]
    return found


EXAMPLES = examples()


# -- facts


@pytest.mark.parametrize("fact", FACT_IDS)
def test_every_fact_has_a_slot_that_only_the_actions_fill(fact: str) -> None:
    slot = DOMAIN["slots"][fact]
    types = {"boolean": "bool", "choices": "list", "integer": "any", "number": "any"}

    assert slot["type"] == types.get(FACT_BY_ID[fact].type, "text")
    assert slot["mappings"] == [{"type": "custom"}]
    assert slot["influence_conversation"] is False


@pytest.mark.parametrize("fact", FACT_IDS)
@pytest.mark.parametrize("kind", ["ask", "why", "fact"])
def test_every_fact_has_its_question_its_reason_and_its_name(fact: str, kind: str) -> None:
    assert SENTENCES[f"utter_{kind}_{fact}"].strip()
    assert not placeholders(f"utter_{kind}_{fact}")


@pytest.mark.parametrize("fact", FACT_IDS)
def test_the_values_of_every_fact_can_be_written_in_words(fact: str) -> None:
    match FACT_BY_ID[fact].type:
        case "boolean":
            assert {f"utter_fact_{fact}_true", f"utter_fact_{fact}_false"} <= SENTENCES.keys()
        case "integer" | "number":
            assert placeholders(f"utter_told_{fact}") == {"value"}
        case "choice" | "choices":
            assert set(lexicon()[fact].titles) == set(FACT_BY_ID[fact].values)
        case kind:
            assert kind in ("municipality", "organisation_number")  # written as they are


@pytest.mark.parametrize(("fact", "value"), [(fact.id, value) for fact in FACTS for value in fact.values])
def test_every_choice_has_a_title_and_words(fact: str, value: str) -> None:
    assert LEXICON[fact][value]["title"]
    assert LEXICON[fact][value]["words"]


def test_the_words_name_no_fact_or_choice_that_does_not_exist() -> None:
    assert {(fact, value) for fact, choices in LEXICON.items() for value in choices} == {
        (fact.id, value) for fact in FACTS for value in fact.values
    }


@pytest.mark.parametrize("kind", sorted({fact.type for fact in FACTS}))
def test_there_is_a_hint_for_every_kind_of_answer(kind: str) -> None:
    assert f"utter_expected_{kind}" in SENTENCES


# -- sentences used by the code


def phrase_calls() -> list[tuple[str, ast.expr, set[str], bool]]:
    """Place, name, given placeholders and whether only asked for existence, of each phrase() in the code."""
    found = []
    for path in [*(PROJECT / "bot").rglob("*.py"), *(PROJECT / "actions").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "phrase"
                and node.args
            ):
                given = {keyword.arg for keyword in node.keywords if keyword.arg}
                place = f"{path.relative_to(PROJECT)}:{node.lineno}"
                found.append((place, node.args[0], given, any(keyword.arg is None for keyword in node.keywords)))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "button":
                place = f"{path.relative_to(PROJECT)}:{node.lineno}"
                for name in names_in(node.args[0]):  # button(name) looks up what stands on it and what it says
                    found += [(place, ast.Constant(f"button_{name}{end}"), set(), False) for end in ("", "_says")]
    return found


def names_in(expression: ast.expr) -> list[str]:
    """The names an expression can come to, with ``*`` for a part that is computed; empty where all is."""
    if isinstance(expression, ast.Constant):
        return [str(expression.value)]
    if isinstance(expression, ast.IfExp):
        return names_in(expression.body) + names_in(expression.orelse)
    if isinstance(expression, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in expression.values)]
    return []


def matching(pattern: str) -> list[str]:
    return fnmatch.filter(SENTENCES, f"utter_{pattern}")


USED = [
    (place, name, given)
    for place, expression, given, open_ended in phrase_calls()
    if not open_ended
    for name in names_in(expression)
]
FIXED = [(place, name, given) for place, name, given in USED if "*" not in name]
FAMILIES = [(place, name, given) for place, name, given in USED if "*" in name]


def test_the_phrases_of_the_code_are_found() -> None:
    assert len(FIXED) > 40
    assert FAMILIES


@pytest.mark.parametrize(("place", "name", "given"), FIXED, ids=[f"{place} {name}" for place, name, _ in FIXED])
def test_every_phrase_of_the_code_stands_in_the_domain_with_just_the_placeholders_given(
    place: str, name: str, given: set[str]
) -> None:
    assert placeholders(f"utter_{name}") == given


@pytest.mark.parametrize(("place", "name", "given"), FAMILIES, ids=[f"{place} {name}" for place, name, _ in FAMILIES])
def test_every_family_of_phrases_has_members_that_take_the_placeholders_given(
    place: str, name: str, given: set[str]
) -> None:
    assert any(placeholders(member) == given for member in matching(name))


@pytest.mark.parametrize(
    "reply", ["greet", "thanks", "smalltalk", "bot_challenge", "complaint", "help", "goodbye", "other_language"]
)
def test_what_is_said_to_small_talk_in_the_form_stands_in_the_domain(reply: str) -> None:
    assert f"utter_{reply}" in SENTENCES


def test_every_sentence_is_one_text_and_not_empty() -> None:
    empty = [name for name, variants in DOMAIN["responses"].items() if not str(variants[0].get("text", "")).strip()]

    assert empty == []


# -- intents


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_has_its_intent(aspect: str) -> None:
    assert f"ask_{aspect}" in DOMAIN["intents"]


def test_every_question_intent_is_an_aspect_or_about_several_supports() -> None:
    asked = {intent.removeprefix("ask_") for intent in DOMAIN["intents"] if intent.startswith("ask_")}

    assert asked == {*ASPECTS, "list", "compare", "source", "more"}


@pytest.mark.parametrize("intent", sorted(intent for intent in DOMAIN["intents"] if intent.startswith("ask_")))
def test_every_question_intent_has_enough_examples(intent: str) -> None:
    assert len(EXAMPLES[intent]) >= FEWEST_EXAMPLES


def test_every_intent_of_the_examples_is_in_the_domain_and_the_other_way_round() -> None:
    assert set(EXAMPLES) | WITHOUT_TRAINING == set(DOMAIN["intents"])


def test_no_example_stands_under_two_intents() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, lines in EXAMPLES.items():
        for line in lines:
            owners[line.casefold().strip(" ?!.")].add(intent)

    assert {line: intents for line, intents in owners.items() if len(intents) > 1} == {}


def test_no_intent_is_listed_twice() -> None:
    assert len(DOMAIN["intents"]) == len(set(DOMAIN["intents"]))


def test_every_action_of_the_domain_exists_in_the_rules_of_the_code() -> None:
    tree = ast.parse((PROJECT / "actions" / "actions.py").read_text(encoding="utf-8"))
    made = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_action"
        and isinstance(node.args[0], ast.Constant)
    }

    assert made == set(DOMAIN["actions"])


def used_in_rules(key: str) -> set[str]:
    found = set()
    for path in (PROJECT / "data").glob("r*/*.yml"):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")).get("rules", []):
            found |= {step[key] for step in [*rule.get("condition", []), *rule["steps"]] if key in step}
    return found


def test_the_rules_use_only_intents_of_the_domain() -> None:
    assert used_in_rules("intent") <= {*DOMAIN["intents"], "nlu_fallback"}


def test_the_rules_use_only_actions_and_sentences_of_the_domain() -> None:
    built_in = {"action_listen", "action_restart", "action_session_start", "action_deactivate_loop"}

    assert used_in_rules("action") <= {*DOMAIN["actions"], *DOMAIN["responses"], *built_in}
