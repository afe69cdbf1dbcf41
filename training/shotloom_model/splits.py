"""A shader of WebGPU has few buffers to write to (eight by the standard, the input among them): nothing is split into more parts at once."""
from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

MOST = 7


def divided(sizes: list[int]) -> list[list[int]]:
    """Sizes of parts in MOST groups or fewer, in order."""
    each = -(-len(sizes) // MOST)
    return [sizes[i:i + each] for i in range(0, len(sizes), each)]


def split_twice(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every Split of its top graph into more than MOST parts as Splits of Splits."""
    graph = model.graph
    constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    nodes: list[onnx.NodeProto] = []

    def split(value: str, names: list[str], sizes: list[int], axis: int) -> None:
        if len(names) == 1:
            nodes.append(helper.make_node("Identity", [value], names))
            return
        groups = divided(sizes) if len(sizes) > MOST else [[size] for size in sizes]
        parts = names if len(sizes) <= MOST else [f"{names[0]}_group_{i}" for i in range(len(groups))]
        lengths = numpy_helper.from_array(np.array([sum(group) for group in groups], np.int64), f"{parts[0]}_sizes")
        graph.initializer.append(lengths)
        nodes.append(helper.make_node("Split", [value, lengths.name], parts, axis=axis))
        if parts is names:
            return
        first = 0
        for part, group in zip(parts, groups):
            split(part, names[first:first + len(group)], group, axis)
            first += len(group)

    for node in graph.node:
        if node.op_type != "Split" or len(node.output) <= MOST:
            nodes.append(node)
            continue
        axis = next((a.i for a in node.attribute if a.name == "axis"), 0)
        split(node.input[0], list(node.output), constants[node.input[1]].tolist(), axis)
    del graph.node[:]
    graph.node.extend(nodes)
    return model
