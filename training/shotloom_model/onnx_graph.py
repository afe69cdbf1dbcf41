"""A small notation for writing ONNX graphs by hand: Python arithmetic on `Value`s becomes nodes."""
from __future__ import annotations

from typing import Callable, Union

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Operand = Union["Value", float, int, np.ndarray, list]
_TYPES = {"float": TensorProto.FLOAT, "uint8": TensorProto.UINT8, "int64": TensorProto.INT64, "bool": TensorProto.BOOL}


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


class Graph:
    """Nodes, inputs and outputs. A branch of an If is a Graph whose `parent` gives it constants and outer values."""

    def __init__(self, name: str, parent: "Graph | None" = None):
        self.name, self.parent = name, parent
        self.nodes: list[onnx.NodeProto] = []
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []
        self._count = [0] if parent is None else parent._count
        self._constants: dict[bytes, Value] = {}

    def input(self, name: str, kind: str, shape: list[Union[int, str]]) -> Value:
        self.inputs.append(helper.make_tensor_value_info(name, _TYPES[kind], shape))
        return Value(self, name)

    def output(self, name: str, value: Value, kind: str, shape: list[Union[int, str, None]]) -> None:
        self.nodes.append(helper.make_node("Identity", [value.name], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, _TYPES[kind], shape))

    def _fresh(self, stem: str) -> str:
        self._count[0] += 1
        return f"{stem}_{self._count[0]}"

    def constant(self, value: Operand) -> Value:
        """A constant: numbers are float32 scalars, lists int64 vectors, arrays as they are."""
        a = np.asarray(value, np.int64 if isinstance(value, list) else None)
        a = a.astype(np.float32) if a.dtype in (np.float64,) or isinstance(value, (int, float)) else a
        key = a.dtype.str.encode() + str(a.shape).encode() + a.tobytes()
        if key not in self._constants:
            name = self._fresh("c")
            self.nodes.append(helper.make_node("Constant", [], [name], value=numpy_helper.from_array(np.ascontiguousarray(a).reshape(a.shape), name)))
            self._constants[key] = Value(self, name)
        return self._constants[key]

    def _name(self, operand: Operand) -> str:
        if operand is None:
            return ""
        return operand.name if isinstance(operand, Value) else self.constant(operand).name

    def op(self, kind: str, *operands: Operand, **attributes: object) -> Value:
        name = self._fresh(kind)
        self.nodes.append(helper.make_node(kind, [self._name(o) for o in operands], [name], **attributes))
        return Value(self, name)

    def split(self, value: Value, sizes: list[int], axis: int) -> list[Value]:
        names = [self._fresh("part") for _ in sizes]
        self.nodes.append(helper.make_node("Split", [value.name, self._name(list(sizes))], names, axis=axis))
        return [Value(self, n) for n in names]

    def cast(self, value: Operand, kind: str) -> Value:
        return self.op("Cast", value, to=_TYPES[kind])

    def take(self, value: Value, index: int, axis: int = 0) -> Value:
        """One entry along an axis, the axis gone."""
        return self.op("Gather", value, np.array(index, np.int64), axis=axis)

    def reshape(self, value: Value, shape: list[int]) -> Value:
        return self.op("Reshape", value, list(shape))

    def stack1(self, values: list[Value]) -> Value:
        """Scalars as a vector."""
        return self.op("Concat", *[self.reshape(v, [1]) for v in values], axis=0)

    def ints(self, values: list[Value]) -> Value:
        """Float scalars as an int64 vector (truncated)."""
        return self.cast(self.stack1(values), "int64")

    def choose(self, condition: Value, yes: Callable[["Graph"], list[Value]], no: Callable[["Graph"], list[Value]], count: int) -> list[Value]:
        """If: both branches return `count` values; they may use values of this graph."""
        branches = []
        for build in (yes, no):
            g = Graph(self._fresh("branch"), self)
            results = build(g)
            for r in results:
                name = g._fresh("result")
                g.nodes.append(helper.make_node("Identity", [r.name], [name]))
                g.outputs.append(helper.make_empty_tensor_value_info(name))
            branches.append(helper.make_graph(g.nodes, g.name, [], g.outputs))
        names = [self._fresh("chosen") for _ in range(count)]
        self.nodes.append(helper.make_node("If", [condition.name], names, then_branch=branches[0], else_branch=branches[1]))
        return [Value(self, n) for n in names]

    def model(self, opset: int = 17) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], producer_name="shotloom")
        model.ir_version = 8
        return model
