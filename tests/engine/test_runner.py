"""The runner gives what Rasa's Dask runner gives for the same graph."""

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.engine.runner import StraightRunner

RUN: list[str] = []


class Joining(GraphComponent):
    """Joins its name to what it gets, and notes that it ran."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def create(cls, config, model_storage, resource, execution_context):
        return cls(config["name"])

    def join(self, one: str, other: str = "") -> str:
        RUN.append(self.name)
        return f"({one}{other}{self.name})"


def node(name: str, is_target: bool = False, **needs: str) -> SchemaNode:
    return SchemaNode(needs, Joining, "create", "join", {"name": name}, eager=True, is_target=is_target)


SCHEMA = GraphSchema(
    {
        "d": node("d", True, one="b", other="c"),
        "c": node("c", one="a"),
        "b": node("b", one="a", other="__text__"),
        "a": node("a", one="__text__"),
        "aside": node("aside", True, one="__text__"),
    }
)


@pytest.fixture
def runner(tmp_path):
    return lambda kind, **known: kind(
        SCHEMA, LocalModelStorage.create(tmp_path), ExecutionContext(SCHEMA), **({"known": known} if known else {})
    )


@pytest.mark.parametrize("targets", [["d"], ["aside"], ["d", "aside"], ["c", "a"], None])
def test_it_gives_what_rasas_runner_gives(runner, targets):
    results = [runner(kind).run({"__text__": "hej"}, targets) for kind in (StraightRunner, DaskGraphRunner)]
    assert results[0] == results[1]
    assert results[0]


def test_each_node_that_is_needed_runs_once_and_no_other(runner):
    RUN.clear()
    runner(StraightRunner).run({"__text__": "hej"}, ["d"])
    assert sorted(RUN) == ["a", "b", "c", "d"]


def test_inputs_of_one_run_are_not_those_of_the_next(runner):
    straight = runner(StraightRunner)
    assert straight.run({"__text__": "ett"}, ["a"]) == {"a": "(etta)"}
    assert straight.run({"__text__": "två"}, ["a"]) == {"a": "(tvåa)"}


def test_what_is_known_is_taken_instead_of_the_node_that_would_provide_it(runner):
    RUN.clear()
    assert runner(StraightRunner, a="[a]").run({"__text__": "hej"}, ["c"]) == {"c": "([a]c)"}
    assert RUN == ["c"]


def test_an_input_that_nobody_provides_is_told(runner):
    with pytest.raises(GraphRunError, match="__text__"):
        runner(StraightRunner).run({}, ["a"])
