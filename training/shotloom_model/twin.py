"""The compositor in PyTorch: runs the graphs `develop` and `frame` node by node, so that D's verdict on composed frames reaches the painters.

There is no second compositor to keep in step: what is run is the graph that ships. Bytes are held as floats with whole values; where a number
becomes a byte its gradient passes as if it had not been rounded. Everything else is ONNX as its specification says.
"""
from __future__ import annotations

from typing import Any, Callable, Sequence

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import AttributeProto, TensorProto, numpy_helper

from . import raster
from .develop import develop
from .figure import VOICE
from .frame import frame
from .layout import FIGURES
from .styling import BRUSH, STROKES

Tensor = torch.Tensor
Values = dict[str, Any]


def _bytes(x: Tensor, whole: Callable[[Tensor], Tensor]) -> Tensor:
    """A byte's value; the gradient of the number it was made from."""
    if x.requires_grad:
        return x + (whole(x.detach()).clamp(0, 255) - x.detach())
    return whole(x).clamp(0, 255)


def _cast(x: Tensor, kind: int) -> Tensor:
    if kind == TensorProto.FLOAT:
        return x if x.dtype == torch.float32 else x.float()
    if kind == TensorProto.UINT8:
        return _bytes(x if x.dtype == torch.float32 else x.float(), torch.trunc)
    if kind in (TensorProto.INT32, TensorProto.INT64):
        return x.long()
    if kind == TensorProto.BOOL:
        return x != 0
    raise NotImplementedError(f"cast to {kind}")


def _gather(x: Tensor, index: Tensor, axis: int) -> Tensor:
    if index.dim() == 0:
        return x.select(axis, int(index))
    index = torch.where(index < 0, index + x.shape[axis], index)
    picked = x.index_select(axis, index.flatten())
    axis %= x.dim()
    return picked.reshape(*x.shape[:axis], *index.shape, *x.shape[axis + 1:])


def _slice(x: Tensor, starts: Tensor, ends: Tensor, axes: Tensor | None = None, steps: Tensor | None = None) -> Tensor:
    spots = axes.tolist() if axes is not None else list(range(len(starts)))
    assert steps is None or set(steps.tolist()) == {1}
    for start, end, axis in zip(starts.tolist(), ends.tolist(), spots):
        n = x.shape[axis]
        first = max(0, min(n, start + n if start < 0 else start))
        last = max(first, min(n, end + n if end < 0 else end))
        x = x.narrow(axis, first, last - first)
    return x


def _reduced(how: str) -> Callable[..., Tensor]:
    def run(a: dict[str, Any], x: Tensor, axes: Tensor | None = None) -> Tensor:
        given = axes.tolist() if axes is not None else a.get("axes")
        dims = [d % x.dim() for d in given] if given is not None else list(range(x.dim()))
        keep = bool(a.get("keepdims", 1))
        if how == "sum":
            return x.sum(dims, keepdim=keep)
        if how == "mean":
            return x.mean(dims, keepdim=keep)
        return (x.amax if how == "max" else x.amin)(dims, keepdim=keep)
    return run


def _most(how: Callable[[Tensor, Tensor], Tensor]) -> Callable[..., Tensor]:
    def run(_: dict[str, Any], *values: Tensor) -> Tensor:
        out = values[0]
        for v in values[1:]:
            out = how(out, v)
        return out
    return run


def _clip(_: dict[str, Any], x: Tensor, low: Tensor | None = None, high: Tensor | None = None) -> Tensor:
    return x.clamp(None if low is None else float(low), None if high is None else float(high))


def _divided(_: dict[str, Any], a: Tensor, b: Tensor) -> Tensor:
    return a / b if a.dtype == torch.float32 else torch.div(a, b, rounding_mode="trunc")


def _squeeze(_: dict[str, Any], x: Tensor, axes: Tensor | None = None) -> Tensor:
    if axes is None:
        return x.squeeze()
    for axis in sorted((d % x.dim() for d in axes.tolist()), reverse=True):
        x = x.squeeze(axis)
    return x


def _unsqueeze(_: dict[str, Any], x: Tensor, axes: Tensor) -> Tensor:
    rank = x.dim() + len(axes)
    for axis in sorted(d % rank for d in axes.tolist()):
        x = x.unsqueeze(axis)
    return x


def _reshape(_: dict[str, Any], x: Tensor, shape: Tensor) -> Tensor:
    return x.reshape([x.shape[i] if n == 0 else n for i, n in enumerate(shape.tolist())])


def _top(a: dict[str, Any], x: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
    values, places = torch.sort(x, stable=True, dim=a.get("axis", -1), descending=bool(a.get("largest", 1)))
    axis = a.get("axis", -1)
    return values.narrow(axis, 0, int(k)), places.narrow(axis, 0, int(k))


def _gather_nd(a: dict[str, Any], x: Tensor, index: Tensor) -> Tensor:
    batch = a.get("batch_dims", 0)
    if batch == 0:
        return x[tuple(index.unbind(-1))]
    if batch == 1:
        return torch.stack([v[tuple(i.unbind(-1))] for v, i in zip(x, index)])
    raise NotImplementedError(f"GatherND over {batch} batch axes")


def _pad(a: dict[str, Any], x: Tensor, pads: Tensor, value: Tensor | None = None, *_: Tensor) -> Tensor:
    n = pads.tolist()
    half = len(n) // 2
    flat = [v for i in reversed(range(half)) for v in (n[i], n[half + i])]
    mode = a.get("mode", b"constant").decode()
    if mode == "constant":
        return F.pad(x, flat, value=0. if value is None else float(value))
    if mode == "edge":
        for axis in range(half):
            at = torch.arange(-n[axis], x.shape[axis] + n[half + axis]).clamp(0, x.shape[axis] - 1)
            x = x.index_select(axis, at)
        return x
    raise NotImplementedError(f"padding by {mode}")


def _split(a: dict[str, Any], x: Tensor, sizes: Tensor) -> tuple[Tensor, ...]:
    return torch.split(x, sizes.tolist(), a.get("axis", 0))


def _multiplied_bytes(_: dict[str, Any], a: Tensor, sa: Tensor, za: Tensor, b: Tensor, sb: Tensor, zb: Tensor, sy: Tensor, zy: Tensor) -> Tensor:
    return _bytes(a * b * float(sa * sb / sy), torch.round)


def _added_bytes(_: dict[str, Any], a: Tensor, sa: Tensor, za: Tensor, b: Tensor, sb: Tensor, zb: Tensor, sy: Tensor, zy: Tensor) -> Tensor:
    return _bytes(a * float(sa / sy) + b * float(sb / sy), torch.round)


def _shape(a: dict[str, Any], x: Tensor) -> Tensor:
    return torch.tensor(list(x.shape)[a.get("start", 0):a.get("end", None)], dtype=torch.int64)


OPERATORS: dict[str, Callable[..., Any]] = {
    "Add": lambda _, a, b: a + b, "Sub": lambda _, a, b: a - b, "Mul": lambda _, a, b: a * b, "Div": _divided, "Neg": lambda _, a: -a, "Abs": lambda _, a: a.abs(),
    "Sqrt": lambda _, a: a.sqrt(), "Sin": lambda _, a: a.sin(), "Cos": lambda _, a: a.cos(), "Tanh": lambda _, a: a.tanh(), "Atan": lambda _, a: a.atan(), "Exp": lambda _, a: a.exp(),
    "Log": lambda _, a: a.log(), "Floor": lambda _, a: a.floor(), "Ceil": lambda _, a: a.ceil(), "Relu": lambda _, a: a.relu(), "Clip": _clip, "Max": _most(torch.maximum), "Min": _most(torch.minimum),
    "Mod": lambda _, a, b: torch.remainder(a, b), "Less": lambda _, a, b: a < b, "Greater": lambda _, a, b: a > b, "And": lambda _, a, b: a & b, "Or": lambda _, a, b: a | b, "Not": lambda _, a: ~a,
    "Equal": lambda _, a, b: a == b, "Where": lambda _, c, a, b: torch.where(c, a, b), "MatMul": lambda _, a, b: a @ b, "Identity": lambda _, a: a, "Cast": lambda k, a: _cast(a, k["to"]),
    "Concat": lambda k, *v: torch.cat(v, k["axis"]), "Gather": lambda k, x, i: _gather(x, i, k.get("axis", 0)), "GatherElements": lambda k, x, i: torch.gather(x, k.get("axis", 0), i),
    "GatherND": _gather_nd, "Slice": lambda _, *v: _slice(*v), "Split": _split, "Squeeze": _squeeze, "Unsqueeze": _unsqueeze, "Reshape": _reshape, "Pad": _pad,
    "Transpose": lambda k, x: x.permute(k["perm"]), "Expand": lambda _, x, s: x.expand(torch.broadcast_shapes(tuple(x.shape), tuple(s.tolist()))), "Shape": _shape,
    "Size": lambda _, x: torch.tensor(x.numel()), "Range": lambda _, a, b, s: torch.arange(a.item(), b.item(), s.item(), dtype=a.dtype), "TopK": _top,
    "ArgMax": lambda k, x: x.argmax(k.get("axis", 0), bool(k.get("keepdims", 1))), "ReduceSum": _reduced("sum"), "ReduceMean": _reduced("mean"), "ReduceMax": _reduced("max"),
    "ReduceMin": _reduced("min"), "QLinearMul": _multiplied_bytes, "QLinearAdd": _added_bytes, "SequenceEmpty": lambda _: [], "SequenceInsert": lambda _, s, x: [*s, x],
    "ConcatFromSequence": lambda k, s: torch.cat(s, k["axis"]), "NonZero": lambda _, x: x.nonzero().T, "Tile": lambda _, x, n: x.repeat(n.tolist()), "AveragePool": lambda k, x: F.avg_pool2d(x, k["kernel_shape"], k["strides"]),
}


def _constant(tensor: TensorProto) -> Tensor:
    a = numpy_helper.to_array(tensor)
    a = a.astype(np.float32) if a.dtype == np.uint8 else a.astype(np.int64) if a.dtype == np.int32 else a
    return torch.from_numpy(np.array(a))


class _Body:
    """Nodes of a graph or of a branch, made ready once. Names are unique throughout (graph.Graph), so all share one dictionary of values."""

    def __init__(self, graph: onnx.GraphProto, constants: Values):
        self.inputs, self.outputs = [v.name for v in graph.input], [v.name for v in graph.output]
        self.steps: list[tuple[Callable[..., Any], list[str], list[str], dict[str, Any]]] = []
        for tensor in graph.initializer:
            constants[tensor.name] = _constant(tensor)
        for node in graph.node:
            attributes = {a.name: _Body(a.g, constants) if a.type == AttributeProto.GRAPH else onnx.helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Constant":
                constants[node.output[0]] = _constant(attributes["value"])
            else:
                run = {"If": _if, "Loop": _loop}.get(node.op_type) or OPERATORS[node.op_type]
                self.steps.append((run, list(node.input), list(node.output), attributes))

    def run(self, values: Values) -> None:
        for run, inputs, outputs, attributes in self.steps:
            if run is _if or run is _loop:
                made = run(attributes, values, inputs)
            else:
                made = run(attributes, *[values[n] if n else None for n in inputs])
            if len(outputs) == 1 and not isinstance(made, tuple):
                values[outputs[0]] = made
            else:
                values.update(zip(outputs, made))


def _if(attributes: dict[str, Any], values: Values, inputs: Sequence[str]) -> tuple[Any, ...]:
    branch: _Body = attributes["then_branch" if bool(values[inputs[0]]) else "else_branch"]
    branch.run(values)
    return tuple(values[n] for n in branch.outputs)


def _loop(attributes: dict[str, Any], values: Values, inputs: Sequence[str]) -> tuple[Any, ...]:
    body: _Body = attributes["body"]
    state = [values[n] for n in inputs[2:]]
    for trip in range(int(values[inputs[0]])):
        values[body.inputs[0]] = torch.tensor(trip)
        values[body.inputs[1]] = torch.tensor(True)
        values.update(zip(body.inputs[2:], state))
        body.run(values)
        state = [values[n] for n in body.outputs[1:]]
    return tuple(state)


class Twin:
    """A graph as a function of tensors by name. uint8 inputs may be given as floats of 0..255, whole or not."""

    def __init__(self, model: onnx.ModelProto):
        self.constants: Values = {}
        self.body = _Body(model.graph, self.constants)
        self.inputs = [v.name for v in model.graph.input]

    def __call__(self, feeds: Values) -> Values:
        values = {**self.constants, **{n: feeds[n] for n in self.inputs}}
        self.body.run(values)
        return {n: values[n] for n in self.body.outputs}


class Compositor:
    """develop and frame at one size, as RGB in 0..1."""

    def __init__(self, width: int, height: int):
        self.develop, self.frame = Twin(develop(raster.RGB)), Twin(frame(raster.RGB))
        self.size = torch.tensor([width, height])

    def film(self, shot: dict[str, Tensor], times: Sequence[float], seconds: float) -> Tensor:
        """The tensors of layout.INPUTS (maps as floats of 0..255) -> [T, 3, height, width] in the flat look; gradients reach maps and stops."""
        shared = {"times": torch.tensor(list(times), dtype=torch.float32), "duration": torch.tensor(float(seconds)), "size": self.size,
                  "brush": torch.zeros(len(BRUSH)), "strokes": torch.zeros(len(STROKES), 1, 1), "voice": torch.zeros(FIGURES, len(times), len(VOICE)), "stress": torch.zeros(len(times))}
        ready = self.develop({**shot, **shared})
        width, height = self.size.tolist()
        frames = []
        for k, t in enumerate(times):
            flat = self.frame({**shot, **ready, **shared, "moment": torch.tensor(k), "t": torch.tensor(float(t))})["frame"]
            frames.append(flat.view(3, height, width)[[2, 0, 1]] / 255)
        return torch.stack(frames)


def shot_tensors(shot: dict[str, np.ndarray]) -> dict[str, Tensor]:
    """The arrays of layout.INPUTS as the compositor takes them."""
    return {n: torch.from_numpy(np.ascontiguousarray(a, dtype=np.float32)) for n, a in shot.items()}
