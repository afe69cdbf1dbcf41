"""Exports the judge and the 200 held-out captions to tests/fixtures/judge, so that the model is judged without PyTorch.

The test paints every caption with the shipped ONNX graphs, lets the judge read the frames and compares the mean over
attributes with what the issue asks; beside it stands what the judge reads of real renders, measured here.
"""
from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
import torch.nn as nn

import judge as judging
from export import halve
from shotloom_model import data, real
from shotloom_model.discriminator import FrameEncoder
from shotloom_model.world import ATTRIBUTES, SLOTS


class Judge(nn.Module):
    """frames [N, 4, 3, 72, 128] in 0..1 -> the value it reads of every attribute [N, slots]."""

    def __init__(self, encoder: FrameEncoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        return torch.stack([h.argmax(1) for h in self.encoder.attributes(self.encoder(frames))], 1)


def main() -> None:
    root = Path(__file__).parent
    out = root.parent / "tests" / "fixtures" / "judge"
    out.mkdir(parents=True, exist_ok=True)
    encoder = FrameEncoder(judging.FRAMES, width=judging.WIDTH)
    encoder.load_state_dict({k: v.half().float() for k, v in torch.load(root / "runs" / "first" / "judge.pt").items()})
    encoder.eval()
    batches = [data.batch(n, 20, seed=99, withheld=True) for n in range(10)]
    truth = torch.cat([b["shown"] for b in batches])
    score = judging.read(encoder, torch.cat([real.frames(b, *judging.times(20, False)) for b in batches]), truth)

    path = out / "judge.onnx"
    torch.onnx.export(Judge(encoder), torch.rand(1, judging.FRAMES, 3, 72, 128), str(path), opset_version=17, input_names=["frames"],
                      output_names=["seen"], dynamic_axes={"frames": {0: "n"}, "seen": {0: "n"}})
    onnx.save(halve(onnx.load(str(path))), str(path))
    visible = torch.stack([judging.visible(truth, slot) for slot in SLOTS], 1)
    rows = [{"ids": b["ids"][i].tolist(), "language": int(b["language"][i, 0]), "noise": [round(float(v), 5) for v in b["noise"][i]],
             "identity": [round(float(v), 5) for v in b["identity"][i]]} for b in batches for i in range(20)]
    for row, shown, seen in zip(rows, truth.tolist(), visible.tolist()):
        row["shown"] = [value if ok else None for value, ok in zip(shown, seen)]
    (out / "held-out.json").write_text(json.dumps({"slots": SLOTS, "values": ATTRIBUTES, "seconds": [.5, 1.5, 2.5, 3.5], "duration": 4, "real_renders": score,
                                                   "captions": rows}, separators=(",", ":")) + "\n")
    print(score, path.stat().st_size)


if __name__ == "__main__":
    main()
