"""What the judge and the discriminator look at: the whole frame small, a square round each of the two people (or the thing) that moves along,
and a smaller one round each head.

Frames are drawn at 384x216 and at eight moments spread evenly over the shot. The squares follow from the same tensors of a shot that `develop`
reads, so drawn, painted and shipped clips are looked at in one way.
"""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch

from .arithmetic import TorchNumbers
from .figure import FIGURE
from .kinematics import BODY, Skeleton, acted, gone, named
from .layout import BOX, CAMERA, FIGURES, MOVER, PEOPLE, TEXTURE, DEPTHS

FRAME = (216, 384)              # high, wide: what is drawn
WHOLE = (72, 128)
CLOSE = 64                      # pixels of a square's side
MOMENTS = 8
LOOKS = (0, 2, 5, 7)            # moments of which the frame is kept in colour, and heads
SHRUNK = 2                      # of the grey frame that is kept of every moment, beside the whole
ROOM, HEAD_ROOM = 1.3, 2.       # a square's side, in lengths of who is in it and of a head
TENSORS = ("figures", "bodies", "camera", "movers", "textures")       # of layout.INPUTS: where squares are
MOVING = ("joints", "tempos")                                          # and where heads are in them
ASPECT = FRAME[1] / FRAME[0]


class Views(NamedTuple):
    """Of N films, 0..1; T moments, of which L are looked at in colour (MOMENTS and LOOKS, or the same few)."""
    whole: torch.Tensor          # [N, L, 3, *WHOLE]
    grey: torch.Tensor           # [N, T, *WHOLE / SHRUNK]
    close: torch.Tensor          # [N, FIGURES, T, 3, CLOSE, CLOSE]
    face: torch.Tensor           # [N, FIGURES, L, 3, CLOSE, CLOSE]
    present: torch.Tensor        # [N, FIGURES, T] 0 or 1: whether there is anything in the square
    faced: torch.Tensor          # [N, FIGURES, L]


def moments(seconds: torch.Tensor) -> torch.Tensor:
    """[B] lengths of shots -> [B, MOMENTS] seconds."""
    return seconds[:, None] * (torch.arange(MOMENTS, dtype=torch.float32) + .5) / MOMENTS


def _camera(camera: torch.Tensor, times: torch.Tensor, seconds: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """x, y, height of the frame [B, T] without what shakes it (view.py)."""
    along = (times / seconds[:, None]).clamp(0, 1)
    steady = camera[:, CAMERA["steady"], None]
    eased = along * along * (3 - 2 * along) * (1 - steady) + along * steady
    x, y, high = (camera[:, CAMERA[f"{n}_start"], None] * (1 - eased) + camera[:, CAMERA[f"{n}_end"], None] * eased for n in ("x", "y", "high"))
    number = {n: camera[:, CAMERA[n], None] for n in ("then_at", "then_over", "follow", "follow_then")}
    return x + gone(TorchNumbers(), number, number["follow"], number["follow_then"], times, seconds[:, None]), y, high


def _layer_camera(camera: torch.Tensor, frame: tuple[torch.Tensor, torch.Tensor, torch.Tensor], layer: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The frame as a layer [B] sees it."""
    x, y, high = frame
    first = torch.arange(len(layer))
    parallax = camera[:, CAMERA["parallax_sky"]:CAMERA["parallax_sky"] + DEPTHS][first, layer][:, None]
    zoom = camera[:, CAMERA["zoom_sky"]:CAMERA["zoom_sky"] + DEPTHS][first, layer][:, None]
    wide_x, wide_y, wide = (camera[:, CAMERA[n], None] for n in ("x_wide", "y_wide", "high_wide"))
    return wide_x + (x - wide_x) * parallax, wide_y + (y - wide_y) * parallax, wide * (high / wide) ** zoom


def _square(x: torch.Tensor, y: torch.Tensor, long: torch.Tensor, frame: tuple[torch.Tensor, torch.Tensor, torch.Tensor], room: float = ROOM) -> tuple[torch.Tensor, torch.Tensor]:
    """Centre and length in metres -> shares of the frame x0 y0 x1 y1 [B, T, 4], moved into the frame, and whether the middle is in it."""
    left, top, high = frame[0] - frame[2] * ASPECT / 2, frame[1] - frame[2] / 2, frame[2]
    middle, level = (x - left) / (high * ASPECT), (y - top) / high
    side = (room * long / high).clamp(.04, 1)                                # of the height
    half_x, half_y = side / ASPECT / 2, side / 2
    inside = (middle > .01) & (middle < .99)
    cx, cy = torch.maximum(torch.minimum(middle, 1 - half_x), half_x), torch.maximum(torch.minimum(level, 1 - half_y), half_y)
    return torch.stack([cx - half_x, cy - half_y, cx + half_x, cy + half_y], -1), inside


def squares(shot: dict[str, torch.Tensor], seconds: torch.Tensor) -> torch.Tensor:
    """Shares of the frame [B, FIGURES, MOMENTS, 4] round each figure; where nobody is: round what moves in the first place, else the middle
    square; zeros where there is nothing to look at. `shot`: figures, bodies, camera, movers and textures of layout.INPUTS, with an axis for
    the batch; seconds [B]."""
    times = moments(seconds)
    camera = shot["camera"]
    frame = _camera(camera, times, seconds)
    people_frame = _layer_camera(camera, frame, torch.full((len(seconds),), PEOPLE))
    out = []
    shown = shot["figures"][:, :, FIGURE["show"]] > .5                        # [B, FIGURES]
    for i in range(FIGURES):
        who, body = shot["figures"][:, i], shot["bodies"][:, i]
        tall = sum(body[:, BODY[n]] for n in ("thigh", "shin", "torso", "neck")) + 1
        tall = (tall * body[:, BODY["metres"]])[:, None]
        box, inside = _square(_along(who, times, seconds), who[:, FIGURE["y"], None] - tall / 2, tall + 0 * times, people_frame)
        out.append(box * (inside & shown[:, i, None])[..., None])
    empty = ~shown.any(1)
    out[0] = torch.where(empty[:, None, None], _thing(shot, frame, times - seconds[:, None] / 2), out[0])
    return torch.stack(out, 1)


def _along(who: torch.Tensor, times: torch.Tensor, seconds: torch.Tensor) -> torch.Tensor:
    """Where figures [B, FIGURE] are [B, T], metres to the right."""
    number = {n: who[:, i, None] for n, i in FIGURE.at.items()}
    return number["x"] + gone(TorchNumbers(), number, number["speed_x"], number["speed_then"], times, seconds[:, None])


def heads(shot: dict[str, torch.Tensor], seconds: torch.Tensor) -> torch.Tensor:
    """The middle of each head in its figure's frame [B, FIGURES, MOMENTS, 2], heads, by bodies, joints and tempos of layout.INPUTS [B, ...]."""
    o, b = TorchNumbers(), len(seconds)
    rows = b * FIGURES
    each = lambda v: v.reshape(rows, 1, -1).expand(-1, MOMENTS, -1).reshape(rows * MOMENTS, -1)
    times = moments(seconds)[:, None].expand(b, FIGURES, MOMENTS).reshape(-1, 1)
    number = torch.arange(rows, dtype=torch.float32)[:, None].expand(-1, MOMENTS).reshape(-1, 1)
    joints = acted(o, shot["joints"].flatten(0, 1), shot["tempos"].flatten(0, 1), number, named(o, each(shot["figures"]), FIGURE), times)
    s = Skeleton(o, named(o, each(shot["bodies"]), BODY), joints)
    x, y = s.at["head"][:2]
    turned = x * s.cos["roll"] - y * s.sin["roll"], x * s.sin["roll"] + y * s.cos["roll"]
    return torch.cat([turned[0] * s.mirror, turned[1] - s.lowest() - s.pose["lift"]], 1).view(b, FIGURES, MOMENTS, 2)


def faces(shot: dict[str, torch.Tensor], seconds: torch.Tensor) -> torch.Tensor:
    """Shares of the frame [B, FIGURES, MOMENTS, 4] round each head; zeros where it is not in the frame. `heads` of the shot are used where it has them."""
    times = moments(seconds)
    frame = _layer_camera(shot["camera"], _camera(shot["camera"], times, seconds), torch.full((len(seconds),), PEOPLE))
    middles = shot["heads"] if "heads" in shot else heads(shot, seconds)
    out = []
    for i in range(FIGURES):
        who, metres = shot["figures"][:, i], shot["bodies"][:, i, BODY["metres"], None]
        x, y = _along(who, times, seconds) + middles[:, i, :, 0] * metres, who[:, FIGURE["y"], None] + middles[:, i, :, 1] * metres
        box, inside = _square(x, y, metres + 0 * times, frame, HEAD_ROOM)
        level = (y - frame[1]) / frame[2] + .5
        out.append(box * (inside & (level > 0) & (level < 1) & (who[:, FIGURE["show"], None] > .5))[..., None])
    return torch.stack(out, 1)


def _thing(shot: dict[str, torch.Tensor], frame: tuple[torch.Tensor, torch.Tensor, torch.Tensor], away: torch.Tensor) -> torch.Tensor:
    """The square round the body of what moves (the mover of order 1), or the middle of the frame."""
    movers, first = shot["movers"], torch.arange(len(away))
    is_body = (movers[..., MOVER["show"]] > .5) & ((movers[..., MOVER["order"]] - 1).abs() < .01)
    row = movers[first, is_body.float().argmax(1)]
    box = shot["textures"][first, row[:, MOVER["texture"]].long()][:, TEXTURE[BOX[0]]:TEXTURE[BOX[0]] + 4]
    wide, high = (box[:, 2] - box[:, 0]).abs() * row[:, MOVER["scale_y"]], (box[:, 3] - box[:, 1]) * row[:, MOVER["scale_y"]]
    x = row[:, MOVER["x"]] + (box[:, 0] + box[:, 2]) / 2 * row[:, MOVER["scale_x"]]
    y = row[:, MOVER["y"]] + (box[:, 1] + box[:, 3]) / 2 * row[:, MOVER["scale_y"]]
    seen_from = _layer_camera(shot["camera"], frame, row[:, MOVER["layer"]].long())
    found, inside = _square(x[:, None] + row[:, MOVER["speed_x"], None] * away, y[:, None] + 0 * away, torch.maximum(wide, high)[:, None] + 0 * away, seen_from)
    half = .5 / ASPECT
    middle = torch.tensor([.5 - half, 0., .5 + half, 1.]).expand_as(found)
    return torch.where(is_body.any(1)[:, None, None], found * inside[..., None], middle)


def _weights(start: torch.Tensor, end: torch.Tensor, cells: int, out: int) -> torch.Tensor:
    """Triangle filter as wide as an output pixel: [..., out, cells] for shares start, end [...] of an axis of `cells` pixels."""
    scale = (end - start) * cells / out
    at = start[..., None] * cells + (torch.arange(out, dtype=torch.float32) + .5) * scale[..., None]
    d = (torch.arange(cells, dtype=torch.float32) + .5 - at[..., None]).abs() / scale.clamp(min=1.)[..., None, None]
    w = (1 - d).clamp(min=0)
    return w / w.sum(-1, keepdim=True).clamp(min=1e-6)


def _cut(frames: torch.Tensor, boxes: torch.Tensor) -> torch.Tensor:
    """frames [B, T, 3, high, wide], boxes [B, FIGURES, T, 4] -> [B, FIGURES, T, 3, CLOSE, CLOSE]; black where a box is empty."""
    high, wide = frames.shape[-2:]
    rows, columns = _weights(boxes[..., 1], boxes[..., 3], high, CLOSE), _weights(boxes[..., 0], boxes[..., 2], wide, CLOSE)
    close = rows[:, :, :, None] @ frames[:, None] @ columns[:, :, :, None].transpose(-1, -2)
    return close * there(boxes)[..., None, None, None]


def there(boxes: torch.Tensor) -> torch.Tensor:
    """[..., 4] -> [...] 1 where a box is not empty."""
    return (boxes[..., 2] > boxes[..., 0]).float()


def look(frames: torch.Tensor, squares: torch.Tensor, faces: torch.Tensor) -> Views:
    """frames [B, T, 3, high, wide] 0..1 of all MOMENTS or of LOOKS alone; squares and faces [B, FIGURES, T, 4]."""
    b, t = frames.shape[:2]
    high, wide = frames.shape[-2:]
    ratio = high // WHOLE[0]
    looks = list(LOOKS) if t == MOMENTS else list(range(t))
    whole = frames.view(b, t, 3, WHOLE[0], ratio, WHOLE[1], ratio).mean((4, 6))
    grey = torch.nn.functional.avg_pool2d(whole.mean(2), SHRUNK)
    return Views(whole[:, looks], grey, _cut(frames, squares), _cut(frames[:, looks], faces[:, :, looks]), there(squares), there(faces)[:, :, looks])


def tensors(rows: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The tensors of one shot that squares and heads follow from, with an axis for the batch."""
    return {name: torch.from_numpy(np.asarray(rows[name], np.float32))[None] for name in (*TENSORS, *MOVING, "heads") if name in rows}
