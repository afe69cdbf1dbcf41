"""Runs the exported graphs: requests from texts and seeds, Node to run them (bench/generate.mjs), what they gave as arrays."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Sequence

import numpy as np
import torch

from shotloom_world.captions import LENGTH
from shotloom_world.facts import Shot, Who
from shotloom_world.noise import Noise
from shotloom_world.tokens import Tokenizer

from .condition import SLOTS, STARTS, THINGS
from .directing import EVIDENCE
from .generator import TAKES, Generator
from .look import COLOUR, GROUPS, TONES

SECONDS = 4.
PROMPTS = (
    "A woman in a red coat walks in the park.", "Two friends talk at a table in the café. Evening, rain.", "Close up. An old man smiles in the kitchen.",
    "A boy in blue runs along the beach at sunset.", "Wide shot. A red car drives along the road in autumn.", "The teacher reads a book in the classroom.",
    "Night. A soldier stands on the bridge in the fog.", "A dog runs in the snowy field.", "一个穿绿色毛衣的女孩坐在客厅里。", "夜晚，下雨，一位老人撑着伞走在街上。",
    "医生在医院里给一个男孩一个苹果。", "清晨，一条渔船在海上。",
)
KINDS = {"uint8": np.uint8, "float32": np.float32, "int64": np.int64}
Tensors = dict[str, np.ndarray]
Pictures = Sequence[tuple[torch.Tensor, torch.Tensor]]       # evidence and colours, as Look gives them


def request(tokenizer: Tokenizer, text: str, seed: int, seconds: float = SECONDS, pictures: Pictures = ()) -> dict[str, torch.Tensor]:
    """What `paint` takes for a text and a seed, and for what Look saw in pictures of the first person and the second."""
    chinese = any("一" <= c <= "鿿" for c in text)
    ids = tokenizer.encode([s.token for s in tokenizer.read(text)], LENGTH)
    noise = Noise.drawn(seed)
    vectors = (torch.from_numpy(v)[None] for v in (noise.place, noise.shot, noise.first, noise.second))
    nothing = (torch.zeros(1, EVIDENCE), torch.zeros(1, len(GROUPS) * len(COLOUR)))
    seen = [*pictures, nothing, nothing][:2]
    told = [v.reshape(1, -1) for picture in seen for v in picture]
    return dict(zip(TAKES, (torch.tensor([ids]), torch.full((1, LENGTH), int(chinese)), torch.ones(1, LENGTH), *vectors, torch.tensor([seconds]), *told, torch.zeros(1, TONES))))


def generate(model: Path, folder: Path, prompts: list[str], seeds: list[int], moments: list[float], size: tuple[int, int],
             look: dict[str, object] | None = None) -> dict[str, dict[str, object]]:
    """Runs every prompt with every seed and leaves frames and tensors in the folder, named PROMPT-SEED; gives times and counts of maps by name. `look`: a style's `brush`, a list, and the
    file of its `strokes`."""
    tokenizer = Tokenizer()
    requests = []
    for i, text in enumerate(prompts):
        for seed in seeds:
            given = {k: v.flatten().tolist() for k, v in request(tokenizer, text, seed).items()}
            requests.append({**given, **(look or {}), "seconds": SECONDS, "name": f"{i}-{seed}", "moments": moments})
    (folder / "requests.json").write_text(json.dumps(requests))
    script = Path(__file__).parent / "bench" / "generate.mjs"
    subprocess.run(["node", str(script), str(model), str(folder / "requests.json"), str(folder), "--size", f"{size[0]}x{size[1]}", "--tensors"], check=True,
                   cwd=Path(__file__).parents[2])
    return json.loads((folder / "times.json").read_text("utf8"))["shots"]


def tensors(folder: Path, name: str) -> Tensors:
    """What `paint` gave for a request."""
    data = (folder / f"{name}.bin").read_bytes()
    entries = json.loads((folder / f"{name}.json").read_text("utf8"))
    return {key: np.frombuffer(data[e["at"]:e["at"] + e["bytes"]], KINDS[e["dtype"]]).reshape(e["shape"]) for key, e in entries.items()}


def shot_heard(given: Tensors) -> Shot:
    """The likeliest value of every slot."""
    heard = given["heard"][0]
    values = {slot: names[int(heard[STARTS[slot]:STARTS[slot] + len(names)].argmax())] for slot, names in SLOTS.items()}
    people = {who: Who(**{slot.split(".")[1]: v for slot, v in values.items() if slot.startswith(who + ".")}) for who in ("first", "second")}
    return Shot(**{slot: v for slot, v in values.items() if "." not in slot}, **people, thing=THINGS[int(given["thing"].argmax())])


def parity(g: Generator, model: Path, folder: Path, prompts: list[str], seeds: list[int]) -> dict[str, float]:
    """The largest difference of every output from PyTorch's over some requests; of maps in shares (1 is 255)."""
    generate(model, folder, prompts, seeds, [0.], (128, 72))
    tokenizer = Tokenizer()
    worst: dict[str, float] = {}
    for i, text in enumerate(prompts):
        for seed in seeds:
            given = tensors(folder, f"{i}-{seed}")
            with torch.no_grad():
                wanted = g(**request(tokenizer, text, seed))
            for name, tensor in wanted.items():
                here, there = tensor.numpy().astype(np.float32), given[name].astype(np.float32)
                apart = np.abs(here - there) / (255 if name.startswith("maps_") else 1) if here.shape == there.shape else np.array([np.inf])
                worst[name] = max(worst.get(name, 0.), float(apart.max()))
    return worst
