"""A notation for writing ONNX graphs by hand: Python arithmetic on `Value`s becomes nodes of the innermost open scope.

Bodies of If and Loop are Python functions; they may use any value of the scopes round them.
"""
from __future__ import annotations

from contextlib import contextmanager
from typing import Callable, Iterator, Sequence, Union

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from . import splits

Operand = Union["Value", float, int, np.ndarray, np.generic, list, None]
KINDS = {"float": TensorProto.FLOAT, "uint8": TensorProto.UINT8, "int32": TensorProto.INT32, "int64": TensorProto.INT64, "bool": TensorProto.BOOL}
CONTRIBUTED = "com.microsoft"      # operators that every build of ONNX Runtime has on the CPU besides the standard's


class Value:
    """The name of a tensor in a graph under construction."""

    def __init__(self, graph: "Graph", name: str):
        self.graph, self.name = graph, name

    def __add__(self, o: Operand) -> "Value":
        return self.graph.op("Add", self, o)

    def __radd__(self, o: Operand) -> "Value":
        return self.graph.op("Add", o, self)

    def __sub__(self, o: Operand) -> "Value":
        return self.graph.op("Sub", self, o)

    def __rsub__(self, o: Operand) -> "Value":
        return self.graph.op("Sub", o, self)

    def __mul__(self, o: Operand) -> "Value":
        return self.graph.op("Mul", self, o)

    __rmul__ = __mul__

    def __truediv__(self, o: Operand) -> "Value":
        return self.graph.op("Div", self, o)

    def __rtruediv__(self, o: Operand) -> "Value":
        return self.graph.op("Div", o, self)

    def __matmul__(self, o: Operand) -> "Value":
        return self.graph.op("MatMul", self, o)

    def __neg__(self) -> "Value":
        return self.graph.op("Neg", self)


class Truth(Value):
    """A boolean that counts as 0. or 1. wherever a number is wanted; the cast is only written if it is."""

    def __init__(self, graph: "Graph", truth: Value):
        self.graph, self.truth = graph, truth

    @property
    def name(self) -> str:  # type: ignore[override]
        return self.graph.cast(self.truth, "float").name


class _Scope:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[bytes, Value] = {}
        self.made: dict[tuple, list[Value]] = {}


class Graph:
    """Nodes, inputs and outputs of one model."""

    def __init__(self, name: str):
        self.name = name
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []
        self._known: list[onnx.ValueInfoProto] = []
        self._scopes = [_Scope()]
        self._count = 0

    def input(self, name: str, kind: str, shape: Sequence[Union[int, str]]) -> Value:
        self.inputs.append(helper.make_tensor_value_info(name, KINDS[kind], list(shape)))
        return Value(self, name)

    def output(self, name: str, value: Value, kind: str, shape: Sequence[Union[int, str, None]]) -> None:
        self._scopes[-1].nodes.append(helper.make_node("Identity", [value.name], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, KINDS[kind], list(shape)))

    def shaped(self, value: Value, kind: str, shape: Sequence[Union[int, str]]) -> Value:
        """Says a value's shape where inference loses it: ONNX Runtime plans memory by comparing shapes, and takes the square of
        the number of nodes in time where they are unknown."""
        named = self.op("Identity", value)
        self._known.append(helper.make_tensor_value_info(named.name, KINDS[kind], list(shape)))
        return named

    def _fresh(self, stem: str) -> str:
        self._count += 1
        return f"{stem}_{self._count}"

    def constant(self, value: Operand) -> Value:
        """Python numbers are float32 scalars, lists int64 vectors, arrays as they are (float64 becomes float32)."""
        a = np.asarray(value, np.int64 if isinstance(value, list) else None)
        if a.dtype == np.float64 or isinstance(value, (int, float)) and not isinstance(value, (bool, np.generic)):
            a = a.astype(np.float32)
        key = a.dtype.str.encode() + str(a.shape).encode() + a.tobytes()
        for scope in self._scopes:
            if key in scope.constants:
                return scope.constants[key]
        name = self._fresh("c")
        tensor = numpy_helper.from_array(np.ascontiguousarray(a).reshape(a.shape), name)
        self._scopes[-1].nodes.append(helper.make_node("Constant", [], [name], value=tensor))
        self._scopes[-1].constants[key] = Value(self, name)
        return self._scopes[-1].constants[key]

    def _name(self, operand: Operand) -> str:
        if operand is None:
            return ""
        return operand.name if isinstance(operand, Value) else self.constant(operand).name

    def op(self, kind: str, *operands: Operand, **attributes: object) -> Value:
        return self.ops(kind, 1, *operands, **attributes)[0]

    def ops(self, kind: str, count: int, *operands: Operand, **attributes: object) -> list[Value]:
        """A node with several outputs. What was written before is not written again: every operator used here is a function."""
        inputs = [self._name(o) for o in operands]
        plain = not any(isinstance(v, onnx.GraphProto) for v in attributes.values())
        key = (kind, count, *inputs, *sorted((n, str(v)) for n, v in attributes.items())) if plain else None
        for scope in self._scopes if plain else ():
            if key in scope.made:
                return scope.made[key]
        names = [self._fresh(kind) for _ in range(count)]
        self._scopes[-1].nodes.append(helper.make_node(kind, inputs, names, **attributes))
        values = [Value(self, name) for name in names]
        if key is not None:
            self._scopes[-1].made[key] = values
        return values

    def split(self, value: Value, sizes: Sequence[int], axis: int) -> list[Value]:
        """Parts of these sizes. Many are split twice, see splits.py."""
        if len(sizes) <= splits.MOST:
            return self.ops("Split", len(sizes), value, list(sizes), axis=axis)
        groups = splits.divided(list(sizes))
        whole = self.split(value, [sum(group) for group in groups], axis)
        return [part for some, group in zip(whole, groups) for part in (self.split(some, group, axis) if len(group) > 1 else [some])]

    def cast(self, value: Operand, kind: str) -> Value:
        return self.op("Cast", value, to=KINDS[kind])

    def take(self, value: Value, index: Union[int, Value], axis: int = 0) -> Value:
        """One entry along an axis, the axis gone."""
        return self.op("Gather", value, index if isinstance(index, Value) else np.array(index, np.int64), axis=axis)

    def reshape(self, value: Value, shape: Union[Sequence[int], Value]) -> Value:
        return self.op("Reshape", value, shape if isinstance(shape, Value) else list(shape))

    def unsqueeze(self, value: Value, *axes: int) -> Value:
        return self.op("Unsqueeze", value, list(axes))

    def concat(self, values: Sequence[Operand], axis: int) -> Value:
        return self.op("Concat", *values, axis=axis)

    def vector(self, values: Sequence[Operand]) -> Value:
        """Scalars as a vector."""
        return self.concat([self.reshape(v if isinstance(v, Value) else self.constant(v), [1]) for v in values], 0)

    def whole(self, values: Sequence[Operand]) -> Value:
        """Float scalars as an int64 vector (truncated)."""
        return self.cast(self.vector(values), "int64")

    def arange(self, count: Value) -> Value:
        """0, 1, ... as floats, below count (a float scalar)."""
        return self.op("Range", self.constant(0.), count, self.constant(1.))

    def size(self, value: Value, axis: int) -> Value:
        """Extent along an axis as an int64 scalar."""
        return self.reshape(self.op("Shape", value, start=axis, end=axis + 1), [])

    @contextmanager
    def _body(self) -> Iterator[_Scope]:
        self._scopes.append(_Scope())
        yield self._scopes[-1]
        self._scopes.pop()

    def _ends(self, scope: _Scope, values: Sequence[Value]) -> list[str]:
        """Names under which a body gives its values: one that is made elsewhere, or given twice, needs a name of its own, which costs a copy."""
        own = {name for node in scope.nodes for name in node.output if node.op_type != "Constant"}
        ends: list[str] = []
        for value in values:
            name = value.name
            ends.append(name if name in own and name not in ends else self._copied(value))
        return ends

    def _copied(self, value: Value) -> str:
        """`op` makes the same only once: ONNX Runtime fills one of several outputs of one name and leaves the others as memory was."""
        name = self._fresh("copy")
        self._scopes[-1].nodes.append(helper.make_node("Identity", [value.name], [name]))
        return name

    def _branch(self, build: Callable[[], Sequence[Value]]) -> onnx.GraphProto:
        with self._body() as scope:
            names = self._ends(scope, build())
        return helper.make_graph(scope.nodes, self._fresh("branch"), [], [helper.make_empty_tensor_value_info(n) for n in names])

    def choose(self, condition: Value, yes: Callable[[], Sequence[Value]], no: Callable[[], Sequence[Value]], count: int = 1) -> list[Value]:
        """If: both functions return `count` values."""
        return self.ops("If", count, condition, then_branch=self._branch(yes), else_branch=self._branch(no))

    def loop(self, trips: Value, state: Sequence[tuple[Value, str]], body: Callable[[Value, list[Value]], Sequence[Value]]) -> list[Value]:
        """`body(number of the trip, state) -> state`; state is given with each value's kind, a sequence's as "sequence of KIND"."""
        with self._body() as scope:
            i, going = self._fresh("trip"), self._fresh("going")
            before = [self._fresh("before") for _ in state]
            after = self._ends(scope, body(Value(self, i), [Value(self, n) for n in before]))
            still = self.op("Identity", Value(self, going))

        def info(name: str, kind: str) -> onnx.ValueInfoProto:
            if kind.startswith("sequence of "):
                return helper.make_tensor_sequence_value_info(name, KINDS[kind.rsplit(" ", 1)[1]], None)
            return helper.make_tensor_value_info(name, KINDS[kind], None)

        inputs = [helper.make_tensor_value_info(i, TensorProto.INT64, []), helper.make_tensor_value_info(going, TensorProto.BOOL, [])]
        inputs += [info(n, k) for n, (_, k) in zip(before, state)]
        outputs = [helper.make_tensor_value_info(still.name, TensorProto.BOOL, [])] + [info(name, k) for name, (_, k) in zip(after, state)]
        graph = helper.make_graph(scope.nodes, self._fresh("body"), inputs, outputs)
        return self.ops("Loop", len(state), self.reshape(trips, []), None, *[v for v, _ in state], body=graph)

    def model(self, opset: int = 17) -> onnx.ModelProto:
        graph = helper.make_graph(self._scopes[0].nodes, self.name, self.inputs, self.outputs, value_info=self._known)
        imports = [helper.make_opsetid("", opset), helper.make_opsetid(CONTRIBUTED, 1)]
        model = helper.make_model(graph, opset_imports=imports, producer_name="shotloom")
        model.ir_version = 8
        return model
