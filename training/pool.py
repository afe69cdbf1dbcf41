"""Draws a pool of clips once, for the judge and the discriminator: `python3 pool.py --split train --clips 8000`.

Clip *i* of a split is the same whenever it is drawn: its facts, its noise and its length follow from the names of both. Eight moments of each,
drawn at 384x216 and looked at as shotloom_model/views.py says; chunks of 200 clips are written beside their place and renamed, and what is
there is not drawn again. Captions are not kept: shotloom_model/clips.py says them anew.
"""
from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from shotloom_model import clips
from shotloom_model.clips import CHUNK, POOL, SPLITS


def drawn(split: str, count: int, pool: Path = POOL) -> None:
    """Draws what is not there yet of the first `count` clips of a split, a multiple of CHUNK."""
    folder = pool / split
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, CHUNK):
        path = folder / f"{first:05d}"
        if path.exists():
            continue
        started = time.process_time()
        clips.save(path, [clips.draw(clips.clip(split, first + i)) for i in range(CHUNK)])
        print(split, path.name, f"{(time.process_time() - started) / CHUNK * 1000:.0f} ms a clip", flush=True)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--split", choices=list(SPLITS), required=True)
    p.add_argument("--clips", type=int, required=True, help=f"a multiple of {CHUNK}")
    p.add_argument("--out", type=Path, default=POOL)
    o = p.parse_args()
    torch.set_num_threads(1)
    drawn(o.split, o.clips, o.out)


if __name__ == "__main__":
    main()
