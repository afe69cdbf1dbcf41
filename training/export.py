"""Exports the second model to runs/second/export: paint.onnx (words and noise to a take's tensors), develop.onnx, frame.onnx, words.json, model.json and
golden/ (what PyTorch gave for one request, for tests without it).

    python3 export.py [--only paint|compositor|brush|look]     # the other files stay as they are
"""
from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from unittest.mock import patch

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from course import RUN
import train_directing
import train_reader
import train_setting
import train_sprites
import train_brush
from shotloom_model import raster
from shotloom_model.brush import NOISE, STYLE, STYLES, BrushNet
from shotloom_model.chunks import chunked
from shotloom_model.condition import SLOTS, THINGS
from shotloom_model.develop import develop
from shotloom_model.directing import EVIDENCE
from shotloom_model.frame import frame
from shotloom_model.generator import GIVES, TAKES, Generator
from shotloom_model.layout import INPUTS
from shotloom_model.look import COLOUR, EMPTY, GROUPS, SIDE, Look, fused
from shotloom_model.parts import PartPainter
from shotloom_model.program import READ
from shotloom_model.reader import Reader
from shotloom_model.running import PROMPTS, parity, request
from shotloom_model.sizes import SpriteSizes
from shotloom_model.splits import split_twice
from shotloom_model.sprites import SpritePainter
from shotloom_world import catalogue, noise
from shotloom_world.captions import LENGTH
from shotloom_world.tokens import Tokenizer

HALVED = 1024                                                   # numbers; what is smaller stays as it is
STORED = {TensorProto.FLOAT: np.float16, TensorProto.INT64: np.int16}
GOLDEN = ("A woman in a red coat talks to an old man in the kitchen. Night.", 3)
GRAPHS = ("paint.onnx", "develop.onnx", "frame.onnx", "brush.onnx", "look.onnx", "critic.onnx")
PIXELS = raster.YUV
FOLDER = Path(__file__).parent / "shotloom_model" / "bench" / "folded.mjs"


def painters() -> tuple[SpritePainter, PartPainter, SpriteSizes]:
    """Untrained, for today's catalogue."""
    return SpritePainter(len(catalogue.KEYS)), PartPainter(), SpriteSizes([catalogue.varies(k) for k in catalogue.KEYS])


def assembled(reader: Reader, heads: dict[str, nn.Module], setting: train_setting.Trained, sprites: SpritePainter, sizes: SpriteSizes,
              parts: PartPainter) -> Generator:
    return Generator(reader, heads["cast"], heads["palette"], heads["pose"], heads["face"], heads["stage"], setting.set, setting.light, setting.tables,
                     sprites, sizes, parts, setting.keys).eval()


def load(run: Path) -> tuple[Generator, dict[str, int]]:
    """G with the averaged weights of a run and the steps of each network."""
    heard = torch.load(run / "reader.pt")
    words = Tokenizer().words
    reader = Reader(len(words), LENGTH, {k: len(v) for k, v in train_reader.SLOTS.items()})
    reader.load_state_dict(train_reader.moved(heard, reader, words))
    heads, steps = train_directing.load(run / "directing.pt")
    setting = train_setting.load(run / "setting.pt")
    painted, worn = torch.load(run / "sprites.pt"), torch.load(run / "parts.pt")
    measured = torch.load(run / "sizes.pt")
    if measured["keys"] != list(catalogue.KEYS):
        raise ValueError("sizes.pt is of another catalogue: run train_sizes.py")
    sprites, parts, sizes = painters()
    sizes.load_state_dict(measured["net"])
    sprites.load_state_dict(train_sprites.moved_keys(painted["average"], painted["keys"], sprites))
    parts.load_state_dict(worn["average"])
    return assembled(reader, heads, setting, sprites, sizes, parts), {"reader": heard["step"], **steps, "sprites": painted["step"], "parts": worn["step"], "game": painted.get("game", 0)}


class Paint(nn.Module):
    """G's outputs in the order of GIVES."""

    def __init__(self, g: Generator):
        super().__init__()
        self.g = g

    def forward(self, *given: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(self.g(*given).values())


def rounded(g: nn.Module) -> None:
    """Weights as they ship: big ones rounded to float16."""
    for tensor in (*g.parameters(), *g.buffers()):
        if tensor.is_floating_point() and tensor.numel() > HALVED:
            tensor.data.copy_(tensor.data.half().float())


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """Big weights as float16, each with a Cast before its first use, big indices as int16; arithmetic stays as it is. The app lets nothing be worked out
    at load, so that weights lie in memory as they are stored, and as float32 only while they are used."""
    graph, casts = model.graph, {}
    for t in [t for t in graph.initializer if t.data_type in STORED and np.prod(t.dims) > HALVED]:
        values = numpy_helper.to_array(t)
        if t.data_type == TensorProto.INT64 and np.abs(values).max() >= 1 << 15:
            continue
        small = numpy_helper.from_array(values.astype(STORED[t.data_type]), t.name + "_stored")
        graph.initializer.remove(t)
        graph.initializer.append(small)
        casts[t.name] = helper.make_node("Cast", [small.name], [t.name], to=t.data_type)
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        nodes += [casts.pop(name) for name in dict.fromkeys(node.input) if name in casts]
        nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def export_paint(g: Generator, given: dict[str, torch.Tensor], path: Path) -> None:
    with warnings.catch_warnings(), patch.object(torch._C, "_jit_pass_onnx_graph_shape_type_inference", lambda *_: None):      # takes minutes
        warnings.simplefilter("ignore")
        torch.onnx.export(Paint(g).eval(), tuple(given.values()), str(path), opset_version=17, input_names=list(TAKES), output_names=list(GIVES),
                          do_constant_folding=False)
    subprocess.run(["node", str(FOLDER), str(path.resolve()), str(path.resolve())], check=True, cwd=Path(__file__).parents[1])
    onnx.save(chunked(halve(split_twice(onnx.load(str(path)))), "seconds"), str(path))


class Brushes(nn.Module):
    """The brush network as the app asks it: style [STYLE], noise in one line -> brush, strokes."""

    def __init__(self, net: BrushNet):
        super().__init__()
        self.net = net

    def forward(self, style: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.net(style.reshape(1, STYLE), noise.reshape(1, *NOISE))


def export_brush(run: Path, folder: Path) -> tuple[dict[str, object], int]:
    """brush.onnx; what the manifest says of it, and its steps."""
    styles, step = train_brush.load(run / "brush.pt")
    rounded(styles.net)
    given = (styles.vectors[1], torch.randn(math.prod(NOISE)))
    with torch.no_grad():
        numbers, strokes = Brushes(styles.net)(*given)
        torch.onnx.export(Brushes(styles.net).eval(), given, str(folder / "brush.onnx"), opset_version=17, input_names=["style", "noise"], output_names=["brush", "strokes"],
                          do_constant_folding=False)
    onnx.save(halve(onnx.load(str(folder / "brush.onnx"))), str(folder / "brush.onnx"))
    vectors = {name: [round(float(v), 6) for v in row] for name, row in zip(STYLES, styles.vectors)}
    return {"noise": math.prod(NOISE), "numbers": len(numbers), "kinds": len(strokes), "styles": vectors}, step


def export_compositor(folder: Path) -> None:
    onnx.save(chunked(develop(PIXELS)), str(folder / "develop.onnx"))
    onnx.save(frame(PIXELS), str(folder / "frame.onnx"))


def shortly_named(model: onnx.ModelProto) -> onnx.ModelProto:
    """A graph without branches whose values between nodes have short names, and its nodes none: they are a twentieth of a small file."""
    graph = model.graph
    kept = {v.name for v in (*graph.input, *graph.output, *graph.initializer)}
    names = {name: name if name in kept else f"v{i}" for i, name in enumerate(dict.fromkeys(n for node in graph.node for n in node.output))}
    for node in graph.node:
        node.name = ""
        node.input[:] = [names.get(n, n) for n in node.input]
        node.output[:] = [names[n] for n in node.output]
    del graph.value_info[:]
    return model


def export_look(run: Path, path: Path) -> int:
    """The graph that sees reference pictures; gives its steps."""
    kept = torch.load(run / "look.pt")
    net = Look()
    net.load_state_dict(kept["average"])
    net = fused(net)
    rounded(net)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(net, (torch.full((1, 3, SIDE, SIDE), EMPTY),), str(path), opset_version=17, input_names=["picture"],
                          output_names=["evidence", "colours", "tones"], do_constant_folding=False)
    onnx.save(shortly_named(halve(onnx.load(str(path)))), str(path))
    return kept["step"]


def write_golden(folder: Path, text: str, seed: int, given: dict[str, torch.Tensor], made: dict[str, torch.Tensor]) -> None:
    """All inputs and outputs of one request; of maps only how much of each class they hold, in texels."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, value in (*given.items(), *made.items()):
        value = value.float().div(255).sum([2, 3]) if name.startswith("maps_") else value
        (folder / f"{name}.bin").write_bytes(np.ascontiguousarray(value.numpy()).tobytes())
        tensors[name] = {"dtype": str(value.numpy().dtype), "shape": list(value.shape)}
    (folder / "golden.json").write_text(json.dumps({"text": text, "seed": seed, "tensors": tensors}, indent=1) + "\n")


def write_meanings(run: Path, folder: Path) -> None:
    """What the numbers of SetNet and LightNet meant when they were trained, for restore.py: the drawn world goes on."""
    setting = torch.load(run / "setting.pt")
    (folder / "meanings.json").write_text(json.dumps({"names": list(setting["names"]), "keys": list(setting["keys"])}, ensure_ascii=False, indent=1) + "\n", "utf8")


def manifest(folder: Path, steps: dict[str, int], revision: int, brush: object) -> dict[str, object]:
    files = [f for f in (*GRAPHS, "words.json") if (folder / f).exists()]
    shapes = {name: {"dtype": "float32" if kind == "float" else kind, "shape": [n if isinstance(n, int) else None for n in shape]}
              for name, (kind, shape) in INPUTS.items()}
    return {"name": "Shotloom built-in", "kind": "text-to-video-gan", "format": 2, "engine_revision": revision, "licence": "GPL-3.0-or-later",
            "trained_steps": steps, "files": {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files},
            "tokens": {"length": LENGTH, "file": "words.json"},
            "noise": {"place": noise.PLACE, "shot": noise.SHOT, "first": noise.PERSON, "second": noise.PERSON}, "brush": brush,
            "look": {"side": SIDE, "evidence": EVIDENCE, "colours": len(GROUPS) * len(COLOUR)}, "pixel_format": PIXELS.name,
            "slots": SLOTS, "things": THINGS, "attention_slots": READ, "layers": shapes, "develop": ["times", "duration", "size", "voice", "stress", "brush", "strokes"]}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=RUN)
    p.add_argument("--out", type=Path, default=RUN / "export")
    p.add_argument("--only", choices=("paint", "compositor", "brush", "look"))
    p.add_argument("--revision", type=int, default=6, help="engine revision: raised only when pixels change")
    o = p.parse_args()
    torch.set_num_threads(1)
    o.out = o.out.resolve()
    o.out.mkdir(parents=True, exist_ok=True)
    model = o.out / "model.json"
    kept = json.loads(model.read_text("utf8")) if o.only else {}
    steps, brush = kept.get("trained_steps", {}), kept.get("brush")
    if o.only in (None, "compositor"):
        export_compositor(o.out)
    if o.only in (None, "brush"):
        brush, steps["brush"] = export_brush(o.run, o.out)
    if o.only in (None, "look"):
        steps["look"] = export_look(o.run, o.out / "look.onnx")
    if o.only in (None, "paint"):
        g, own = load(o.run)
        steps.update(own)
        rounded(g)
        tokenizer = Tokenizer()
        given = request(tokenizer, *GOLDEN)
        with torch.no_grad():
            made = g(**given)
        export_paint(g, given, o.out / "paint.onnx")
        write_golden(o.out / "golden", *GOLDEN, given, made)
        write_meanings(o.run, o.out / "golden")
        subprocess.run([sys.executable, str(Path(__file__).parent / "export_words.py"), "--out", str(o.out)], check=True)
        with tempfile.TemporaryDirectory() as place:
            apart = parity(g, o.out, Path(place), list(PROMPTS), [1])
        print("apart from PyTorch:", {k: f"{v:.1e}" for k, v in apart.items()}, "at most", max(apart.values()), flush=True)
    model.write_text(json.dumps(manifest(o.out, steps, o.revision, brush), ensure_ascii=False, indent=1) + "\n", "utf8")
    print({f.name: f.stat().st_size for f in sorted(o.out.iterdir()) if f.is_file()}, steps)


if __name__ == "__main__":
    main()
