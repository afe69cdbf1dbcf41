"""Holds the exported graph `paint` against PyTorch: the largest difference of every output over some requests, and how many maps are painted.

    python3 check_generator.py [--model FOLDER] [--seeds 1,2]
"""
from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch

from export2 import RUN, load, request, rounded
from sheet2 import PROMPTS, SECONDS, generate
from shotloom_model2.generator import GIVES
from shotloom_world.tokens import Tokenizer


def read(folder: Path, name: str) -> dict[str, np.ndarray]:
    """The tensors that generate.mjs wrote."""
    data = (folder / f"{name}.bin").read_bytes()
    entries = json.loads((folder / f"{name}.json").read_text("utf8"))
    kinds = {"uint8": np.uint8, "float32": np.float32, "int64": np.int64}
    return {key: np.frombuffer(data[e["at"]:e["at"] + e["bytes"]], kinds[e["dtype"]]).reshape(e["shape"]) for key, e in entries.items()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=RUN)
    p.add_argument("--model", type=Path, default=RUN / "export")
    p.add_argument("--seeds", default="1")
    o = p.parse_args()
    torch.set_num_threads(1)
    g, _ = load(o.run)
    rounded(g)
    tokenizer = Tokenizer()
    seeds = [int(s) for s in o.seeds.split(",")]
    worst = dict.fromkeys(GIVES, 0.)
    with tempfile.TemporaryDirectory() as place, torch.no_grad():
        folder = Path(place)
        generate(o.model, folder, list(PROMPTS), seeds, [0.])
        for i, text in enumerate(PROMPTS):
            for seed in seeds:
                wanted, given = g(**request(tokenizer, text, seed, SECONDS)), read(folder, f"{i}-{seed}")
                for name, tensor in wanted.items():
                    here = tensor.numpy().astype(np.float32)
                    there = given[name].astype(np.float32)
                    apart = float(np.abs(here - there).max()) if here.shape == there.shape else float("inf")
                    worst[name] = max(worst[name], apart)
    print(json.dumps(worst, indent=1))
    print("largest:", max(v / (255 if k.startswith("maps_") else 1) for k, v in worst.items()))


if __name__ == "__main__":
    main()
