"""Arithmetic on tables of numbers, written once and run twice: by PyTorch, or as nodes of an ONNX graph.

What decides where a thing is (camera, kinematics, order, outlines) is written against `Numbers`. The differentiable
compositor and the shipped graph so share every formula, and cannot drift apart. Tables are float32 throughout, also
indices and truth values (0 or 1).
"""
from __future__ import annotations

from typing import Any, Protocol, Sequence

import numpy as np
import torch

from .graph import Graph, Truth, Value

Table = Any        # torch.Tensor or graph.Value: both know + - * / @ and unary minus


class Numbers(Protocol):
    """Operations beyond arithmetic. Axes are counted from the front; shapes may hold one -1."""

    def const(self, values: Any) -> Table: ...
    def sin(self, x: Table) -> Table: ...
    def cos(self, x: Table) -> Table: ...
    def tanh(self, x: Table) -> Table: ...
    def atan(self, x: Table) -> Table: ...
    def exp(self, x: Table) -> Table: ...
    def log(self, x: Table) -> Table: ...
    def sqrt(self, x: Table) -> Table: ...
    def abs(self, x: Table) -> Table: ...
    def floor(self, x: Table) -> Table: ...
    def low(self, a: Table, b: Table | float) -> Table: ...
    def high(self, a: Table, b: Table | float) -> Table: ...
    def less(self, a: Table | float, b: Table | float) -> Table: ...
    def where(self, truth: Table, yes: Table | float, no: Table | float) -> Table: ...
    def shaped(self, x: Table, shape: Sequence[int | str]) -> Table: ...
    def concat(self, tables: Sequence[Table], axis: int) -> Table: ...
    def reshape(self, x: Table, shape: Sequence[int]) -> Table: ...
    def permute(self, x: Table, order: Sequence[int]) -> Table: ...
    def split(self, x: Table, sizes: Sequence[int]) -> list[Table]: ...
    def columns(self, x: Table, count: int) -> list[Table]: ...
    def take(self, x: Table, index: int, axis: int) -> Table: ...
    def part(self, x: Table, start: int, end: int, axis: int) -> Table: ...
    def gather(self, x: Table, indices: Table) -> Table: ...
    def sum(self, x: Table, axis: int) -> Table: ...
    def least(self, x: Table, axis: int) -> Table: ...
    def most(self, x: Table, axis: int) -> Table: ...
    def where_most(self, x: Table, axis: int) -> Table: ...
    def count(self, x: Table) -> Table: ...
    def order(self, keys: Table, count: int) -> Table: ...
    def stack(self, tables: Sequence[Table], axis: int) -> Table: ...
    def unit(self, x: Table, axis: int) -> Table: ...
    def mix(self, a: Table, b: Table, t: Table | float) -> Table: ...
    def clamp(self, x: Table, low: float, high: float) -> Table: ...
    def ease(self, x: Table) -> Table: ...
    def gather_each(self, x: Table, indices: Table) -> Table: ...


class Derived:
    """What follows from the operations above; both implementations inherit it."""

    def clamp(self: Any, x: Table, low: float, high: float) -> Table:
        return self.low(self.high(x, low), high)

    def unit(self: Any, x: Table, axis: int) -> Table:
        """A new axis of length one."""
        return self.stack([x], axis)

    def mix(self: Any, a: Table, b: Table, t: Table | float) -> Table:
        return a + (b - a) * t

    def columns(self: Any, x: Table, count: int) -> list[Table]:
        return self.split(x, [1] * count)

    def pick(self: Any, x: Table, indices: Sequence[int]) -> Table:
        """Some columns of [R, N]."""
        return self.permute(self.gather(self.permute(x, (1, 0)), self.const(list(indices))), (1, 0))

    def angle(self: Any, cos: Table, sin: Table) -> Table:
        """Radians of a direction, within -pi..pi."""
        return 2. * self.atan(sin / self.high(1. + cos, 1e-6))

    def ease(self: Any, x: Table) -> Table:
        """Smooth step from 0 to 1 of x in 0..1."""
        x = self.clamp(x, 0., 1.)
        return x * x * (3. - 2. * x)


class TorchNumbers(Derived):
    """Differentiable; order and nearest choices are constants to the gradient."""

    def const(self, values: Any) -> torch.Tensor:
        return torch.as_tensor(np.asarray(values, np.float32))

    def _t(self, x: Any) -> torch.Tensor:
        return x if isinstance(x, torch.Tensor) else torch.tensor(float(x))

    sin, cos, tanh, atan, exp, log, abs, floor = (staticmethod(f) for f in (torch.sin, torch.cos, torch.tanh, torch.atan, torch.exp, torch.log, torch.abs, torch.floor))

    def sqrt(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sqrt(torch.clamp(x, min=1e-12))

    def low(self, a: Any, b: Any) -> torch.Tensor:
        return torch.minimum(self._t(a), self._t(b))

    def high(self, a: Any, b: Any) -> torch.Tensor:
        return torch.maximum(self._t(a), self._t(b))

    def less(self, a: Any, b: Any) -> torch.Tensor:
        return (self._t(a) < self._t(b)).float()

    def where(self, truth: torch.Tensor, yes: Any, no: Any) -> torch.Tensor:
        return torch.where(truth > .5, self._t(yes), self._t(no))

    def shaped(self, x: torch.Tensor, shape: Sequence[int | str]) -> torch.Tensor:
        return x

    def concat(self, tables: Sequence[torch.Tensor], axis: int) -> torch.Tensor:
        return torch.cat(list(tables), axis)

    def split(self, x: torch.Tensor, sizes: Sequence[int]) -> list[torch.Tensor]:
        return list(x.split(list(sizes), x.dim() - 1))

    def stack(self, tables: Sequence[torch.Tensor], axis: int) -> torch.Tensor:
        return torch.stack(torch.broadcast_tensors(*tables), axis)

    def reshape(self, x: torch.Tensor, shape: Sequence[int]) -> torch.Tensor:
        return x.reshape([n if n else x.shape[i] for i, n in enumerate(shape)])

    def permute(self, x: torch.Tensor, order: Sequence[int]) -> torch.Tensor:
        return x.permute(*order)

    def take(self, x: torch.Tensor, index: int, axis: int) -> torch.Tensor:
        return x.select(axis, index)

    def part(self, x: torch.Tensor, start: int, end: int, axis: int) -> torch.Tensor:
        return x[(slice(None),) * axis + (slice(start, end),)]

    def gather(self, x: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
        return x[indices.long()]

    def gather_each(self, x: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
        index = indices.long()
        for size in x.shape[index.dim():]:
            index = index.unsqueeze(-1)
        return torch.gather(x, 1, index.expand(*indices.shape, *x.shape[2:]))

    def sum(self, x: torch.Tensor, axis: int) -> torch.Tensor:
        return x.sum(axis)

    def least(self, x: torch.Tensor, axis: int) -> torch.Tensor:
        return x.min(axis).values

    def most(self, x: torch.Tensor, axis: int) -> torch.Tensor:
        return x.max(axis).values

    def where_most(self, x: torch.Tensor, axis: int) -> torch.Tensor:
        return x.argmax(axis).float()

    def count(self, x: torch.Tensor) -> torch.Tensor:
        return torch.tensor(float(x.shape[0]))

    def order(self, keys: torch.Tensor, count: int) -> torch.Tensor:
        return torch.argsort(keys.detach(), dim=1, stable=True)[:, :count].float()


class OnnxNumbers(Derived):
    """The same as nodes of a graph."""

    def __init__(self, graph: Graph):
        self.g = graph

    def const(self, values: Any) -> Value:
        return self.g.constant(np.asarray(values, np.float32))

    def sin(self, x: Value) -> Value:
        return self.g.op("Sin", x)

    def cos(self, x: Value) -> Value:
        return self.g.op("Cos", x)

    def tanh(self, x: Value) -> Value:
        return self.g.op("Tanh", x)

    def atan(self, x: Value) -> Value:
        return self.g.op("Atan", x)

    def exp(self, x: Value) -> Value:
        return self.g.op("Exp", x)

    def log(self, x: Value) -> Value:
        return self.g.op("Log", x)

    def sqrt(self, x: Value) -> Value:
        return self.g.op("Sqrt", self.g.op("Max", x, 1e-12))

    def abs(self, x: Value) -> Value:
        return self.g.op("Abs", x)

    def floor(self, x: Value) -> Value:
        return self.g.op("Floor", x)

    def low(self, a: Value, b: Value | float) -> Value:
        return self.g.op("Min", a, b)

    def high(self, a: Value, b: Value | float) -> Value:
        return self.g.op("Max", a, b)

    def less(self, a: Value | float, b: Value | float) -> Value:
        return Truth(self.g, self.g.op("Less", a, b))

    def where(self, truth: Value, yes: Value | float, no: Value | float) -> Value:
        return self.g.op("Where", truth.truth if isinstance(truth, Truth) else self.g.op("Greater", truth, .5), yes, no)

    def clamp(self, x: Value, low: float, high: float) -> Value:
        return self.g.op("Clip", x, low, high)

    def shaped(self, x: Value, shape: Sequence[int | str]) -> Value:
        return self.g.shaped(x, "float", shape)

    def concat(self, tables: Sequence[Value], axis: int) -> Value:
        return self.g.op("Concat", *tables, axis=axis)

    def split(self, x: Value, sizes: Sequence[int]) -> list[Value]:
        """Parts of the last axis."""
        return self.g.split(x, sizes, -1)

    def stack(self, tables: Sequence[Value], axis: int) -> Value:
        """Tables of one shape (broadcast by the caller) along a new axis."""
        return self.g.op("Concat", *[self.g.unsqueeze(t, axis) for t in tables], axis=axis)

    def reshape(self, x: Value, shape: Sequence[int]) -> Value:
        return self.g.reshape(x, list(shape))

    def permute(self, x: Value, order: Sequence[int]) -> Value:
        return self.g.op("Transpose", x, perm=list(order))

    def take(self, x: Value, index: int, axis: int) -> Value:
        return self.g.take(x, index, axis)

    def part(self, x: Value, start: int, end: int, axis: int) -> Value:
        return self.g.op("Slice", x, [start], [end], [axis])

    def gather(self, x: Value, indices: Value) -> Value:
        return self.g.op("Gather", x, self.g.cast(indices, "int64"), axis=0)

    def gather_each(self, x: Value, indices: Value) -> Value:
        """For each entry of the first axis its own rows: x [F, N, ...], indices [F, M] -> [F, M, ...]."""
        return self.g.op("GatherND", x, self.g.unsqueeze(self.g.cast(indices, "int64"), 2), batch_dims=1)

    def sum(self, x: Value, axis: int) -> Value:
        return self.g.op("ReduceSum", x, [axis], keepdims=0)

    def least(self, x: Value, axis: int) -> Value:
        return self.g.op("ReduceMin", x, axes=[axis], keepdims=0)

    def most(self, x: Value, axis: int) -> Value:
        return self.g.op("ReduceMax", x, axes=[axis], keepdims=0)

    def where_most(self, x: Value, axis: int) -> Value:
        return self.g.cast(self.g.op("ArgMax", x, axis=axis, keepdims=0), "float")

    def count(self, x: Value) -> Value:
        """Extent of the first axis."""
        return self.g.cast(self.g.size(x, 0), "float")

    def order(self, keys: Value, count: int) -> Value:
        """Indices of the `count` least keys of every row, ascending; equal keys keep their order."""
        return self.g.cast(self.g.ops("TopK", 2, keys, [count], axis=1, largest=0, sorted=1)[1], "float")
