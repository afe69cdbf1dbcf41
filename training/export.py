"""Exports the trained generator and discriminator, and the compositor's graphs, to resources/models/builtin.

Writes paint.onnx (words -> stored layers), develop.onnx, frame.onnx, critic.onnx, model.json (vocabulary, shapes,
attributes, SHA-256 sums) and golden.json with golden/*.bin: what PyTorch and a reference run gave, for tests without PyTorch.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

from shotloom_model import captions, compose, data, real, stage
from shotloom_model.discriminator import Discriminator
from shotloom_model.generator import Generator, clip, settle
from shotloom_model.world import ATTRIBUTES, DECIDING_IDENTITY, DECIDING_NOISE, HEARD, IDENTITY, NOISE, SLOTS

PAINT_OUT = ["coarse", "fine", "subject", "palette", "subject_palette", "air", "mix", "motion", "heard", "slot_attention", "place_attention"]


def stored(logits: torch.Tensor, axis: int) -> torch.Tensor:
    """Logits as bytes: 255 is the winning class of a texel, 0 is 16 or more below it."""
    return ((logits - logits.max(axis, keepdim=True)[0] + stage.LOGIT_RANGE) * (255 / stage.LOGIT_RANGE)).round().clamp(0, 255).to(torch.uint8)


class Paint(nn.Module):
    """text, noise, identity -> everything a take stores of its picture (about 1.6 MB, any resolution)."""

    def __init__(self, g: Generator):
        super().__init__()
        self.g = g

    def forward(self, ids: torch.Tensor, language: torch.Tensor, noise: torch.Tensor, identity: torch.Tensor):
        o = self.g(ids, language, noise, identity)
        coarse = torch.cat([stored(p, 1) for p in torch.split(o["coarse"], compose.COUNTS[:2], 1)], 1)
        fine = torch.cat([stored(p, 1) for p in torch.split(o["fine"], compose.COUNTS[2:], 1)], 1)
        return (coarse, fine, stored(o["subject"], 2), o["palette"], o["subject_palette"], o["air"], o["mix"], settle(o["motion"]),
                o["heard"], o["slot_attention"], o["place_attention"])


class Critic(nn.Module):
    """frames [1, 3, 3, 72, 128] in 0..1 and a text -> real logit, match logit, attributes seen."""

    def __init__(self, d: Discriminator):
        super().__init__()
        self.d = d

    def forward(self, frames: torch.Tensor, ids: torch.Tensor, language: torch.Tensor):
        f = self.d.frames(frames)
        genuine, match = self.d.score(f, self.d.describe(ids, language))
        return genuine, match, torch.cat([torch.softmax(h, 1) for h in self.d.frames.attributes(f)], 1)


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """Big weights as float16 with a Cast (folded at load); arithmetic stays float32."""
    graph, casts = model.graph, []
    for t in [t for t in graph.initializer if t.data_type == TensorProto.FLOAT and len(t.raw_data) > 4096]:
        h = numpy_helper.from_array(numpy_helper.to_array(t).astype(np.float16), t.name + "_half")
        graph.initializer.remove(t)
        graph.initializer.append(h)
        casts.append(helper.make_node("Cast", [h.name], [t.name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def main() -> None:
    root = Path(__file__).parent.parent
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=root / "training" / "runs" / "first")
    p.add_argument("--out", type=Path, default=root / "resources" / "models" / "builtin")
    p.add_argument("--revision", type=int, default=1, help="engine revision: raised only when pixels change")
    o = p.parse_args()
    torch.set_num_threads(1)
    c = torch.load(o.run / "checkpoint.pt")
    g, d = Generator().eval(), Discriminator().eval()
    # as shipped: the averaged weights, rounded to float16
    g.load_state_dict({k: v.half().float() if v.is_floating_point() and v.numel() > 1024 else v for k, v in c["average"].items()})
    d.load_state_dict({k: v.half().float() if v.is_floating_point() and v.numel() > 1024 else v for k, v in c["d"].items()})
    (o.out / "golden").mkdir(parents=True, exist_ok=True)

    text = "night, rain, harbour. A woman in yellow runs to the left."
    ids = torch.tensor([captions.encode(captions.tokenize(text))])
    language = torch.zeros_like(ids)
    torch.manual_seed(3)
    noise, identity = torch.randn(1, NOISE), torch.randn(1, IDENTITY)
    args = (ids, language, noise, identity)
    paint = Paint(g).eval()
    with torch.no_grad():
        painted = paint(*args)
    names = ["ids", "language", "noise", "identity"]
    path = o.out / "paint.onnx"
    torch.onnx.export(paint, args, str(path), opset_version=17, input_names=names, output_names=PAINT_OUT)
    onnx.save(halve(onnx.load(str(path))), str(path))
    t, duration = torch.tensor([[.5, 2., 3.5]]), torch.tensor([[4.]])
    with torch.no_grad():
        raw = g(*args)
        raw["motion"] = settle(raw["motion"])
        seen = clip(raw, t, duration).clamp(0, 1)
        verdict = Critic(d)(seen, ids, language)
    path = o.out / "critic.onnx"
    torch.onnx.export(Critic(d).eval(), (seen, ids, language), str(path), opset_version=17, input_names=["frames", "ids", "language"], output_names=["genuine", "match", "seen"])
    onnx.save(halve(onnx.load(str(path))), str(path))
    for name, graph in (("develop", stage.develop()), ("frame", stage.frame())):
        onnx.checker.check_model(graph)
        onnx.save(graph, str(o.out / f"{name}.onnx"))

    golden = {"text": text, "seconds": t[0].tolist(), "duration": 4, "size": [128, 72], "tensors": {}}
    for name, value in [*zip(names, args), *zip(PAINT_OUT, painted), ("frames", seen), ("genuine", verdict[0]), ("match", verdict[1]), ("seen", verdict[2])]:
        if name in ("subject", "fine", "coarse"):   # large: a sum over fixed blocks is enough to tell a difference
            value = F.avg_pool2d(value.float().flatten(0, -3).unsqueeze(1), 12).contiguous()
        a = value.numpy()
        (o.out / "golden" / f"{name}.bin").write_bytes(np.ascontiguousarray(a).tobytes())
        golden["tensors"][name] = {"dtype": str(a.dtype), "shape": list(a.shape)}
    (o.out / "golden" / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")

    files = {f: hashlib.sha256((o.out / f).read_bytes()).hexdigest() for f in ("paint.onnx", "develop.onnx", "frame.onnx", "critic.onnx")}
    manifest = {
        "name": "Shotloom built-in", "kind": "text-to-video-gan", "engine_revision": o.revision, "licence": "GPL-3.0-or-later", "trained_steps": c["step"], "files": files,
        "tokens": {"length": captions.LENGTH, "vocabulary": captions.VOCABULARY, "punctuation": captions.PUNCTUATION, "languages": ["en", "zh"]},
        "noise": NOISE, "identity": IDENTITY, "deciding_noise": DECIDING_NOISE, "deciding_identity": DECIDING_IDENTITY, "slots": SLOTS, "heard": HEARD, "attributes": ATTRIBUTES,
        "layers": {k: {"dtype": str(v.numpy().dtype), "shape": list(v.shape)} for k, v in zip(PAINT_OUT[:8], painted)}}
    (o.out / "model.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    print({f: (o.out / f).stat().st_size for f in files}, "at step", c["step"])


if __name__ == "__main__":
    main()
