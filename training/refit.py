"""Puts other weights into the graph that ships, without exporting G anew (minutes): `Refit(shipped).write(g, path)`.

One export of G with numbers that all differ tells which initializer holds which parameter, and with which order of axes (restore.py); after that any
weights of the same G are written into the shipped graph's own initializers in seconds. `python3 refit.py` writes the checkpoints of runs/second that
way and says how far any initializer then lies from the graph that ships.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import export
import restore
from course import RUN
from restore import SHIPPED, STORED, Held, held
from shotloom_model.generator import Generator
from shotloom_model.program import Ear
from shotloom_model.running import request
from shotloom_world.tokens import Tokenizer

KEPT = RUN / "held.json"                 # what the export told, of which graph
EAR = ("weight", "bias")                 # the reader's heads, in the graph as one


class Refit:
    def __init__(self, shipped: Path = SHIPPED):
        self.model = onnx.load(str(shipped / "paint.onnx"))
        of = hashlib.sha256((shipped / "paint.onnx").read_bytes()).hexdigest()
        if KEPT.exists() and (kept := json.loads(KEPT.read_text()))["of"] == of:
            self.held = {name: Held(at, tuple(order)) for name, (at, order) in kept["held"].items()}
            return
        g = restore.untrained(json.loads((shipped / "golden" / "meanings.json").read_text("utf8")))[0]
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "paint.onnx"
            export.export_paint(g, request(Tokenizer(), *export.GOLDEN), path)
            marked = restore.initializers(path)
        self.held = {name: at for name, p in g.named_parameters() if (at := held(p.detach().numpy(), marked)) is not None}
        KEPT.write_text(json.dumps({"of": of, "held": self.held}))

    def write(self, g: Generator, path: Path) -> list[str]:
        """The shipped graph with G's weights; returns the parameters that it holds under no name."""
        ear = Ear(g.ear.reader)
        new = {f"g.ear.{name}": getattr(ear, name).numpy() for name in EAR}
        missing = []
        for name, p in g.named_parameters():
            if (at := self.held.get(name)) is not None:
                new[at.name] = p.detach().numpy().transpose(at.order)
            elif not name.startswith("ear.reader.heads."):
                missing.append(name)
        model = onnx.ModelProto()
        model.CopyFrom(self.model)
        for t in model.graph.initializer:
            value = new.pop(t.name.removesuffix(STORED), None)
            if value is not None:
                old = numpy_helper.to_array(t)
                t.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value).reshape(old.shape).astype(old.dtype), t.name))
        if new:
            raise ValueError(f"{', '.join(new)}: not in the graph that ships; it was exported by other code.")
        onnx.save(model, str(path))
        return missing


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    torch.set_num_threads(1)
    g = export.load(RUN)[0]
    export.rounded(g)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "paint.onnx"
        print("held under no name:", ", ".join(Refit().write(g, path)) or "nothing")
        mine, there = restore.initializers(path), restore.initializers(SHIPPED / "paint.onnx")
    print("furthest from the graph that ships:", max((float(np.abs(mine[n].astype(np.float64) - v).max()), n) for n, v in there.items() if v.size))


if __name__ == "__main__":
    main()
