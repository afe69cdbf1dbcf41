"""Exports D as critic.onnx beside the other graphs, and puts its sum into model.json: `python3 export_critic.py`.

Inputs: frames f32 [1, 8, 3, 216, 384] (RGB 0..1 at t = seconds * (k + .5) / 8), seconds f32 [1], and from the take figures, bodies, camera, movers,
textures, joints and tempos as paint gives them, then ids, language int64 [1, 48]. Outputs: genuine [1] and match [1] (logits), seen [1, n]: the probabilities of every
attribute, one after the other as ATTRIBUTES lists them.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

import films
import train_discriminator
from course import RUN
from export import HALVED
from shotloom_model import clips, views
from shotloom_model.discriminator import Discriminator
from shotloom_model.layout import FIGURES
from shotloom_model.seen import FRAME_HEADS, SUBJECT_HEADS
from shotloom_model.stage_inputs import inputs_of
from shotloom_world.staging import stage

ROUND = (*views.TENSORS, *views.MOVING)
TAKES = ("frames", "seconds", *ROUND, "ids", "language")
ATTRIBUTES = {**FRAME_HEADS, **{f"{i}.{name}": values for i in range(FIGURES) for name, values in SUBJECT_HEADS.items()}}


class Critic(nn.Module):
    def __init__(self, d: Discriminator):
        super().__init__()
        self.d = d

    def forward(self, frames: torch.Tensor, seconds: torch.Tensor, *given: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """given: ROUND, then ids and language."""
        shot = dict(zip(ROUND, (v[None] for v in given)))
        v = views.look(frames, views.squares(shot, seconds), views.faces(shot, seconds))
        seen = self.d.see(v)
        match = self.d.match(seen, self.d.hear(*given[len(ROUND):]))
        named = [h.softmax(-1) for h in seen.scene[1]] + [h[i:i + 1].softmax(-1) for i in range(FIGURES) for h in seen.people[1]]
        return self.d.genuine(v), match, torch.cat(named, 1)


def quartered(model: onnx.ModelProto) -> onnx.ModelProto:
    """Big weights as int8, each row with a scale of its own, and made float32 again where they are used: D names and compares, which a 127th does not change."""
    graph, before = model.graph, []
    for t in [t for t in graph.initializer if t.data_type == TensorProto.FLOAT and len(t.dims) > 1 and np.prod(t.dims) > HALVED]:
        values = numpy_helper.to_array(t)
        scale = np.abs(values.reshape(len(values), -1)).max(1).clip(1e-8) / 127
        small = np.round(values / scale.reshape(-1, *(1,) * (values.ndim - 1))).astype(np.int8)
        names = [f"{t.name}_{end}" for end in ("stored", "scale", "zero")]
        graph.initializer.remove(t)
        graph.initializer.extend(numpy_helper.from_array(v, n) for v, n in zip((small, scale.astype(np.float32), np.zeros(len(scale), np.int8)), names))
        before.append(helper.make_node("DequantizeLinear", names, [t.name], axis=0))
    nodes = [*before, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def example() -> dict[str, torch.Tensor]:
    c = clips.clip("seen", 3)
    rows = inputs_of(stage(c.shot, c.noise), c.seconds)
    ids, language, _ = train_discriminator.Sayer().say([c.shot], random.Random(1), True)
    return {"frames": torch.rand(1, views.MOMENTS, 3, *views.FRAME), "seconds": torch.tensor([c.seconds]), **{n: torch.from_numpy(rows[n]) for n in ROUND}, "ids": ids, "language": language}


def parity(path: Path, given: dict[str, torch.Tensor], expected: tuple[torch.Tensor, ...]) -> float:
    """Largest difference between ONNX Runtime and PyTorch."""
    script = """
const { readFileSync } = require('node:fs'); const ort = require('onnxruntime-node');
(async () => { const [model, data] = process.argv.slice(1); const given = JSON.parse(readFileSync(data)); const s = await ort.InferenceSession.create(model);
const feeds = Object.fromEntries(Object.entries(given).map(([n, { kind, shape, values }]) => [n, new ort.Tensor(kind, kind === 'int64' ? BigInt64Array.from(values, BigInt) : Float32Array.from(values), shape)]));
const out = await s.run(feeds); console.log(JSON.stringify(Object.fromEntries(Object.entries(out).map(([n, v]) => [n, Array.from(v.data)])))); })();"""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "given.json"
        data.write_text(json.dumps({n: {"kind": "int64" if v.dtype == torch.int64 else "float32", "shape": list(v.shape), "values": v.flatten().tolist()} for n, v in given.items()}))
        ran = subprocess.run(["node", "-e", script, str(path.resolve()), str(data)], check=True, capture_output=True, text=True, cwd=films.HERE.parent)
    got = json.loads(ran.stdout)
    return max(float(np.abs(np.array(got[n]) - e.flatten().numpy()).max()) for n, e in zip(("genuine", "match", "seen"), expected))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=films.EXPORT)
    o = p.parse_args()
    torch.set_num_threads(1)
    d = train_discriminator.load()
    critic, given = Critic(d).eval(), example()
    with torch.no_grad():
        expected = critic(*(given[n] for n in TAKES))
    path = o.out / "critic.onnx"
    torch.onnx.export(critic, tuple(given[n] for n in TAKES), str(path), opset_version=17, input_names=list(TAKES), output_names=["genuine", "match", "seen"])
    onnx.save(quartered(onnx.load(str(path))), str(path))
    print("largest difference to PyTorch:", parity(path, given, expected), path.stat().st_size)
    manifest = o.out / "model.json"
    if manifest.exists():
        said = json.loads(manifest.read_text("utf8"))
        said["trained_steps"]["discriminator"] = torch.load(RUN / "discriminator.pt")["step"]
        said["files"]["critic.onnx"] = hashlib.sha256(path.read_bytes()).hexdigest()
        manifest.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
