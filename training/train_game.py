"""The game: D's verdict on composed frames goes back to the painters, and to nothing else of G: `python3 train_game.py --minutes 60`.

    python3 train_game.py --minutes 60      # from runs/second/{sprites,parts,discriminator}.pt, or on from game.pt
    python3 train_game.py --apply           # puts the averaged painters into sprites.pt and parts.pt (what was there goes to *.before.pt)

Each step G says and paints one shot; shotloom_model/twin.py composes it (the very graphs that ship, so what D objects to is what a viewer would
see); G's painters descend the non-saturating loss, softplus(-genuine) + softplus(-match). D learns from the same shot against one that the drawn world's
own tensors were composed to, with lazy R1. Beside the game stand reconstruction terms, the painters' own losses on drawn maps: `reconstruction sprites`
and `reconstruction parts` in the log. The game's gradient is scaled to a fixed share of theirs, because theirs says what is right and it only what looks wrong.
"""
from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Iterable
from unittest.mock import patch

import numpy as np
import torch
import torch.nn.functional as F

from course import RUN, Average, Course
import export
import train_discriminator
import train_parts
import train_sprites
from shotloom_model import clips, gathering, views
from shotloom_model.clips import Clip, Pool
from shotloom_model.discriminator import Discriminator
from shotloom_model.generator import Generator
from shotloom_model.layout import CLASSES, INPUTS
from shotloom_model.painter import cover_loss, full_cover
from shotloom_model.parts import PartPainter
from shotloom_model.running import request
from shotloom_model.sprites import SpritePainter
from shotloom_model.stage_inputs import inputs_of
from shotloom_model.twin import Compositor, shot_tensors
from shotloom_model.views import Views
from shotloom_world import catalogue
from shotloom_world.sheet import MOST_CLASSES, region_map
from shotloom_world.staging import stage
from train_discriminator import Sayer

WIDE, HIGH = 256, 144
SPRITES = {"small": 12, "large": 8, "strip": 8}         # of a step of reconstruction
SHARE = .3                       # of the reconstruction's gradient, by length: the game's
RATE, D_RATE = 1e-4, 2e-4
KNOWN = 96                       # genuine films kept, and every so many steps a new one
NEW_EVERY, NAMED_EVERY = 3, 6
SEEDS_APART = 1_000_003

def soft_shares(logits: torch.Tensor) -> torch.Tensor:
    """gathering.as_shares with a gradient: whole numbers 0..255 as floats, rounding passed by."""
    shares = torch.softmax(logits if len(logits) else logits.detach(), 1) * 255
    shares = shares + (torch.floor(shares.detach() + .5) - shares.detach())
    missing = CLASSES - logits.shape[1]
    return shares if missing == 0 else torch.cat([shares, torch.zeros_like(shares[:, :1]).expand(-1, missing, -1, -1)], 1)


class Game:
    def __init__(self, g: Generator, d: Discriminator):
        self.g, self.d = g, d
        self.compositor, self.sayer = Compositor(WIDE, HIGH), Sayer()
        self.painters = {name: next(m for m in g.modules() if isinstance(m, kind)) for name, kind in (("sprites", SpritePainter), ("parts", PartPainter))}
        for p in g.parameters():
            p.requires_grad_(False)
        self.played = [p for net in self.painters.values() for name, p in net.named_parameters() if not name.startswith("numbers")]
        for p in self.played:
            p.requires_grad_(True)
        self.genuine: list[Views] = []

    def _look(self, shot: dict[str, torch.Tensor], seconds: float) -> Views:
        s, looks = torch.tensor([seconds]), list(views.LOOKS)
        film = self.compositor.film({n: shot[n] for n in INPUTS}, views.moments(s)[0][looks].tolist(), seconds)
        given = {n: shot[n].detach()[None] for n in (*views.TENSORS, *views.MOVING)}
        return views.look(film[None], views.squares(given, s)[:, :, looks], views.faces(given, s)[:, :, looks])

    def painted(self, c: Clip, caption: tuple[torch.Tensor, torch.Tensor]) -> Views:
        noise = {n: torch.from_numpy(getattr(c.noise, n))[None] for n in ("place", "shot", "first", "second")}
        asked = {**request(self.sayer.tokenizer, "", 0, c.seconds), "ids": caption[0], "language": caption[1], **noise}
        with patch.object(gathering, "as_shares", soft_shares):
            out = self.g(**asked)
        return self._look({n: v.float() for n, v in out.items()}, c.seconds)

    @torch.no_grad()
    def drawn(self, c: Clip) -> Views:
        return self._look(shot_tensors(inputs_of(stage(c.shot, c.noise), c.seconds)), c.seconds)

    def films(self, n: int, rnd: random.Random) -> tuple[Views, Views, tuple[torch.Tensor, torch.Tensor]]:
        """A painted and a drawn film, and the painted one's caption."""
        c = clips.clip("game", n)
        ids, language, _ = self.sayer.say([c.shot], rnd, True)
        if n % NEW_EVERY == 0 or not self.genuine:
            self.genuine.append(self.drawn(c))
            self.genuine = self.genuine[-KNOWN:]
        return self.painted(c, (ids, language)), rnd.choice(self.genuine), (ids, language)


def length(gradients: Iterable[torch.Tensor]) -> torch.Tensor:
    return torch.sqrt(sum((g ** 2).sum() for g in gradients) + 1e-20)


def drawn_sprites(rnd: random.Random, forms: list[tuple[str, tuple[float, ...]]]) -> tuple[str, dict[str, torch.Tensor]]:
    """A few sprites of one grain as the world draws them: keys, variants and covers."""
    first = catalogue.sprite(*rnd.choice(forms))
    keys, variants, covers = [], [], []
    while len(keys) < SPRITES[first.grain]:
        key, variant = rnd.choice(forms)
        sprite = catalogue.sprite(key, variant)
        if sprite.grain == first.grain:
            cover = region_map(sprite)
            maps = np.zeros((MOST_CLASSES, *cover.shape[1:]), np.uint8)
            maps[:len(cover)] = cover
            keys.append(catalogue.KEYS.index(key))
            variants.append(variant)
            covers.append(maps)
    return first.grain, {"key": torch.tensor(keys), "variant": torch.tensor(variants), "cover": full_cover(torch.from_numpy(np.stack(covers)))}


def reconstruction(game: Game, forms: list[tuple[str, tuple[float, ...]]], rnd: random.Random, n: int) -> dict[str, torch.Tensor]:
    """The painters' own loss on drawn maps, each on one grain."""
    sprites, parts = game.painters["sprites"], game.painters["parts"]
    grain, b = drawn_sprites(rnd, forms)
    made = sprites.painter(sprites.condition(sprites.embed(b["key"]), b["variant"]), grain)
    of_parts = ("small", "large")[n % 2]
    p = {k: v[:10] for k, v in train_parts.drawn(rnd, of_parts, False).items()}
    return {"reconstruction sprites": cover_loss(made, b["cover"]), "reconstruction parts": cover_loss(parts(p["part"], p["identity"], p["view"], of_parts), p["cover"])}


def reconstruct(game: Game, optimiser: torch.optim.Optimizer, forms: list[tuple[str, tuple[float, ...]]], n: int, seed: int = 0) -> dict[str, float]:
    """A step of the painters without D: what is left of `step` when the game is taken away."""
    terms = reconstruction(game, forms, random.Random(7_000_003 + n + seed * SEEDS_APART), n)
    for p, g in zip(game.played, torch.autograd.grad(sum(terms.values()), game.played, allow_unused=True)):
        p.grad = torch.zeros_like(p) if g is None else g
    torch.nn.utils.clip_grad_norm_(game.played, 2.)
    optimiser.step()
    return {k: float(v) for k, v in terms.items()}


def step(game: Game, optimisers: dict[str, torch.optim.Optimizer], forms: list[tuple[str, tuple[float, ...]]], pools: dict[str, Pool], n: int, seed: int = 0) -> dict[str, float]:
    rnd = random.Random(7_000_003 + n + seed * SEEDS_APART)
    torch.manual_seed(n)
    game.d.requires_grad_(False)
    fake, true, (ids, language) = game.films(n + seed * SEEDS_APART, rnd)
    game.d.eval()
    verdict, match = game.d.genuine(fake).float(), game.d.match(game.d.see(fake), game.d.hear(ids, language))
    game.d.train()
    adversarial = F.softplus(-verdict).mean() + .5 * F.softplus(-match).mean()
    grads = torch.autograd.grad(adversarial, game.played, allow_unused=True)
    grads = [torch.zeros_like(p) if g is None else g for g, p in zip(grads, game.played)]
    terms = reconstruction(game, forms, rnd, n)
    own = torch.autograd.grad(sum(terms.values()), game.played, allow_unused=True)
    own = [torch.zeros_like(p) if g is None else g for g, p in zip(own, game.played)]
    scale = SHARE * length(own) / length(grads).clamp(min=1e-12)
    for p, a, b in zip(game.played, own, grads):
        p.grad = a + b * scale
    torch.nn.utils.clip_grad_norm_(game.played, 2.)
    optimisers["painters"].step()

    game.d.requires_grad_(True)
    noise = rnd.choice((0., .01, .02))
    both = Views(*(torch.cat([a.detach(), b]) for a, b in zip(fake, true)))
    both = both._replace(**{name: getattr(both, name) + noise * torch.randn_like(getattr(both, name)) for name in train_discriminator.COLOURED})
    verdicts = game.d.genuine(both).float()
    loss = F.softplus(verdicts[0]) + F.softplus(-verdicts[1])
    out = {"adversarial": adversarial, **terms, "genuine": loss, "p_painted": verdicts[0].sigmoid(), "p_drawn": verdicts[1].sigmoid(), "p_match": match.sigmoid().mean(), "scale": scale,
           "_moved": length(grads)}
    if n % train_discriminator.R1_EVERY == 0:
        out["r1"] = train_discriminator.penalty(game.d, true)
        loss = loss + out["r1"]
    if n % NAMED_EVERY == 0:        # what D knows of words it must not forget
        named = train_discriminator.step(game.d, pools, game.sayer, rnd, n)
        loss = loss + sum(v for k, v in named.items() if not k.startswith("_"))
        out["p_ranked"] = named["_ranked"]
    optimisers["d"].zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(game.d.parameters(), 5.)
    optimisers["d"].step()
    return {k.strip("_"): float(v) for k, v in out.items()}


def apply(checkpoint: Path) -> None:
    c = torch.load(checkpoint)
    for name in ("sprites", "parts"):
        path = RUN / f"{name}.pt"
        own = torch.load(path)
        torch.save(own, path.with_suffix(".before.pt"))
        for kind in ("average", "net"):
            own[kind] = {**own[kind], **{k: v for k, v in c["average"][name].items() if k in own[kind] and v.shape == own[kind][k].shape}}
        own["game"] = c["step"]
        torch.save(own, path)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--apply", action="store_true")
    o = p.parse_args()
    checkpoint = RUN / "game.pt"
    if o.apply:
        apply(checkpoint)
        return
    torch.set_num_threads(1)
    g, _ = export.load(RUN)
    d = train_discriminator.load()
    game = Game(g, d)
    optimisers = {"painters": torch.optim.Adam(game.played, RATE, (.5, .99)), "d": torch.optim.Adam(d.parameters(), D_RATE, (.5, .99))}
    done, kept = 0, {}
    if checkpoint.exists():
        c = torch.load(checkpoint)
        done, kept = c["step"], c["average"]
        for name, net in game.painters.items():
            net.load_state_dict(c["painters"][name])
        d.load_state_dict(c["d"])
        for name, optimiser in optimisers.items():
            optimiser.load_state_dict(c["optimisers"][name])
    averages = {name: Average(net, .995, kept.get(name)) for name, net in game.painters.items()}
    pools = {split: Pool(split) for split in train_discriminator.SHARES}
    forms = train_sprites.forms_shown()

    def state() -> dict[str, object]:
        return {"painters": {name: net.state_dict() for name, net in game.painters.items()}, "average": {name: a.weights for name, a in averages.items()}, "d": d.state_dict(),
                "words": game.sayer.tokenizer.words, "optimisers": {name: v.state_dict() for name, v in optimisers.items()}}

    course = Course(checkpoint, o.minutes, done, state, smooth=.95)
    for _ in course.paces():
        course.note(step(game, optimisers, forms, pools, course.step))
        for average in averages.values():
            average.follow(course.step)
        if course.every(10):
            course.log()


if __name__ == "__main__":
    main()
