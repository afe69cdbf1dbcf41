"""ONNX Runtime needs time that grows with the square of a graph's nodes to plan its memory: 4,000 nodes whose values live long take seconds.
Cut into branches of an If that is always taken, the same nodes take a tenth of it (`paint` of 4,700 nodes: .27 s in place of .8)."""
from __future__ import annotations

import onnx
from onnx import helper, numpy_helper
import numpy as np

SIZE = 150


def _kinds(model: onnx.ModelProto) -> dict[str, int]:
    """Element types of the top graph's values."""
    inferred = onnx.shape_inference.infer_shapes(model).graph
    return {v.name: v.type.tensor_type.elem_type for v in (*inferred.value_info, *inferred.input, *inferred.output)}


def _uses(node: onnx.NodeProto) -> set[str]:
    """Names that a node reads, also inside its bodies."""
    names = set(node.input)
    for a in node.attribute:
        if a.type == onnx.AttributeProto.GRAPH:
            for inner in a.g.node:
                names |= _uses(inner)
            names |= {o.name for o in a.g.output}
    return names


def chunked(model: onnx.ModelProto, always: str = "duration", size: int = SIZE) -> onnx.ModelProto:
    """The model with runs of plain nodes put into branches; `always`: name of a float input of one number that is never negative."""
    graph, kinds = model.graph, _kinds(model)
    constants = [n for n in graph.node if n.op_type == "Constant"]
    rest = [n for n in graph.node if n.op_type != "Constant"]
    readers = {o.name for o in graph.output}
    later: list[set[str]] = []
    for node in reversed(rest):
        later.append(set(readers))
        readers |= _uses(node)
    later.reverse()
    nodes: list[onnx.NodeProto] = [*constants, helper.make_node("GreaterOrEqual", [always, "zero_of_chunks"], ["always_of_chunks"])]
    zero = numpy_helper.from_array(np.array(0, np.float32), "zero_of_chunks")
    run: list[onnx.NodeProto] = []

    def close(after: set[str]) -> None:
        made = [o for n in run for o in n.output if o in after]
        if len(run) < size // 4 or not all(o in kinds for o in made):
            nodes.extend(run)
            run.clear()
            return
        # a branch may not name its values as the graph does round it
        own = {o: f"{o}_own" for n in run for o in n.output if o}
        for n in run:
            for names in (n.input, n.output):
                for i, name in enumerate(names):
                    names[i] = own.get(name, name)
        then = helper.make_graph(run, f"chunk_{len(nodes)}", [], [helper.make_tensor_value_info(own[o], kinds[o], None) for o in made])
        blank = [helper.make_node("Constant", [], [f"{o}_none"], value=numpy_helper.from_array(np.zeros((), helper.mapping.TENSOR_TYPE_TO_NP_TYPE[kinds[o]]), "none")) for o in made]
        otherwise = helper.make_graph(blank, f"blank_{len(nodes)}", [], [helper.make_tensor_value_info(f"{o}_none", kinds[o], None) for o in made])
        nodes.append(helper.make_node("If", ["always_of_chunks"], made, then_branch=then, else_branch=otherwise))
        run.clear()

    for i, node in enumerate(rest):
        if any(a.type == onnx.AttributeProto.GRAPH for a in node.attribute):
            close(later[i - 1] if i else set())
            nodes.append(node)
            continue
        run.append(node)
        if len(run) >= size:
            close(later[i])
    close({o.name for o in graph.output})
    out = helper.make_graph(nodes, graph.name, graph.input, graph.output, [zero, *graph.initializer])
    made = helper.make_model(out, opset_imports=model.opset_import, producer_name=model.producer_name)
    made.ir_version = model.ir_version
    return made
