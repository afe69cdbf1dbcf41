"""Holds the compositor in PyTorch (shotloom_model/twin.py) against ONNX Runtime running the same graphs: `python3 check_twin.py --clips 6`."""
from __future__ import annotations

import argparse
import json
import math
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import torch

import films
from shotloom_model import clips, raster
from shotloom_model.chunks import chunked
from shotloom_model.develop import develop
from shotloom_model.frame import frame
from shotloom_model.twin import Compositor, shot_tensors
from shotloom_world.staging import stage

WIDE, HIGH = 256, 144


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--clips", type=int, default=6)
    o = p.parse_args()
    torch.set_num_threads(1)
    compositor = Compositor(WIDE, HIGH)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        onnx.save(chunked(develop(raster.RGB)), str(folder / "develop.onnx"))
        onnx.save(frame(raster.RGB), str(folder / "frame.onnx"))
        every = [clips.clip("films", i) for i in range(o.clips)]
        requests, given = [], []
        for i, c in enumerate(every):
            given.append(films.write_tensors(folder / f"given{i}", stage(c.shot, c.noise), c.seconds))
            requests.append({"name": f"clip{i}", "seconds": c.seconds, "moments": [.2 * c.seconds, .7 * c.seconds], "tensors": str(folder / f"given{i}")})
        (folder / "requests.json").write_text(json.dumps(requests))
        subprocess.run(["node", str(films.HERE / "shotloom_model" / "bench" / "films.mjs"), name, str(folder / "requests.json"), name, "--size", f"{WIDE}x{HIGH}"], check=True, cwd=films.HERE.parent)
        for i, (c, request) in enumerate(zip(every, requests)):
            reference = np.frombuffer((folder / f"clip{i}.yuv").read_bytes(), np.uint8).reshape(2, 3, HIGH, WIDE)[:, [2, 0, 1]].astype(np.float32)
            started = time.process_time()
            with torch.no_grad():
                own = compositor.film(shot_tensors(given[i]), request["moments"], c.seconds).numpy() * 255
            apart = np.abs(own - reference)
            psnr = 10 * math.log10(255 ** 2 / max(1e-9, float((apart ** 2).mean())))
            print(f"clip {i}: largest {apart.max():.0f} of 255, mean {apart.mean():.4f}, over 1: {(apart > 1).mean():.5f}, PSNR {psnr:.1f} dB, {time.process_time() - started:.2f} s for two frames")


if __name__ == "__main__":
    main()
