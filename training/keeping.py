"""Weights that no graph holds, in the repository: the judge's (`weights/judge.npz`), so that docs/evaluation.md can be made again on a fresh clone.

Large tables are kept as bytes with a scale for each row, as export_critic.quartered keeps D's; what was measured by the judge was measured by these.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

SMALL = 1024                     # numbers; what is smaller stays as it is
WEIGHTS = Path(__file__).parent / "weights"

State = dict[str, torch.Tensor]


def keep(state: State, path: Path, step: int) -> State:
    """Writes a network's weights; returns them as they are read back."""
    out: dict[str, np.ndarray] = {"step": np.array(step)}
    for name, value in state.items():
        v = value.detach().float().contiguous().numpy() if value.dtype.is_floating_point else value.numpy()
        if v.size <= SMALL or v.ndim < 2:
            out[name] = v
            continue
        scale = np.abs(v.reshape(len(v), -1)).max(1).clip(1e-8) / 127
        out[f"{name}|scale"] = scale.astype(np.float32)
        out[f"{name}|bytes"] = np.round(v / scale.reshape(-1, *(1,) * (v.ndim - 1))).astype(np.int8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **out)
    return kept(path)[0]


def kept(path: Path) -> tuple[State, int]:
    """Weights that `keep` wrote, and the step they are of."""
    read = dict(np.load(path))
    state: State = {}
    for name, v in read.items():
        if name.endswith("|bytes"):
            scale = read[name.removesuffix("|bytes") + "|scale"]
            state[name.removesuffix("|bytes")] = torch.from_numpy(v.astype(np.float32) * scale.reshape(-1, *(1,) * (v.ndim - 1)))
        elif not name.endswith("|scale") and name != "step":
            state[name] = torch.from_numpy(v)
    return state, int(read["step"])


__all__ = ["WEIGHTS", "keep", "kept"]
