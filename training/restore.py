"""Makes checkpoints of the networks that ship, so that training goes on from them where runs/second holds none: `python3 restore.py`.

Checkpoints are not in the repository; the weights are, in paint.onnx. G is built anew with numbers that all differ, and exported: an initializer of
that graph is then some parameter of G as it is, or with its axes exchanged, and the shipped graph has under the same name what was trained. The
weights are those that ship: large ones rounded to float16, and averages, so that an optimiser begins without memory. What the graph
holds no parameter of, because only training needs it, begins anew, and is named. D comes out of critic.onnx in the same way. The judge is in no graph:
its weights are in weights/judge.npz (keeping.py).
"""
from __future__ import annotations

import argparse
import itertools
import json
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import numpy_helper

import export
import export_critic
import train_directing
import train_judge
import train_reader
import train_setting
from train_brush import STYLES, Styles
from course import RUN
from keeping import WEIGHTS, kept
from shotloom_model import clips, looking
from shotloom_model import setting_truth as truth
from shotloom_model.discriminator import Discriminator
from shotloom_model.generator import Generator
from shotloom_model.look import Look
from shotloom_model.program import Ear
from shotloom_model.reader import Reader
from shotloom_model.running import PROMPTS, parity, request
from shotloom_world import catalogue
from shotloom_world.captions import LENGTH
from shotloom_world.tokens import Tokenizer

SHIPPED = Path(__file__).parent.parent / "resources" / "models" / "builtin"
STORED = "_stored"                       # export.halve: what is kept smaller than it is used
Arrays = dict[str, np.ndarray]


def initializers(path: Path) -> Arrays:
    """By the name that a node reads, as float32 or as they are."""
    graph = onnx.load(str(path)).graph
    kept = {t.name.removesuffix(STORED): numpy_helper.to_array(t) for t in graph.initializer}

    def read(name: str, v: np.ndarray) -> np.ndarray:
        if v.dtype == np.int8 and f"{name}_scale" in kept:               # export_critic.quartered
            return v.astype(np.float32) * kept[f"{name}_scale"].reshape(-1, *(1,) * (v.ndim - 1))
        return v.astype(np.float32) if v.dtype == np.float16 else v
    return {name: read(name, v) for name, v in kept.items()}


def marked(net: nn.Module, rnd: np.random.RandomState) -> None:
    """Numbers that all differ, of about the size of weights."""
    for p in net.parameters():
        p.data.copy_(torch.from_numpy(rnd.permutation(np.linspace(.01, .1, p.numel(), dtype=np.float32) * rnd.uniform(.5, 1)).reshape(p.shape)))


class Held(NamedTuple):
    """Where a value lies in a graph: an initializer, and the axes' order there."""
    name: str
    order: tuple[int, ...]


def held(value: np.ndarray, here: Arrays) -> Held | None:
    """The initializer of a marked graph with exactly these numbers, in whatever order of axes; None where there is none."""
    for name, v in here.items():
        if v.dtype != np.float32 or v.size != value.size or v.max() != value.max():
            continue
        for order in itertools.permutations(range(value.ndim)):
            if np.array_equal(value.transpose(order).reshape(-1), v.reshape(-1)):
                return Held(name, order)
    return None


def taken(value: np.ndarray, here: Arrays, there: Arrays) -> np.ndarray | None:
    """What `there` has in place of this value of `here`; None where no initializer holds it."""
    at = held(value, here)
    if at is None or at.name not in there or there[at.name].size != value.size:
        return None
    turned = there[at.name].reshape(value.transpose(at.order).shape)
    return turned.transpose(np.argsort(at.order))


def refill(g: Generator, shipped: Path, folder: Path) -> list[str]:
    """Gives G, marked and rounded, the weights of a shipped graph; returns names of parameters that the graph does not hold."""
    given = request(Tokenizer(), *export.GOLDEN)
    export.export_paint(g, given, folder / "paint.onnx")
    here, there = initializers(folder / "paint.onnx"), initializers(shipped / "paint.onnx")
    missing = []
    for name, p in g.named_parameters():
        value = taken(p.detach().numpy(), here, there)
        if value is None:
            missing.append(name)
        else:
            p.data.copy_(torch.from_numpy(value.copy()))
    for name, b in g.named_buffers():        # tables of the world as it was then
        if f"g.{name}" in there and there[f"g.{name}"].size == b.numel() and b.is_floating_point():
            b.copy_(torch.from_numpy(there[f"g.{name}"].reshape(b.shape).copy()))
    heads = Ear(g.ear.reader)                # the reader's heads are in the graph as one
    heads.weight, heads.bias = (torch.from_numpy(there[f"g.ear.{n}"].reshape(getattr(heads, n).shape).copy()) for n in ("weight", "bias"))
    for i, head in enumerate(g.ear.reader.heads[:len(heads.weight)]):
        head.weight.data.copy_(heads.weight[i, :, :len(head.weight)].T)
        head.bias.data.copy_(heads.bias[i, 0, :len(head.bias)])
    g.ear.weight.copy_(heads.weight)
    g.ear.bias.copy_(heads.bias)
    return [name for name in missing if not name.startswith("ear.reader.heads.")]


def untrained(meanings: dict[str, list[str]]) -> tuple[Generator, dict[str, nn.Module], train_setting.Trained]:
    words = Tokenizer().words
    reader = Reader(len(words), LENGTH, {k: len(v) for k, v in train_reader.SLOTS.items()})
    heads = train_directing.nets()
    keys, names = tuple(meanings["keys"]), tuple(meanings["names"])
    setting = train_setting.Trained(*train_setting.nets(len(keys), len(names)), keys, truth.class_tables(names))
    sprites, parts, sizes = export.painters()
    for net in (reader, *(h for n, h in heads.items() if n != "chin"), setting.set, setting.light, sprites, parts, sizes):
        marked(net, np.random.RandomState(len(list(net.parameters()))))
        export.rounded(net)
    return export.assembled(reader, heads, setting, sprites, sizes, parts), heads, setting


def look_of(shipped: Path) -> Look:
    """Look as it ships: its convolutions have taken in their normalisation, which is therefore at rest."""
    there, net = initializers(shipped / "look.onnx"), Look()
    state = net.state_dict()
    for name, value in there.items():
        moved = name.removesuffix("0.bias") + "1.bias"
        if name in state:
            state[name] = torch.from_numpy(value.copy())
        elif moved in state:
            state[moved] = torch.from_numpy(value.copy())
    for layer, module in net.named_modules():
        if isinstance(module, nn.BatchNorm2d):
            state[f"{layer}.running_var"] -= module.eps
    net.load_state_dict(state)
    return net


@torch.no_grad()
def critic_of(shipped: Path, folder: Path, clips_seen: int = 60) -> Discriminator:
    """D as it ships. Its convolutions have taken in their normalisation, which is at rest for as long as the weights are looked for; what it would be is
    then measured on clips, so that D's verdicts stay and batches of a training are normalised as before."""
    d = Discriminator(len(Tokenizer().words), LENGTH)
    marked(d, np.random.RandomState(7))
    norms = [m for m in d.modules() if isinstance(m, nn.BatchNorm2d)]
    for norm in norms:
        norm.weight.fill_(1)
        norm.running_var.fill_(1 - norm.eps)
    looking.flat_in_memory(d.eyes.eval())
    torch.onnx.export(export_critic.Critic(d).eval(), tuple(export_critic.example()[n] for n in export_critic.TAKES), str(folder / "critic.onnx"), opset_version=17,
                      input_names=list(export_critic.TAKES), output_names=["genuine", "match", "seen"])
    here, there = initializers(folder / "critic.onnx"), initializers(shipped / "critic.onnx")
    at_rest = {id(norm.weight) for norm in norms}
    fresh = dict(Discriminator(len(Tokenizer().words), LENGTH).named_parameters())
    for name, p in d.named_parameters():
        value = taken(p.numpy(), here, there) if id(p) not in at_rest else np.ones(p.shape, np.float32)
        if value is None and name.startswith("genuine."):
            value = fresh[name].numpy()      # equal numbers are one initializer: this part has not been trained yet
        if value is None:
            raise SystemExit(f"{shipped / 'critic.onnx'} holds no {name}: it was exported by other code; take the one that belongs to this training.")
        p.copy_(torch.from_numpy(value.copy()))

    def measured(norm: nn.BatchNorm2d, given: tuple[torch.Tensor, ...]) -> None:
        x = given[0].float().transpose(0, 1).flatten(1)
        norm.running_mean.copy_(x.mean(1))
        norm.running_var.copy_(x.var(1))
        norm.weight.copy_((norm.running_var + norm.eps).sqrt())
        norm.bias.add_(norm.running_mean)
    hooks = [norm.register_forward_pre_hook(measured) for norm in norms]
    d.eyes(looking.views([clips.draw(clips.clip("train", i)) for i in range(clips_seen)]))
    for hook in hooks:
        hook.remove()
    given = export_critic.example()
    expected = export_critic.Critic(d).eval()(*(given[n] for n in export_critic.TAKES))
    print("D apart from the shipped graph:", f"{export_critic.parity(shipped / 'critic.onnx', given, expected):.1e}", "at most")
    return d


def styles_of(shipped: Path, manifest: dict) -> Styles:
    """The brush network as it ships, and its styles' vectors."""
    styles = Styles()
    state = styles.state_dict()
    state.update({name: torch.from_numpy(v.copy()) for name, v in initializers(shipped / "brush.onnx").items() if name in state})
    state["vectors"] = torch.tensor([manifest["brush"]["styles"][name] for name in STYLES])
    styles.load_state_dict(state)
    return styles


def save(run: Path, g: Generator, heads: dict[str, nn.Module], setting: train_setting.Trained, look: Look, styles: Styles, critic: Discriminator, steps: dict[str, int],
         names: list[str]) -> None:
    """Every network's checkpoint as its training reads it, without an optimiser's memory."""
    keys = list(catalogue.KEYS)
    sprites, parts = (net.state_dict() for net in (g.set.painter, g.people.painter))
    made = {"reader": {"words": Tokenizer().words, "slots": train_reader.SLOTS, "net": g.ear.reader.state_dict(), "step": steps["reader"]},
            "directing": {"nets": {n: h.state_dict() for n, h in heads.items()}, "steps": {n: steps[n] for n in heads}, "step": steps["stage"]},
            "setting": {"keys": list(setting.keys), "names": names, "step": 0,
                        **{f"{n}{kind}": net.state_dict() for n, net in (("set", setting.set), ("light", setting.light)) for kind in ("", "_average")}},
            "sprites": {"keys": keys, "net": sprites, "average": sprites, "step": steps["sprites"], "game": steps["game"]},
            "parts": {"net": parts, "average": parts, "step": steps["parts"]},
            "brush": {"net": styles.state_dict(), "average": styles.state_dict(), "step": steps["brush"]},
            "discriminator": {"words": Tokenizer().words, "net": critic.state_dict(), "average": critic.state_dict(), "step": steps["discriminator"]},
            "look": {"net": look.state_dict(), "average": look.state_dict(), "step": steps["look"]},
            "sizes": {"keys": keys, "net": g.set.sizes.state_dict()}}
    judge, step = kept(WEIGHTS / "judge.npz")
    made["judge"] = {"values": train_judge.VALUES, "net": judge, "average": judge, "step": step}
    run.mkdir(parents=True, exist_ok=True)
    for name, checkpoint in made.items():
        torch.save(checkpoint, run / f"{name}.pt")


def restored(shipped: Path, run: Path) -> None:
    """Makes every checkpoint of a run from what ships, and says how far what comes out of it lies apart."""
    meanings = json.loads((shipped / "golden" / "meanings.json").read_text("utf8"))
    g, heads, setting = untrained(meanings)
    with tempfile.TemporaryDirectory() as place:
        missing = refill(g, shipped, Path(place))
        print("not in the graph, begun anew:", ", ".join(missing) or "nothing")
        critic = critic_of(shipped, Path(place))
        apart = parity(g, shipped, Path(place), list(PROMPTS[:4]), [1])
    print("apart from the shipped graph:", f"{max(apart.values()):.1e}", "at most")
    manifest = json.loads((shipped / "model.json").read_text("utf8"))
    save(run, g, heads, setting, look_of(shipped), styles_of(shipped, manifest), critic, manifest["trained_steps"], meanings["names"])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--from", dest="shipped", type=Path, default=SHIPPED)
    p.add_argument("--run", type=Path, default=RUN)
    o = p.parse_args()
    torch.set_num_threads(1)
    there = [f.name for f in o.run.glob("*.pt")]
    if there:
        raise SystemExit(f"{o.run} already holds {', '.join(sorted(there))}: move them away to begin from the weights that ship.")
    restored(o.shipped, o.run)


if __name__ == "__main__":
    main()
