"""Fits colours and boxes of all sprites in closed form (shotloom_model/sizes.py) and writes runs/second/sizes.pt. A minute or two; anew whenever the
catalogue or a drawing changes."""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from course import RUN
from shotloom_model.sizes import fitted
from shotloom_world import catalogue
from train_sprites import forms_shown


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, help="as all programs of train.py take it; the fit ends by itself after a minute or two")
    o = p.parse_args()
    torch.set_num_threads(1)
    shown: dict[str, list[tuple[float, ...]]] = {}
    for key, variant in forms_shown():
        shown.setdefault(key, []).append(variant)
    net = fitted(shown)
    torch.save({"keys": list(catalogue.KEYS), "net": net.state_dict()}, o.out / "sizes.pt")


if __name__ == "__main__":
    main()
