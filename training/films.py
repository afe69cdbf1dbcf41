"""Makes clips with the exported graphs (onnxruntime-node) and puts them into the pool beside the drawn ones:

    python3 films.py composed --clips 400     # the drawn world's own tensors through the compositor: genuine films for D
    python3 films.py painted --clips 400      # G's films of the same captions and noise
    python3 films.py withheld_painted --clips 400     # G's films of combinations that training never saw, for judging
    python3 films.py withheld_shuffled --clips 400    # the same, each told with another clip's caption

Chunks that are there are not made again; `--anew` makes them again (G has changed).
"""
from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import torch

from course import RUN
from shotloom_model import clips, views
from shotloom_model.clips import CHUNK, POOL, Clip
from shotloom_model.layout import FIGURES
from shotloom_model.stage_inputs import inputs_of
from shotloom_world.captions import LENGTH, Grammar
from shotloom_world.staging import Stage, stage
from shotloom_world.tokens import Tokenizer

HERE = Path(__file__).parent
EXPORT = RUN / "export"
FROM = {"composed": "films", "painted": "films", "withheld_drawn": "withheld", "withheld_painted": "withheld", "withheld_shuffled": "withheld", "withheld_composed": "withheld"}
_BT709 = np.linalg.inv(np.array([[.2126 * 219, .7152 * 219, .0722 * 219], [-.2126 / 1.8556 * 224, -.7152 / 1.8556 * 224, .5 * 224], [.5 * 224, -.7152 / 1.5748 * 224, -.0722 / 1.5748 * 224]]))


def rgb(data: bytes, frames: int, high: int, wide: int) -> np.ndarray:
    """yuv420p of limited range BT.709 -> float32 [frames, 3, high, wide] in 0..1."""
    flat = np.frombuffer(data, np.uint8).reshape(frames, -1).astype(np.float32)
    n = high * wide
    y = flat[:, :n].reshape(frames, high, wide) - 16
    u, v = (flat[:, n + k * n // 4:n + (k + 1) * n // 4].reshape(frames, high // 2, wide // 2).repeat(2, 1).repeat(2, 2) - 128 for k in range(2))
    return np.einsum("ck,fkhw->fchw", _BT709.astype(np.float32), np.stack([y, u, v], 1)).clip(0, 1)


def seated_second(made: Stage) -> bool:
    """Whether the figures lie the other way round than the caption names them: who sits is drawn first."""
    a = made.actors
    return len(a) > 1 and a[0].seat is None and a[1].seat is not None


def caption(c: Clip, tokenizer: Tokenizer) -> tuple[list[int], int]:
    """One caption of a clip, the same every time: ids, and 1 for Chinese."""
    tokens, language = Grammar(random.Random(c.seed)).caption(c.shot)
    return tokenizer.encode([t.word for t in tokens], LENGTH), int(language == "zh")


def write_tensors(stem: Path, made: Stage, seconds: float) -> dict[str, np.ndarray]:
    tensors = inputs_of(made, seconds)
    at, entries = 0, {}
    with stem.with_suffix(".bin").open("wb") as f:
        for key, value in tensors.items():
            raw = np.ascontiguousarray(value).tobytes()
            entries[key] = {"kind": "uint8" if value.dtype == np.uint8 else "float32", "shape": value.shape, "at": at, "bytes": len(raw)}
            f.write(raw)
            at += len(raw)
    stem.with_suffix(".json").write_text(json.dumps(entries))
    return tensors


def film(every: list[Clip], told: list[Clip] | None, folder: Path, model: Path, first: dict[int, np.ndarray] | None = None) -> list[dict[str, np.ndarray]]:
    """Rows as clips.draw gives them, of films made by the graphs: of the drawn world's tensors, or with `told` (whose captions G hears) of G's. `first`:
    the noise of the first person of some, by number, in place of the clip's own."""
    tokenizer = Tokenizer()
    requests, stages, tensors = [], [], []
    high, wide = views.FRAME
    for i, c in enumerate(every):
        made = stage(c.shot, c.noise)
        stages.append(made)
        request: dict[str, object] = {"name": f"clip{i}", "seconds": c.seconds, "moments": views.moments(torch.tensor([c.seconds]))[0].tolist()}
        if told is None:
            tensors.append(write_tensors(folder / f"given{i}", made, c.seconds))
            request["tensors"] = str(folder / f"given{i}")
        else:
            ids, chinese = caption(told[i], tokenizer)
            request.update(ids=ids, language=[chinese] * LENGTH, **{n: getattr(c.noise, n).tolist() for n in ("place", "shot", "first", "second")})
            if first and i in first:
                request["first"] = first[i].tolist()
        requests.append(request)
    (folder / "requests.json").write_text(json.dumps(requests))
    subprocess.run(["node", str(HERE / "shotloom_model" / "bench" / "films.mjs"), str(model), str(folder / "requests.json"), str(folder), "--size", f"{wide}x{high}"], check=True, cwd=HERE.parent)
    rows = []
    for i, (c, made) in enumerate(zip(every, stages)):
        if told is not None:
            kept = json.loads((folder / f"clip{i}.json").read_text())
            tensors.append({n: np.array(v["values"], np.float32).reshape(v["shape"]) for n, v in kept.items()})
        frames = torch.from_numpy(rgb((folder / f"clip{i}.yuv").read_bytes(), views.MOMENTS, high, wide))
        shot, seconds = views.tensors(tensors[i]), torch.tensor([c.seconds])
        squares, faces = views.squares(shot, seconds), views.faces(shot, seconds)
        if seated_second(made) and bool(views.there(squares[0, 1]).any()):
            squares, faces = squares.flip(1), faces.flip(1)
        seen = views.look(frames[None], squares, faces)
        drawn = views.squares(views.tensors(clips.tensors(made, c.seconds)), seconds)[0].numpy()
        bytes_of = lambda x: (x[0] * 255 + .5).clamp(0, 255).to(torch.uint8).numpy()
        rows.append({**{name: bytes_of(getattr(seen, name).movedim(-3, -1)) for name in ("whole", "close", "face")}, "grey": bytes_of(seen.grey), "squares": squares[0].numpy(),
                     "faces": faces[0][:, list(views.LOOKS)].numpy(), "facts": np.array(c.said()), **clips.labels(made, drawn)})
        for path in folder.glob(f"*{i}.*"):
            if path.stem in (f"clip{i}", f"given{i}"):
                path.unlink()
    assert rows[0]["squares"].shape[0] == FIGURES
    return rows


def made(split: str, every: list[Clip], model: Path) -> list[dict[str, np.ndarray]]:
    """Films of a split of FROM for these clips; `..._drawn` are drawn by cairo."""
    if split.endswith("drawn"):
        return [clips.draw(c) for c in every]
    told = None if split.endswith("composed") else every[1:] + every[:1] if split.endswith("shuffled") else every
    with tempfile.TemporaryDirectory() as folder:
        return film(every, told, Path(folder), model)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("split", choices=list(FROM))
    p.add_argument("--clips", type=int, default=CHUNK)
    p.add_argument("--model", type=Path, default=EXPORT)
    p.add_argument("--anew", action="store_true")
    o = p.parse_args()
    torch.set_num_threads(1)
    target = POOL / o.split
    target.mkdir(parents=True, exist_ok=True)
    for first in range(0, o.clips, CHUNK):
        path = target / f"{first:05d}"
        if path.exists() and not o.anew:
            continue
        if FROM[o.split] in clips.SPLITS and (POOL / FROM[o.split] / path.name).exists():
            every = [Clip.of(str(f)) for f in clips.read(POOL / FROM[o.split] / path.name)["facts"]]
        else:
            every = [clips.clip(FROM[o.split], first + i) for i in range(CHUNK)]
        clips.save(path, made(o.split, every, o.model))
        print(path.name, flush=True)


if __name__ == "__main__":
    main()
