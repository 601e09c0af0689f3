"""Running Rasa's model graph: node after node, in an order that is worked out once."""

from collections.abc import Mapping
from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class StraightRunner(GraphRunner):
    """Gives what Rasa's Dask runner gives. Dask plans each run anew, which takes longer than our nodes do."""

    def __init__(
        self,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        """Loads every component but those whose output is ``known``. See ``GraphRunner.create``."""
        self._schema = graph_schema
        self._known = {name: (name, value) for name, value in (known or {}).items()}
        self._nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
            if name not in self._known
        }
        self._orders: dict[tuple[str, ...], list[tuple[str, GraphNode, tuple[str, ...]]]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> "StraightRunner":
        """See the interface."""
        return cls(graph_schema, model_storage, execution_context, hooks)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The outputs of ``targets`` (all of the schema's where none is named), by name."""
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        done = self._known | {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in self._orders[wanted]:
            if missing := [need for need in needs if need not in done]:
                raise GraphRunError(f"{name} needs {', '.join(missing)}, which nothing provides")
            done[name] = node(*(done[need] for need in needs))
        return dict(done[name] for name in wanted)

    def _order(self, wanted: tuple[str, ...]) -> list[tuple[str, GraphNode, tuple[str, ...]]]:
        """The nodes that the targets need, each after what it needs itself."""
        order: dict[str, tuple[str, GraphNode, tuple[str, ...]]] = {}

        def put(name: str) -> None:
            if name in order or name not in self._nodes:  # placed, known, or an input
                return
            needs = tuple(self._schema.nodes[name].needs.values())
            for need in needs:
                put(need)
            order[name] = (name, self._nodes[name], needs)

        for name in wanted:
            put(name)
        return list(order.values())
