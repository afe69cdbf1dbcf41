"""Only what is shown is painted: candidates with a flag become packed rows, one call of a painter for each grain, and indices into the maps."""
from __future__ import annotations

from typing import Callable, NamedTuple

import torch

from .layout import CLASSES, GRAINS

# what logits are multiplied by before they are shares: a painter hesitates more than edges are wide. Measured: on large maps and strips the shares are
# 15 to 25 % nearer to the drawings', on limbs and hands, which are learned to the texel, they would be worse
SHARPNESS = 1.5


def packed(rows: torch.Tensor, used: torch.Tensor, most: int, fill: torch.Tensor | None = None) -> torch.Tensor:
    """The rows [N, F] whose flag [N] (bool) is set, in order, as [most, F]; then `fill` [F] or 0."""
    kept = rows[torch.nonzero(used)[:, 0]]
    rest = (rows[0] * 0 if fill is None else fill)[None].expand(most, -1)
    return torch.cat([kept, rest], 0)[:most]


def position(used: torch.Tensor) -> torch.Tensor:
    """int64 [N]: how many flags are set before each."""
    counts = used.long()
    return torch.cumsum(counts, 0) - counts


def first_alike(alike: torch.Tensor, used: torch.Tensor) -> torch.Tensor:
    """alike [N, N] bool (true on the diagonal) -> int64 [N]: the first used candidate that each is like."""
    n = alike.shape[0]
    marks = torch.arange(n, 0, -1).float()
    return ((alike & used[None]).float() * marks).argmax(1)


def as_shares(logits: torch.Tensor) -> torch.Tensor:
    """[N, K, h, w] -> bytes [N, CLASSES, h, w] of the classes' shares."""
    shares = (torch.softmax(logits, 1) * 255 + .5).to(torch.uint8)
    missing = CLASSES - logits.shape[1]
    if missing == 0:
        return shares
    return torch.cat([shares, torch.zeros_like(shares[:, :1]).expand(-1, missing, -1, -1)], 1)


class Wanted(NamedTuple):
    """Candidates for maps. `paint`: of a grain and int64 [n] indices of candidates, logits [n, K, h, w]. `like` int64 [N]: whose map each takes."""
    grain: torch.Tensor          # int64 [N]
    used: torch.Tensor           # bool [N]
    like: torch.Tensor
    stops: torch.Tensor          # [N, CLASSES - 1, 2, 3]
    paint: Callable[[str, torch.Tensor], torch.Tensor | None]      # None: nothing of this group has the grain


def paint(groups: list[Wanted]) -> tuple[dict[str, torch.Tensor], list[torch.Tensor]]:
    """-> `maps_*` and `stops_*` of layout.INPUTS, each ending with a blank, and for every group the row of its candidates' maps (float [N])."""
    tensors: dict[str, torch.Tensor] = {}
    places = [torch.zeros(w.grain.shape[0]) for w in groups]
    for g, (name, size) in enumerate(GRAINS.items()):
        maps, stops = [], []
        start = torch.zeros((), dtype=torch.long)
        for k, w in enumerate(groups):
            mine = w.used & (w.grain == g) & (w.like == torch.arange(w.grain.shape[0]))
            at = torch.nonzero(mine)[:, 0]
            made = w.paint(name, at)
            if made is not None:
                maps.append(as_shares(made))
                stops.append(w.stops[at])
            row = (position(mine) + start)[w.like].float()
            places[k] = torch.where(w.grain == g, row, places[k])
            start = start + mine.long().sum()
        blank = torch.zeros(1, CLASSES, *size, dtype=torch.uint8)
        blank[:, 0] = 255
        tensors[f"maps_{name}"] = torch.cat([*maps, blank], 0)
        tensors[f"stops_{name}"] = torch.cat([*stops, torch.zeros(1, CLASSES - 1, 2, 3)], 0)
    return tensors, places
